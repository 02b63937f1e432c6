"""Bands → the strip between the two panes: joined passages as ribbons, missing ones as open rings."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.core.messages import text
from desktop.ui.review.scrolling import Band
from desktop.ui.theme import Theme

WIDTH = 60
RING = 4.5
# How much of a band's colour and of its edge's is left when it is not the selected one. Mixed with what is below and
# not painted see-through, which takes five times as long.
FAINT, FAINT_EDGE = 0.43, 0.24


class Ribbon(QWidget):
    """Asks `bands` anew at every paint, since the panes scroll on their own."""

    pressed = Signal(str)  # task id
    wheel_turned = Signal(int)  # pixels

    def __init__(self, theme: Theme, bands: Callable[[], tuple[Band, ...]], parent: QWidget | None = None) -> None:
        """bands: what to draw now, in pixels of this widget."""
        super().__init__(parent)
        self._theme = theme
        self._bands = bands
        self._drawn: list[tuple[QPainterPath, str]] = []
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(text("ui.review.ribbon"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as it always is."""
        return QSize(WIDTH, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, two hairlines, the bands."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.bar))
        self._drawn = []
        for band in self._bands():
            if band.right is None:
                self._ring(painter, band)
            else:
                self._band(painter, band)
        painter.setPen(QPen(QColor(self._theme.tokens.line), 1))
        for x in (0.5, self.width() - 0.5):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.end()

    def _band(self, painter: QPainter, band: Band) -> None:
        """A ribbon from the left passage to the right one."""
        if band.right is None:
            return
        ink = self._theme.tokens.verdict(band.look)
        half, width = self.width() / 2, float(self.width())
        path = QPainterPath(QPointF(0, band.left.top))
        path.cubicTo(half, band.left.top, half, band.right.top, width, band.right.top)
        path.lineTo(width, band.right.bottom)
        path.cubicTo(half, band.right.bottom, half, band.left.bottom, 0, band.left.bottom)
        path.closeSubpath()
        fill, edge = QColor(ink.strong), QColor(ink.line)
        if not band.selected:
            fill = mixed(fill, QColor(self._theme.tokens.bar), FAINT)
            edge = mixed(edge, fill, FAINT_EDGE)
        painter.fillPath(path, fill)
        painter.setPen(QPen(edge, 1.6 if band.selected else 1.0))
        for left, right in ((band.left.top, band.right.top), (band.left.bottom, band.right.bottom)):
            line = QPainterPath(QPointF(0, left))
            line.cubicTo(half, left, half, right, width, right)
            painter.drawPath(line)
        self._drawn.append((path, band.task))

    def _ring(self, painter: QPainter, band: Band) -> None:
        """An open ring at the left passage; a filled one for the selected task."""
        ink = self._theme.tokens.verdict(band.look)
        centre = QPointF(RING + 6, band.left.middle)
        painter.setPen(QPen(QColor(ink.line), 2.4 if band.selected else 1.6))
        painter.setBrush(QColor(ink.strong if band.selected else self._theme.tokens.panel))
        radius = RING + (1.5 if band.selected else 0)
        painter.drawEllipse(centre, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath()
        path.addRect(QRectF(centre.x() - 10, centre.y() - 10, 20, 20))
        self._drawn.append((path, band.task))

    def _at(self, place: QPointF) -> str:
        """The task whose band lies on top at `place`; "" for none."""
        return next((task for path, task in reversed(self._drawn) if path.contains(place)), "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be pressed."""
        over = bool(self._at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a band selects its task."""
        task = self._at(event.position())
        if task:
            self.pressed.emit(task)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls both panes."""
        delta = event.pixelDelta().y() or event.angleDelta().y()
        self.wheel_turned.emit(-delta)
        event.accept()


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """So much of a colour, the rest of what is below it."""
    pairs = ((colour.red(), ground.red()), (colour.green(), ground.green()), (colour.blue(), ground.blue()))
    red, green, blue = (round(one * share + other * (1 - share)) for one, other in pairs)
    return QColor(red, green, blue)
