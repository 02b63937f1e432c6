"""Tasks of the reference × the draft's field → for each task its nearest passages and how well each is met."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from desktop.core import resources
from desktop.core.alignment.company import Company
from desktop.core.alignment.field import Field, Weighted
from desktop.core.alignment.likeness import NAMES, pair_weights, runs, share
from desktop.core.alignment.shortlist import foremost, numbers
from desktop.core.alignment.terms import RULES, content_words, rarity, role_factors, terms
from desktop.core.model.alignment import Candidate, Match, Term
from desktop.core.model.finding import Evidence, Feature
from desktop.core.model.review import Side
from desktop.core.model.task import Task
from desktop.core.progress import NOBODY, Part
from desktop.core.text.flat import flat

# So many passages are looked at closely; the counterpart stands among them in 99 of 100 gold tasks.
SHORTLIST = 16
# And so many for each part of a task.
PART_SHORTLIST = 2


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
    found = [matched(one, field) for one in watch.through(wanted(reference, field))]
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


def scores(one: Wanted, field: Field, numbers: Collection[int]) -> dict[int, float]:
    """How much of the task these passages say, by number; those without a word of it are left out."""
    found: dict[int, float] = defaultdict(float)
    for term in one.terms:
        values = field.found(term)
        for number in numbers:
            value = values.get(number)
            if value is not None:
                found[number] += term.weight * value / one.total
    return found


def nearest(one: Wanted, field: Field) -> dict[int, float]:
    """The passages that are looked at closely, by number, and how much of the task each says; what says most first.

    Of a task with several parts also those that say most of one part: a sentence that carries nothing but this part
    says less of the whole than one that has a word of everything.
    """
    said = [[(term.weight * value / one.total, who) for value, who in field.found_alike(term)] for term in one.terms]
    chosen = _foremost(one, field, said, SHORTLIST)
    for part in range(len(one.task.parts)) if len(one.task.parts) > 1 else ():
        of_it = tuple(term for term in one.terms if term.part == part)
        told = [words for words, term in zip(said, one.terms, strict=True) if term.part == part]
        chosen |= _foremost(replace(one, terms=of_it), field, told, PART_SHORTLIST)
    near = scores(one, field, chosen)
    return dict(sorted(near.items(), key=lambda found: (-found[1], field.places[found[0]])))


def _foremost(one: Wanted, field: Field, said: Sequence[Sequence[tuple[float, int]]], most: int) -> dict[int, float]:
    """The `most` passages that say most of the terms of `one`, by number. said: the terms as `foremost` takes them."""
    near = scores(one, field, tuple(numbers(foremost(said, most))))
    return {number: near[number] for number in sorted(near, key=lambda at: (-near[at], field.places[at]))[:most]}


def matched(one: Wanted, field: Field) -> Match:
    """The task with its nearest passages, whatever other tasks are nearer to them."""
    return Match(one.task, one.terms, tuple(candidates(one, field, nearest(one, field)).values()))


@dataclass(frozen=True, slots=True)
class _Saying:
    """Which passages say the terms of a task. weighted: each term's weight with the passages that say it themselves.

    told: the same, a word that stands in the task twice looked for as where it stands last, so that it is told once.
    found: for each term the passages that say it, their surroundings included. pairs, heading: the weight of all of
    the task's pairs and of its heading's words.
    """

    weighted: tuple[Weighted, ...]
    told: tuple[Weighted, ...]
    found: tuple[Mapping[int, float], ...]
    pairs: float
    heading: float


def candidates(one: Wanted, field: Field, said: Mapping[int, float]) -> dict[int, Candidate]:
    """Passages beside the task, by number, with the features of their likeness. said: how much of it each says."""
    own = {term.word: field.own(term) for term in one.terms}
    saying = _Saying(
        tuple((term.weight, field.own(term)) for term in one.terms),
        tuple((term.weight, own[term.word]) for term in one.terms),
        tuple(map(field.found, one.terms)),
        sum(one.pairs.values()),
        sum(one.heading.values()),
    )
    return {number: _candidate(one, field, saying, number, share) for number, share in said.items()}


def _candidate(one: Wanted, field: Field, saying: _Saying, number: int, said: float) -> Candidate:
    passage = field.texts[number]
    own = sum([weight * who.get(number, 0.0) for weight, who in saying.weighted]) / one.total
    words = field.own_words(number)
    explained = sum([weight for word, weight in words.items() if word in one.flat])
    values = (
        min(1.0, said),
        min(1.0, own),
        share(one.pairs, passage, saying.pairs),
        runs(one.flat, passage),
        explained / (sum(words.values()) or 1.0),
        share(one.heading, field.surroundings(number), saying.heading),
    )
    weights = _weights()
    score = sum([weight * value for weight, value in zip(weights, values, strict=True)])
    if not field.passages[number].measure:
        score -= float(resources.table(RULES)["statement"]["penalty"])
    if number in field.headings:
        score -= float(resources.table(RULES)["statement"]["heading"])
    measured = zip(NAMES, values, weights, strict=True)
    features = tuple([_feature(name, round(value, 3), weight) for name, value, weight in measured])
    span = field.extended(number, saying.told, one.total)
    evidence = Evidence(field.passages[number].clause, span, round(max(0.0, min(1.0, score)), 4), features)
    return Candidate(number, evidence, tuple([who.get(number, 0.0) for who in saying.found]))


@resources.derived
def _weights() -> tuple[float, ...]:
    return tuple(float(resources.table(RULES)["likeness"][name]) for name in NAMES)


@cache  # a thousand values at most, met a hundred times each
def _feature(name: str, value: float, weight: float) -> Feature:
    return Feature(name, value, weight)
