"""Chinese text → the overlapping pairs of characters that full-text search indexes, and a query → what to look for.

Why pairs and no dictionary: SQLite's own tokenizers take a run of Chinese for one word (unicode61) or need three
characters at least (trigram), while most words that a drafter looks for have two (落户, 补贴). A dictionary cuts by
context, so that 人才 would not be found in 数字人才 where it takes that for one word. With pairs, what is sought is
found wherever it stands, of whatever length.
"""

import re
import unicodedata
from collections.abc import Iterator

_RUN = re.compile(r"(?P<west>[a-z0-9]+)|(?P<chinese>[^\W_a-z0-9]+)")

_BETWEEN = r"[\W_]*"


def grams(text: str) -> str:
    """The text as the index has it: 支持5G人才 → 支持 持 5g 人才 才. Case and width do not count.

    The last character of a run stands by itself too: so a single one is found as the beginning of a pair or as that.
    """
    return " ".join(gram for run in _runs(text) for gram in _pairs(run, closed=True))


def query(sought: str) -> str:
    """The same for sought words, as FTS5 wants it: each word as a phrase, all of them; "" where there is nothing."""
    return " AND ".join(_phrase(word) for word in plain(sought).split() if _RUN.search(word))


def plain(text: str) -> str:
    """The text without differences of width and case, character by character: as long as before."""
    return "".join(_plain(character) for character in text)


def places(text: str, sought: str) -> tuple[tuple[int, int], ...]:
    """Where the sought words stand in a text, from left to right, none over another; marks within do not count."""
    words = [list(_runs(word)) for word in sorted(plain(sought).split(), key=len, reverse=True)]
    either = "|".join(_BETWEEN.join(runs) for runs in words if runs)
    return tuple(found.span() for found in re.finditer(either, plain(text))) if either else ()


def _plain(character: str) -> str:
    made = unicodedata.normalize("NFKC", character).lower()
    return made if len(made) == 1 else character


def _runs(text: str) -> Iterator[str]:
    return (found.group() for found in _RUN.finditer(plain(text)))


def _pairs(run: str, *, closed: bool) -> Iterator[str]:
    """closed: whether the run ends here in the text, and does not go on behind what was sought."""
    if run[0].isascii():
        yield run
        return
    yield from (run[at : at + 2] for at in range(len(run) - 1))
    if closed or len(run) == 1:
        yield run[-1]


def _phrase(word: str) -> str:
    """One word as a phrase; where its end may be the beginning of more, with FTS5's mark of a prefix."""
    runs = list(_runs(word))
    tokens = [gram for run in runs[:-1] for gram in _pairs(run, closed=True)]
    tokens += _pairs(runs[-1], closed=False)
    open_ended = runs[-1][0].isascii() or len(runs[-1]) == 1
    return f'"{" ".join(tokens)}"' + ("*" if open_ended else "")
