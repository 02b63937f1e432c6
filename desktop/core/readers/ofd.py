"""The bytes of an OFD file (GB/T 33190—2016) → a Document: its text, joined to paragraphs by place on the page.

Only text is read: not the seals and signatures, nor what a picture shows. Where every glyph is drawn without its
character (CGTransform over placeholders), there is no text to be had.
"""

import hashlib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.errors import ReadError
from desktop.core.guard import archive, markup
from desktop.core.guard.limits import limit
from desktop.core.guard.markup import Element
from desktop.core.model.document import Document
from desktop.core.model.message import Message
from desktop.core.readers.ofd_page import POINTS, numbers, page_glyphs, page_rules
from desktop.core.readers.page_lines import laid_out
from desktop.core.readers.reflow import reflow_lines
from desktop.core.readers.sheet import Sheet

MAIN = "OFD.xml"
_A4 = (210.0, 297.0)  # millimetres, for a page that names no size
_OBJECTS = ("{*}TextObject", "{*}PathObject", "{*}ImageObject", "{*}CompositeObject")
_ENCRYPTION = "encryptions.xml"  # GM/T 0099—2020: the list of encrypted parts


@dataclass(slots=True)
class _Page:
    """What stands on a page, and how many pictures of it."""

    sheet: Sheet
    pictures: int = 0
    drawn: bool = False


def read_ofd(data: bytes, name: str) -> Document:
    """Read an OFD file that carries text.

    The source is the lines of the pages, each page closed by a form feed; page numbers and running heads are left
    out. Raises ReadError: file_damaged, file_encrypted, not_a_document, pdf_scanned (no page has text), file_empty
    (nothing on any page), too_many_pages, text_too_long, and what `guard` refuses.
    """
    package = _Package(data, name)
    pages = list(package.pages())
    if not any(page.sheet.glyphs for page in pages):
        raise ReadError("pdf_scanned" if any(page.drawn for page in pages) else "file_empty", name=name)
    blank = [number for number, page in enumerate(pages, start=1) if page.drawn and not page.sheet.glyphs]
    source, layout = laid_out([page.sheet for page in pages])
    mended = reflow_lines(source, layout).assembled
    unread = []
    if blank:
        unread.append(Message.of("unread.pages_without_text", pages="、".join(map(str, blank))))
    pictured = [number for number, page in enumerate(pages, start=1) if page.pictures and page.sheet.glyphs]
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
                characters += len(page.sheet.glyphs)
                if seen > limit("document", "pages"):
                    raise ReadError("too_many_pages", name=self._name)
                if characters > limit("document", "characters"):
                    raise ReadError("text_too_long", name=self._name)
                yield page

    def _pages_of(self, document: Element, folder: str) -> Iterator[_Page]:
        usual = _area(document.find("{*}CommonData/{*}PageArea"), _A4)
        templates = {
            template.get("ID"): self._path(folder, template.get("BaseLoc"))
            for template in document.iterfind("{*}CommonData/{*}TemplatePage")
        }
        strokes = 0
        for reference in document.iterfind("{*}Pages/{*}Page"):
            page = self._parsed(self._path(folder, reference.get("BaseLoc")))
            width, height = _area(None if page is None else page.find("{*}Area"), usual)
            if page is None:
                yield _Page(Sheet((), (), width * POINTS, height * POINTS), drawn=True)
                continue
            stories = [page]
            for used in page.iterfind("{*}Template"):
                template = self._parsed(templates.get(used.get("TemplateID"), ""))
                stories += [] if template is None else [template]
            glyphs = tuple(glyph for story in stories for glyph in page_glyphs(story, height))
            rules = tuple(rule for story in stories for rule in page_rules(story, height))
            strokes += len(rules)
            sheet = Sheet(glyphs, rules if strokes <= limit("page", "strokes") else (), width * POINTS, height * POINTS)
            pictures = sum(1 for _ in page.iter("{*}ImageObject"))
            drawn = any(True for story in stories for _ in story.iter(*_OBJECTS))
            yield _Page(sheet, pictures, drawn)

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


def _area(area: Element | None, otherwise: tuple[float, float]) -> tuple[float, float]:
    """Width and height of a page's area, millimetres."""
    box = [] if area is None else numbers(_text(area, "{*}PhysicalBox"))
    return (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else otherwise
