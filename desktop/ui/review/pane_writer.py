"""The draft's pane and the paragraph that is open → the editor over it, moving with the page."""

from PySide6.QtCore import QObject, QPoint, QRect

from desktop.ui.review.controller import ReviewController
from desktop.ui.review.paragraph_editor import PADDING, ParagraphEditor
from desktop.ui.review.reading_pane import ReadingPane

EDGE = 16  # pixels between the cursor and the edge of the page


class PaneWriter(QObject):
    """Opens, places and closes the editor; the words go to `controller.drafting`."""

    def __init__(self, pane: ReadingPane, controller: ReviewController) -> None:
        """pane: of the draft."""
        super().__init__(pane)
        self._pane = pane
        self._controller = controller
        self._placing = False
        self.editor = ParagraphEditor(pane.viewport())
        drafting = controller.drafting
        pane.writing_asked.connect(drafting.open_at)
        pane.moved.connect(self._place)
        pane.reflowed.connect(self._place)
        drafting.opened.connect(self._open)
        drafting.shut.connect(self._shut)
        self.editor.typed.connect(drafting.write)
        self.editor.closed.connect(drafting.shut_it)
        self.editor.restored.connect(drafting.restore)
        self.editor.removed.connect(drafting.remove)
        self.editor.grown.connect(self._place)
        self.editor.words.cursorPositionChanged.connect(self._see_cursor)

    def _open(self, number: int, at: int) -> None:
        document = self._controller.comparison.draft.document
        words = document.paragraphs[number].span.of(document.text)
        changed = number in self._controller.texts["draft"].edited
        pane = self._pane
        self.editor.open(words, pane.type_face, pane.manner_of(number), changed=changed, at=at)
        self._place()
        rect, view = self.editor.geometry(), pane.viewport().height()
        if rect.bottom() > view or rect.top() < 0:
            bar = pane.verticalScrollBar()
            above = max(0, min(view // 4, view - rect.height()))
            bar.setValue(bar.value() + rect.top() - above)
        self._see_cursor()

    def _see_cursor(self) -> None:
        """A paragraph may be higher than the window: the page goes along with the cursor."""
        if not self.editor.is_open:
            return
        words = self.editor.words
        cursor = words.cursorRect().translated(words.viewport().mapTo(self._pane.viewport(), QPoint()))
        bar, view = self._pane.verticalScrollBar(), self._pane.viewport().height()
        if cursor.bottom() > view - EDGE:
            bar.setValue(bar.value() + cursor.bottom() - view + EDGE)
        elif cursor.top() < EDGE:
            bar.setValue(bar.value() + cursor.top() - EDGE)

    def _shut(self) -> None:
        self.editor.close_it()
        self._pane.make_room({})
        self._pane.setFocus()

    def _place(self) -> None:
        """Over the paragraphs that stand for what is open, with room below for what it needs more."""
        first = self._controller.drafting.paragraph
        if first < 0 or not self.editor.is_open or self._placing:
            return
        self._placing = True
        shown = len(self._controller.texts["draft"].paragraphs)
        last = min(first + self._controller.drafting.lines, shown) - 1
        rect = self._pane.rect_of(first, max(first, last))
        high = self.editor.needed(rect.width() + 2 * PADDING)
        self._pane.make_room({max(first, last): max(0.0, float(high - rect.height() - PADDING))})
        rect = self._pane.rect_of(first, max(first, last))
        self.editor.place(QRect(rect.left() - PADDING, rect.top() - PADDING // 2, rect.width() + 2 * PADDING, high))
        self._placing = False
