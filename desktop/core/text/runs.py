"""Two texts → how much of the one stands word for word in the other.

A stretch counts from a given number of characters on: shorter ones are the common language of plans.
"""

from collections.abc import Set


def stretches(text: str, length: int) -> frozenset[str]:
    """Every stretch of `length` characters of `text`; none where it is shorter."""
    return frozenset(text[i : i + length] for i in range(len(text) - length + 1))


def shared(text: str, known: Set[str], length: int) -> int:
    """How many characters of `text` stand in stretches of `length` characters that `known` has."""
    taken = bytearray(len(text))
    for i in range(len(text) - length + 1):
        if text[i : i + length] in known:
            taken[i : i + length] = b"\x01" * length
    return sum(taken)
