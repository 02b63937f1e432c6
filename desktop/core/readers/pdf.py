"""The bytes of a PDF with text in it → a Document: paragraphs, table rows and footnotes by their place on the page."""

import ctypes
import hashlib
import math
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.core.errors import ReadError
from desktop.core.guard.limits import limit
from desktop.core.model.document import Document
from desktop.core.model.message import Message
from desktop.core.readers.page_lines import laid_out
from desktop.core.readers.reflow import reflow_lines
from desktop.core.readers.sheet import Box, Glyph, Sheet

# PDFium is not thread-safe (its own documentation): one document at a time in the whole process.
_ONE_AT_A_TIME = threading.Lock()
_DEPTH = 8  # of forms within forms; PDFium itself stops at 30
_THIN = 3.0  # points: a filled rectangle no thicker is a line
_SHORTEST = 4.0  # points: shorter strokes are parts of drawings, or dots
_SMALLEST_PICTURE = 24.0  # points: smaller ones are bullets and rules
_ASLANT = 0.05  # radians from level
_UNKNOWN = 0.3  # of the characters without a code: what is left of the page says nothing
_PRIVATE = ("\ue000", "\uf8ff")  # characters that only the font knows
_GREATEST = 1e5  # points; a PDF page is 14,400 at most, ISO 32000-1, C.2
_SPACE, _LINE_ENDS = 0x20, (0x0A, 0x0D)
_MOST_SEGMENTS = 2_000  # of one path; longer ones are drawings

_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class _Page:
    """What a page holds. drawn: something is on it at all. recognised: its text was put under a picture of it.

    aslant: characters of watermarks, which are left out. unknown: share of characters that have no code.
    """

    sheet: Sheet
    pictures: int = 0
    drawn: bool = False
    recognised: bool = False
    aslant: int = 0
    unknown: float = 0.0


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF that carries text.

    The source is the lines of the pages, each page closed by a form feed. Page numbers and running heads are left out;
    scanned pages, pictures and watermarks are told in `unread`, and text that a program recognised in a scan. Raises
    ReadError: file_encrypted, file_damaged, file_empty (nothing on any page), pdf_scanned (no page has text),
    pdf_without_codes (no page has text with codes), too_many_pages, text_too_long.
    """
    pages = _pages(data, name)
    for page in pages:
        if page.unknown > _UNKNOWN:
            page.sheet = Sheet((), (), page.sheet.width, page.sheet.height)
    if not any(page.sheet.glyphs for page in pages):
        if any(page.unknown > _UNKNOWN for page in pages):
            raise ReadError("pdf_without_codes", name=name)
        raise ReadError("pdf_scanned" if any(page.drawn for page in pages) else "file_empty", name=name)
    source, layout = laid_out([page.sheet for page in pages])
    mended = reflow_lines(source, layout).assembled
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, digest, "pdf", mended.text, mended.paragraphs, source, mended.pieces, tuple(_unread(pages)))


def _unread(pages: Sequence[_Page]) -> Iterator[Message]:
    """What of the pages was not read, or may be read wrongly."""

    def told(code: str, wanted: Sequence[bool], **more: int) -> Iterator[Message]:
        numbers = [str(number) for number, is_one in enumerate(wanted, start=1) if is_one]
        if numbers:
            yield Message.of(f"unread.{code}", pages="、".join(numbers), **more)

    without_codes = [page.unknown > _UNKNOWN for page in pages]
    empty = [
        page.drawn and not page.sheet.glyphs and not wrong for page, wrong in zip(pages, without_codes, strict=True)
    ]
    yield from told("pages_without_text", empty)
    yield from told("pages_without_codes", without_codes)
    yield from told("pages_recognised", [page.recognised for page in pages])
    pictured = [bool(page.pictures and page.sheet.glyphs and not page.recognised) for page in pages]
    count = sum(page.pictures for page, is_one in zip(pages, pictured, strict=True) if is_one)
    yield from told("page_pictures", pictured, count=count)
    yield from told("watermarks", [page.aslant > 0 for page in pages])


def _pages(data: bytes, name: str) -> list[_Page]:
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower()
            raise ReadError("file_encrypted" if locked else "file_damaged", name=name) from error
        try:
            if len(document) > limit("document", "pages"):
                raise ReadError("too_many_pages", name=name)
            pages: list[_Page] = []
            characters = strokes = 0
            for number in range(len(document)):
                page = _page(document[number], limit("page", "strokes") - strokes)
                characters += len(page.sheet.glyphs)
                strokes += len(page.sheet.rules)
                if characters > limit("document", "characters"):
                    raise ReadError("text_too_long", name=name)
                pages.append(page)
            return pages
        except pypdfium2.PdfiumError as error:
            raise ReadError("file_damaged", name=name) from error
        finally:
            document.close()


def _page(page: pypdfium2.PdfPage, strokes: int) -> _Page:
    """A page, turned so that most of its text is level. strokes: that may still be looked at."""
    try:
        objects = _Objects(strokes)
        objects.gather(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
        characters = _Characters(page)
        width, height = page.get_size()
    finally:
        page.close()
    turn = characters.turn
    sheet = Sheet(
        tuple(_glyph(one, turn) for one in characters.found) if characters.seen else (),
        tuple(_turned(rule, turn) for rule in objects.rules),
        width,
        height,
    )
    recognised = bool(objects.pictures and objects.texts and objects.unseen == objects.texts)
    unknown = characters.unknown / max(characters.seen, 1)
    return _Page(sheet, objects.pictures, objects.drawn, recognised, characters.aslant, unknown)


@dataclass(slots=True)
class _Character:
    """A character where it stands before the page is turned. x, y: its origin. turn: quarters from level."""

    char: str
    x: float
    y: float
    box: Box
    size: float
    turn: int


def _glyph(one: _Character, turn: int) -> Glyph:
    """The character on the page turned back by so many quarters."""
    box = _turned(one.box, turn)
    base = (one.y, -one.x, -one.y, one.x)[turn]
    return Glyph(one.char, box.left, box.right, base, one.size)


def _turned(box: Box, turn: int) -> Box:
    match turn:
        case 1:
            return Box(box.bottom, box.top, -box.right, -box.left)
        case 2:
            return Box(-box.right, -box.left, -box.top, -box.bottom)
        case 3:
            return Box(-box.top, -box.bottom, box.left, box.right)
        case _:
            return box


class _Characters:
    """The characters of a page. seen: those that are no white space. turn: quarters that most are turned by."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.found: list[_Character] = []
        self.seen = self.unknown = self.aslant = 0
        self._turns: Counter[int] = Counter()
        textpage = page.get_textpage()
        try:
            self._read(textpage.raw, textpage.count_chars())
        finally:
            textpage.close()

    @property
    def turn(self) -> int:
        return min(self._turns, key=lambda turn: (-self._turns[turn], turn)) if self._turns else 0

    def _read(self, textpage: object, count: int) -> None:
        x, y, rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        x_, y_, rect_ = ctypes.byref(x), ctypes.byref(y), ctypes.byref(rect)
        known: tuple[float, float] = (0.0, math.nan)  # font size and base line that `scale` and `turn` were found for
        scale, turn, high = 1.0, 0, 0
        for at in range(count):
            code = pdfium.FPDFText_GetUnicode(textpage, at)
            if code in _LINE_ENDS or (code == _SPACE and pdfium.FPDFText_IsGenerated(textpage, at) == 1):
                continue  # where lines and words end is seen by their places
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            char, high = _character(code, high), 0
            pdfium.FPDFText_GetCharOrigin(textpage, at, x_, y_)
            pdfium.FPDFText_GetLooseCharBox(textpage, at, rect_)
            size = pdfium.FPDFText_GetFontSize(textpage, at)
            if known != (size, y.value):
                known = size, y.value
                scale, turn = _lie(textpage, at)
            if not char.isspace():
                self.seen += 1
                self.unknown += _PRIVATE[0] <= char <= _PRIVATE[1] or char == "\ufffd" or char < " "
                self.aslant += turn < 0
                self._turns[max(turn, 0)] += turn >= 0
            if turn >= 0:
                left, bottom = _sane(rect.left), _sane(rect.bottom)
                box = Box(left, max(left, _sane(rect.right)), bottom, max(bottom, _sane(rect.top)))
                one = _Character(char, _sane(x.value), _sane(y.value), box, max(_sane(size * scale), 0.1), turn)
                if self.found and self.found[-1].box == box and box.width and turn == 0:
                    _share(self.found[-1], one)
                self.found.append(one)


def _sane(value: float) -> float:
    """The value, or 0 for one that no page can have: damage, or mischief."""
    return value if -_GREATEST < value < _GREATEST else 0.0


def _share(first: _Character, second: _Character) -> None:
    """Two characters drawn as one, as —— and ffi are in some fonts, stand one behind the other."""
    first.box = replace(first.box, right=first.box.centre[0])
    second.box = replace(second.box, left=first.box.right)


def _character(code: int, high: int) -> str:
    """The character; two halves of one beyond U+FFFF come one after the other."""
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else "\ufffd"
    return chr(code)


def _lie(textpage: object, at: int) -> tuple[float, int]:
    """How much a character's size is enlarged, and by how many quarters it is turned; -1 for one that is aslant."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(textpage, at, ctypes.byref(matrix)):
        return 1.0, 0
    quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    turn = round(quarters)
    return math.hypot(matrix.c, matrix.d) or 1.0, turn % 4 if abs(quarters - turn) < _ASLANT else -1


class _Objects:
    """What is drawn on a page. rules: level and upright strokes. texts, unseen: text objects, those that do not show.

    drawn: something is on it at all.
    """

    def __init__(self, strokes: int) -> None:
        self.rules: list[Box] = []
        self.pictures = self.texts = self.unseen = 0
        self.drawn = False
        self._strokes = strokes

    def gather(
        self,
        holder: object,
        count: Callable[[object], int],
        get: Callable[[object, int], object],
        matrix: _Matrix = _AS_IT_IS,
        depth: int = 0,
    ) -> None:
        """Look at the objects of a page or form; `matrix` leads from there to the page."""
        for at in range(count(holder)):
            thing = get(holder, at)
            self.drawn = True
            match pdfium.FPDFPageObj_GetType(thing):
                case pdfium.FPDF_PAGEOBJ_PATH:
                    if len(self.rules) < self._strokes:
                        self.rules += _strokes(thing, _joined(_matrix_of(thing), matrix))
                case pdfium.FPDF_PAGEOBJ_IMAGE:
                    self.pictures += _is_picture(thing, matrix)
                case pdfium.FPDF_PAGEOBJ_TEXT:
                    self.texts += 1
                    self.unseen += pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
                case pdfium.FPDF_PAGEOBJ_FORM if depth < _DEPTH:
                    inner = _joined(_matrix_of(thing), matrix)
                    self.gather(thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1)


def _matrix_of(thing: object) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(found)):
        return _AS_IT_IS
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    o = outer
    return (
        a * o[0] + b * o[2],
        a * o[1] + b * o[3],
        c * o[0] + d * o[2],
        c * o[1] + d * o[3],
        e * o[0] + f * o[2] + o[4],
        e * o[1] + f * o[3] + o[5],
    )


def _at(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return _sane(a * x + c * y + e), _sane(b * x + d * y + f)


def _is_picture(thing: object, matrix: _Matrix) -> bool:
    """Whether an image is large enough to show something."""
    a, b, c, d, _, _ = _joined(_matrix_of(thing), matrix)  # an image fills the unit square
    return min(math.hypot(a, b), math.hypot(c, d)) >= _SMALLEST_PICTURE


def _strokes(path: object, matrix: _Matrix) -> Iterator[Box]:
    """The level and upright straight strokes of a path, and a filled rectangle that is thin enough to be one."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    count = pdfium.FPDFPath_CountSegments(path)
    if not (fill.value or stroke.value) or not 2 <= count <= _MOST_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    lines: list[tuple[tuple[float, float], tuple[float, float]]] = []
    start = (0.0, 0.0)
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = _at(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            lines.append((points[-1], point))
        else:
            return  # a curve
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            lines.append((point, start))
    boxes = [_around(pair) for pair in lines] if stroke.value else [_around(points)]
    yield from (box for box in boxes if min(box.width, box.height) <= _THIN and max(box.width, box.height) >= _SHORTEST)


def _around(points: Sequence[tuple[float, float]]) -> Box:
    return Box(
        min(x for x, _ in points), max(x for x, _ in points), min(y for _, y in points), max(y for _, y in points)
    )
