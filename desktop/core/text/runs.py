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
