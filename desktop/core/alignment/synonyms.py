"""A word → the words that may stand for it in official language, and how surely each does.

Groups of resources/lexicon (synonyms, actions) are known by reading; neighbours of resources/language are
words used alike in laws and plans, which suggests and does not decide (鼓励 and 支持 are neighbours too).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    for other, kinship in _kin(word).items():
        found[other] = max(found.get(other, 0.0), rules[kinship])
    found.pop(word, None)
    return found


def phrases_in(text: str) -> Iterator[tuple[int, int]]:
    """The entries of the lexicon that stand in `text`, as (start, end); from each place the longest."""
    lexicon, longest = _entries(), _longest()
    for start in range(len(text) - 2):
        for length in range(min(longest.get(text[start : start + 2], 0), len(text) - start), 2, -1):
            if text[start : start + length] in lexicon:
                yield start, start + length
                break


@resources.derived
def _actions() -> dict[str, tuple[str, ...]]:
    groups = resources.table("lexicon/actions.toml")["group"].values()
    return {word: tuple(group) for group in groups for word in group}


def _kin(word: str) -> dict[str, str]:
    """Other entry → how it is akin: "group", "wide" (one for the other), "specific", "general"; empty for no entry."""
    found: dict[str, str] = {}
    for kinship, others in _entries().get(word, ()):
        for other in others:
            if kinship in ("group", "wide"):
                found[other] = kinship
            else:
                found.setdefault(other, kinship)
    return found


@resources.derived
def _entries() -> dict[str, list[tuple[str, Sequence[str]]]]:
    """Entry → the words that it stands in one line with, and how they are akin to it, line by line.

    Not pair by pair: the lexicon has tens of thousands of pairs, of which a comparison asks for a few hundred.
    """
    found: dict[str, list[tuple[str, Sequence[str]]]] = defaultdict(list)
    for line in resources.resource("language/thesaurus.tsv").read_text(encoding="utf-8").splitlines():
        sign, *columns = line.split("\t")
        if sign == "=":
            words = columns[1].split()
            for word in words:
                found[word].append(("wide", words))
        elif sign == ">":
            above, below = columns[1].split(), columns[2].split()
            for word in above:
                found[word].append(("specific", below))
            for word in below:
                found[word].append(("general", above))
    for entry in resources.table("lexicon/synonyms.toml")["group"]:
        for word in entry["words"]:
            found[word].append(("group", entry["words"]))
    return dict(found)


@resources.derived
def _longest() -> dict[str, int]:
    """The first two characters of an entry → the length of the longest entry that begins with them."""
    found: dict[str, int] = {}
    for entry in _entries():
        found[entry[:2]] = max(found.get(entry[:2], 0), len(entry))
    return found


@cache
def _neighbours() -> dict[str, str]:
    """Word → "补助73 贴息62": neighbours with their cosine in hundredths."""
    lines = resources.resource("language/neighbours.tsv").read_text(encoding="utf-8").rstrip("\n")
    fields = lines.replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], fields[1::2], strict=True))
