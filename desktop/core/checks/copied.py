"""照搬率: the share of a text that a reader would call copied from the reference.

Word for word in a run of RUN characters; and around such a run what goes on in the order of the reference where the
draft has put in or exchanged a few words. Titles, numbers and dates of documents that are cited are not copied.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache

from desktop.core.model.span import Span
from desktop.core.text.flat import flat
from desktop.core.text.runs import shared

# A run of this many characters that both have is copied; shorter ones are the common language of plans.
RUN = 8
# Beside a run a reader goes on: over so many characters that one of the two has more, to a piece of so many again.
GAP, PIECE = 8, 4
SOUGHT = 3  # places of one run in the reference that are looked at
NAMED = re.compile(r"《[^》]*》|〈[^〉]*〉|〔\d{4}〕\d+号|\d{4}年\d+月\d+日")
NOTHING = "\0"  # in place of what may not be counted: no reference has it


@dataclass(frozen=True, slots=True)
class Wording:
    """A reference without white space, and where in it each stretch of RUN characters begins, the first few times."""

    text: str
    places: dict[str, tuple[int, ...]]


@lru_cache(maxsize=2)  # asked for anew whenever a person corrects the machine
def wording_of(text: str) -> Wording:
    """The wording of a reference."""
    plain = flat(text)
    places: dict[str, tuple[int, ...]] = {}
    for at in range(len(plain) - RUN + 1):
        known = places.get(plain[at : at + RUN], ())
        if len(known) < SOUGHT:
            places[plain[at : at + RUN]] = (*known, at)
    return Wording(plain, places)


def hidden(text: str, spans: Iterable[Span]) -> str:
    """The text with what stands at these spans counted as the draft's own: the names of units."""
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = NOTHING * len(span)
    return "".join(characters)


def copied(text: str, reference: Wording) -> float:
    """0..1: share of the characters of `text` (without white space) that are copied."""
    plain = NAMED.sub(lambda name: NOTHING * len(name[0]), flat(text))
    taken = bytearray(len(plain))
    start = 0
    while start <= len(plain) - RUN:
        longest = 0
        for at in reference.places.get(plain[start : start + RUN], ()):
            length = RUN + _alike(plain, start + RUN, reference.text, at + RUN)
            taken[start : start + length] = b"\1" * length
            _onward(plain, start + length, reference.text, at + length, taken)
            _back(plain, start, reference.text, at, taken)
            longest = max(longest, length)
        start += max(1, longest - RUN + 1)  # another run may begin within this one
    return sum(taken) / len(plain) if plain else 0.0


def in_runs(text: str, known: Container[str]) -> float:
    """0..1: share of the characters of `text` in runs of RUN that `known` has, and of nothing around them."""
    plain = flat(text)
    return shared(plain, known, RUN) / len(plain) if plain else 0.0


def _alike(one: str, at: int, other: str, there: int) -> int:
    """How many characters are the same from two places on."""
    length, step = 0, 32  # by stretches, then by halves of what differs
    while step:
        piece = one[at + length : at + length + step]
        if len(piece) == step and piece == other[there + length : there + length + step]:
            length += step
        else:
            step //= 2
    return length


def _onward(plain: str, at: int, reference: str, there: int, taken: bytearray) -> None:
    """Take the pieces behind a run that follow behind it in the reference too."""
    while True:
        for gap in range(min(GAP, len(plain) - PIECE - at) + 1):
            place = reference.find(plain[at + gap : at + gap + PIECE], there, there + GAP + PIECE)
            if place >= 0:
                break
        else:
            return
        at += gap
        length = _alike(plain, at, reference, place)
        taken[at : at + length] = b"\1" * length
        at, there = at + length, place + length


def _back(plain: str, at: int, reference: str, there: int, taken: bytearray) -> None:
    """The same before a run."""
    while True:
        first = max(0, there - GAP - PIECE)
        for gap in range(min(GAP, at - PIECE) + 1):
            end = at - gap
            place = reference.rfind(plain[end - PIECE : end], first, there)
            if place >= 0:
                break
        else:
            return
        at, there = end - PIECE, place
        while at and there and plain[at - 1] == reference[there - 1]:
            at, there = at - 1, there - 1
        taken[at:end] = b"\1" * (end - at)
