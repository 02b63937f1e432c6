"""How well the draft carries a task → how likely each verdict is.

A linear model over a few measured shares, its weights in resources/rules/carrying.toml (made by
tests/evaluation/fit.py from readers' verdicts and planted losses). It decides what no single rule can: whether
a passage that shares words with a task carries it, and whether what is not found again matters. A draft that
keeps the reference's wording and one written afresh are weighed apart: in the first, what is not kept is gone.
"""

import math
from collections.abc import Mapping, Sequence

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.checks.scope import lost_share
from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.finding import Verdict

RULES = "rules/carrying.toml"
KINDS = (Verdict.COVERED, Verdict.WEAKENED, Verdict.MISSING)
NEAREST = 3
# Real local plans lie below 0.5, drafts that take over clause by clause above 0.75.
CLOSE = 0.62
# Drafts that reword the reference sentence by sentence begin here; real plans of a province mostly lie below.
FOLLOWS = 0.5


def closeness_of(matches: Sequence[Match]) -> float:
    """0..1: how far the draft keeps the reference's wording, as the mean over tasks of common runs."""
    shares = [share_of(match.candidates[0], "runs") for match in matches if match.candidates]
    return math.fsum(shares) / len(shares) if shares else 0.0


def share_of(candidate: Candidate, feature: str) -> float:
    """A measured likeness of a candidate by its name (`alignment.likeness.NAMES`), 0..1."""
    return next(one.value for one in candidate.evidence.features if one.name == feature)


def _measured(candidate: Candidate) -> dict[str, float]:
    return {feature.name: feature.value for feature in candidate.evidence.features}


def features(pair: Pair, closeness: float) -> dict[str, float]:
    """What is measured of a task beside its nearest passage; shares are 0..1.

    pairs, runs, context, precision: likeness of the nearest passage (alignment.likeness). union: weight of the
    task's words said by the nearest three together. heavy: the same of the three weightiest words, by the nearest
    alone. anywhere: words said by any candidate. least: the part carried worst. behind: how far the nearest passage
    keeps less of the wording than the draft does elsewhere (`closeness`): a draft that copies the rest and not this
    task dropped it. object: the last word of each measure (专家库 in 纳入专家库). lost: members of enumerations not
    named. softer: fall on the ladder of strength words, in steps, as far as the same thing is spoken of (times
    union). length: characters / 50.
    """
    match = pair.match
    best = match.candidates[0]
    measured = _measured(best)
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
        "union": _weighed(match, union),
        "heavy": _weighed(match, best.met, heaviest),
        "anywhere": _weighed(match, anywhere),
        "least": min(max(match.coverage(c, part) for c in nearest) for part in range(len(pair.task.parts))),
        "object": _objects(match, best),
        "lost": lost_share(pair),
        "softer": max(0.0, fall) * _weighed(match, union),
        "behind": max(0.0, closeness - measured["runs"]),
        "closeness": closeness,
        "length": min(2.0, len(pair.task.span) / 50),
    }


def manner(closeness: float) -> str:
    """How the draft is written: "close" to the reference's wording, or "free"."""
    return "close" if closeness >= CLOSE else "free"


def follows(closeness: float) -> bool:
    """Whether the draft goes through the reference sentence by sentence, be it in other words."""
    return closeness >= FOLLOWS


def likelihoods(measured: Mapping[str, float]) -> dict[Verdict, float]:
    """Probability of covered, weakened and missing; they sum to 1."""
    rules = resources.table(RULES)[manner(measured["closeness"])]
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
