"""A file as read: its text once, its paragraphs as spans, and where every character came from."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.model.message import Message
from desktop.core.model.span import Span


class ParagraphKind(StrEnum):
    """Where in the file a paragraph stood."""

    BODY = "body"
    TABLE_ROW = "table_row"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"


class View(StrEnum):
    """How the tracked changes of a file are read."""

    FINAL = "final"  # all accepted
    ORIGINAL = "original"  # all refused


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or table row of a document.

    span: its text, without the line break that ends it.
    outline_level: 0 for the highest, from a heading style or outline level; None for body text or
        where the file's form knows no levels (.txt, .pdf).
    number: the automatic number that Word shows before it, which is the beginning of its text here;
        "" where there is none or where it was typed.
    cells: for a table row, the span of each cell (cells are separated by one tab); else ().
    columns: for a table row, the column of the table that each cell begins in; () where the cells stand one by one.
    continued: indexes of the cells that are joined with the cell above, and empty here.
    """

    span: Span
    kind: ParagraphKind = ParagraphKind.BODY
    outline_level: int | None = None
    number: str = ""
    cells: tuple[Span, ...] = ()
    columns: tuple[int, ...] = ()
    continued: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters at `start` of the text stand unchanged at `source_start` of the source."""

    start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `text` is never edited; everything else points into it.

    name: the file's name without its folder.
    sha256: of the file's bytes, 64 hexadecimal digits.
    format: what the bytes are: "txt", "docx", "pdf", "ofd", "html", "mht", or what LibreOffice made a .docx of
        ("doc", "wps", "rtf", "odt", "fodt", "xml").
    text: the paragraphs in reading order, each followed by one line feed except the last.
    source: what the file said before line ends, page noise and doubled characters were mended
        (decoded text; the pages of a PDF, each closed by a form feed; for .docx the text itself).
    pieces: in order of `start`; what no piece covers was put in by the reader (rejoining blanks,
        automatic numbers).
    unread: what could not be read or was left out, in the order found.
    header: the first page header that holds text; "" where the file has none or its form knows none.
    view: how tracked changes were read. tracked: the file has some, so that the other view says something else.
    original: the document as read, where this is an edited copy; None for one as read. The copy has the original's name
        and sha256, and neither source nor pieces.
    homes: of a copy, for each paragraph the number of the original's paragraph that it stands in place of.
    """

    name: str
    sha256: str
    format: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    source: str = ""
    pieces: tuple[Piece, ...] = ()
    unread: tuple[Message, ...] = ()
    header: str = ""
    view: View = View.FINAL
    tracked: bool = False
    original: "Document | None" = None
    homes: tuple[int, ...] = ()

    @property
    def characters(self) -> int:
        """字数 as Word counts it for Chinese: every character that is no white space."""
        return sum(not c.isspace() for c in self.text)
