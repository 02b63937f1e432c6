"""Bytes of a .docx → Document."""

from hashlib import sha256

from desktop.core.errors import ReadError
from desktop.core.model.document import Document, Paragraph, Piece
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.wordml.package import open_word
from desktop.core.wordml.walk import WordParagraph, walk


def read_word(data: bytes, name: str) -> Document:
    """The document as Word shows it with all tracked changes accepted.

    name: the file's name. What is no text (pictures, formulas, embedded objects …) is counted in
    `Document.unread`. Raises ReadError `file_damaged`, `not_a_document`, `word_strict`,
    `file_too_large`, or `file_empty` where there is no text.
    """
    read = walk(open_word(data, name))
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
        unread=tuple(Message.of(f"unread.{kind}", count=count) for kind, count in read.unread),
    )


def _stretches(paragraph: WordParagraph) -> list[tuple[int, int]]:
    """Start and end of the longest stretches that come from the file without a break."""
    found: list[tuple[int, int]] = []
    for piece in paragraph.pieces:
        if found and found[-1][1] == piece.start:
            found[-1] = (found[-1][0], piece.end)
        else:
            found.append((piece.start, piece.end))
    return found
