"""Tasks of the reference × the draft's field → for each task its nearest passages and how well each is met."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.core import resources
from desktop.core.alignment.field import Field
from desktop.core.alignment.likeness import NAMES, pair_weights, runs, share
from desktop.core.alignment.terms import RULES, content_words, rarity, role_factors, terms
from desktop.core.model.alignment import Candidate, Match, Term
from desktop.core.model.finding import Evidence, Feature
from desktop.core.model.review import Side
from desktop.core.model.task import Task
from desktop.core.progress import NOBODY, Part

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
    return claimed([matched(one, field, scores(one, field)) for one in watch.through(wanted(reference, field))])


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
                "".join(task.span.of(text).split()),
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
        values, weight, total = field.found(term), term.weight, one.total
        if only is not None:
            values = {number: values[number] for number in only if number in values}
        for number, value in values.items():
            found[number] += weight * value / total
    return found


def nearest(said: Mapping[int, float], field: Field) -> list[int]:
    """The numbers of the passages that are looked at closely, the one that says most first."""
    # Hundreds of passages say a word of the task: only those as near as the last of the shortlist are put in order.
    least = sorted(said.values())[-SHORTLIST:][:1]
    near = [number for number, value in said.items() if value >= least[0]]
    return sorted(near, key=lambda number: (-said[number], field.places[number]))[:SHORTLIST]


def matched(one: Wanted, field: Field, said: Mapping[int, float]) -> Match:
    """The task with its nearest passages, whatever other tasks are nearer to them."""
    found = [candidate(one, field, number, said[number]) for number in nearest(said, field)]
    return Match(one.task, one.terms, tuple(found))


def candidate(one: Wanted, field: Field, number: int, said: float) -> Candidate:
    """A passage beside the task, with the features of their likeness."""
    passage = field.texts[number]
    own = sum(term.weight * field.own(term).get(number, 0.0) for term in one.terms) / one.total
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
    features = tuple(map(Feature, NAMES, (round(value, 3) for value in values), weights))
    span = field.extended(number, one.terms, one.total)
    evidence = Evidence(field.passages[number].clause, span, round(max(0.0, min(1.0, score)), 4), features)
    return Candidate(number, evidence, tuple(field.found(term).get(number, 0.0) for term in one.terms))


@resources.derived
def _weights() -> tuple[float, ...]:
    return tuple(float(resources.table(RULES)["likeness"][name]) for name in NAMES)


def best_scores(matches: Iterable[Match]) -> dict[int, float]:
    """Passage number → the score of the task that it is nearest to."""
    best: dict[int, float] = {}
    for match in matches:
        for one in match.candidates:
            best[one.number] = max(best.get(one.number, 0.0), one.score)
    return best


def claimed(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches with each candidate's score lowered by how much better the passage fits another task."""
    best = best_scores(matches)
    places = {number: number for number in best}
    return tuple(lowered(match, best, places) for match in matches)


def lowered(match: Match, best: Mapping[int, float], places: Mapping[int, int]) -> Match:
    """One match after `best`, its candidates in order again. places: of the passages in the draft, by number."""
    penalty = float(resources.table(RULES)["claim"]["penalty"])

    def after(one: Candidate) -> Candidate:
        claim = max(0.0, best[one.number] - one.score)
        score = round(max(0.0, one.score - penalty * claim), 4)
        if score == one.score:  # nobody else is nearer to it
            return one
        return replace(one, evidence=replace(one.evidence, score=score))

    return replace(
        match, candidates=tuple(sorted(map(after, match.candidates), key=lambda c: (-c.score, places[c.number])))
    )
