"""An edited document and the drafter's Word file → a copy of it in which what was written stands as tracked changes."""

from datetime import datetime

from desktop.core.model.document import Document, ParagraphKind
from desktop.core.text.clause_number import clause_number
from desktop.core.text.lines import kept_line
from desktop.core.text.replacement import Replacement
from desktop.core.wordml.accepting import accept
from desktop.core.wordml.changes import Change, LostParagraph, NewParagraph
from desktop.core.wordml.package import open_word, to_bytes
from desktop.core.wordml.walk import walk
from desktop.core.writers.proposals import tracked_changes

FULL_STOP = "。"
LONGEST_HEADING = 40  # characters
# Who signs changes that are accepted at once: nobody who may have signed some in the file.
OURS = "对标·清稿"
NEVER = datetime(1980, 1, 1)  # noqa: DTZ001 - the date of a change that does not stay


def edit_changes(document: Document) -> tuple[Change, ...]:
    """What turns the original's text into that of its edited copy, in its order; () for a document as read."""
    original = document.original
    if original is None:
        return ()
    lines: list[list[str]] = [[] for _ in original.paragraphs]
    for paragraph, home in zip(document.paragraphs, document.homes, strict=True):
        lines[home].append(paragraph.span.of(document.text))
    changes: list[Change] = []
    for number, (paragraph, said) in enumerate(zip(original.paragraphs, lines, strict=True)):
        old = paragraph.span.of(original.text)
        at = paragraph.span.start
        same = kept_line(old, said)
        if same is None:
            changes.append(LostParagraph(at))
            continue
        for line in said[:same]:
            changes.append(NewParagraph(at, line, before=True, like=_model(original, number, line)))
        if said[same] != old:
            changes.append(Replacement(at, paragraph.span.end, said[same]))
        for line in said[same + 1 :]:
            changes.append(NewParagraph(at, line, like=_model(original, number, line)))
    return tuple(changes)


def edited_draft(document: Document, original: bytes, *, author: str, moment: datetime) -> bytes:
    """The copy of the Word file that the document was read from, with the edits as tracked changes.

    Where the file cannot hold a change as one (notes, text boxes, fields …), a comment says what to write. Raises
    WriteError `draft_changed` if the file does not have the text that was read.
    """
    as_read = document.original or document
    return tracked_changes(original, as_read, edit_changes(document), author=author, moment=moment)


def clean_edited_draft(document: Document, original: bytes) -> bytes:
    """The same with the changes simply made: the drafter's own typography and the marks of others stay as they are."""
    tracked = edited_draft(document, original, author=OURS, moment=NEVER)
    word = open_word(tracked, document.name)
    accept(word, OURS)
    return to_bytes(word)


def says(data: bytes, document: Document) -> bool:
    """Whether a Word file has the document's text: not where a change could not be tracked."""
    read = walk(open_word(data, document.name), view=document.view)
    return "\n".join(paragraph.text for paragraph in read.paragraphs) == document.text


def _model(original: Document, number: int, line: str) -> int | None:
    """A character of the paragraph that a new line beside paragraph `number` should look like; None for that one.

    A heading's neighbour that is running text looks like the nearest running text, a new heading like the nearest with
    such a number.
    """
    shape = _shape(line)
    if _shape(original.paragraphs[number].span.of(original.text)) == shape:
        return None
    alike = [
        (abs(other - number), other)
        for other, paragraph in enumerate(original.paragraphs)
        if paragraph.kind is ParagraphKind.BODY and _shape(paragraph.span.of(original.text)) == shape
    ]
    return original.paragraphs[min(alike)[1]].span.start if alike else None


def _shape(line: str) -> tuple[object, bool]:
    """The style of a line's number, and whether it is a heading: short, and without a full stop at its end."""
    number = clause_number(line)
    heading = len(line) <= LONGEST_HEADING and not line.endswith(FULL_STOP)
    return (number.style if number is not None else None), heading
