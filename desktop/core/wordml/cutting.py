"""Runs that show more than is wanted → runs that begin or end where a stretch does; both halves keep their properties.

Who cuts at several places goes from the end of the text to its front: what lies before a cut stays where it was, so
that pieces of the walk still hold there. At one place what begins is cut before what ends.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from docx.oxml.parser import OxmlElement

from desktop.core.wordml.inline import RUN, TEXT, kept
from desktop.core.wordml.line import WordPiece
from desktop.core.wordml.names import Element, name

PROPERTIES = name("w:rPr")


class Cutter:
    """Cuts the runs of one document."""

    def __init__(self) -> None:
        self._revisions: Iterator[int] | None = None

    def beginning(self, piece: WordPiece, at: int) -> Element:
        """The run that begins at shown character `at` of the piece's node."""
        node = _direct(piece)
        run = node.getparent()
        if at > 0 and node is piece.node and node.tag == TEXT:
            return self._new_run(run, [_divide(node, at), *node.itersiblings()])
        if all(before.tag == PROPERTIES for before in node.itersiblings(preceding=True)):
            return run
        return self._new_run(run, [node, *node.itersiblings()])

    def ending(self, piece: WordPiece, at: int) -> Element:
        """The run that ends at shown character `at` of the piece's node."""
        node = _direct(piece)
        run = node.getparent()
        following = list(node.itersiblings())
        if node is piece.node and node.tag == TEXT and at < len(kept(node)):
            following = [_divide(node, at), *following]
        if following:
            self._new_run(run, following)
        return run

    def next_revision(self, anywhere: Element) -> int:
        """An id that no revision or bookmark of the document has: Word takes doubled ones for damage.

        anywhere: any element of the document.
        """
        if self._revisions is None:
            found = (element.get(name("w:id"), "") for element in anywhere.getroottree().iter("*"))
            self._revisions = count(max((int(key) for key in found if key.isdigit()), default=0) + 1)
        return next(self._revisions)

    def _new_run(self, run: Element, children: list[Element]) -> Element:
        """A run like `run` behind it, which takes the children over."""
        new = OxmlElement("w:r")
        new.attrib.update(run.attrib)
        properties = run.find(PROPERTIES)
        if properties is not None:
            new.append(deepcopy(properties))
            for revision in new.iter(name("w:rPrChange")):
                revision.set(name("w:id"), str(self.next_revision(run)))
        for child in children:
            new.append(child)
        run.addnext(new)
        return new


def _direct(piece: WordPiece) -> Element:
    """The child of a run that is or holds the piece's node."""
    node = piece.node
    while node.getparent().tag != RUN:
        node = node.getparent()
    return node


def _divide(text: Element, at: int) -> Element:
    """Leave the first `at` shown characters in the w:t; gives a w:t with the rest, which stands nowhere yet."""
    whole = kept(text)
    rest = OxmlElement("w:t")
    text.text, rest.text = whole[:at], whole[at:]
    for element in (text, rest):
        element.set(name("xml:space"), "preserve")
    return rest
