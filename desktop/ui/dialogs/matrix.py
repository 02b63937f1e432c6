"""A dialog → the plan and the folder of drafts that are to be laid beside it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.errors import ReadError
from desktop.core.messages import text
from desktop.services.matrix import drafts_in
from desktop.ui import theme
from desktop.ui.dialogs.files import ask_folder, ask_source

WIDTH = 620


class MatrixDialog(QDialog):
    """Two paths; accepted only where there is a file and a folder that holds some."""

    def __init__(self, reference: str, folder: str, parent: QWidget | None = None) -> None:
        """reference, folder: what stands there at first, "" for nothing."""
        super().__init__(parent)
        self.setWindowTitle(text("ui.matrix.dialog"))
        self.setMinimumWidth(WIDTH)
        hint = QLabel(text("ui.matrix.dialog_hint"))
        hint.setProperty("kind", "quiet")
        hint.setWordWrap(True)
        self.reference, self.folder = QLineEdit(reference), QLineEdit(folder)
        self.choose_reference = self._button("ui.zone.choose", self._ask_reference)
        self.choose_folder = self._button("ui.matrix.choose_folder", self._ask_folder)
        self.counted = QLabel()
        self.counted.setProperty("kind", "caption")
        self.counted.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.STEP)
        grid.setVerticalSpacing(2 * theme.STEP)
        fields = (
            (text("word.role.reference"), self.reference, self.choose_reference),
            (text("ui.matrix.folder"), self.folder, self.choose_folder),
        )
        for row, (name, field, button) in enumerate(fields):
            grid.addWidget(QLabel(name), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(button, row, 2)
            field.setAccessibleName(name)
            field.textChanged.connect(self._changed)
        grid.addWidget(self.counted, len(fields), 1, 1, 2)
        self.take = self._button("ui.start.compare", self.accept)
        self.take.setProperty("kind", "primary")
        self.take.setDefault(True)
        self.leave = self._button("ui.matrix.leave", self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        box = QVBoxLayout(self)
        box.setContentsMargins(5 * theme.STEP, 4 * theme.STEP, 5 * theme.STEP, 4 * theme.STEP)
        box.setSpacing(4 * theme.STEP)
        box.addWidget(hint)
        box.addLayout(grid)
        box.addLayout(foot)
        self._changed()

    @staticmethod
    def _button(key: str, act: Callable[[], object]) -> QPushButton:
        made = QPushButton(text(key))
        made.setProperty("kind", "plain")
        made.setAutoDefault(False)
        made.clicked.connect(lambda _=False: act())
        return made

    def _ask_reference(self) -> None:
        chosen = ask_source(self, "reference", str(Path(self.reference.text()).parent))
        if chosen is not None:
            self.reference.setText(str(chosen))

    def _ask_folder(self) -> None:
        chosen = ask_folder(self, text("ui.matrix.choose_folder_title"), self.folder.text())
        if chosen is not None:
            self.folder.setText(str(chosen))

    def _changed(self) -> None:
        """Say how many files there are; a path that leads nowhere cannot be taken."""
        count = 0
        folder = self.folder.text().strip()
        try:
            count = len(drafts_in(Path(folder))) if folder else 0
            words = text("ui.matrix.counted", count=count) if count else ""
        except ReadError:
            words = text("ui.matrix.no_drafts")
        self.counted.setText(words)
        self.take.setEnabled(count > 0 and Path(self.reference.text().strip()).is_file())
