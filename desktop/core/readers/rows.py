"""Characters with their places → rows of text, from the head of a page to its foot."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from desktop.core.readers.sheet import Box, Glyph

# All in ems, the size of the characters.
_WIDE_GAP = 1.2  # more room than one blank of a full character: other columns or cells begin there
_SAME_BASE = 0.1  # base lines of one stretch
_SAME_ROW = 0.45  # base lines in one row, raised figures among them
_BLANK = 0.6  # room that shows as a blank between Chinese characters
_LATIN_BLANK = 0.2  # between Latin letters and figures; a blank there is 0.25 to 0.33 wide
_OVERLAP = 0.5  # characters may reach into one another by this
_TWICE = 0.25  # a character printed again as near as this makes it bold
_RAISED = 0.15
_MARK = re.compile(r"\d{1,2}|[①-⑳]|[\[〔［]\d{1,2}[\]〕］]|[*＊†]")
_SMALLER = 0.8  # a raised figure, in sizes of its row


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Text on one base line. marks: start and end in `text` of figures and signs that are small and raised."""

    text: str
    left: float
    right: float
    base: float
    size: float
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def box(self) -> Box:
        """The place that it takes, from its base line up."""
        return Box(self.left, self.right, self.base, self.base + self.size)


def stretches(glyphs: Iterable[Glyph]) -> list[Row]:
    """What follows on one base line without a wide gap, in the order of the file; blanks around it are left out."""
    made: list[Row] = []
    held: list[Glyph] = []
    text: list[str] = []
    blanks = ""
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.char.isspace():
            blanks += glyph.char if text else ""
            continue
        if last is not None and _is_twice(last, glyph):
            continue
        if last is None or not _follows(last, glyph):
            made += [_row("".join(text), held)] if held else []
            held, text, blanks = [], [], ""
        elif not blanks and _parts(last, glyph):
            blanks = " "
        text += [blanks, glyph.char]
        held.append(glyph)
        last, blanks = glyph, ""
    return [*made, _row("".join(text), held)] if held else made


def _is_twice(last: Glyph, glyph: Glyph) -> bool:
    near = abs(glyph.left - last.left) < _TWICE * glyph.size and abs(glyph.base - last.base) < _TWICE * glyph.size
    return near and glyph.char == last.char


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    return abs(glyph.base - last.base) <= _SAME_BASE * size and -_OVERLAP * size <= gap <= _WIDE_GAP * size


def _parts(last: Glyph, glyph: Glyph) -> bool:
    """Whether the room between two characters shows as a blank."""
    latin = last.char.isascii() and glyph.char.isascii()
    size = min(last.size, glyph.size)
    return glyph.left - last.right > (_LATIN_BLANK if latin else _BLANK) * size


def _row(text: str, glyphs: Sequence[Glyph]) -> Row:
    sizes = [glyph.size for glyph in glyphs]
    return Row(text, min(g.left for g in glyphs), max(g.right for g in glyphs), glyphs[0].base, median(sizes))


def in_rows(parts: Iterable[Row]) -> list[list[Row]]:
    """Stretches on one base line together, from left to right; the rows from the top down."""
    rows: list[list[Row]] = []
    tallest: Row | None = None
    for part in sorted(parts, key=lambda part: (-part.base, part.left)):
        if tallest is not None and tallest.base - part.base <= _SAME_ROW * max(tallest.size, part.size):
            rows[-1].append(part)
            tallest = max(tallest, part, key=lambda row: row.size)
        else:
            rows.append([part])
            tallest = part
    return [sorted(row, key=lambda part: part.left) for row in rows]


def joined(parts: Sequence[Row]) -> Row:
    """The stretches of one row as one, from left to right, a blank where there is room for one."""
    if len(parts) == 1:
        return parts[0]
    tallest = max(parts, key=lambda part: part.size)
    text = ""
    marks: list[tuple[int, int]] = []
    for before, part in zip([None, *parts], parts, strict=False):
        raised = part.size < _SMALLER * tallest.size and part.base > tallest.base + _RAISED * tallest.size
        if before is not None and not raised and _has_room(before, part):
            text += " "
        if raised and _MARK.fullmatch(part.text):
            marks.append((len(text), len(text) + len(part.text)))
        text += part.text
    left, right = min(part.left for part in parts), max(part.right for part in parts)
    return Row(text, left, right, tallest.base, tallest.size, tuple(marks))


def _has_room(before: Row, part: Row) -> bool:
    latin = before.text[-1].isascii() and part.text[0].isascii()
    return part.left - before.right > (_LATIN_BLANK if latin else _BLANK) * min(before.size, part.size)


def lined(parts: Iterable[Row]) -> list[Row]:
    """Stretches → rows from the top down."""
    return [joined(row) for row in in_rows(parts)]
