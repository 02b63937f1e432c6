"""责任单位: the units that the reference names for a task against those of the draft.

省教育厅 stands for 教育部 at its own level: only the field of a unit counts, not its level.
"""

import re

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message

RULE = "responsibility"
# 市场监管 is no level.
_LEVEL = re.compile(
    r"^(?:国务院|国家|中央|中共中央|中共|全国|自治区党委|自治区|省党委|省委|省|市党委|市委|市(?!场)|县党委|县委|县|区党委|区委|区|州|党委)"
)
_ENDING = re.compile(r"(?:委员会|办公室|部门|总局|厅|局|部|委|办|署|院)$")


def responsibility(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each unit of the task that no passage of the evidence names, where the draft names most of them.

    A local plan that shares the work out anew (农业农村部、文化和旅游部 → 市文旅局) has dropped nobody.
    """
    given = {field_of(owner.name) for passage in pair.passages for owner in passage.owners}
    lost = [owner for owner in pair.task.owners if field_of(owner.name) not in given]
    least = float(resources.table("rules/verdict.toml")["responsibility"]["kept"])
    if not given or len(pair.task.owners) - len(lost) < least * len(pair.task.owners):
        return ()
    return tuple(
        Finding(
            Dimension.RESPONSIBILITY,
            Severity.MEDIUM,
            owner.span,
            None,
            RULE,
            Message.of("finding.responsibility_lost", reference=owner.name),
        )
        for owner in lost
    )


def field_of(name: str) -> str:
    """A unit's field without level and kind of body: 省发展改革委 → 发展改革, 教育部 → 教育."""
    short = _LEVEL.sub("", re.sub(r"[（(].*?[）)]", "", name).strip())
    return _ENDING.sub("", short) or short
