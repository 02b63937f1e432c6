"""What may be changed in the text of a Word file: words, and whole paragraphs."""

from dataclasses import dataclass

from desktop.core.text.replacement import Replacement


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """`text` (one line) as a paragraph behind the one that holds character `after` of the whole text.

    before: it stands before that paragraph instead. like: a character of the paragraph that it looks like; None for the
    one beside it. It has no automatic number, whatever that one has.
    """

    after: int
    text: str
    before: bool = False
    like: int | None = None


@dataclass(frozen=True, slots=True)
class LostParagraph:
    """The paragraph that holds character `at` of the whole text goes, its mark with it; in a table the whole row."""

    at: int


Change = Replacement | NewParagraph | LostParagraph


def place_of(change: Change) -> int:
    """The character that a change begins at."""
    if isinstance(change, NewParagraph):
        return change.after
    return change.at if isinstance(change, LostParagraph) else change.start
