"""A task of the reference and the passages of the draft nearest to it: what alignment hands to the checks."""

from dataclasses import dataclass

from desktop.core.model.finding import Evidence
from desktop.core.model.span import Span
from desktop.core.model.task import Task


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a task (or two neighbouring characters no dictionary knows) with its weight.

    part: index into `Task.parts`.
    phrase: the lexicon's entry that it is part of (人才公寓 for 公寓), which may have others in its place; "" for none.
    """

    word: str
    span: Span
    weight: float
    part: int
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of the draft as possible counterpart of a task.

    number: index into the draft's `Side.passages`.
    evidence: the passage with its score and the features that made it.
    met: term by term (order of `Match.terms`), 0..1 how surely the passage or its surroundings say it.
    """

    number: int
    evidence: Evidence
    met: tuple[float, ...]

    @property
    def score(self) -> float:
        """0..1: how likely the passage carries the task."""
        return self.evidence.score


@dataclass(frozen=True, slots=True)
class Match:
    """What the draft has for one task: the task's weighted terms and the nearest passages, the best first.

    No candidate at all means that no passage shares a word with the task.
    """

    task: Task
    terms: tuple[Term, ...]
    candidates: tuple[Candidate, ...]

    def coverage(self, candidate: Candidate, part: int | None = None) -> float:
        """0..1: share of the weight of the terms (of one part, or of all) that the candidate says."""
        total = met = 0.0
        for term, value in zip(self.terms, candidate.met, strict=True):
            if part in (None, term.part):
                total += term.weight
                met += term.weight * value
        return met / total if total else 0.0
