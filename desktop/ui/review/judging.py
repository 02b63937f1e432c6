"""Pins of the project under review → its tasks judged again, off the GUI thread; the latest state wins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.errors import AppError
from desktop.core.model.review import Comparison
from desktop.services.review import Rejudged
from desktop.ui.review.agenda import Agenda
from desktop.ui.review.marks import Segment, draft_marks, reference_marks, segments_again
from desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from desktop.ui.review.controller import ReviewController

SLOT = "judge"
Judged = tuple[Rejudged, dict[str, tuple[Segment, ...]], Agenda]


class Judging(QObject):
    """Runs at once until `work_in` names who runs things in the background."""

    def __init__(self, controller: "ReviewController") -> None:
        """controller: whose session asks, and who is told."""
        super().__init__(controller)
        self._controller = controller
        self._tasks: Tasks | None = None
        self._failed: Callable[[AppError], None] = lambda _: None
        self._pending: Callable[[], Judged] | None = None

    def work_in(self, tasks: Tasks, *, failed: Callable[[AppError], None]) -> None:
        """Judge in the background from now on. failed: tells what went wrong."""
        self._tasks, self._failed = tasks, failed

    @property
    def running(self) -> bool:
        """Whether verdicts are on their way."""
        return self._pending is not None

    def ask(self) -> None:
        """The project is another: judge again what it asks for."""
        self.drop()
        session = self._controller.session
        work = session.rejudging()
        if work is None:
            return
        decisions = session.decisions
        before, marked = session.comparison, {side: self._controller.segments(side) for side in ("reference", "draft")}

        def judge() -> Judged:
            rejudged = work()
            agenda = Agenda(rejudged.comparison, decisions)
            agenda.count()
            return rejudged, marked_again(marked, before, rejudged.comparison), agenda

        self._pending = judge
        if self._tasks is None:
            self.finish()
        else:
            self._tasks.start(SLOT, lambda _: judge(), done=self._take, failed=self._fail)

    def finish(self) -> None:
        """Do now what is on its way: somebody needs the verdicts."""
        judge = self._pending
        if judge is not None:
            self.drop()
            self._take(judge())

    def drop(self) -> None:
        """Forget what is on its way."""
        if self._tasks is not None:
            self._tasks.cancel(SLOT)
        self._pending = None

    def _take(self, judged: Judged) -> None:
        self._pending = None
        self._controller.rejudged(*judged)

    def _fail(self, error: AppError) -> None:
        self._pending = None
        self._failed(error)


def marked_again(
    marked: dict[str, tuple[Segment, ...]], before: Comparison, after: Comparison
) -> dict[str, tuple[Segment, ...]]:
    """What is marked in both documents where some tasks are judged otherwise."""
    return {
        side: segments_again(marked[side], before, after, marks)
        for side, marks in (("reference", reference_marks), ("draft", draft_marks))
    }
