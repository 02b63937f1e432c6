"""Segments and the selected task's emphasis → tints, underlines and strikes behind and over the text of a pane."""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLine

from desktop.ui.models.looks import ADDITION
from desktop.ui.review.sheet import Sheet
from desktop.ui.review.spot import Edge
from desktop.ui.theme import Tokens

# In ems of the document face, measured from the baseline: how far a tint reaches and where lines run.
TINT_ABOVE, TINT_BELOW = 1.02, 0.36
LINE_BELOW = 0.34
STRIKE_ABOVE = 0.34
# Lines of what needs nobody's attention: thin and half faded, so that the problems stand out of the page.
QUIET_WIDTH, QUIET_SHADE = 1.0, 0.6
# Length of a dash and of the gap behind it, in widths of the line.
DASHES = {"missing": (3.5, 2.5), "not_applicable": (1.5, 3.0)}
# Where a missing task would go: a stroke between characters or below a paragraph, with an open ring as in the ribbon.
RING, STROKE = 3.2, 1.6


TINTED = frozenset({"weakened", "missing", ADDITION})
QUIET = frozenset({"covered", "strengthened", "not_applicable"})


class Run(NamedTuple):
    """A stretch of one line: from x `left` to `right`, on `baseline`; pixels of the document."""

    left: float
    right: float
    baseline: float


def runs(sheet: Sheet, start: int, end: int, *, top: float, bottom: float) -> Iterator[Run]:
    """The lines of the Qt positions start..end that lie between `top` and `bottom` of the document."""
    for line, baseline, first, last in sheet.lines(start, end, top, bottom):
        yield Run(sheet.side + _x(line, first), sheet.side + _x(line, last), baseline)


def runs_in(sheet: Sheet, number: int, start: int, end: int) -> Iterator[Run]:
    """The lines of the Qt positions start..end in one paragraph; heights are counted from where it begins."""
    for line, baseline, first, last in sheet.lines_of(number, start, end):
        yield Run(sheet.side + _x(line, first), sheet.side + _x(line, last), baseline)


def _x(line: QTextLine, position: int) -> float:
    """Where a character of the line begins."""
    place: Any = line.cursorToX(position)  # a pair of x and position; PySide6 declares it as object
    return float(place[0])


class Wash(NamedTuple):
    """Areas that are filled with one colour."""

    colour: QColor
    areas: tuple[QRectF, ...]


class _Inks(NamedTuple):
    """The colours of one look: of its line, of a line that needs nobody's attention, of its tint, of one selected."""

    line: QColor
    faint: QColor
    tint: QColor
    strong: QColor


class Washing:
    """What runs are washed and underlined with, in the colours of one scheme and for type of one size."""

    def __init__(self, tokens: Tokens, em: float) -> None:
        """em: the size of the document face in pixels."""
        self._tokens = tokens
        self._em = em
        self._inks: dict[str, _Inks] = {}

    def mark(self, run: Run, look: str) -> list[Wash]:
        """A stretch that is not selected, from bottom to top."""
        inks = self._of(look)
        made = [self._tint(run, inks.tint)] if look in TINTED else []
        if look in QUIET:
            made.append(self._underline(run, inks.faint, look, QUIET_WIDTH))
        elif look != ADDITION:
            made.append(self._underline(run, inks.line, look, 1.4))
        return made

    def select(self, run: Run, look: str) -> list[Wash]:
        """A stretch of the selected task, from bottom to top."""
        inks = self._of(look)
        return [self._tint(run, inks.strong), self._underline(run, inks.line, look, 2.0)]

    def _of(self, look: str) -> "_Inks":
        """The colours of a look; additions share those of 加码·细化, without its line."""
        made = self._inks.get(look)
        if made is None:
            ink = self._tokens.verdict("strengthened" if look == ADDITION else look)
            faint = QColor(ink.line)
            faint.setAlphaF(QUIET_SHADE)
            made = self._inks[look] = _Inks(QColor(ink.line), faint, QColor(ink.tint), QColor(ink.strong))
        return made

    def _tint(self, run: Run, colour: QColor) -> Wash:
        """A wash behind the words."""
        top = run.baseline - TINT_ABOVE * self._em
        return Wash(colour, (QRectF(run.left, top, run.right - run.left, (TINT_ABOVE + TINT_BELOW) * self._em),))

    def _underline(self, run: Run, colour: QColor, look: str, width: float) -> Wash:
        """A line under the words: dashed for missing, dotted for not applicable."""
        y = run.baseline + LINE_BELOW * self._em - width / 2
        dash, gap = DASHES.get(look, (0.0, 0.0))
        if not dash:
            return Wash(colour, (QRectF(run.left, y, run.right - run.left, width),))
        # Rectangles: a dashed pen takes twenty times as long.
        dash, gap = dash * width, gap * width
        left, step = run.left, dash + gap
        count = ceil((run.right - left) / step)
        dashes = [QRectF(left + number * step, y, dash, width) for number in range(count)]
        if dashes:
            dashes[-1].setRight(min(dashes[-1].right(), run.right))
        return Wash(colour, tuple(dashes))


def wash(painter: QPainter, washes: Iterable[Wash]) -> None:
    """Fill areas one after the other."""
    for one in washes:
        if len(one.areas) == 1:
            painter.fillRect(one.areas[0], one.colour)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(one.colour)
            painter.drawRects(one.areas)


class MarkPainter:
    """Draws over the words, on one painter, in the coordinates of the document."""

    def __init__(self, painter: QPainter, tokens: Tokens, em: float) -> None:
        """em: the size of the document face in pixels."""
        self._painter = painter
        self._tokens = tokens
        self._em = em

    def strike(self, run: Run) -> None:
        """A line through words that are lost."""
        self._painter.setPen(QPen(QColor(self._tokens.missing.line), 1.3))
        y = run.baseline - STRIKE_ABOVE * self._em
        self._painter.drawLine(QLineF(QPointF(run.left, y), QPointF(run.right, y)))

    def frame(self, run: Run) -> None:
        """An outline around sought words."""
        self._painter.setPen(QPen(QColor(self._tokens.accent), 1.2))
        top = run.baseline - TINT_ABOVE * self._em
        area = QRectF(run.left, top, run.right - run.left, (TINT_ABOVE + TINT_BELOW) * self._em)
        self._painter.drawRoundedRect(area.adjusted(-1, 0, 1, 0), 3, 3)

    def spot(self, sheet: Sheet, start: int, end: int, edge: Edge) -> None:
        """Where a missing task would go, at the `edge` of the Qt positions start..end, within one paragraph."""
        number = sheet.number_at(sheet.hull(start, end)[0])
        run = next(runs_in(sheet, number, start, end), None)
        if run is None:
            return
        self._painter.setPen(QPen(QColor(self._tokens.missing.line), STROKE))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if edge is Edge.BELOW:
            y = sheet.top(number + 1) - sheet.room(number) - sheet.manner_of(number).below / 2
            self._painter.drawEllipse(QPointF(sheet.side + RING, y), RING, RING)
            pen = self._painter.pen()
            pen.setDashPattern(DASHES["missing"])
            self._painter.setPen(pen)
            self._painter.drawLine(QLineF(sheet.side + 3 * RING, y, sheet.side + sheet.width, y))
        else:
            x = run.left if edge is Edge.BEFORE else run.right
            baseline = sheet.top(number) + run.baseline
            top = baseline - TINT_ABOVE * self._em
            self._painter.drawEllipse(QPointF(x, top), RING, RING)
            self._painter.drawLine(QLineF(x, top + RING, x, baseline + TINT_BELOW * self._em))
