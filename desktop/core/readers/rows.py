"""Characters with their places → rows of text, from the head of a page to its foot."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from desktop.core.readers.sheet import Box, Glyph

# All in ems, the size of the characters.
_WIDE_BLANK = 1.2  # a blank of one full character, and a little; wider ones part columns
_WIDE_GAP = 0.7  # room without a blank that parts columns
_NO_GAP = 0.3  # within what is drawn in one go; what fits into a wider gap may be drawn later, in another font
_SAME_BASE = 0.1  # base lines of one stretch
_RAISED_BY, _LOWERED_BY = 0.45, 0.25  # of the larger size: small figures on one row with others
_SAME_ROW = 0.3  # of the smaller size, for others
_BLANK = 0.6  # room that shows as a blank between Chinese characters
_LATIN_BLANK = 0.2  # between Latin letters and figures; a blank there is 0.25 to 0.33 wide
_OVERLAP = 0.5  # characters may reach into one another by this
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
    """What stands on one base line without a wide gap, from the top down; blanks around it are left out."""
    made = []
    for row in in_rows(_runs(glyphs)):
        held, reached = row[:1], row[0].right
        for part in row[1:]:
            if part.left - reached > _WIDE_GAP * max(part.size, held[-1].size):
                made.append(joined(held))
                held, reached = [], part.right
            held.append(part)
            reached = max(reached, part.right)
        made.append(joined(held))
    return made


def _runs(glyphs: Iterable[Glyph]) -> list[Row]:
    """What follows in the file on one base line without a gap."""
    made: list[Row] = []
    held: list[Glyph] = []
    text: list[str] = []
    blanks = ""
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.char.isspace():
            blanks += glyph.char if text else ""
            continue
        if last is None or not _follows(last, glyph, _WIDE_BLANK if blanks else _NO_GAP):
            made += [_row("".join(text), held)] if held else []
            held, text, blanks = [], [], ""
        elif not blanks and _parts(last, glyph):
            blanks = " "
        text += [blanks, glyph.char]
        held.append(glyph)
        last, blanks = glyph, ""
    return [*made, _row("".join(text), held)] if held else made


def _follows(last: Glyph, glyph: Glyph, most: float) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    return abs(glyph.base - last.base) <= _SAME_BASE * size and -_OVERLAP * size <= gap <= most * size


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
        if tallest is not None and _on_one_row(tallest, part):
            rows[-1].append(part)
            tallest = max(tallest, part, key=lambda row: row.size)
        else:
            rows.append([part])
            tallest = part
    return [sorted(row, key=lambda part: part.left) for row in rows]


def _on_one_row(higher: Row, lower: Row) -> bool:
    distance = higher.base - lower.base
    if higher.size < _SMALLER * lower.size:
        return distance <= _RAISED_BY * lower.size
    if lower.size < _SMALLER * higher.size:
        return distance <= _LOWERED_BY * higher.size
    return distance <= _SAME_ROW * min(higher.size, lower.size)


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
        marks += [(len(text) + start, len(text) + end) for start, end in part.marks]
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
