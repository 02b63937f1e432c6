"""A comparison → which stretch of each document is drawn how, and which tasks it stands for. No Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from desktop.core.model.finding import Judgement
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.services.filtering import STRENGTHENED
from desktop.ui.models.looks import ADDITION, look

# Where several tasks meet in one stretch, the one that needs the drafter shows: first in this order.
RANK = {
    look: rank for rank, look in enumerate(("missing", "weakened", STRENGTHENED, "covered", "not_applicable", ADDITION))
}


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
    """What the selected task adds: its passages, in them words that are lost, replace lost ones, or go further."""

    passages: tuple[Span, ...] = ()
    lost: tuple[Span, ...] = ()
    softened: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    look: str = ""


def reference_marks(comparison: Comparison) -> tuple[Mark, ...]:
    """One mark for each task of the reference."""
    return tuple(Mark(judgement.task.span, look(judgement), judgement.task.id) for judgement in comparison.judgements)


def draft_marks(comparison: Comparison) -> tuple[Mark, ...]:
    """One mark for each passage that carries a task, and one for each addition."""
    carried = tuple(
        Mark(evidence.span, look(judgement), judgement.task.id)
        for judgement in comparison.judgements
        for evidence in judgement.evidence
    )
    return carried + tuple(Mark(addition.span, ADDITION, "") for addition in comparison.additions)


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


def draft_emphasis(judgement: Judgement) -> Emphasis:
    """The passages that carry the task, in them the words that replace lost ones and the words that go further."""
    passages = tuple(evidence.span for evidence in judgement.evidence)
    in_place = (finding.draft for finding in judgement.findings if finding.draft is not None)
    softened = tuple(span for span in in_place if len(span) and span not in passages)
    return Emphasis(passages=passages, softened=softened, added=judgement.additions_to, look=look(judgement))
