"""A comparison → which stretch of each document is drawn how, and which tasks it stands for. No Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from desktop.core.model.finding import Judgement
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.services.filtering import STRENGTHENED
from desktop.ui.models.looks import ADDITION, look
from desktop.ui.review.spot import Spot

# Where several tasks meet in one stretch, the one that needs the drafter shows: first in this order.
RANK = {
    look: rank for rank, look in enumerate(("missing", "weakened", STRENGTHENED, "covered", "not_applicable", ADDITION))
}


NEAR = 2000  # characters: changes this close are made anew together


@dataclass(frozen=True, slots=True)
class Mark:
    """`span` is drawn as `look` (a verdict's value, "strengthened" or "addition"), for `task` ("" for an addition)."""

    span: Span
    look: str
    task: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that is drawn one way: `look`, and every task it stands for, the one to select first in front."""

    span: Span
    look: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What the selected task adds: its passages, in them words that are lost, replace lost ones, or go further.

    spot: where a missing one would go.
    """

    passages: tuple[Span, ...] = ()
    lost: tuple[Span, ...] = ()
    softened: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    look: str = ""
    spot: Spot | None = None


def reference_marks(comparison: Comparison, within: Span | None = None) -> tuple[Mark, ...]:
    """One mark for each task of the reference; `within`: only those that share a character with it."""
    return tuple(
        Mark(judgement.task.span, look(judgement), judgement.task.id)
        for judgement in comparison.judgements
        if within is None or judgement.task.span.overlaps(within)
    )


def draft_marks(comparison: Comparison, within: Span | None = None) -> tuple[Mark, ...]:
    """One mark for each passage that carries a task, and one for each addition; `within`: only those that meet it."""
    carried = tuple(
        Mark(evidence.span, look(judgement), judgement.task.id)
        for judgement in comparison.judgements
        for evidence in judgement.evidence
        if within is None or evidence.span.overlaps(within)
    )
    added = (one.span for one in comparison.additions if within is None or one.span.overlaps(within))
    return carried + tuple(Mark(span, ADDITION, "") for span in added)


def segments(marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """Marks that may overlap → stretches in document order that do not.

    A sentence that carries a covered and a weakened task is one weakened stretch that names both.
    """
    kept = [mark for mark in marks if len(mark.span)]
    borders = sorted({border for mark in kept for border in (mark.span.start, mark.span.end)})
    starting = sorted(kept, key=lambda mark: (mark.span.start, mark.span.end))
    result: list[Segment] = []
    active: list[Mark] = []
    following = 0
    for start, end in pairwise(borders):
        active = [mark for mark in active if mark.span.end > start]
        while following < len(starting) and starting[following].span.start <= start:
            active.append(starting[following])
            following += 1
        if not active:
            continue
        ranked = sorted(active, key=lambda mark: RANK[mark.look])
        piece = Segment(Span(start, end), ranked[0].look, tuple(dict.fromkeys(m.task for m in ranked if m.task)))
        last = result[-1] if result else None
        if last and last.span.end == start and (last.look, last.tasks) == (piece.look, piece.tasks):
            result[-1] = Segment(Span(last.span.start, end), piece.look, piece.tasks)
        else:
            result.append(piece)
    return tuple(result)


def segments_again(
    ordered: tuple[Segment, ...],
    before: Comparison,
    after: Comparison,
    marks: Callable[[Comparison, Span | None], tuple[Mark, ...]],
) -> tuple[Segment, ...]:
    """The segments `ordered` of a comparison, where some of its tasks are judged otherwise: only there made anew.

    marks: `reference_marks` or `draft_marks`.
    """
    pairs = zip(before.judgements, after.judgements, strict=True)
    changed = [one for pair in pairs if pair[0] is not pair[1] for one in pair]
    touched = [one.task.span for one in changed] if marks is reference_marks else []
    if marks is draft_marks:
        touched = [evidence.span for one in changed for evidence in one.evidence]
        touched += [one.span for one in set(before.additions) ^ set(after.additions)]
    for span in _joined(touched):
        zone = span
        made: tuple[Mark, ...] = ()
        while True:  # no mark reaches beyond the stretch that is made anew
            made = marks(after, zone)
            old = (one.span for one in within(ordered, zone))
            wider = _hull([zone, *old, *(mark.span for mark in made)])
            if wider == zone:
                break
            zone = wider
        first = bisect_right(ordered, zone.start, key=lambda segment: segment.span.end)
        last = bisect_left(ordered, zone.end, key=lambda segment: segment.span.start)
        ordered = ordered[:first] + segments(made) + ordered[last:]
    return ordered


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Stretches that overlap or nearly touch as one: many changes at once are not gone through one by one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end + NEAR:
            result[-1] = _hull([result[-1], span])
        else:
            result.append(span)
    return result


def _hull(spans: list[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def segment_at(ordered: tuple[Segment, ...], index: int) -> Segment | None:
    """The segment that holds the character at `index`; None between segments."""
    place = bisect_right(ordered, index, key=lambda segment: segment.span.start) - 1
    if place < 0 or ordered[place].span.end <= index:
        return None
    return ordered[place]


def within(ordered: tuple[Segment, ...], seen: Span) -> tuple[Segment, ...]:
    """Those of the segments (in order, none overlapping another) that share a character with `seen`."""
    first = bisect_right(ordered, seen.start, key=lambda segment: segment.span.end)
    last = bisect_left(ordered, seen.end, key=lambda segment: segment.span.start)
    return ordered[first:last]


def reference_emphasis(judgement: Judgement) -> Emphasis:
    """The task's own words, and in them what a finding says was lost (a finding on the whole task strikes nothing)."""
    whole = judgement.task.span
    lost = tuple(finding.reference for finding in judgement.findings if 0 < len(finding.reference) < len(whole))
    return Emphasis(passages=(whole,), lost=lost, look=look(judgement))


def draft_emphasis(judgement: Judgement, where: Spot | None = None) -> Emphasis:
    """The passages that carry the task, in them the words that replace lost ones and the words that go further.

    where: what stands for them where there are none.
    """
    if not judgement.evidence:
        return Emphasis(look=look(judgement), spot=where)
    passages = tuple(evidence.span for evidence in judgement.evidence)
    in_place = (finding.draft for finding in judgement.findings if finding.draft is not None)
    softened = tuple(span for span in in_place if len(span) and span not in passages)
    return Emphasis(passages=passages, softened=softened, added=judgement.additions_to, look=look(judgement))
