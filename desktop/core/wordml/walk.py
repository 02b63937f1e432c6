"""A python-docx document → its paragraphs in reading order, every character traceable to its run.

What Word shows is read: see `inline` for text, `numbering` for automatic numbers. Headers and footers are no
content; the header is given apart. A table of contents is left out (its headings stand in the text once more)
and counted as unread.

Tables: each row is one paragraph, its cells separated by one tab, the paragraphs and inner tables of a cell
by one blank; a cell that continues a merged one above is empty. A table of a single column is a frame (专栏,
red-head templates): what is in it stands as paragraphs of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from desktop.core.model.document import ParagraphKind, View
from desktop.core.wordml.inline import (
    ADDED,
    CHOICE_OF,
    CONTROL,
    CONTROL_CONTENT,
    GONE,
    LEFT_OUT,
    PARAGRAPH,
    Inline,
    Notes,
    choice,
)
from desktop.core.wordml.line import BREAK, TAB, Line, WordPiece, joined
from desktop.core.wordml.names import Element, is_on, name, value
from desktop.core.wordml.numbering import Numbering
from desktop.core.wordml.package import related_roots, related_xml
from desktop.core.wordml.styles import Styles

CELL_SEPARATOR = "\t"
MOST_COLUMNS = 63  # of a table in Word
TABLE, ROW, CELL, CHUNK = name("w:tbl"), name("w:tr"), name("w:tc"), name("w:altChunk")
CHANGED_CELLS = (name("w:cellIns"), name("w:cellDel"))
HOLDING_BLOCKS = GONE | ADDED | {name("w:customXml")}
NOTE_PARTS = (("footnote", RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", RELATIONSHIP_TYPE.ENDNOTES))
# Text pasted from a web page ends its paragraphs with line breaks: after a closing mark, or before a number
# (总体要求↓（一）…, ↓一、…, ↓第二章 …, ↓1.…). A break anywhere else, as in a title of two lines, is a blank.
NEW_PARAGRAPH = re.compile(
    r"(?<=[。；：！？;])\s*\n\s*|\s*\n\s*(?=[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]"
    r"|第[一二三四五六七八九十百]+[章节条]|\d+[.．、](?!\d))"
)


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph or table row as Word shows it.

    text: no line feed, no white space at either end (a row may have empty cells there).
    number: the automatic number at the front of `text`. cells: start and end of each cell of a row. columns,
    continued: as in `Paragraph`.
    anchor: for a note, the run of its reference in the text; None elsewhere. row: of a table row, its w:tr.
    """

    text: str
    kind: ParagraphKind
    pieces: tuple[WordPiece, ...]
    outline_level: int | None = None
    number: str = ""
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[int, ...] = ()
    continued: tuple[int, ...] = ()
    anchor: Element | None = None
    row: Element | None = None


@dataclass(frozen=True, slots=True)
class WordText:
    """The paragraphs of a Word file in reading order, notes last; none is empty.

    unread: what holds content but was not read, by kind in alphabetical order.
    header: the text of the first page header that has any; "" for none.
    """

    paragraphs: tuple[WordParagraph, ...]
    unread: tuple["Unread", ...]
    header: str = ""


@dataclass(slots=True)
class Unread:
    """What of one kind was not read: how many, and the texts of the paragraphs where it stands, in order.

    A place is the paragraph that holds it, or the one before where that has no text; "" at the very beginning.
    """

    kind: str
    count: int = 0
    places: list[str] = field(default_factory=list)


def walk(document: WordDocument, *, view: View = View.FINAL) -> WordText:
    """Read the whole document; nothing in it is changed."""
    walker = _Walker(document, view)
    body = document.element.find(name("w:body"))
    paragraphs = [*walker.story(body, ParagraphKind.BODY), *_notes(document, walker)]
    unread = tuple(walker.unread[kind] for kind in sorted(walker.unread))
    return WordText(tuple(paragraphs), unread, _header(document, view))


def is_tracked(document: WordDocument) -> bool:
    """Whether a view leaves something out: text, paragraph marks, rows or cells that came, went or were moved."""
    roots = [document.element, *(related_xml(document, relationship) for _, relationship in NOTE_PARTS)]
    return any(True for root in roots if root is not None for _ in root.iter(*GONE, *ADDED, *CHANGED_CELLS))


def _header(document: WordDocument, view: View) -> str:
    """The first page header with text, its paragraphs one after the other; its pictures and notes are no content."""
    for root in related_roots(document, RELATIONSHIP_TYPE.HEADER):
        text = "".join(paragraph.text for paragraph in _Walker(document, view).story(root, ParagraphKind.BODY))
        if text:
            return text
    return ""


def pieces_of(text: WordText) -> tuple[list[WordPiece], list[int], dict[int, Element]]:
    """All pieces, where each starts in the whole text, and by piece index the reference run of a note's pieces.

    The whole text is the paragraphs with one line feed between them.
    """
    pieces: list[WordPiece] = []
    starts: list[int] = []
    notes: dict[int, Element] = {}
    at = 0
    for paragraph in text.paragraphs:
        for piece in paragraph.pieces:
            if paragraph.anchor is not None:
                notes[len(pieces)] = paragraph.anchor
            pieces.append(piece)
            starts.append(at + piece.start)
        at += len(paragraph.text) + 1
    return pieces, starts, notes


def _notes(document: WordDocument, walker: "_Walker") -> Iterator[WordParagraph]:
    """The footnotes, then the endnotes, in the order in which the text refers to them."""
    references = list(walker.notes.references)
    for kind, relationship in NOTE_PARTS:
        root = related_xml(document, relationship)
        notes = {} if root is None else {note.get(name("w:id")): note for note in root}
        for noted, key, run in references:
            if noted == kind and key in notes:
                for paragraph in walker.story(notes[key], ParagraphKind.FOOTNOTE):
                    yield replace(paragraph, kind=ParagraphKind.FOOTNOTE, anchor=run)


class _Walker:
    """Walks blocks; holds what is counted over the whole document."""

    def __init__(self, document: WordDocument, view: View) -> None:
        self.notes = Notes()
        self.unread: dict[str, Unread] = {}
        self._view = view
        self._styles = Styles(document)
        self._numbering = Numbering(document, self._styles)
        self._inline = Inline(document.element, self.notes, view)

    def story(self, story: Element, kind: ParagraphKind) -> Iterator[WordParagraph]:
        """The paragraphs of the body or of one note."""
        self._inline = Inline(story, self.notes, self._view)
        text = ""
        for paragraph in self._blocks(story, kind):
            text = paragraph.text.strip() or text
            self._place_unread(text)
            yield from _divided(paragraph)
        self._place_unread(text)

    def _place_unread(self, text: str) -> None:
        """Note for what was met since the last paragraph that it stands at this one."""
        for kind, count in self.notes.unread.items():
            if count > 0:
                unread = self.unread.setdefault(kind, Unread(kind))
                unread.count += count
                unread.places.append(text)
        self.notes.unread.clear()

    def _blocks(self, parent: Element, kind: ParagraphKind) -> Iterator[WordParagraph]:
        """What stands in `parent`, breaks not yet resolved, empty paragraphs included."""
        carried = Line()  # of paragraphs whose mark is deleted: the next one takes their text
        for child in self._flattened(parent):
            if child.tag == PARAGRAPH:
                paragraph = self._paragraph(child, kind, carried)
                if paragraph is None:
                    continue
                carried = Line()
                yield paragraph
                yield from self._text_boxes()
            elif child.tag == TABLE:
                yield from self._table(child, kind)
            elif child.tag == CHUNK:
                self.notes.unread["chunks"] += 1
            elif child.tag == CONTROL:
                self.notes.unread["contents"] += 1
        if carried.text:
            yield _paragraph(carried, kind)

    def _paragraph(self, element: Element, kind: ParagraphKind, carried: Line) -> WordParagraph | None:
        """The paragraph, led by what was carried; None if its own mark is deleted and it is carried on."""
        mark = element.find(f"{name('w:pPr')}/{name('w:rPr')}")
        in_contents = self._inline.in_contents
        line = self._inline.line(element)
        if in_contents != self._inline.in_contents and not in_contents:
            self.notes.unread["contents"] += 1
        if mark is not None and any(mark.find(tag) is not None for tag in LEFT_OUT[self._view]):
            carried.join(line)
            return None
        number, gap = self._numbering.next(element)
        whole = Line(number + gap)
        carried.join(line)
        whole.join(carried.stripped())
        return _paragraph(whole, kind, outline_level=self._styles.outline_level(element), number=number)

    def _text_boxes(self) -> Iterator[WordParagraph]:
        boxes, self.notes.boxes = self.notes.boxes, []
        for box in boxes:
            yield from self._blocks(box, ParagraphKind.TEXT_BOX)

    def _table(self, table: Element, kind: ParagraphKind) -> Iterator[WordParagraph]:
        shown = [row for row in self._flattened(table) if row.tag == ROW and not self._is_gone(row)]
        rows = [(row, self._cells(row)) for row in shown]
        framed = all(len(cells) <= 1 for _, cells in rows)
        for element, cells in rows:
            if framed:
                for cell in cells:
                    yield from self._blocks(cell, kind)
                continue
            lines = [joined([part for part in self._cell(cell) if part.text], " ")[0] for cell in cells]
            row, places = joined(lines, CELL_SEPARATOR)
            yield WordParagraph(
                row.text,
                ParagraphKind.TABLE_ROW,
                tuple(row.pieces),
                cells=tuple(places),
                columns=_columns(element, cells),
                continued=tuple(at for at, cell in enumerate(cells) if _goes_on(cell, "w:vMerge")),
                row=element,
            )

    def _cell(self, cell: Element) -> Iterator[Line]:
        """The lines of a cell; none for one that a cell above or before it covers."""
        if _goes_on(cell, "w:vMerge") or _goes_on(cell, "w:hMerge"):
            return
        for paragraph in self._blocks(cell, ParagraphKind.TABLE_ROW):
            yield Line(paragraph.text, list(paragraph.pieces)).without(BREAK, TAB)

    def _flattened(self, parent: Element) -> Iterator[Element]:
        """The blocks or rows in `parent`, those in content controls and custom XML too, what does not show left out.

        A content control is only given itself if it holds a table of contents.
        """
        gone = LEFT_OUT[self._view]
        for child in parent:
            if child.tag == CONTROL:
                if _is_contents(child):
                    yield child
                    continue
                for content in child.iterchildren(CONTROL_CONTENT):
                    yield from self._flattened(content)
            elif child.tag == CHOICE_OF:
                for chosen in choice(child):
                    yield from self._flattened(chosen)
            elif child.tag in gone:
                continue
            elif child.tag in HOLDING_BLOCKS:
                yield from self._flattened(child)
            else:
                yield child

    def _cells(self, row: Element) -> list[Element]:
        changed = "w:cellDel" if self._view is View.FINAL else "w:cellIns"
        gone = f"{name('w:tcPr')}/{name(changed)}"
        return [cell for cell in self._flattened(row) if cell.tag == CELL and cell.find(gone) is None]

    def _is_gone(self, row: Element) -> bool:
        """Whether a row is hidden or does not stand in this view."""
        properties = row.find(name("w:trPr"))
        changed = "w:del" if self._view is View.FINAL else "w:ins"
        return properties is not None and (properties.find(name(changed)) is not None or is_on(properties, "w:hidden"))


def _goes_on(cell: Element, merge: str) -> bool:
    """Whether a cell is joined with the one above (w:vMerge) or before it (w:hMerge)."""
    found = cell.find(f"{name('w:tcPr')}/{name(merge)}")
    return found is not None and found.get(name("w:val"), "continue") == "continue"


def _columns(row: Element, cells: Sequence[Element]) -> tuple[int, ...]:
    """The column of the grid that each cell begins in; () where they stand one by one."""
    at = _count(row.find(f"{name('w:trPr')}/{name('w:gridBefore')}"), 0)
    columns = []
    for cell in cells:
        columns.append(at)
        at += _count(cell.find(f"{name('w:tcPr')}/{name('w:gridSpan')}"), 1)
    return () if columns == list(range(len(cells))) else tuple(columns)


def _count(element: Element | None, otherwise: int) -> int:
    """The number in w:val, kept within what a table can have."""
    written = "" if element is None else element.get(name("w:val"), "")
    return min(int(written[:4]), MOST_COLUMNS) if written.isascii() and written.isdigit() else otherwise


def _paragraph(line: Line, kind: ParagraphKind, *, outline_level: int | None = None, number: str = "") -> WordParagraph:
    line = line.stripped()
    return WordParagraph(line.text, kind, tuple(line.pieces), outline_level, number)


def _divided(paragraph: WordParagraph) -> Iterator[WordParagraph]:
    """The paragraph cut at line breaks that end one, other breaks made blanks; nothing for an empty one."""
    if not paragraph.text.strip():
        return
    if BREAK not in paragraph.text:
        yield paragraph
        return
    line = Line(paragraph.text, list(paragraph.pieces))
    start, number = 0, paragraph.number
    ends = [match.span() for match in NEW_PARAGRAPH.finditer(line.text)]
    for end, following in [*ends, (len(line.text), 0)]:
        part = line.part(start, end).without(BREAK)  # never empty: white space about a break goes with it
        yield replace(paragraph, text=part.text, pieces=tuple(part.pieces), number=number)
        start, number = following, ""


def _is_contents(control: Element) -> bool:
    """Whether a content control is Word's table of contents (which carries its own heading 目录)."""
    gallery = control.find(f"{name('w:sdtPr')}/{name('w:docPartObj')}")
    return value(gallery, "w:docPartGallery") == "Table of Contents"
