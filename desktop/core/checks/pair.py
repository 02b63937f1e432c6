"""A task of the reference beside the passages of the draft that carry it: what every rule looks at."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.model.task import Strength, Task
from desktop.core.text.flat import flat
from desktop.core.text.runs import shared, stretches, tiled

# Fewer characters in common are chance: 人才, 建设 stand everywhere.
RUN = 4
# What a stretch of a sentence begins behind.
BORDERS = "，。；：\n"


@dataclass(frozen=True)
class Pair:
    """carried: the candidates taken as evidence, the best first; at least one.

    close: whether the draft keeps the reference's wording throughout (`carrying.manner`). follows: whether it goes
    through the reference sentence by sentence, in whatever words (`carrying.follows`). own_units: whether it shares
    the work out among units of its own (`responsibility.shared_out`).
    """

    reference: Side
    draft: Side
    match: Match
    carried: tuple[Candidate, ...]
    close: bool = False
    own_units: bool = False
    follows: bool = False

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
        beside = {at for passage in self.passages for at in self.draft.by_sentence[passage.sentence]}
        near = sorted(beside - {candidate.number for candidate in self.carried})
        return (*self.passages, *(self.draft.passages[at] for at in near))

    @cached_property
    def said(self) -> str:
        """The words of the evidence and its sentences without white space."""
        return "\n".join(flat(self.draft.quote(span)) for span in unique(p.sentence for p in self.passages))

    @property
    def whole(self) -> str:
        """The draft's whole text without white space."""
        return self.draft.flat

    @cached_property
    def counterparts(self) -> tuple[tuple[Span, Strength, "Counterpart | None"], ...]:
        """For each stretch of the task's core, with its strength word: the stretch of the draft most like it."""
        offered = [
            Counterpart(core, strength, pairs_of(flat(self.draft.quote(core))))
            for passage in self.around
            for core, strength in zip(passage.core, passage.strengths, strict=True)
        ]
        found = []
        for core, strength in zip(self.task.core, self.task.strengths, strict=True):
            wanted = pairs_of(self.reference_words(core))
            best = max(offered, key=lambda other: len(wanted & other.pairs), default=None)
            found.append((core, strength, best))
        return tuple(found)

    def kept(self, span: Span) -> float:
        """0..1: share of the character pairs of the reference's words at `span` that the evidence has."""
        wanted = pairs_of(self.reference_words(span))
        return sum(pair in self.said for pair in wanted) / len(wanted) if wanted else 1.0

    def copied(self, span: Span) -> float:
        """0..1: share of the reference's words at `span` that the evidence takes over in runs of `RUN` characters."""
        words = self.reference_words(span)
        return shared(words, self._runs, RUN) / len(words) if words else 0.0

    @cached_property
    def taken_over(self) -> float:
        """0..1: how much of the whole task the evidence takes over so: whether the draft copies this sentence."""
        return self.copied(self.task.span)

    def own_copy(self, span: Span) -> float:
        """0..1: the same, but with no words of the evidence counted for two stretches of the task: for what stands at
        `span` and nowhere else in it."""
        words = self.reference_words(span)
        start = len(self.reference_words(Span(self.task.span.start, span.start)))
        return len(self._tiles & set(range(start, start + len(words)))) / len(words) if words else 0.0

    @cached_property
    def _tiles(self) -> frozenset[int]:
        return tiled(self.reference_words(self.task.span), self.said, RUN)

    def under(self, measure: Span) -> int:
        """Where the words begin under which a measure of the draft stands: with its stretch between commas, or with
        the one before, where that is no measure of the reference's sentence but says whom or when (对…的企业，)."""
        text = self.draft.document.text
        passage = next(passage.span for passage in self.around if passage.span.contains(measure))
        own = self._border(passage, measure.start)
        before = self._border(passage, max(passage.start, own - 1))
        ahead = flat(text[before:own]).strip(BORDERS)
        binds = ahead.startswith(("对", "凡")) or ahead.endswith("的")
        if not ahead or (not binds and 2 * shared(ahead, self._asked_pairs, 2) >= len(ahead)):
            return own
        return before

    def _border(self, passage: Span, place: int) -> int:
        """Where the stretch between commas begins that ends at `place` of a passage of the draft."""
        text = self.draft.document.text
        return max(passage.start, *(text.rfind(mark, passage.start, place) + 1 for mark in BORDERS))

    @cached_property
    def _asked_pairs(self) -> frozenset[str]:
        return stretches(self.reference_words(self.task.sentence), 2)

    def stands(self, span: Span, *, anywhere: bool = False) -> bool:
        """Whether the reference's words at `span` stand word for word between two marks of the evidence.

        anywhere: or of a sentence with a measure that came into question.
        """
        words, text = self.reference_words(span), f"\n{self._found if anywhere else self.said}\n"
        at = text.find(words)
        while at > 0 and (text[at - 1] not in BORDERS or text[at + len(words)] not in BORDERS):
            at = text.find(words, at + 1)
        return at > 0

    def stands_among(self, span: Span) -> bool:
        """Whether the reference's words at `span` stand in a sentence with a measure that came into question."""
        return self.reference_words(span) in self._found

    @cached_property
    def _found(self) -> str:
        found = (self.draft.passages[candidate.number] for candidate in self.match.candidates)
        sentences = unique(passage.sentence for passage in found if passage.measure)
        return "\n".join(flat(self.draft.quote(span)) for span in sentences)

    @cached_property
    def _runs(self) -> frozenset[str]:
        return stretches(self.said, RUN)

    @cached_property
    def own_words(self) -> int:
        """How many characters of the evidence's sentences are the draft's own, not taken over from the task's."""
        return len(self.said) - shared(self.said, self._asked_runs, RUN)

    @cached_property
    def shortened(self) -> float:
        """0..1: how much of the best passage is taken over from the task's sentence: 1 where it says nothing else."""
        words = flat(self.draft.quote(self.passages[0].span))
        return shared(words, self._asked_runs, RUN) / len(words) if words else 0.0

    @cached_property
    def _asked_runs(self) -> frozenset[str]:
        return stretches(self.reference_words(self.task.sentence), RUN)

    def reference_words(self, span: Span) -> str:
        """The reference's words at `span` without white space."""
        return flat(self.reference.quote(span))


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A stretch of the draft that acts, its strength word and its character pairs."""

    span: Span
    strength: Strength
    pairs: frozenset[str]


def pairs_of(text: str) -> frozenset[str]:
    """The neighbouring characters of `text`, marks left out."""
    return frozenset([pair for i in range(len(text) - 1) if (pair := text[i : i + 2]).isalnum()])


def unique(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, each once."""
    return tuple(dict.fromkeys(spans))
