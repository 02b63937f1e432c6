"""Paragraphs as stretches of a source → the text, its paragraphs as spans, and where every character came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.model.document import Paragraph, ParagraphKind, Piece
from desktop.core.model.span import Span

_HAN = "\u3400-\u9fff\u3007"
# PDF converters set a blank between Chinese and digits or Latin letters: "落实落细人社部等 9 部门", "VR 等".
# Where a line begins with a figure, or a label counts ("专栏4 粤港澳"), the blank parts two things and stays.
_TYPESET_BLANK = re.compile(
    rf"(?<=[{_HAN}])(?<![表图栏件])[ \u00a0]+(?=[0-9A-Za-z])"
    rf"|(?<=[0-9A-Za-z%％])[ \u00a0]+(?=[{_HAN}])"
)
_COUNTED = re.compile(r"[表图栏件节章条]\s*[0-9A-Za-z.]+$")
_LABEL = re.compile(rf"^\s*[0-9A-Za-z.]+$|{_COUNTED.pattern}")
# Control characters cannot stand in a Word file; zero-width marks are not seen.
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\u200b\u200e\u200f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph to be: its stretches of the source in reading order.

    cells: of a table row whose cells are known by their place, the paragraphs of each; `fragments` is then empty.
    columns: the column that each of them begins in. continued: as in `Paragraph`.
    """

    fragments: tuple[Span, ...]
    kind: ParagraphKind = ParagraphKind.BODY
    cells: tuple[tuple["Draft", ...], ...] = ()
    columns: tuple[int, ...] = ()
    continued: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text, its paragraphs and pieces."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    pieces: tuple[Piece, ...]


def assemble(source: str, drafts: Sequence[Draft]) -> Assembled:
    """Set the paragraphs one under the other, a line feed between them.

    Stretches of one paragraph are joined without a blank, save between two Latin words. Blanks that were
    typeset between Chinese and digits or letters are left out.
    """
    out = _Output(source)
    paragraphs: list[Paragraph] = []
    for draft in drafts:
        if paragraphs:
            out.put("\n")
        start, first_part = out.length, len(out.parts)
        cells = _set_cells(out, draft)
        for at, fragment in enumerate(draft.fragments):
            out.join(fragment, keep_blanks=draft.kind is ParagraphKind.TABLE_ROW, first=at == 0)
        if draft.kind is ParagraphKind.TABLE_ROW and not draft.cells:
            cells = _cells("".join(out.parts[first_part:]), start)
        columns = () if draft.columns == tuple(range(len(cells))) else draft.columns
        span = Span(start, out.length)
        paragraphs.append(Paragraph(span, draft.kind, cells=cells, columns=columns, continued=draft.continued))
    return Assembled("".join(out.parts), tuple(paragraphs), tuple(out.pieces))


def _set_cells(out: "_Output", row: Draft) -> tuple[Span, ...]:
    """The cells of a row, a tab between them, a blank between the paragraphs of one."""
    cells = []
    for column, paragraphs in enumerate(row.cells):
        out.put("\t" if column else "")
        start = out.length
        for at, paragraph in enumerate(paragraphs):
            out.put(" " if at else "")
            for place, fragment in enumerate(paragraph.fragments):
                out.join(fragment, keep_blanks=False, first=place == 0)
        cells.append(Span(start, out.length))
    return tuple(cells)


class _Output:
    """The text so far, and its pieces."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0

    def put(self, text: str) -> None:
        """Add text that does not stand in the source."""
        self.parts.append(text)
        self.length += len(text)

    def join(self, fragment: Span, *, keep_blanks: bool, first: bool) -> None:
        """Add a stretch of the source to the paragraph, or begin one with it."""
        before = self.parts[-1][-1:] if self.parts else ""
        words = before.isascii() and before.isalpha()
        after = self.source[fragment.start : fragment.start + 1]
        if words and after.isascii() and after.isalpha():
            self.put(" ")
        for part in _printable(self.source, fragment, keep_blanks=keep_blanks, first=first):
            self.copy(part)

    def copy(self, part: Span) -> None:
        """Add a stretch of the source unchanged."""
        if len(part) == 0:
            return
        last = self.pieces[-1] if self.pieces else None
        if last and last.start + last.length == self.length and last.source_start + last.length == part.start:
            self.pieces[-1] = Piece(last.start, last.source_start, last.length + len(part))
        else:
            self.pieces.append(Piece(self.length, part.start, len(part)))
        self.put(part.of(self.source))


def _printable(source: str, fragment: Span, *, keep_blanks: bool, first: bool) -> list[Span]:
    """The stretch without unprintable characters and typeset blanks."""
    text = fragment.of(source)
    cuts = [match.span() for match in UNPRINTABLE.finditer(text)]
    if not keep_blanks:
        label = _LABEL if first else _COUNTED
        cuts += [match.span() for match in _TYPESET_BLANK.finditer(text) if not label.search(text[: match.start()])]
    parts = []
    start = 0
    for cut_start, cut_end in sorted(cuts):
        parts.append(Span(fragment.start + start, fragment.start + cut_start))
        start = cut_end
    return [*parts, Span(fragment.start + start, fragment.end)]


def _cells(row: str, start: int) -> tuple[Span, ...]:
    """The cells of a table row, parted by single tabs."""
    cells = []
    for cell in row.split("\t"):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return tuple(cells)
