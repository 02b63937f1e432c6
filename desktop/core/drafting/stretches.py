"""A draft → the stretches that the rules look at: what stands before the plan, then each clause."""

from collections.abc import Iterator

from desktop.core.model.review import Side
from desktop.core.model.span import Span


def stretches(draft: Side) -> Iterator[tuple[str, Span]]:
    """Clause id and span in the draft's order; "" for title, covering notice and whatever else stands before."""
    clauses = draft.outline.clauses
    if clauses and clauses[0].span.start:
        yield "", Span(0, clauses[0].span.start)
    for clause in clauses:
        yield clause.id, clause.span


def clause_at(draft: Side, index: int) -> str:
    """The id of the clause that holds a place; "" before the first."""
    before = [clause for clause in draft.outline.clauses if clause.span.start <= index]
    return before[-1].id if before else ""
