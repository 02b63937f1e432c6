"""How common a word or character pair is in official Chinese → how much it tells (IDF).

Counts of sentences over 544,164 distinct sentences of public laws, regulations and plans, in
resources/language/ (see its README). A word that is not counted there is as rare as the rarest counted one.
"""

import math
from functools import cache

from desktop.core import resources

SENTENCES = 544_164
# Sentence counts taken for what the lists leave out (words under 8, pairs under 40 sentences).
UNSEEN_WORD = 4
UNSEEN_PAIR = 20


@cache
def _counts(name: str) -> dict[str, int]:
    fields = resources.resource(f"language/{name}.tsv").read_text(encoding="utf-8").split()
    return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))


def word_weight(word: str) -> float:
    """IDF of a word, 0 (in every sentence) to about 11.8 (never seen)."""
    return math.log(SENTENCES / (_counts("words").get(word, UNSEEN_WORD) + 1))


def pair_weight(pair: str) -> float:
    """IDF of two neighbouring characters."""
    return math.log(SENTENCES / (_counts("bigrams").get(pair, UNSEEN_PAIR) + 1))
