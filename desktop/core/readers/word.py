"""Bytes of a .docx → Document."""

from hashlib import sha256

from desktop.core.errors import ReadError
from desktop.core.model.document import Document, Paragraph, Piece, View
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.wordml.package import open_word
from desktop.core.wordml.walk import Unread, WordParagraph, is_tracked, walk

_PLACES, _PLACE_LENGTH = 3, 12  # how many places of what was not read are named, by how many characters


def read_word(data: bytes, name: str, *, view: View = View.FINAL) -> Document:
    """The document as Word shows it with all tracked changes accepted (final view) or refused (original view).

    name: the file's name. What is no text (pictures, formulas, embedded objects …) is counted and placed in
    `Document.unread`. Raises ReadError `file_damaged`, `not_a_document`, `too_many_paragraphs`, `file_empty` where
    there is no text, and what `guard` refuses.
    """
    file = open_word(data, name)
    read = walk(file, view=view)
    if not read.paragraphs:
        raise ReadError("file_empty", name=name)
    text = "\n".join(paragraph.text for paragraph in read.paragraphs)
    paragraphs, pieces, at = [], [], 0
    for paragraph in read.paragraphs:
        paragraphs.append(
            Paragraph(
                span=Span(at, at + len(paragraph.text)),
                kind=paragraph.kind,
                outline_level=paragraph.outline_level,
                number=paragraph.number,
                cells=tuple(Span(at + start, at + end) for start, end in paragraph.cells),
                columns=paragraph.columns,
                continued=paragraph.continued,
            )
        )
        pieces += [Piece(at + start, at + start, end - start) for start, end in _stretches(paragraph)]
        at += len(paragraph.text) + 1
    return Document(
        name=name,
        sha256=sha256(data).hexdigest(),
        format="docx",
        text=text,
        paragraphs=tuple(paragraphs),
        source=text,
        pieces=tuple(pieces),
        unread=tuple(_told(unread) for unread in read.unread),
        header=read.header,
        view=view,
        tracked=is_tracked(file),
    )


def _told(unread: Unread) -> Message:
    """The message on what of one kind was not read, with the first places, by the words that stand there."""
    quotes: list[str] = []
    for place in unread.places:
        text = place.replace("\t", " ")
        quote = text if len(text) <= _PLACE_LENGTH else text[: _PLACE_LENGTH - 1] + "…"
        if quote and quote not in quotes:
            quotes.append(quote)
    shown = "、".join(f"“{quote}”" for quote in quotes[:_PLACES]) + ("等" if len(quotes) > _PLACES else "")
    return Message.of(f"unread.{unread.kind}", count=unread.count, places=f"（{shown}处）" if shown else "")


def _stretches(paragraph: WordParagraph) -> list[tuple[int, int]]:
    """Start and end of the longest stretches that come from the file without a break."""
    found: list[tuple[int, int]] = []
    for piece in paragraph.pieces:
        if found and found[-1][1] == piece.start:
            found[-1] = (found[-1][0], piece.end)
        else:
            found.append((piece.start, piece.end))
    return found
