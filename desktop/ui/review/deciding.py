"""What a person decides about the selected tasks → the project's next state."""

from typing import TYPE_CHECKING

from desktop.core.messages import text
from desktop.core.model.project import DecisionKind

if TYPE_CHECKING:
    from desktop.ui.review.controller import ReviewController


class Deciding:
    """采纳建议, 保留并说明, 不适用, 待定, about one task or several."""

    def __init__(self, controller: "ReviewController") -> None:
        """controller: what is selected, and where the change goes."""
        self._controller = controller

    def decide(self, kind: DecisionKind, *, reason: str = "", note: str = "") -> None:
        """Decide about the selected tasks and go on to the next open problem."""
        controller = self._controller
        tasks = controller.targets
        if not tasks:
            return
        after = controller.session.decided(tasks, kind, reason=reason, note=note)
        controller.edit(after, tasks, text("ui.edit.decide", name=text(f"word.decision.{kind.value}")))
        controller.select_several(())
        if set(controller.still_open()) - set(tasks):
            controller.step(1)

    def amend(self, task: str, *, reason: str, note: str) -> None:
        """Other words for a decision that was made."""
        session = self._controller.session
        decision = session.decisions.get(task)
        if decision is None or (decision.reason, decision.note) == (reason, note):
            return
        after = session.decided([task], decision.kind, reason=reason, note=note)
        self._controller.edit(after, (task,), text("ui.edit.amend"))

    def undecide(self) -> None:
        """Take the decisions about the selected tasks back."""
        session = self._controller.session
        tasks = tuple(task for task in self._controller.targets if task in session.decisions)
        if tasks:
            self._controller.edit(session.undecided(tasks), tasks, text("ui.edit.undecide"))
