"""One paragraph of the draft → the same paragraph under the cursor, written over in its place on the page."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.ui import theme
from desktop.ui.review.typesetting import Manner

PAUSE_MS = 60  # what is typed within is one state of the project
PADDING = 2 * theme.STEP
BAR = 34


class _Words(QTextEdit):
    """Plain text with undo and input methods as Qt has them."""

    left = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Ctrl+Enter close; undo goes no further back than the paragraph was opened."""
        closing = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        )
        if closing or event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Work elsewhere closes it; a menu, another window or an input method does not."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        ):
            self.left.emit()


class ParagraphEditor(QFrame):
    """Lies over a paragraph. Says what stands in it now; what becomes of that is for others."""

    typed = Signal(str)  # lines, one for each paragraph
    closed = Signal()
    restored = Signal()  # as it was read
    removed = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        """parent: the viewport of the pane."""
        super().__init__(parent)
        self.setProperty("kind", "editor")
        self.setAutoFillBackground(True)
        self.words = _Words()
        self.words.setAccessibleName(text("ui.write.name"))
        self._count = QLabel()
        self._count.setProperty("kind", "caption")
        self.restore = self._button("restore")
        self.remove = self._button("remove")
        self.done = self._button("done")
        bar = QHBoxLayout()
        bar.setSpacing(3 * theme.STEP)
        bar.addWidget(self._count)
        bar.addStretch(1)
        for button in (self.restore, self.remove, self.done):
            bar.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * theme.STEP, theme.STEP, 2 * theme.STEP, theme.STEP)  # PADDING, half above and below
        box.setSpacing(theme.STEP)
        box.addWidget(self.words, 1)
        box.addLayout(bar)
        self._said = ""
        self._before = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.words.textChanged.connect(self._changed)
        self.words.finished.connect(self.close_it)
        self.words.left.connect(self._leave)
        self.restore.clicked.connect(self.restored)
        self.remove.clicked.connect(self.removed)
        self.done.clicked.connect(self.close_it)
        self.hide()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(text(f"ui.write.{name}"))
        button.setProperty("kind", "link")
        button.setToolTip(text(f"ui.write.{name}_hint"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def open(self, words: str, font: QFont, manner: Manner, *, changed: bool, at: int) -> None:
        """Begin with these words, set as on the page. changed: they are not as read. at: where the cursor goes."""
        self.words.blockSignals(True)
        self.words.document().setDefaultFont(font)
        self.words.setFont(font)
        self.words.setPlainText(words)
        form = QTextBlockFormat()
        form.setTextIndent(manner.indent)
        form.setLineHeight(manner.line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.words.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.words.document().clearUndoRedoStacks()
        self.words.blockSignals(False)
        self._said, self._before = words, _counted(words)
        self.restore.setEnabled(changed)
        cursor.setPosition(min(at, len(words)))
        self.words.setTextCursor(cursor)
        self._tell_count()
        self.show()
        self.raise_()
        self.words.setFocus()

    @property
    def is_open(self) -> bool:
        """Whether somebody writes."""
        return self.isVisible()

    def needed(self, width: int) -> int:
        """How high it must be at a width, for the words and the bar below."""
        document = self.words.document()
        document.setTextWidth(max(1, width - 2 * PADDING))
        return round(document.size().height()) + BAR + PADDING + theme.STEP

    def place(self, rect: QRect) -> None:
        """Lie there."""
        self.setGeometry(rect)

    def tell(self) -> None:
        """Say what stands in it, where that is new; words still in the input method are not there yet."""
        self._pause.stop()
        words = self.words.toPlainText()
        if words != self._said:
            self._said = words
            self.restore.setEnabled(True)
            self.typed.emit(words)

    def close_it(self) -> None:
        """Done."""
        if self.isVisible():
            self.tell()
            self.hide()
            self.closed.emit()

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.close_it()

    def _changed(self) -> None:
        self._pause.start()
        self._tell_count()
        self.grown.emit()

    def _tell_count(self) -> None:
        now = _counted(self.words.toPlainText())
        change = now - self._before
        key = "count_changed" if change else "count"
        self._count.setText(text(f"ui.write.{key}", count=now, change=f"{change:+d}"))


def _counted(words: str) -> int:
    return len("".join(words.split()))
