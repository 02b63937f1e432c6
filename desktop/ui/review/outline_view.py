"""The outline model → the list at the left: clauses in bold with 2/5, tasks with their verdict's mark."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.messages import text
from desktop.services.filtering import LOOKS
from desktop.ui import theme
from desktop.ui.models.outline_model import OutlineModel, OutlineRole
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.nothing import Nothing
from desktop.ui.theme import Theme, Tokens

ROW_HEIGHT = 28
LEFT, RIGHT, MARK = 18, 14, 22
FOLD = 16  # so wide is the place where a click folds a clause
# Looked up once, and not for each of the rows of a picture.
SELECTED, HOVERED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver
ELIDED = Qt.TextElideMode.ElideRight


class _Word(NamedTuple):
    """A mark or remark, laid out, with its size."""

    words: QStaticText
    wide: float
    high: float


class _Inks:
    """The colours of one scheme as rows need them."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.ink, self.quiet, self.accent = QColor(tokens.ink), QColor(tokens.quiet), QColor(tokens.accent)
        self.chosen, self.edge, self.hover = QColor(tokens.accent_soft), QColor(tokens.button), QColor(tokens.hover)
        self.looks = {look: QColor(tokens.verdict(look).line) for look in LOOKS}


class OutlineDelegate(QStyledItemDelegate):
    """Paints one row."""

    def __init__(self, theme_in_force: Theme, model: OutlineModel, view: QListView) -> None:
        """model: asked directly what a row shows, once and not role by role."""
        super().__init__(view)
        self._theme = theme_in_force
        self._model = model
        self._plain = theme.interface_font()
        self._bold = theme.interface_font(bold=True)
        self._small = theme.interface_font(12)
        self._plain_width, self._bold_width = QFontMetrics(self._plain), QFontMetrics(self._bold)
        # From the middle of a row down to the baseline.
        self._plain_drop, self._bold_drop = (
            (width.ascent() - width.descent()) / 2 for width in (self._plain_width, self._bold_width)
        )
        self._words: dict[tuple[str, int], _Word] = {}
        self._inked = _Inks(theme_in_force.tokens)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """All rows are as high."""
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, mark, words, remark."""
        line = self._model.line(index.row())
        rect: QRect = option.rect
        left, top, right, high = LEFT, rect.top(), rect.right() - RIGHT, rect.height()
        middle = top + high / 2
        inks = self._inks
        state = option.state
        if state & SELECTED:
            painter.fillRect(0, top, rect.right() + 1, high, inks.chosen)
            if line.task:
                painter.fillRect(0, top, 3, high, inks.edge)
        elif state & HOVERED:
            painter.fillRect(0, top, rect.right() + 1, high, inks.hover)
        if line.task:
            mark = self._word(text(f"word.mark.{line.look}"), self._plain)
            painter.setFont(self._plain)
            painter.setPen(inks.looks[line.look])
            painter.drawStaticText(QPointF(left + 6, middle - mark.high / 2), mark.words)
            left += 6 + MARK
        elif not line.group:
            self._arrow(painter, rect, folded=line.folded)
        if line.note:
            note = self._word(line.note, self._small)
            painter.setFont(self._small)
            painter.setPen(inks.accent if line.decision else inks.quiet)
            painter.drawStaticText(QPointF(right - note.wide, middle - note.high / 2), note.words)
            right -= round(note.wide) + 10
        painter.setFont(self._plain if line.task else self._bold)
        painter.setPen(inks.quiet if line.group or line.settled else inks.ink)
        width, drop = (self._plain_width, self._plain_drop) if line.task else (self._bold_width, self._bold_drop)
        painter.drawText(QPointF(left, middle + drop), self._shortened(line.label, width, right - left))

    def _shortened(self, label: str, width: QFontMetrics, room: int) -> str:
        """As much of a label as there is room for."""
        # No letter is narrower than a quarter of an ideograph: what cannot fit need not be measured.
        fitting = 1 + 4 * max(0, room) // max(1, width.height())
        words = width.elidedText(label[:fitting], ELIDED, room)
        return f"{words}…" if len(label) > fitting and words == label[:fitting] else words

    @property
    def _inks(self) -> _Inks:
        """The colours of the scheme in force."""
        if self._inked.tokens is not self._theme.tokens:
            self._inked = _Inks(self._theme.tokens)
        return self._inked

    def _word(self, words: str, font: QFont) -> _Word:
        """A mark or remark, laid out once: there are few of them."""
        key = (words, font.pixelSize())
        made = self._words.get(key)
        if made is None:
            laid = QStaticText(words)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.prepare(QTransform(), font)
            made = self._words[key] = _Word(laid, laid.size().width(), laid.size().height())
        return made

    def _arrow(self, painter: QPainter, rect: QRect, *, folded: bool) -> None:
        """A small arrow before a clause: down where its tasks are shown, right where they are folded away."""
        x, y = 9.0, rect.center().y() + 0.5
        points = [QPointF(-1.5, -3), QPointF(2, 0), QPointF(-1.5, 3)]
        if not folded:
            points = [QPointF(-3, -1.5), QPointF(0, 2), QPointF(3, -1.5)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.quiet), 1.3))
        painter.drawPolyline([point + QPointF(x, y) for point in points])


class OutlineView(QListView):
    """Keeps its current row and the controller's task the same."""

    def __init__(self, controller: ReviewController, theme_in_force: Theme) -> None:
        """With its own model."""
        super().__init__()
        self._controller = controller
        self._model = OutlineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(OutlineDelegate(theme_in_force, self._model, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(text("ui.outline.name"))
        self.setProperty("kind", "outline")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.nothing = Nothing(self)
        self.selectionModel().currentChanged.connect(self._chosen)
        controller.loaded.connect(self._load)
        controller.filtered.connect(self._keep)
        controller.selected.connect(self._follow)
        controller.edited.connect(self._mark)
        controller.judged.connect(self._judge)
        self.selectionModel().selectionChanged.connect(self._gathered)
        theme_in_force.changed.connect(self.viewport().update)

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Draw the rows anew; they are as high as before, so that none has to be placed anew."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def _load(self) -> None:
        self._model.show(self._controller.comparison)
        self._mark()

    def _mark(self) -> None:
        session = self._controller.session
        self._model.mark(session.decisions, session.pinned, session.reopened)

    def _judge(self) -> None:
        if self._model.holds(self._controller.comparison):
            self._model.judge_again(self._controller.comparison)
        else:
            self._load()

    def _keep(self) -> None:
        self._model.keep(self._controller.visible())
        if self._model.rowCount():
            self.nothing.hide()
        else:
            finder = self._controller.finder
            settled = not self._controller.still_open()
            self.nothing.tell(self._controller.filter, finder.words, hits=len(finder.hits), all_settled=settled)
        self._follow()

    def _follow(self) -> None:
        """Make the selected task the current row; none where the filter hides it."""
        task = self._controller.task
        self._model.unfold_to(task)
        index = self._model.index_of(task)
        if index.isValid() and index != self.currentIndex() and task not in self._controller.several:
            # Said outright: with Ctrl or Shift held, as for Shift+F8, the view would add it to what was selected.
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        elif not index.isValid():
            self.selectionModel().clear()
        if index.isValid():
            self._reveal(index)

    def _reveal(self, index: QModelIndex) -> None:
        """Bring a task into view, and with the first one of a clause the clauses that it stands under."""
        above = index.row()
        while above and not self._model.line(above - 1).task:
            above -= 1
        for row in (above, index.row()):
            self.scrollTo(self._model.index(row), QAbstractItemView.ScrollHint.EnsureVisible)

    def _chosen(self, current: QModelIndex) -> None:
        """A task row chooses its task; a clause row only moves the focus."""
        if not current.isValid():
            return
        task = current.data(OutlineRole.TASK)
        if task and task != self._controller.task:
            self._controller.select(task)

    def _gathered(self) -> None:
        """Several task rows are to be decided at once."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        self._controller.select_several([self._model.line(row).task for row in rows if self._model.line(row).task])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the arrow before a clause: fold it, or show what it holds."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < FOLD and not self._model.line(index.row()).task:
            self._fold(index.row(), folded=not self._model.line(index.row()).folded)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left goes to the clause and folds it, right shows what it holds."""
        row = self.currentIndex().row()
        if row < 0 or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or event.modifiers():
            super().keyPressEvent(event)
        elif self._model.line(row).task:
            if event.key() == Qt.Key.Key_Left:
                clause = self._model.place_of(self._model.clause_at(row).id)
                self.setCurrentIndex(self._model.index(clause))
        else:
            self._fold(row, folded=event.key() == Qt.Key.Key_Left)

    def _fold(self, row: int, *, folded: bool) -> None:
        clause = self._model.clause_at(row).id
        self._model.fold(clause, folded=folded)
        self.setCurrentIndex(self._model.index(self._model.place_of(clause)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a clause: select the tasks under it."""
        clause = self.indexAt(event.position().toPoint())
        tasks = self._model.line(clause.row()).tasks if clause.isValid() else ()
        if not tasks or self._model.line(clause.row()).task:
            super().mouseDoubleClickEvent(event)
            return
        self._model.unfold_to(tasks[0])
        first, last = self._model.index_of(tasks[0]), self._model.index_of(tasks[-1])
        self.setCurrentIndex(first)
        self.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said of an empty list stands in the middle of it."""
        super().resizeEvent(event)
        self.nothing.setGeometry(self.viewport().geometry())
