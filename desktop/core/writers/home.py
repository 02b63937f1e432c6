"""Task or finding → where in the draft it belongs: its words there, else who carries it, its clause or the title."""

from desktop.core.model.finding import Finding, Judgement
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.writers.place import home_clause
from desktop.core.writers.plan_title import title_span


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
