"""What the list is narrowed to → the tick 只导出当前筛选的任务, and the comparison that is exported with it."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop.core.messages import text, written
from desktop.core.model.review import Comparison, Selection
from desktop.services.filtering import Filter
from desktop.ui.review.controller import ReviewController


class Limiting(QObject):
    """The tick can be set while the list is narrowed, and goes when all tasks are in the list again."""

    def __init__(self, controller: ReviewController, tick: QAction) -> None:
        """tick: the action, made checkable here."""
        super().__init__(controller)
        self._controller = controller
        self._tick = tick
        tick.setCheckable(True)
        tick.setEnabled(False)
        for changed in (controller.loaded, controller.filtered, controller.judged):
            changed.connect(self._count)

    @property
    def comparison(self) -> Comparison:
        """What is exported: what is under review, limited where the tick is set."""
        controller = self._controller
        whole = replace(controller.checked, history=controller.rounds.history)
        if not self._tick.isChecked():
            return whole
        words = [controller.filter.words] if controller.filter != Filter() else []
        if controller.finder.words:
            words.append(written("word.filter.sought", words=controller.finder.words))
        selection = Selection(controller.visible(), written("word.filter.and").join(words))
        return replace(whole, selection=selection)

    def _count(self) -> None:
        controller = self._controller
        narrowed = controller.filter != Filter() or bool(controller.finder.words)
        self._tick.setEnabled(narrowed)
        if not narrowed:
            self._tick.setChecked(False)
        count = len(controller.visible()) if narrowed else 0
        self._tick.setText(text("ui.export.limited", count=count) if narrowed else text("ui.action.export_limited"))
