"""A word → the words that may stand for it in official language, and how surely each does.

Groups of resources/lexicon (synonyms, actions) are known by reading; neighbours of resources/language are
words used alike in laws and plans, which suggests and does not decide (鼓励 and 支持 are neighbours too).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import permutations, product

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
    for other, kinship in _lexicon().get(word, {}).items():
        found[other] = max(found.get(other, 0.0), rules[kinship])
    found.pop(word, None)
    return found


def phrases_in(text: str) -> Iterator[tuple[int, int]]:
    """The entries of the lexicon that stand in `text`, as (start, end); from each place the longest."""
    lexicon, longest = _lexicon(), _longest()
    for start in range(len(text) - 2):
        for length in range(min(longest.get(text[start : start + 2], 0), len(text) - start), 2, -1):
            if text[start : start + length] in lexicon:
                yield start, start + length
                break


@resources.derived
def _actions() -> dict[str, tuple[str, ...]]:
    groups = resources.table("lexicon/actions.toml")["group"].values()
    return {word: tuple(group) for group in groups for word in group}


@resources.derived
def _lexicon() -> dict[str, dict[str, str]]:
    """Entry → other entry → how they are akin: "group", "wide" (one for the other), "specific", "general"."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in resources.resource("language/thesaurus.tsv").read_text(encoding="utf-8").splitlines():
        sign, *columns = line.split("\t")
        if sign == "=":
            for word, other in permutations(columns[1].split(), 2):
                found[word][other] = "wide"
        elif sign == ">":
            for general, specific in product(columns[1].split(), columns[2].split()):
                found[general].setdefault(specific, "specific")
                found[specific].setdefault(general, "general")
    for entry in resources.table("lexicon/synonyms.toml")["group"]:
        for word, other in permutations(entry["words"], 2):
            found[word][other] = "group"
    return dict(found)


@resources.derived
def _longest() -> dict[str, int]:
    """The first two characters of an entry → the length of the longest entry that begins with them."""
    found: dict[str, int] = {}
    for entry in _lexicon():
        found[entry[:2]] = max(found.get(entry[:2], 0), len(entry))
    return found


@cache
def _neighbours() -> dict[str, str]:
    """Word → "补助73 贴息62": neighbours with their cosine in hundredths."""
    lines = resources.resource("language/neighbours.tsv").read_text(encoding="utf-8").rstrip("\n")
    fields = lines.replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], fields[1::2], strict=True))
