"""Task or finding → where in the draft it belongs: its words there, else who carries it, its clause or the title."""

from desktop.core.model.coverage import WORTH
from desktop.core.model.finding import Finding, Judgement
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.writers.plan_title import title_span


def home_clause(comparison: Comparison, judgement: Judgement) -> str | None:
    """The id of the draft clause that carries most of the same reference clause, the nearest of several.

    A weakened task counts half: its evidence is less sure. None where the draft carries nothing of the clause.
    """
    at = next(index for index, other in enumerate(comparison.judgements) if other is judgement)
    carried: dict[str, float] = {}
    nearest: dict[str, int] = {}
    for other, neighbour in enumerate(comparison.judgements):
        if neighbour.task.clause == judgement.task.clause and neighbour.evidence:
            clause = neighbour.evidence[0].clause
            carried[clause] = carried.get(clause, 0.0) + WORTH.get(neighbour.verdict, 0.0)
            nearest[clause] = min(nearest.get(clause, abs(other - at)), abs(other - at))
    return max(carried, key=lambda clause: (carried[clause], -nearest[clause]), default=None)


def home_place(comparison: Comparison, judgement: Judgement) -> Span:
    """The heading of the clause where the task belongs, else the draft's title."""
    clause = home_clause(comparison, judgement)
    draft = comparison.draft
    return title_span(draft.document, draft.outline) if clause is None else _heading(comparison, clause)


def finding_place(comparison: Comparison, judgement: Judgement, finding: Finding) -> Span:
    """The draft's words that the finding quotes; where it has none, the passage that carries the task."""
    if finding.draft is not None and len(finding.draft) > 0:
        return finding.draft
    return carrier(comparison, judgement)


def carrier(comparison: Comparison, judgement: Judgement) -> Span:
    """The passage that carries the task; without one the clause where it belongs."""
    return judgement.evidence[0].span if judgement.evidence else home_place(comparison, judgement)


def _heading(comparison: Comparison, clause_id: str) -> Span:
    """Number and heading of a draft clause; the beginning of its first sentence where it has no heading."""
    clause = comparison.draft.outline.by_id[clause_id]
    words = clause.span.of(comparison.draft.document.text).split("\n")[0]
    if clause.heading:
        words = words[: max(1, clause.body.start - clause.span.start)].rstrip(" 　。：:")
    else:
        words = words[: words.find("。") + 1 or len(words)]
    return Span(clause.span.start, clause.span.start + len(words))
