"""Lines with their place on the pages → a source text and its lines as paragraphs can be made of: PDF, OFD."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.model.span import Span
from desktop.core.readers.lines import Layout, Line, columns

_PAGE_NUMBER = re.compile(r"[-—–－―·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–－―·\s]*")
# What a line break does not divide (Unicode Standard Annex 14): figures and Latin words, opening marks and what
# follows, closing marks and what precedes; curly quotation marks are both.
_UNIT = r"(?:[0-9A-Za-z+\-.%％,/]+(?:、[0-9]+)*|.)"
_WORD = re.compile(rf"[“‘（(《〈【]*{_UNIT}(?:[“”‘’]+{_UNIT}?)*[”’）)》〉】，。、；：！？]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A line on its page; edges in points, `bottom` counted from the foot of the page."""

    text: str
    left: float
    right: float
    bottom: float

    @property
    def em(self) -> float:
        """Width of a Han character of the line, points."""
        return max((self.right - self.left) / max(columns(self.text.strip()) / 2, 1), 1.0)


def laid_out(pages: Sequence[Sequence[Row]]) -> tuple[str, Layout]:
    """The source text, and its lines with what their place on the page says of them."""
    repeated = _repeated(pages)
    body = [row for page in pages for at, row in enumerate(page) if not _is_noise(page, at, repeated)]
    margins = _usual_left(body), max((row.right for row in body), default=0.0)
    following = dict(zip(map(id, body), body[1:], strict=False))
    parts: list[str] = []
    lines: list[Line] = []
    dropped: list[Span] = []
    length = 0
    for page in pages:
        above: Row | None = None
        for at, row in enumerate(page):
            inset = len(row.text) - len(row.text.lstrip())
            span = Span(length + inset, length + len(row.text))
            if _is_noise(page, at, repeated):
                dropped.append(span)
            else:
                lines.append(_line(row, above, following.get(id(row)), span, margins))
                above = row
            parts.append(row.text + "\n")
            length += len(parts[-1])
        parts.append("\f")
        length += 1
    return "".join(parts), Layout(tuple(lines), wrapped=True, airy=False, dropped=tuple(dropped))


def _line(row: Row, above: Row | None, below: Row | None, span: Span, margins: tuple[float, float]) -> Line:
    """A line with whether it begins a paragraph, by indent or distance, and whether it was broken for want of room.

    It was if the first word of the line below would not have fitted: one Han character, a whole Latin word
    or figure, with the marks that cling to it.
    """
    left, right = margins
    gap = above is not None and above.bottom - row.bottom > 2.6 * max(row.em, above.em)
    word = _WORD.match(below.text.strip()) if below else None
    needed = (columns(word.group()) / 2 if word else 1) * row.em
    full = right - row.right < needed + 0.6 * row.em
    return Line(span, gap=gap, begins=row.left - left > 1.2 * row.em or gap, full=full)


def _usual_left(rows: Sequence[Row]) -> float:
    """Where most lines begin; the leftmost of equals."""
    counts = Counter(round(row.left) for row in rows)
    return float(min(counts, key=lambda left: (-counts[left], left))) if counts else 0.0


def _repeated(pages: Sequence[Sequence[Row]]) -> frozenset[str]:
    """Lines that stand first or last on at least three pages and half of all: running heads."""
    edges = Counter(row.text.strip() for page in pages if page for row in {page[0], page[-1]})
    return frozenset(text for text, count in edges.items() if count >= 3 and count >= len(pages) / 2)


def _is_noise(page: Sequence[Row], at: int, repeated: frozenset[str]) -> bool:
    """Whether a page's first or last line is a page number or running head."""
    text = page[at].text.strip()
    return at in (0, len(page) - 1) and (text in repeated or _PAGE_NUMBER.fullmatch(text) is not None)
