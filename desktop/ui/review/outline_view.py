"""The outline model → the list at the left: clauses in bold with 2/5, tasks with their verdict's mark."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop.core.messages import text
from desktop.ui import theme
from desktop.ui.models.outline_model import OutlineFilter, OutlineModel, OutlineRole
from desktop.ui.review.controller import ReviewController
from desktop.ui.theme import Theme

TASK_HEIGHT, CLAUSE_HEIGHT = 27, 32
LEFT, RIGHT, MARK = 14, 14, 22


class OutlineDelegate(QStyledItemDelegate):
    """Paints one row."""

    def __init__(self, theme_in_force: Theme, view: QTreeView) -> None:
        """view: repainted when the colours change."""
        super().__init__(view)
        self._theme = theme_in_force
        self._plain = theme.interface_font()
        self._bold = theme.interface_font(bold=True)
        self._small = theme.interface_font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Clauses stand a little apart."""
        return QSize(120, TASK_HEIGHT if index.data(OutlineRole.TASK) else CLAUSE_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, mark, words, remark."""
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state = option.state
        task, remark = bool(index.data(OutlineRole.TASK)), str(index.data(OutlineRole.NOTE) or "")
        painter.save()
        whole = QRect(0, rect.top(), rect.right() + 1, rect.height())
        if task and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(tokens.accent_soft))
            painter.fillRect(QRect(0, rect.top(), 3, rect.height()), QColor(tokens.button))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, QColor(tokens.hover))
        area = QRect(
            LEFT, rect.top() + (0 if task else 5), rect.right() - LEFT - RIGHT, rect.height() - (0 if task else 5)
        )
        if task:
            look = str(index.data(OutlineRole.LOOK))
            painter.setFont(self._plain)
            painter.setPen(QColor(tokens.verdict(look).line))
            painter.drawText(area.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text(f"word.mark.{look}"))
            area.setLeft(area.left() + 6 + MARK)
        painter.setFont(self._small)
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, remark)
        area.setRight(area.right() - (QFontMetrics(self._small).horizontalAdvance(remark) + 10 if remark else 0))
        font = self._plain if task else self._bold
        painter.setFont(font)
        painter.setPen(QColor(tokens.quiet if index.data(OutlineRole.GROUP) else tokens.ink))
        words = QFontMetrics(font).elidedText(index.data() or "", Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class OutlineView(QTreeView):
    """Keeps its current row and the controller's task the same."""

    def __init__(self, controller: ReviewController, theme_in_force: Theme) -> None:
        """With its own model and filter."""
        super().__init__()
        self._controller = controller
        self._model = OutlineModel(self)
        self._filter = OutlineFilter(self)
        self._filter.setSourceModel(self._model)
        self.setModel(self._filter)
        self.setItemDelegate(OutlineDelegate(theme_in_force, self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(text("ui.outline.name"))
        self.setProperty("kind", "outline")
        self.selectionModel().currentChanged.connect(self._chosen)
        controller.loaded.connect(self._load)
        controller.filtered.connect(self._keep)
        controller.selected.connect(self._follow)
        theme_in_force.changed.connect(self.viewport().update)

    def _load(self) -> None:
        self._model.show(self._controller.comparison)

    def _keep(self) -> None:
        self._filter.keep(self._controller.visible())
        self.expandAll()
        self._follow()

    def _follow(self) -> None:
        """Make the selected task the current row; none where the filter hides it."""
        index = self._filter.mapFromSource(self._model.index_of(self._controller.task))
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        elif not index.isValid():
            self.selectionModel().clear()
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _chosen(self, current: QModelIndex) -> None:
        """A task row chooses its task; a clause row only moves the focus."""
        if not current.isValid():
            return
        task = current.data(OutlineRole.TASK)
        if task and task != self._controller.task:
            self._controller.select(task)
