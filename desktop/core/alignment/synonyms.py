"""How alike two words are in official language: the same, of one kind, or used alike.

Groups of resources/lexicon/synonyms.toml and actions.toml are certain; what stands in the word is likely.
"""

from functools import cache

from desktop.core import resources

SAME_GROUP = 0.85
SAME_ACTION = 0.7


@cache
def _groups() -> dict[str, tuple[tuple[str, ...], float]]:
    """Word → the other words that mean the same, with how sure that is."""
    found: dict[str, tuple[tuple[str, ...], float]] = {}
    for group in resources.table("lexicon/actions.toml")["group"].values():
        for word in group:
            found[word] = (tuple(group), SAME_ACTION)
    for entry in resources.table("lexicon/synonyms.toml")["group"]:
        group = tuple(entry["words"])
        for word in group:
            before = found.get(word)
            found[word] = (group + before[0], SAME_GROUP) if before and before[1] == SAME_GROUP else (group, SAME_GROUP)
    return found


def alternatives(word: str) -> tuple[tuple[str, ...], float]:
    """The words that may stand for `word`, and how sure (0..1) one of them carries it."""
    return _groups().get(word, ((), 0.0))
