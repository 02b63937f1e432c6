"""A comparison → reference clauses × draft clauses: how much of each is carried where."""

from dataclasses import dataclass

from desktop.core.model.clause import Clause
from desktop.core.model.finding import Verdict
from desktop.core.model.review import Comparison

# A weakened task is carried in part; half says so without claiming to measure it.
WORTH = {Verdict.COVERED: 1.0, Verdict.WEAKENED: 0.5}


@dataclass(frozen=True, slots=True)
class Cell:
    """share: 0..1 of the clause's tasks that are carried there, a weakened one as half. tasks: their ids."""

    share: float
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A clause of the reference. missing: ids of its tasks that the draft lacks; total: tasks a locality can carry."""

    clause: Clause
    missing: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class Coverage:
    """rows: reference clauses that hold tasks. columns: draft clauses with words of their own.

    cells: by row and column; where nothing is carried there is none.
    """

    rows: tuple[Row, ...]
    columns: tuple[Clause, ...]
    cells: dict[tuple[int, int], Cell]


def coverage(comparison: Comparison) -> Coverage:
    """Lay all clauses out; a task counts where its best passage stands."""
    draft = comparison.draft
    carrying = {one.evidence[0].clause for one in comparison.judgements if one.evidence}
    columns = tuple(c for c in draft.outline.clauses if c.id in carrying or draft.quote(c.body).strip())
    place = {clause.id: number for number, clause in enumerate(columns)}
    grouped: dict[str, list[int]] = {}
    for number, judgement in enumerate(comparison.judgements):
        grouped.setdefault(judgement.task.clause, []).append(number)
    rows: list[Row] = []
    cells: dict[tuple[int, int], Cell] = {}
    for clause in comparison.reference.outline.clauses:
        judgements = [comparison.judgements[number] for number in grouped.get(clause.id, ())]
        applicable = [one for one in judgements if one.verdict is not Verdict.NOT_APPLICABLE]
        if not applicable:
            continue
        missing = tuple(one.task.id for one in applicable if one.verdict is Verdict.MISSING)
        found: dict[int, list[tuple[str, float]]] = {}
        for one in applicable:
            if one.evidence and one.verdict in WORTH:
                column = place[one.evidence[0].clause]
                found.setdefault(column, []).append((one.task.id, WORTH[one.verdict]))
        for column, carried in found.items():
            share = sum(worth for _, worth in carried) / len(applicable)
            cells[len(rows), column] = Cell(share, tuple(task for task, _ in carried))
        rows.append(Row(clause, missing, len(applicable)))
    return Coverage(tuple(rows), columns, cells)
