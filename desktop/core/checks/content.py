"""举措·范围: what of a weakened task is not found again, where no other rule names it."""

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.alignment import Term
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.text.phrase import phrase

RULE = "content"
# Below this a word is rather not said than said.
HALF = 0.5


def content(pair: Pair) -> tuple[Finding, ...]:
    """Up to two findings: what weighs most of what the evidence does not say, and what weighs most of the other kind.

    举措: the word a measure ends on (its object), or any word of a measure of which hardly a word is kept.
    范围: what says more closely of which kind, for whom, where.
    """
    rules = resources.table("rules/verdict.toml")
    met = [max(values) for values in zip(*(candidate.met for candidate in pair.carried), strict=True)]
    lost = sorted(
        ((term.weight * (1 - value), term) for term, value in zip(pair.match.terms, met, strict=True)),
        key=lambda entry: (-entry[0], entry[1].span.start),
    )
    if not lost:
        return ()
    objects = _objects(pair)
    gone = {core for core in pair.task.core if pair.kept(core) < rules["measure"]["lost"]}
    heaviest = lost[0][1]
    inside = [
        value for term, value in zip(pair.match.terms, met, strict=True) if _around(pair, heaviest).contains(term.span)
    ]
    measure = _around(pair, heaviest) in gone or (inside and inside[-1] < HALF)
    first = Dimension.MEASURE if measure else Dimension.SCOPE
    named = _named(pair, heaviest)
    found = _finding(pair, heaviest, first, named)
    for weight, term in lost[1:]:
        kind = Dimension.MEASURE if term.span in objects else Dimension.SCOPE
        if weight < rules["content"]["second"] * lost[0][0]:
            break
        if kind is not first and not (other := _named(pair, term)).overlaps(named):  # one phrase is not said twice
            return (found, _finding(pair, term, kind, other))
    return (found,)


def _objects(pair: Pair) -> set[Span]:
    """The last word of each measure of the task."""
    inside = [[term.span for term in pair.match.terms if core.contains(term.span)] for core in pair.task.core]
    return {spans[-1] for spans in inside if spans}


def _around(pair: Pair, term: Term) -> Span:
    return next((core for core in pair.task.core if core.contains(term.span)), pair.task.parts[term.part])


def _place(pair: Pair, term: Term) -> Span:
    """The measure or part of the task that a word stands in."""
    around = _around(pair, term)
    return Span(min(around.start, term.span.start), max(around.end, term.span.end))


def _named(pair: Pair, term: Term) -> Span:
    """The phrase by which a lost word is named."""
    place = _place(pair, term)
    start, end = phrase(pair.reference.quote(place), term.span.start - place.start, term.span.end - place.start)
    return Span(place.start + start, place.start + end)


def _finding(pair: Pair, term: Term, dimension: Dimension, named: Span) -> Finding:
    message = Message.of("finding.content_lost", reference=pair.reference_words(named))
    return Finding(dimension, Severity.MEDIUM, _place(pair, term), None, RULE, message)
