"""What stands on a page beside its text: running heads, page numbers, and footnotes under their line."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from desktop.core.readers.rows import Row, in_rows, joined
from desktop.core.readers.sheet import Box

_PAGE_NUMBER = re.compile(r"[-—–－―·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／，,共]\s*\d{1,4}\s*页?)?[-—–－―·\s]*")
_ROMAN = re.compile(r"[-—–－―·\s]*(?:[ivxIVX]{1,6}|[\u2160-\u217f]{1,3})[-—–－―·\s]*")
_FIGURES = re.compile(r"\d+")
_EDGE = 3  # rows from the edge of a page that may be running heads
_NEAR = 4.0  # points by which a running head's place may differ from page to page
_SHORT = (30.0, 0.6)  # points, and share of the text's width: the line over footnotes is longer and shorter
_MOST_LINES = 20  # from the foot of the page, one of which may stand over its footnotes
_SMALL = 0.93  # of the usual size: footnotes are set smaller
_MARK = re.compile(r"\s*([①-⑳]|[\[〔［]\d{1,2}[\]〕］]|\d{1,2}(?![\d.．、])|[*＊†])")


@dataclass(frozen=True, slots=True)
class Edge:
    """A row near the edge of a page: its stretches, and the row that they are."""

    parts: tuple[Row, ...]
    row: Row

    @property
    def text(self) -> str:
        """Its words, without the white space around them."""
        return self.row.text.strip()

    @property
    def pattern(self) -> str:
        """Its words with a sign for every number."""
        return _FIGURES.sub("#", self.text)


@dataclass(frozen=True, slots=True)
class Edges:
    """The rows of a page from its head inwards and from its foot inwards, outside all tables."""

    head: tuple[Edge, ...]
    foot: tuple[Edge, ...]


def edges(parts: Sequence[Row], tables: Sequence[Box]) -> Edges:
    """The rows of a page that may be running heads or page numbers."""
    rows = [Edge(tuple(row), joined(row)) for row in in_rows(parts)]
    highest = max((box.top for box in tables), default=float("-inf"))
    lowest = min((box.bottom for box in tables), default=float("inf"))
    head = [edge for edge in rows[:_EDGE] if edge.row.base >= highest]
    foot = [edge for edge in rows[::-1][:_EDGE] if edge.row.base <= lowest]
    return Edges(tuple(head), tuple(foot))


def furniture(pages: Sequence[Edges]) -> set[Row]:
    """The stretches that are running heads and page numbers."""
    found: set[Row] = set()
    for side in ("head", "foot"):
        rows = [getattr(page, side) for page in pages]
        repeated = _repeated(rows)
        for page in rows:
            for edge in page:
                number = _PAGE_NUMBER.fullmatch(edge.text) or (side == "foot" and _ROMAN.fullmatch(edge.text))
                if edge not in repeated and not number:
                    break
                found |= set(edge.parts)
    return found


def _repeated(pages: Sequence[tuple[Edge, ...]]) -> set[Edge]:
    """The rows that stand at the same place on several pages: word for word on two, but for numbers on three.

    What stands there on other pages must not be text of its own: 附件 begins several pages, but where text begins.
    """
    words = Counter(text for page in pages for text in {edge.text for edge in page})
    patterns = Counter(pattern for page in pages for pattern in {edge.pattern for edge in page})
    many = min(3, len(pages))

    def often(edge: Edge) -> bool:
        return words[edge.text] >= 2 or (many == 3 and patterns[edge.pattern] >= many)

    singles = sorted(edge.row.base for page in pages for edge in page if not often(edge))
    kept = set()
    for page in pages:
        for edge in page:
            base = edge.row.base
            others = bisect_right(singles, base + _NEAR) - bisect_left(singles, base - _NEAR)
            if often(edge) and 2 * others <= max(words[edge.text], patterns[edge.pattern]):
                kept.add(edge)
    return kept


def mark_of(row: Row, raised: Container[str]) -> tuple[int, int] | None:
    """Start and end of the mark that a footnote's row begins with; None where it begins with none.

    raised: the raised figures in the text of the page. A figure on the line is a mark only if it is one of them.
    """
    if row.marks and row.marks[0][0] == 0:
        return row.marks[0]
    match = _MARK.match(row.text)
    if match is None or (match[1].isdecimal() and match[1] not in raised):
        return None
    return match.span(1)


def notes(parts: Sequence[Row], lines: Sequence[Box], *, usual: float, width: float) -> set[Row]:
    """The stretches of a page that are footnotes: what stands under a short line, or small under a mark.

    usual: the size of most characters of the document. width: of its text.
    """
    short = [line for line in lines if _SHORT[0] <= line.width <= _SHORT[1] * width]
    for line in sorted(short, key=lambda line: line.top)[:_MOST_LINES]:
        below = [part for part in parts if part.base < line.bottom and part.right > line.left]
        above = [part for part in parts if part.base >= line.bottom]
        if below and above and all(part.size < _SMALL * usual for part in below):
            return set(below)
    rows = [(row, joined(row)) for row in in_rows(parts)]
    at = len(rows)
    while at > 0 and rows[at - 1][1].size < _SMALL * usual:
        at -= 1
    known = {row.text[start:end] for _, row in rows[:at] for start, end in row.marks}
    for first in range(at, len(rows)):
        mark = mark_of(rows[first][1], known)
        if mark is not None and rows[first][1].text[slice(*mark)] in known:
            return {part for row, _ in rows[first:] for part in row}
    return set()
