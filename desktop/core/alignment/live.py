"""Matches that follow a draft while it is written: only what a change touches is looked at again.

What a word tells depends on how many passages of the whole draft say it, so that every change would shift every score a
little. These weights stay as they were when the matches were begun; until they are begun anew, the matches are those of
the whole draft under those weights, to the last digit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.core.alignment.company import Company
from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import (
    SHORTLIST,
    Wanted,
    candidates,
    nearest,
    scores,
    wanted,
)
from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.review import Side
from desktop.core.progress import NOBODY, Part


@dataclass(slots=True)
class _Live:
    """One task: the passages looked at closely, by number, before and after all claims.

    said: how much of it each says. starts: where each candidate's passage stood when it was looked at.
    """

    wanted: Wanted
    said: dict[int, float]
    near: dict[int, Candidate]
    starts: dict[int, int]
    match: Match


class LiveMatching:
    """Numbers are those of its field: what stays keeps its number."""

    def __init__(self, reference: Side, draft: Side, watch: Part = NOBODY) -> None:
        """Lay the reference beside the draft. watch: hears of each task; may raise Cancelled."""
        self.numbers: tuple[int, ...] = tuple(range(len(draft.passages)))
        self._field = Field(draft)
        self._next = len(self.numbers)
        self._tasks = [self._begun(one) for one in watch.through(wanted(reference, self._field))]
        self._weigh()

    @property
    def matches(self) -> tuple[Match, ...]:
        """All matches; their candidates have the field's numbers, and stand where they stood when looked at."""
        return tuple(one.match for one in self._tasks)

    @property
    def places(self) -> dict[int, int]:
        """Number → place among the draft's passages."""
        return self._field.places

    def match(self, task: int) -> Match:
        """The match of a task (by its place), its candidates numbered and placed as in the present draft."""
        one = self._tasks[task]
        return replace(one.match, candidates=tuple(self._placed(one, each) for each in one.match.candidates))

    def follow(self, draft: Side, kept: Sequence[int | None]) -> frozenset[int]:
        """Go on with another state of the draft; the places of the tasks whose match is another now.

        kept: for each of its passages the number that it had where nothing about its clause changed, else None.
        """
        fresh = [self._next + at for at in range(sum(number is None for number in kept))]
        self._next += len(fresh)
        new = iter(fresh)
        self.numbers = tuple(next(new) if number is None else number for number in kept)
        gone = self._field.passages.keys() - set(self.numbers)
        self._field.exchange(draft, self.numbers)
        changed = [place for place, one in enumerate(self._tasks) if self._looked_again(one, gone, fresh)]
        return frozenset(changed) | self._weigh()

    def _begun(self, one: Wanted) -> _Live:
        said = nearest(one, self._field)
        near = candidates(one, self._field, said)
        return _Live(one, said, near, self._starts(near), Match(one.task, one.terms, tuple(near.values())))

    def _starts(self, numbers: "dict[int, Candidate]") -> dict[int, int]:
        return {number: self._field.passages[number].span.start for number in numbers}

    def _looked_again(self, one: _Live, gone: "set[int]", fresh: Sequence[int]) -> bool:
        """Whether a task has other passages near it, or the same saying something else."""
        lost = not gone.isdisjoint(one.near)
        last = min(one.said.values()) if len(one.said) >= SHORTLIST else 0.0
        if not lost and all(said < last for said in scores(one.wanted, self._field, fresh).values()):
            return False
        said = nearest(one.wanted, self._field)
        made = candidates(one.wanted, self._field, {at: said[at] for at in said if at not in one.near})
        near = {number: made.get(number) or one.near[number] for number in said}
        one.said = said
        if not lost and near.keys() == one.near.keys():
            return False
        starts = self._starts(near)
        one.starts = {number: one.starts.get(number, start) for number, start in starts.items()}
        one.near = near
        return True

    def _weigh(self) -> frozenset[int]:
        """Let all tasks weigh on one another; the places of those whose candidates have other scores now."""
        raw = [replace(one.match, candidates=tuple(one.near.values())) for one in self._tasks]
        moved = set()
        for place, (one, after) in enumerate(zip(self._tasks, Company(raw, self._field).lowered(), strict=True)):
            if after != one.match:
                moved.add(place)
            one.match = after
        return frozenset(moved)

    def _placed(self, one: _Live, found: Candidate) -> Candidate:
        passage = self._field.passages[found.number]
        by = passage.span.start - one.starts[found.number]
        evidence = found.evidence
        if by:
            evidence = replace(evidence, span=evidence.span.shifted(by))
        return replace(found, number=self._field.places[found.number], evidence=evidence)
