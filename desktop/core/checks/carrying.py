"""How well the draft carries a task → how likely each verdict is.

A linear model over a few measured shares, its weights in resources/rules/carrying.toml (made by
tests/evaluation/fit.py from readers' verdicts). It decides what no single rule can: whether a passage that
shares words with a task carries it, and whether what is not found again matters.
"""

import math
from collections.abc import Mapping

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.checks.scope import lost_share
from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.finding import Verdict

RULES = "rules/carrying.toml"
KINDS = (Verdict.COVERED, Verdict.WEAKENED, Verdict.MISSING)
NEAREST = 3


def features(pair: Pair) -> dict[str, float]:
    """What is measured of a task beside its nearest passage; shares are 0..1.

    pairs, runs, context, precision: likeness of the nearest passage (alignment.likeness). margin: its lead
    over the next. union: weight of the task's words said by the nearest three together. heavy: the same of
    the three weightiest words, by the nearest alone. anywhere: words said by any candidate. least: the part
    carried worst. object: the last word of each measure (专家库 in 纳入专家库). lost: members of
    enumerations not named. softer: fall on the ladder of strength words, in steps. length: characters / 50.
    """
    match = pair.match
    best = match.candidates[0]
    measured = {feature.name: feature.value for feature in best.evidence.features}
    nearest = match.candidates[:NEAREST]
    union = [max(values) for values in zip(*(candidate.met for candidate in nearest), strict=True)]
    anywhere = [max(values) for values in zip(*(candidate.met for candidate in match.candidates), strict=True)]
    heaviest = sorted(range(len(match.terms)), key=lambda at: -match.terms[at].weight)[:3]
    fall = pair.task.strength.tier - max(passage.strength.tier for passage in pair.passages)
    return {
        "pairs": measured["pairs"],
        "runs": measured["runs"],
        "context": measured["context"],
        "precision": measured["precision"],
        "score": best.score,
        "margin": best.score - match.candidates[1].score if len(match.candidates) > 1 else best.score,
        "union": _weighed(match, union),
        "heavy": _weighed(match, best.met, heaviest),
        "anywhere": _weighed(match, anywhere),
        "least": min(max(match.coverage(c, part) for c in nearest) for part in range(len(pair.task.parts))),
        "object": _objects(match, best),
        "lost": lost_share(pair),
        "softer": max(0.0, fall),
        "length": min(2.0, len(pair.task.span) / 50),
    }


def likelihoods(measured: Mapping[str, float]) -> dict[Verdict, float]:
    """Probability of covered, weakened and missing; they sum to 1."""
    rules = resources.table(RULES)
    sums = {
        kind: rules[kind]["bias"] + math.fsum(rules[kind][name] * value for name, value in measured.items())
        for kind in KINDS
    }
    top = max(sums.values())
    powers = {kind: math.exp(value - top) for kind, value in sums.items()}
    total = math.fsum(powers.values())
    return {kind: power / total for kind, power in powers.items()}


def _weighed(match: Match, met: tuple[float, ...] | list[float], places: list[int] | None = None) -> float:
    chosen = range(len(match.terms)) if places is None else places
    total = math.fsum(match.terms[at].weight for at in chosen)
    return math.fsum(match.terms[at].weight * met[at] for at in chosen) / total if total else 0.0


def _objects(match: Match, best: Candidate) -> float:
    """Mean over the task's measures: how surely the nearest passage says the measure's last word."""
    found = []
    for core in match.task.core:
        inside = [at for at, term in enumerate(match.terms) if core.contains(term.span)]
        if inside:
            found.append(best.met[inside[-1]])
    return sum(found) / len(found) if found else 0.0
