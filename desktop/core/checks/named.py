"""范围: a name in quotation marks (“新八级工”) that the draft says nowhere.

The upper document quotes what it wants taken up under that very name; a measure without it is a narrower one.
"""

import re

from desktop.core.checks.pair import Pair, pairs_of
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span

RULE = "named"
_QUOTED = re.compile(r"“(?P<name>[^“”，。；]{2,16})”")


def named(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each quoted name of the task of which hardly a pair of characters stands in the evidence."""
    text = pair.reference.document.text
    found = []
    for quoted in _QUOTED.finditer(text, pair.task.span.start, pair.task.span.end):
        place = Span(quoted.start("name"), quoted.end("name"))
        words = pair.reference_words(place)
        pairs = pairs_of(words)
        said = sum(two in pair.said for two in pairs)
        if words not in pair.whole and 2 * said < len(pairs):
            message = Message.of("finding.named_lost", reference=words)
            found.append(Finding(Dimension.SCOPE, Severity.MEDIUM, place, None, RULE, message))
    return tuple(found)
