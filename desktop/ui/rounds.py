"""The next draft for the same reference, and the way back → the review goes on; what changed is shown beside it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from desktop.core.errors import ReadError
from desktop.core.messages import explain, text
from desktop.core.model.document import View
from desktop.core.model.review import Side
from desktop.services.rounds import previous
from desktop.ui.dialogs.files import ask_source
from desktop.ui.dialogs.notice_bar import NoticeBar
from desktop.ui.dialogs.questions import OnDrop, ask_back, ask_next
from desktop.ui.dialogs.rounds import RoundsWindow
from desktop.ui.models.round_news import news
from desktop.ui.project_flow import ProjectFlow
from desktop.ui.review.page import ReviewPage
from desktop.ui.theme import Theme


class RoundFlow(QObject):
    """Asks for the next draft, has it compared, and keeps the window that tells what changed."""

    def __init__(
        self,
        window: QWidget,
        review: ReviewPage,
        flow: ProjectFlow,
        theme: Theme,
        settings: QSettings,
        *,
        read_file: Callable[[Path, View], Side],
        now: Callable[[], datetime],
        notice: NoticeBar,
    ) -> None:
        """flow: compares in the background. now: the day on which the round before ended."""
        super().__init__(window)
        self._window = window
        self._review = review
        self._flow = flow
        self._theme = theme
        self._settings = settings
        self._read_file = read_file
        self._now = now
        self._notice = notice
        self._begun = False  # a draft was taken, and what it changed is not told yet
        flow.failed.connect(self._leave)
        self.beside: RoundsWindow | None = None
        actions = review.actions_here
        actions.next_round.triggered.connect(self.ask)
        actions.rounds.triggered.connect(self.show)
        actions.previous_round.triggered.connect(self.go_back)
        controller = review.controller
        for signal in (controller.rounds.changed, controller.judged, controller.edited):
            signal.connect(self._redraw)
        controller.loaded.connect(self._offer)

    def _offer(self) -> None:
        """What can be done in this round."""
        later = self._review.controller.rounds.number > 1
        self._review.actions_here.rounds.setEnabled(later)
        self._review.actions_here.previous_round.setEnabled(later)
        if self.beside is not None and not later:
            self.beside.close()
        if self._begun:
            self._begun = False
            self._review.controller.rounds.when_known(self._tell)

    def _leave(self) -> None:
        self._begun = False

    def _tell(self) -> None:
        """Name what was mended, became worse or is new; each leads to its task."""
        controller = self._review.controller
        history = controller.rounds.history
        told = news(controller.comparison, history.changes) if history is not None else ()
        if told:
            words = text("ui.rounds.news_lead", news=text("ui.rounds.news_mark").join(one.words for one in told))
            links = [(name, partial(self._lead, task)) for one in told for name, task in one.names]
            self._notice.add(words, action=(text("ui.rounds.look"), self.show), links=links)

    def ask(self) -> None:
        """Ask for the file of the next draft, which mostly lies beside the present one."""
        beside = Path(self._review.controller.project.draft.path).parent
        known = bool(self._review.controller.project.draft.path) and beside.is_dir()
        folder = str(beside) if known else str(self._settings.value("folder/source", ""))
        path = ask_source(self._window, "draft", folder)
        if path is not None:
            self._settings.setValue("folder/source", str(path.parent))
            self.take(path)

    def offer(self, paths: Sequence[Path]) -> bool:
        """A file was dropped on the review: ask whether it is the next draft; whether nothing else is to be done."""
        answer = ask_next(self._window, paths[0].name, self._review.controller.rounds.number + 1)
        if answer is OnDrop.ROUND:
            self.take(paths[0])
        return answer is not OnDrop.OTHER

    def take(self, path: Path) -> None:
        """The file is the next draft."""
        self._review.decision.settle()
        read, day = self._read_file, self._now().date().isoformat()
        self._begun = True
        self._flow.advance(self._review.controller.session, path, lambda: read(path, View.FINAL), day)

    def go_back(self) -> None:
        """Back to the round before, as it was when this one began."""
        controller = self._review.controller
        before = previous(controller.project)
        if before is None:
            kept = bool(controller.project.rounds)
            name = controller.project.rounds[-1].draft.name if kept else ""
            self._notice.tell(explain(ReadError("round_not_kept", name=name)), good=False)
            return
        if ask_back(self._window, controller.rounds.number - 1, before.draft.name):
            self._flow.go_back(controller.session, before)

    def show(self) -> None:
        """What changed, beside the review."""
        if self.beside is None:
            self.beside = RoundsWindow(self._theme, self._window)
            self.beside.chosen.connect(self._lead)
        self.beside.show()
        self._redraw()
        self.beside.raise_()

    def _lead(self, task: str) -> None:
        """Show a task, also where the list is narrowed to others."""
        controller = self._review.controller
        if task not in controller.visible():
            self._review.filter.reset()
        controller.select(task)

    def _redraw(self) -> None:
        beside, controller = self.beside, self._review.controller
        if beside is None or not beside.isVisible() or not controller.is_loaded:
            return
        session, rounds = controller.session, controller.rounds
        left = frozenset(filter(session.to_do_again, session.reopened))
        beside.show_rounds(controller.comparison, rounds.history, left, known=rounds.known)
