"""Paragraphs of a document → lines on a page, laid out where somebody looks and guessed at elsewhere.

Thousands of paragraphs would take seconds to lay out, at every change of width anew. The guess counts characters,
which is nearly exact for Chinese; a paragraph gets its true height when it comes into view.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from desktop.ui.review.typesetting import Face, Manner, Paragraph, coloured, formats, manners

TOP_MARGIN = 22
FULL_ENOUGH = 0.84  # of the width: a line with fewer words is not stretched to it
Worn = TypeVar("Worn")


@dataclass(frozen=True, slots=True)
class _Laid:
    """The lines of a paragraph, asked of Qt once: what draws and measures them asks hundreds of times for a picture.

    starts: the position in the paragraph where each line begins, and the end of the last. baselines: counted from where
    the paragraph begins. The layout itself is not kept: Qt's documents free it, and PySide6 would take what comes to
    lie in its place for it.
    """

    lines: tuple[QTextLine, ...]
    starts: tuple[int, ...]
    baselines: tuple[float, ...]


class Sheet(QAbstractTextDocumentLayout):
    """The layout of a reading pane's document. Every y is in pixels from the top of the document."""

    pushed = Signal(object)  # pairs of floats: below a height all stands lower by so much, since a guess was put right

    def __init__(self, document: QTextDocument, paragraphs: Sequence[Paragraph], face: Face) -> None:
        """paragraphs: one for each block of `document`."""
        super().__init__(document)
        self._paragraphs = paragraphs
        self._face = face
        self._manners = manners(paragraphs, face.pixels)
        self._starts = [paragraph.start for paragraph in paragraphs]
        self._quiet = QColor()
        self._dressed: tuple[tuple[int, int, QColor], ...] = ()
        self._side, self._end, self._width = 0.0, 0.0, 1.0
        self._heights = [0.0] * len(paragraphs)
        self._tops: list[float] | None = None
        self._laid: dict[int, _Laid] = {}
        self._room: dict[int, float] = {}

    # --- the page ---

    def fit(self, width: float, side: float, end: float) -> None:
        """Set lines `width` wide, a margin of `side` before them and of `end` below the last."""
        if (width, side, end) == (self._width, self._side, self._end):
            return
        if width != self._width:
            for number in self._laid:
                self._layout(number).clearLayout()
            self._laid.clear()
            self._heights = self._guesses(width)
            for number, room in self._room.items():
                self._heights[number] += room
        self._width, self._side, self._end = width, side, end
        self._tops = None
        self.documentSizeChanged.emit(self.documentSize())

    @property
    def width(self) -> float:
        """How wide a line is."""
        return self._width

    @property
    def side(self) -> float:
        """The margin at the left of the lines."""
        return self._side

    def _guesses(self, width: float) -> list[float]:
        """How high each paragraph is, by the count of its characters."""
        least, em = max(width, self._face.pixels), self._face.pixels
        sizes = zip(self._paragraphs, self._manners, strict=True)
        return [
            float(one.above + one.line * (ceil((paragraph.ems * em + one.indent) / least) or 1) + one.below)
            for paragraph, one in sizes
        ]

    def make_room(self, room: dict[int, float]) -> None:
        """Leave so many pixels blank below these paragraphs, and none below others."""
        if room == self._room:
            return
        for number in self._room.keys() | room.keys():
            self._heights[number] += room.get(number, 0.0) - self._room.get(number, 0.0)
        self._room = dict(room)
        self._tops = None
        self.documentSizeChanged.emit(self.documentSize())

    def room(self, number: int) -> float:
        """The pixels that `make_room` left below a paragraph."""
        return self._room.get(number, 0.0)

    def manner_of(self, number: int) -> Manner:
        """How a paragraph is set."""
        return self._manners[number]

    def ink(self, quiet: QColor) -> None:
        """The ink of quiet paragraphs."""
        self._quiet = quiet

    def dress(self, words: Sequence[tuple[int, int, QColor]]) -> None:
        """Write words from one Qt position to another in an ink of their own."""
        self._dressed = tuple(words)

    # --- where things stand ---

    @property
    def _placed(self) -> list[float]:
        """Where each paragraph begins, and the end of the last."""
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=float(TOP_MARGIN)))
        return self._tops

    def number_at(self, y: float) -> int:
        """The number of the paragraph at a height; the nearest where there is none."""
        return min(max(bisect_right(self._placed, y) - 1, 0), len(self._heights) - 1)

    def top(self, number: int) -> float:
        """Where a paragraph begins."""
        return self._placed[number]

    @property
    def length(self) -> float:
        """Where the last paragraph ends; at least 1."""
        return max(1.0, self._placed[-1])

    def parts(self, count: int) -> list[int]:
        """The Qt positions at which the first, second, … of so many equally high parts of the document begin."""
        tops, starts, last = self._placed, self._starts, len(self._starts) - 1
        step, number, made = self.length / max(1, count), 0, []
        for part in range(count):
            y = part * step
            while number < last and tops[number + 1] <= y:
                number += 1
            high = tops[number + 1] - tops[number]
            inside = min(max((y - tops[number]) / high, 0.0), 1.0) if high else 0.0
            made.append(starts[number] + int(inside * (self._after(number) - starts[number])))
        return made

    def share(self, position: int) -> float:
        """How far down a Qt position stands, 0..1 of the length; inside a paragraph by the count of characters."""
        number = max(0, bisect_right(self._starts, position) - 1)
        inside = (position - self._starts[number]) / max(1, self._after(number) - self._starts[number])
        return (self.top(number) + inside * self._heights[number]) / self.length

    def between(self, top: float, bottom: float) -> range:
        """The numbers of the paragraphs from one height to another."""
        return range(self.number_at(top), self.number_at(bottom) + 1)

    def hull(self, start: int, end: int) -> tuple[float, float]:
        """From where to where the paragraphs of the Qt positions start..end stand."""
        first, last = (max(0, bisect_right(self._starts, at) - 1) for at in (start, max(start, end - 1)))
        return self.top(first), self.top(last) + self._heights[last]

    def stretch_of(self, number: int) -> tuple[int, int]:
        """The Qt positions of a paragraph: where it begins, and behind its line break."""
        return self._starts[number], self._after(number)

    def extent(self, top: float, bottom: float) -> tuple[int, int]:
        """The Qt positions of the paragraphs from one height to another: where the first begins, the last ends."""
        last = self.number_at(bottom) + 1
        end = self._starts[last] - 1 if last < len(self._starts) else self.document().characterCount() - 1
        return self._starts[self.number_at(top)], end

    def settle(self, top: float, bottom: float) -> None:
        """Lay out what lies between two heights; what stands at `top` stays there."""
        number = self.number_at(top)
        y = self.top(number)
        right = []
        while number < len(self._heights) and y <= bottom:
            if number not in self._laid:
                right.append((y, self._lay_out(number)))
            y += self._heights[number]
            number += 1
        self._push(right)

    def lay(self, number: int) -> QTextLayout:
        """The lines of a paragraph."""
        self._lines_of(number)
        return self._layout(number)

    def _layout(self, number: int) -> QTextLayout:
        return self.document().findBlockByNumber(number).layout()

    def _lines_of(self, number: int) -> _Laid:
        if number not in self._laid:
            self._push([(self.top(number), self._lay_out(number))])
        return self._laid[number]

    def _lay_out(self, number: int) -> float:
        """Lay out a paragraph; how much higher it is than was guessed."""
        layout = self._layout(number)
        height = self._set(number, layout)
        lines = tuple(layout.lineAt(index) for index in range(layout.lineCount()))
        ends = (lines[-1].textStart() + lines[-1].textLength(),) if lines else ()
        starts = (*(line.textStart() for line in lines), *ends)
        self._laid[number] = _Laid(lines, starts, tuple(line.y() + line.ascent() for line in lines))
        more = height - self._heights[number]
        self._heights[number] = height
        return more

    def _push(self, right: Sequence[tuple[float, float]]) -> None:
        """Tell of guesses that were put right, from top to bottom: at which heights, and by how much."""
        pushed = [(top, more) for top, more in right if more]
        if pushed:
            self._tops = None
            self.documentSizeChanged.emit(self.documentSize())
            self.pushed.emit(pushed)

    def _set(self, number: int, layout: QTextLayout) -> float:
        """Break a paragraph into lines; its height.

        Where a line would be torn apart to reach the margin, before a number that does not break, none of them is.
        """
        set_as = self._manners[number]
        layout.setFormats(formats(self._paragraphs[number], self._face))  # takes the lines away that were there
        height = self._break(layout, set_as, set_as.align)
        if set_as.align is Qt.AlignmentFlag.AlignJustify:
            lines = (layout.lineAt(index) for index in range(layout.lineCount() - 1))
            if any(line.naturalTextWidth() < FULL_ENOUGH * line.width() for line in lines):
                height = self._break(layout, set_as, Qt.AlignmentFlag.AlignLeft)
        return height + self._room.get(number, 0.0)

    def _break(self, layout: QTextLayout, set_as: Manner, align: Qt.AlignmentFlag) -> float:
        """Set the lines of a paragraph; its height."""
        option = QTextOption(align)
        # WrapAnywhere puts commas at the beginning of lines; this one breaks between ideographs, not before a comma.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        y = float(set_as.above)
        indent = set_as.indent
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, self._width - indent))
            line.setPosition(QPointF(indent, y + (set_as.line - line.height()) / 2))
            y += set_as.line
            indent = 0
        layout.endLayout()
        return y + set_as.below

    def baseline(self, position: int) -> float:
        """On which height the words of the line stand that holds a Qt position."""
        number = max(0, bisect_right(self._starts, position) - 1)
        laid = self._lines_of(number)
        if not laid.lines:
            return self.top(number)
        line = bisect_right(laid.starts, position - self._starts[number], hi=len(laid.lines)) - 1
        return self.top(number) + laid.baselines[line]

    def lines(self, start: int, end: int, top: float, bottom: float) -> list[tuple[QTextLine, float, int, int]]:
        """The lines of the Qt positions start..end between two heights.

        For each: the line, its baseline, and the first and last position in its paragraph.
        """
        first = max(0, bisect_right(self._starts, start) - 1, self.number_at(top))
        last = min(bisect_left(self._starts, end) - 1, self.number_at(bottom))
        result = []
        for number in range(first, last + 1):
            found = self.lines_of(number, start, end)
            begin, high = self.top(number), self._manners[number].line
            near = (one for one in found if top - high <= begin + one[1] <= bottom + high)
            result += [(line, begin + baseline, start_in, end_in) for line, baseline, start_in, end_in in near]
        return result

    def lines_of(self, number: int, start: int, end: int) -> list[tuple[QTextLine, float, int, int]]:
        """The lines of the Qt positions start..end in one paragraph, with first and last position in it.

        Baselines are counted from where the paragraph begins.
        """
        laid, begin = self._lines_of(number), self._starts[number]
        start, end = start - begin, end - begin
        result = []
        for index, line in enumerate(laid.lines):
            first, last = max(start, laid.starts[index]), min(end, laid.starts[index + 1])
            if first < last:
                result.append((line, laid.baselines[index], first, last))
        return result

    # --- what Qt asks ---

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """The words in view, those that are selected with the mouse among them."""
        area = context.clip if context.clip.isValid() else QRectF(QPointF(), self.documentSize())
        painter.setPen(context.palette.text().color())
        number = self.number_at(area.top())
        chosen = [(one.cursor.selectionStart(), one.cursor.selectionEnd(), one.format) for one in context.selections]
        while number < len(self._heights) and self.top(number) <= area.bottom():
            layout, begin = self.lay(number), self._starts[number]
            ranges = [coloured(0, self._after(number) - begin, self._quiet)] if self._paragraphs[number].quiet else []
            ranges += [
                coloured(start - begin, end - begin, colour) for start, end, colour in self._of(number, self._dressed)
            ]
            for start, end, form in self._of(number, chosen):
                made = QTextLayout.FormatRange()
                made.start, made.length, made.format = start - begin, end - start, form
                ranges.append(made)
            origin = QPointF(self._side, self.top(number))
            layout.draw(painter, origin, ranges, area)
            if begin <= context.cursorPosition < self._after(number):
                layout.drawCursor(painter, origin, context.cursorPosition - begin)
            number += 1

    def _after(self, number: int) -> int:
        """The position behind a paragraph and its line break."""
        return self._starts[number + 1] if number + 1 < len(self._starts) else self.document().characterCount()

    def _of(self, number: int, words: Sequence[tuple[int, int, Worn]]) -> list[tuple[int, int, Worn]]:
        """Those of the words that stand in a paragraph, cut to it."""
        begin, end = self._starts[number], self._after(number)
        return [(max(one[0], begin), min(one[1], end), one[2]) for one in words if one[0] < end and one[1] > begin]

    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override]  # Qt sends that
        """The Qt position at a point; -1 where an exact one is asked for and there are no words."""
        number = self.number_at(point.y())
        layout, inside = self.lay(number), point - QPointF(self._side, self.top(number))
        height = self._manners[number].line
        above = self._manners[number].above
        index = min(max(int((inside.y() - above) // height), 0), layout.lineCount() - 1)
        line = layout.lineAt(index)
        if accuracy is Qt.HitTestAccuracy.ExactHit:
            words = line.naturalTextRect()
            if not (
                words.left() <= inside.x() <= words.right() and 0 <= inside.y() - above < height * layout.lineCount()
            ):
                return -1
        place = line.xToCursor(inside.x())
        return self._starts[number] + int(place)

    def documentSize(self) -> QSizeF:
        """The page with its margins."""
        return QSizeF(self._side * 2 + self._width, self._placed[-1] + self._end)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a paragraph stands; it is laid out, for whoever asks looks into its lines next."""
        if not block.isValid():
            return QRectF()
        number = block.blockNumber()
        self.lay(number)
        return QRectF(self._side, self.top(number), self._width, self._heights[number])

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:  # noqa: ARG002
        """There is one frame: the page."""
        return QRectF(QPointF(), self.documentSize())

    def pageCount(self) -> int:
        """One endless page."""
        return 1

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """The words never change, and the page is told by `fit`."""
