"""照搬率: the share of a text that stands word for word in the reference."""

from collections.abc import Set
from functools import lru_cache

from desktop.core.text.flat import flat
from desktop.core.text.runs import shared, stretches

# A run of this many characters that both have is copied; shorter ones are the common language of plans.
RUN = 8


@lru_cache(maxsize=2)  # asked for anew whenever a person corrects the machine
def runs_of(text: str) -> frozenset[str]:
    """The stretches of `RUN` characters of a reference, white space left out."""
    return stretches(flat(text), RUN)


def copied(text: str, known: Set[str]) -> float:
    """0..1: share of the characters of `text` (without white space) in a run that `known` has."""
    plain = flat(text)
    return shared(plain, known, RUN) / len(plain) if plain else 0.0
