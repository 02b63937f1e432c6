"""举措: a coordinated measure of the task that the draft drops while it keeps another."""

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message

RULE = "measure"


def measure(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each part of the task whose words the evidence does not have."""
    if len(pair.task.parts) < 2:
        return ()
    rules = resources.table("rules/verdict.toml")["measure"]
    kept = [
        max(pair.match.coverage(candidate, part) for candidate in pair.carried) for part in range(len(pair.task.parts))
    ]
    if max(kept) < rules["kept"]:
        return ()
    found = []
    for part, share in zip(pair.task.parts, kept, strict=True):
        if share < rules["lost"]:
            message = Message.of("finding.measure_lost", reference=pair.reference_words(part))
            found.append(Finding(Dimension.MEASURE, Severity.HIGH, part, None, RULE, message))
    return tuple(found)
