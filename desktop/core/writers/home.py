"""A task that the draft lacks → the draft clause where it belongs."""

from desktop.core.model.finding import Judgement
from desktop.core.model.review import Comparison


def home_clause(comparison: Comparison, judgement: Judgement) -> str | None:
    """The id of the draft clause that carries the nearest task of the same reference clause.

    None where the draft carries none of them.
    """
    at = next(index for index, other in enumerate(comparison.judgements) if other is judgement)
    carried = [
        (abs(other - at), other)
        for other, neighbour in enumerate(comparison.judgements)
        if neighbour.task.clause == judgement.task.clause and neighbour.evidence
    ]
    return comparison.judgements[min(carried)[1]].evidence[0].clause if carried else None
