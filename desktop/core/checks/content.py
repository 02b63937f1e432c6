"""举措·范围: what of a weakened task is not found again, where no other rule names it."""

from collections.abc import Sequence

from desktop.core import resources
from desktop.core.checks.pair import Pair, flat
from desktop.core.model.alignment import Term
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.text.segment import words

RULE = "content"
# Below this a word is rather not said than said.
HALF = 0.5
# A lost word is named with what it belongs to, so that one can say it in a meeting: 基本 → 基本职业培训包.
LONGEST, SHORT = 12, 3


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
    found = [_finding(pair, heaviest, first)]
    for weight, term in lost[1:]:
        kind = Dimension.MEASURE if term.span in objects else Dimension.SCOPE
        if weight >= rules["content"]["second"] * lost[0][0] and kind is not first:
            return (*found, _finding(pair, term, kind))
    return tuple(found)


def _objects(pair: Pair) -> set[Span]:
    """The last word of each measure of the task."""
    inside = [[term.span for term in pair.match.terms if core.contains(term.span)] for core in pair.task.core]
    return {spans[-1] for spans in inside if spans}


def _around(pair: Pair, term: Term) -> Span:
    return next((core for core in pair.task.core if core.contains(term.span)), pair.task.parts[term.part])


def _finding(pair: Pair, term: Term, dimension: Dimension) -> Finding:
    around = _around(pair, term)
    place = Span(min(around.start, term.span.start), max(around.end, term.span.end))
    message = Message.of("finding.content_lost", reference=_phrase(pair, place, term.span))
    return Finding(dimension, Severity.MEDIUM, place, None, RULE, message)


def _phrase(pair: Pair, place: Span, term: Span) -> str:
    """The words at `term` with those behind them that belong to them; where that is short, with those before them."""
    before = words(pair.reference.quote(Span(place.start, term.start)))
    behind = words(pair.reference.quote(Span(term.end, place.end)))
    phrase = flat(pair.reference.quote(term))
    phrase += "".join(_tied(behind, LONGEST - len(phrase)))
    for word in _tied(before[::-1], LONGEST - len(phrase)):
        if len(phrase) >= SHORT and len(word) > 1:
            break
        phrase = word + phrase
    return phrase


def _tied(neighbours: Sequence[str], room: int) -> list[str]:
    """The neighbours up to a mark, a particle or the strength word of the next measure, `room` characters at most."""
    borders = {*resources.table("lexicon/particles.toml")["particles"]}
    borders.update(word for tier in resources.table("rules/modality.toml")["tier"] for word in tier["words"])
    taken: list[str] = []
    for word in neighbours:
        if word in borders or not word.isalnum() or len("".join(taken)) + len(word) > room:
            break
        taken.append(word)
    return taken
