"""The rows of a table that deals tasks out (任务分解表) → one task each, its units and deadline from their columns."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.core import resources
from desktop.core.model.document import Document, Paragraph, ParagraphKind
from desktop.core.model.span import Span
from desktop.core.model.task import Deadline, Owner, OwnerRole
from desktop.core.parsing.owners import units
from desktop.core.parsing.quantities import deadlines
from desktop.core.parsing.sentences import trimmed
from desktop.core.text.clause_number import clause_number

LEXICON = "lexicon/task_table.toml"
MOST_CELLS = 60  # that one task takes over its rows; a table whose number column is empty throughout has more
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]|\s+")
# 2026年, 2026.12, 2026/12: in a column of deadlines a year alone is one.
_YEAR = re.compile(r"(20\d\d)\s*(?:年|[.．/-]|$)")
_OWNERS = {role.value for role in OwnerRole}
_CARRIED = _OWNERS | {"deadline"}  # columns whose joined cells hold for every row beside them


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a task table, or several that say one task.

    span: the row without the tabs of empty cells at its ends. words: the task's own words, column by column; () for a
        head, or a row that only names a group.
    labels: cells that name what the task belongs to (类别, 重点任务 beside 具体举措).
    """

    span: Span
    words: tuple[Span, ...] = ()
    labels: tuple[Span, ...] = ()
    owners: tuple[Owner, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


def task_rows(document: Document) -> tuple[TaskRow, ...]:
    """The rows of all task tables of a document, in order; () where it has none.

    A table is one from the row on whose cells name, by the words of the lexicon, a task and units or a deadline.
    Cells joined downwards hold for each row they reach over. A row without number, units and deadline goes on with the
    task above it.
    """
    found: list[TaskRow] = []
    table: _Table | None = None
    for paragraph in document.paragraphs:
        if paragraph.kind is not ParagraphKind.TABLE_ROW or not paragraph.cells:
            table = None
            continue
        heads = _heads(document.text, paragraph)
        if table is not None and table.takes(paragraph, heads):
            table.heads |= heads
            found.append(TaskRow(trimmed(document.text, paragraph.span)))
        elif _deals_out(heads):
            table = _Table(document.text, dict(heads))
            found.append(TaskRow(trimmed(document.text, paragraph.span)))
        elif table is not None:
            table.add(paragraph, found)
    return tuple(found)


def divided(body: Span, rows: Sequence[TaskRow]) -> Iterator[Span | TaskRow]:
    """The stretches of a clause's body around the rows that stand in it, and those rows, in order."""
    start = body.start
    for row in rows[bisect_left(rows, body.start, key=lambda row: row.span.start) :]:
        if row.span.end > body.end:
            break
        if start < row.span.start:
            yield Span(start, row.span.start)
        yield row
        start = row.span.end
    if start < body.end:
        yield Span(start, body.end)


def _heads(text: str, row: Paragraph) -> dict[int, str]:
    """Column → what kind of column the row's cell says it is; {} if one of the cells is no head at all."""
    longest = int(resources.table(LEXICON)["longest_head"])
    heads: dict[int, str] = {}
    for column, cell in _placed(row):
        words = _BRACKETED.sub("", cell.of(text))
        if len(words) > longest:
            return {}
        if words:
            heads[column] = words
    return {column: _kind(words) for column, words in heads.items()}


def _kind(words: str) -> str:
    """What kind of column a head names; "other" for one that says nothing of tasks (备注)."""
    return next((kind for kind, pattern in _kinds() if pattern.fullmatch(words)), "other")


@resources.derived
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of columns in the order of the lexicon, each with what its heads look like."""
    forms = (("is", "(?:{})"), ("has", ".*(?:{}).*"), ("ends", ".*(?:{})"))
    return tuple(
        (
            str(column["kind"]),
            re.compile(
                "|".join(form.format("|".join(map(re.escape, column[key]))) for key, form in forms if key in column)
            ),
        )
        for column in resources.table(LEXICON)["column"]
    )


def _deals_out(heads: Mapping[int, str]) -> bool:
    kinds = set(heads.values())
    return "task" in kinds and bool(kinds & _CARRIED)


def _placed(row: Paragraph) -> Iterator[tuple[int, Span]]:
    """Each cell with the column it begins in."""
    return zip(row.columns or range(len(row.cells)), row.cells, strict=True)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a task table. kind: of its column. joined: with the cell above; `span` is empty then."""

    kind: str
    span: Span
    column: int
    joined: bool


class _Table:
    """A task table from its head on. heads: column → kind."""

    def __init__(self, text: str, heads: dict[int, str]) -> None:
        self._text = text
        self.heads = heads
        self._held: dict[int, Span] = {}  # the last cell of each column that is not joined with one above
        self._begun = False

    def takes(self, row: Paragraph, heads: Mapping[int, str]) -> bool:
        """Whether a row is the second of a head of two: 责任单位 over 牵头单位 and 配合单位."""
        return not self._begun and bool(row.continued) and bool(_CARRIED.intersection(heads.values()))

    def add(self, row: Paragraph, found: list[TaskRow]) -> None:
        """Add a row of the table to those found, or to the last of them."""
        self._begun = True
        whole = trimmed(self._text, row.span)
        cells = [
            _Cell(self._kind_at(column), trimmed(self._text, cell), column, at in row.continued)
            for at, (column, cell) in enumerate(_placed(row))
        ]
        self._held |= {cell.column: cell.span for cell in cells if not cell.joined}
        tasks = [cell.span for cell in cells if cell.kind == "task" and len(cell.span)]
        words = [cell.span for cell in cells if cell.kind in {"task", "goal"} and len(cell.span)]
        own = [cell for cell in cells if cell.kind in _CARRIED and len(cell.span)]
        last = found[-1]
        if 0 < len(last.words) < MOST_CELLS and (self._goes_on(cells, own) or (not tasks and _joined(cells, "task"))):
            found[-1] = replace(
                last,
                span=Span(last.span.start, whole.end),
                words=(*last.words, *(_bare(self._text, cell) for cell in words)),
                owners=tuple(dict.fromkeys((*last.owners, *self._owners(own)))),
                deadlines=tuple(dict.fromkeys((*last.deadlines, *self._deadlines(own)))),
            )
            return
        labels = [cell.span for cell in cells if cell.kind == "label" and len(cell.span)] + tasks[:-1]
        if len(row.cells) == 1:  # 一、加快培养人才 over the whole width
            labels, words = [cells[0].span] if len(cells[0].span) else [], []
        holding = [
            replace(cell, span=self._held.get(cell.column, cell.span)) if cell.joined else cell
            for cell in cells
            if cell.kind in _CARRIED
        ]
        found.append(
            TaskRow(
                whole,
                tuple(_bare(self._text, cell) for cell in words if cell not in labels),
                tuple(sorted(labels)),
                tuple(dict.fromkeys(self._owners(holding))),
                tuple(dict.fromkeys(self._deadlines(holding))),
            )
        )

    def _goes_on(self, cells: Sequence["_Cell"], own: Sequence["_Cell"]) -> bool:
        """Whether a row has no number where the others have one, nor units or deadline: it says more of the last."""
        numbers = [cell for cell in cells if cell.kind == "number"]
        unnumbered = bool(numbers) and not any(len(cell.span) or cell.joined for cell in numbers)
        return unnumbered and not own and len(cells) > 1

    def _kind_at(self, column: int) -> str:
        """The kind of the head that stands over a column: its own, or one that reaches over it."""
        over = max((head for head in self.heads if head <= column), default=None)
        return "other" if over is None else self.heads[over]

    def _owners(self, cells: Iterable["_Cell"]) -> Iterator[Owner]:
        for cell in cells:
            if cell.kind in _OWNERS:
                yield from units(self._text, cell.span, OwnerRole(cell.kind))

    def _deadlines(self, cells: Iterable["_Cell"]) -> Iterator[Deadline]:
        for cell in cells:
            if cell.kind != "deadline":
                continue
            said = deadlines(self._text, cell.span)
            years = [int(year) for year in _YEAR.findall(cell.span.of(self._text))]
            if not said and years:
                said = (Deadline(cell.span, year=max(years)),)
            yield from said


def _joined(cells: Iterable["_Cell"], kind: str) -> bool:
    return any(cell.joined for cell in cells if cell.kind == kind)


def _bare(text: str, cell: Span) -> Span:
    """A cell's words without a number in front and the mark that closes them."""
    number = clause_number(cell.of(text))
    start = cell.start if number is None or number.end >= len(cell) else cell.start + number.end
    end = len(text[start : cell.end].rstrip("。；;，, ")) + start
    return trimmed(text, Span(start, end)) if end > start else cell
