"""A comparison and what was decided → its problems in the plan's order, and which of them are still open. No Qt."""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

from desktop.core.model.project import Decision
from desktop.core.model.review import Comparison
from desktop.services.filtering import PROBLEMS, kinds, still_open


class Agenda:
    """Counts once for each state; thousands of tasks are not gone through at every press of a key."""

    def __init__(
        self,
        comparison: Comparison,
        decisions: Mapping[str, Decision],
        before: "Agenda | None" = None,
        changed: Collection[str] = (),
    ) -> None:
        """decisions: by task id and finding id. before: of the last state. changed: where decisions differ from it."""
        self._comparison = comparison
        self._decisions = decisions
        if before is not None and before._comparison is comparison:
            # What depends on the comparison alone is counted already.
            known = ("problems", "counts", "_places", "_order")
            self.__dict__.update({name: value for name, value in before.__dict__.items() if name in known})
            if changed and "open" in before.__dict__:
                self.open = before._with(changed, decisions)

    @cached_property
    def problems(self) -> tuple[str, ...]:
        """The missing and weakened tasks."""
        return tuple(one.task.id for one in self._comparison.judgements if one.verdict in PROBLEMS)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {task: place for place, task in enumerate(self.problems)}

    @cached_property
    def _order(self) -> dict[str, int]:
        return {one.task.id: place for place, one in enumerate(self._comparison.judgements)}

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The problems that nobody settled."""
        by_task, decisions = self._comparison.by_task, self._decisions
        return tuple(task for task in self.problems if still_open(by_task[task], decisions))

    def _with(self, changed: Collection[str], decisions: Mapping[str, Decision]) -> tuple[str, ...]:
        """The open problems when other decisions are made about some tasks."""
        by_task, wanted = self._comparison.by_task, set(self.open).difference(changed)
        wanted |= {task for task in changed if task in self._places and still_open(by_task[task], decisions)}
        return tuple(task for task in self.problems if task in wanted)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many tasks a filter finds under each verdict, and under 加码·细化."""
        return Counter(kind for one in self._comparison.judgements for kind in kinds(one))

    def count(self) -> None:
        """Have everything counted that is asked for when a page is shown."""
        _ = self.problems, self._places, self._order, self.open, self.counts

    def place(self, task: str) -> int:
        """The place of a problem, from 1; 0 for a task that is none."""
        return self._places.get(task, -1) + 1

    def any_open(self, *, besides: Collection[str]) -> bool:
        """Whether there is an open problem that is none of these tasks."""
        return any(task not in besides for task in self.open)

    def following(self, task: str, by: int) -> str | None:
        """The next (1) or previous (-1) open problem from a task on, around the end to the other; None for none.

        When all others are settled, it goes through all problems.
        """
        wanted = [one for one in self.open if one != task] or list(self.problems)
        if not wanted:
            return None
        at = self._order.get(task)
        if at is None:
            return wanted[0 if by > 0 else -1]
        if by > 0:
            return next((one for one in wanted if self._order[one] > at), wanted[0])
        return next((one for one in reversed(wanted) if self._order[one] < at), wanted[-1])
