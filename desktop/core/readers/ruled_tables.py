"""Ruling lines of a page → the tables that they draw, and what of the page stands in which cell.

A grid is what crossing lines form; where a line between two fields is not drawn, they are one cell. A grid of one
column is a frame around text (专栏), no table.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.core.readers.rows import Row, lined, stretches
from desktop.core.readers.sheet import NEAR, Box, Glyph

_MOST_TABLES = 40  # on a page; more are a drawing
_OPEN = 8.0  # points by which lines reach beyond the last one across: that side of the table is not drawn
_PADDING = 5.4  # points between a cell's border and its text, unless the text itself says otherwise (Word's own)
_WHOLE_PAGE = 0.6  # of the page: a frame as large is its border


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's place, the row and the column it begins in, and its text.

    continued: it stands for the part of a cell in a row below its first one, and has no text.
    """

    box: Box
    row: int
    column: int
    rows: tuple[Row, ...] = ()
    continued: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table on one page. columns: where they are parted, from left to right. rows: the cells of each."""

    box: Box
    columns: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A frame around text; the text of each of its fields, from the top down."""

    box: Box
    fields: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Where lines cross. columns from left to right, rows from the top down; cells in that order, without text."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[Cell, int, int], ...]  # a cell, the row and the column after its last one

    @property
    def box(self) -> Box:
        """The place of the whole."""
        return Box(self.columns[0], self.columns[-1], self.rows[-1], self.rows[0])

    @property
    def is_table(self) -> bool:
        """Whether it has more than one column."""
        return len(self.columns) > 2


def tables(
    glyphs: Sequence[Glyph], level: Sequence[Box], upright: Sequence[Box], *, page: Box
) -> tuple[list[Table | Frame], list[Glyph], list[Box]]:
    """The tables and frames of a page; the characters outside them; level lines that draw none."""
    grids, loose = _grids(level, upright)
    grids = _outermost([grid for grid in grids if grid.is_table or not _is_border(grid.box, page)])
    held: list[list[Glyph]] = [[] for _ in grids]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = _middle(glyph)
        place = next((at for at, grid in enumerate(grids) if grid.box.holds(x, y)), None)
        (outside if place is None else held[place]).append(glyph)
    found: list[Table | Frame] = [_filled(grid, inside) for grid, inside in zip(grids, held, strict=True) if inside]
    return found, outside, loose


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Without tables in cells of others, which are part of the cell's text, and frames around tables."""
    if len(grids) > _MOST_TABLES:
        return []
    kept = []
    for grid in grids:
        others = [other for other in grids if other is not grid]
        inside = any(other.is_table and grid.box.within(other.box) for other in others)
        around = not grid.is_table and any(other.box.within(grid.box) for other in others)
        if not inside and not around:
            kept.append(grid)
    return kept


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, glyph.base + 0.35 * glyph.size


def _is_border(box: Box, page: Box) -> bool:
    return box.width * box.height >= _WHOLE_PAGE * page.width * page.height


def _filled(grid: Grid, glyphs: Sequence[Glyph]) -> Table | Frame:
    """The grid with its text."""
    inside: dict[tuple[int, int], list[Glyph]] = {}
    owner = {
        (row, column): cell
        for cell, below, after in grid.cells
        for row in range(cell.row, below)
        for column in range(cell.column, after)
    }
    for glyph in glyphs:
        x, y = _middle(glyph)
        row = bisect_left([-edge for edge in grid.rows[1:-1]], -y)
        column = bisect_left(grid.columns[1:-1], x)
        cell = owner[row, column]
        inside.setdefault((cell.row, cell.column), []).append(glyph)
    filled = {
        (cell.row, cell.column): Cell(
            cell.box, cell.row, cell.column, tuple(lined(stretches(inside.get((cell.row, cell.column), ()))))
        )
        for cell, _, _ in grid.cells
    }
    if not grid.is_table:
        return Frame(grid.box, tuple(filled[key].rows for key in sorted(filled)))
    rows = []
    for row in range(len(grid.rows) - 1):
        cells = []
        for column in range(len(grid.columns) - 1):
            cell = owner[row, column]
            if cell.column == column:
                cells.append(filled[cell.row, cell.column] if cell.row == row else replace(cell, continued=True))
        rows.append(tuple(cells))
    return Table(grid.box, grid.columns, tuple(rows))


def _grids(level: Sequence[Box], upright: Sequence[Box]) -> tuple[list[Grid], list[Box]]:
    """The grids, and the level lines of none."""
    groups = _crossing(level, upright)
    found, loose = [], []
    for levels, uprights in groups:
        grid = _grid(levels, uprights) if levels and uprights else None
        if grid is not None:
            found.append(grid)
        else:
            loose += levels
    return found, loose


def _crossing(level: Sequence[Box], upright: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """The lines in groups of those that touch."""
    group = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for i, across in enumerate(level):
        for j, down in enumerate(upright, len(level)):
            touches = (
                across.left - NEAR <= down.right
                and down.left <= across.right + NEAR
                and down.bottom - NEAR <= across.top
                and across.bottom <= down.top + NEAR
            )
            if touches:
                group[root(i)] = root(j)
    made: dict[int, tuple[list[Box], list[Box]]] = {}
    for at, rule in enumerate([*level, *upright]):
        made.setdefault(root(at), ([], []))[0 if at < len(level) else 1].append(rule)
    return list(made.values())


def _grid(level: list[Box], upright: list[Box]) -> Grid | None:
    """The grid of lines that touch; None where they close nothing in."""
    level, upright = _closed(level, upright)
    columns = _places([line.centre[0] for line in upright])
    rows = _places([line.centre[1] for line in level])[::-1]
    if len(columns) < 2 or len(rows) < 2:
        return None
    drawn = _Drawn(columns, rows, level, upright)
    owned: set[tuple[int, int]] = set()
    cells: list[tuple[Cell, int, int]] = []
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in owned:
                continue
            after, below = column + 1, row + 1
            while after < len(columns) - 1 and (row, after) not in owned and not drawn.right_of(row, after - 1):
                after += 1
            while below < len(rows) - 1 and not any(
                (below, c) in owned or drawn.below(below - 1, c) for c in range(column, after)
            ):
                below += 1
            owned |= {(r, c) for r in range(row, below) for c in range(column, after)}
            cells.append(
                (Cell(Box(columns[column], columns[after], rows[below], rows[row]), row, column), below, after)
            )
    return Grid(tuple(columns), tuple(rows), tuple(cells))


class _Drawn:
    """Which sides of a grid's fields are drawn."""

    def __init__(self, columns: list[float], rows: list[float], level: list[Box], upright: list[Box]) -> None:
        self._columns, self._rows = columns, rows
        self._level: list[list[Box]] = [[] for _ in rows]
        self._upright: list[list[Box]] = [[] for _ in columns]
        down = [-row for row in rows]
        for line in level:
            self._level[_nearest(down, -line.centre[1])].append(line)
        for line in upright:
            self._upright[_nearest(columns, line.centre[0])].append(line)

    def right_of(self, row: int, column: int) -> bool:
        y = (self._rows[row] + self._rows[row + 1]) / 2
        return any(line.bottom <= y <= line.top for line in self._upright[column + 1])

    def below(self, row: int, column: int) -> bool:
        x = (self._columns[column] + self._columns[column + 1]) / 2
        return any(line.left <= x <= line.right for line in self._level[row + 1])


def _nearest(places: Sequence[float], value: float) -> int:
    """The index of the ascending place that is nearest."""
    at = bisect_left(places, value)
    near = [place for place in (at - 1, at) if 0 <= place < len(places)]
    return min(near, key=lambda place: abs(places[place] - value))


def _closed(level: list[Box], upright: list[Box]) -> tuple[list[Box], list[Box]]:
    """With the lines that close the sides which are not drawn."""
    left, right = min(line.left for line in level), max(line.right for line in level)
    bottom, top = min(line.bottom for line in upright), max(line.top for line in upright)
    first, last = min(line.left for line in upright), max(line.right for line in upright)
    lowest, highest = min(line.bottom for line in level), max(line.top for line in level)
    low, high = min(bottom, lowest), max(top, highest)
    more_level = [
        Box(min(left, first), max(right, last), y, y)
        for y, is_open in ((low, lowest - bottom > _OPEN), (high, top - highest > _OPEN))
        if is_open
    ]
    more_upright = [
        Box(x, x, low, high)
        for x, is_open in ((min(left, first), first - left > _OPEN), (max(right, last), right - last > _OPEN))
        if is_open
    ]
    return [*level, *more_level], [*upright, *more_upright]


def _places(values: Iterable[float]) -> list[float]:
    """The values without those that are nearly the same, ascending."""
    ordered = sorted(values)
    places = ordered[:1]
    for before, value in pairwise(ordered):
        if value - before > NEAR:
            places.append(value)
    return places


def slack(cell: Cell, row: Row, padding: float) -> float:
    """The room that a row of a cell leaves, points."""
    left, right = row.left - cell.box.left - padding, cell.box.right - padding - row.right
    centred = abs(left - right) < 0.5 * row.size
    return left + right if centred else right


def padding(table: Table) -> float:
    """How far the text of a table stands from the borders: as near as its nearest row, or what is usual."""
    insets = [row.left - cell.box.left for cells in table.rows for cell in cells for row in cell.rows]
    return max(min([_PADDING, *insets]), 0.0)
