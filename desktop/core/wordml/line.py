"""Characters with the XML nodes they came from → the text of a paragraph that can be traced back."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.wordml.names import Element

# A manual line break while a line is gathered: no paragraph keeps one. A tab stays in a paragraph, in a cell it
# becomes a blank: in a table row a tab only ever separates cells.
BREAK, TAB = "\n", "\t"
# Word shows white space of any kind inside w:t as a blank. U+2028 and its kin end lines in Python's eyes.
BLANKS = str.maketrans(dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029", " "))


@dataclass(frozen=True, slots=True)
class WordPiece:
    """`length` characters at `start` of a paragraph's text that come from one node of the file.

    run: the w:r. node: what stands in it; only a w:t can be cut inside. offset: the piece's first
    character among those that the node shows.
    """

    start: int
    length: int
    run: Element
    node: Element
    offset: int = 0

    @property
    def end(self) -> int:
        """Where the piece ends in the paragraph's text."""
        return self.start + self.length


class Line:
    """A text in the making and its pieces, in order; characters that no piece covers were put in here."""

    __slots__ = ("_length", "_parts", "pieces")

    def __init__(self, text: str = "", pieces: list[WordPiece] | None = None) -> None:
        self._parts = [text]  # joined when they are asked for: a run may have a hundred thousand of them
        self._length = len(text)
        self.pieces: list[WordPiece] = [] if pieces is None else pieces

    @property
    def text(self) -> str:
        """The characters so far."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

    def add(self, text: str, run: Element, node: Element) -> None:
        """Append what a node of the file shows."""
        if text:
            self.pieces.append(WordPiece(self._length, len(text), run, node))
            self.put(text)

    def put(self, text: str) -> None:
        """Append characters that stand nowhere in the file."""
        self._parts.append(text)
        self._length += len(text)

    def join(self, other: "Line") -> None:
        """Append another line."""
        shift = self._length
        self.put(other.text)
        self.pieces += [
            WordPiece(piece.start + shift, piece.length, piece.run, piece.node, piece.offset) for piece in other.pieces
        ]

    def part(self, start: int, end: int) -> "Line":
        """The characters `start`..`end` as a line of their own; where there are none, at the end of this one."""
        pieces = []
        for at in range(bisect_right(self.pieces, start, key=_end_of), len(self.pieces)):
            piece = self.pieces[at]
            if piece.start >= end:
                break
            first, last = max(piece.start, start), min(piece.end, end)
            offset = piece.offset + first - piece.start
            pieces.append(WordPiece(first - start, last - first, piece.run, piece.node, offset))
        return Line(self.text[start:end], pieces)

    def stripped(self) -> "Line":
        """Without the white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))

    def without(self, *marks: str) -> "Line":
        """Stripped, and with a blank for each of the one-character `marks` inside."""
        line = self.stripped()
        text = line.text
        for mark in marks:
            text = text.replace(mark, " ")
        return Line(text, line.pieces)


def _end_of(piece: WordPiece) -> int:
    return piece.end


def joined(lines: Iterable[Line], separator: str) -> tuple[Line, list[tuple[int, int]]]:
    """The lines in one, `separator` between them, and where each now stands."""
    whole = Line()
    places: list[tuple[int, int]] = []
    for line in lines:
        if places:
            whole.put(separator)
        start = len(whole.text)
        whole.join(line)
        places.append((start, len(whole.text)))
    return whole, places
