"""jieba's dictionary, packed → the entries that a text can contain, read when the text comes.

jieba reads its 349,000 words and their prefixes at every start, most of a second and 100 MB, and a plan needs a few
thousand of them. Here they stand by their first two characters, and a text takes in what begins with a pair of its own.
The cuts are the same: whatever jieba looks up in a text is there (a test compares all entries and many texts).

The file (resources/language/dictionary.bin, made by tests/dictionary.py) is little-endian:

    8 bytes             sum of all counts
    4 bytes             length of the words of one character: "一 217830 丁 1163 …", UTF-8
    4 bytes             number of pairs
    4 bytes each        the pairs in order, first character × 65536 + second
    4 bytes each        where the words of each pair end
    the rest            the words of each pair: the pair's own count, then the rest of each longer word and its count
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from struct import Struct

HEAD = Struct("<QII")
HALF = 16  # bits of a character; all of them are in the basic plane


class Dictionary:
    """`entries` is what jieba calls FREQ: word → count, and 0 for the beginning of a longer word."""

    def __init__(self, data: bytes) -> None:
        """data: the packed file. Only the words of one character are there at first."""
        self.total, singles, pairs = HEAD.unpack_from(data)
        start = HEAD.size + singles
        words = data[HEAD.size : start].decode().split(" ")
        self.entries: dict[str, int] = dict(zip(words[::2], map(int, words[1::2]), strict=True))
        self._pairs, self._ends = (_numbers(data[at : at + 4 * pairs]) for at in (start, start + 4 * pairs))
        self._words = data[start + 8 * pairs :]
        self._known: set[str] = set()

    def take_in(self, text: str) -> None:
        """See to it that every entry that stands in `text` is among the entries."""
        for pair in {text[at : at + 2] for at in range(len(text) - 1)} - self._known:
            self.entries.update(self._beginning_with(pair))
            self._known.add(pair)

    def _beginning_with(self, pair: str) -> Mapping[str, int]:
        first, second = map(ord, pair)
        key = first << HALF | second
        at = bisect_left(self._pairs, key)
        if second >> HALF or at == len(self._pairs) or self._pairs[at] != key:
            return {}
        words = self._words[self._ends[at - 1] if at else 0 : self._ends[at]].decode().split(" ")
        found = {pair + rest: int(count) for rest, count in zip(words[1::2], words[2::2], strict=True)}
        return {pair: int(words[0])} | {start: 0 for word in found for start in _beginnings(word)} | found


def packed(entries: Mapping[str, int], total: int) -> bytes:
    """The file for a dictionary. entries: all of them, with the beginnings of words."""
    singles = " ".join(f"{word} {count}" for word, count in sorted(entries.items()) if len(word) == 1).encode()
    by_pair: dict[str, list[str]] = {word: [str(count)] for word, count in entries.items() if len(word) == 2}
    for word, count in sorted(entries.items()):
        if len(word) > 2 and count:  # beginnings follow from the words
            by_pair[word[:2]] += [word[2:], str(count)]
    pairs = sorted(by_pair)
    words = [" ".join(by_pair[pair]).encode() for pair in pairs]
    ends = [0]
    for part in words:
        ends.append(ends[-1] + len(part))
    keys = array("I", [ord(pair[0]) << HALF | ord(pair[1]) for pair in pairs])
    return b"".join(
        (HEAD.pack(total, len(singles), len(pairs)), singles, _bytes(keys), _bytes(array("I", ends[1:])), *words)
    )


def _beginnings(word: str) -> Iterator[str]:
    """Of a word of a pair and more: what is longer than the pair and shorter than the word."""
    return (word[:end] for end in range(3, len(word)))


def _numbers(data: bytes) -> "array[int]":
    made = array("I", data)
    if sys.byteorder == "big":
        made.byteswap()
    return made


def _bytes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
