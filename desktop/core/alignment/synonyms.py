"""A word → the words that may stand for it in official language, and how surely each does.

Groups of resources/lexicon (synonyms, actions) are known by reading; neighbours of resources/language are
words used alike in laws and plans, which suggests and does not decide (鼓励 and 支持 are neighbours too).
"""

from collections.abc import Mapping
from functools import cache

from desktop.core import resources

RULES = "rules/alignment.toml"


@resources.derived
def alternatives(word: str) -> Mapping[str, float]:
    """Other words that may stand for `word` → 0..1, how surely; empty where none is known."""
    rules = resources.table(RULES)["synonym"]
    found: dict[str, float] = {}
    for entry in _neighbours().get(word, "").split():
        other, hundredths = entry[:-2], entry[-2:]
        found[other] = (int(hundredths) / 100 - rules["neighbour_zero"]) * rules["neighbour_scale"]
    for other in _actions().get(word, ()):
        found[other] = max(found.get(other, 0.0), rules["action"])
    for other in _synonyms().get(word, ()):
        found[other] = max(found.get(other, 0.0), rules["group"])
    found.pop(word, None)
    return found


@resources.derived
def _actions() -> dict[str, tuple[str, ...]]:
    groups = resources.table("lexicon/actions.toml")["group"].values()
    return {word: tuple(group) for group in groups for word in group}


@resources.derived
def _synonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in resources.table("lexicon/synonyms.toml")["group"]:
        for word in entry["words"]:
            found[word] = (*found.get(word, ()), *entry["words"])
    return found


@cache
def _neighbours() -> dict[str, str]:
    """Word → "补助73 贴息62": neighbours with their cosine in hundredths."""
    lines = resources.resource("language/neighbours.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
