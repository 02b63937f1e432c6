"""What the list of tasks is narrowed to: verdicts, dimensions, only what is still open. No Qt."""

from dataclasses import dataclass

from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.project import Decision
from desktop.ui.models.looks import kinds

PROBLEMS = (Verdict.MISSING, Verdict.WEAKENED)


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty sets keep everything. only_open: problems about which nothing is settled."""

    looks: frozenset[str] = frozenset()
    dimensions: frozenset[str] = frozenset()
    only_open: bool = False

    def keeps(self, judgement: Judgement, decision: Decision | None) -> bool:
        """Whether a task stays in the list."""
        if self.looks and not self.looks & kinds(judgement):
            return False
        if self.dimensions and not self.dimensions & {finding.dimension.value for finding in judgement.findings}:
            return False
        return not self.only_open or still_open(judgement, decision)


def still_open(judgement: Judgement, decision: Decision | None) -> bool:
    """Whether a task is missing or weakened and nobody settled it; 待定 is not settled."""
    return judgement.verdict in PROBLEMS and not (decision is not None and decision.settled)
