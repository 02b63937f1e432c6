"""The further upper documents of the project under review → who asks for what, as far as it is compared by now."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import AppError
from desktop.core.model.project import Upper
from desktop.core.model.review import Comparison
from desktop.core.model.several import Several
from desktop.core.progress import Progress
from desktop.services.project import side_of
from desktop.services.review import Compare, ReviewSession
from desktop.services.several import several
from desktop.ui.tasks import Tasks

SLOT = "uppers"


class Uppers(QObject):
    """Compares in the background as soon as somebody wants to know; the latest state wins."""

    changed = Signal()  # more is known than before, or other things

    def __init__(self, parent: QObject, session: Callable[[], ReviewSession]) -> None:
        """session: the review that is shown."""
        super().__init__(parent)
        self._session = session
        self._tasks: Tasks | None = None
        self._compare: Compare | None = None
        self._failed: Callable[[AppError], None] = lambda _: None
        self._of: tuple[Comparison, tuple[Upper, ...]] | None = None  # what was asked for last
        self._made: Several | None = None
        self._waiting: list[Callable[[], None]] = []

    def work_in(self, tasks: Tasks, compare: Compare, *, failed: Callable[[AppError], None]) -> None:
        """Compare in the background. failed: tells what went wrong."""
        self._tasks, self._compare, self._failed = tasks, compare, failed

    @property
    def several(self) -> Several | None:
        """What was made of the present state; None while it is not known, and where there is one document only."""
        return self._made if self._is_of() and not self._running else None

    @property
    def known(self) -> bool:
        """Whether nothing is on its way for the present state."""
        return not self._session().project.also or (self._is_of() and not self._running)

    @property
    def _running(self) -> bool:
        return self._tasks is not None and self._tasks.running(SLOT)

    def _is_of(self) -> bool:
        session = self._session()
        return self._of is not None and self._of[0] is session.comparison and self._of[1] == session.project.also

    def ask(self) -> None:
        """Find out what is not known yet."""
        session, compare, tasks = self._session(), self._compare, self._tasks
        if not session.project.also or self._is_of() or compare is None or tasks is None:
            return
        comparison, also = session.comparison, session.project.also
        self._of, self._made = (comparison, also), None

        def work(progress: Progress) -> Several:
            return several(comparison, [side_of(one.document) for one in also], compare, progress)

        tasks.start(SLOT, work, done=self._arrived, failed=self._fail)
        self.changed.emit()

    def when_known(self, act: Callable[[], None]) -> None:
        """Do something as soon as all is known that there is to know."""
        self.ask()
        if self.known:
            act()
        else:
            self._waiting.append(act)

    def forget(self) -> None:
        """Other documents are under review."""
        if self._tasks is not None:
            self._tasks.cancel(SLOT)
        self._of, self._made, self._waiting = None, None, []
        self.changed.emit()

    def _arrived(self, made: Several) -> None:
        self._made = made
        self._settle()

    def _fail(self, error: AppError) -> None:
        self._settle()
        self._failed(error)

    def _settle(self) -> None:
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
        self.changed.emit()
