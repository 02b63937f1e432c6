"""A draft as read and what was written in it → the edited copy, and the edits that one more change makes.

The document as read is never changed. Its copy has paragraphs of its own; each knows in place of which paragraph of the
original it stands, so that the changes can leave as tracked changes in the drafter's own file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.core.model.document import Document, Paragraph, ParagraphKind
from desktop.core.model.edit import Edit, ParagraphKey, paragraph_keys, with_edits, without_edits
from desktop.core.model.span import Span
from desktop.core.readers.assemble import UNPRINTABLE
from desktop.core.text.lines import kept_line

TAB = "\t"


@dataclass(frozen=True, slots=True)
class Edited:
    """document: the edited copy, or the document itself where no edit has a place in it.

    lost: the edits whose paragraph is not there any more.
    """

    document: Document
    lost: tuple[Edit, ...] = ()


def edited(document: Document, edits: Iterable[Edit]) -> Edited:
    """Put the edits into a copy of a document as read."""
    wanted = {one.paragraph: one for one in edits}
    keys = paragraph_keys(document)
    lost = tuple(one for key, one in wanted.items() if key not in set(keys))
    if len(lost) == len(wanted):
        return Edited(document, lost)
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    homes: list[int] = []
    at = 0
    for number, (paragraph, key) in enumerate(zip(document.paragraphs, keys, strict=True)):
        old = paragraph.span.of(document.text)
        said = wanted[key].lines if key in wanted else (old,)
        same = kept_line(old, said)
        for place, line in enumerate(said):
            is_old = place == same and line == old
            paragraphs.append(_moved(paragraph, at) if is_old else _written(paragraph, line, at, same=place == same))
            lines.append(line)
            homes.append(number)
            at += len(line) + 1
    text = "\n".join(lines)
    copy = replace(
        document,
        text=text,
        paragraphs=tuple(paragraphs),
        source="",
        pieces=(),
        original=document,
        homes=tuple(homes),
    )
    return Edited(copy, lost)


def as_read(document: Document) -> Document:
    """The document without any edit."""
    return document.original or document


def written(
    document: Document, edits: Sequence[Edit], at: int, lines: Iterable[str], *, source: str = ""
) -> tuple[Edit, ...]:
    """The edits with paragraph `at` of the (edited) document saying these lines; none: it is taken out.

    source: what the new words were taken from. What ends up as it was read is no edit. The last paragraph of a document
    cannot be taken out, nor a row get other cells: ValueError.
    """
    original = as_read(document)
    home = document.homes[at] if document.homes else at
    key = paragraph_keys(original)[home]
    siblings = [n for n in range(len(document.paragraphs)) if (document.homes[n] if document.homes else n) == home]
    kind = original.paragraphs[home].kind
    made: list[str] = []
    for number in siblings:
        old = document.paragraphs[number].span.of(document.text)
        made += _cleaned(lines, old, kind) if number == at else [old]
    if not made and len(document.paragraphs) == len(siblings):
        raise ValueError("a document without words")
    return _put(edits, key, tuple(made), original.paragraphs[home].span.of(original.text), source)


def _put(edits: Sequence[Edit], key: ParagraphKey, lines: tuple[str, ...], old: str, source: str) -> tuple[Edit, ...]:
    if lines == (old,):
        return without_edits(edits, (key,))
    before = next((one for one in edits if one.paragraph == key), None)
    sources = dict.fromkeys(words for words in (before.source if before else "", source) if words)
    return with_edits(edits, (Edit(key, lines, "；".join(sources)),))


def _cleaned(lines: Iterable[str], old: str, kind: ParagraphKind) -> list[str]:
    """What was typed as lines that a document can hold. Raises ValueError where a row would have other cells."""
    said = [old] if (whole := "\n".join(lines)) == old else [UNPRINTABLE.sub("", one) for one in whole.splitlines()]
    kept = [one if one == old else one.strip(" \u3000\r") for one in said if one.strip()]
    if kind is ParagraphKind.TABLE_ROW and kept and [one.count(TAB) for one in kept] != [old.count(TAB)]:
        raise ValueError("other cells")
    return kept


def _moved(paragraph: Paragraph, at: int) -> Paragraph:
    """A paragraph as read, standing elsewhere."""
    by = at - paragraph.span.start
    if not by:
        return paragraph
    return replace(
        paragraph,
        span=paragraph.span.shifted(by),
        cells=tuple(cell.shifted(by) for cell in paragraph.cells),
    )


def _written(paragraph: Paragraph, line: str, at: int, *, same: bool) -> Paragraph:
    """A line in place of a paragraph; same: the paragraph said otherwise, else one more beside it."""
    span = Span(at, at + len(line))
    if paragraph.kind is ParagraphKind.TABLE_ROW:
        starts = [at, *(at + place + 1 for place, sign in enumerate(line) if sign == TAB)]
        ends = [*(start - 1 for start in starts[1:]), span.end]
        cells = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
        return replace(paragraph, span=span, cells=cells)
    number = paragraph.number if same and line.startswith(paragraph.number) else ""
    return Paragraph(span, paragraph.kind, paragraph.outline_level if same else None, number)
