"""The name of a responsible unit → what it is responsible for, whatever its level."""

import re

# 市场监管 is no level.
_LEVEL = re.compile(
    r"^(?:国务院|国家|中央|中共中央|中共|全国|自治区党委|自治区|省党委|省委|省|市党委|市委|市(?!场)|县党委|县委|县|区党委|区委|区|州|党委)"
)
_ENDING = re.compile(r"(?:委员会|办公室|部门|总局|厅|局|部|委|办|署|院)$")


def field_of(name: str) -> str:
    """A unit's field without level and kind of body: 省发展改革委 → 发展改革, 教育部 → 教育."""
    short = _LEVEL.sub("", re.sub(r"[（(].*?[）)]", "", name).strip())
    return _ENDING.sub("", short) or short
