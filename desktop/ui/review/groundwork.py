"""A review → what its page shows of both documents before anybody does anything; may be made in any thread."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.core.model.review import Side
from desktop.services.review import ReviewSession
from desktop.ui.qtext import Positions
from desktop.ui.review.marks import Segment, draft_marks, reference_marks, segments
from desktop.ui.review.typesetting import Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class Text:
    """A document as a pane sets it."""

    side: Side
    positions: Positions
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Groundwork:
    """By side, "reference" and "draft": the text and what is marked in it."""

    texts: Mapping[str, Text]
    segments: Mapping[str, tuple[Segment, ...]]


def groundwork(session: ReviewSession) -> Groundwork:
    """Takes half a second for thousands of clauses: for the thread that compared, not for the one that paints."""
    comparison = session.comparison
    made = {"reference": segments(reference_marks(comparison)), "draft": segments(draft_marks(comparison))}
    return Groundwork({"reference": _text(comparison.reference), "draft": _text(comparison.draft)}, made)


def _text(side: Side) -> Text:
    positions = Positions(side.document.text)
    return Text(side, positions, paragraphs(side, positions))
