"""Start page, running comparison and review page → one window that remembers its size and takes dropped files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.errors import AppError
from desktop.core.messages import explain, text
from desktop.core.model.finding import Verdict
from desktop.core.model.review import Comparison, Side
from desktop.core.progress import Progress
from desktop.services.export import export_annotated, export_json, export_report
from desktop.ui import theme
from desktop.ui.dialogs.files import Export, ask_source, ask_target
from desktop.ui.dialogs.notice_bar import NoticeBar
from desktop.ui.dialogs.paste import PasteDialog
from desktop.ui.models.recent import RecentPair, forget, gone, remember, stored
from desktop.ui.review.page import ReviewPage
from desktop.ui.review.spread import MOTION_MS
from desktop.ui.start.chooser import Choice, Chooser
from desktop.ui.start.drop_zone import dropped_files
from desktop.ui.start.page import Sample, StartPage
from desktop.ui.start.progress_page import ProgressPage
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme

DEFAULT_SIZE = (1440, 900)
SMALLEST = (1024, 640)


@dataclass(frozen=True, slots=True)
class Work:
    """What the window has done in the background; every function may raise AppError."""

    read_file: Callable[[Path], Side]
    read_text: Callable[[str, str], Side]  # name, words
    compare: Callable[[Side, Side, Progress], Comparison]


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
    ) -> None:
        """settings: where size, splitters and recent pairs are kept. motion_ms: 0 turns motion off."""
        super().__init__()
        self._work = work
        self._settings = settings
        self._samples = {(sample.reference, sample.draft) for sample in samples}
        self._now = now
        self._compared: tuple[Choice, Choice] | None = None
        self.tasks = Tasks(self)
        self.chooser = Chooser(self.tasks, read_file=work.read_file, read_text=work.read_text, parent=self)
        self.start = StartPage(self.chooser, theme_in_force, samples=samples, today=now())
        self.progress = ProgressPage()
        self.review = ReviewPage(theme_in_force, motion_ms=motion_ms)
        self.notice = NoticeBar()
        self.pages = QStackedWidget()
        self._assemble()
        self._connect()
        self._restore()

    def _assemble(self) -> None:
        for page in (self.start, self.progress, self.review):
            self.pages.addWidget(page)
        host = QWidget()
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.pages, 1)
        box.addWidget(self.notice)
        self.setCentralWidget(host)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.setWindowTitle(text("ui.name"))
        self.setWindowIcon(theme.icon("app"))

    def _connect(self) -> None:
        self.start.start_asked.connect(self.compare)
        self.start.choose_asked.connect(self._choose)
        self.start.paste_asked.connect(self._paste)
        self.start.recent_removed.connect(self._forget)
        self.chooser.ready.connect(self.compare)
        self.chooser.changed.connect(self._watch_failure)
        self.progress.cancelled.connect(self._cancel)
        actions = self.review.actions_here
        actions.back.triggered.connect(self.show_start)
        actions.export_annotated.triggered.connect(lambda: self.export(Export.ANNOTATED))
        actions.export_report.triggered.connect(lambda: self.export(Export.REPORT))
        actions.export_json.triggered.connect(lambda: self.export(Export.JSON))

    def show_start(self) -> None:
        """Go to the start page; what was chosen is still there."""
        self.notice.hide()
        self.setWindowTitle(text("ui.name"))
        self.pages.setCurrentWidget(self.start)
        pairs = stored(self._settings)
        self.start.show_recent(pairs)
        self.tasks.start(
            "recent",
            lambda _: gone(pairs),
            done=self.start.recent.pairs.mark_gone,
            failed=self._tell,
        )

    def compare(self) -> None:
        """Compare what was chosen, in the background."""
        if not self.chooser.complete:
            return
        choices = self.chooser.choice("reference"), self.chooser.choice("draft")
        reference, draft = (choice.side for choice in choices)
        if reference is None or draft is None:
            return
        self.notice.hide()
        self.progress.begin(reference.title, draft.title)
        self.pages.setCurrentWidget(self.progress)
        self.tasks.start(
            "compare",
            lambda progress: self._work.compare(reference, draft, progress),
            done=lambda comparison: self._show(comparison, choices),
            failed=self._fail,
            stepped=self.progress.show_step,
        )

    def _show(self, comparison: Comparison, choices: tuple[Choice, Choice]) -> None:
        self._compared = choices
        self.pages.setCurrentWidget(self.review)
        self.review.controller.load(comparison)
        self.review.outline.setFocus()
        self.setWindowTitle(text("ui.title", draft=comparison.draft.title))
        self._remember(comparison, choices)
        self.compared.emit()

    def _remember(self, comparison: Comparison, choices: tuple[Choice, Choice]) -> None:
        """Put the pair on the list of recent ones; samples and pasted text are not files of the drafter's."""
        reference, draft = (choice.path for choice in choices)
        if reference is None or draft is None or (reference, draft) in self._samples:
            return
        pair = RecentPair(
            reference=str(reference.absolute()),
            draft=str(draft.absolute()),
            reference_title=comparison.reference.title,
            draft_title=comparison.draft.title,
            missing=comparison.count(Verdict.MISSING),
            weakened=comparison.count(Verdict.WEAKENED),
            covered=comparison.count(Verdict.COVERED),
            moment=self._now().isoformat(timespec="minutes"),
        )
        remember(self._settings, pair)

    def _forget(self, pair: RecentPair) -> None:
        forget(self._settings, pair)
        self.show_start()

    def _cancel(self) -> None:
        self.tasks.cancel("compare")
        self.show_start()

    def _fail(self, error: AppError) -> None:
        """A comparison that went wrong: back to the start, with the sentence."""
        self.show_start()
        self._tell(error)

    def _tell(self, error: AppError) -> None:
        self.notice.tell(explain(error), good=False)
        self.troubled.emit()

    def _watch_failure(self, side: str) -> None:
        if self.chooser.choice(side).sentence:
            self.troubled.emit()

    def _choose(self, side: str) -> None:
        path = ask_source(self, side, str(self._settings.value("folder/source", "")))
        if path is not None:
            self._settings.setValue("folder/source", str(path.parent))
            self.chooser.take_file(side, path)

    def _paste(self, side: str) -> None:
        dialog = PasteDialog(side, self)
        if dialog.exec():
            self.chooser.take_text(side, text(f"ui.paste.file_{side}"), dialog.words)
        dialog.deleteLater()

    def export(self, kind: Export) -> None:
        """Ask where to, write it in the background, say what became of it."""
        if self._compared is None or self.pages.currentWidget() is not self.review:
            return
        comparison, draft = self.review.controller.comparison, self._compared[1]
        folder = Path(str(self._settings.value("folder/export", ""))) if draft.path is None else draft.path.parent
        target = ask_target(self, kind, folder, draft.name)
        if target is None:
            return
        self._settings.setValue("folder/export", str(target.parent))
        moment = self._now()
        self.notice.tell(text("ui.export.busy", name=target.name), good=True)
        self.tasks.start(
            "export",
            lambda _: _write(kind, comparison, draft.path, target, moment),
            done=lambda _: self._exported(target),
            failed=self._tell,
        )

    def _exported(self, target: Path) -> None:
        def show_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))

        words = text("ui.export.done", name=target.name)
        self.notice.tell(words, good=True, action=(text("ui.export.show_folder"), show_folder))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere, except while a comparison runs."""
        if dropped_files(event) and self.pages.currentWidget() is not self.progress:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """On the review page one file is the next draft for the same reference."""
        event.acceptProposedAction()
        self.take_files(dropped_files(event))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Two files: both sides. One: the open side, else the draft."""
        if self.pages.currentWidget() is self.review:
            self.show_start()
        self.start.take_files(paths)

    def _restore(self) -> None:
        """The size, place and splitters of the last time."""
        room = self.screen().availableSize()
        self.resize(QSize(*DEFAULT_SIZE).boundedTo(room))
        geometry = self._settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.review.fit(self.width())
        state = {name: self._settings.value(f"window/{name}") for name in ("page", "spread")}
        self.review.restore_layout({name: value for name, value in state.items() if isinstance(value, QByteArray)})
        self.show_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout; leave nothing running."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        for name, state in self.review.layout_state().items():
            self._settings.setValue(f"window/{name}", state)
        self._settings.sync()
        self.hide()  # a job that is asked to stop may need a moment to notice
        self.tasks.close()
        super().closeEvent(event)


def _write(kind: Export, comparison: Comparison, draft: Path | None, target: Path, moment: datetime) -> None:
    """In the background: write one export."""
    match kind:
        case Export.ANNOTATED:
            export_annotated(comparison, draft, target, author=text("ui.export.author"), moment=moment)
        case Export.REPORT:
            export_report(comparison, target, moment=moment)
        case Export.JSON:
            export_json(comparison, target)
