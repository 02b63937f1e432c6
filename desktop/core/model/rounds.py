"""Two rounds of a draft: what became of each task, which paragraphs are worded otherwise, and the rounds themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from desktop.core.model.finding import Dimension, Verdict


class Turn(StrEnum):
    """已改好 · 变差 · 新出现 · 有改动 · 判定有变: what became of a task from one round to the next."""

    MENDED = "mended"  # less is wrong with it than before
    WORSE = "worse"  # something was wrong with it, and more is now
    NEW = "new"  # nothing was wrong with it
    OTHER = "other"  # other words, or other faults that are no fewer and no more
    REJUDGED = "rejudged"  # the same words, which the machine weighs otherwise beside what is new around them


@dataclass(frozen=True, slots=True)
class Change:
    """A task whose verdict, evidence or findings are other than in the round before.

    task: its id now. before, now: the verdicts; `before` None for a task that the round before did not have.
    words: the earlier draft's words that carried it, the best first. gone, come: the dimensions in which something is
    no longer found, and newly found.
    """

    task: str
    turn: Turn
    before: Verdict | None
    now: Verdict
    words: tuple[str, ...] = ()
    gone: tuple[Dimension, ...] = ()
    come: tuple[Dimension, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """A round in figures. problems: missing and weakened; settled: how many of them were dealt with."""

    tasks: int
    covered: int
    weakened: int
    missing: int
    not_applicable: int
    settled: int
    characters: int

    @property
    def problems(self) -> int:
        """How many tasks were missing or weakened."""
        return self.weakened + self.missing


@dataclass(frozen=True, slots=True)
class Station:
    """One round in the history. number: from 1. ended: the day on which the next one began; "" for the present one.

    edited: the figures are those of the draft with what was written into it in the program.
    """

    number: int
    name: str
    sha256: str
    ended: str
    tally: Tally
    edited: bool = False


class Move(StrEnum):
    """What became of a paragraph from one version to the next."""

    SAME = "same"
    RENUMBERED = "renumbered"  # the same words under another number
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"  # to another place, perhaps with other words


@dataclass(frozen=True, slots=True)
class Revised:
    """A paragraph of two versions of a document. before, after: its words; "" where it does not stand in that one."""

    move: Move
    before: str
    after: str


@dataclass(frozen=True)
class History:
    """The rounds of a draft, the present one last, and what the present one changed.

    changes: in the order of the reference's tasks. reopened: tasks whose decision of an earlier round holds no longer.
    kept: how many decisions went on unchanged. revised: both versions, paragraph by paragraph.
    """

    stations: tuple[Station, ...]
    changes: tuple[Change, ...] = ()
    reopened: frozenset[str] = frozenset()
    kept: int = 0
    revised: tuple[Revised, ...] = field(default=(), repr=False)

    @cached_property
    def by_task(self) -> dict[str, Change]:
        """Task id → what became of it."""
        return {change.task: change for change in self.changes}

    def of(self, turns: Iterable[Turn]) -> tuple[Change, ...]:
        """The changes of these kinds."""
        wanted = frozenset(turns)
        return tuple(change for change in self.changes if change.turn in wanted)
