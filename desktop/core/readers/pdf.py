"""The bytes of a PDF with text in it → a Document: lines joined to paragraphs by their place on the page."""

import ctypes
import hashlib
import re
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.core.errors import ReadError
from desktop.core.model.document import Document
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.readers.lines import Layout, Line, columns
from desktop.core.readers.reflow import reflow_lines

# PDFium is not thread-safe (its own documentation): one document at a time in the whole process.
_ONE_AT_A_TIME = threading.Lock()
_PAGE_NUMBER = re.compile(r"[-—–－―·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–－―·\s]*")
# What a line break does not divide (Unicode Standard Annex 14): figures and Latin words, opening marks and what
# follows, closing marks and what precedes; curly quotation marks are both.
_UNIT = r"(?:[0-9A-Za-z+\-.%％,/]+(?:、[0-9]+)*|.)"
_WORD = re.compile(rf"[“‘（(《〈【]*{_UNIT}(?:[“”‘’]+{_UNIT}?)*[”’）)》〉】，。、；：！？]*")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line on its page; edges in points, `bottom` counted from the foot of the page."""

    text: str
    left: float
    right: float
    bottom: float

    @property
    def em(self) -> float:
        """Width of a Han character of the line, points."""
        return max((self.right - self.left) / max(columns(self.text.strip()) / 2, 1), 1.0)


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF that carries text.

    The source is the lines of the pages, each page closed by a form feed. Page numbers and running heads are
    left out; pages without text are told in `unread`. Raises ReadError: file_encrypted, file_damaged,
    pdf_scanned (no page has text).
    """
    pages = _pages(data, name)
    blank = [number for number, rows in enumerate(pages, start=1) if not rows]
    if len(blank) == len(pages):
        raise ReadError("pdf_scanned", name=name)
    source, layout = _laid_out(pages)
    mended = reflow_lines(source, layout).assembled
    unread = (Message.of("unread.pages_without_text", pages="、".join(map(str, blank))),) if blank else ()
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, digest, "pdf", mended.text, mended.paragraphs, source, mended.pieces, unread)


def _pages(data: bytes, name: str) -> list[list[_Row]]:
    """The lines of each page, in reading order."""
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower()
            raise ReadError("file_encrypted" if locked else "file_damaged", name=name) from error
        try:
            return [_rows(document[number]) for number in range(len(document))]
        except pypdfium2.PdfiumError as error:
            raise ReadError("file_damaged", name=name) from error
        finally:
            document.close()


def _rows(page: pypdfium2.PdfPage) -> list[_Row]:
    """The lines of one page that hold a visible character."""
    textpage = page.get_textpage()
    rows: list[_Row] = []
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    count = textpage.count_chars()
    for at in range(count + 1):
        c = chr(pdfium.FPDFText_GetUnicode(textpage, at)) if at < count else "\n"
        if c in "\r\n":
            text = "".join(letters).rstrip()
            if boxes and text.strip():
                rows.append(_row(text, boxes))
            letters, boxes = [], []
            continue
        letters.append(c)
        if not c.isspace():
            boxes.append(_box(textpage, at))
    textpage.close()
    page.close()
    return rows


def _box(textpage: pypdfium2.PdfTextPage, at: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a character, by its font's measures rather than its ink."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, at, ctypes.byref(rect))
    return rect.left, rect.right, rect.bottom, rect.top


def _row(text: str, boxes: Sequence[tuple[float, float, float, float]]) -> _Row:
    left, right = min(box[0] for box in boxes), max(box[1] for box in boxes)
    return _Row(text, left, right, min(box[2] for box in boxes))


def _laid_out(pages: Sequence[Sequence[_Row]]) -> tuple[str, Layout]:
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
        above: _Row | None = None
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


def _line(row: _Row, above: _Row | None, below: _Row | None, span: Span, margins: tuple[float, float]) -> Line:
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


def _usual_left(rows: Sequence[_Row]) -> float:
    """Where most lines begin; the leftmost of equals."""
    counts = Counter(round(row.left) for row in rows)
    return float(min(counts, key=lambda left: (-counts[left], left))) if counts else 0.0


def _repeated(pages: Sequence[Sequence[_Row]]) -> frozenset[str]:
    """Lines that stand first or last on at least three pages and half of all: running heads."""
    edges = Counter(row.text.strip() for page in pages if page for row in {page[0], page[-1]})
    return frozenset(text for text, count in edges.items() if count >= 3 and count >= len(pages) / 2)


def _is_noise(page: Sequence[_Row], at: int, repeated: frozenset[str]) -> bool:
    """Whether a page's first or last line is a page number or running head."""
    text = page[at].text.strip()
    return at in (0, len(page) - 1) and (text in repeated or _PAGE_NUMBER.fullmatch(text) is not None)
