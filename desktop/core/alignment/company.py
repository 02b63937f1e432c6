"""Tasks weigh on one another: who else wants a passage, and where a task's neighbours have their counterparts.

A passage carries first the task that it fits best, and whose words it is made of. And a local plan keeps together what
the reference keeps together: of two passages alike, the one beside the counterparts of the neighbouring tasks is
meant. Both only lower scores: the passage that all speaks for keeps its own.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.core import resources
from desktop.core.alignment.field import Field
from desktop.core.alignment.likeness import NAMES
from desktop.core.alignment.terms import RULES
from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.finding import Evidence

_PRECISION = NAMES.index("precision")


def best_scores(matches: Iterable[Match]) -> dict[int, float]:
    """Passage number → the score of the task that it is nearest to."""
    best: dict[int, float] = {}
    for match in matches:
        for one in match.candidates:
            best[one.number] = max(best.get(one.number, 0.0), one.score)
    return best


class Company:
    """All matches of a comparison, scored each by itself, and what they say of one another's candidates."""

    def __init__(self, matches: Sequence[Match], field: Field) -> None:
        """field: the draft that the candidates' numbers are of."""
        self._matches, self._field = matches, field
        claim, company = resources.table(RULES)["claim"], resources.table(RULES)["company"]
        self._penalty, self._foreign = float(claim["penalty"]), float(claim["foreign"])
        self._beside, self._clause = float(company["beside"]), float(company["clause"])
        self._around = int(company["around"])
        self._decay = [math.exp(-far / company["reach"]) for far in range(int(company["reach"] * 6))]
        self._best = best_scores(matches)
        self._precise: dict[int, float] = {}
        for match in matches:
            for one in match.candidates:
                self._precise[one.number] = max(self._precise.get(one.number, 0.0), _precision(one))
        self._tops = [self._top(match) for match in matches]
        self._in_clauses = [self._shares(match) for match in matches]
        self._sums: dict[str, dict[str, float]] = {}
        self._count: dict[str, int] = defaultdict(int)
        for match, shares in zip(matches, self._in_clauses, strict=True):
            sums = self._sums.setdefault(match.task.clause, defaultdict(float))
            self._count[match.task.clause] += 1
            for clause, share in shares.items():
                sums[clause] += share

    def lowered(self) -> Iterator[Match]:
        """The matches after all have spoken, each with its candidates in order again."""
        places = self._field.places
        for at, match in enumerate(self._matches):
            near = self._near(at)
            spoken = [self._spoken_for(at, near, one) for one in match.candidates]
            most = max(spoken, default=0.0)
            after = [self._after(one, most - share) for one, share in zip(match.candidates, spoken, strict=True)]
            yield replace(match, candidates=tuple(sorted(after, key=lambda c: (-c.score, places[c.number]))))

    def _after(self, one: Candidate, apart: float) -> Candidate:
        found = one.evidence
        claim = max(0.0, self._best[one.number] - found.score)
        foreign = self._precise[one.number] - _precision(one)
        score = round(max(0.0, found.score - self._penalty * claim - self._foreign * foreign - apart), 4)
        if score == found.score:  # nothing speaks against it
            return one
        return Candidate(one.number, Evidence(found.clause, found.span, score, found.features), one.met)

    def _spoken_for(self, at: int, near: Sequence[tuple[int, float]], one: Candidate) -> float:
        """What the neighbours of a task in the reference say for one of its candidates."""
        place = self._field.places[one.number]
        decay = self._decay
        said = [score * decay[far] for other, score in near if (far := abs(place - other)) < len(decay)]
        beside = math.fsum(said) / (len(near) or 1)
        match = self._matches[at]
        others = self._count[match.task.clause] - 1
        clause = self._field.passages[one.number].clause
        together = self._sums[match.task.clause].get(clause, 0.0) - self._in_clauses[at].get(clause, 0.0)
        return self._beside * beside + self._clause * together / (others or 1)

    def _near(self, at: int) -> list[tuple[int, float]]:
        """Where the nearest passages of the tasks before and after stand, and how near they are."""
        around = (*self._tops[max(0, at - self._around) : at], *self._tops[at + 1 : at + 1 + self._around])
        return [top for top in around if top is not None]

    def _top(self, match: Match) -> tuple[int, float] | None:
        """The place and score of a task's nearest passage."""
        places = self._field.places
        found = min(((-one.score, places[one.number]) for one in match.candidates), default=None)
        return (found[1], -found[0]) if found else None

    def _shares(self, match: Match) -> Mapping[str, float]:
        """Clause of the draft → how near its nearest passage is to the task."""
        found: dict[str, float] = {}
        for one in match.candidates:
            clause = self._field.passages[one.number].clause
            found[clause] = max(found.get(clause, 0.0), one.score)
        return found


def _precision(one: Candidate) -> float:
    return one.evidence.features[_PRECISION].value
