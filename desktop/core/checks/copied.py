"""照搬率: the share of a text that stands word for word in the reference."""

from collections.abc import Set
from functools import lru_cache

from desktop.core.checks.pair import flat

# A run of this many characters that both have is copied; shorter ones are the common language of plans.
RUN = 8


@lru_cache(maxsize=2)  # asked for anew whenever a person corrects the machine
def runs_of(text: str) -> frozenset[str]:
    """The stretches of `RUN` characters of a reference, white space left out."""
    plain = flat(text)
    return frozenset(plain[i : i + RUN] for i in range(len(plain) - RUN + 1))


def copied(text: str, known: Set[str]) -> float:
    """0..1: share of the characters of `text` (without white space) in a run that `known` has."""
    plain = flat(text)
    if not plain:
        return 0.0
    taken = bytearray(len(plain))
    for i in range(len(plain) - RUN + 1):
        if plain[i : i + RUN] in known:
            taken[i : i + RUN] = b"\x01" * RUN
    return sum(taken) / len(plain)
