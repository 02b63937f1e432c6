"""A review → what its page shows of both documents before anybody does anything; may be made in any thread."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.core.model.review import Side
from desktop.services.review import ReviewSession
from desktop.services.writing import edited_paragraphs
from desktop.ui.qtext import Positions
from desktop.ui.review.agenda import Agenda
from desktop.ui.review.marks import Segment, draft_marks, reference_marks, segments
from desktop.ui.review.typesetting import Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class Text:
    """A document as a pane sets it. edited: the numbers of the paragraphs that were written in."""

    side: Side
    positions: Positions
    paragraphs: tuple[Paragraph, ...]
    edited: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Groundwork:
    """By side, "reference" and "draft": the text and what is marked in it. agenda: the problems, all counted."""

    texts: Mapping[str, Text]
    segments: Mapping[str, tuple[Segment, ...]]
    agenda: Agenda


def groundwork(session: ReviewSession, before: Mapping[str, Text] | None = None) -> Groundwork:
    """Takes half a second for thousands of clauses: for the thread that compared, not for the one that paints.

    before: what is shown now; a document that is still the same is not set again.
    """
    comparison = session.comparison
    known = before or {}
    made = {"reference": segments(reference_marks(comparison)), "draft": segments(draft_marks(comparison))}
    sides = {"reference": comparison.reference, "draft": comparison.draft}
    agenda = Agenda(comparison, session.decisions)
    agenda.count()
    return Groundwork({name: _text(side, known.get(name)) for name, side in sides.items()}, made, agenda)


def _text(side: Side, known: Text | None) -> Text:
    if known is not None and known.side is side:
        return known
    positions = Positions(side.document.text)
    return Text(side, positions, paragraphs(side, positions), edited_paragraphs(side.document))
