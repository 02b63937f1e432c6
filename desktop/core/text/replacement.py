"""A change at exact places of a text → the same change in whole words and numbers, and no more of them than differ."""

from dataclasses import dataclass

from desktop.core.text.diff import EditKind, difference
from desktop.core.text.segment import words


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """Characters `start` up to, not including, `end` of a text become `text`.

    start == end: nothing is taken away. text "": nothing is put in.
    """

    start: int
    end: int
    text: str


def snapped(text: str, change: Replacement) -> tuple[Replacement, ...]:
    """The change to `text` as a reader takes it in: 500→1000, never 5̶1 0 00.

    In order, none touching another; () where nothing changes. Borders of words are sought within the line that the
    change stands in, in the old wording and in the new; a change over several lines is given back as it is.
    """
    if "\n" in text[change.start : change.end] or "\n" in change.text:
        return (change,)
    origin = text.rfind("\n", 0, change.start) + 1
    line = text[origin:].split("\n", 1)[0]
    first, last = change.start - origin, change.end - origin
    new_line = line[:first] + change.text + line[last:]
    old_borders, new_borders = _borders(line), _borders(new_line)
    growth = len(new_line) - len(line)
    start = max(at for at in old_borders & new_borders if at <= first)
    end = min(at for at in old_borders if at >= last and at + growth in new_borders)
    return differing(line[start:end], new_line[start : end + growth], at=origin + start)


def _borders(line: str) -> set[int]:
    """Where words begin or end, the ends of the line among them."""
    borders, at = {0}, 0
    for word in words(line):
        at += len(word)
        borders.add(at)
    return borders


def differing(old: str, new: str, *, at: int = 0) -> tuple[Replacement, ...]:
    """What differs between two wordings, the old one standing at `at`; in order, none touching another."""
    found: list[Replacement] = []
    for edit in difference(old, new):
        if edit.kind is EditKind.INSERT and found and found[-1].end == at and not found[-1].text:
            found[-1] = Replacement(found[-1].start, at, edit.text)
        elif edit.kind is EditKind.INSERT:
            found.append(Replacement(at, at, edit.text))
        elif edit.kind is EditKind.DELETE:
            found.append(Replacement(at, at + len(edit.text), ""))
        if edit.kind is not EditKind.INSERT:
            at += len(edit.text)
    return tuple(found)
