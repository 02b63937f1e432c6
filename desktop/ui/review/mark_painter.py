"""Segments and the selected task's emphasis → tints, underlines and strikes behind and over the text of a pane."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLine

from desktop.ui.models.looks import ADDITION
from desktop.ui.review.sheet import Sheet
from desktop.ui.theme import Ink, Tokens

# In ems of the document face, measured from the baseline: how far a tint reaches and where lines run.
TINT_ABOVE, TINT_BELOW = 1.02, 0.36
LINE_BELOW = 0.34
STRIKE_ABOVE = 0.34
# Lines of what needs nobody's attention: thin and half faded, so that the problems stand out of the page.
QUIET_WIDTH, QUIET_SHADE = 1.0, 0.6
# Length of a dash and of the gap behind it, in widths of the line.
DASHES = {"missing": (3.5, 2.5), "not_applicable": (1.5, 3.0)}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line: from x `left` to `right`, on `baseline`; pixels of the document."""

    left: float
    right: float
    baseline: float


def runs(sheet: Sheet, start: int, end: int, *, top: float, bottom: float) -> Iterator[Run]:
    """The lines of the Qt positions start..end that lie between `top` and `bottom` of the document."""
    for line, origin, first, last in sheet.lines(start, end, top, bottom):
        left, right = _x(line, first), _x(line, last)
        yield Run(origin.x() + left, origin.x() + right, origin.y() + line.y() + line.ascent())


def _x(line: QTextLine, position: int) -> float:
    """Where a character of the line begins."""
    place: Any = line.cursorToX(position)  # a pair of x and position; PySide6 declares it as object
    return float(place[0])


class MarkPainter:
    """Draws on one painter, in the coordinates of the document."""

    def __init__(self, painter: QPainter, tokens: Tokens, em: float) -> None:
        """em: the size of the document face in pixels."""
        self._painter = painter
        self._tokens = tokens
        self._em = em

    def ink(self, look: str) -> Ink:
        """The ink of a look; additions share that of 加码·细化, without its line."""
        return self._tokens.verdict("strengthened" if look == ADDITION else look)

    def mark(self, run: Run, look: str) -> None:
        """A stretch that is not selected."""
        ink = self.ink(look)
        if look in ("weakened", "missing", ADDITION):
            self.tint(run, ink.tint)
        if look != ADDITION:
            self.underline(run, ink.line, look, 1.0 if look in ("covered", "strengthened", "not_applicable") else 1.4)

    def select(self, run: Run, look: str) -> None:
        """A stretch of the selected task."""
        ink = self.ink(look)
        self.tint(run, ink.strong)
        self.underline(run, ink.line, look, 2.0)

    def tint(self, run: Run, colour: str) -> None:
        """A wash behind the words."""
        top = run.baseline - TINT_ABOVE * self._em
        area = QRectF(run.left, top, run.right - run.left, (TINT_ABOVE + TINT_BELOW) * self._em)
        self._painter.fillRect(area, QColor(colour))

    def underline(self, run: Run, colour: str, look: str, width: float) -> None:
        """A line under the words: dashed for missing, dotted for not applicable."""
        shade = QColor(colour)
        if width <= QUIET_WIDTH:
            shade.setAlphaF(QUIET_SHADE)
        y = run.baseline + LINE_BELOW * self._em - width / 2
        dash, gap = DASHES.get(look, (0.0, 0.0))
        if not dash:
            self._painter.fillRect(QRectF(run.left, y, run.right - run.left, width), shade)
            return
        # Rectangles: a dashed pen takes twenty times as long.
        dash, gap = dash * width, gap * width
        count = ceil((run.right - run.left) / (dash + gap))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(shade)
        lefts = (run.left + number * (dash + gap) for number in range(count))
        self._painter.drawRects([QRectF(left, y, min(dash, run.right - left), width) for left in lefts])
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

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
