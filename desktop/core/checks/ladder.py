"""Words → those that say how firmly, each with its rung on the ladder of resources/rules/modality.toml.

Where a draft copies a sentence, one exchanged word tells: there more words count than `parsing.modality` reads in a
sentence by itself (`beside` in the table), and a name in which such a word stands (研究机构, 可持续) counts for none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core import resources
from desktop.core.checks.pair import BORDERS

RULES = "rules/modality.toml"
ACTIONS = "lexicon/actions.toml"
PLAIN = 4.0
# What makes a strength word the beginning of an adjective or noun: 适当的, 一般性.
_NOUN_ENDINGS = ("的", "性", "者", "员", "型", "率", "化")
_MARKS = f"{BORDERS}！？（）()“”《》"


@dataclass(frozen=True, slots=True)
class Rung:
    """A strength word at `start` of the text it was found in. value: its rung; None: it qualifies any other."""

    start: int
    word: str
    value: float | None

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.word)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the table says: the pattern of all words, their rungs, the names, the words that need a verb."""

    pattern: re.Pattern[str]
    rungs: dict[str, float]
    qualifiers: frozenset[str]
    names: frozenset[str]
    noun_like: frozenset[str]
    verbs: tuple[str, ...]


@resources.derived
def _words() -> _Words:
    data, actions = resources.table(RULES), resources.table(ACTIONS)
    rungs: dict[str, float] = {}
    for key in ("words", "beside"):
        rungs |= {word: float(tier["value"]) for tier in data["tier"] for word in tier.get(key, ())}
    qualifiers = frozenset({*data["qualifiers"]["words"], *data["qualifiers"]["beside"]})
    names = frozenset(data["compared"]["names"])
    ordered = sorted({*rungs, *qualifiers, *names}, key=lambda word: (-len(word), word))
    patterns = [*data["qualifiers"]["patterns"], *map(re.escape, ordered)]
    function = actions["function"]
    verbs = {word for group in actions["group"].values() for word in group}
    verbs |= {*function["adverbs"], *function["prepositions"], *function["inner"], "不", "未", "于", "是", "有", "做"}
    noun_like = frozenset(data["compared"]["noun_like"])
    return _Words(re.compile("|".join(patterns)), rungs, qualifiers, names, noun_like, tuple(verbs))


def rungs(text: str, *, before: str = "", behind: str = "", verbal: bool = False) -> Iterator[Rung]:
    """The strength words of `text` in order. before, behind: what stands around it.

    verbal: whether it stands in place of a verb or a strength word, so that it is no part of a name.
    """
    words = _words()
    whole = before + text + behind
    for found in words.pattern.finditer(whole):
        at, word = found.start() - len(before), found[0]
        if at < 0 or at + len(word) > len(text) or word in words.names or not word:
            continue
        if _governs(whole, found.start(), found.end(), word, verbal):
            value = None if word in words.qualifiers else words.rungs.get(word)
            yield Rung(at, word, value)


def _governs(whole: str, start: int, end: int, word: str, verbal: bool) -> bool:
    """Whether the word at `start` of `whole` speaks of what follows, and is no part of a name."""
    rest = whole[end:]
    if rest.startswith(_NOUN_ENDINGS):
        return False
    words = _words()
    if word not in words.noun_like or acts(rest):
        return True
    if not rest or rest[0] in f"{_MARKS}、":
        return False
    opens = start == 0 or whole[start - 1] in _MARKS
    return verbal or (opens and word.startswith(words.verbs) and len(word) > 1)


def acts(text: str) -> bool:
    """Whether a verb, or what stands before one, opens `text`."""
    return text.startswith(_words().verbs)


def level(found: list[Rung], otherwise: float) -> float:
    """How firm words with the strength words `found` are: the weakest, less what qualifies. otherwise: without any."""
    values = [rung.value for rung in found if rung.value is not None]
    drop = float(resources.table(RULES)["qualifiers"]["drop"])
    return min(values, default=otherwise) - drop * any(rung.value is None for rung in found)
