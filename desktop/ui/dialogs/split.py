"""A task's words → the place where they are to be cut in two."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.ui import theme
from desktop.ui.qtext import Positions

PAUSES = "，,；;。"
LISTING = "、"
FIELD_HEIGHT = 150


def pauses(words: str) -> tuple[int, ...]:
    """Where a reader would cut: behind each pause after which something follows; in a mere list between its members."""
    for marks in (PAUSES, LISTING):
        found = tuple(at + 1 for at, mark in enumerate(words) if mark in marks and divides(words, at + 1))
        if found:
            return found
    return ()


def divides(words: str, at: int) -> bool:
    """Whether both halves say something."""
    return all(any(c.isalnum() for c in half) for half in (words[:at], words[at:]))


class SplitDialog(QDialog):
    """The cursor stands where the task is cut; both halves are shown below."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """Beginning at the pause nearest to the middle."""
        super().__init__(parent)
        self._words = words
        self._positions = Positions(words)
        self._pauses = pauses(words)
        self.setWindowTitle(text("ui.split.title"))
        self.setMinimumWidth(560)
        hint = QLabel(text("ui.split.hint"))
        hint.setProperty("kind", "quiet")
        hint.setWordWrap(True)
        self.field = QPlainTextEdit(" ".join(words.split("\n")))
        self.field.setFont(theme.document_font())
        self.field.setFixedHeight(FIELD_HEIGHT)
        self.field.setReadOnly(True)
        self.field.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.field.setCursorWidth(3)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(text("ui.split.field"))
        self.field.installEventFilter(self)
        self.halves = tuple(QLabel() for _ in range(2))
        self.take = QPushButton(text("ui.split.take"))
        self.take.setProperty("kind", "primary")
        self.take.setDefault(True)
        self.leave = QPushButton(text("ui.split.leave"))
        self.leave.setProperty("kind", "plain")
        self._assemble(hint)
        self.field.cursorPositionChanged.connect(self._tell)
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        middle = len(words) / 2
        self._go(min(self._pauses, key=lambda at: abs(at - middle), default=len(words) // 2))
        self._tell()
        self.field.setFocus()

    def _assemble(self, hint: QLabel) -> None:
        frame = QFrame()
        frame.setProperty("kind", "box")
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(3 * theme.STEP, 3 * theme.STEP, 3 * theme.STEP, 3 * theme.STEP)
        rows.setSpacing(2 * theme.STEP)
        for number, half in enumerate(self.halves, start=1):
            caption = QLabel(text("ui.split.half", number=number))
            caption.setProperty("kind", "caption")
            half.setWordWrap(True)
            half.setTextFormat(Qt.TextFormat.PlainText)
            half.setFont(theme.document_font(14))
            rows.addWidget(caption)
            rows.addWidget(half)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        box = QVBoxLayout(self)
        box.setContentsMargins(5 * theme.STEP, 5 * theme.STEP, 5 * theme.STEP, 4 * theme.STEP)
        box.setSpacing(3 * theme.STEP)
        box.addWidget(hint)
        box.addWidget(self.field)
        box.addWidget(frame)
        box.addStretch(1)
        box.addLayout(foot)

    @property
    def at(self) -> int:
        """The character of the task's words that the second half begins with."""
        return self._positions.from_qt(self.field.textCursor().position())

    def _go(self, at: int) -> None:
        cursor = self.field.textCursor()
        cursor.setPosition(self._positions.to_qt(at), QTextCursor.MoveMode.MoveAnchor)
        self.field.setTextCursor(cursor)

    def _tell(self) -> None:
        for half, words in zip(self.halves, (self._words[: self.at], self._words[self.at :]), strict=True):
            said = " ".join(words.split("\n")).strip(PAUSES + LISTING + " ")
            half.setText(said or text("ui.split.nothing"))
        self.take.setEnabled(divides(self._words, self.at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field Up and Down go from pause to pause, Enter cuts."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._jump(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.take.isEnabled():
                    self.accept()
                return True
        return super().eventFilter(watched, event)

    def _jump(self, by: int) -> None:
        at = self.at
        ahead: Sequence[int] = [pause for pause in self._pauses if (pause > at if by > 0 else pause < at)]
        if ahead:
            self._go(ahead[0] if by > 0 else ahead[-1])
