"""The outline model → the list at the left: clauses in bold with 2/5, tasks with their verdict's mark."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

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
        painter.setPen(QColor(tokens.accent if index.data(OutlineRole.DECISION) else tokens.quiet))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, remark)
        area.setRight(area.right() - (QFontMetrics(self._small).horizontalAdvance(remark) + 10 if remark else 0))
        font = self._plain if task else self._bold
        painter.setFont(font)
        painter.setPen(
            QColor(tokens.quiet if index.data(OutlineRole.GROUP) or index.data(OutlineRole.SETTLED) else tokens.ink)
        )
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
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._empty = QLabel(text("ui.outline.nothing"), self.viewport())
        self._empty.setProperty("kind", "quiet")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        self.selectionModel().currentChanged.connect(self._chosen)
        controller.loaded.connect(self._load)
        controller.filtered.connect(self._keep)
        controller.selected.connect(self._follow)
        controller.edited.connect(self._mark)
        controller.judged.connect(self._judge)
        self.selectionModel().selectionChanged.connect(self._gathered)
        theme_in_force.changed.connect(self.viewport().update)

    def _load(self) -> None:
        self._model.show(self._controller.comparison)
        self._mark(tuple(self._controller.session.decisions))

    def _mark(self, changed: tuple[str, ...]) -> None:
        session = self._controller.session
        pinned = frozenset(task for task in session.comparison.by_task if session.pins(task))
        self._model.mark(session.decisions, pinned, changed)

    def _judge(self) -> None:
        if self._model.holds(self._controller.comparison):
            self._model.judge_again(self._controller.comparison)
        else:
            self._load()
            self.expandAll()

    def _keep(self) -> None:
        self._filter.keep(self._controller.visible())
        self._empty.setVisible(not self._filter.rowCount())
        self.expandAll()
        self._follow()

    def _follow(self) -> None:
        """Make the selected task the current row; none where the filter hides it."""
        index = self._filter.mapFromSource(self._model.index_of(self._controller.task))
        if index.isValid() and index != self.currentIndex() and self._controller.task not in self._controller.several:
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

    def _gathered(self) -> None:
        """Several task rows are to be decided at once."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: (index.parent().row(), index.row()))
        self._controller.select_several(
            [index.data(OutlineRole.TASK) for index in rows if index.data(OutlineRole.TASK)]
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a clause: select the tasks under it."""
        clause = self.indexAt(event.position().toPoint())
        count = self._filter.rowCount(clause)
        if not clause.isValid() or clause.data(OutlineRole.TASK) or not count:
            super().mouseDoubleClickEvent(event)
            return
        first, last = self._filter.index(0, 0, clause), self._filter.index(count - 1, 0, clause)
        self.setCurrentIndex(first)
        self.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sentence of an empty list stands in its middle."""
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect().adjusted(24, 0, -24, -self.viewport().height() // 2))
