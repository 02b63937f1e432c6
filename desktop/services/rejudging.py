"""A machine's comparison, pins and what is to be checked → the comparison as people corrected it.

Pins are stronger than the algorithm: what depends on them is judged again by the same rules, but over the passages
that the person named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.pair import Pair
from desktop.core.checks.verdicts import judge, losses, nearest
from desktop.core.messages import render, written
from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.finding import Dimension, Evidence, Judgement, Verdict
from desktop.core.model.message import Message
from desktop.core.model.project import ContentKey, Pin, PinKind, content_keys, found, located
from desktop.core.model.review import Addition, Comparison
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.text.clause_number import cited


class Rejudge:
    """Judges the tasks of one comparison again; what was judged once is kept, because undo and redo come back to it."""

    def __init__(self, machine: Comparison) -> None:
        """machine: as the pipeline made it, without any pin."""
        self._machine = machine
        self._passages = {passage.id: passage for passage in machine.draft.passages}
        self._keys = content_keys("draft", machine.draft, machine.draft.passages)
        self._judged: dict[tuple[str, tuple[Pin, ...]], Judgement] = {}

    def prepare(self) -> None:
        """Build what pins need beforehand; takes a while for long drafts, and may run in any thread."""
        _ = self._field

    @cached_property
    def _field(self) -> Field:
        return Field(self._machine.draft)

    @cached_property
    def _places(self) -> dict[ContentKey, str]:
        return located(self._keys)

    def key(self, passage: str) -> ContentKey:
        """The key of a passage of the draft."""
        return self._keys[passage]

    def holds(self, pin: Pin) -> bool:
        """Whether a pin can be applied: the passage that it names, if any, is still there."""
        return pin.passage is None or found(pin.passage, self._places) is not None

    def corrected(self, pins: Mapping[str, tuple[Pin, ...]], dimensions: Sequence[Dimension]) -> Comparison:
        """The comparison with these pins (by task id), findings in other dimensions left out."""
        if not pins and set(dimensions) == set(Dimension):
            return self._machine
        judgements = tuple(
            within(self._judge(judgement, pins.get(judgement.task.id, ())), dimensions)
            for judgement in self._machine.judgements
        )
        return replace(self._machine, judgements=judgements, additions=self._additions(judgements, pins))

    def carriers(self, evidence: Iterable[Evidence]) -> tuple[Task, ...]:
        """The passages that pieces of evidence show, the headings of clauses aside."""
        spans = [one.span for one in evidence]
        return tuple(
            passage for passage in self._machine.draft.passages if any(common(passage.span, span) for span in spans)
        )

    def _judge(self, machine: Judgement, pins: tuple[Pin, ...]) -> Judgement:
        if not pins:
            return machine
        key = (machine.task.id, pins)
        if key not in self._judged:
            self._judged[key] = _given(self._counterpart(machine, pins), pins)
        return self._judged[key]

    def _counterpart(self, machine: Judgement, pins: Sequence[Pin]) -> Judgement:
        """Judged over the linked passage; else over what is left when unlinked ones are gone."""
        linked = self._named(pins, PinKind.LINK)
        forbidden = self._named(pins, PinKind.UNLINK)
        if not linked and not forbidden:
            return machine
        matched = self._match(machine.task)
        shown = nearest(matched)
        draft = self._machine.draft
        if linked:
            candidates = tuple(self._candidate(matched, passage) for passage in linked)
            clause = cited(draft.outline.by_id[linked[0].clause].number)
            made = self._carried(replace(matched, candidates=candidates))
            why = Message.of("finding.pinned.link", clause=clause)
        else:
            left = tuple(
                candidate
                for candidate in matched.candidates
                if not any(passage.span.overlaps(candidate.evidence.span) for passage in forbidden)
            )
            made = judge(self._machine.reference, draft, (replace(matched, candidates=left),))[0]
            clause = cited(draft.outline.by_id[forbidden[-1].clause].number)
            why = Message.of("finding.pinned.unlink", clause=clause, machine=render(made.explanation))
        return replace(made, explanation=why, candidates=shown)

    def _carried(self, matched: Match) -> Judgement:
        """What the rules say of a passage that, whatever its words, is the counterpart."""
        reference, draft = self._machine.reference, self._machine.draft
        # A passage that the machine did not look at has no features to judge by; the rules need none.
        known = all(candidate.evidence.features for candidate in matched.candidates)
        made = judge(reference, draft, (matched if known else replace(matched, candidates=()),))[0]
        evidence = tuple(candidate.evidence for candidate in matched.candidates)
        if made.verdict is not Verdict.MISSING:
            return replace(made, evidence=evidence)
        pair = Pair(reference, draft, matched, matched.candidates)
        findings = losses(pair)
        verdict = Verdict.WEAKENED if findings else Verdict.COVERED
        return replace(made, verdict=verdict, evidence=evidence, findings=findings)

    def _match(self, task: Task) -> Match:
        return match(replace(self._machine.reference, passages=(task,)), self._field)[0]

    def _candidate(self, matched: Match, passage: Task) -> Candidate:
        """The passage as a candidate for the task; made where the machine did not look at it."""
        number = self._machine.draft.passages.index(passage)
        for candidate in matched.candidates:
            if candidate.number == number:
                return candidate
        met = tuple(self._field.found(term).get(number, 0.0) for term in matched.terms)
        made = Candidate(number, Evidence(passage.clause, passage.span, 0.0), met)
        score = round(matched.coverage(made), 4)
        return replace(made, evidence=replace(made.evidence, score=score))

    def _named(self, pins: Sequence[Pin], kind: PinKind) -> tuple[Task, ...]:
        """The draft's passages that pins of a kind name and that are still there."""
        ids = [found(pin.passage, self._places) for pin in pins if pin.kind is kind and pin.passage]
        return tuple(self._passages[passage] for passage in ids if passage is not None)

    def _additions(
        self, judgements: Iterable[Judgement], pinned: Mapping[str, tuple[Pin, ...]]
    ) -> tuple[Addition, ...]:
        """The machine's, less those that now carry a task, and the passages that were set free."""
        used = [evidence.span for judgement in judgements for evidence in judgement.evidence]
        kept = list(self._machine.additions)
        for pins in pinned.values():
            for passage in self._named(pins, PinKind.UNLINK):
                made = Addition(passage.clause, passage.span)
                if passage.measure and made not in kept:
                    kept.append(made)
        return tuple(
            sorted((one for one in kept if not any(one.span.overlaps(span) for span in used)), key=lambda one: one.span)
        )


def _given(judgement: Judgement, pins: Sequence[Pin]) -> Judgement:
    """With the verdict that a person gave, if any."""
    given = next((pin for pin in pins if pin.kind is PinKind.VERDICT and pin.verdict), None)
    if given is None or given.verdict is None:
        return judgement
    name = written(f"word.verdict.{given.verdict.value}")
    code = "finding.pinned.verdict_reason" if given.reason else "finding.pinned.verdict"
    params = {"verdict": name} | ({"reason": given.reason} if given.reason else {})
    absent = given.verdict in (Verdict.MISSING, Verdict.NOT_APPLICABLE)
    return replace(
        judgement,
        verdict=given.verdict,
        explanation=Message.of(code, **params),
        confidence=1.0,
        evidence=() if given.verdict is Verdict.MISSING else judgement.evidence,
        findings=judgement.findings if given.verdict is Verdict.WEAKENED else (),
        strengthened=judgement.strengthened and not absent,
        additions_to=() if absent else judgement.additions_to,
    )


def within(judgement: Judgement, dimensions: Sequence[Dimension]) -> Judgement:
    """A judgement without what was found in other dimensions; where nothing else was, the task is carried."""
    kept = tuple(finding for finding in judgement.findings if finding.dimension in dimensions)
    if len(kept) == len(judgement.findings):
        return judgement
    left = replace(judgement, findings=kept)
    if judgement.verdict is not Verdict.WEAKENED:
        return left
    named = dict.fromkeys(one.dimension for one in kept or judgement.findings)
    names = "、".join(written(f"word.dimension.{dimension.value}") for dimension in named)
    if not kept:
        return replace(
            left, verdict=Verdict.COVERED, explanation=Message.of("finding.terms.left_out", dimensions=names)
        )
    clause = dict(judgement.explanation.params).get("clause")
    if judgement.explanation.code != "finding.verdict.weakened" or clause is None:
        return left
    return replace(left, explanation=Message.of(judgement.explanation.code, clause=clause, dimensions=names))


def common(one: Span, other: Span) -> int:
    """How many characters two stretches share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
