"""Stretches of a Word file's text → comment ranges on exactly those characters.

Runs are cut where a range begins or ends; both halves keep their properties. Markers stand beside runs, in
front of or behind whole insertions, links, fields and controls where they can, so that the comment outlives
them. Nothing else in the file is touched.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.oxml.parser import OxmlElement

from desktop.core.wordml.cutting import Cutter
from desktop.core.wordml.inline import CONTROL, CONTROL_CONTENT, HOLDERS, PARAGRAPH
from desktop.core.wordml.line import WordPiece
from desktop.core.wordml.names import Element, name
from desktop.core.wordml.walk import WordText, pieces_of

START, END, REFERENCE = "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"
# Nothing of these shows, so a marker may move past them.
UNSEEN = {
    name(tag) for tag in (START, END, "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd")
}
UNSEEN |= {name(tag) for tag in ("w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr")}
LEAVABLE = HOLDERS | {CONTROL, CONTROL_CONTENT}


@dataclass(frozen=True, slots=True)
class Range:
    """Characters `start` up to, not including, `end` of the whole text, for the comment with the id `key`.

    The whole text is the paragraphs with one line feed between them. start < end.
    """

    start: int
    end: int
    key: int


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where a range begins or ends: at shown character `at` of the node of piece `index`."""

    index: int
    at: int
    begins: bool
    key: int


def mark_ranges(text: WordText, ranges: Sequence[Range], *, reference_style: str | None) -> None:
    """Put the markers and the reference of every range into the document that `text` was walked from.

    Characters that stand nowhere in the file (automatic numbers, cell borders) are left out at both ends of
    a range; a range of nothing else goes to the piece of the file that follows. Word takes no comments in
    notes: a range there goes to the note's reference in the text. `text` is used up by this: its pieces no
    longer hold. reference_style: the id of a style; None for none.
    """
    pieces, starts, notes = pieces_of(text)
    ends = [start + piece.length for start, piece in zip(starts, pieces, strict=True)]
    marker = _Marker(reference_style)
    edges: list[_Edge] = []
    for one in ranges:
        first = min(bisect_right(ends, one.start), len(pieces) - 1)
        last = max(first, bisect_left(starts, one.end) - 1)
        note = notes.get(first, notes.get(last))
        if note is not None:
            marker.begin(note, one.key)
            marker.end(note, one.key)
            continue
        begin = max(0, one.start - starts[first])
        end = one.end - starts[last] if starts[last] < one.end else pieces[last].length
        edges.append(_Edge(first, pieces[first].offset + begin, begins=True, key=one.key))
        edges.append(_Edge(last, pieces[last].offset + min(end, pieces[last].length), begins=False, key=one.key))
    marker.mark(pieces, edges)


class _Marker:
    """Cuts runs and sets markers."""

    def __init__(self, reference_style: str | None) -> None:
        self._reference_style = reference_style
        self._cutter = Cutter()

    def mark(self, pieces: list[WordPiece], edges: list[_Edge]) -> None:
        """Go from the end of the text to its front: what lies before a cut stays where it was."""
        begun: dict[tuple[int, int], Element] = {}  # several ranges may begin at one place
        # At one place, what begins goes first: its cut leaves on the left what the other looks for.
        for edge in sorted(edges, key=lambda edge: (-edge.index, -edge.at, not edge.begins, edge.key)):
            piece, place = pieces[edge.index], (edge.index, edge.at)
            if not edge.begins:
                self.end(self._cutter.ending(piece, edge.at), edge.key)
                continue
            if place not in begun:
                begun[place] = self._cutter.beginning(piece, edge.at)
            self.begin(begun[place], edge.key)

    def begin(self, run: Element, key: int) -> None:
        """The start marker before `run`, before whatever holds it too where nothing stands before it there."""
        outer = run
        while outer.getparent().tag in LEAVABLE and not is_seen(outer.itersiblings(preceding=True)):
            outer = outer.getparent()
        outer.addprevious(_element(START, key))

    def end(self, run: Element, key: int) -> None:
        """The end marker behind `run` likewise, and the reference behind it in the paragraph itself."""
        outer = run
        while outer.getparent().tag in LEAVABLE and not is_seen(outer.itersiblings()):
            outer = outer.getparent()
        marker = _element(END, key)
        outer.addnext(marker)
        while marker.getparent().tag != PARAGRAPH:
            marker = marker.getparent()
        marker.addnext(self._reference(key))

    def _reference(self, key: int) -> Element:
        run = OxmlElement("w:r")
        if self._reference_style is not None:
            properties = OxmlElement("w:rPr")
            style = OxmlElement("w:rStyle")
            style.set(name("w:val"), self._reference_style)
            properties.append(style)
            run.append(properties)
        run.append(_element(REFERENCE, key))
        return run


def is_seen(siblings: Iterable[Element]) -> bool:
    """Whether any of the elements beside a run shows something."""
    return any(sibling.tag not in UNSEEN for sibling in siblings)


def _element(prefixed: str, key: int) -> Element:
    element = OxmlElement(prefixed)
    element.set(name("w:id"), str(key))
    return element
