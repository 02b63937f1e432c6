"""时限: the task's dates and periods against the draft's."""

from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.task import Deadline

RULE = "deadline"


def deadline(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each deadline that is gone or later in the draft."""
    offered = [limit for passage in pair.around for limit in passage.deadlines]
    found = []
    for asked in pair.task.deadlines:
        if any(_keeps(asked, given) for given in offered):
            continue
        words = pair.reference_words(asked.span)
        later = [given for given in offered if (given.year is None) == (asked.year is None)]
        if not later:
            message = Message.of("finding.deadline_lost", reference=words)
            found.append(Finding(Dimension.DEADLINE, Severity.MEDIUM, asked.span, None, RULE, message))
            continue
        draft = "".join(pair.draft.quote(later[0].span).split())
        message = Message.of("finding.deadline_later", reference=words, draft=draft)
        found.append(Finding(Dimension.DEADLINE, Severity.HIGH, asked.span, later[0].span, RULE, message))
    return tuple(found)


def _keeps(asked: Deadline, given: Deadline) -> bool:
    if asked.year is not None and given.year is not None:
        return given.year <= asked.year
    if asked.years is not None and given.years is not None:
        return given.years <= asked.years + 1e-9
    return asked.year is None and asked.years is None and given.year is None and given.years is None
