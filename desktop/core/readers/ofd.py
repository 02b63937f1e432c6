"""The bytes of an OFD file (GB/T 33190—2016) → a Document: its text, joined to paragraphs by place on the page.

Only text is read: not the seals and signatures, nor what a picture shows. Where every glyph is drawn without its
character (CGTransform over placeholders), there is no text to be had.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.errors import ReadError
from desktop.core.guard import archive, markup
from desktop.core.guard.limits import limit
from desktop.core.guard.markup import Element
from desktop.core.model.document import Document
from desktop.core.model.message import Message
from desktop.core.readers.lines import columns
from desktop.core.readers.page_lines import Row, laid_out
from desktop.core.readers.reflow import reflow_lines

MAIN = "OFD.xml"
_POINTS = 72 / 25.4  # OFD measures in millimetres, 7.3
_A4 = 297.0  # height in millimetres, for a page that names none
_SAME_LINE = 0.4  # of the size of the characters, by which base lines on one line may differ
_GAP = 0.6  # of the size: a gap that shows as a blank
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?")
_GREATEST = 1e6  # millimetres; beyond, a number is damage
_ENCRYPTION = "encryptions.xml"  # GM/T 0099—2020: the list of encrypted parts
_MOST_REPEATS = 100_000  # of one distance in a DeltaX; no line is that long


@dataclass(frozen=True, slots=True)
class _Fragment:
    """Characters on one base line. left, right, base in points, base counted from the head of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class _Page:
    """The lines of a page, and how many pictures stand on it."""

    rows: list[Row]
    pictures: int


def read_ofd(data: bytes, name: str) -> Document:
    """Read an OFD file that carries text.

    The source is the lines of the pages, each page closed by a form feed; page numbers and running heads are left
    out. Raises ReadError: file_damaged, file_encrypted, not_a_document, pdf_scanned (no page has text),
    too_many_pages, text_too_long, and what `guard` refuses.
    """
    package = _Package(data, name)
    pages = list(package.pages())
    blank = [number for number, page in enumerate(pages, start=1) if not page.rows]
    if len(blank) == len(pages):
        raise ReadError("pdf_scanned", name=name)
    source, layout = laid_out([page.rows for page in pages])
    mended = reflow_lines(source, layout).assembled
    unread = []
    if blank:
        unread.append(Message.of("unread.pages_without_text", pages="、".join(map(str, blank))))
    pictured = [number for number, page in enumerate(pages, start=1) if page.pictures and page.rows]
    if pictured:
        count = sum(pages[number - 1].pictures for number in pictured)
        unread.append(Message.of("unread.page_pictures", count=count, pages="、".join(map(str, pictured))))
    if package.attachments:
        unread.append(Message.of("unread.attachments", count=package.attachments))
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, digest, "ofd", mended.text, mended.paragraphs, source, mended.pieces, tuple(unread))


class _Package:
    """The parts of an OFD file by their paths."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        parts = archive.unpack(data, name, lambda part: part.lower().endswith(".xml"))
        self._parts = {posixpath.normpath(part.replace("\\", "/")).lstrip("/"): body for part, body in parts.items()}
        self._seen: dict[str, Element | None] = {}
        self.attachments = 0
        if any(posixpath.basename(part).lower() == _ENCRYPTION for part in self._parts):
            raise ReadError("file_encrypted", name=name)
        if MAIN not in self._parts:
            raise ReadError("not_a_document", name=name)

    def pages(self) -> Iterator[_Page]:
        """The pages of every document in the file, in order."""
        main = self._parsed(MAIN)
        seen = characters = 0
        for body in () if main is None else main.iter("{*}DocBody"):
            path = self._path("", _text(body, "{*}DocRoot"))
            document = self._parsed(path)
            if document is None:
                raise ReadError("file_damaged", name=self._name)
            self.attachments += self._count_attachments(document, posixpath.dirname(path))
            for page in self._pages_of(document, posixpath.dirname(path)):
                seen += 1
                characters += sum(len(row.text) for row in page.rows)
                if seen > limit("document", "pages"):
                    raise ReadError("too_many_pages", name=self._name)
                if characters > limit("document", "characters"):
                    raise ReadError("text_too_long", name=self._name)
                yield page

    def _pages_of(self, document: Element, folder: str) -> Iterator[_Page]:
        usual = _height(document.find("{*}CommonData/{*}PageArea"), _A4)
        templates = {
            template.get("ID"): self._path(folder, template.get("BaseLoc"))
            for template in document.iterfind("{*}CommonData/{*}TemplatePage")
        }
        for reference in document.iterfind("{*}Pages/{*}Page"):
            page = self._parsed(self._path(folder, reference.get("BaseLoc")))
            if page is None:
                yield _Page([], 0)
                continue
            stories = [page]
            for used in page.iterfind("{*}Template"):
                template = self._parsed(templates.get(used.get("TemplateID"), ""))
                stories += [] if template is None else [template]
            height = _height(page.find("{*}Area"), usual)
            fragments = [fragment for story in stories for fragment in _fragments(story)]
            pictures = sum(1 for _ in page.iter("{*}ImageObject"))
            yield _Page(_rows(fragments, height * _POINTS), pictures)

    def _count_attachments(self, document: Element, folder: str) -> int:
        listed = self._parsed(self._path(folder, _text(document, "{*}Attachments")))
        return 0 if listed is None else sum(1 for _ in listed.iter("{*}Attachment"))

    def _parsed(self, path: str) -> Element | None:
        """The root of a part; None where the file has no such part."""
        if path not in self._seen:
            body = self._parts.get(path)
            self._seen[path] = None if body is None else markup.parse(body, self._name)
        return self._seen[path]

    def _path(self, folder: str, location: str | None) -> str:
        """The path of a location (ST_Loc, 7.3), which is seen from `folder` or, with a slash, from the top.

        It only ever names a part of the archive: steps above the top lead nowhere.
        """
        if not location:
            return ""
        location = location.strip().replace("\\", "/")
        return posixpath.normpath(location if location.startswith("/") else f"/{folder}/{location}").lstrip("/")


def _text(parent: Element, tag: str) -> str:
    child = parent.find(tag)
    return "" if child is None else child.text or ""


def _numbers(written: str | None) -> list[float]:
    found = (float(match.group()) for match in _NUMBER.finditer(written or ""))
    return [number for number in found if abs(number) <= _GREATEST]


def _height(area: Element | None, otherwise: float) -> float:
    """The height of a page's area, millimetres."""
    box = [] if area is None else _numbers(_text(area, "{*}PhysicalBox"))
    return box[3] if len(box) == 4 and box[3] > 0 else otherwise


def _fragments(page: Element) -> Iterator[_Fragment]:
    """The text of a page or template, wherever its blocks hold it (11.3)."""
    for text in page.iter("{*}TextObject"):
        if text.get("Visible") == "false":
            continue
        box = [*_numbers(text.get("Boundary")), 0.0, 0.0][:2]
        size = (_numbers(text.get("Size")) or [3.5])[0]
        matrix = _numbers(text.get("CTM"))
        a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        x = y = 0.0
        for code in text.iterchildren("{*}TextCode"):
            x = (_numbers(code.get("X")) or [x])[0]
            y = (_numbers(code.get("Y")) or [y])[0]
            words = "".join(" " if c.isspace() else c for c in code.text or "")
            if not words.strip():
                continue
            width = _width(words, _distances(code.get("DeltaX"), len(words) - 1), size)
            left, base = box[0] + a * x + c * y + e, box[1] + b * x + d * y + f
            scale = abs(a) or 1.0
            yield _Fragment(
                words,
                left * _POINTS,
                (left + width * scale) * _POINTS,
                base * _POINTS,
                max(size * scale, 0.1) * _POINTS,
            )


def _distances(written: str | None, wanted: int) -> list[float]:
    """The distances between characters, at most `wanted`: "6.35 6.35", or "g 2 6.35" for two of one kind (11.3)."""
    made: list[float] = []
    parts = iter((written or "").split())
    for part in parts:
        if len(made) >= wanted:
            break
        if part == "g":
            count, distance = next(parts, ""), _numbers(next(parts, ""))
            times = min(int(count), _MOST_REPEATS) if count.isascii() and count.isdigit() and len(count) < 7 else 0
            made += distance[:1] * min(times, wanted - len(made))
        else:
            made += _numbers(part)[:1]
    return made[:wanted]


def _width(words: str, distances: list[float], size: float) -> float:
    """How wide characters are set, millimetres: what is not said is half an em for a column."""
    told = sum(distances)
    untold = words[len(distances) :]
    return told + columns(untold) * size / 2


def _rows(fragments: list[_Fragment], height: float) -> list[Row]:
    """The fragments in lines from the head of the page to its foot, each from left to right."""
    rows: list[Row] = []
    line: list[_Fragment] = []
    for fragment in sorted(fragments, key=lambda fragment: (fragment.base, fragment.left)):
        if line and fragment.base - line[0].base > _SAME_LINE * max(fragment.size, line[0].size):
            rows.append(_row(line, height))
            line = []
        line.append(fragment)
    return [*rows, _row(line, height)] if line else rows


def _row(line: list[_Fragment], height: float) -> Row:
    text = ""
    right = 0.0
    ordered = sorted(line, key=lambda fragment: fragment.left)
    for fragment in ordered:
        if text and fragment.left - right > _GAP * fragment.size:
            text += " "
        text += fragment.text
        right = max(right, fragment.right) if text else fragment.right
    return Row(text.rstrip(), ordered[0].left, max(f.right for f in line), height - ordered[0].base)
