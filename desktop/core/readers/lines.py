"""Decoded text → its lines, measured: what a hard-wrapped file, a page break and a table row look like."""

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.core.model.span import Span
from desktop.core.readers.assemble import Draft

# Line feeds of all systems, vertical tab (a soft break in Word), form feed (a page break), Unicode separators.
_BREAK = re.compile(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_PAGE_NUMBER = re.compile(r"[-—–－―·]\s*\d{1,4}\s*[-—–－―·]")  # "— 3 —", "-3-"
_LEADERS = re.compile(r"[.．·…]{2,}\s*\d{1,4}\s*$")
# A footnote's mark at the beginning of its line: "¹ 具体数据请联系…".
_FOOTNOTE = re.compile(r"([¹²³⁰⁴-⁹]+)\s*\S")
_PADDING = " \t\u00a0\u3000\ufeff\u200b\u200e\u200f"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source text.

    span: without the white space around it. gap: a blank line or page break stands before it.
    begins: it surely begins a paragraph. full: it fills the measure, so that it may have been broken there.
    cuts: what within it is no part of its text (references to footnotes), in order.
    """

    span: Span
    gap: bool = False
    begins: bool = False
    full: bool = False
    cuts: tuple[Span, ...] = ()

    @property
    def fragments(self) -> tuple[Span, ...]:
        """What is text of it."""
        edges = [self.span.start]
        for cut in self.cuts:
            if self.span.start <= cut.start and cut.end <= self.span.end:
                edges += [cut.start, cut.end]
        parts = [Span(start, end) for start, end in pairwise([*edges, self.span.end])][::2]
        return tuple(part for part in parts if len(part)) or (self.span,)


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a source, and what is known to be a table row or footnote already.

    wrapped: lines were broken at a fixed width, so that a line end says little about a paragraph's end.
    airy: a blank line stands between nearly all lines, so that it says nothing either.
    dropped: page numbers and other noise.
    """

    lines: tuple[Line | Draft, ...]
    wrapped: bool
    airy: bool
    dropped: tuple[Span, ...] = ()


def lay_out(source: str) -> Layout:
    """Measure the lines of plain text."""
    lines, dropped = _split(source)
    prose = [line for line in lines if not is_tabular(line.span.of(source))]
    width = _measure(source, prose)
    lines = [replace(line, full=columns(line.span.of(source)) >= 0.88 * width) for line in lines]
    wrapped = _is_wrapped(source, [line for line in lines if not is_tabular(line.span.of(source))], width)
    if wrapped:
        lines = _with_indents(source, lines)
    airy = sum(line.gap for line in lines) > 0.8 * len(lines)
    return Layout(tuple(lines), wrapped, airy, tuple(dropped))


def columns(text: str) -> int:
    """How wide `text` is set: two columns for a Han character or full-width mark, one for others."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def is_contents(text: str) -> bool:
    """Whether a line is an entry of a table of contents: "第一节 发展基础.....	5"."""
    return _LEADERS.search(text) is not None


def is_tabular(text: str) -> bool:
    """Whether a line is a table row: cells parted by tabs."""
    return "\t" in text.strip(" ") and not is_contents(text)


def footnote_mark(text: str) -> str:
    """The superscript number that a footnote's line begins with; "" for any other line."""
    match = _FOOTNOTE.match(text)
    return match.group(1) if match else ""


def _split(source: str) -> tuple[list[Line], list[Span]]:
    lines: list[Line] = []
    dropped: list[Span] = []
    gap = False
    start = 0
    for end, after in [(m.start(), m.end()) for m in _BREAK.finditer(source)] + [(len(source), len(source))]:
        span = _stripped(source, start, end)
        start = after
        if len(span) == 0:
            gap = True
        elif _PAGE_NUMBER.fullmatch(span.of(source)):
            dropped.append(span)
            gap = True
        else:
            lines.append(Line(span, gap=gap))
            gap = False
        if source[end:after] == "\f":
            gap = True
    return lines, dropped


def _stripped(source: str, start: int, end: int) -> Span:
    """The line without white space around it; tabs at its end are empty cells and stay."""
    cells = "\t" in source[start:end].strip(_PADDING)
    tail = _PADDING.replace("\t", "") if cells else _PADDING
    while start < end and (source[start] in _PADDING or source[start].isspace()):
        start += 1
    while start < end and (source[end - 1] in tail or (source[end - 1].isspace() and source[end - 1] != "\t")):
        end -= 1
    return Span(start, end)


def _measure(source: str, lines: list[Line]) -> int:
    """The width that lines are broken at, if they are: that of the widest but the top tenth."""
    widths = sorted(columns(line.span.of(source)) for line in lines)
    return widths[int(0.9 * (len(widths) - 1))] if widths else 0


def _is_wrapped(source: str, lines: list[Line], width: int) -> bool:
    """Whether lines were broken at a fixed width.

    Prose set in lines has many of nearly one width, seldom over 60 characters, and few of those end a
    sentence; in a file of one paragraph a line, line lengths vary freely and most lines end one.
    """
    if not 30 <= width <= 140 or len(lines) < 8:
        return False
    full = [line for line in lines if line.full]
    ended = sum(line.span.of(source)[-1] in "。；！？：" for line in full)
    return len(full) >= 0.35 * len(lines) and ended <= 0.35 * len(full)


def _with_indents(source: str, lines: list[Line]) -> list[Line]:
    """Mark the lines that begin a paragraph by their indent, where the file indents some but not most."""
    indented = [_indent(source, line) >= 2 for line in lines]
    if not 0 < sum(indented) < 0.6 * len(lines):
        return lines
    return [replace(line, begins=True) if inset else line for line, inset in zip(lines, indented, strict=True)]


def _indent(source: str, line: Line) -> int:
    """Columns of white space before the line."""
    start = line.span.start
    width = 0
    while start > 0 and source[start - 1] in " \u00a0\u3000\t":
        start -= 1
        width += 2 if source[start] in "\u3000\t" else 1
    return width
