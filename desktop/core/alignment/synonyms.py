"""How alike two words are in official language: the same, of one kind, or used alike.

Groups of resources/lexicon/synonyms.toml and actions.toml are certain; what stands in the word is likely.
"""

from functools import cache

from desktop.core import resources

RULES = "rules/alignment.toml"


@cache
def _groups() -> dict[str, tuple[tuple[str, ...], float]]:
    """Word → the other words that mean the same, with how sure that is."""
    sure = resources.table(RULES)["synonym"]
    found: dict[str, tuple[tuple[str, ...], float]] = {}
    for group in resources.table("lexicon/actions.toml")["group"].values():
        for word in group:
            found[word] = (tuple(group), sure["action"])
    for entry in resources.table("lexicon/synonyms.toml")["group"]:
        group = tuple(entry["words"])
        for word in group:
            before = found.get(word)
            merged = group + before[0] if before and before[1] == sure["group"] else group
            found[word] = (merged, sure["group"])
    return found


def alternatives(word: str) -> tuple[tuple[str, ...], float]:
    """The words that may stand for `word`, and how sure (0..1) one of them carries it."""
    return _groups().get(word, ((), 0.0))
