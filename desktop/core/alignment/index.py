"""Numbered texts → which of them say a word, and how surely: an inverted index of character pairs."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from desktop.core import resources
from desktop.core.alignment.synonyms import alternatives
from desktop.core.alignment.terms import rarity

# A word of three or more characters that stands there in part (职业技能等级 for 技能等级制度).
PARTLY = 0.7


class Index:
    """Texts without white space, by number; they may come and go."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        """Enter the texts in their order."""
        self._postings: dict[str, dict[int, None]] = defaultdict(dict)
        self._wholes: dict[str, set[int]] = {}
        self.enter(texts)

    def enter(self, texts: Mapping[int, str]) -> None:
        """Take in more texts, of other numbers."""
        self._wholes.clear()
        for number, text in texts.items():
            for pair in _pairs(text):
                self._postings[pair][number] = None

    def strike(self, texts: Mapping[int, str]) -> None:
        """Take texts out again."""
        self._wholes.clear()
        for number, text in texts.items():
            for pair in _pairs(text):
                del self._postings[pair][number]

    def said(self, word: str, phrase: str = "") -> dict[int, float]:
        """Number → 0..1 for the texts that say the word, another for it, or another for the phrase it is part of."""
        values: dict[int, float] = {}
        # The surer stand over the less sure, so that each text keeps the surest.
        for worth, whole in sorted(self._others(word, phrase), key=lambda other: other[0]):
            values.update(dict.fromkeys(whole, worth))
        for number, value in self._literal(word).items():
            if value > values.get(number, 0.0):
                values[number] = value
        return values

    def fully(self, word: str) -> int:
        """How many texts say the word, or another that stands for it without loss."""
        numbers = set(self._whole(word))
        for other, worth in standing_for(word, word):
            if worth >= 1.0 and other[:2] in self._postings:
                numbers.update(self._whole(other))
        return len(numbers)

    def _others(self, word: str, phrase: str) -> Iterator[tuple[float, Collection[int]]]:
        """How surely another word stands for this one or its phrase, and the texts in which all of it stands."""
        for standing in (word, phrase) if phrase else (word,):
            for other, worth in standing_for(word, standing):
                if other[:2] in self._postings:  # most of them are not, where there are few texts
                    yield worth, self._whole(other)

    def _whole(self, word: str) -> Collection[int]:
        """Texts in which all character pairs of a word stand."""
        if len(word) <= 2:
            return self._postings.get(word, {})
        known = self._wholes.get(word)
        if known is None:
            postings = sorted((self._postings.get(pair, {}) for pair in _neighbours(word)), key=len)
            known = self._wholes[word] = set(postings[0]).intersection(*postings[1:])
        return known

    def _literal(self, word: str) -> dict[int, float]:
        """Texts in which all (1.0) or most (less) character pairs of `word` stand."""
        if len(word) <= 2:
            return dict.fromkeys(self._postings.get(word, ()), 1.0)
        pairs = _neighbours(word)
        counts: Counter[int] = Counter()
        for pair in pairs:
            counts.update(iter(self._postings.get(pair, ())))  # not by its values
        worth = [*(PARTLY * count / len(pairs) for count in range(len(pairs))), 1.0]
        return {number: worth[count] for number, count in counts.items() if 2 * count >= len(pairs)}


@resources.derived
def standing_for(word: str, whole: str) -> tuple[tuple[str, float], ...]:
    """Words that may stand for a word by standing for `whole`, the word or a phrase it is part of; how surely each.

    A common word standing for a rare one (吸引 for 引智) carries only as much as it tells itself.
    """
    own = max(rarity(word), 0.1)
    found = ((other, sure * min(1.0, rarity(other) / own)) for other, sure in alternatives(whole).items())
    return tuple((other, worth) for other, worth in found if worth > 0.0)


def _neighbours(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(len(word) - 1)]


def _pairs(text: str) -> Iterable[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} | set(text)
