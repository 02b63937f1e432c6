"""A reference cut otherwise, or a draft edited → compared anew in the background, and the review goes on.

While somebody writes, only what the last change touches is judged again, at once; when they pause, the whole.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.errors import AppError
from desktop.core.model.edit import Edit
from desktop.core.model.project import Correction, Project
from desktop.core.progress import Progress
from desktop.services.review import Compare, ReviewSession
from desktop.services.writing import Writing
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.groundwork import Groundwork, groundwork
from desktop.ui.tasks import Tasks

SLOT = "recut"
FOLLOWING = "follow"
SETTLING = "settle"
KEPT = 4  # comparisons that undo and redo come back to at once
PAUSE_MS = 700  # nobody who is in the middle of a sentence waits so long


_State = tuple[tuple[Correction, ...], tuple[Edit, ...]]
_Made = tuple[ReviewSession, Groundwork]


class Recutting(QObject):
    """Watches the project; the latest cutting and edits win."""

    running = Signal(bool)
    settled = Signal()  # what is shown of an edited draft is the whole compared

    def __init__(
        self, controller: ReviewController, tasks: Tasks, compare: Compare, *, failed: Callable[[AppError], None]
    ) -> None:
        """compare: makes the comparison of two sides. failed: tells what went wrong."""
        super().__init__(controller)
        self._controller = controller
        self._tasks = tasks
        self._compare = compare
        self._failed = failed
        self._known: dict[_State, _Made] = {}
        self._writing: Writing | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._settle)
        controller.loaded.connect(self._begin)
        controller.edited.connect(self._look)
        controller.drafting.opened.connect(self._prepare)

    def _begin(self) -> None:
        """Other documents."""
        self._stop()
        self._known = {}
        self._writing = None
        self._keep(self._controller.session, self._controller.ground)
        self.running.emit(False)

    def _stop(self) -> None:
        self._pause.stop()
        for slot in (SLOT, FOLLOWING, SETTLING):
            self._tasks.cancel(slot)

    def _keep(self, session: ReviewSession, ground: Groundwork) -> None:
        state = _state(session.project)
        self._known.pop(state, None)
        self._known[state] = session, ground
        for oldest in list(self._known)[:-KEPT]:
            del self._known[oldest]

    def _leave(self, session: ReviewSession) -> None:
        """Keep what is shown of it, so that nothing has to be laid out when undo comes back to it."""
        for state, (known, _) in self._known.items():
            if known is session:
                self._known[state] = known, self._controller.ground

    def compare_anew(self) -> None:
        """Other rules are in force: what is shown was made by the old ones."""
        if self._controller.is_loaded:
            self._known = {}
            self._writing = None
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
        self._leave(session)
        known = self._known.get(_state(session.project))
        if known is not None:
            self._stop()
            known[0].take(session.project)
            self._arrived(known)
            return
        if session.recut_otherwise:
            self._writing = None
            self.running.emit(True)
            self._start(session)
        else:
            self._follow()

    # --- the reference cut otherwise ---

    def _start(self, session: ReviewSession) -> None:
        again = session.again(self._compare)

        def work(progress: Progress) -> _Made:
            made = again(progress)
            return made, groundwork(made)

        self._stop()
        self._tasks.start(SLOT, work, done=self._arrived, failed=self._fail)

    def _arrived(self, made: _Made) -> None:
        session, ground = made
        self._keep(session, ground)
        if self._controller.session.recut_otherwise or session.comparison.reference is not self._reference():
            self._writing = None
            self._controller.take(session, ground)
        else:
            self._controller.follow(session, ground)
        self.running.emit(False)

    def _reference(self) -> object:
        return self._controller.comparison.reference

    def _fail(self, error: AppError) -> None:
        """The old cutting stays in sight; undo takes the correction back."""
        self.running.emit(False)
        self._failed(error)

    # --- the draft written in ---

    def _prepare(self) -> None:
        """Somebody begins to write: have what follows ready before the first word."""
        writing, project = self._written_in(), self._controller.project
        if not self._tasks.running(FOLLOWING):
            self._tasks.start(
                FOLLOWING, lambda progress: writing.prepare(project, progress), done=self._on, failed=self._fail
            )

    def _on(self, _: object) -> None:
        if self._controller.session.outdated:
            self._follow()

    def _written_in(self) -> Writing:
        if self._writing is None:
            session = self._controller.session
            self._writing = Writing(session.parsed, session.machine.draft)
        return self._writing

    def _follow(self) -> None:
        """Judge again what the last change touches; what was typed meanwhile comes next."""
        self._pause.stop()
        self._tasks.cancel(SETTLING)
        if self._tasks.running(FOLLOWING):
            return
        writing, project, shown = self._written_in(), self._controller.project, self._controller.texts

        def work(progress: Progress) -> _Made:
            made = writing.followed(project, progress)
            return made, groundwork(made, shown)

        self._tasks.start(FOLLOWING, work, done=self._followed, failed=self._fail)

    def _followed(self, made: _Made) -> None:
        self._controller.follow(*made)
        if self._controller.session.outdated:
            self._look(())
        else:
            self._pause.start()

    def _settle(self) -> None:
        """Nobody writes: compare the whole, so that it says what it would say of the draft as a file."""
        writing, project, shown = self._written_in(), self._controller.project, self._controller.texts

        def work(progress: Progress) -> _Made:
            made = writing.anew(project, progress)
            return made, groundwork(made, shown)

        self._tasks.start(SETTLING, work, done=self._settled, failed=self._fail)

    def _settled(self, made: _Made) -> None:
        if _state(made[0].project) == _state(self._controller.project):
            self._keep(*made)
            self._controller.follow(*made)
            self.settled.emit()


def _state(project: Project) -> _State:
    """What a comparison depends on."""
    return project.corrections, project.edits
