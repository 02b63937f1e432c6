"""The review page: top bar, filter bar, outline · reading panes · card, status line."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.ui.actions import ReviewActions
from desktop.ui.models.outline_model import OutlineRole
from desktop.ui.review.card import WIDTH, Card
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.decision_box import DecisionBox
from desktop.ui.review.filter_bar import FilterBar
from desktop.ui.review.outline_view import OutlineView
from desktop.ui.review.spread import MOTION_MS, Spread
from desktop.ui.review.status_line import StatusLine
from desktop.ui.review.task_menu import TaskMenus
from desktop.ui.review.top_bar import TopBar
from desktop.ui.theme import Theme

OUTLINE_WIDTH = 290


class ReviewPage(QWidget):
    """Puts the parts together; they know the controller, not each other."""

    def __init__(self, theme: Theme, *, motion_ms: int = MOTION_MS) -> None:
        """motion_ms: 0 turns motion off."""
        super().__init__()
        self.controller = ReviewController(self)
        self.actions_here = ReviewActions(self)
        self.top = TopBar(self.controller, self.actions_here)
        self.filter = FilterBar(self.controller, theme)
        self.outline = OutlineView(self.controller, theme)
        self.spread = Spread(self.controller, theme, motion_ms=motion_ms)
        self.card = Card(self.controller, self.actions_here, theme)
        self.decision = DecisionBox(self.controller, self.actions_here)
        right = QWidget()
        right.setMinimumWidth(self.card.minimumWidth())
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.card, 1)
        column.addWidget(self.decision)
        self.status = StatusLine(self.controller, self.actions_here)
        self.menus = TaskMenus(self.controller, self.actions_here)
        self.top.add_cutting(self.menus)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.outline.setMinimumWidth(180)
        self.spread.setMinimumWidth(480)
        for widget in (self.outline, self.spread, right):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.top, self.filter):
            box.addWidget(part)
        box.addWidget(self.splitter, 1)
        box.addWidget(self.status)
        self._connect()
        self._tab_order()
        self.card.filled.connect(self._tab_card)

    def _connect(self) -> None:
        self.actions_here.next.triggered.connect(lambda: self.controller.step(1))
        self.actions_here.previous.triggered.connect(lambda: self.controller.step(-1))
        self.actions_here.find.triggered.connect(self._find)
        self.actions_here.undecide.triggered.connect(self.controller.deciding.undecide)
        self.actions_here.write.triggered.connect(self.controller.drafting.open_selected)
        self.actions_here.insert.triggered.connect(self._insert)
        correcting = self.controller.correcting
        self.actions_here.merge_previous.triggered.connect(lambda: self._cut(lambda: correcting.merge(-1)))
        self.actions_here.merge_next.triggered.connect(lambda: self._cut(lambda: correcting.merge(1)))
        self.actions_here.uncut.triggered.connect(lambda: self._cut(correcting.uncut))
        self.outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.outline.customContextMenuRequested.connect(self._menu_of_list)
        for side, pane in self.spread.panes.items():
            pane.menu_asked.connect(lambda index, place, side=side: self._menu_of_pane(side, index, place))
        self.outline.nothing.all_asked.connect(self.filter.reset)
        self.outline.nothing.all_asked.connect(self.outline.setFocus)
        for part in (self.decision, self.filter.search):
            part.left.connect(self.outline.setFocus)
        undo = self.controller.undo
        for action, can, act, changed in (
            (self.actions_here.undo, undo.canUndo, undo.undo, undo.canUndoChanged),
            (self.actions_here.redo, undo.canRedo, undo.redo, undo.canRedoChanged),
        ):
            action.setEnabled(can())
            action.triggered.connect(act)
            changed.connect(action.setEnabled)
        escape = QShortcut(QKeySequence("Esc"), self, lambda: self.controller.correcting.await_link(False))
        escape.setEnabled(False)  # a key that only means something while a counterpart is awaited
        self.controller.correcting.awaited.connect(escape.setEnabled)

    def _tab_order(self) -> None:
        """From the list through both documents to the card, then the bars."""
        panes = self.spread.panes
        box, top, bar = self.decision, self.top, self.filter
        order = [self.outline, panes["reference"], panes["draft"], self.card, box.whole, box.noting, box.phrases]
        order += [box.reason, box.note, *box.buttons.values(), *top.stops]
        order += [*bar.chips.values(), bar.dimension, bar.severity, bar.only_open, bar.again, bar.search]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _tab_card(self) -> None:
        """What the card holds now comes behind it."""
        for first, second in pairwise([self.card, *self.card.stops(), self.decision.whole]):
            QWidget.setTabOrder(first, second)

    def show_recutting(self, running: bool) -> None:
        """While the documents are compared anew after the reference was cut otherwise, nothing is decided."""
        self.decision.setEnabled(not running)
        self.card.correction.setEnabled(not running)
        self.status.tell_recutting(running)

    def _insert(self) -> None:
        """Take over what was typed; the card's button goes with the proposal, and the focus is better in the draft."""
        self.decision.settle()
        if self.controller.drafting.insert():
            self.spread.panes["draft"].setFocus()

    def _cut(self, cut: Callable[[], bool]) -> None:
        """Take over what was typed before the tasks are others."""
        self.decision.settle()
        cut()

    def _menu_of_list(self, place: QPoint) -> None:
        index = self.outline.indexAt(place)
        if index.isValid() and index.data(OutlineRole.TASK):
            self._pop_up(self.menus.of_task(self.outline), self.outline.viewport().mapToGlobal(place))

    def _menu_of_pane(self, side: str, index: int, place: QPoint) -> None:
        pane = self.spread.panes[side]
        of_side = self.menus.in_reference if side == "reference" else self.menus.in_draft
        menu = of_side(pane, index) if index >= 0 else None
        if menu is None:
            menu = pane.createStandardContextMenu()
        elif pane.textCursor().hasSelection():
            menu.addSeparator()
            menu.addAction(text("ui.action.copy")).triggered.connect(pane.copy)
        self._pop_up(menu, place)

    def _pop_up(self, menu: QMenu, place: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _find(self) -> None:
        self.filter.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.search.selectAll()

    def fit(self, width: int) -> None:
        """Share out a window of that width: list and card give way so that the documents stay readable."""
        outline = min(OUTLINE_WIDTH, round(width * 0.185))
        card = min(WIDTH, round(width * 0.23))
        self.splitter.setSizes([outline, width - outline - card, card])

    def layout_state(self) -> dict[str, QByteArray]:
        """Where the splitters stand."""
        return {"page": self.splitter.saveState(), "spread": self.spread.splitter.saveState()}

    def restore_layout(self, state: dict[str, QByteArray]) -> None:
        """Put the splitters back where they were."""
        for name, splitter in (("page", self.splitter), ("spread", self.spread.splitter)):
            if state.get(name):
                splitter.restoreState(state[name])
