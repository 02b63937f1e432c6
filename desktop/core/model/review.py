"""A whole comparison: two documents, one verdict for each task, and what the draft adds."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from desktop.core.model.clause import Outline
from desktop.core.model.document import Document
from desktop.core.model.finding import DraftingFault, Judgement, Verdict
from desktop.core.model.message import Message
from desktop.core.model.recognition import UNKNOWN, Recognition
from desktop.core.model.rounds import History
from desktop.core.model.span import Span
from desktop.core.model.task import Task


@dataclass(frozen=True)
class Side:
    """One document with what was parsed from it.

    passages: the document's sentences cut into tasks, headings and other statements, in document order;
    all that a task of another document may be found in.
    rules: the version of the rules that it was parsed by; "" where it was not parsed by any.
    recognition: who speaks: the level and place that the document shows.
    """

    document: Document
    outline: Outline
    passages: tuple[Task, ...]
    rules: str = ""
    recognition: Recognition = UNKNOWN

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The passages that are measures."""
        return tuple(passage for passage in self.passages if passage.measure)

    @cached_property
    def places(self) -> dict[str, int]:
        """Task id → its place among the tasks, from 0."""
        return {task.id: place for place, task in enumerate(self.tasks)}

    @cached_property
    def by_sentence(self) -> dict[Span, list[int]]:
        """Sentence → the places of its passages among all, from 0."""
        found: dict[Span, list[int]] = defaultdict(list)
        for place, passage in enumerate(self.passages):
            found[passage.sentence].append(place)
        return found

    @cached_property
    def by_clause(self) -> dict[str, list[Task]]:
        """Clause id → its passages."""
        found: dict[str, list[Task]] = defaultdict(list)
        for passage in self.passages:
            found[passage.clause].append(passage)
        return found

    @cached_property
    def flat(self) -> str:
        """The document's whole text without white space."""
        return "".join(self.document.text.split())

    @property
    def title(self) -> str:
        """The plan's title, else the file's name."""
        return self.outline.front.title or self.document.name

    def quote(self, span: Span) -> str:
        """The document's exact words at `span`, line breaks included."""
        return span.of(self.document.text)


@dataclass(frozen=True, slots=True)
class Addition:
    """A draft measure with no counterpart in the reference."""

    clause: str
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the draft cites the reference, title and number; faults: what is wrong with it, () for nothing."""

    span: Span
    faults: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Some tasks of the reference, by id, and in words what they were selected by (判定：缺失、弱化)."""

    tasks: frozenset[str]
    words: str


@dataclass(frozen=True)
class Comparison:
    """What `services.pipeline` makes of a reference and a draft.

    judgements: one for each task of the reference, in its order.
    copied: share (0..1) of the draft plan's characters that stand word for word in the reference.
    copied_by_clause: the same for each clause of the draft that has a body, by clause id.
    rules: version of the rules and word lists in force: ours, with "+" and a digest where a unit has its own.
    citations: where the draft cites the reference, in its order.
    selection: what exports are limited to; None for all tasks. It changes no verdict and no figure.
    drafting: what is wrong with the draft by itself, in its order.
    history: the rounds of the draft, for exports; None in the first round.
    """

    reference: Side
    draft: Side
    judgements: tuple[Judgement, ...]
    additions: tuple[Addition, ...]
    copied: float
    copied_by_clause: tuple[tuple[str, float], ...]
    rules: str
    citations: tuple[Citation, ...] = ()
    selection: Selection | None = None
    drafting: tuple[DraftingFault, ...] = ()
    history: History | None = None

    @cached_property
    def by_task(self) -> dict[str, Judgement]:
        """Task id → judgement."""
        return {judgement.task.id: judgement for judgement in self.judgements}

    @cached_property
    def by_clause(self) -> dict[str, tuple[int, ...]]:
        """Reference clause id → the places of its own tasks among all judgements."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, judgement in enumerate(self.judgements):
            found[judgement.task.clause].append(place)
        return {clause: tuple(places) for clause, places in found.items()}

    @cached_property
    def selected(self) -> tuple[Judgement, ...]:
        """The judgements that exports show: those of the selection, else all."""
        if self.selection is None:
            return self.judgements
        return tuple(judgement for judgement in self.judgements if judgement.task.id in self.selection.tasks)

    def count(self, verdict: Verdict) -> int:
        """How many tasks got `verdict`."""
        return sum(judgement.verdict is verdict for judgement in self.judgements)

    @property
    def strengthened(self) -> int:
        """How many carried tasks the draft strengthens (加码·细化)."""
        return sum(judgement.strengthened for judgement in self.judgements)
