"""One comparison under review: what is selected, filtered and sought. The panes listen to it and tell it clicks."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from desktop.core.model.finding import Evidence, Judgement, Verdict
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.ui.models.looks import kinds, named
from desktop.ui.review.marks import Segment, draft_marks, reference_marks, segment_at, segments
from desktop.ui.review.search import Hits, find

PROBLEMS = (Verdict.MISSING, Verdict.WEAKENED)
SIDES = ("reference", "draft")


class ReviewController(QObject):
    """Holds the state of the page; every change is told by one signal."""

    loaded = Signal()
    selected = Signal()
    filtered = Signal()
    sought = Signal()
    pointed = Signal(str, object)  # a side and a span to bring into view without selecting a task

    def __init__(self, parent: QObject | None = None) -> None:
        """Without a comparison until `load`."""
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._segments: dict[str, tuple[Segment, ...]] = dict.fromkeys(SIDES, ())
        self.task = ""
        self.looks: frozenset[str] = frozenset()
        self.hits = Hits()
        self.hit = -1

    @property
    def comparison(self) -> Comparison:
        """What is under review. Raises LookupError before the first `load`."""
        if self._comparison is None:
            raise LookupError("nothing loaded")
        return self._comparison

    @property
    def judgement(self) -> Judgement | None:
        """The selected task's judgement; None while nothing is selected."""
        return self.comparison.by_task.get(self.task) if self._comparison else None

    def side(self, name: str) -> Side:
        """ "reference" or "draft"."""
        return self.comparison.reference if name == "reference" else self.comparison.draft

    def segments(self, side: str) -> tuple[Segment, ...]:
        """What is marked in a document."""
        return self._segments[side]

    def load(self, comparison: Comparison) -> None:
        """Show a comparison and select its first problem, else its first task."""
        self._comparison = comparison
        self._segments = {
            "reference": segments(reference_marks(comparison)),
            "draft": segments(draft_marks(comparison)),
        }
        self.looks = frozenset()
        self.hits, self.hit = Hits(), -1
        self.task = ""
        self.loaded.emit()
        self.filtered.emit()
        self.sought.emit()
        if not self.step(1) and comparison.judgements:
            self.select(comparison.judgements[0].task.id)

    def select(self, task: str) -> None:
        """Select a task; one that does not exist is ignored."""
        if self._comparison is None or task not in self.comparison.by_task:
            return
        self.task = task
        self.selected.emit()

    def select_at(self, side: str, index: int) -> bool:
        """Select the task that the character at `index` belongs to; on a second click the next one that shares it."""
        segment = segment_at(self._segments[side], index)
        if segment is None or not segment.tasks:
            return False
        place = segment.tasks.index(self.task) + 1 if self.task in segment.tasks else 0
        self.select(segment.tasks[place % len(segment.tasks)])
        return True

    def problems(self) -> tuple[str, ...]:
        """The missing and weakened tasks in the plan's order."""
        return tuple(j.task.id for j in self.comparison.judgements if j.verdict in PROBLEMS)

    def step(self, by: int) -> bool:
        """Select the next (1) or previous (-1) problem, around the end to the other; False where there is none."""
        order = [judgement.task.id for judgement in self.comparison.judgements]
        problems = set(self.problems())
        if not problems:
            return False
        at = order.index(self.task) if self.task in order else (-1 if by > 0 else 0)
        for distance in range(1, len(order) + 1):
            task = order[(at + by * distance) % len(order)]
            if task in problems:
                self.select(task)
                return True
        return False

    def show_only(self, looks: Iterable[str]) -> None:
        """Keep the tasks of these verdicts ("strengthened" among them) in the list; none: all of them.

        Where that hides the selected task, the first one that is left is selected.
        """
        self.looks = frozenset(looks)
        self.filtered.emit()
        left = self.visible()
        if left and self.task not in left:
            self.select(next(j.task.id for j in self.comparison.judgements if j.task.id in left))

    def visible(self) -> frozenset[str]:
        """The ids of the tasks that the filter leaves in the list."""
        return frozenset(j.task.id for j in self.comparison.judgements if not self.looks or self.looks & kinds(j))

    def seek(self, words: str) -> None:
        """Find words in both documents; nothing for an empty string."""
        if self._comparison is None:
            return
        self.hits = find(words, self.side("reference").document.text, self.side("draft").document.text)
        self.hit = -1
        self.sought.emit()

    def step_hit(self, by: int) -> None:
        """Bring the next or previous place of the sought words into view."""
        if not len(self.hits):
            return
        self.hit = (self.hit + by) % len(self.hits) if self.hit >= 0 else (0 if by > 0 else len(self.hits) - 1)
        self.sought.emit()
        self.pointed.emit(*self.hits.at(self.hit))

    def point_at(self, evidence: Evidence) -> None:
        """Bring a passage of the draft into view that might be the counterpart."""
        self.pointed.emit("draft", evidence.span)

    def clause_path(self, side: str, index: int) -> str:
        """Number and heading of the clause that holds the character at `index`; "" before the first."""
        clauses = self.side(side).outline.clauses
        found = [clause for clause in clauses if clause.span.start <= index]
        return named(found[-1].number, found[-1].heading) if found else ""

    def quote(self, side: str, span: Span) -> str:
        """A document's words, line breaks made blanks."""
        return " ".join(self.side(side).quote(span).split("\n"))
