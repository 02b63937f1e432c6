"""The name of a responsible unit → what it is responsible for, whatever its level."""

import re

from desktop.core import resources

LEXICON = "lexicon/units.toml"
# 市场监管 is no level.
_LEVEL = re.compile(
    r"^(?:国务院|国家|中央|中共中央|中共|全国|自治区党委|自治区|省党委|省委|省|市党委|市委|市(?!场)|县党委|县委|县|区党委|区委|区|州|党委)"
)
_BRACKETED = re.compile(r"[（(〔].*?[）)〕]")
_ENDING = re.compile(r"(?:委员会|办公室|部门|总局|厅|局|部|委|办|署|院)$")


def field_of(name: str) -> str:
    """A unit's field without level and kind of body: 省发展改革委 → 发展改革, 教育部 → 教育."""
    short = _LEVEL.sub("", _BRACKETED.sub("", name).strip())
    return _ENDING.sub("", short) or short


def is_counted(name: str) -> bool:
    """Whether a unit has a counterpart of its own in every locality.

    False for governments, which are named by their level (各区县政府 → 各镇政府), and for bodies of one place.
    """
    level = resources.table(LEXICON)["level"]
    government = _BRACKETED.sub("", name).endswith("政府")  # 县〔市、区〕政府
    return not government and not any(word in name for word in (*level["government"], *level["only"]))


def fields_of(name: str) -> frozenset[str]:
    """All that a unit answers for: 文广旅局 for 文化和旅游 and for 广电; one that is not listed for its own name."""
    plain = name
    for written, short in resources.table(LEXICON)["level"]["written"]:  # 人民政府 has 民政 in it
        plain = plain.replace(written, short)
    fields = resources.table(LEXICON)["field"]
    found = {field for field, words in fields.items() if any(word in plain for word in words)}
    return frozenset(found or {field_of(name)})


def words_of(name: str) -> tuple[str, ...]:
    """The words by which a text may name a unit of one of the fields that are listed; none where it is of no such."""
    fields = resources.table(LEXICON)["field"]
    return tuple(word for field in sorted(fields_of(name)) for word in fields.get(field, ()))
