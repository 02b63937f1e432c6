"""A machine's comparison and a project's decisions and pins → the comparison as people corrected it.

Decisions never change a verdict. Pins do, and are stronger than the algorithm: what depends on them is judged again
by the same rules, but over the passages that the person named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.pair import Pair
from desktop.core.checks.verdicts import CHECKS, SHOWN, judge
from desktop.core.messages import render, text
from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.finding import Evidence, Judgement, Verdict
from desktop.core.model.message import Message
from desktop.core.model.project import (
    Decision,
    DecisionKind,
    Pin,
    PinKind,
    Project,
    content_keys,
    found,
    located,
)
from desktop.core.model.review import Addition, Comparison
from desktop.core.model.span import Span
from desktop.core.model.task import Task


class ReviewSession:
    """One comparison under review with one state of its project; every change is a new Project that is `put`."""

    def __init__(self, machine: Comparison, project: Project) -> None:
        """machine: as the pipeline made it, without any pin."""
        self._machine = machine
        self._project = project
        self._tasks = {judgement.task.id: judgement.task for judgement in machine.judgements}
        self._keys = content_keys("reference", machine.reference, self._tasks.values())
        self._passages = {passage.id: passage for passage in machine.draft.passages}
        self._passage_keys = content_keys("draft", machine.draft, machine.draft.passages)
        self._judged: dict[tuple[str, tuple[Pin, ...]], Judgement] = {}
        self._comparison = machine
        self._decisions: dict[str, Decision] = {}
        self._orphans: tuple[Decision, ...] = ()
        self._pins: dict[str, tuple[Pin, ...]] = {}
        self._take()

    @property
    def project(self) -> Project:
        """The present state."""
        return self._project

    @property
    def comparison(self) -> Comparison:
        """The comparison with all pins applied."""
        return self._comparison

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """Task id → decision."""
        return self._decisions

    @property
    def orphans(self) -> tuple[Decision, ...]:
        """Decisions about tasks that these documents do not have any more."""
        return self._orphans

    def pins(self, task: str) -> tuple[Pin, ...]:
        """What people said against the machine about a task."""
        return self._pins.get(task, ())

    def put(self, project: Project) -> bool:
        """Take another state of the project; whether a verdict or a counterpart changed with it."""
        before = self._comparison
        repinned = project.pins != self._project.pins
        self._project = project
        self._take(repinned=repinned)
        return self._comparison is not before

    def decided(self, tasks: Iterable[str], kind: DecisionKind, *, reason: str = "", note: str = "") -> Project:
        """The project with one decision about each of these tasks."""
        made = (Decision(self._keys[task], kind, reason, note) for task in tasks)
        return self._project.decided(made)

    def undecided(self, tasks: Iterable[str]) -> Project:
        """The project without decisions about these tasks."""
        return self._project.undecided(self._keys[task] for task in tasks)

    def linked(self, task: str, passage: str) -> Project:
        """The project in which the passage (an id of the draft's) is the counterpart of the task."""
        return self._project.pinned(Pin(self._keys[task], PinKind.LINK, passage=self._passage_keys[passage]))

    def unlinked(self, task: str) -> Project:
        """The project in which no passage that carries the task now does so."""
        project = self._project
        judgement = self._comparison.by_task[task]
        for passage in self._carriers(judgement.evidence):
            project = project.pinned(Pin(self._keys[task], PinKind.UNLINK, passage=self._passage_keys[passage.id]))
        return project

    def judged(self, task: str, verdict: Verdict, *, reason: str = "") -> Project:
        """The project in which the verdict on a task is this one."""
        return self._project.pinned(Pin(self._keys[task], PinKind.VERDICT, verdict=verdict, reason=reason))

    def released(self, task: str) -> Project:
        """The project in which the machine alone judges a task."""
        return self._project.released(self._keys[task])

    def passage_at(self, index: int) -> Task | None:
        """The passage of the draft that holds the character at `index`; None between passages."""
        holding = [
            passage for passage in self._machine.draft.passages if passage.span.start <= index < passage.span.end
        ]
        return min(holding, key=lambda passage: len(passage.span), default=None)

    def passage_of(self, evidence: Evidence) -> Task | None:
        """The passage that a piece of evidence shows most of."""
        carriers = self._carriers((evidence,))
        return max(carriers, key=lambda passage: _common(passage.span, evidence.span), default=None)

    def prepare(self) -> None:
        """Build what pins need beforehand; takes a while for long drafts, and may run in any thread."""
        _ = self._field

    @cached_property
    def _field(self) -> Field:
        return Field(self._machine.draft)

    def _take(self, *, repinned: bool = True) -> None:
        """Find the tasks that the project's decisions and pins are about."""
        places = located(self._keys)
        self._decisions, orphans = {}, []
        for decision in self._project.decisions:
            task = found(decision.task, places)
            if task is None or task in self._decisions:
                orphans.append(decision)
            else:
                self._decisions[task] = decision
        self._orphans = tuple(orphans)
        if repinned:
            grouped: dict[str, list[Pin]] = {}
            for pin in self._project.pins:
                task = found(pin.task, places)
                if task is not None:
                    grouped.setdefault(task, []).append(pin)
            pins = {task: tuple(made) for task, made in grouped.items()}
            if pins != self._pins:
                self._pins = pins
                self._comparison = self._corrected()

    def _corrected(self) -> Comparison:
        judgements = tuple(
            self._judge(judgement, self._pins[judgement.task.id]) if judgement.task.id in self._pins else judgement
            for judgement in self._machine.judgements
        )
        return replace(self._machine, judgements=judgements, additions=self._additions(judgements))

    def _judge(self, machine: Judgement, pins: tuple[Pin, ...]) -> Judgement:
        """The judgement of a pinned task; kept, because undo and redo come back to it."""
        key = (machine.task.id, pins)
        if key not in self._judged:
            self._judged[key] = self._verdict(self._counterpart(machine, pins), pins)
        return self._judged[key]

    def _counterpart(self, machine: Judgement, pins: Sequence[Pin]) -> Judgement:
        """Judged over the linked passage; else over what is left when unlinked ones are gone."""
        linked = self._named(pins, PinKind.LINK)
        forbidden = self._named(pins, PinKind.UNLINK)
        if not linked and not forbidden:
            return machine
        matched = self._match(machine.task)
        shown = tuple(candidate.evidence for candidate in matched.candidates[:SHOWN])
        draft = self._machine.draft
        if linked:
            candidates = tuple(self._candidate(matched, passage) for passage in linked)
            clause = draft.outline.by_id[linked[0].clause].number
            made = self._carried(replace(matched, candidates=candidates))
            why = Message.of("finding.pinned.link", clause=clause)
        else:
            left = tuple(
                candidate
                for candidate in matched.candidates
                if not any(passage.span.overlaps(candidate.evidence.span) for passage in forbidden)
            )
            made = judge(self._machine.reference, draft, (replace(matched, candidates=left),))[0]
            clause = draft.outline.by_id[forbidden[-1].clause].number
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
        findings = tuple(finding for check in CHECKS for finding in check(pair))
        verdict = Verdict.WEAKENED if findings else Verdict.COVERED
        return replace(made, verdict=verdict, evidence=evidence, findings=findings)

    def _verdict(self, judgement: Judgement, pins: Sequence[Pin]) -> Judgement:
        """With the verdict that a person gave, if any."""
        given = next((pin for pin in pins if pin.kind is PinKind.VERDICT and pin.verdict), None)
        if given is None or given.verdict is None:
            return judgement
        name = text(f"word.verdict.{given.verdict.value}")
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

    def _match(self, task: Task) -> Match:
        return match(replace(self._machine.reference, passages=(task,)), self._field)[0]

    def _candidate(self, matched: Match, passage: Task) -> Candidate:
        """The passage as a candidate for the task; made where the machine did not look at it."""
        number = self._machine.draft.passages.index(passage)
        for candidate in matched.candidates:
            if candidate.number == number:
                return candidate
        met = tuple(self._field.found(term.word).get(number, 0.0) for term in matched.terms)
        made = Candidate(number, Evidence(passage.clause, passage.span, 0.0), met)
        score = round(matched.coverage(made), 4)
        return replace(made, evidence=replace(made.evidence, score=score))

    def _named(self, pins: Sequence[Pin], kind: PinKind) -> tuple[Task, ...]:
        """The draft's passages that pins of a kind name and that are still there."""
        places = located(self._passage_keys)
        ids = [found(pin.passage, places) for pin in pins if pin.kind is kind and pin.passage]
        return tuple(self._passages[passage] for passage in ids if passage is not None)

    def _carriers(self, evidence: Iterable[Evidence]) -> tuple[Task, ...]:
        """The passages that pieces of evidence show, the headings of clauses aside."""
        spans = [one.span for one in evidence]
        return tuple(
            passage for passage in self._machine.draft.passages if any(_common(passage.span, span) for span in spans)
        )

    def _additions(self, judgements: Iterable[Judgement]) -> tuple[Addition, ...]:
        """The machine's, less those that now carry a task, and the passages that were set free."""
        used = [evidence.span for judgement in judgements for evidence in judgement.evidence]
        kept = list(self._machine.additions)
        for pins in self._pins.values():
            for passage in self._named(pins, PinKind.UNLINK):
                made = Addition(passage.clause, passage.span)
                if passage.measure and made not in kept:
                    kept.append(made)
        return tuple(
            sorted((one for one in kept if not any(one.span.overlaps(span) for span in used)), key=lambda one: one.span)
        )


def _common(one: Span, other: Span) -> int:
    """How many characters two stretches share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
