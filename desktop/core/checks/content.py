"""举措·范围: what of a weakened task is not found again, where no other rule names it."""

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span

RULE = "content"


def content(pair: Pair) -> tuple[Finding, ...]:
    """One finding: the measure whose weightiest words the evidence does not say.

    举措 where hardly a word of it is kept or the words it ends on (its object) are not found, else 范围.
    """
    met = [max(values) for values in zip(*(candidate.met for candidate in pair.carried), strict=True)]
    lost = [(term.weight * (1 - value), term, value) for term, value in zip(pair.match.terms, met, strict=True)]
    if not lost:
        return ()
    heaviest = max(lost, key=lambda entry: (entry[0], -entry[1].span.start))[1]
    around = next((core for core in pair.task.core if core.contains(heaviest.span)), pair.task.parts[heaviest.part])
    inside = [(term, value) for _, term, value in lost if around.contains(term.span)]
    gone = pair.kept(around) < resources.table("rules/verdict.toml")["measure"]["lost"]
    dimension = Dimension.MEASURE if gone or (inside and inside[-1][1] < 0.5) else Dimension.SCOPE
    place = Span(min(around.start, heaviest.span.start), max(around.end, heaviest.span.end))
    message = Message.of("finding.content_lost", reference=pair.reference_words(heaviest.span))
    return (Finding(dimension, Severity.MEDIUM, place, None, RULE, message),)
