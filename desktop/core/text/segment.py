"""Text → words: numbers by pattern, policy words from resources/lexicon/words.toml, the rest by jieba.

The only door to jieba, which cuts by its own dictionary, packed (`dictionary.py`). It runs without its guessing of
unknown words (HMM): on the founding documents the guesses cross word borders (省大|湾区, 社部|发, 港分港), and a
difference would then strike more than was changed; a word that neither dictionary knows falls into single characters,
which the difference joins again.
"""

import logging
import re
import sys
import threading
import warnings
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
    for word in own_words:
        dictionary.take_in(word)
        segmenter.add_word(word)
    return segmenter, dictionary


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
