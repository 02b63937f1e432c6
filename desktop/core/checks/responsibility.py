"""责任单位: the units that the reference names for a task against those of the draft.

省教育厅 stands for 教育部 at its own level: only the field of a unit counts, not its level.
"""

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.text.units import field_of

RULE = "responsibility"


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
