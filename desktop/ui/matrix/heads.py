"""Names and counts → the heads of the matrix: drafts across, tasks down."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.core.model.finding import Verdict
from desktop.ui import theme
from desktop.ui.models.matrix_model import SUMMARY, WORST_FIRST, Index, MatrixRole, figures
from desktop.ui.theme import STEP, Theme

DRAFT_WIDTH, SUMMARY_WIDTH, TASK_WIDTH, PLACE_WIDTH = 92, 96, 360, 92
HEAD_HEIGHT, ROW_HEIGHT = 92, 32
LINES = 3  # of a draft's name
BAR = 5  # pixels high
SORTED = {Qt.SortOrder.AscendingOrder: "▼", Qt.SortOrder.DescendingOrder: "▲"}


class DraftHead(QHeaderView):
    """A draft's name in up to three lines, its counts as a bar, and a mark where the tasks are sorted by it."""

    def __init__(self, theme_in_force: Theme, parent: QWidget) -> None:
        """Every section can be pressed to sort by it."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme_in_force
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setDefaultSectionSize(DRAFT_WIDTH)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Everything, since a style's head has no room for more than a word."""
        tokens = self._theme.tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.bar))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        here = section == self.sortIndicatorSection()
        inside = rect.adjusted(2 * STEP, STEP, -2 * STEP, -STEP)
        font = theme.interface_font(12, bold=here)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent if here else tokens.ink))
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        lines = wrapped(name, QFontMetrics(font), inside.width(), LINES)
        height = QFontMetrics(font).height()
        for number, line in enumerate(lines):
            place = QRect(inside.left(), inside.top() + number * height, inside.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, line)
        counts = self.model().headerData(section, Qt.Orientation.Horizontal, MatrixRole.COUNTS)
        told = f"{SORTED[self.sortIndicatorOrder()]} " if here else ""
        if counts:
            paint_bar(painter, QRect(inside.left(), inside.bottom() - BAR, inside.width(), BAR), counts, self._theme)
            told += figures(counts)
        below = inside.adjusted(-STEP, 0, STEP, -BAR - 2)
        painter.setPen(QColor(tokens.accent if here else tokens.quiet))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, told)
        painter.restore()


class TaskHead(QHeaderView):
    """A task's place and the beginning of its words."""

    def __init__(self, theme_in_force: Theme, parent: QWidget) -> None:
        """As wide as the page leaves room for."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme_in_force
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setFixedWidth(TASK_WIDTH)

    def sizeHint(self) -> QSize:
        """Fixed."""
        return QSize(TASK_WIDTH, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Place, words."""
        tokens = self._theme.tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.panel))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        down, middle = Qt.Orientation.Vertical, Qt.AlignmentFlag.AlignVCenter
        font = theme.interface_font(12)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(tokens.quiet))
        inside = rect.adjusted(3 * STEP, 0, -2 * STEP, 0)
        place = str(self.model().headerData(section, down, MatrixRole.PLACE) or "")
        elided = metrics.elidedText(place, Qt.TextElideMode.ElideMiddle, PLACE_WIDTH - STEP)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, elided)
        painter.setPen(QColor(tokens.ink))
        inside.setLeft(inside.left() + PLACE_WIDTH)
        words = str(self.model().headerData(section, down) or "")
        painter.drawText(inside, middle, metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width()))
        painter.restore()


class CellPainter(QStyledItemDelegate):
    """A verdict's mark and word in its ink on its tint; the summary as figures over a bar."""

    def __init__(self, theme_in_force: Theme, parent: QWidget) -> None:
        """The colours follow the theme."""
        super().__init__(parent)
        self._theme = theme_in_force

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, words, and a frame around the cell that is selected."""
        tokens = self._theme.tokens
        shown: Any = option  # PySide's stubs know no attributes of style options
        rect: QRect = shown.rect
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(theme.interface_font(12))
        if index.column() == SUMMARY:
            painter.fillRect(rect, QColor(tokens.panel))
            painter.setPen(QColor(tokens.ink))
            painter.drawText(rect.adjusted(0, 0, 0, -BAR - 2), Qt.AlignmentFlag.AlignCenter, str(index.data()))
            bar = QRect(rect.left() + 2 * STEP, rect.bottom() - BAR - 3, rect.width() - 4 * STEP, BAR)
            paint_bar(painter, bar, index.data(MatrixRole.COUNTS), self._theme)
        else:
            ink = tokens.verdict(str(index.data(MatrixRole.LOOK)))
            painter.fillRect(rect, QColor(ink.strong if chosen else ink.tint))
            painter.setPen(QColor(ink.line))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if chosen:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


def paint_bar(painter: QPainter, rect: QRect, counts: Counter[Verdict], theme_in_force: Theme) -> None:
    """Shares of the verdicts side by side, the worst first; tasks that do not apply at the end."""
    total = sum(counts.values())
    if not total:
        return
    done = 0
    for verdict in WORST_FIRST:
        left = rect.left() + rect.width() * done // total
        done += counts[verdict]
        right = rect.left() + rect.width() * done // total
        if right > left:
            ink = theme_in_force.tokens.verdict(verdict.value)
            colour = QColor(ink.strong if verdict is Verdict.NOT_APPLICABLE else ink.line)
            painter.fillRect(QRect(left, rect.top(), right - left, rect.height()), colour)


def wrapped(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Words in at most so many lines of a width; the last is cut where they need more."""
    lines: list[str] = []
    rest = words
    while rest and len(lines) < most - 1:
        end = len(rest)
        while end > 1 and metrics.horizontalAdvance(rest[:end]) > width:
            end -= 1
        lines.append(rest[:end])
        rest = rest[end:]
    return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)] if rest else lines
