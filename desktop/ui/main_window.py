"""Start page, running comparison and review page → one window that remembers its size and takes dropped files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.errors import AppError
from desktop.core.messages import explain, text
from desktop.core.model.document import View
from desktop.core.model.review import Comparison, Side
from desktop.core.progress import Progress
from desktop.services.library import Library
from desktop.services.matrix import compare_folder
from desktop.services.summary import unread_sentence
from desktop.ui import theme
from desktop.ui.actions import WindowActions
from desktop.ui.arrivals import Arrivals
from desktop.ui.asking import Asking
from desktop.ui.dialogs.exporter import Exporter
from desktop.ui.dialogs.notice_bar import NoticeBar
from desktop.ui.dropping import dropped_files
from desktop.ui.keeping import Keeping
from desktop.ui.matrix_flow import CompareFolder, MatrixFlow
from desktop.ui.models.recent import RecentPair, forget, gone, stored
from desktop.ui.project_flow import ProjectFlow, Ready
from desktop.ui.review.desk import ProjectDesk
from desktop.ui.review.page import ReviewPage
from desktop.ui.review.recutting import Recutting
from desktop.ui.review.spread import MOTION_MS
from desktop.ui.rounds import RoundFlow
from desktop.ui.shelf import Shelf
from desktop.ui.side_windows import SideWindows
from desktop.ui.start.chooser import READY, Chooser, nothing_more
from desktop.ui.start.page import Sample, StartPage
from desktop.ui.start.progress_page import ProgressPage
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme
from desktop.ui.uppers import UpperFlow
from desktop.ui.window_place import WindowPlace


@dataclass(frozen=True, slots=True)
class Work:
    """What the window has done in the background; every function may raise AppError.

    get_ready: what a first comparison would do besides, done with the first document while the second is looked for.
    library: the plans on this machine; None for a window without.
    """

    read_file: Callable[[Path, View], Side]
    read_text: Callable[[str, str], Side]  # name, words
    compare: Callable[[Side, Side, Progress], Comparison]
    get_ready: Callable[[Side, Progress], None] = nothing_more
    library: Library | None = None
    compare_folder: CompareFolder = compare_folder


class MainWindow(QMainWindow):
    """Joins the pages; each of them knows nothing of the others."""

    compared = Signal()
    troubled = Signal()

    def __init__(
        self,
        work: Work,
        theme_in_force: Theme,
        settings: QSettings,
        *,
        samples: Sequence[Sample] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
        motion_ms: int = MOTION_MS,
        tour: bool = False,
    ) -> None:
        """settings: where size, splitters and recent pairs are kept; projects without a file are kept beside them.

        motion_ms: 0 turns motion off. tour: the first review begins with a tour.
        """
        super().__init__()
        self._work = work
        self._settings = settings
        self._touring = tour
        self._closed = False
        self.tasks = Tasks(self)
        self.chooser = Chooser(
            self.tasks, read_file=work.read_file, read_text=work.read_text, get_ready=work.get_ready, parent=self
        )
        self.start = StartPage(self.chooser, theme_in_force, samples=samples, today=now())
        self.progress = ProgressPage()
        self.review = ReviewPage(theme_in_force, motion_ms=motion_ms)
        self.notice = NoticeBar()
        self.actions_here = WindowActions(self)
        self.desk = ProjectDesk(self.tasks, Path(settings.fileName()).parent / "recovery", self)
        self.flow = ProjectFlow(work.compare, self.tasks, self.desk, self.progress, self)
        self.recutting = Recutting(self.review.controller, self.tasks, work.compare, failed=self._tell)
        self.recutting.running.connect(self.review.show_recutting)
        self.review.controller.judging.work_in(self.tasks, failed=self._tell)
        for beside in (self.review.controller.rounds, self.review.controller.uppers):
            beside.work_in(self.tasks, work.compare, failed=self._tell)
        exporter = Exporter(self, self.tasks, self.notice, settings, now=now, failed=self._tell)
        self.matrix = MatrixFlow(
            self, work.compare_folder, self.chooser, self.tasks, theme_in_force, settings,
            progress=self.progress, exporter=exporter, notice=self.notice, now=now,
        )  # fmt: skip
        self.keeping = Keeping(
            self,
            self.review,
            self.desk,
            self.tasks,
            exporter,
            self.notice,
            settings,
            samples=frozenset((str(sample.reference), str(sample.draft)) for sample in samples),
            now=now,
            failed=self._tell,
        )
        self.asking = Asking(self, self.review)
        self.rounds = RoundFlow(
            self, self.review, self.flow, theme_in_force, settings,
            read_file=work.read_file, now=now, notice=self.notice,
        )  # fmt: skip
        self.uppers = UpperFlow(
            self, self.review, self.tasks, self.flow, theme_in_force, settings,
            read_file=work.read_file, failed=self._tell,
        )  # fmt: skip
        self.arrivals = Arrivals(
            self, self.start, self.chooser, settings, opened=self.open_project, arrived=self.take_files
        )
        self.aside = SideWindows(
            self,
            self.review,
            theme_in_force,
            settings,
            self.tasks,
            save_picture=self.keeping.export_picture,
            failed=self._tell,
        )
        self.shelf: Shelf | None = None
        if work.library is not None:
            self.shelf = Shelf(
                self,
                self.review,
                theme_in_force,
                self.tasks,
                work.library,
                work.compare,
                notice=self.notice,
                failed=self._tell,
            )
        self.aside.rules_changed.connect(self.recutting.compare_anew)
        self._place = WindowPlace(self, self.review, settings)
        self.pages = QStackedWidget()
        self._assemble()
        self._connect()
        self._place.restore()
        self.show_start()
        self.aside.prefer()
        self.flow.offer_left_over(self.notice)

    def _assemble(self) -> None:
        for page in (self.start, self.progress, self.review, self.matrix.page):
            self.pages.addWidget(page)
        host = QWidget()
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.pages, 1)
        box.addWidget(self.notice)
        self.setCentralWidget(host)
        self.setAcceptDrops(True)
        self.setWindowTitle(text("ui.name"))
        self.setWindowIcon(theme.icon("app"))
        here = self.actions_here
        self.start.offer((here.open, here.library, here.matrix, here.settings, here.manual, here.about))
        self.review.top.menu.addSeparator()
        self.review.top.menu.addActions(
            [here.open, here.library, here.matrix, here.settings, here.manual, here.tour, here.about]
        )

    def _connect(self) -> None:
        self.start.start_asked.connect(self.compare)
        self.start.recent_removed.connect(self._forget)
        self.chooser.ready.connect(self.compare)
        self.chooser.changed.connect(self._watch_failure)
        self.progress.cancelled.connect(self._cancel)
        self.flow.begun.connect(self._wait)
        self.flow.ready.connect(self._show)
        self.flow.failed.connect(self._fail)
        self.matrix.begun.connect(self._wait)
        self.matrix.ready.connect(self._show_matrix)
        self.matrix.failed.connect(self._fail)
        self.matrix.page.back_asked.connect(self.show_start)
        self.desk.changed.connect(self._mark)
        self.desk.troubled.connect(self._tell)
        actions = self.review.actions_here
        for action, act in (
            (actions.back, self.go_back),
            (actions.coverage, self.aside.show_coverage),
            (actions.orphans, self.aside.show_orphans),
            (actions.checks, self.aside.show_checks),
            (self.actions_here.open, self.arrivals.choose_project),
            (self.actions_here.library, self._show_library),
            (self.actions_here.matrix, self.matrix.ask),
            (self.actions_here.settings, self.aside.set_up),
            (self.actions_here.manual, self.aside.show_manual),
            (self.actions_here.tour, self.aside.show_tour),
            (self.actions_here.about, self.aside.show_about),
        ):
            action.triggered.connect(lambda _=False, act=act: act())

    def _show_library(self) -> None:
        if self.shelf is not None:
            self.shelf.show()

    @property
    def reviewing(self) -> bool:
        """Whether the review page is shown."""
        return self.pages.currentWidget() is self.review

    # --- from page to page ---

    def show_start(self) -> None:
        """Go to the start page; what was chosen is still there, and what was decided is kept."""
        if self.reviewing:
            self.keeping.keep()
        self.notice.hide()
        self.setWindowTitle(text("ui.name"))
        self.setWindowModified(False)
        self.pages.setCurrentWidget(self.start)
        pairs = stored(self._settings)
        self.start.show_recent(pairs)
        self.tasks.start(
            "recent",
            lambda _: gone(pairs),
            done=self.start.recent.pairs.mark_gone,
            failed=self._tell,
        )

    def go_back(self) -> None:
        """From a review to the matrix that it was opened from, else to the start page."""
        if self.matrix.task_for(self.review.controller.project.draft.path):
            self.keeping.keep()
            self.notice.hide()
            self._show_matrix()
        else:
            self.show_start()

    def _show_matrix(self) -> None:
        self.setWindowTitle(text("ui.name"))
        self.setWindowModified(False)
        self.pages.setCurrentWidget(self.matrix.page)

    def compare(self) -> None:
        """Compare what was chosen, in the background."""
        if self.chooser.complete:
            self.flow.start(self.chooser.choice("reference"), self.chooser.choice("draft"))

    def open_project(self, path: Path) -> None:
        """Open a .duibiao file, unless it is the one under review."""
        if self.desk.path == path:
            self.pages.setCurrentWidget(self.review)
            self._mark(self.desk.state)
            return
        if self.reviewing:
            self.keeping.keep()
        self.flow.open(path)

    def _wait(self, reference: str, draft: str) -> None:
        self.tasks.cancel(READY)  # what somebody waits for needs the same
        self.notice.hide()
        self.progress.begin(reference, draft)
        self.pages.setCurrentWidget(self.progress)

    def _show(self, ready: Ready) -> None:
        try:
            if ready.onward:
                self.desk.go_on(ready.session.project)
            else:
                self.desk.take(ready.session.project, ready.path, ready.lock)
        except AppError as error:
            self._fail(error)
            return
        self.pages.setCurrentWidget(self.review)
        self.review.controller.show(ready.session, ready.ground, before=ready.before)
        asked = self.matrix.task_for(ready.session.project.draft.path)
        if asked in self.review.controller.comparison.by_task:
            self.review.controller.select(asked)
        self.review.outline.setFocus()
        self.tasks.start(
            "prepare", lambda _: self.review.controller.session.prepare(), done=lambda _: None, failed=self._tell
        )
        self._mark(self.desk.state)
        self.keeping.remember()
        unread = unread_sentence(self.review.controller.comparison)
        if ready.told or unread:
            self.notice.tell(ready.told + unread, good=not unread)
        if self._touring:
            self.aside.show_tour_once()
        self.compared.emit()

    def _mark(self, state: str) -> None:
        """The title says what is under review and whether it still has to be saved."""
        self.review.status.tell_saved(state)
        if self.reviewing:
            self.setWindowTitle(text("ui.title", draft=self.review.controller.comparison.draft.title) + "[*]")
            self.setWindowModified(state in ("unnamed", "failed"))

    def _forget(self, pair: RecentPair) -> None:
        forget(self._settings, pair)
        self.show_start()

    def _cancel(self) -> None:
        self.tasks.cancel("compare")
        self._leave_progress()

    def _fail(self, error: AppError) -> None:
        """A comparison that went wrong: back to where one came from, with the sentence."""
        self._leave_progress()
        self._tell(error)

    def _leave_progress(self) -> None:
        """To the start page; where another round was compared, to the review, which is as it was."""
        if self.flow.onward and self.review.controller.is_loaded:
            self.pages.setCurrentWidget(self.review)
            self._mark(self.desk.state)
        else:
            self.show_start()

    def _tell(self, error: AppError) -> None:
        self.notice.tell(explain(error), good=False)
        self.troubled.emit()

    def _watch_failure(self, side: str) -> None:
        sentence = self.chooser.choice(side).sentence
        if sentence and self.pages.currentWidget() is self.matrix.page:
            self.notice.tell(sentence, good=False)
        if sentence:
            self.troubled.emit()

    # --- what the window system tells ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tour lies over the whole page."""
        super().resizeEvent(event)
        self.aside.follow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere, except while a comparison runs."""
        if dropped_files(event) and self.pages.currentWidget() is not self.progress:
            event.acceptProposedAction()
            self.start.welcome(len(dropped_files(event)))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They go somewhere else."""
        super().dragLeaveEvent(event)
        self.start.welcome(0)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them as if they had been chosen."""
        event.acceptProposedAction()
        self.start.welcome(0)
        self.take_files(dropped_files(event))

    def take_files(self, paths: Sequence[Path]) -> None:
        """A project is opened. A folder: drafts for a matrix. Two files: both sides. One: the open one, else the draft.

        On a review one file may be the next draft, which is asked.
        """
        if self.arrivals.take_project(paths):
            return
        if len(paths) == 1 and paths[0].is_dir():
            self.matrix.ask(paths[0])
            return
        if self.reviewing and len(paths) == 1 and self.rounds.offer(paths):
            return
        if self.pages.currentWidget() is not self.start:
            self.show_start()
        self.start.take_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is not saved; remember the layout; leave nothing running."""
        if not self._closed and not self.keeping.may_close():
            event.ignore()
            return
        self._closed = True
        self._place.keep()
        self.hide()  # a job that is asked to stop may need a moment to notice
        self.tasks.close()
        self.desk.leave()
        super().closeEvent(event)
