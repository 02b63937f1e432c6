"""Tasks of the reference × the draft's field → for each task its nearest passages and how well each is met."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from desktop.core import resources
from desktop.core.alignment.company import Company
from desktop.core.alignment.field import Field
from desktop.core.alignment.likeness import NAMES, pair_weights, runs, share
from desktop.core.alignment.terms import RULES, content_words, rarity, role_factors, terms
from desktop.core.model.alignment import Candidate, Match, Term
from desktop.core.model.finding import Evidence, Feature
from desktop.core.model.review import Side
from desktop.core.model.task import Task
from desktop.core.progress import NOBODY, Part
from desktop.core.text.flat import flat

Said = Mapping[int, float] | Sequence[float]
# So many passages are looked at closely; the counterpart stands among them in 99 of 100 gold tasks.
SHORTLIST = 16


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for of one task.

    terms: its weighted words, `total` their weight (1 for none). pairs: its character pairs with their weights.
    flat: its words without white space. heading: the words of its clause's heading with their rarity.
    """

    task: Task
    terms: tuple[Term, ...]
    total: float
    pairs: Mapping[str, float]
    flat: str
    heading: Mapping[str, float]


class _Local(dict[str, float]):
    """Word or pair → how much it tells within the draft, looked up when first asked for."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field

    def __missing__(self, word: str) -> float:
        self[word] = weight = self._field.local_weight(word)
        return weight


def match(reference: Side, field: Field, watch: Part = NOBODY) -> tuple[Match, ...]:
    """One match for each task of the reference, in its order. watch: hears of each task; may raise Cancelled."""
    found = [matched(one, field, scores(one, field)) for one in watch.through(wanted(reference, field))]
    return tuple(Company(found, field).lowered())


def wanted(reference: Side, field: Field) -> tuple[Wanted, ...]:
    """What is looked for of each task, its words weighed by how much they tell in the draft as it is now."""
    local = _Local(field)
    headings = {
        clause.id: {word: rarity(word) for word, _ in content_words(clause.heading)}
        for clause in reference.outline.clauses
    }
    made = []
    for task in reference.tasks:
        text = reference.document.text
        factors = role_factors(text, task)
        weighted = terms(text, task, factors, local)
        made.append(
            Wanted(
                task,
                weighted,
                sum(term.weight for term in weighted) or 1.0,
                pair_weights(text, task.span, factors, local),
                flat(task.span.of(text)),
                headings.get(task.clause, {}),
            )
        )
    return tuple(made)


def scores(one: Wanted, field: Field, only: Collection[int] | None = None) -> dict[int, float]:
    """Passage number → how much of the task its words say; only: of these passages, None for all.

    Passages without a word of the task are left out.
    """
    found: dict[int, float] = defaultdict(float)
    for term in one.terms:
        if only is None:
            for value, numbers in field.found_alike(term):
                more = term.weight * value / one.total
                for number in numbers:
                    found[number] += more
        else:
            values = field.found(term)
            for number in only:
                if number in values:
                    found[number] += term.weight * values[number] / one.total
    return found


def nearest(said: Mapping[int, float], field: Field) -> list[int]:
    """The numbers of the passages that are looked at closely, the one that says most first."""
    # Hundreds of passages say a word of the task: only those as near as the last of the shortlist are put in order.
    least = nlargest(SHORTLIST, said.values())[-1:]
    near = [number for number, value in said.items() if value >= least[0]]
    return sorted(near, key=lambda number: (-said[number], field.places[number]))[:SHORTLIST]


def matched(one: Wanted, field: Field, said: Mapping[int, float]) -> Match:
    """The task with its nearest passages, whatever other tasks are nearer to them."""
    return Match(one.task, one.terms, tuple(candidates(one, field, said, nearest(said, field)).values()))


@dataclass(frozen=True, slots=True)
class _Saying:
    """Which passages say the terms of a task. weighted: each term's weight with the passages that say it themselves.

    found: for each term the passages that say it, their surroundings included.
    """

    weighted: tuple[tuple[float, Mapping[int, float]], ...]
    found: tuple[Mapping[int, float], ...]


def candidates(one: Wanted, field: Field, said: Said, numbers: Iterable[int]) -> dict[int, Candidate]:
    """Passages beside the task, by number, with the features of their likeness. said: see `scores`."""
    saying = _Saying(tuple((term.weight, field.own(term)) for term in one.terms), tuple(map(field.found, one.terms)))
    return {number: _candidate(one, field, saying, number, said[number]) for number in numbers}


def _candidate(one: Wanted, field: Field, saying: _Saying, number: int, said: float) -> Candidate:
    passage = field.texts[number]
    own = sum(weight * who.get(number, 0.0) for weight, who in saying.weighted) / one.total
    words = field.own_words(number)
    explained = sum(weight for word, weight in words.items() if word in one.flat)
    values = (
        min(1.0, said),
        min(1.0, own),
        share(one.pairs, passage),
        runs(one.flat, passage),
        explained / (sum(words.values()) or 1.0),
        share(one.heading, field.surroundings(number)),
    )
    weights = _weights()
    score = sum(weight * value for weight, value in zip(weights, values, strict=True))
    statement = resources.table(RULES)["statement"]
    if not field.passages[number].measure:
        score -= float(statement["penalty"])
    if number in field.headings:
        score -= float(statement["heading"])
    features = tuple(map(Feature, NAMES, (round(value, 3) for value in values), weights))
    span = field.extended(number, one.terms, one.total)
    evidence = Evidence(field.passages[number].clause, span, round(max(0.0, min(1.0, score)), 4), features)
    return Candidate(number, evidence, tuple(who.get(number, 0.0) for who in saying.found))


@resources.derived
def _weights() -> tuple[float, ...]:
    return tuple(float(resources.table(RULES)["likeness"][name]) for name in NAMES)
