"""Tables page by page → tables whole: what a page border cut is joined, heads repeated on each page stand once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.core.readers.rows import Row
from desktop.core.readers.ruled_tables import Cell, Table, padding, slack

_NEAR = 4.0  # points by which columns may differ from page to page
_HEAD = 3  # rows of a table's head at most
_COUNTED = 0.6  # of the rows have a figure in the column that counts them (序号)
_RECENT = 100  # rows before a page border that tell how the table's rows are
_SENTENCE_END = "。！？；："
_FULL = 1.6  # ems that a full line leaves at most

CellParts = tuple[Cell, ...]  # a cell, in two parts where a page border cuts it


@dataclass(slots=True)
class TableRow:
    """cells: by the column that each begins in. continued: columns of those joined with the cell above, empty here."""

    cells: dict[int, CellParts]
    continued: set[int]

    def words(self, column: int) -> str:
        """What a cell says."""
        return "".join(line.text for cell in self.cells.get(column, ()) for line in cell.rows)

    @property
    def texts(self) -> list[str]:
        """What its cells say."""
        return [self.words(column) for column in self.cells]


@dataclass(slots=True)
class WholeTable:
    """A table over its pages.

    last: its last page. merged: columns in which cells are joined. repeated: rows of text set once more on a further
    page.
    """

    last: Table
    rows: list[TableRow] = field(default_factory=list)
    merged: set[int] = field(default_factory=set)
    repeated: list[Row] = field(default_factory=list)

    def take(self, rows: list[TableRow]) -> None:
        """Add further rows."""
        self.rows += rows
        self.merged |= {column for row in rows for column in row.continued}


def whole_tables(flow: Sequence[Sequence[object]]) -> dict[Table, WholeTable]:
    """By the table that begins it, each table of a document. flow: what stands on each page, in reading order."""
    made: dict[Table, WholeTable] = {}
    open_table: WholeTable | None = None
    for items in flow:
        for at, item in enumerate(items):
            if not isinstance(item, Table):
                open_table = None
                continue
            if at == 0 and open_table is not None and _goes_on(open_table.last, item):
                _append(open_table, item)
            else:
                open_table = made[item] = WholeTable(item)
                open_table.take(_rows(item))
            open_table.last = item
        open_table = open_table if items else None
    return made


def _goes_on(before: Table, after: Table) -> bool:
    return len(before.columns) == len(after.columns) and all(
        abs((a - before.box.left) - (b - after.box.left)) <= _NEAR
        for a, b in zip(before.columns, after.columns, strict=True)
    )


def _rows(table: Table) -> list[TableRow]:
    return [
        TableRow({cell.column: (cell,) for cell in cells}, {cell.column for cell in cells if cell.continued})
        for cells in table.rows
    ]


def _append(table: WholeTable, more: Table) -> None:
    rows = _rows(more)
    repeated = 0
    while repeated < min(_HEAD, len(rows), len(table.rows)) and rows[repeated].texts == table.rows[repeated].texts:
        repeated += 1
    for row in rows[:repeated]:
        table.repeated += [line for parts in row.cells.values() for cell in parts for line in cell.rows]
    rows = rows[repeated:]
    if rows and table.rows and _is_cut(table, rows[0], padding(more)):
        last = table.rows[-1]
        for column, parts in rows.pop(0).cells.items():
            last.cells[column] = (*last.cells.get(column, ()), *parts)
    if rows:
        # A cell over several rows that a page border cuts is drawn anew, empty.
        empty = {column for column in rows[0].cells if not rows[0].words(column)}
        rows[0].continued |= table.merged & empty
    table.take(rows)


def _is_cut(table: WholeTable, row: TableRow, inset: float) -> bool:
    """Whether the first row on a page is the rest of the last one on the page before."""
    last = table.rows[-1]
    said = [column for column in row.cells if row.words(column)]
    if not said or any(not last.words(column) for column in said):
        return False
    first = min(row.cells)
    if first not in said and all(earlier.words(first) for earlier in table.rows[-_RECENT:]):
        return True
    counted = _counted([table.rows[0], *table.rows[1:][-_RECENT:]])
    if counted is not None and counted in said:
        return False
    unfinished = [column for column in said if last.words(column)[-1] not in _SENTENCE_END]
    if counted is not None or len(said) < sum(map(bool, last.texts)):
        return bool(unfinished)
    return all(_is_full(last.cells[column], inset) for column in unfinished) and bool(unfinished)


def _counted(rows: Sequence[TableRow]) -> int | None:
    """The column that counts the rows; None where there is none."""
    body = rows[1:]
    for column in sorted(rows[0].cells) if rows else ():
        figures = sum(row.words(column).isdecimal() for row in body)
        if body and figures >= _COUNTED * len(body):
            return column
    return None


def _is_full(parts: CellParts, inset: float) -> bool:
    cell = parts[-1]
    return bool(cell.rows) and slack(cell, cell.rows[-1], inset) < _FULL * cell.rows[-1].size
