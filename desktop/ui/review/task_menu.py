"""The selected task → the menu of all that can be done with it, in the list and in both documents."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.messages import text
from desktop.core.model.finding import Verdict
from desktop.ui.actions import ReviewActions
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.marks import segment_at


class TaskMenus:
    """Makes the menus, and keeps the actions possible that make sense for the selected task."""

    def __init__(self, controller: ReviewController, actions: ReviewActions) -> None:
        """actions: with their words and keys."""
        self._controller = controller
        self._actions = actions
        for signal in (controller.selected, controller.chosen, controller.judged):
            signal.connect(self.enable)
        controller.edited.connect(lambda _: self.enable())

    def enable(self) -> None:
        """Only what can be done with what is selected."""
        controller, actions = self._controller, self._actions
        judgement = controller.judgement
        if judgement is None:
            return
        session, task, one = controller.session, judgement.task.id, not controller.several
        actions.finding.setEnabled(one and bool(judgement.findings))
        actions.undecide.setEnabled(any(session.touched(target) for target in controller.targets))
        actions.link.setEnabled(one)
        actions.unlink.setEnabled(one and bool(judgement.evidence))
        actions.release.setEnabled(one and bool(session.pins(task)))
        actions.insert.setEnabled(one and judgement.verdict in (Verdict.MISSING, Verdict.WEAKENED))
        actions.write.setEnabled(one)
        actions.orphans.setEnabled(bool(len(session.orphans)))
        free = one and not session.outdated
        actions.split.setEnabled(free)
        actions.merge_previous.setEnabled(free and session.neighbour(task, -1) is not None)
        actions.merge_next.setEnabled(free and session.neighbour(task, 1) is not None)
        actions.uncut.setEnabled(free and session.recut(task))

    def of_task(self, owner: QWidget, *first: QAction) -> QMenu:
        """Deciding, correcting, cutting; `first`: what is about the place that was pointed at."""
        actions = self._actions
        menu = QMenu(owner)
        for action in first:
            action.setParent(menu)
            menu.addAction(action)
        if first:
            menu.addSeparator()
        menu.addActions([*actions.decide.values(), actions.undecide, actions.finding])
        menu.addSeparator()
        if not self._controller.several:
            menu.addActions([actions.write, actions.insert])
            menu.addSeparator()
            menu.addActions([actions.link, actions.unlink])
            menu.addMenu(self.of_verdicts(menu))
            menu.addAction(actions.release)
            menu.addSeparator()
            self.add_cutting(menu)
        return menu

    def of_verdicts(self, owner: QWidget) -> QMenu:
        """改判定: one of the four."""
        menu = QMenu(text("ui.correct.verdict"), owner)
        for verdict in Verdict:
            words = f"{text(f'word.mark.{verdict.value}')} {text(f'word.verdict.{verdict.value}')}"
            menu.addAction(words).triggered.connect(
                lambda _=False, verdict=verdict: self._controller.correcting.overrule(verdict)
            )
        return menu

    def add_cutting(self, menu: QMenu) -> None:
        """拆分, 合并, 恢复机器划分."""
        actions = self._actions
        menu.addActions([actions.split, actions.merge_previous, actions.merge_next, actions.uncut])

    def in_reference(self, owner: QWidget, index: int) -> QMenu | None:
        """For the task at a character of the reference, with cutting it there; None where there is none."""
        controller = self._controller
        segment = segment_at(controller.segments("reference"), index)
        if segment is None or not segment.tasks:
            return None
        if controller.task not in segment.tasks:
            controller.select(segment.tasks[0])
        span = controller.comparison.by_task[controller.task].task.span
        cut = QAction(text("ui.action.split_here"))
        cut.setEnabled(self._actions.split.isEnabled() and span.start < index < span.end)
        cut.triggered.connect(lambda: self._controller.correcting.split(index))
        return self.of_task(owner, cut)

    def in_draft(self, owner: QWidget, index: int) -> QMenu | None:
        """For the selected task, with writing in the paragraph pointed at, and taking its passage as counterpart."""
        if self._controller.judgement is None:
            return None
        write = QAction(text("ui.action.write_here"))
        write.triggered.connect(lambda: self._controller.drafting.open_at(index))
        link = QAction(text("ui.action.link_here"))
        link.setEnabled(self._controller.session.passage_at(index) is not None)
        link.triggered.connect(lambda: self._controller.correcting.link_at(index))
        return self.of_task(owner, link, write)
