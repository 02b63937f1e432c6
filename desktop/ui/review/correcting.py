"""Where a person contradicts the machine: other counterparts and other verdicts → the project's next state."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.messages import text
from desktop.core.model.finding import Evidence, Verdict
from desktop.core.model.project import Project
from desktop.services.review import ReviewSession

if TYPE_CHECKING:
    from desktop.ui.review.controller import ReviewController


class Correcting(QObject):
    """改对应, 取消对应, 改判定, 恢复机器判定, 拆分, 合并, about the selected task."""

    awaited = Signal(bool)  # the next click in the draft names the counterpart

    def __init__(self, controller: "ReviewController") -> None:
        """controller: what is selected, and where the change goes."""
        super().__init__(controller)
        self._controller = controller
        self.awaiting = False

    def await_link(self, wanted: bool) -> None:
        """Whether the next click in the draft names the counterpart of the selected task."""
        if wanted != self.awaiting and (self._controller.judgement is not None or not wanted):
            self.awaiting = wanted
            self.awaited.emit(wanted)

    def link_at(self, index: int) -> bool:
        """The passage of the draft at `index` is the counterpart; whether there is one."""
        session, task = self._controller.session, self._controller.task
        passage = session.passage_at(index)
        if passage is None:
            return False
        self.await_link(False)
        self._controller.edit(session.linked(task, passage.id), (task,), text("ui.edit.link"))
        return True

    def link(self, evidence: Evidence) -> None:
        """A candidate is the counterpart."""
        session, task = self._controller.session, self._controller.task
        passage = session.passage_of(evidence)
        if passage is not None:
            self._controller.edit(session.linked(task, passage.id), (task,), text("ui.edit.link"))

    def unlink(self) -> None:
        """What carries the task does not."""
        judgement = self._controller.judgement
        if judgement is not None and judgement.evidence:
            task = judgement.task.id
            self._controller.edit(self._controller.session.unlinked(task), (task,), text("ui.edit.unlink"))

    def overrule(self, verdict: Verdict, *, reason: str = "") -> None:
        """The verdict is this one."""
        judgement = self._controller.judgement
        if judgement is not None:
            task, name = judgement.task.id, text(f"word.verdict.{verdict.value}")
            after = self._controller.session.judged(task, verdict, reason=reason)
            self._controller.edit(after, (task,), text("ui.edit.verdict", name=name))

    def release(self) -> None:
        """The machine alone judges the task again."""
        session, task = self._controller.session, self._controller.task
        if session.pins(task):
            self._controller.edit(session.released(task), (task,), text("ui.edit.release"))

    # --- cutting the reference otherwise; what is compared anew then is seen to by `recutting` ---

    def split(self, at: int) -> bool:
        """Cut the task before the character at `at` of the reference; whether both halves say something."""
        return self._cut(lambda session, task: session.split(task, at), "split")

    def merge(self, by: int) -> bool:
        """Make the task one with its neighbour before (-1) or behind (1); whether it has one."""
        return self._cut(lambda session, task: session.merged(task, by), "merge")

    def uncut(self) -> bool:
        """Cut the task as the machine does; whether people had cut it."""
        if self._controller.judgement is None or not self._controller.session.recut(self._controller.task):
            return False
        return self._cut(lambda session, task: session.uncut(task), "uncut")

    def _cut(self, cut: Callable[[ReviewSession, str], Project], name: str) -> bool:
        session, judgement = self._controller.session, self._controller.judgement
        if judgement is None or session.outdated:
            return False
        try:
            after = cut(session, judgement.task.id)
        except ValueError:
            return False
        self._controller.edit(after, (judgement.task.id,), text(f"ui.edit.{name}"))
        return True
