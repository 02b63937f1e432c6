"""The library of plans → a window: its list, what a search finds, the text of a plan; files are added by dropping."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.core.errors import AppError, ReadError
from desktop.core.messages import explain, text
from desktop.core.model.library import Carried, Hit, Plan, PlanClause
from desktop.core.progress import Progress
from desktop.services.library import Added, Library, Removed, State
from desktop.ui.dialogs.files import ask_sources
from desktop.ui.dialogs.plan_reader import PlanReader
from desktop.ui.dialogs.row_list import RowList
from desktop.ui.dropping import dropped_files
from desktop.ui.models.plans import Shelved, facts_of, hit_row, plan_row
from desktop.ui.models.rows import Row
from desktop.ui.tasks import Step, Tasks
from desktop.ui.theme import STEP, Theme

SIZE, LIST_WIDTH = (1120, 720), 420
TYPING_MS = 150  # whoever types on within this time has not finished the word


class LibraryWindow(QDialog):
    """Stays open beside the work; everything that takes time runs in the background."""

    changed = Signal()  # plans came or went

    def __init__(self, library: Library, tasks: Tasks, theme_in_force: Theme, parent: QWidget) -> None:
        """library: what is shown. tasks: runs what takes time."""
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._wanted: Carried | None = None
        self._reasons: list[str] = []
        self._gone: Removed | None = None
        self.setWindowTitle(text("ui.library.title"))
        self.resize(*SIZE)
        self.setAcceptDrops(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(text("ui.library.search"))
        self.search.setAccessibleName(text("ui.library.search"))
        self.search.setClearButtonEnabled(True)
        self.add_files = _button("add_files", "plain", self._ask_files)
        self.add_folder = _button("add_folder", "plain", self._ask_folder)
        self.list = RowList(theme_in_force, text("ui.library.list"))
        self.count = _caption()
        self.reader = PlanReader(theme_in_force)
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.title.setProperty("kind", "quiet")
        self.copy = _button("copy", "link", self._copy)
        self.original = _button("open", "link", self._open)
        self.remove = _button("remove", "link", self._remove)
        self.sentence = _caption()
        self.sentence.setWordWrap(True)
        self.why = _button("why", "link", self._tell_why)
        self.why.hide()
        self.back = _button("put_back", "link", self._put_back)
        self.back.hide()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(160, 5)
        self.cancel = _button("cancel", "plain", self._cancel)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._assemble()
        self._connect()
        self._busy(False)

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        head.setSpacing(2 * STEP)
        head.addWidget(self.search, 1)
        head.addWidget(self.add_files)
        head.addWidget(self.add_folder)
        left = QFrame()
        left.setProperty("kind", "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.count.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 2 * STEP)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        right = QFrame()
        right.setProperty("kind", "side")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(4 * STEP, STEP, 3 * STEP, STEP)
        above.setSpacing(STEP)
        above.addWidget(self.title, 1)
        for button in (self.copy, self.original, self.remove):
            above.addWidget(button)
        column.addLayout(above)
        column.addWidget(self.reader, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setSizes([LIST_WIDTH, SIZE[0] - LIST_WIDTH])
        halves.setStretchFactor(1, 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 3 * STEP)
        foot.setSpacing(3 * STEP)
        foot.addWidget(self.sentence, 1)
        foot.addWidget(self.why)
        foot.addWidget(self.back)
        foot.addWidget(self.bar)
        foot.addWidget(self.cancel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(halves, 1)
        box.addWidget(self._foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(self._look)
        self.list.chosen.connect(self._show)
        self.list.removed.connect(self._remove)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    # --- what is shown ---

    def begin(self, wanted: Carried | None = None) -> None:
        """Show the library; wanted: what to bring into view."""
        self._wanted = wanted
        if wanted is not None:
            self.search.clear()
            self._typing.stop()
        self._tasks.start("library", self._library.prepare, done=self._prepared, failed=self._fail, stepped=self._step)
        self._busy(True)

    def _prepared(self, state: State) -> None:
        self._busy(False)
        self._tell_failures(text("ui.library.rebuilt") if state.rebuilt else "", state.failed)
        self._look()

    def _look(self) -> None:
        """List the plans, or the clauses in which the sought words stand."""
        sought, library = self.search.text().strip(), self._library
        if sought:
            self._tasks.start("look", lambda _: library.search(sought), done=self._list_hits, failed=self._fail)
        else:
            self._tasks.start("look", lambda _: library.plans(), done=self._list_plans, failed=self._fail)

    def _list_plans(self, plans: Sequence[Plan]) -> None:
        kept = self.list.row
        self.count.setText(text("ui.library.count" if plans else "ui.library.empty", count=len(plans)))
        self.list.put(tuple(plan_row(plan) for plan in plans))
        wanted = self._wanted.plan if self._wanted else kept.item.plan if kept else None
        if wanted is not None:
            self.list.select(Shelved(wanted))
        self._enable()

    def _list_hits(self, answer: tuple[int, Sequence[Hit]]) -> None:
        count, hits = answer
        key = "nothing" if not hits else "found" if count == len(hits) else "found_more"
        self.count.setText(text(f"ui.library.{key}", count=count, shown=len(hits)))
        self.list.put(tuple(hit_row(hit) for hit in hits))
        self._enable()

    def _enable(self) -> None:
        for button in (self.copy, self.original, self.remove):
            button.setEnabled(self.list.row is not None)
        if self.list.row is None:
            self.title.clear()
            self.reader.show_words("")

    def _show(self, row: Row[Shelved]) -> None:
        plan, library = row.item.plan, self._library
        self.title.setText(plan.title if row.item.clause else facts_of(plan))
        self._tasks.start(
            "read",
            lambda _: library.clauses(plan),
            done=lambda clauses: self._read(row.item, clauses),
            failed=self._fail,
        )

    def _read(self, shown: Shelved, clauses: Sequence[PlanClause]) -> None:
        wanted = self._wanted if self._wanted and self._wanted.plan == shown.plan else None
        at = shown.clause.position if shown.clause else 0
        sought = self.search.text() if shown.clause else ""
        self.reader.show_plan(clauses, at, sought, wanted.quote if wanted else "")

    # --- adding and taking out ---

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders in the background."""
        if not paths:
            return
        library = self._library

        def work(progress: Progress) -> Added:
            library.prepare()
            return library.add(paths, progress)

        self._wanted = None
        self._busy(True)
        self._tasks.start("library", work, done=self._added, failed=self._fail, stepped=self._step)

    def _added(self, added: Added) -> None:
        self._busy(False)
        parts = [text("ui.library.added", count=len(added.plans))]
        said = (("known", len(added.known)), ("failed", len(added.failed)), ("others", added.others))
        parts += [text(f"ui.library.{name}", count=count) for name, count in said if count]
        self.search.clear()
        self._typing.stop()
        self._look()
        self._tell_failures(text("ui.library.end", what=text("ui.library.mark").join(parts)), added.failed)
        if added.plans:
            self.changed.emit()

    def _tell_failures(self, sentence: str, failed: Sequence[tuple[str, AppError]]) -> None:
        """A sentence at the foot; why files were not taken, the only one beside it, several to be read above."""
        self._reasons = [explain(error) for _, error in failed]
        self._say(sentence + (self._reasons[0] if len(self._reasons) == 1 else ""))
        self.why.setVisible(len(self._reasons) > 1)

    def _tell_why(self) -> None:
        self.title.setText(text("ui.library.why_title", count=len(self._reasons)))
        self.reader.show_words("\n".join(self._reasons))

    def _cancel(self) -> None:
        self._tasks.cancel("library")
        self._busy(False)
        self._say(text("ui.library.stopped"))
        self._look()
        self.changed.emit()

    def _remove(self) -> None:
        row, library = self.list.row, self._library
        if row is None:
            return
        plan = row.item.plan
        self._tasks.start("library", lambda _: library.remove(plan), done=self._removed, failed=self._fail)

    def _removed(self, removed: Removed) -> None:
        self._gone = removed
        self._say(text("ui.library.removed", title=removed.plan.title), back=True)
        self._look()
        self.changed.emit()

    def _put_back(self) -> None:
        removed, library = self._gone, self._library
        if removed is None:
            return

        def back(_: None) -> None:
            self._say(text("ui.library.put_back_done", title=removed.plan.title))
            self._look()
            self.changed.emit()

        self._tasks.start("library", lambda _: library.put_back(removed), done=back, failed=self._fail)

    def _say(self, sentence: str, *, back: bool = False) -> None:
        """A sentence at the foot. back: about a plan that can be put back."""
        self.sentence.setText(sentence)
        self._foot.setVisible(bool(sentence))  # an empty strip would only take room from the plans
        self.why.hide()
        self.back.setVisible(back)

    # --- what can be done with a plan ---

    def _copy(self) -> None:
        """The selected words, else the clause that was found, else the whole plan."""
        row = self.list.row
        if self.reader.textCursor().hasSelection():
            self.reader.copy()
        elif row is not None:
            QGuiApplication.clipboard().setText(row.item.clause.text if row.item.clause else self.reader.toPlainText())
        self._say(text("ui.library.copied"))

    def _open(self) -> None:
        """The library's copy in the program that the system has for it."""
        row = self.list.row
        if row is None:
            return
        try:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._library.path(row.item.plan))))
        except ReadError as error:
            self._fail(error)

    def _ask_files(self) -> None:
        self.add(ask_sources(self))

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, text("ui.library.add_folder"))
        self.add([Path(chosen)] if chosen else [])

    # --- telling ---

    def _busy(self, running: bool) -> None:
        for widget in (self.bar, self.cancel):
            widget.setVisible(running)
        self.bar.setRange(0, 0)
        for widget in (self.add_files, self.add_folder):
            widget.setEnabled(not running)
        if running:
            self._say(text("stage.library"))

    def _step(self, step: Step) -> None:
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)

    def _fail(self, error: AppError) -> None:
        self._busy(False)
        self._say(explain(error))

    # --- what the window system tells ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add them."""
        event.acceptProposedAction()
        self.add(dropped_files(event))


def _caption() -> QLabel:
    made = QLabel()
    made.setProperty("kind", "caption")
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def _button(name: str, kind: str, act: Callable[[], None]) -> QPushButton:
    made = QPushButton(text(f"ui.library.{name}"))
    made.setProperty("kind", kind)
    made.setToolTip(text(f"ui.library.{name}_hint"))
    made.setAutoDefault(False)
    made.clicked.connect(lambda _=False: act())
    return made
