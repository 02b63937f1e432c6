"""A plan and a folder → the matrix page, its exports, and the pair behind a cell."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.messages import render, text
from desktop.core.model.matrix import Matrix
from desktop.core.progress import Progress
from desktop.ui.dialogs.exporter import Exporter
from desktop.ui.dialogs.files import Export
from desktop.ui.dialogs.matrix import MatrixDialog
from desktop.ui.dialogs.notice_bar import NoticeBar
from desktop.ui.matrix.page import MatrixPage
from desktop.ui.start.chooser import Chooser
from desktop.ui.start.progress_page import ProgressPage
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme

CompareFolder = Callable[[Path, Path, Progress], Matrix]
NAMED = 3  # files left out that are named at once; all of them stand in the exports


class MatrixFlow(QObject):
    """Asks, compares in the background, and knows which pair a review was opened for."""

    begun = Signal(str, str)  # the plan's file, the folder: a comparison runs
    ready = Signal()  # `page` has something to show
    failed = Signal(object)  # AppError

    def __init__(
        self,
        window: QWidget,
        compare: CompareFolder,
        chooser: Chooser,
        tasks: Tasks,
        theme: Theme,
        settings: QSettings,
        *,
        progress: ProgressPage,
        exporter: Exporter,
        notice: NoticeBar,
        now: Callable[[], datetime],
    ) -> None:
        """window: over which it asks. chooser: has the plan, and takes the pair behind a cell.

        progress: shows how far it is. exporter: asks where to and writes.
        """
        super().__init__(window)
        self._window = window
        self._compare = compare
        self._chooser = chooser
        self._tasks = tasks
        self._progress = progress
        self._settings = settings
        self._exporter = exporter
        self._notice = notice
        self._now = now
        self._files = (Path(), Path())  # the plan and the folder of what the page shows
        self._opened = ("", "")  # path of the draft that was last asked for, and the task
        self.page = MatrixPage(theme)
        self.page.pair_asked.connect(self._open)
        self.page.export_asked.connect(lambda kind: self._export(Export(kind)))
        self.page.left_out_asked.connect(self.tell_left_out)

    def ask(self, folder: Path | None = None) -> None:
        """Ask for the plan and the folder; what is known already stands there."""
        known = str(folder or self._settings.value("folder/drafts", ""))
        dialog = MatrixDialog(str(self._chooser.choice("reference").path or ""), known, self._window)
        if dialog.exec():
            self.start(Path(dialog.reference.text().strip()), Path(dialog.folder.text().strip()))
        dialog.deleteLater()

    def start(self, reference: Path, folder: Path) -> None:
        """Compare in the background."""
        self._settings.setValue("folder/drafts", str(folder))
        self.begun.emit(reference.name, folder.name)

        def show(matrix: Matrix) -> None:
            self._files = (reference, folder)
            self._opened = ("", "")
            self.page.show_matrix(matrix)
            self.ready.emit()
            self.tell_left_out()

        self._tasks.start(
            "compare",
            lambda progress: self._compare(reference, folder, progress),
            done=show,
            failed=self.failed.emit,
            stepped=self._progress.show_step,
        )

    def tell_left_out(self) -> None:
        """Say which files stand in no column, and why."""
        matrix = self.page.model.matrix
        if matrix is None or not matrix.left_out:
            return
        told = "".join(render(one.why) for one in matrix.left_out[:NAMED])
        more = len(matrix.left_out) - NAMED
        self._notice.tell(told + (text("ui.matrix.left_out_more", count=more) if more > 0 else ""), good=False)

    def task_for(self, draft: str) -> str:
        """The task for which the review of a draft (its path) was asked for; "" where it was not asked for here."""
        return self._opened[1] if draft and draft == self._opened[0] else ""

    def _open(self, name: str, task: str) -> None:
        reference, folder = self._files
        self._opened = (str(folder / name), task)
        self._chooser.take_pair(reference, folder / name)

    def _export(self, kind: Export) -> None:
        matrix, moment = self.page.model.matrix, self._now()
        if matrix is None:
            return
        made = matrix

        def write(target: Path) -> None:
            from desktop.services import export  # in the background: python-docx is not for the start of the window

            workbook = kind is Export.MATRIX_WORKBOOK
            (export.export_matrix_workbook if workbook else export.export_matrix_report)(made, target, moment=moment)

        self._exporter.write(kind, self._files[0].parent, matrix.reference.document.name, write)
