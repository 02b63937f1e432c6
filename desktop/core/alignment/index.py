"""Numbered texts → which of them say a word, and how surely: an inverted index of character pairs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from desktop.core.alignment.synonyms import alternatives
from desktop.core.alignment.terms import rarity

# A word of three or more characters that stands there in part (职业技能等级 for 技能等级制度).
PARTLY = 0.7


class Index:
    """Texts without white space, by number; they may come and go."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        """Enter the texts in their order."""
        self._postings: dict[str, dict[int, None]] = defaultdict(dict)
        self.enter(texts)

    def enter(self, texts: Mapping[int, str]) -> None:
        """Take in more texts, of other numbers."""
        for number, text in texts.items():
            for pair in _pairs(text):
                self._postings[pair][number] = None

    def strike(self, texts: Mapping[int, str]) -> None:
        """Take texts out again."""
        for number, text in texts.items():
            for pair in _pairs(text):
                del self._postings[pair][number]

    def said(self, word: str, phrase: str = "") -> dict[int, float]:
        """Number → 0..1 for the texts that say the word, another for it, or another for the phrase it is part of."""
        values = self._literal(word)
        for standing in (word, phrase) if phrase else (word,):
            for other, sure in alternatives(standing).items():
                if other[:2] not in self._postings:  # most of them, where there are few texts
                    continue
                found = self._literal(other)
                # A common word standing for a rare one (吸引 for 引智) carries only as much as it tells itself.
                worth = sure * min(1.0, rarity(other) / max(rarity(word), 0.1))
                for number, value in found.items():
                    if value >= 1.0 and values.get(number, 0.0) < worth:
                        values[number] = worth
        return values

    def _literal(self, word: str) -> dict[int, float]:
        """Texts in which all (1.0) or most (less) character pairs of `word` stand."""
        if len(word) <= 2:
            return dict.fromkeys(self._postings.get(word, ()), 1.0)
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]
        counts: dict[int, int] = defaultdict(int)
        for pair in pairs:
            for number in self._postings.get(pair, ()):
                counts[number] += 1
        return {
            number: 1.0 if count == len(pairs) else PARTLY * count / len(pairs)
            for number, count in counts.items()
            if 2 * count >= len(pairs)
        }


def _pairs(text: str) -> Iterable[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} | set(text)
