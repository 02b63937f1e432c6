"""Tasks of the reference × the draft's field → for each task its nearest passages and how well each is met."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.core import resources
from desktop.core.alignment.field import Field
from desktop.core.alignment.likeness import NAMES, pair_weights, runs, share
from desktop.core.alignment.terms import RULES, content_words, rarity, role_factors, terms
from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.finding import Evidence, Feature
from desktop.core.model.review import Side
from desktop.core.model.task import Task
from desktop.core.progress import NOBODY, Part

# So many passages are looked at closely; the counterpart stands among them in 99 of 100 gold tasks.
SHORTLIST = 16


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
    local = _Local(field)
    weights = tuple(float(resources.table(RULES)["likeness"][name]) for name in NAMES)
    headings = {clause.id: clause.heading for clause in reference.outline.clauses}
    matches = [_match(reference, headings, task, field, local, weights) for task in watch.through(reference.tasks)]
    return _claimed(matches)


def _claimed(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches with each candidate's score lowered by how much better the passage fits another task."""
    penalty = float(resources.table(RULES)["claim"]["penalty"])
    best: dict[int, float] = {}
    for match in matches:
        for candidate in match.candidates:
            best[candidate.number] = max(best.get(candidate.number, 0.0), candidate.score)

    def lowered(candidate: Candidate) -> Candidate:
        claim = max(0.0, best[candidate.number] - candidate.score)
        score = round(max(0.0, candidate.score - penalty * claim), 4)
        return replace(candidate, evidence=replace(candidate.evidence, score=score))

    return tuple(
        replace(match, candidates=tuple(sorted(map(lowered, match.candidates), key=lambda c: (-c.score, c.number))))
        for match in matches
    )


def _match(
    reference: Side,
    headings: Mapping[str, str],
    task: Task,
    field: Field,
    local: Mapping[str, float],
    weights: Sequence[float],
) -> Match:
    text = reference.document.text
    factors = role_factors(text, task)
    weighted = terms(text, task, factors, local)
    total = sum(term.weight for term in weighted) or 1.0
    scores: dict[int, float] = defaultdict(float)
    for term in weighted:
        for number, value in field.found(term).items():
            scores[number] += term.weight * value / total
    nearest = sorted(scores, key=lambda number: (-scores[number], number))[:SHORTLIST]
    pairs = pair_weights(text, task.span, factors, local)
    flat = "".join(task.span.of(text).split())
    heading = {word: rarity(word) for word, _ in content_words(headings.get(task.clause, ""))}
    found = []
    for number in nearest:
        passage = field.texts[number]
        own = sum(term.weight * field.own(term, number) for term in weighted) / total
        said = field.own_words[number]
        explained = sum(weight for word, weight in said.items() if word in flat)
        values = (
            min(1.0, scores[number]),
            min(1.0, own),
            share(pairs, passage),
            runs(flat, passage),
            explained / (sum(said.values()) or 1.0),
            share(heading, field.surroundings(number)),
        )
        score = sum(weight * value for weight, value in zip(weights, values, strict=True))
        features = tuple(map(Feature, NAMES, (round(value, 3) for value in values), weights))
        span = field.extended(number, weighted, total)
        place = field.passages[number]
        evidence = Evidence(place.clause, span, round(max(0.0, min(1.0, score)), 4), features)
        met = tuple(field.found(term).get(number, 0.0) for term in weighted)
        found.append(Candidate(number, evidence, met))
    found.sort(key=lambda candidate: (-candidate.score, candidate.number))
    return Match(task, weighted, tuple(found))
