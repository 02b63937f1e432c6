"""Pages with characters and ruling lines in their places → what they say in reading order, page noise apart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.core.guard.limits import limit
from desktop.core.readers.columns import Band, Part, bands, room_between
from desktop.core.readers.page_furniture import Edges, edges, furniture, notes
from desktop.core.readers.rows import Row, lined, stretches
from desktop.core.readers.ruled_tables import Frame, Table, tables
from desktop.core.readers.sheet import Box, Sheet, merged

POINTS = 10  # pages whose widths differ by less have the same margins


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Rows of text from the top down. key: the width of the page in tens of points, and the part of it."""

    key: tuple[int, Part]
    rows: tuple[Row, ...]


Item = Column | Table | Frame


@dataclass(frozen=True, slots=True)
class PageFlow:
    """A page: text, tables and frames in reading order, its footnotes, and running heads and page numbers."""

    items: tuple[Item, ...]
    notes: tuple[Row, ...] = ()
    head: tuple[Row, ...] = ()
    foot: tuple[Row, ...] = ()


@dataclass(slots=True)
class _Page:
    """A page on its way. rows: stretches outside tables. lines: level ones that draw no table."""

    sheet: Sheet
    rows: list[Row]
    tables: list[Table | Frame]
    lines: list[Box]
    edges: Edges
    notes: list[Row] = field(default_factory=list)
    noise: list[Row] = field(default_factory=list)


def page_flow(sheets: Sequence[Sheet]) -> list[PageFlow]:
    """Every page in order, empty ones too."""
    pages = _pages(sheets)
    noise = furniture([page.edges for page in pages])
    usual, width = _usual_size(pages), max((_width(page.rows) for page in pages), default=0.0)
    for page in pages:
        page.noise = [row for row in page.rows if row in noise]
        page.rows = [row for row in page.rows if row not in noise]
        below = notes(page.rows, page.lines, usual=usual, width=width)
        page.notes = [row for row in page.rows if row in below]
        page.rows = [row for row in page.rows if row not in below]
    return list(_flow(pages))


def _pages(sheets: Sequence[Sheet]) -> list[_Page]:
    """What stands on each page, in tables and outside."""
    crossings = 0
    made = []
    for sheet in sheets:
        level, upright = merged(sheet.rules)
        crossings += len(level) * len(upright)
        if crossings > limit("page", "crossings"):
            level, upright = [], []
        found, glyphs, lines = tables(sheet.glyphs, level, upright, page=Box(0, sheet.width, 0, sheet.height))
        rows = stretches(glyphs)
        made.append(_Page(sheet, rows, found, lines, edges(rows, [table.box for table in found])))
    return made


def _usual_size(pages: Sequence[_Page]) -> float:
    """The size that most characters are set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            sizes[round(row.size, 1)] += len(row.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _width(rows: Sequence[Row]) -> float:
    return max(row.right for row in rows) - min(row.left for row in rows) if rows else 0.0


def _flow(pages: Sequence[_Page]) -> Iterator[PageFlow]:
    room: float | None = None
    for page in pages:
        here = room_between(page.rows)
        # The last page of two columns may have one only.
        follows = room is not None and not any(row.left < room < row.right for row in page.rows)
        room = here if here is not None or not follows else room
        items: list[Item] = []
        for band in _whole(bands([*page.rows, *page.tables], room)):
            items += _parted((round(page.sheet.width / POINTS), band.part), band)
        head, foot = _ends(page)
        yield PageFlow(tuple(items), tuple(lined(page.notes)), head, foot)


def _ends(page: _Page) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Running heads and page numbers above the text, and below."""
    tops = [row.base for row in page.rows] + [table.box.bottom for table in page.tables]
    top = max(tops, default=page.sheet.height / 2)
    rows = lined(page.noise)
    return tuple(row for row in rows if row.base > top), tuple(row for row in rows if row.base <= top)


def _whole(found: Sequence[Band]) -> Iterator[Band]:
    """The bands; those across the page that follow one another as one."""
    held: list[Band] = []
    for band in found:
        if held and (band.part is not Part.WHOLE or held[-1].part is not Part.WHOLE):
            yield Band(held[0].part, tuple(item for one in held for item in one.items))
            held = []
        held.append(band)
    if held:
        yield Band(held[0].part, tuple(item for one in held for item in one.items))


def _parted(key: tuple[int, Part], band: Band) -> Iterator[Item]:
    """A band's rows, cut where tables and frames stand between them."""
    lines = lined(item for item in band.items if isinstance(item, Row))
    for item in band.items:
        if isinstance(item, Table | Frame):
            above = [row for row in lines if row.base > item.box.centre[1]]
            if above:
                yield Column(key, tuple(above))
            lines = lines[len(above) :]
            yield item
    if lines:
        yield Column(key, tuple(lines))
