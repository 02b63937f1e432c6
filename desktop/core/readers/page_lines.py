"""Pages in reading order → a source text, and its lines, table rows and footnotes. For PDF and OFD alike.

Paragraphs are made of the lines by `reflow`; table rows and footnotes are made here.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop.core.model.document import ParagraphKind
from desktop.core.model.span import Span
from desktop.core.readers.assemble import Draft
from desktop.core.readers.columns import Part
from desktop.core.readers.lines import Layout, Line, columns
from desktop.core.readers.page_flow import POINTS, Column, Item, PageFlow, page_flow
from desktop.core.readers.page_furniture import mark_of
from desktop.core.readers.rows import Row
from desktop.core.readers.ruled_tables import Cell, Frame, padding, slack
from desktop.core.readers.sheet import Sheet
from desktop.core.readers.table_pages import CellParts, WholeTable, whole_tables
from desktop.core.text.clause_number import clause_number

# What a line break does not divide (Unicode Standard Annex 14): figures and Latin words, opening marks and what
# follows, closing marks and what precedes; curly quotation marks are both.
_UNIT = r"(?:[0-9A-Za-z+\-.%％,/]+(?:、[0-9]+)*|.)"
_WORD = re.compile(rf"[“‘（(《〈【]*{_UNIT}(?:[“”‘’]+{_UNIT}?)*[”’）)》〉】，。、；：！？]*")
_END = "。！？；：）)”》"  # what a line ends with that most likely ends its paragraph
_INDENT = 1.2  # ems from the margin that begin a paragraph
_SPARE = 0.6  # ems that justified and hanging marks may leave of a full line
_SIGNED = 6  # ems from the margin, farther than any paragraph is inset: names and dates at the right
_PITCH = (1.25, 0.25)  # times the usual distance between lines, and ems more than it: a paragraph ended above
_LOOSE = 2.1  # ems between lines where the usual distance is not known
_OTHER_SIZE = 1.15  # a line set larger or smaller by this is another paragraph
_NARROWEST = 0.72  # of the page's width: text in one column ends no farther to the left
_AT_EDGE = 0.5  # ems within which lines end at one margin
_MANY = 0.4  # of as many lines as end most often at one place, that make a right margin
_FEW = (2, 0.08)  # lines, and share of all, that make a left margin: paragraphs of one line begin behind it


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where text begins and ends, how far its lines are apart (0: unknown) and how large they are; points."""

    left: float
    right: float
    pitch: float
    size: float

    def room(self, row: Row) -> float:
        """What a row leaves of the measure; a centred one leaves it on both sides."""
        left, right = row.left - self.left, self.right - row.right
        centred = left > _INDENT * row.size and abs(left - right) < 0.5 * row.size
        return left + right if centred else right


def laid_out(sheets: Sequence[Sheet]) -> tuple[str, Layout]:
    """The source text, and its lines with what their place on the page says of them; each page ends by a form feed."""
    flow = page_flow(sheets)
    source = _Source(flow)
    return source.text, _Setter(flow, source).layout()


class _Source:
    """The text of all rows, page by page; where each stands."""

    def __init__(self, flow: Sequence[PageFlow]) -> None:
        self.spans: dict[Row, Span] = {}
        parts: list[str] = []
        length = 0
        for page in flow:
            body = [row for item in page.items for row in _rows_of(item)]
            for row in [*page.head, *body, *page.notes, *page.foot]:
                self.spans[row] = Span(length, length + len(row.text))
                parts.append(row.text + "\n")
                length += len(parts[-1])
            parts.append("\f")
            length += 1
        self.text = "".join(parts)


def _rows_of(item: Item) -> list[Row]:
    if isinstance(item, Column):
        return list(item.rows)
    if isinstance(item, Frame):
        return [row for field in item.fields for row in field]
    return [row for cells in item.rows for cell in cells for row in cell.rows]


class _Setter:
    """Says of the rows what they are."""

    def __init__(self, flow: Sequence[PageFlow], source: _Source) -> None:
        self._flow, self._spans = flow, source.spans
        self._margins = _all_margins(flow)
        self._lines: list[Line | Draft] = []
        self._note: list[Span] = []
        self._marks: set[str] = set()  # of the footnotes on the page at hand
        self._dropped: list[Span] = []

    def layout(self) -> Layout:
        """The lines of all pages."""
        tables = whole_tables([page.items for page in self._flow])
        for page in self._flow:
            self._dropped += [self._spans[row] for row in (*page.head, *page.foot)]
            raised = {row.text[a:b] for item in page.items for row in _rows_of(item) for a, b in row.marks}
            marks = [(row, mark_of(row, raised)) for row in page.notes]
            self._marks = {row.text[slice(*mark)] for row, mark in marks if mark} & raised
            for at, item in enumerate(page.items):
                if isinstance(item, Column):
                    below = page.items[at + 1] if at + 1 < len(page.items) else None
                    self._column(item, below.rows[0] if isinstance(below, Column) else None)
                elif isinstance(item, Frame):
                    self._frame(item)
                elif item in tables:
                    self._table(tables[item])
            for row, mark in marks:
                self._add_to_note(row, mark)
        self._end_note()
        return Layout(tuple(self._lines), wrapped=True, airy=False, dropped=tuple(sorted(self._dropped)))

    def _column(self, column: Column, after: Row | None) -> None:
        margins = self._margins[column.key]
        rows = column.rows
        for above, row, below in zip([None, *rows], rows, [*rows[1:], after], strict=False):
            self._lines.append(self._line(row, above, below, margins))

    def _frame(self, frame: Frame) -> None:
        rows = _rows_of(frame)
        margins = _margins([rows])
        for field in frame.fields:
            for above, row, below in zip([None, *field], field, [*field[1:], None], strict=False):
                line = self._line(row, above, below, margins)
                self._lines.append(line if above else Line(line.span, begins=True, full=line.full, cuts=line.cuts))

    def _line(self, row: Row, above: Row | None, below: Row | None, margins: _Margins) -> Line:
        """A line with whether it begins a paragraph, by indent, distance or size, and whether it is full."""
        span = self._spans[row]
        gap = above is not None and _is_apart(above, row, margins)
        begins = gap or row.left - margins.left > _INDENT * row.size
        if above is not None and begins and not gap:
            begins = not _hangs(above, row, margins, below=row)
        if above is not None and not _OTHER_SIZE**-1 < row.size / above.size < _OTHER_SIZE:
            begins = True
        full = margins.room(row) < _needed(below) * row.size + _SPARE * row.size
        return Line(span, gap=gap, begins=begins, full=full, cuts=self._cuts(row, span))

    def _cuts(self, row: Row, span: Span) -> tuple[Span, ...]:
        """Where the raised figures stand that refer to footnotes of the page."""
        marks = [Span(start, end) for start, end in row.marks if row.text[start:end] in self._marks]
        cuts = tuple(mark.shifted(span.start) for mark in marks)
        self._dropped += cuts
        return cuts

    def _table(self, table: WholeTable) -> None:
        self._dropped += [self._spans[row] for row in table.repeated]
        inset = padding(table.last)
        for row in table.rows:
            cells = tuple(tuple(self._cell(parts, inset)) for parts in row.cells.values())
            if any(cells):
                columns = tuple(row.cells)
                continued = tuple(at for at, column in enumerate(columns) if column in row.continued)
                self._lines.append(Draft((), ParagraphKind.TABLE_ROW, cells, columns, continued))

    def _cell(self, parts: CellParts, inset: float) -> list[Draft]:
        """The paragraphs of a cell."""
        rows: list[tuple[Cell, Row]] = [(cell, row) for cell in parts for row in cell.rows]
        paragraphs: list[list[Span]] = []
        full = False
        for at, (cell, row) in enumerate(rows):
            begins = not full or clause_number(row.text.strip()) is not None
            if begins:
                paragraphs.append([])
            paragraphs[-1].append(self._spans[row])
            below = rows[at + 1][1] if at + 1 < len(rows) else None
            full = slack(cell, row, inset) < (_needed(below) + _SPARE) * row.size
        return [Draft(tuple(spans)) for spans in paragraphs]

    def _add_to_note(self, row: Row, mark: tuple[int, int] | None) -> None:
        """A note begins with its mark, which is left out where the one that refers to it is."""
        span = self._spans[row]
        if mark is not None:
            self._end_note()
            if row.text[slice(*mark)] in self._marks:
                cut = Span(span.start + mark[0], span.start + mark[1])
                self._dropped.append(cut)
                span = _stripped(row, mark[1], span)
        self._note.append(span)

    def _end_note(self) -> None:
        if self._note:
            self._lines.append(Draft(tuple(self._note), ParagraphKind.FOOTNOTE))
        self._note = []


def _stripped(row: Row, start: int, span: Span) -> Span:
    """What of a row follows `start` and the white space there."""
    rest = row.text[start:]
    return Span(span.end - len(rest.lstrip()), span.end)


def _is_apart(above: Row, row: Row, margins: _Margins) -> bool:
    """Whether more than the usual room is between two rows."""
    em, distance = max(row.size, above.size), above.base - row.base
    usual = margins.pitch * max(em / margins.size, 1.0) if margins.pitch else _LOOSE * em
    return distance > _PITCH[0] * usual and distance > usual + _PITCH[1] * em


def _hangs(above: Row, row: Row, margins: _Margins, *, below: Row) -> bool:
    """Whether an inset row goes on with the one above: that one is full, ends no sentence and is no signature."""
    text = above.text.rstrip()
    if above.left - margins.left > _SIGNED * above.size:
        return False
    full = margins.room(above) < (_needed(below) + _SPARE) * above.size
    return full and text[-1] not in _END and clause_number(row.text.strip()) is None


def _needed(below: Row | None) -> float:
    """The room that the first word of the line below would have needed, ems of a Han character."""
    word = _WORD.match(below.text.strip()) if below is not None else None
    return columns(word.group()) / 2 if word else 1.0


def _all_margins(flow: Sequence[PageFlow]) -> dict[tuple[int, Part], _Margins]:
    """The margins of each kind of column."""
    held: dict[tuple[int, Part], list[Sequence[Row]]] = {}
    for page in flow:
        for item in page.items:
            if isinstance(item, Column):
                held.setdefault(item.key, []).append(item.rows)
    return {key: _margins(found, least=_least(key)) for key, found in held.items()}


def _least(key: tuple[int, Part]) -> float:
    """Where text may end at least: the longest of a few short lines, as in a signature, tells no margin."""
    width, part = key
    return _NARROWEST * POINTS * width if part is Part.WHOLE else 0.0


def _margins(stretches: Sequence[Sequence[Row]], *, least: float = 0.0) -> _Margins:
    rows = [row for stretch in stretches for row in stretch]
    left = _leftmost([row.left for row in rows])
    same = [
        above.base - row.base
        for stretch in stretches
        for above, row in pairwise(stretch)
        if abs(above.size - row.size) < 0.1 * row.size
    ]
    size = median(row.size for row in rows)
    right = max(_rightmost([row.right for row in rows], size), least)
    return _Margins(left, right, _most_frequent(same) if same else 0.0, size)


def _leftmost(values: Sequence[float]) -> float:
    """Where more than a few lines begin, as far left as that is."""
    counts = Counter(round(value) for value in values)
    few = max(_FEW[0], _FEW[1] * len(values))
    return float(min((value for value, count in counts.items() if count >= few), default=_most_frequent(values)))


def _rightmost(values: Sequence[float], em: float) -> float:
    """Where lines end, as far right as many do; some run over it."""
    ordered = sorted(values)
    ends = [(at - bisect_left(ordered, value - _AT_EDGE * em), value) for at, value in enumerate(ordered, start=1)]
    most = max(count for count, _ in ends)
    return max(value for count, value in ends if count >= _MANY * most)


def _most_frequent(values: Sequence[float]) -> float:
    """The most frequent value to the point; the least of equals."""
    counts = Counter(round(value) for value in values)
    best = min(counts, key=lambda value: (-counts[value], value))
    return float(best)
