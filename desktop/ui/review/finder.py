"""Sought words → their places in both documents, gone through one by one, and the tasks in which they stand."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.model.finding import Judgement
from desktop.core.model.span import Span
from desktop.ui.review.search import Hits, find

if TYPE_CHECKING:
    from desktop.ui.review.controller import ReviewController


class Finder(QObject):
    """Holds what is sought and at which place the reader is."""

    sought = Signal()

    def __init__(self, controller: "ReviewController") -> None:
        """Nothing is sought."""
        super().__init__(controller)
        self._controller = controller
        self.words = ""
        self.hits = Hits()
        self.hit = -1

    def clear(self) -> None:
        """Another comparison: nothing is sought in it yet."""
        self.words, self.hits, self.hit = "", Hits(), -1
        self.sought.emit()

    def seek(self, words: str) -> None:
        """Find words in both documents; nothing for an empty string."""
        if not self._controller.is_loaded:
            return
        texts = (self._controller.side(name).document.text for name in ("reference", "draft"))
        self.words, self.hits, self.hit = words.strip(), find(words, *texts), -1
        self.sought.emit()
        self._controller.filtered.emit()

    def again(self) -> None:
        """The draft says something else: the same words stand elsewhere."""
        if self.words:
            texts = (self._controller.side(name).document.text for name in ("reference", "draft"))
            self.hits, self.hit = find(self.words, *texts), -1
            self.sought.emit()

    def meets(self, judgement: Judgement) -> bool:
        """Whether the sought words stand in a task or in a passage that carries it."""
        if _holds(judgement.task.span, self.hits.reference):
            return True
        return any(_holds(evidence.span, self.hits.draft) for evidence in judgement.evidence)

    def step(self, by: int) -> None:
        """Bring the next (1) or previous (-1) place of the sought words into view, around the end to the other."""
        if not len(self.hits):
            return
        self.hit = (self.hit + by) % len(self.hits) if self.hit >= 0 else (0 if by > 0 else len(self.hits) - 1)
        self.sought.emit()
        self._controller.pointed.emit(*self.hits.at(self.hit))


def _holds(span: Span, hits: tuple[Span, ...]) -> bool:
    """Whether one of the hits, which are in order, shares a character with a passage."""
    at = bisect_right(hits, span.start, key=lambda hit: hit.end)
    return at < len(hits) and hits[at].start < span.end
