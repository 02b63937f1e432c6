"""A word in a sentence → the phrase around it that a person would say in a meeting: 国民 → 国民经济和社会发展规划."""

import re
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from desktop.core import resources
from desktop.core.text.segment import words

Token = tuple[str, int, int]  # a word, where it begins and ends
# What stands in these is one name, and is never cut.
_NAME = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|\([^()]*\)")


def phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of `text` around `start` … `end` that reads as one phrase.

    From one mark to the next. Where that is longer than resources/lexicon/phrases.toml says, from a preposition, 的 or
    the like to the next preposition: what stands before 的 is not said without what it describes. Where that is too
    long as well, from the words themselves to the end, since the noun that all of them describe stands last. Words
    that only join (和, 并, 等) never stand at its edges. A name in quotes or brackets is taken whole.
    """
    table = resources.table("lexicon/phrases.toml")
    tokens = _tokens(text)
    first = next(at for at, (_, _, stop) in enumerate(tokens) if stop > start)
    last = next(at for at, (_, _, stop) in enumerate(tokens) if stop >= end)
    low, high = _reach(tokens, first, last, set(), set())
    if _length(tokens, low, high) > table["longest"]:
        closing = {*table["borders"], *table["opening"]}
        low, high = _reach(tokens, first, last, {*table["borders"], *table["describing"]}, closing)
        opened = [at for at in range(low, first) if tokens[at][0] in table["opening"]]
        low = max(opened, default=low)
    if _length(tokens, low, high) > table["longest"]:
        low, high = _nearest(tokens, first, last, (low, high), table)
    while low < first and (tokens[low][0] in table["joining"] or tokens[low][0].isspace()):
        low += 1
    while high > last + 1 and (tokens[high - 1][0] in table["joining"] or tokens[high - 1][0].isspace()):
        high -= 1
    return tokens[low][1], tokens[high - 1][2]


def _tokens(text: str) -> list[Token]:
    """The words of `text` with their places, names in quotes or brackets as one."""
    tokens: list[Token] = []
    done = 0
    for name in [*_NAME.finditer(text), None]:
        cut = words(text[done : name.start() if name else len(text)])
        ends = list(accumulate((len(word) for word in cut), initial=done))
        tokens += zip(cut, ends, ends[1:], strict=False)
        if name:
            tokens.append((name[0], name.start(), name.end()))
            done = name.end()
    return tokens


def _reach(tokens: list[Token], first: int, last: int, before: set[str], behind: set[str]) -> tuple[int, int]:
    """As far as no mark and no border stands in the way."""
    low, high = first, last + 1
    while low > 0 and _inside(tokens[low - 1][0], before):
        low -= 1
    while high < len(tokens) and _inside(tokens[high][0], behind):
        high += 1
    return low, high


def _inside(word: str, borders: set[str]) -> bool:
    return word not in borders and (any(letter.isalnum() for letter in word) or word.isspace())


def _length(tokens: list[Token], low: int, high: int) -> int:
    return sum(len(word) for word, _, _ in tokens[low:high] if not word.isspace())


def _nearest(
    tokens: list[Token], first: int, last: int, reach: tuple[int, int], table: Mapping[str, Any]
) -> tuple[int, int]:
    """The words themselves with what of `reach` stands behind them; where that is short, with what stands before."""
    low, high = first, last + 1
    while high < reach[1] and _length(tokens, low, high + 1) <= table["longest"]:
        high += 1
    while low > reach[0] and _length(tokens, low, high) < table["shortest"]:
        low -= 1
    return low, high
