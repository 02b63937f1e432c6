"""范围: a name in quotation marks (“新八级工”) that the draft says nowhere.

The upper document quotes what it wants taken up under that very name; a measure without it is a narrower one. In a
sentence that the draft writes afresh that goes for what is to be done alone: not for the ways (通过“请进来”等方式,
按照“谁执法谁公示”的原则), what is to be shunned (不搞“一刀切”), nor the theme that the reference names all along.
"""

import re

from desktop.core import resources
from desktop.core.checks.pair import Pair, pairs_of
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span

RULE = "named"
_QUOTED = re.compile(r"“(?P<name>[^“”，。；]{2,16})”")


def named(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each quoted name of the task of which hardly a pair of characters stands in the evidence."""
    text = pair.reference.document.text
    rules = resources.table("rules/verdict.toml")["named"]
    copies = pair.taken_over >= rules["taken_over"]
    found = []
    for quoted in _QUOTED.finditer(text, pair.task.span.start, pair.task.span.end):
        place = Span(quoted.start("name"), quoted.end("name"))
        words = pair.reference_words(place)
        if not copies and not _is_asked_for(pair, place, words):
            continue
        pairs = pairs_of(words)
        said = sum(two in pair.said for two in pairs)
        if words not in pair.whole and 2 * said < len(pairs):
            message = Message.of("finding.named_lost", reference=words)
            found.append(Finding(Dimension.SCOPE, Severity.MEDIUM, place, None, RULE, message))
    return tuple(found)


def _is_asked_for(pair: Pair, name: Span, words: str) -> bool:
    """Whether the name is what the task wants done, in one place of the reference."""
    rules = resources.table("rules/verdict.toml")["named"]
    before = pair.reference.document.text[: name.start - 1]
    shunned = any(before.endswith(word) for word in rules["shunned"])
    own = any(core.contains(name) for core in pair.task.core)
    return own and not shunned and pair.reference.flat.count(f"“{words}”") < rules["theme"]
