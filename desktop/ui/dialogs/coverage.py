"""A comparison → the picture of the whole: reference clauses × draft clauses, darker where more is carried."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import text
from desktop.core.model.clause import Clause
from desktop.core.model.coverage import Coverage, coverage
from desktop.core.model.review import Comparison
from desktop.ui import theme
from desktop.ui.models.looks import named
from desktop.ui.theme import Theme

CELL, LEFT, TOP, RIGHT, EDGE = 26, 270, 150, 110, 16
LARGEST = 60_000_000  # pixels of an exported picture; beyond that it is drawn at single size


class CoverageMap(QWidget):
    """Paints the grid; a click or Enter on a cell leads to its first task."""

    chosen = Signal(str)
    moved = Signal(QPoint)  # the keyboard is at a cell there

    def __init__(self, theme_in_force: Theme) -> None:
        """Empty until `show_map`."""
        super().__init__()
        self._theme = theme_in_force
        self._map = Coverage((), (), {})
        self._at: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text("ui.coverage.name"))
        theme_in_force.changed.connect(self.update)

    def show_map(self, made: Coverage) -> None:
        """Take another comparison's map."""
        self._map = made
        self._at = None
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """All cells, with room for the names."""
        return QSize(LEFT + CELL * len(self._map.columns) + RIGHT + EDGE, TOP + CELL * len(self._map.rows) + EDGE)

    def task_at(self, row: int, column: int) -> str:
        """The first task carried there, "" for none. Column -1: the first one that is missing."""
        if column < 0:
            missing = self._map.rows[row].missing
            return missing[0] if missing else ""
        cell = self._map.cells.get((row, column))
        return cell.tasks[0] if cell else ""

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is painted; column -1 is the one of what is missing, at the right."""
        across = len(self._map.columns) if column < 0 else column
        return QRect(LEFT + CELL * across + (12 if column < 0 else 0), TOP + CELL * row, CELL, CELL)

    def _place(self, point: QPoint) -> tuple[int, int] | None:
        row, column = (point.y() - TOP) // CELL, (point.x() - LEFT) // CELL
        if not 0 <= row < len(self._map.rows) or column < 0:
            return None
        return (row, column) if column < len(self._map.columns) else (row, -1)

    def describe(self, row: int, column: int) -> str:
        """The cell in words."""
        line = self._map.rows[row]
        name = _name(line.clause)
        if column < 0:
            return text("ui.coverage.missing", clause=name, count=len(line.missing), total=line.total)
        cell = self._map.cells.get((row, column))
        share = round(100 * cell.share) if cell else 0
        key = "carried" if cell else "nothing"
        return text(f"ui.coverage.{key}", clause=name, draft=_name(self._map.columns[column]), share=share)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the cell under the pointer means."""
        place = self._place(event.position().toPoint())
        if place != self._at:
            self._at = place
            self.update()
        if place:
            QToolTip.showText(event.globalPosition().toPoint(), self.describe(*place), self)
        leads = bool(place and self.task_at(*place))
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead to the task."""
        place = self._place(event.position().toPoint())
        if place and self.task_at(*place):
            self.chosen.emit(self.task_at(*place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from cell to cell, Enter leads to its task."""
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in steps and self._map.rows:
            row, column = self._at or (0, 0)
            down, across = steps[key]
            width = len(self._map.columns) + 1  # the last one is that of what is missing
            column = min(max((column if column >= 0 else width - 1) + across, 0), width - 1)
            row = min(max(row + down, 0), len(self._map.rows) - 1)
            self._at = (row, column if column < width - 1 else -1)
            self.setAccessibleDescription(self.describe(*self._at))
            self.moved.emit(self.cell_rect(*self._at).center())
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at and self.task_at(*self._at):
            self.chosen.emit(self.task_at(*self._at))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only what is to be seen: a map of 300 clauses is larger than any screen."""
        painter = QPainter(self)
        self.paint(painter, event.rect())
        painter.end()

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Names, grid, cells."""
        tokens = self._theme.tokens
        painter.fillRect(area, QColor(tokens.panel))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = theme.interface_font(12)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        for column, clause in enumerate(self._map.columns):
            if not area.left() - TOP < LEFT + CELL * column < area.right() + CELL:
                continue
            painter.save()
            painter.translate(LEFT + CELL * column + CELL / 2 + 4, TOP - 8)
            painter.rotate(-55)
            painter.setPen(QColor(tokens.ink if self._at and self._at[1] == column else tokens.quiet))
            painter.drawText(0, 0, metrics.elidedText(_name(clause), Qt.TextElideMode.ElideRight, TOP + 14))
            painter.restore()
        first = max(0, (area.top() - TOP) // CELL)
        for row in range(first, min(len(self._map.rows), (area.bottom() - TOP) // CELL + 1)):
            self._paint_row(painter, row, metrics)

    def _paint_row(self, painter: QPainter, row: int, metrics: QFontMetrics) -> None:
        tokens = self._theme.tokens
        line = self._map.rows[row]
        top = TOP + CELL * row
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens.ink if self._at and self._at[0] == row else tokens.quiet))
        name = metrics.elidedText(_name(line.clause), Qt.TextElideMode.ElideRight, LEFT - EDGE - 14)
        painter.drawText(QRect(EDGE, top, LEFT - EDGE - 10, CELL), upright | Qt.AlignmentFlag.AlignRight, name)
        painter.setPen(QPen(QColor(tokens.line), 1))
        for column in range(len(self._map.columns)):
            painter.drawRect(self.cell_rect(row, column))
        full = QColor(tokens.covered.line)
        for column in range(len(self._map.columns)):
            cell = self._map.cells.get((row, column))
            if cell:
                full.setAlphaF(0.18 + 0.82 * min(1.0, cell.share))
                painter.fillRect(self.cell_rect(row, column).adjusted(1, 1, 0, 0), full)
        if line.missing:
            painter.setPen(QColor(tokens.missing.line))
            words = text("ui.coverage.lacks", mark=text("word.mark.missing"), count=len(line.missing))
            painter.drawText(self.cell_rect(row, -1).adjusted(0, 0, RIGHT, 0), upright, words)
        if self._at and self._at[0] == row:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(self.cell_rect(*self._at).adjusted(1, 1, 0, 0))

    def picture(self) -> bytes:
        """The whole map as PNG, twice as fine as on screen unless that were too large."""
        size = self.sizeHint()
        fine = 2 if 4 * size.width() * size.height() <= LARGEST else 1
        image = QImage(size * fine, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(fine, fine)
        at, self._at = self._at, None
        self.paint(painter, QRect(QPoint(0, 0), size))
        self._at = at
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())


class CoverageWindow(QDialog):
    """The map with its legend; stays open beside the review."""

    chosen = Signal(str)

    def __init__(self, theme_in_force: Theme, save: Callable[[bytes], None], parent: QWidget) -> None:
        """save: does something with the picture, a PNG."""
        super().__init__(parent)
        self.setWindowTitle(text("ui.coverage.title"))
        self.resize(1080, 720)
        self.map = CoverageMap(theme_in_force)
        self.map.chosen.connect(self.chosen)
        self.empty = QLabel(text("ui.coverage.empty"))
        self.empty.setProperty("kind", "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setProperty("kind", "card")
        scroll.setWidget(self.map)
        self.map.moved.connect(lambda centre: scroll.ensureVisible(centre.x(), centre.y()))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        legend = QLabel(text("ui.coverage.legend"))
        legend.setProperty("kind", "caption")
        self.save = QPushButton(text("ui.coverage.save"))
        self.save.setProperty("kind", "plain")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(lambda: save(self.map.picture()))
        foot = QHBoxLayout()
        foot.setContentsMargins(4 * theme.STEP, 2 * theme.STEP, 4 * theme.STEP, 3 * theme.STEP)
        foot.addWidget(legend, 1)
        foot.addWidget(self.save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)
        box.addWidget(self.empty)
        box.addLayout(foot)

    def show_comparison(self, comparison: Comparison) -> None:
        """Draw another state."""
        made = coverage(comparison)
        self.map.show_map(made)
        self.empty.setVisible(not made.cells)
        self.save.setEnabled(bool(made.rows))


def _name(clause: Clause) -> str:
    return named(clause.number, clause.heading)
