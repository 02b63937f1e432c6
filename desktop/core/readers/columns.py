"""What stands on a page → its reading order where text is set in two columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Protocol

from desktop.core.readers.rows import Row
from desktop.core.readers.sheet import Box

_MIDDLE = (0.3, 0.7)  # of the text's width: where the room between two columns may be
_STEP = 3.0  # points
_MOST_STEPS = 500  # a page of 1.5 metres
_FEWEST = 5  # stretches in a column
_MOST_ROWS = 2_000  # stretches on a page; a page of text has fewer than 200
_ROOM = 0.8  # ems between two columns at least
_CROSSING = 0.35  # of the stretches may run across, as titles do
_FULL = 0.4  # of the stretches in a column reach its edges; in a table without lines they do not


class Part(StrEnum):
    """Where on the page something stands."""

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"


class Placed(Protocol):
    """Something with a place."""

    @property
    def box(self) -> Box:
        """The place."""


@dataclass(frozen=True, slots=True)
class Band:
    """What stands in one part of a page and is read before the next band."""

    part: Part
    items: tuple[Placed, ...]


def room_between(rows: Sequence[Row]) -> float | None:
    """Where the room between two columns of text is, points from the left; None where there are no two columns."""
    if not 2 * _FEWEST <= len(rows) <= _MOST_ROWS:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    width = right - left
    at, end = left + _MIDDLE[0] * width, left + _MIDDLE[1] * width
    best: list[tuple[int, float]] = []
    while at <= end:
        best.append((sum(row.left < at < row.right for row in rows), at))
        at += max(_STEP, width / _MOST_STEPS)
    fewest = min(count for count, _ in best)
    places = [place for count, place in best if count == fewest]
    place = median(places)
    if fewest > _CROSSING * len(rows):
        return None
    first = [row for row in rows if row.right <= place]
    second = [row for row in rows if row.left >= place]
    if min(len(first), len(second)) < _FEWEST:
        return None
    em = median(row.size for row in rows)
    edge, start = max(row.right for row in first), min(row.left for row in second)
    full = sum(row.right > edge - 2.5 * em for row in first) >= _FULL * len(first)
    full &= sum(row.left < start + 2.5 * em for row in second) >= _FULL * len(second)
    full &= sum(row.right > right - 2.5 * em for row in second) >= _FULL * len(second)
    return (edge + start) / 2 if full and start - edge >= _ROOM * em else None


def bands(items: Sequence[Placed], room: float | None) -> list[Band]:
    """The items of a page in reading order: what runs across parts what stands in columns above from below.

    room: as `room_between` gives it.
    """
    ordered = sorted(items, key=lambda item: (-item.box.top, item.box.left))
    if room is None:
        return [Band(Part.WHOLE, tuple(ordered))] if ordered else []
    made: list[Band] = []
    sides: dict[Part, list[Placed]] = {Part.LEFT: [], Part.RIGHT: []}

    def close() -> None:
        for part, held in sides.items():
            made.extend([Band(part, tuple(held))] if held else [])
            held.clear()

    for item in ordered:
        if item.box.left < room < item.box.right:
            close()
            made.append(Band(Part.WHOLE, (item,)))
        else:
            sides[Part.LEFT if item.box.right <= room else Part.RIGHT].append(item)
    close()
    return made
