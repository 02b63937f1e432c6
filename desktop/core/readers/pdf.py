"""The bytes of a PDF with text in it → a Document: lines joined to paragraphs by their place on the page."""

import ctypes
import hashlib
import threading
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.core.errors import ReadError
from desktop.core.guard.limits import limit
from desktop.core.model.document import Document
from desktop.core.model.message import Message
from desktop.core.readers.page_lines import Row, laid_out
from desktop.core.readers.reflow import reflow_lines

# PDFium is not thread-safe (its own documentation): one document at a time in the whole process.
_ONE_AT_A_TIME = threading.Lock()


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF that carries text.

    The source is the lines of the pages, each page closed by a form feed. Page numbers and running heads are
    left out; pages without text are told in `unread`. Raises ReadError: file_encrypted, file_damaged,
    pdf_scanned (no page has text), too_many_pages, text_too_long.
    """
    pages = _pages(data, name)
    blank = [number for number, rows in enumerate(pages, start=1) if not rows]
    if len(blank) == len(pages):
        raise ReadError("pdf_scanned", name=name)
    source, layout = laid_out(pages)
    mended = reflow_lines(source, layout).assembled
    unread = (Message.of("unread.pages_without_text", pages="、".join(map(str, blank))),) if blank else ()
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, digest, "pdf", mended.text, mended.paragraphs, source, mended.pieces, unread)


def _pages(data: bytes, name: str) -> list[list[Row]]:
    """The lines of each page, in reading order."""
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower()
            raise ReadError("file_encrypted" if locked else "file_damaged", name=name) from error
        try:
            if len(document) > limit("document", "pages"):
                raise ReadError("too_many_pages", name=name)
            pages, characters = [], 0
            for number in range(len(document)):
                pages.append(_rows(document[number]))
                characters += sum(len(row.text) for row in pages[-1])
                if characters > limit("document", "characters"):
                    raise ReadError("text_too_long", name=name)
            return pages
        except pypdfium2.PdfiumError as error:
            raise ReadError("file_damaged", name=name) from error
        finally:
            document.close()


def _rows(page: pypdfium2.PdfPage) -> list[Row]:
    """The lines of one page that hold a visible character."""
    textpage = page.get_textpage()
    rows: list[Row] = []
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


def _row(text: str, boxes: Sequence[tuple[float, float, float, float]]) -> Row:
    left, right = min(box[0] for box in boxes), max(box[1] for box in boxes)
    return Row(text, left, right, min(box[2] for box in boxes))
