"""Two texts → how much of the one stands word for word in the other.

A stretch counts from a given number of characters on: shorter ones are the common language of plans.
"""

from collections.abc import Container, Iterator


def stretches(text: str, length: int) -> frozenset[str]:
    """Every stretch of `length` characters of `text`; none where it is shorter."""
    return frozenset([text[i : i + length] for i in range(len(text) - length + 1)])


def shared(text: str, known: Container[str], length: int) -> int:
    """How many characters of `text` stand in stretches of `length` characters that `known` has.

    known: stretches of that length, or a text itself, which is as fast where it is asked for once.
    """
    taken = end = 0
    for start in range(len(text) - length + 1):
        if text[start : start + length] in known:
            taken += length if start >= end else start + length - end
            end = start + length
    return taken


def apart(text: str, known: Container[str], length: int) -> Iterator[tuple[int, int]]:
    """Where the parts of `text` begin and end that stand in none of these stretches."""
    end = 0
    for start in range(len(text) - length + 1):
        if text[start : start + length] in known:
            if start > end:
                yield end, start
            end = start + length
    if end < len(text):
        yield end, len(text)


def tiled(text: str, other: str, length: int) -> frozenset[int]:
    """The places of `text` whose characters stand in `other` in stretches of `length` or more (`tiles`)."""
    return frozenset(tiles(text, other, length))


def tiles(text: str, other: str, length: int) -> dict[int, int]:
    """Places of `text` → the places of `other` with the same characters, in stretches of `length` or more.

    No place of `other` stands for two. Greedy string tiling (M. J. Wise, 1993): the longest stretch first, then the
    longest of what is left on both sides, in whatever order. Unlike `shared` it tells 开展认定，开展竞赛 from a text
    that says 开展 once.
    """
    mine, theirs = [True] * len(text), [True] * len(other)
    laid: dict[int, int] = {}
    while True:
        best, at, there = 0, 0, 0
        before = [0] * (len(other) + 1)
        for i, character in enumerate(text):
            row = [0] * (len(other) + 1)
            if mine[i]:
                for j, its in enumerate(other):
                    if its == character and theirs[j]:
                        row[j + 1] = before[j] + 1
                        if row[j + 1] > best:
                            best, at, there = row[j + 1], i + 1, j + 1
            before = row
        if best < length:
            return laid
        mine[at - best : at] = [False] * best
        theirs[there - best : there] = [False] * best
        laid |= dict(zip(range(at - best, at), range(there - best, there), strict=True))
