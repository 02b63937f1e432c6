"""时限: the task's dates and periods against the draft's."""

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.task import Deadline
from desktop.core.text.flat import flat

RULE = "deadline"


def deadline(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each deadline that is gone or later in the draft.

    An earlier one keeps it, but not one that the reference's sentence gives beside it for something else:
    到2025年建成平台，到2027年推广经验 → 到2025年建成平台，推广经验 has lost 到2027年. What is done on the
    spot (当场) keeps any period, and a year that was over before the draft was issued cannot be kept by it.
    """
    if not pair.task.deadlines:
        return ()
    rules = resources.table("rules/verdict.toml")["deadline"]
    at_once = any(word in pair.said for word in rules["at_once"])
    issued = int((pair.draft.outline.front.date or "0")[:4])
    offered = [limit for passage in pair.around for limit in passage.deadlines]
    beside = [pair.reference.passages[at] for at in pair.reference.by_sentence[pair.task.sentence]]
    others = {(limit.year, limit.years) for passage in beside for limit in passage.deadlines}
    found = []
    for asked in pair.task.deadlines:
        if (at_once and asked.years is not None) or (asked.year is not None and asked.year < issued):
            continue
        taken = others - {(asked.year, asked.years)}
        if any(_reaches(asked, given) and (given.year, given.years) not in taken for given in offered):
            continue
        words = pair.reference_words(asked.span)
        later = [
            given for given in offered if (given.year is None) == (asked.year is None) and not _reaches(asked, given)
        ]
        if not later:
            message = Message.of("finding.deadline_lost", reference=words)
            found.append(Finding(Dimension.DEADLINE, Severity.MEDIUM, asked.span, None, RULE, message))
            continue
        draft = flat(pair.draft.quote(later[0].span))
        message = Message.of("finding.deadline_later", reference=words, draft=draft)
        found.append(Finding(Dimension.DEADLINE, Severity.HIGH, asked.span, later[0].span, RULE, message))
    return tuple(found)


def _reaches(asked: Deadline, given: Deadline) -> bool:
    """Whether a time of the draft is not later than the one asked for."""
    if asked.year is not None and given.year is not None:
        return given.year <= asked.year
    if asked.years is not None and given.years is not None:
        return given.years <= asked.years + 1e-9
    return asked.year is None and asked.years is None and given.year is None and given.years is None
