"""A side of a comparison → its document, set like a document, with its passages marked."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.ui import theme
from desktop.ui.qtext import Positions
from desktop.ui.review.mark_painter import TINT_ABOVE, TINT_BELOW, MarkPainter, runs
from desktop.ui.review.marks import Emphasis, Segment, within
from desktop.ui.review.scrolling import Stretch
from desktop.ui.review.typesetting import quiet, typeset
from desktop.ui.theme import Theme

SIDE_MARGIN = 26
TOP_MARGIN = 22
WIDEST = 46  # characters in a line: beyond that the eye loses the next one


class ReadingPane(QTextEdit):
    """Shows one document, read only. Knows where spans stand on screen; knows nothing of verdicts' meaning."""

    pressed = Signal(int)  # index of the character that was clicked or chosen with Enter
    menu_asked = Signal(int, QPoint)  # index of the character pointed at (-1: none), and where on the screen
    moved = Signal()  # scrolled
    reflowed = Signal()  # laid out anew: passages stand elsewhere

    def __init__(self, theme_in_force: Theme, parent: QWidget | None = None) -> None:
        """Empty until `show_side`."""
        super().__init__(parent)
        self._theme = theme_in_force
        self._positions = Positions("")
        self._segments: tuple[Segment, ...] = ()
        self._emphasis = Emphasis()
        self._hits: tuple[Span, ...] = ()
        self._quiet: tuple[Span, ...] = ()
        self._pointed: Span | None = None
        self._side: Side | None = None
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme.document_font())
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.verticalScrollBar().rangeChanged.connect(self.moved)
        theme_in_force.changed.connect(self._dress)
        theme_in_force.resized.connect(self._reset)

    def show_side(self, side: Side) -> None:
        """Set the document of `side`."""
        self._positions = Positions(side.document.text)
        self._segments, self._emphasis, self._hits, self._pointed = (), Emphasis(), (), None
        self._quiet = quiet(side)
        self._side = side
        self.setDocument(typeset(side, self, self._theme.document_pixels, self._theme.document_family))
        self._set_margins()
        self._dress()

    def _reset(self) -> None:
        """Set the same document in another size; what is marked stays marked."""
        if self._side is not None:
            segments, emphasis, hits = self._segments, self._emphasis, self._hits
            self.show_side(self._side)
            self._segments, self._hits = segments, hits
            self.show_emphasis(emphasis)
            self.reflowed.emit()

    def show_marks(self, segments: tuple[Segment, ...]) -> None:
        """Draw these passages."""
        self._segments = segments
        self.viewport().update()

    def show_emphasis(self, emphasis: Emphasis) -> None:
        """Draw the selected task's passages on top."""
        self._emphasis = emphasis
        self._pointed = None
        self._dress()

    def show_hits(self, hits: tuple[Span, ...]) -> None:
        """Frame the sought words."""
        self._hits = hits
        self.viewport().update()

    def show_pointed(self, span: Span | None) -> None:
        """Frame one passage until another task is selected."""
        self._pointed = span
        self.viewport().update()

    def top_of(self, span: Span) -> float:
        """Pixels from the top of the document to the first line of `span`."""
        return self.stretch(span).top + self.verticalScrollBar().value()

    def stretch(self, span: Span) -> Stretch:
        """From the top of the first line of `span` to the bottom of its last, pixels down the viewport."""
        start, end = self._positions.span_to_qt(span)
        offset = self.verticalScrollBar().value()
        return Stretch(
            self._line_edge(start, low=False) - offset, self._line_edge(max(start, end - 1), low=True) - offset
        )

    def _line_edge(self, position: int, *, low: bool) -> float:
        """The upper or lower edge of the words in the line that holds a Qt position."""
        block = self.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return self.document().documentLayout().blockBoundingRect(block).top()
        baseline = block.layout().position().y() + line.y() + line.ascent()
        em = self._theme.document_pixels
        return baseline + (TINT_BELOW if low else -TINT_ABOVE) * em

    def visible(self) -> Span:
        """The characters between the upper and the lower edge of the viewport."""
        area = self.viewport().rect()
        first = self.cursorForPosition(area.topLeft()).position()
        last = self.cursorForPosition(area.bottomRight()).position()
        return Span(self._positions.from_qt(min(first, last)), self._positions.from_qt(max(first, last)) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tints and underlines, then the text, then strikes and frames."""
        offset = QPointF(0, -self.verticalScrollBar().value())
        area = event.rect().translated(0, self.verticalScrollBar().value())
        top, bottom = area.top() - 40.0, area.bottom() + 40.0
        shown_span = self.visible()
        painter = QPainter(self.viewport())
        painter.translate(offset)
        marker = MarkPainter(painter, self._theme.tokens, self._theme.document_pixels)
        for segment in within(self._segments, shown_span):
            for run in runs(self.document(), *self._positions.span_to_qt(segment.span), top=top, bottom=bottom):
                marker.mark(run, segment.look)
        for span in self._emphasis.passages:
            for run in runs(self.document(), *self._positions.span_to_qt(span), top=top, bottom=bottom):
                marker.select(run, self._emphasis.look)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(offset)
        marker = MarkPainter(painter, self._theme.tokens, self._theme.document_pixels)
        for span in self._emphasis.lost:
            for run in runs(self.document(), *self._positions.span_to_qt(span), top=top, bottom=bottom):
                marker.strike(run)
        framed = [hit for hit in self._hits if hit.overlaps(shown_span)]
        for span in (*framed, *((self._pointed,) if self._pointed else ())):
            for run in runs(self.document(), *self._positions.span_to_qt(span), top=top, bottom=bottom):
                marker.frame(run)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag chooses the passage under it."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            index = self._index_at(event.position())
            if index >= 0:
                self.pressed.emit(index)

    def _index_at(self, point: QPointF) -> int:
        """The character at a point of the viewport; -1 beside the text."""
        inside = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(inside, Qt.HitTestAccuracy.ExactHit)
        return self._positions.from_qt(position) if position >= 0 else -1

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the passage under the mouse; by key, of the one at the cursor."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            self.menu_asked.emit(self._positions.from_qt(self.textCursor().position()), place)
        else:
            self.menu_asked.emit(self._index_at(QPointF(event.pos())), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the passage at the cursor; all else as usual."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit(self._positions.from_qt(self.textCursor().position()))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line no longer than the eye can follow."""
        super().resizeEvent(event)
        self._set_margins()
        self.reflowed.emit()

    def _set_margins(self) -> None:
        """Margins of the page: even at the sides, and room at the end so that the last passage can come level."""
        root = self.document().rootFrame()
        form = root.frameFormat()
        spare = self.viewport().width() - WIDEST * self._theme.document_pixels
        side = max(SIDE_MARGIN, spare / 2)
        bottom = self.viewport().height() * 0.9
        if (form.leftMargin(), form.bottomMargin()) == (side, bottom):
            return
        form.setLeftMargin(side)
        form.setRightMargin(side)
        form.setTopMargin(TOP_MARGIN)
        form.setBottomMargin(bottom)
        root.setFrameFormat(form)
        self.reflowed.emit()

    def _dress(self) -> None:
        """Colour quiet paragraphs, lost and new words, without laying the text out again."""
        tokens = self._theme.tokens
        painted = [(span, tokens.quiet) for span in self._quiet]
        painted += [(span, tokens.missing.line) for span in self._emphasis.lost]
        painted += [(span, tokens.weakened.line) for span in self._emphasis.softened]
        painted += [(span, tokens.strengthened.line) for span in self._emphasis.added]
        self.setExtraSelections([self._coloured(span, colour) for span, colour in painted])
        self.viewport().update()

    def _coloured(self, span: Span, colour: str) -> QTextEdit.ExtraSelection:
        """`span` written in `colour`."""
        start, end = self._positions.span_to_qt(span)
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format.setForeground(QColor(colour))
        return selection
