"""A side of a comparison → its document, set like a document, with its passages marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.core.model.span import Span
from desktop.ui import theme
from desktop.ui.qtext import Positions, shown
from desktop.ui.review.groundwork import Text
from desktop.ui.review.mark_painter import TINT_ABOVE, TINT_BELOW, MarkPainter, Wash, Washing, runs, runs_in, wash
from desktop.ui.review.marks import Emphasis, Segment, within
from desktop.ui.review.scrolling import READING_SHARE, Stretch
from desktop.ui.review.sheet import Sheet
from desktop.ui.review.typesetting import Face, Manner
from desktop.ui.theme import Theme

SIDE_MARGIN = 26
WRITTEN, WRITTEN_AT = 3, 14  # pixels: how wide the line beside what was written is, and how far from the words
WIDEST = 46  # characters in a line: beyond that the eye loses the next one


class ReadingPane(QTextEdit):
    """Shows one document, read only. Knows where spans stand on screen; knows nothing of verdicts' meaning."""

    pressed = Signal(int)  # index of the character that was clicked or chosen with Enter
    writing_asked = Signal(int)  # index of the character that was clicked twice, where the document may be written in
    menu_asked = Signal(int, QPoint)  # index of the character pointed at (-1: none), and where on the screen
    moved = Signal()  # scrolled
    reflowed = Signal()  # laid out anew: passages stand elsewhere

    def __init__(self, theme_in_force: Theme, parent: QWidget | None = None, *, writable: bool = False) -> None:
        """Empty until `show_text`. writable: a double click asks for a paragraph to be written in."""
        super().__init__(parent)
        self._writable = writable
        self._clicked = -1  # the character under the last click
        self._twice = False  # between the second press of a double click and its release
        self._theme = theme_in_force
        self._positions = Positions("")
        self._segments: tuple[Segment, ...] = ()
        self._emphasis = Emphasis()
        self._hits: tuple[Span, ...] = ()
        self._pointed: Span | None = None
        self._text: Text | None = None
        self._sheet: Sheet | None = None  # none before the first document
        # What is washed in a paragraph, by its number, heights counted from where it begins: made when it is looked at.
        self._washes: dict[int, list[Wash]] = {}
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that comes and goes would have the whole document set anew at another width.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFont(theme.document_font())
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.verticalScrollBar().rangeChanged.connect(self.moved)
        theme_in_force.changed.connect(self._dress)
        theme_in_force.changed.connect(self._wash_anew)
        theme_in_force.resized.connect(self._reset)

    def show_text(self, shown_text: Text) -> None:
        """Set a document."""
        self._positions = shown_text.positions
        self._segments, self._emphasis, self._hits, self._pointed = (), Emphasis(), (), None
        self._text = shown_text
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        face = Face(self._theme.document_pixels, self._theme.document_family)
        document.setDefaultFont(face.font())
        document.setPlainText(shown(shown_text.side.document.text))
        before = self._sheet
        self._sheet = Sheet(document, shown_text.paragraphs, face)
        self._sheet.pushed.connect(self._stay)
        document.setDocumentLayout(self._sheet)
        self.setDocument(document)
        if before is not None:
            before.document().deleteLater()  # Qt would keep it as long as the pane
        self._set_margins()
        self._dress()

    def exchange(self, shown_text: Text, segments: tuple[Segment, ...], emphasis: Emphasis) -> None:
        """The same document, saying something else somewhere; what is read stays where it is on screen."""
        bar = self.verticalScrollBar()
        before = self._sheet
        number = before.number_at(bar.value()) if before is not None else 0
        inside = bar.value() - before.top(number) if before is not None else 0.0
        self.viewport().setUpdatesEnabled(False)
        self.show_text(shown_text)
        self.show_marks(segments)
        self.show_emphasis(emphasis)
        if self._sheet is not None:
            number = min(number, len(shown_text.paragraphs) - 1)
            bar.setValue(round(self._sheet.top(number) + inside))
            self._settle()
        self.viewport().setUpdatesEnabled(True)
        self.moved.emit()

    def make_room(self, room: dict[int, float]) -> None:
        """Leave blank space below paragraphs, by their numbers."""
        if self._sheet is not None:
            self._sheet.make_room(room)
            self._washes = {}
            self.viewport().update()
            self.moved.emit()

    def rect_of(self, first: int, last: int) -> QRect:
        """Where paragraphs stand in the viewport, room below them left out."""
        if self._sheet is None:
            return QRect()
        for number in range(first, last + 1):
            self._sheet.lay(number)
        manner = self._sheet.manner_of(first)
        scrolled = self.verticalScrollBar().value()
        top = self._sheet.top(first) + manner.above - scrolled
        bottom = self._sheet.top(last + 1) - self._sheet.room(last) - self._sheet.manner_of(last).below - scrolled
        side = self._sheet.side
        return QRect(round(side), round(top), round(self.viewport().width() - 2 * side), round(bottom - top))

    def manner_of(self, number: int) -> Manner:
        """How a paragraph is set."""
        return self._sheet.manner_of(number) if self._sheet is not None else Manner(1)

    @property
    def type_face(self) -> QFont:
        """What running text is set in."""
        return Face(self._theme.document_pixels, self._theme.document_family).font()

    def _reset(self) -> None:
        """Set the same document in another size; what is marked stays marked."""
        if self._text is not None:
            segments, emphasis, hits = self._segments, self._emphasis, self._hits
            self.show_text(self._text)
            self._segments, self._hits = segments, hits
            self.show_emphasis(emphasis)
            self.reflowed.emit()

    def show_marks(self, segments: tuple[Segment, ...]) -> None:
        """Draw these passages."""
        self._segments = segments
        self._wash_anew()

    def show_emphasis(self, emphasis: Emphasis) -> None:
        """Draw the selected task's passages on top; only they and those of the last one are drawn anew."""
        left = [*_touched(self._emphasis), *((self._pointed,) if self._pointed else ())]
        self._emphasis = emphasis
        self._pointed = None
        self._dress()
        for span in (*left, *_touched(emphasis)):
            self._redraw(span)

    def _redraw(self, span: Span) -> None:
        """Draw the paragraphs of a passage anew."""
        if self._sheet is not None:
            top, bottom = self._sheet.hull(*self._positions.span_to_qt(span))
            scrolled = self.verticalScrollBar().value()
            room = round((TINT_ABOVE + TINT_BELOW) * self._theme.document_pixels)
            height = round(bottom - top) + 2 * room
            self.viewport().update(0, round(top) - scrolled - room, self.viewport().width(), height)

    def _wash_anew(self) -> None:
        """The marks, their colours or the lines of the document are others."""
        self._washes = {}
        self.viewport().update()

    def show_hits(self, hits: tuple[Span, ...]) -> None:
        """Frame the sought words."""
        self._hits = hits
        self.viewport().update()

    def show_pointed(self, span: Span | None) -> None:
        """Frame one passage until another task is selected."""
        self._pointed = span
        self.viewport().update()

    def top_of(self, span: Span) -> float:
        """Pixels from the top of the document to the first line of `span`.

        What is around it is laid out, as far as it is in view when the passage is where the reader reads.
        """
        sheet, view = self._sheet, self.viewport().height()
        if sheet is None:
            return 0.0
        about = self.stretch(span).top + self.verticalScrollBar().value()
        sheet.settle(about - READING_SHARE * view, about + (1 - READING_SHARE) * view)
        return self.stretch(span).top + self.verticalScrollBar().value()

    def stretch(self, span: Span) -> Stretch:
        """From the top of the first line of `span` to the bottom of its last, pixels down the viewport."""
        start, end = self._positions.span_to_qt(span)
        last = self._line_edge(max(start, end - 1), low=True)
        scrolled = self.verticalScrollBar().value()
        return Stretch(self._line_edge(start, low=False) - scrolled, last - scrolled)

    def _line_edge(self, position: int, *, low: bool) -> float:
        """The upper or lower edge of the words in the line that holds a Qt position."""
        if self._sheet is None:
            return 0.0
        return self._sheet.baseline(position) + (TINT_BELOW if low else -TINT_ABOVE) * self._theme.document_pixels

    def visible(self) -> Span:
        """The characters of the paragraphs between the upper and the lower edge of the viewport."""
        if self._sheet is None:
            return Span(0, 0)
        top = self.verticalScrollBar().value()
        first, last = self._sheet.extent(top, top + self.viewport().height())
        return Span(self._positions.from_qt(first), self._positions.from_qt(last) + 1)

    def share(self, index: int) -> float:
        """How far down the document a character stands, 0..1; by guess where nobody looked yet."""
        if self._sheet is None:
            return 0.0
        return self._sheet.share(self._positions.to_qt(index))

    def parts(self, count: int) -> list[int]:
        """The characters at which so many equally high parts of the document begin, from its top to its end."""
        if self._sheet is None:
            return []
        return [self._positions.from_qt(position) for position in self._sheet.parts(count)]

    def view(self) -> tuple[float, float]:
        """What of the document is on screen: from and to, 0..1."""
        if self._sheet is None:
            return 0.0, 1.0
        whole, top = self._sheet.length, self.verticalScrollBar().value()
        return min(1.0, top / whole), min(1.0, (top + self.viewport().height()) / whole)

    def go(self, share: float) -> None:
        """Bring a place of the document, 0..1, into the middle."""
        if self._sheet is not None:
            self.verticalScrollBar().setValue(round(share * self._sheet.length - self.viewport().height() / 2))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What comes into view is laid out before it is painted."""
        self._settle()
        super().scrollContentsBy(dx, dy)

    def _settle(self) -> None:
        if self._sheet is not None:
            top = self.verticalScrollBar().value()
            self._sheet.settle(top, top + self.viewport().height())

    def _stay(self, pushed: Sequence[tuple[float, float]]) -> None:
        """What is read stays where it is when guesses above it are put right."""
        bar = self.verticalScrollBar()
        value = before = float(bar.value())
        for top, more in pushed:
            value += more if top < value else 0.0
        if value != before:
            bar.setValue(round(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tints and underlines, then the text, then strikes and frames."""
        if self._sheet is None:
            super().paintEvent(event)
            return
        self._settle()
        scrolled = self.verticalScrollBar().value()
        area = event.rect().translated(0, scrolled)
        top, bottom = area.top() - 40.0, area.bottom() + 40.0
        washing = Washing(self._theme.tokens, self._theme.document_pixels)
        painter = QPainter(self.viewport())
        for number in self._sheet.between(top, bottom):
            painter.resetTransform()
            painter.translate(0, self._sheet.top(number) - scrolled)
            wash(painter, self._washed(number, washing))
            if self._text is not None and number in self._text.edited:
                high = self._sheet.top(number + 1) - self._sheet.top(number) - self._sheet.room(number)
                bar = QRectF(self._sheet.side - WRITTEN_AT, 6, WRITTEN, high - 12)
                painter.fillRect(bar, QColor(self._theme.tokens.accent))
        painter.resetTransform()
        painter.translate(0, -scrolled)
        for span in self._emphasis.passages:
            for run in runs(self._sheet, *self._positions.span_to_qt(span), top=top, bottom=bottom):
                wash(painter, washing.select(run, self._emphasis.look))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -scrolled)
        marker = MarkPainter(painter, self._theme.tokens, self._theme.document_pixels)
        for span in self._emphasis.lost:
            for run in runs(self._sheet, *self._positions.span_to_qt(span), top=top, bottom=bottom):
                marker.strike(run)
        seen = self.visible()
        framed = [hit for hit in self._hits if hit.overlaps(seen)]
        for span in (*framed, *((self._pointed,) if self._pointed else ())):
            for run in runs(self._sheet, *self._positions.span_to_qt(span), top=top, bottom=bottom):
                marker.frame(run)
        if self._emphasis.spot is not None:
            edge = self._emphasis.spot.edge
            marker.spot(self._sheet, *self._positions.span_to_qt(self._emphasis.spot.character), edge)
        painter.end()

    def _washed(self, number: int, washing: Washing) -> list[Wash]:
        """What is washed in a paragraph, heights counted from where it begins."""
        made = self._washes.get(number)
        if made is None and self._sheet is not None:
            start, end = self._sheet.stretch_of(number)
            here = within(self._segments, Span(self._positions.from_qt(start), self._positions.from_qt(end)))
            cut = ((one.look, *self._positions.span_to_qt(one.span)) for one in here)
            made = self._washes[number] = [
                wash_of_run
                for look, first, last in cut
                for run in runs_in(self._sheet, number, max(first, start), min(last, end))
                for wash_of_run in washing.mark(run, look)
            ]
        return made or []

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag chooses the passage under it."""
        super().mouseReleaseEvent(event)
        if self._twice:  # the words under the mouse may be others by now
            self._twice = False
            return
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            index = self._clicked = self._index_at(event.position())
            if index >= 0:
                self.pressed.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the paragraph to write in, where that may be done; else a word is selected as usual.

        The one that was under the first click: what that chose may be scrolling away already.
        """
        if not self._writable or self._clicked < 0:
            super().mouseDoubleClickEvent(event)
            return
        self._twice = True
        self.writing_asked.emit(self._clicked)

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
        if self._sheet is None:
            return
        width = self.viewport().width()
        side = max(SIDE_MARGIN, (width - WIDEST * self._theme.document_pixels) / 2)
        self._sheet.fit(width - 2 * side, side, self.viewport().height() * 0.9)
        self._washes = {}
        self._settle()

    def _dress(self) -> None:
        """Colour quiet paragraphs, lost and new words, without laying the text out again."""
        if self._sheet is None:
            return
        tokens = self._theme.tokens
        self._sheet.ink(QColor(tokens.quiet))
        painted = [(span, tokens.missing.line) for span in self._emphasis.lost]
        painted += [(span, tokens.weakened.line) for span in self._emphasis.softened]
        painted += [(span, tokens.strengthened.line) for span in self._emphasis.added]
        self._sheet.dress([(*self._positions.span_to_qt(span), QColor(colour)) for span, colour in painted])


def _touched(emphasis: Emphasis) -> tuple[Span, ...]:
    """What an emphasis is drawn on, struck words included."""
    return (*emphasis.passages, *emphasis.lost, *((emphasis.spot.character,) if emphasis.spot else ()))
