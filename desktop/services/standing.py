"""Two comparisons of one reference → whether the words that carry a task are the same in both drafts.

A reader holds the words that say the task to be its evidence; where the passage ends is the machine's doing. When a
neighbour in the same sentence is reworded, or the machine shows another further passage, the task stands as it did.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from desktop.core.model.finding import Judgement
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.text.runs import stretches

# A changed stretch is another task's where it has at least this share of its pairs of characters from that task's
# words, and more of them than from the task in question; any other change counts.
ANOTHERS = 0.5
MARKS = re.compile("[，；。：！？,;:!?\n]+")


class Standing:
    """Knows what was taken out of the earlier draft and what was put into the later one."""

    def __init__(self, before: Comparison, after: Comparison) -> None:
        """Both of the same reference, cut alike."""
        self._before, self._after = before, after

    @cached_property
    def _wholes(self) -> tuple[str, str]:
        """Both drafts without white space."""
        sides = (self._before.draft, self._after.draft)
        old, new = ("".join(side.document.text.split()) for side in sides)
        return old, new

    @cached_property
    def _changed(self) -> tuple[Counter[str], Counter[str]]:
        """The stretches between two marks that the earlier draft has more often, and those that the later one has."""
        old, new = (
            Counter(part for passage in side.passages for part in _parts(side, passage.span))
            for side in (self._before.draft, self._after.draft)
        )
        return old - new, new - old

    @cached_property
    def _requirements(self) -> dict[str, frozenset[str]]:
        reference = self._after.reference
        return {task.id: _pairs("".join(reference.quote(task.span).split())) for task in reference.tasks}

    def same(self, old: Judgement, new: Judgement) -> bool:
        """Whether what carries a task is worded alike."""
        taken, put = self._changed
        was, now = self._wholes
        changed = [part for part in _carrying(self._before.draft, old, now) if part in taken]
        changed += [part for part in _carrying(self._after.draft, new, was) if part in put]
        return all(self._anothers(part, new.task.id) for part in dict.fromkeys(changed))

    def _anothers(self, part: str, task: str) -> bool:
        """Whether a changed stretch says another task of the reference."""
        pairs = _pairs(part)
        if not pairs:
            return False
        own = len(pairs & self._requirements.get(task, frozenset()))
        return any(
            len(pairs & said) > max(own, ANOTHERS * len(pairs) - 1e-9)
            for other, said in self._requirements.items()
            if other != task
        )


def _carrying(side: Side, judgement: Judgement, other: str) -> Iterable[str]:
    """The stretches of the passages that carry a task or that something was found in, and that `other` has not whole.

    other: the other draft without white space.
    """
    spans = [one.span for one in judgement.evidence]
    spans += [one.draft for one in judgement.findings if one.draft is not None]
    return (
        part
        for passage in side.passages
        if any(passage.span.overlaps(span) for span in spans) and "".join(side.quote(passage.span).split()) not in other
        for part in _parts(side, passage.span)
    )


def _parts(side: Side, span: Span) -> list[str]:
    return [part for part in MARKS.split("".join(side.quote(span).split())) if part]


def _pairs(words: str) -> frozenset[str]:
    return stretches(words, 2) or frozenset({words} if words else ())
