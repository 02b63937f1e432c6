"""A comparison → reference clauses × draft clauses: how much of each is carried where."""

from collections.abc import Collection
from dataclasses import dataclass

from desktop.core.model.clause import Clause, Outline
from desktop.core.model.finding import Judgement, Verdict
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


def coverage(comparison: Comparison, *, most_rows: int | None = None, most_columns: int | None = None) -> Coverage:
    """Lay all clauses out; a task counts where its best passage stands.

    most_rows, most_columns: with more clauses than that on a side, those of a higher level stand for them; None for
    each clause by itself.
    """
    draft = comparison.draft
    carrying = {one.evidence[0].clause for one in comparison.judgements if one.evidence}
    own = [c.id for c in draft.outline.clauses if c.id in carrying or draft.quote(c.body).strip()]
    holder = rolled_up(draft.outline, own, most_columns)
    held = set(holder.values())
    columns = tuple(clause for clause in draft.outline.clauses if clause.id in held)
    place = {clause.id: number for number, clause in enumerate(columns)}
    rows: list[Row] = []
    cells: dict[tuple[int, int], Cell] = {}
    for clause, judgements in judged_by_clause(comparison, most_rows):
        applicable = [one for one in judgements if one.verdict is not Verdict.NOT_APPLICABLE]
        if not applicable:
            continue
        missing = tuple(one.task.id for one in applicable if one.verdict is Verdict.MISSING)
        found: dict[int, list[tuple[str, float]]] = {}
        for one in applicable:
            if one.evidence and one.verdict in WORTH:
                column = place[holder[one.evidence[0].clause]]
                found.setdefault(column, []).append((one.task.id, WORTH[one.verdict]))
        for column, carried in found.items():
            share = sum(worth for _, worth in carried) / len(applicable)
            cells[len(rows), column] = Cell(share, tuple(task for task, _ in carried))
        rows.append(Row(clause, missing, len(applicable)))
    return Coverage(tuple(rows), columns, cells)


def judged_by_clause(comparison: Comparison, most: int | None = None) -> list[tuple[Clause, list[Judgement]]]:
    """The reference's clauses with the judgements that fall to each, in document order; `most`: see `rolled_up`."""
    outline = comparison.reference.outline
    holder = rolled_up(outline, {one.task.clause for one in comparison.judgements}, most)
    groups: dict[str, list[Judgement]] = {}
    for judgement in comparison.judgements:
        groups.setdefault(holder[judgement.task.clause], []).append(judgement)
    return [(clause, groups[clause.id]) for clause in outline.clauses if clause.id in groups]


def rolled_up(outline: Outline, clauses: Collection[str], most: int | None) -> dict[str, str]:
    """Clause id → id of the clause that stands for it: itself, or the one that it stands in at a higher level.

    The level is the deepest that leaves no more than `most`; where even the top has more, the top. None: each itself.
    """
    deepest = max((clause.level for clause in outline.clauses), default=1)
    holder: dict[str, str] = {}
    for level in range(deepest, 0, -1):
        holder = {}
        for key in clauses:
            clause = outline.by_id[key]
            while clause.level > level and clause.parent is not None:
                clause = outline.by_id[clause.parent]
            holder[key] = clause.id
        if most is None or len(set(holder.values())) <= most:
            break
    return holder
