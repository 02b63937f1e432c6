"""Code points of a document's text ↔ Qt's UTF-16 positions. The only place that knows the difference.

Python counts 𠮷 as one character, Qt as two. Spans of the core are code points; cursors of Qt are not.
"""

import re
from bisect import bisect_left, bisect_right

from desktop.core.model.span import Span

BEYOND = re.compile("[\U00010000-\U0010ffff]")
# Characters that a QTextDocument takes for structure (paragraph ends, frames) or cannot hold: shown as a blank,
# so that every character keeps its place.
HIDDEN = re.compile("[\0\r\u2029\ufdd0\ufdd1]")


class Positions:
    """The two ways of counting in one text."""

    def __init__(self, text: str) -> None:
        """Note where the characters beyond U+FFFF stand."""
        self._length = len(text)
        self._wide = [match.start() for match in BEYOND.finditer(text)]
        self._after = [index + count + 2 for count, index in enumerate(self._wide)]

    def to_qt(self, index: int) -> int:
        """Code point index → UTF-16 position."""
        return index + bisect_left(self._wide, index)

    def from_qt(self, position: int) -> int:
        """UTF-16 position → code point index; a position inside a pair is that of its character."""
        if not self._wide:
            return max(0, min(position, self._length))
        count = bisect_right(self._after, position)
        index = position - count
        if count < len(self._wide) and index > self._wide[count]:
            index = self._wide[count]
        return max(0, min(index, self._length))

    def span_to_qt(self, span: Span) -> tuple[int, int]:
        """Span of code points → UTF-16 start and end."""
        return self.to_qt(span.start), self.to_qt(span.end)


def shown(text: str) -> str:
    """The text as a QTextDocument can hold it, of the same length in both ways of counting."""
    return HIDDEN.sub(" ", text)
