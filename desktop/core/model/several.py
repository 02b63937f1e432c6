"""One draft against several upper documents: what is asked for, by whom, how it is carried, where they differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from desktop.core.model.finding import Dimension, Judgement, Verdict
from desktop.core.model.review import Comparison, Side


@dataclass(frozen=True, slots=True)
class Ask:
    """A task of one of the upper documents. document: its place among them, from 0."""

    document: int
    task: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two upper documents ask the same with another number, date, unit or strength.

    more: the ask that wants more. less: the other. more_words, less_words: what each says of it; the latter "" where it
    says nothing. both: each names what the other does not, so that neither wants more.
    """

    dimension: Dimension
    more: Ask
    less: Ask
    more_words: str
    less_words: str
    both: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked for once, by one or several documents. asks: in the documents' order."""

    asks: tuple[Ask, ...]
    conflicts: tuple[Conflict, ...] = ()

    @property
    def documents(self) -> tuple[int, ...]:
        """Which documents ask for it, each once."""
        return tuple(dict.fromkeys(ask.document for ask in self.asks))


@dataclass(frozen=True)
class Several:
    """comparisons: the draft with each upper document, the leading one first. names: how they are told apart.

    demands: those of the leading document in its order, then what only the others ask for.
    """

    comparisons: tuple[Comparison, ...]
    names: tuple[str, ...]
    demands: tuple[Demand, ...]

    def side(self, document: int) -> Side:
        """An upper document."""
        return self.comparisons[document].reference

    def judgement(self, ask: Ask) -> Judgement:
        """What is said of the draft for a task."""
        return self.comparisons[ask.document].by_task[ask.task]

    def quote(self, ask: Ask) -> str:
        """The task's words."""
        return self.side(ask.document).quote(self.judgement(ask).task.span)

    def worst(self, demand: Demand) -> Verdict:
        """The gravest verdict on what is asked for; what no locality can carry counts only alone."""
        order = (Verdict.MISSING, Verdict.WEAKENED, Verdict.COVERED, Verdict.NOT_APPLICABLE)
        return min((self.judgement(ask).verdict for ask in demand.asks), key=order.index)

    def only(self, document: int) -> int:
        """How much one document alone asks for."""
        return sum(demand.documents == (document,) for demand in self.demands)

    @cached_property
    def common(self) -> int:
        """How much more than one document asks for."""
        return sum(len(demand.documents) > 1 for demand in self.demands)

    @cached_property
    def conflicting(self) -> tuple[Demand, ...]:
        """What is asked for in ways that differ."""
        return tuple(demand for demand in self.demands if demand.conflicts)

    def numbered(self) -> Iterator[tuple[int, Demand]]:
        """The demands with their serial numbers, from 1."""
        return enumerate(self.demands, start=1)
