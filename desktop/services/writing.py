"""A review whose draft is being written in → the review of its present state, quickly; and taking up a proposal."""

import threading
from collections.abc import Iterable, Sequence

from desktop.core.model.document import Document
from desktop.core.model.edit import Edit
from desktop.core.model.project import Project
from desktop.core.model.review import Side
from desktop.core.progress import Progress
from desktop.core.writers.proposed_clause import ProposedChange
from desktop.services import cutting
from desktop.services.editing import as_read, edited, written
from desktop.services.live import LiveComparison
from desktop.services.review import ReviewSession, with_edits


class Writing:
    """Keeps the comparison that follows; may be asked from any thread, one at a time."""

    def __init__(self, parsed: Side, draft: Side) -> None:
        """parsed: the reference as the machine cut it. draft: in the state that is under review."""
        self._parsed = parsed
        self._draft = draft
        self._live: LiveComparison | None = None
        self._lock = threading.Lock()

    def prepare(self, project: Project, progress: Progress) -> None:
        """Compare the whole, so that the next change is followed at once. Raises Cancelled."""
        with self._lock:
            self._begun(project, progress)

    def followed(self, project: Project, progress: Progress) -> ReviewSession:
        """The review in the state of the project: only what its last change touches is judged again."""
        with self._lock:
            live = self._begun(project, progress)
            comparison = live.follow(with_edits(live.draft, project.edits))
            return ReviewSession(comparison, project, parsed=self._parsed)

    def anew(self, project: Project, progress: Progress) -> ReviewSession:
        """The review in the state of the project, the whole compared anew; what follows, follows from there.

        Raises Cancelled.
        """
        with self._lock:
            before = self._live.draft if self._live is not None else self._draft
            reference = cutting.recut(self._parsed, project.corrections).side
            live = LiveComparison(reference, with_edits(before, project.edits), progress)
            self._live = live
            return ReviewSession(live.comparison, project, parsed=self._parsed)

    def _begun(self, project: Project, progress: Progress) -> LiveComparison:
        if self._live is None:
            reference = cutting.recut(self._parsed, project.corrections).side
            self._live = LiveComparison(reference, self._draft, progress)
        return self._live


def taken_up(
    document: Document, edits: Sequence[Edit], changes: Iterable[ProposedChange], *, source: str
) -> tuple[Edit, ...]:
    """The edits with a proposal among them. document: the draft in the state of these edits. source: what it is."""
    original = as_read(document)
    made = tuple(edits)
    for change in sorted(changes, key=lambda one: -one.paragraph):  # from the end: the numbers before stay
        made = written(edited(original, made).document, made, change.paragraph, change.lines, source=source)
    return made


def edited_paragraphs(document: Document) -> frozenset[int]:
    """The numbers of the paragraphs of an edited copy that say something else than was read."""
    original = document.original
    if original is None:
        return frozenset()
    return frozenset(
        number
        for number, (paragraph, home) in enumerate(zip(document.paragraphs, document.homes, strict=True))
        if paragraph.span.of(document.text) != original.paragraphs[home].span.of(original.text)
    )
