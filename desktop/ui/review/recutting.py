"""A reference cut otherwise, or a draft edited → compared anew in the background, and the review goes on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import AppError
from desktop.core.model.edit import Edit
from desktop.core.model.project import Correction, Project
from desktop.core.progress import Progress
from desktop.services.review import Compare, ReviewSession
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.groundwork import Groundwork, groundwork
from desktop.ui.tasks import Tasks

SLOT = "recut"
KEPT = 4  # comparisons that undo and redo come back to at once


_State = tuple[tuple[Correction, ...], tuple[Edit, ...]]


class Recutting(QObject):
    """Watches the project; the latest cutting and edits win."""

    running = Signal(bool)

    def __init__(
        self, controller: ReviewController, tasks: Tasks, compare: Compare, *, failed: Callable[[AppError], None]
    ) -> None:
        """compare: makes the comparison of two sides. failed: tells what went wrong."""
        super().__init__(controller)
        self._controller = controller
        self._tasks = tasks
        self._compare = compare
        self._failed = failed
        self._known: dict[_State, ReviewSession] = {}
        controller.loaded.connect(self._begin)
        controller.edited.connect(self._look)

    def _begin(self) -> None:
        """Other documents."""
        self._tasks.cancel(SLOT)
        self._known = {}
        self._keep(self._controller.session)
        self.running.emit(False)

    def _keep(self, session: ReviewSession) -> None:
        state = _state(session.project)
        self._known.pop(state, None)
        self._known[state] = session
        for oldest in list(self._known)[:-KEPT]:
            del self._known[oldest]

    def compare_anew(self) -> None:
        """Other rules are in force: what is shown was made by the old ones."""
        if self._controller.is_loaded:
            self._known = {}
            self.running.emit(True)
            self._start(self._controller.session)

    def _look(self, _: object) -> None:
        """Compare anew where the project wants another cutting or other edits than are shown."""
        session = self._controller.session
        if not session.outdated:
            if self._tasks.running(SLOT):
                self._tasks.cancel(SLOT)
                self.running.emit(False)
            return
        known = self._known.get(_state(session.project))
        if known is not None:
            self._tasks.cancel(SLOT)
            known.take(session.project)
            self._arrived((known, None))
            return
        self.running.emit(True)
        self._start(session)

    def _start(self, session: ReviewSession) -> None:
        again = session.again(self._compare)

        def work(progress: Progress) -> tuple[ReviewSession, Groundwork]:
            made = again(progress)
            return made, groundwork(made)

        self._tasks.start(SLOT, work, done=self._arrived, failed=self._fail)

    def _arrived(self, made: tuple[ReviewSession, Groundwork | None]) -> None:
        session, ground = made
        self._keep(session)
        self._controller.take(session, ground)
        self.running.emit(False)

    def _fail(self, error: AppError) -> None:
        """The old cutting stays in sight; undo takes the correction back."""
        self.running.emit(False)
        self._failed(error)


def _state(project: Project) -> _State:
    """What a comparison depends on."""
    return project.corrections, project.edits
