"""What was decided about a task and its findings → the lines that reports and comments carry."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.core.messages import text
from desktop.core.model.finding import Judgement
from desktop.core.model.project import Decision, finding_id


@dataclass(frozen=True, slots=True)
class Decided:
    """about: the dimension of the finding that it is about, as a word; "" for the whole task."""

    about: str
    decision: Decision

    @property
    def answer(self) -> str:
        """采纳建议, or 力度：采纳建议."""
        return self._about(text(f"word.decision.{self.decision.kind}"))

    @property
    def reason(self) -> str:
        """The reason, under the dimension as well; "" for none."""
        return self._about(self.decision.reason) if self.decision.reason else ""

    def _about(self, words: str) -> str:
        return text("word.decided_about", dimension=self.about, words=words) if self.about else words


def decided(judgement: Judgement, decisions: Mapping[str, Decision]) -> tuple[Decided, ...]:
    """The task's decision, then those that findings have of their own, in their order.

    decisions: by task id and finding id.
    """
    made = []
    if (whole := decisions.get(judgement.task.id)) is not None:
        made.append(Decided("", whole))
    for number, finding in enumerate(judgement.findings):
        own = decisions.get(finding_id(judgement.task.id, number))
        if own is not None:
            made.append(Decided(text(f"word.dimension.{finding.dimension}"), own))
    return tuple(made)
