"""A word and two texts → where it stands in each. No Qt."""

import re
from dataclasses import dataclass

from desktop.core.model.span import Span


@dataclass(frozen=True, slots=True)
class Hits:
    """Every place of the sought words, in both documents."""

    reference: tuple[Span, ...] = ()
    draft: tuple[Span, ...] = ()

    def __len__(self) -> int:
        return len(self.reference) + len(self.draft)

    def at(self, index: int) -> tuple[str, Span]:
        """The hit number `index`, counted through the reference and then the draft: its side and its span."""
        if index < len(self.reference):
            return "reference", self.reference[index]
        return "draft", self.draft[index - len(self.reference)]


def find(needle: str, reference: str, draft: str) -> Hits:
    """Every place of `needle` whatever the case of Latin letters; blanks around it do not count."""
    wanted = needle.strip()
    if not wanted:
        return Hits()
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    return Hits(_places(pattern, reference), _places(pattern, draft))


def _places(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in pattern.finditer(text))
