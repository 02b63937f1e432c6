"""A document's marks → a narrow bar at the edge of its pane: where in the whole the problems lie, and where one is."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.core.messages import text
from desktop.core.model.span import Span
from desktop.ui.review.marks import RANK, Segment
from desktop.ui.theme import Theme

WIDTH = 12
INSET = 3
LEAST = 2  # pixels: a mark of one line would vanish in a long plan
SHOWN = ("missing", "weakened")


class Overview(QWidget):
    """The whole document from top to bottom; a press leads there."""

    pressed = Signal(float)  # 0..1 of the document

    def __init__(
        self,
        theme: Theme,
        share: Callable[[int], float],
        parts: Callable[[int], list[int]],
        view: Callable[[], tuple[float, float]],
    ) -> None:
        """share: a character's index → 0..1 of the document. parts: at which characters so many equally high parts of
        the document begin. view: what is on screen, from and to, 0..1."""
        super().__init__()
        self._theme = theme
        self._share = share
        self._parts = parts
        self._view = view
        self._marked: tuple[Segment, ...] = ()
        # Of what is marked, in the order of the document: looked through at every change of height.
        self._starts: list[int] = []
        self._ranks: list[int] = []
        self._hits: tuple[Span, ...] = ()
        self._chosen: Span | None = None
        self._drawn: QPixmap | None = None
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(text("ui.review.overview"))
        self.setAccessibleName(text("ui.review.overview"))
        theme.changed.connect(self.redraw)

    def show_marks(self, segments: tuple[Segment, ...]) -> None:
        """The passages that are marked in the document."""
        self._marked = tuple(one for one in segments if one.look in SHOWN)
        self._starts = [one.span.start for one in self._marked]
        self._ranks = [RANK[one.look] for one in self._marked]
        self.redraw()

    def show_hits(self, hits: tuple[Span, ...]) -> None:
        """The places of the sought words."""
        self._hits = hits
        self.redraw()

    def show_chosen(self, span: Span | None) -> None:
        """The selected passage; None for none."""
        self._chosen = span
        self.update()

    def redraw(self) -> None:
        """Draw the marks anew: they, the colours or the lines of the document are others."""
        self._drawn = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height."""
        super().resizeEvent(event)
        self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The marks, what is on screen, the selected passage."""
        tokens = self._theme.tokens
        if self._drawn is None:
            self._drawn = self._marks()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        top, bottom = self._view()
        shade = QColor(tokens.quiet)
        shade.setAlpha(38)
        painter.fillRect(QRectF(0, top * self.height(), self.width(), (bottom - top) * self.height()), shade)
        if self._chosen is not None:
            y = self._share(self._chosen.start) * self.height()
            painter.fillRect(QRectF(0, y - 1, self.width(), 3), QColor(tokens.accent))
        painter.end()

    def _marks(self) -> QPixmap:
        tokens, width = self._theme.tokens, self.width() - 2 * INSET
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(tokens.bar))
        painter = QPainter(made)
        starts = self._parts(self.height())  # once for all marks: thousands of them are not looked up one by one
        inks = {look: QColor(tokens.verdict(look).line) for look in SHOWN}
        for look, y, height in self._strips(starts):
            painter.fillRect(INSET, y, width, height, inks[look])
        for row in {max(0, bisect_right(starts, hit.start) - 1) for hit in self._hits}:
            painter.fillRect(QRectF(0, row, INSET, LEAST), QColor(tokens.accent))
        painter.end()
        return made

    def _strips(self, starts: Sequence[int]) -> list[tuple[str, int, int]]:
        """What is drawn from which row of pixels how high; of those that begin in one row the gravest.

        starts: at which character of the document each row begins.
        """
        made = []
        first = 0
        for row in range(len(starts)):
            last = bisect_left(self._starts, starts[row + 1], first) if row + 1 < len(starts) else len(self._starts)
            if first < last:
                gravest = self._marked[self._ranks.index(min(self._ranks[first:last]), first)]
                made.append((gravest.look, row, max(LEAST, bisect_left(starts, gravest.span.end) - row)))
            first = last
        return made

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lead there."""
        self.pressed.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lead there as long as the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)
