"""What the drafter wrote in place of paragraphs of the draft, kept by content; the file as read stays as it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.model.document import Document


@dataclass(frozen=True, slots=True)
class ParagraphKey:
    """Names a paragraph of the draft as read by what it says.

    text: its exact words without white space. repeat: 0 for the first paragraph with these words, 1 for the second.
    """

    text: str
    repeat: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in place of one paragraph.

    lines: the paragraphs in its place, in order, the paragraph itself among them where something was only added;
        () where it was taken out. None is blank, none holds a line feed.
    source: what the new words were taken from, for the reader (a suggestion, another plan); "" for the drafter's own.
    """

    paragraph: ParagraphKey
    lines: tuple[str, ...]
    source: str = ""


def paragraph_keys(document: Document) -> tuple[ParagraphKey, ...]:
    """The keys of a document's paragraphs, in their order."""
    seen: dict[str, int] = {}
    keys = []
    for paragraph in document.paragraphs:
        words = "".join(paragraph.span.of(document.text).split())
        keys.append(ParagraphKey(words, seen.get(words, 0)))
        seen[words] = keys[-1].repeat + 1
    return tuple(keys)


def with_edits(edits: Iterable[Edit], made: Iterable[Edit]) -> tuple[Edit, ...]:
    """`edits` with these in place of earlier ones about the same paragraphs, in the order in which they were begun."""
    return tuple({one.paragraph: one for one in (*edits, *made)}.values())


def without_edits(edits: Iterable[Edit], paragraphs: Iterable[ParagraphKey]) -> tuple[Edit, ...]:
    """`edits` without those about these paragraphs, which then stand as read."""
    gone = set(paragraphs)
    return tuple(one for one in edits if one.paragraph not in gone)
