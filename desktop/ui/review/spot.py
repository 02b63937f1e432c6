"""A missing task → the place in the draft that the eye is led to: where a proposal for it would go. No Qt."""

from dataclasses import dataclass
from enum import Enum, auto

from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.writers.place import Standing, paragraph_at, place


class Edge(Enum):
    """On which side of its character the words would stand."""

    BEHIND = auto()
    BEFORE = auto()
    BELOW = auto()  # as a paragraph of their own


@dataclass(frozen=True, slots=True)
class Spot:
    """character: one of the draft, as a span; the words would stand at that `edge` of it."""

    character: Span
    edge: Edge


def spot(comparison: Comparison, judgement: Judgement) -> Spot | None:
    """Where the task would go; None for any that is not missing, or has no place."""
    if judgement.verdict is not Verdict.MISSING:
        return None
    found = place(comparison, judgement)
    if found is None:
        return None
    draft = comparison.draft
    paragraph = draft.document.paragraphs[paragraph_at(draft, found.at)].span
    if found.standing is not Standing.INSIDE:
        return Spot(Span(max(paragraph.start, paragraph.end - 1), paragraph.end), Edge.BELOW)
    if found.at > paragraph.start:
        return Spot(Span(found.at - 1, found.at), Edge.BEHIND)
    return Spot(Span(found.at, min(found.at + 1, paragraph.end)), Edge.BEFORE)
