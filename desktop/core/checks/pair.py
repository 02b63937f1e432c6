"""A task of the reference beside the passages of the draft that carry it: what every rule looks at."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.model.task import Task


@dataclass(frozen=True)
class Pair:
    """carried: the candidates taken as evidence, the best first; at least one."""

    reference: Side
    draft: Side
    match: Match
    carried: tuple[Candidate, ...]

    @property
    def task(self) -> Task:
        """The task of the reference."""
        return self.match.task

    @cached_property
    def passages(self) -> tuple[Task, ...]:
        """The draft's passages taken as evidence, the best first."""
        return tuple(self.draft.passages[candidate.number] for candidate in self.carried)

    @cached_property
    def around(self) -> tuple[Task, ...]:
        """The same and what stands in one sentence with them: where a number or unit may have moved to."""
        sentences = {passage.sentence for passage in self.passages}
        near = [p for p in self.draft.passages if p.sentence in sentences and p not in self.passages]
        return (*self.passages, *near)

    @cached_property
    def said(self) -> str:
        """The words of the evidence and its sentences without white space."""
        return "\n".join(flat(self.draft.quote(span)) for span in unique(p.sentence for p in self.passages))

    def reference_words(self, span: Span) -> str:
        """The reference's words at `span` without white space."""
        return flat(self.reference.quote(span))


def flat(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())


def unique(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, each once."""
    return tuple(dict.fromkeys(spans))
