"""A passage → the enumerations it names: A、B、C和D等."""

import re
from itertools import pairwise

from desktop.core.model.span import Span
from desktop.core.parsing.sentences import OPENING, outside

# An enumeration of fewer members is no list: 培养、使用 is one measure in two words.
SHORTEST = 2
# 等 that closes a list, not that of 等级, 高等院校, 均等化, 同等.
_TAIL = re.compile(r"(?<![高中初平同均对特优])等(?![级次额效同于候值])")


def lists(text: str, span: Span) -> tuple[tuple[Span, ...], ...]:
    """The enumerations of `span`, in order, each as its members.

    Members are what stands between 、; the first begins behind the last comma (a verb before it is part
    of it), the last ends at 等, at a comma or at the end. Marks in brackets do not count.
    """
    found: list[tuple[Span, ...]] = []
    marks = list(outside(text, span, "、，,。；;：:\n"))
    edges = [span.start - 1, *marks, span.end]
    members: list[Span] = []
    for left, right in pairwise(edges):
        before = text[left] if left >= span.start else ""
        after = text[right] if right < span.end else ""
        if "、" not in (before, after):
            continue
        start, end = left + 1, right
        if before == "、" and after != "、":
            end = _end_of_last(text, start, end)
        if end > start:
            members.append(Span(start, end))
        if after != "、":
            if len(members) >= SHORTEST:
                found.append(tuple(members))
            members = []
    return tuple(found)


def _end_of_last(text: str, start: int, end: int) -> int:
    """Where the last member ends: before 等, else at `end`."""
    tail = _TAIL.search(text, start, end)
    return tail.start() if tail and tail.start() > start and text[tail.start() - 1] not in OPENING else end
