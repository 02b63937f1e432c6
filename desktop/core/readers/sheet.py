"""What stands on a page of a PDF or OFD: characters, ruling lines and pictures with their places, in points."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

# Strokes as far apart as this, in points, are one: tables are drawn cell by cell, in dashes, or twice.
NEAR = 2.5


@dataclass(slots=True)
class Glyph:
    """A character. base: where it stands, counted from the foot of the page. size: of its font.

    Not frozen: a page holds thousands, and a frozen one takes three times as long to make.
    """

    char: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle whose sides are level and upright. left <= right, bottom <= top."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle, x and y."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def within(self, other: "Box") -> bool:
        """Whether all of it lies in `other`, give or take what strokes are thick."""
        return (
            other.left - NEAR <= self.left
            and self.right <= other.right + NEAR
            and other.bottom - NEAR <= self.bottom
            and self.top <= other.top + NEAR
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page. glyphs: in the order of the file. rules: level and upright strokes, one side of each hardly there."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    width: float
    height: float


def merged(strokes: Iterable[Box]) -> tuple[list[Box], list[Box]]:
    """The level and the upright strokes, those in one line joined."""
    level = [stroke for stroke in strokes if stroke.width >= stroke.height]
    upright = [_turned(stroke) for stroke in strokes if stroke.width < stroke.height]
    return _in_line(level), [_turned(stroke) for stroke in _in_line(upright)]


def _turned(box: Box) -> Box:
    return Box(box.bottom, box.top, box.left, box.right)


def _in_line(strokes: list[Box]) -> list[Box]:
    """Level strokes joined where one goes on with another."""
    made: list[Box] = []
    rows: list[list[Box]] = []
    for stroke in sorted(strokes, key=lambda stroke: (stroke.bottom + stroke.top, stroke.left)):
        middle = (stroke.bottom + stroke.top) / 2
        if rows and middle - (rows[-1][0].bottom + rows[-1][0].top) / 2 <= NEAR:
            rows[-1].append(stroke)
        else:
            rows.append([stroke])
    for row in rows:
        current: Box | None = None
        for stroke in sorted(row, key=lambda stroke: stroke.left):
            if current is not None and stroke.left - current.right <= NEAR:
                current = replace(current, right=max(current.right, stroke.right))
                continue
            made += [] if current is None else [current]
            current = stroke
        made += [] if current is None else [current]
    return made
