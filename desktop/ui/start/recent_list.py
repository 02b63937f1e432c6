"""The recent pairs → rows with titles, a bar of verdicts, counts and the day."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDesktopServices,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.messages import text
from desktop.ui import theme
from desktop.ui.models.recent import RecentModel, RecentPair, RecentRole, state_of
from desktop.ui.theme import Theme

ROW = 54
BAR_WIDTH, BAR_HEIGHT, COUNTS_WIDTH, DAY_WIDTH, GAP, MARGIN = 150, 6, 208, 76, 16, 18


def day(moment: str, today: datetime) -> str:
    """今天 09:12, else 11月14日; "" for what is no moment."""
    try:
        then = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    if then.date() == today.date():
        return text("ui.recent.today", time=f"{then:%H:%M}")
    return text("ui.recent.day", month=then.month, day=then.day)


class RecentDelegate(QStyledItemDelegate):
    """Paints one pair; greyed when a file is gone."""

    def __init__(self, theme_in_force: Theme, today: datetime, view: QListView) -> None:
        """today: what 今天 means."""
        super().__init__(view)
        self._theme = theme_in_force
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """All the same."""
        return QSize(300, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Two lines at the left, bar, counts and day at the right."""
        tokens = self._theme.tokens
        pair: RecentPair = index.data(RecentRole.PAIR)
        gone = bool(index.data(RecentRole.GONE))
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = state & QStyle.StateFlag.State_HasFocus
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.accent_soft if focused else tokens.hover))
        if index.row():
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        area = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        centre = Qt.AlignmentFlag.AlignVCenter
        small = theme.interface_font(12)
        painter.setFont(small)
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(area, centre | Qt.AlignmentFlag.AlignRight, day(pair.moment, self._today))
        area.setRight(area.right() - DAY_WIDTH - GAP)
        counts = QRect(area.right() - COUNTS_WIDTH, area.top(), COUNTS_WIDTH, area.height())
        if gone:
            painter.drawText(counts, centre | Qt.AlignmentFlag.AlignLeft, text("ui.recent.gone"))
        else:
            painter.drawText(counts, centre | Qt.AlignmentFlag.AlignLeft, state_of(pair))
            self._bar(
                painter, QRectF(counts.left() - GAP - BAR_WIDTH, area.center().y() - 2, BAR_WIDTH, BAR_HEIGHT), pair
            )
        area.setRight(counts.left() - 2 * GAP - BAR_WIDTH)
        self._line(painter, area.adjusted(0, 8, 0, -26), pair.draft_title, True, tokens.quiet if gone else tokens.ink)
        over = text("ui.recent.against", title=pair.reference_title)
        self._line(painter, area.adjusted(0, 28, 0, -7), over, False, tokens.quiet)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, words: str, bold: bool, colour: str) -> None:
        """One line, shortened to its width."""
        font = theme.interface_font(13 if bold else 12, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _bar(self, painter: QPainter, area: QRectF, pair: RecentPair) -> None:
        """落实, 弱化, 缺失 as shares of one bar."""
        tokens = self._theme.tokens
        parts = ((pair.covered, "covered"), (pair.weakened, "weakened"), (pair.missing, "missing"))
        total = sum(number for number, _ in parts)
        if not total:
            return
        clip = QPainterPath()
        clip.addRoundedRect(area, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.save()
        painter.setClipPath(clip)
        left = area.left()
        for number, look in parts:
            width = area.width() * number / total
            painter.fillRect(QRectF(left, area.top(), width, area.height()), QColor(tokens.verdict(look).line))
            left += width
        painter.restore()


class RecentList(QListView):
    """Enter or a click opens a pair, Delete takes it off the list."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, theme_in_force: Theme, today: datetime) -> None:
        """Empty until its model is filled."""
        super().__init__()
        self.pairs = RecentModel(self)
        self.setModel(self.pairs)
        self.setItemDelegate(RecentDelegate(theme_in_force, today, self))
        self.setProperty("kind", "recent")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(text("ui.recent.heading"))
        self.clicked.connect(self._open)
        theme_in_force.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(index.data(RecentRole.PAIR))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a pair; by key, with the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            menu = self.menu_of(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(place))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """打开, 打开所在文件夹, 移除."""
        pair: RecentPair = index.data(RecentRole.PAIR)
        folder = Path(pair.project or pair.draft).parent
        menu = QMenu(self)
        menu.addAction(text("ui.recent.open")).triggered.connect(lambda: self.opened.emit(pair))
        shown = menu.addAction(text("ui.recent.folder"))
        shown.setEnabled(not index.data(RecentRole.GONE))
        shown.triggered.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        menu.addSeparator()
        taken = menu.addAction(text("ui.recent.remove"))
        taken.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        taken.triggered.connect(lambda: self.removed.emit(pair))
        return menu

    def fitted_height(self) -> int:
        """All rows without scrolling."""
        return self.pairs.rowCount() * ROW + 2

    def _open(self, index: QModelIndex) -> None:
        """A pair with a file missing is opened too: its zone then says which."""
        self.opened.emit(index.data(RecentRole.PAIR))
