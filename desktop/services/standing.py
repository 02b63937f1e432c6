"""Two comparisons of one reference → whether the words that carry a task are the same in both drafts.

A reader holds the words that say the task to be its evidence; where the passage ends is the machine's doing. When a
neighbour in the same sentence is reworded, or the machine shows another further passage, the task stands as it did.
"""

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property

from desktop.core.model.finding import Judgement
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.text.flat import flat
from desktop.core.text.runs import stretches

# A changed stretch is another task's where it has at least this share of its pairs of characters from that task's
# words, and more of them than from the task in question; any other change counts.
ANOTHERS = 0.75
Setting = tuple[str, tuple[str, ...]]
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
        old, new = (flat(side.document.text) for side in sides)
        return old, new

    @cached_property
    def _changed(self) -> tuple[Counter[str], Counter[str]]:
        """The stretches between two marks that the earlier draft has more often, and those that the later one has."""
        old, new = (
            Counter(part for passage in side.passages for part in _parts(_words(side, passage.span)))
            for side in (self._before.draft, self._after.draft)
        )
        return old - new, new - old

    @cached_property
    def _requirements(self) -> dict[str, frozenset[str]]:
        reference = self._after.reference
        return {task.id: _pairs(_words(reference, task.span)) for task in reference.tasks}

    def same(self, old: Judgement, new: Judgement) -> bool:
        """Whether what carries a task is worded alike.

        As long as the best passage is the same, a change in a further one counts only for what the best one does not
        say of the task.
        """
        taken, put = self._changed
        was, now = self._wholes
        before, after = _passages(self._before.draft, old), _passages(self._after.draft, new)
        best = _best(self._before.draft, old)
        staying = _pairs(best) if best == _best(self._after.draft, new) else frozenset()
        changed = [part for passage in before if passage not in now for part in _parts(passage) if part in taken]
        changed += [part for passage in after if passage not in was for part in _parts(passage) if part in put]
        task = new.task.id
        asked = self._requirements.get(task, frozenset())
        return all(
            (staying and _pairs(part) & asked <= staying) or self._anothers(part, task)
            for part in dict.fromkeys(changed)
        )

    def untouched(self, old: Judgement, new: Judgement) -> bool:
        """Whether every sentence that is shown for a task in either round stands in both, with the same units."""
        was, now = self._settings
        return _shown(self._before.draft, old) <= now and _shown(self._after.draft, new) <= was

    @cached_property
    def _settings(self) -> tuple[frozenset[Setting], frozenset[Setting]]:
        was, now = (
            frozenset(_setting(side, passage) for passage in side.passages)
            for side in (self._before.draft, self._after.draft)
        )
        return was, now

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


def _carrying(side: Side, judgement: Judgement) -> list[Task]:
    """The passages that carry a task or that something was found in."""
    spans = [one.span for one in judgement.evidence]
    spans += [one.draft for one in judgement.findings if one.draft is not None]
    passages, places = side.passages, set()
    for span in spans:
        at = bisect_right(passages, span.start, key=lambda one: one.span.end)  # they stand in order, none in another
        while at < len(passages) and passages[at].span.start < span.end:
            places.add(at)
            at += 1
    return [passages[at] for at in sorted(places)]


def _best(side: Side, judgement: Judgement) -> str:
    """The words shown first, without white space; "" for none."""
    return _words(side, judgement.evidence[0].span) if judgement.evidence else ""


def _passages(side: Side, judgement: Judgement) -> list[str]:
    """Their words without white space."""
    return [_words(side, one.span) for one in _carrying(side, judgement)]


def _shown(side: Side, judgement: Judgement) -> frozenset[Setting]:
    return frozenset(_setting(side, one) for one in _carrying(side, judgement))


def _setting(side: Side, passage: Task) -> Setting:
    """The sentence that a passage stands in, and who answers for it."""
    return _words(side, passage.sentence), tuple(owner.name for owner in passage.owners)


def _words(side: Side, span: Span) -> str:
    return flat(side.quote(span))


def _parts(words: str) -> list[str]:
    return [part for part in MARKS.split(words) if part]


def _pairs(words: str) -> frozenset[str]:
    return stretches(words, 2) or frozenset({words} if words else ())
