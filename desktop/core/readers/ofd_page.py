"""The objects of a page of OFD (GB/T 33190—2016) → its characters and ruling lines with their places, in points."""

import re
from collections.abc import Iterator

from desktop.core.guard.markup import Element
from desktop.core.readers.lines import columns
from desktop.core.readers.sheet import Box, Glyph

POINTS = 72 / 25.4  # OFD measures in millimetres, 7.3
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?")
_GREATEST = 1e6  # millimetres; beyond, a number is damage
_MOST_REPEATS = 100_000  # of one distance in a DeltaX; no line is that long
_BROAD = 0.35  # of the size: a step larger by this than the character is room behind it
_STEP = re.compile(r"([SMLQBAC])([^SMLQBAC]*)")  # AbbreviatedData, 9.3.3
_MOST_STEPS = 2_000  # of one path; longer ones are drawings
_THIN, _SHORTEST = 1.0, 1.4  # millimetres: a filled rectangle no thicker is a line; shorter strokes are dots

_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers(written: str | None) -> list[float]:
    """The numbers of an array, 7.3."""
    found = (float(match.group()) for match in _NUMBER.finditer(written or ""))
    return [number for number in found if abs(number) <= _GREATEST]


def page_glyphs(page: Element, height: float) -> Iterator[Glyph]:
    """The characters of a page or template, wherever its blocks hold them (11.3). height: of the page, millimetres.

    Text written upright or aslant is left where it is.
    """
    for text in page.iter("{*}TextObject"):
        if text.get("Visible") == "false":
            continue
        left, top = _corner(text)
        size = (numbers(text.get("Size")) or [3.5])[0]
        a, b, c, d, e, f = _matrix(text)
        scale = abs(a) or 1.0
        x = y = 0.0
        for code in text.iterchildren("{*}TextCode"):
            x = (numbers(code.get("X")) or [x])[0]
            y = (numbers(code.get("Y")) or [y])[0]
            words = code.text or ""
            words = words.strip() if "\n" in words else words  # markup set out in lines
            at, down = x, y
            along = _distances(code.get("DeltaX"), len(words))
            below = _distances(code.get("DeltaY"), len(words))
            for place, char in enumerate(words):
                usual = columns(char) * size / 2
                step = along[place] if place < len(along) else usual
                gx, gy = left + a * at + c * down + e, top + b * at + d * down + f
                wide = step if 0 < step <= usual + _BROAD * size else usual
                yield Glyph(
                    char,
                    gx * POINTS,
                    (gx + wide * scale) * POINTS,
                    (height - gy) * POINTS,
                    max(size * scale, 0.1) * POINTS,
                )
                at += step if not below or place < len(along) else 0.0
                down += below[place] if place < len(below) else 0.0


def page_rules(page: Element, height: float) -> Iterator[Box]:
    """The level and upright strokes of a page (9.1), and filled rectangles thin enough to be such."""
    for path in page.iter("{*}PathObject"):
        if path.get("Visible") == "false":
            continue
        data = path.findtext("{*}AbbreviatedData") or ""
        steps = _STEP.findall(data) if len(data) < 40 * _MOST_STEPS else []
        if not steps or len(steps) > _MOST_STEPS or any(kind in "QBA" for kind, _ in steps):
            continue
        left, top = _corner(path)
        matrix = _matrix(path)
        points, lines = _polyline(steps)
        stroked = path.get("Stroke") != "false"
        for line in lines if stroked else [points]:
            box = _around([_place(point, matrix, left, top, height) for point in line])
            if min(box.width, box.height) <= _THIN * POINTS and max(box.width, box.height) >= _SHORTEST * POINTS:
                yield box


_Point = tuple[float, float]


def _polyline(steps: list[tuple[str, str]]) -> tuple[list[_Point], list[list[_Point]]]:
    """The corners of a path, and its straight lines."""
    points: list[_Point] = []
    lines: list[list[_Point]] = []
    start: _Point | None = None
    for kind, written in steps:
        place = numbers(written)
        if kind == "C":
            lines += [[points[-1], start]] if points and start else []
        elif len(place) == 2:
            point = (place[0], place[1])
            if kind == "L" and points:
                lines.append([points[-1], point])
            else:
                start = point
            points.append(point)
    return points or [(0.0, 0.0)], lines


def _place(point: _Point, matrix: _Matrix, left: float, top: float, height: float) -> _Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return (left + a * x + c * y + e) * POINTS, (height - top - b * x - d * y - f) * POINTS


def _around(points: list[_Point]) -> Box:
    return Box(
        min(x for x, _ in points), max(x for x, _ in points), min(y for _, y in points), max(y for _, y in points)
    )


def _corner(thing: Element) -> tuple[float, float]:
    box = [*numbers(thing.get("Boundary")), 0.0, 0.0]
    return box[0], box[1]


def _matrix(thing: Element) -> _Matrix:
    found = numbers(thing.get("CTM"))
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else _AS_IT_IS


def _distances(written: str | None, wanted: int) -> list[float]:
    """The distances between characters, at most `wanted`: "6.35 6.35", or "g 2 6.35" for two of one kind (11.3)."""
    made: list[float] = []
    parts = iter((written or "").split())
    for part in parts:
        if len(made) >= wanted:
            break
        if part == "g":
            count, distance = next(parts, ""), numbers(next(parts, ""))
            times = min(int(count), _MOST_REPEATS) if count.isascii() and count.isdigit() and len(count) < 7 else 0
            made += distance[:1] * min(times, wanted - len(made))
        else:
            made += numbers(part)[:1]
    return made[:wanted]
