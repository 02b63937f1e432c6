"""A dialog → text that was pasted for one side."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.ui import theme


class PasteDialog(QDialog):
    """A field for the text, with what the clipboard holds; accepted only with something in it."""

    def __init__(self, side: str, parent: QWidget | None = None) -> None:
        """side: "reference" or "draft"."""
        super().__init__(parent)
        self.setWindowTitle(text(f"ui.paste.{side}"))
        self.resize(720, 520)
        hint = QLabel(text("ui.paste.hint"))
        hint.setProperty("kind", "quiet")
        hint.setWordWrap(True)
        self.field = QPlainTextEdit()
        self.field.setFont(theme.document_font())
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(text(f"ui.paste.{side}"))
        self._count = QLabel()
        self._count.setProperty("kind", "caption")
        self.take = QPushButton(text("ui.paste.take"))
        self.take.setProperty("kind", "primary")
        self.leave = QPushButton(text("ui.paste.leave"))
        self.leave.setProperty("kind", "plain")
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        box = QVBoxLayout(self)
        box.setContentsMargins(5 * theme.STEP, 4 * theme.STEP, 5 * theme.STEP, 4 * theme.STEP)
        box.setSpacing(3 * theme.STEP)
        box.addWidget(hint)
        box.addWidget(self.field, 1)
        box.addLayout(foot)
        self.field.textChanged.connect(self._changed)
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._changed()
        self.field.paste()  # what was copied, if it is text

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText()

    def _changed(self) -> None:
        characters = sum(not c.isspace() for c in self.words)
        self._count.setText(text("ui.paste.count", count=f"{characters:,}"))
        self.take.setEnabled(characters > 0)
