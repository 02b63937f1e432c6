"""力度: the strength word of the task against that of the passage which carries it.

全面推行 → 探索 is a loss; 必须 → 应当 is none (立法技术规范（试行）（一）); the same word on both sides is none.
"""

from desktop.core import resources
from desktop.core.checks.pair import Pair, flat
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message

RULE = "modality"


def modality(pair: Pair) -> tuple[Finding, ...]:
    """At most one finding: the draft's strongest passage is weaker than the task by the rule's drop or more."""
    asked = pair.task.strength
    best = max(pair.passages, key=lambda passage: passage.strength.tier)
    fall = asked.tier - best.strength.tier
    if fall < float(resources.table("rules/verdict.toml")["modality"]["drop"]):
        return ()
    word, given = flat(pair.reference.quote(asked.span)), flat(pair.draft.quote(best.strength.span))
    if not word or not given or (word in given and len(word) > 1):
        return ()
    message = Message.of("finding.modality", reference=word, draft=given)
    severity = Severity.HIGH if asked.tier >= 5 else Severity.MEDIUM
    return (Finding(Dimension.MODALITY, severity, asked.span, best.strength.span, RULE, message),)
