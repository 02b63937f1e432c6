"""The earlier rounds of the draft under review, as far as they are compared by now: what was mended, worse, new."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import AppError
from desktop.core.model.project import Project
from desktop.core.model.review import Comparison, Side
from desktop.core.model.rounds import Change, History, Revised
from desktop.core.progress import Progress
from desktop.services.review import Compare, ReviewSession
from desktop.services.rounds import changes, earlier, history, revised
from desktop.ui.tasks import Tasks

SLOT = "rounds"
_Known = tuple[Comparison | None, tuple[Revised, ...]]


class Rounds(QObject):
    """Compares the round before in the background, and lays both drafts beside each other."""

    changed = Signal()  # more is known than before, or other things

    def __init__(self, parent: QObject, session: Callable[[], ReviewSession]) -> None:
        """session: the review that is shown."""
        super().__init__(parent)
        self._session = session
        self._tasks: Tasks | None = None
        self._compare: Compare | None = None
        self._failed: Callable[[AppError], None] = lambda _: None
        self._before: Comparison | None = None
        self._revised: tuple[Revised, ...] = ()
        self._of: tuple[Side, str] | None = None  # the reference and the draft that this was made for
        self._told: tuple[Comparison, tuple[Change, ...]] | None = None
        self._made: tuple[Comparison, Project, History | None] | None = None
        self._waiting: list[Callable[[], None]] = []
        self.known = True

    def work_in(self, tasks: Tasks, compare: Compare, *, failed: Callable[[AppError], None]) -> None:
        """Compare in the background. failed: tells what went wrong."""
        self._tasks, self._compare, self._failed = tasks, compare, failed

    @property
    def number(self) -> int:
        """Which round of the draft this is, from 1."""
        return len(self._session().project.rounds) + 1

    @property
    def history(self) -> History | None:
        """All rounds, and what the present one changed as far as that is known; None in the first."""
        session = self._session()
        if self._made is None or self._made[0] is not session.comparison or self._made[1] is not session.project:
            self._made = (session.comparison, session.project, history(session, self._changes(), self._revised))
        return self._made[2]

    def _changes(self) -> tuple[Change, ...]:
        """A decision changes none: they are found anew only when verdicts did."""
        comparison = self._session().comparison
        if self._before is None:
            return ()
        if self._told is None or self._told[0] is not comparison:
            self._told = (comparison, changes(self._before, comparison))
        return self._told[1]

    def begin(self, before: Comparison | None = None) -> None:
        """Other documents are under review. before: the comparison of the round before where it is at hand."""
        self._before, self._revised, self._of, self._told, self._made = before, (), None, None, None
        self._waiting = []
        self.look()

    def look(self) -> None:
        """Find out what is not known yet, or was found for another cutting of the reference or other words."""
        session = self._session()
        of = session.parsed, session.comparison.draft.document.text
        if not session.project.rounds:
            self._settle(known=True)
            return
        if self._of is not None and self._of[0] is of[0] and self._of[1] == of[1] and self._cut_alike(session):
            return
        compare, before = self._compare, self._before if self._cut_alike(session) else None
        if self._tasks is None or compare is None:
            return
        self._settle(known=False)
        self._of = of

        def work(progress: Progress) -> _Known:
            made = before if before is not None else earlier(session, compare, progress)
            return made, revised(made.draft, session.comparison.draft) if made is not None else ()

        self._tasks.start(SLOT, work, done=self._arrived, failed=self._fail)

    def when_known(self, act: Callable[[], None]) -> None:
        """Do something as soon as all is known that there is to know."""
        if self.known:
            act()
        else:
            self._waiting.append(act)

    def _cut_alike(self, session: ReviewSession) -> bool:
        return self._before is not None and self._before.reference == session.comparison.reference

    def _arrived(self, made: _Known) -> None:
        self._before, self._revised = made
        self._settle(known=True)

    def _fail(self, error: AppError) -> None:
        self._settle(known=True)
        self._failed(error)

    def _settle(self, *, known: bool) -> None:
        self.known, self._told, self._made = known, None, None
        waiting, self._waiting = (self._waiting, []) if known else ([], self._waiting)
        for act in waiting:
            act()
        self.changed.emit()
