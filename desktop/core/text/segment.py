"""Text → words: numbers by pattern, policy words from resources/lexicon/words.toml, the rest by jieba.

The only door to jieba, which cuts by its own dictionary, packed (`dictionary.py`), and is shown the likeliest way
through a text by `_Way`, which says what it would find itself in two thirds of the time. It runs without its guessing
of unknown words (HMM): on the founding documents the guesses cross word borders (省大|湾区, 社部|发, 港分港), and a
difference would then strike more than was changed; a word that neither dictionary knows falls into single characters,
which the difference joins again.
"""

import logging
import math
import re
import sys
import threading
import warnings
from collections.abc import Mapping
from functools import cache
from typing import Any

from desktop.core import resources
from desktop.core.text.dictionary import Dictionary

LEXICON = "lexicon/words.toml"
DICTIONARY = "language/dictionary.bin"
PACKAGES = "pkg_resources"

# What jieba would cut apart (12.5% → 12 . 5 %): taken whole before it sees the rest.
WHOLE = re.compile(
    r"(?P<mark>[（(][一二三四五六七八九十百]{1,4}[）)])"  # （一） （十二）
    r"|(?P<name>\d*[A-Za-z][A-Za-z0-9]*(?:[-+./][A-Za-z0-9]+)*\+?)"  # 5G  AI  Python  GB/T
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.．]\d+)?)"  # 2026  12.5  1,000
    r"(?P<unit>[%％‰]|[十百千]?[万亿]+|[百千])?"  # 12.5%  2万  5百万
)
NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千万亿两]+")

_loading = threading.Lock()


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order; joined they give `text` again, blanks and punctuation included.

    A number stays whole with its percent sign or 万/亿 (12.5%, 2万, 五百), also a clause mark （一） and a western
    name (5G). Safe from any thread.
    """
    tokens: list[str] = []
    end = 0
    for match in WHOLE.finditer(text):
        tokens += _cut(text[end : match.start()])
        tokens.append(match.group())
        end = match.end()
    tokens += _cut(text[end:])
    return tuple(tokens)


def _cut(text: str) -> list[str]:
    """jieba's words, numerals that it leaves in parts (一百/二十) joined."""
    if not text:
        return []
    segmenter, dictionary = _segmenter()
    dictionary.take_in(text)
    joined: list[str] = []
    for token in segmenter.cut(text, HMM=False):
        if joined and NUMERAL.fullmatch(token) and NUMERAL.fullmatch(joined[-1]):
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _segmenter() -> tuple[Any, Dictionary]:
    # The lock only keeps a second thread from loading the same dictionary at the same time.
    with _loading:
        return _load(_own_words())


@resources.derived
def _own_words() -> tuple[str, ...]:
    return tuple(word for group in resources.table(LEXICON).values() for word in group["words"])


@cache
def _load(own_words: tuple[str, ...]) -> tuple[Any, Dictionary]:
    dictionary = Dictionary(resources.resource(DICTIONARY).read_bytes())
    segmenter = _jieba().Tokenizer()
    # In place of initialize(): that reads the whole dictionary, and writes <tmp>/jieba.cache, which all users of a
    # machine share.
    segmenter.FREQ, segmenter.total = dictionary.entries, dictionary.total
    segmenter.initialized = True
    way = _Way(dictionary.entries, dictionary.total)
    segmenter.get_DAG, segmenter.calc = way.nothing, way.find
    for word in own_words:
        dictionary.take_in(word)
        segmenter.add_word(word)
    return segmenter, dictionary


class _Way:
    """jieba's search for the likeliest words of a text, over the same entries, without a list of all words first."""

    def __init__(self, entries: Mapping[str, int], total: int) -> None:
        """entries: word → count, 0 for the beginning of a longer word; they may become more. total: of all counts."""
        self._entries = entries
        self._total = math.log(total)

    def nothing(self, sentence: str) -> None:
        """The list of all words, which `find` does without."""

    def find(self, sentence: str, _: None, route: dict[int, tuple[float, int]]) -> None:
        """Fill `route`: character → how likely the words from it on are, and where the first of them ends.

        Of ways that are as likely, the one with the longer word; a character that no entry begins with stands alone.
        """
        count_of, log, total, length = self._entries.get, math.log, self._total, len(sentence)
        route[length] = (0.0, 0)
        rest = [0.0] * (length + 1)  # how likely the words from a character on are
        for start in range(length - 1, -1, -1):
            best, last, end = -math.inf, start, start + 1
            count = count_of(sentence[start])
            while count is not None:
                if count:
                    likely = log(count) - total + rest[end]
                    if likely >= best:
                        best, last = likely, end - 1
                if end == length:
                    break
                end += 1
                count = count_of(sentence[start:end])
            if best == -math.inf:
                best = rest[start + 1] - total
            rest[start] = best
            route[start] = (best, last)


@cache
def _jieba() -> Any:
    """jieba, without pkg_resources: it asks for that to find files that are not read here, and it takes longer to load
    than all the rest.
    """
    withheld = PACKAGES not in sys.modules
    if withheld:
        sys.modules[PACKAGES] = None  # type: ignore[assignment]  # an import of it fails, which jieba is ready for
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its patterns are not raw strings
            import jieba
    finally:
        if withheld:
            del sys.modules[PACKAGES]
    jieba.setLogLevel(logging.WARNING)
    return jieba
