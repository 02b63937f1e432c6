"""Rows → a list: plans, clauses in which sought words stand, faults of a draft."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme
from desktop.ui.models.rows import ROW, Row, RowModel
from desktop.ui.theme import Theme

LOW, HIGH, LINE, MARGIN = 54, 72, 20, 16
LONGEST = 160  # characters that are laid out; no list is wider


class RowDelegate(QStyledItemDelegate):
    """Paints two lines, three for a row with words; those that are marked on a tint."""

    def __init__(self, theme_in_force: Theme, view: QListView) -> None:
        """view: that shows the rows."""
        super().__init__(view)
        self._theme = theme_in_force

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """By what the row is."""
        row: Row[Any] = index.data(ROW)
        return QSize(200, HIGH if row.words else LOW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Head, words, facts."""
        tokens = self._theme.tokens
        row: Row[Any] = index.data(ROW)
        rect: QRect = option.rect
        state = option.state
        painter.save()
        selected = state & QStyle.StateFlag.State_Selected
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.accent_soft if selected else tokens.hover))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.button))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        line = QRect(rect.left() + MARGIN, rect.top() + 7, rect.width() - 2 * MARGIN, LINE)
        self._line(painter, line, row.head, 13, tokens.ink, bold=True)
        if row.words:
            line.translate(0, LINE)
            self._found(painter, line, row)
        line.translate(0, LINE)
        self._line(painter, line, row.facts, 12, tokens.quiet)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, words: str, size: int, colour: str, *, bold: bool = False) -> None:
        font = theme.interface_font(size, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _found(self, painter: QPainter, area: QRect, row: Row[Any]) -> None:
        """The words, piece by piece, until there is no room."""
        tokens = self._theme.tokens
        font = theme.interface_font(13)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        ends = sorted({0, *(end for place in row.places for end in place), len(row.words)})
        at = area.left()
        for start, end in pairwise(ends):
            room = area.right() - at
            whole = row.words[start:end][:LONGEST]
            words = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
            if room <= 0 or not words:
                break
            wide = metrics.horizontalAdvance(words)
            box = QRect(at, area.top(), wide, area.height())
            if (start, end) in row.places:
                painter.fillRect(box.adjusted(0, 1, 0, -1), QColor(tokens.accent_soft))
                painter.setPen(QColor(tokens.accent))
            else:
                painter.setPen(QColor(tokens.ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            if words != whole:
                break
            at += wide


class RowList(QListView):
    """The selected row is told; Delete asks for it to be taken out."""

    chosen = Signal(object)  # a Row
    removed = Signal()

    def __init__(self, theme_in_force: Theme, name: str) -> None:
        """Empty until `put`. name: for screen readers."""
        super().__init__()
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(theme_in_force, self))
        self.setProperty("kind", "outline")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.selectionModel().currentChanged.connect(self._choose)
        theme_in_force.changed.connect(self.viewport().update)

    @property
    def row(self) -> Row[Any] | None:
        """The selected one."""
        made = self.currentIndex().data(ROW)
        return made if isinstance(made, Row) else None

    def put(self, rows: Sequence[Row[Any]]) -> None:
        """Show these, and select the first."""
        self.rows.put(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(0))

    def select(self, item: object) -> None:
        """Select the row about this, where there is one."""
        for number in range(self.rows.rowCount()):
            row: Row[Any] = self.rows.index(number).data(ROW)
            if row.item == item:
                self.setCurrentIndex(self.rows.index(number))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks for the selected one."""
        if event.key() == Qt.Key.Key_Delete and self.row is not None:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW))
