"""范围: a condition that the draft adds before whom a measure is for, which narrows it.

符合条件的人才 → 具有博士学位且符合条件的人才.
"""

import re

from desktop.core import resources
from desktop.core.checks.pair import Pair, pairs_of
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.text.flat import flat

RULE = "condition"


@resources.derived
def _conditions() -> re.Pattern[str]:
    return re.compile("|".join(resources.table("rules/verdict.toml")["condition"]["patterns"]))


def condition(pair: Pair) -> tuple[Finding, ...]:
    """At most one finding: the counterpart of a measure is bound to a condition that the task does not name."""
    alike = float(resources.table("rules/verdict.toml")["condition"]["alike"])
    task = flat(pair.reference.quote(pair.task.sentence))
    for core, _, other in pair.counterparts:
        wanted = pairs_of(pair.reference_words(core))
        if other is None or not wanted or len(wanted & other.pairs) < alike * len(wanted):
            continue
        sentence = next(p.sentence for p in pair.around if p.sentence.contains(other.span))
        for found in _conditions().finditer(flat(pair.draft.quote(sentence))):
            if found[0] not in task:
                message = Message.of("finding.condition_added", draft=found[0])
                return (Finding(Dimension.SCOPE, Severity.MEDIUM, core, other.span, RULE, message),)
    return ()
