"""What a person decides about the selected tasks, or one of their findings → the project's next state."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.messages import text
from desktop.core.model.project import DecisionKind, finding_id

if TYPE_CHECKING:
    from desktop.ui.review.controller import ReviewController


class Deciding(QObject):
    """采纳建议, 保留并说明, 不适用, 待定, about one task, several, or one finding of the selected task."""

    aimed = Signal()  # another finding, or the whole task again, is to be decided about

    def __init__(self, controller: "ReviewController") -> None:
        """controller: what is selected, and where the change goes."""
        super().__init__(controller)
        self._controller = controller
        self.finding: int | None = None  # its place in the selected judgement; None for the whole task
        self._task = ""
        # Before anybody else hears of the selection: what is decided about must not be a finding of the last task.
        controller.selected.connect(self._forget)
        controller.chosen.connect(self._forget)

    @property
    def about(self) -> str:
        """The id of what is decided about: the selected task, or the finding that was aimed at."""
        task = self._controller.task
        return task if self.finding is None else finding_id(task, self.finding)

    def aim(self, finding: int | None) -> None:
        """Decide about one finding of the selected task from now on; None: about the whole task."""
        judgement = self._controller.judgement
        count = len(judgement.findings) if judgement is not None else 0
        wanted = finding if finding is not None and 0 <= finding < count else None
        if wanted != self.finding:
            self.finding = wanted
            self.aimed.emit()

    def step_finding(self) -> None:
        """Aim at the next finding of the selected task, after the last at the whole task again."""
        self.aim(0 if self.finding is None else self.finding + 1)

    def _forget(self) -> None:
        """Another task is selected, or judged anew, or several are to be decided about as wholes."""
        same = self._controller.task == self._task and not self._controller.several
        self.aim(self.finding if same else None)
        self._task = self._controller.task

    def decide(self, kind: DecisionKind, *, reason: str = "", note: str = "") -> None:
        """Decide about the finding that was aimed at and go on to the next one, or about the selected tasks and go on
        to the next open problem."""
        controller = self._controller
        tasks = controller.targets
        if not tasks or controller.session.outdated:
            return
        if self.finding is not None and not controller.several:
            self._decide_finding(kind, reason, note)
            return
        after = controller.session.decided(tasks, kind, reason=reason, note=note)
        controller.select_several(())
        controller.edit(after, tasks, text("ui.edit.decide", name=text(f"word.decision.{kind.value}")), onward=True)

    def _decide_finding(self, kind: DecisionKind, reason: str, note: str) -> None:
        controller, number = self._controller, self.finding or 0
        task, judgement = controller.task, controller.judgement
        after = controller.session.decided_on(task, number, kind, reason=reason, note=note)
        left = range(number + 1, len(judgement.findings) if judgement is not None else 0)
        words = text("ui.edit.decide", name=text(f"word.decision.{kind.value}"))
        controller.edit(after, (task,), words, onward=not left)
        if controller.task == task:
            self.aim(left[0] if left else None)

    def amend(self, name: str, *, reason: str, note: str) -> None:
        """Other words for a decision that was made. name: of a task or finding."""
        session = self._controller.session
        decision = session.decisions.get(name)
        if decision is None or (decision.reason, decision.note) == (reason, note):
            return
        task, _, number = name.partition("#")
        words = {"reason": reason, "note": note}
        if number:
            after = session.decided_on(task, int(number), decision.kind, **words)
        else:
            after = session.decided([task], decision.kind, **words)
        self._controller.edit(after, (task,), text("ui.edit.amend"))

    def resume(self) -> None:
        """What was decided about the selected task in an earlier round holds again."""
        controller = self._controller
        task = controller.task
        if task and not controller.session.outdated:
            controller.edit(controller.session.resumed(task), (task,), text("ui.edit.resume"))

    def undecide(self) -> None:
        """Take back the decision about the finding that was aimed at, or all about the selected tasks."""
        controller, session = self._controller, self._controller.session
        if session.outdated:
            return
        if self.finding is not None and not controller.several:
            after = session.undecided_on(controller.task, self.finding)
            controller.edit(after, (controller.task,), text("ui.edit.undecide"))
            return
        tasks = tuple(task for task in controller.targets if session.touched(task))
        if tasks:
            self._controller.edit(session.undecided(tasks), tasks, text("ui.edit.undecide"))
