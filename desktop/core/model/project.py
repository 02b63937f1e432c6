"""What people decided about a comparison: decisions, pins and the documents they are about, kept by content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.core.model.document import View
from desktop.core.model.edit import Edit
from desktop.core.model.finding import Dimension, Judgement, Verdict
from desktop.core.model.review import Side
from desktop.core.model.rounds import Tally
from desktop.core.model.task import Task


class DecisionKind(StrEnum):
    """采纳建议 · 保留并说明 · 不适用 · 待定."""

    ADOPT = "adopt"
    KEEP = "keep"
    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"


class PinKind(StrEnum):
    """What a person said against the machine."""

    LINK = "link"  # this passage carries the task
    UNLINK = "unlink"  # this passage does not carry it
    VERDICT = "verdict"  # the verdict is this one


@dataclass(frozen=True, slots=True)
class ContentKey:
    """Names a passage by what it says, so that it is found again in the next round of the document.

    side: "reference" or "draft". clause: the clause's number as people write it. text: the exact words
    without white space. repeat: 0 for the first passage of the clause with these words, 1 for the second.
    """

    side: str
    clause: str
    text: str
    repeat: int = 0


@dataclass(frozen=True, slots=True)
class FindingKey:
    """Names a finding of a task by what it says was lost.

    text: the reference's words without white space. repeat: 0 for the first finding of the dimension about these
    words, 1 for the second.
    """

    dimension: Dimension
    text: str
    repeat: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What the drafter decided about a task of the reference, or about one of its findings.

    reason: goes into the report and the comments. note: for the drafters themselves, goes nowhere. Both may be "".
    finding: None for the whole task; that decision holds for every finding without one of its own.
    """

    task: ContentKey
    kind: DecisionKind
    reason: str = ""
    note: str = ""
    finding: FindingKey | None = None

    @property
    def settled(self) -> bool:
        """Whether the task is dealt with; 待定 is not."""
        return self.kind is not DecisionKind.PENDING


@dataclass(frozen=True, slots=True)
class Pin:
    """A correction of the machine; stronger than the algorithm.

    passage: of the draft, for LINK and UNLINK. verdict: for VERDICT. Else None.
    """

    task: ContentKey
    kind: PinKind
    passage: ContentKey | None = None
    verdict: Verdict | None = None
    reason: str = ""


class CorrectionKind(StrEnum):
    """What a person said against the cutting of the reference into tasks."""

    SPLIT = "split"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Correction:
    """A task of the reference cut in two, or made one with the task behind it.

    task: the task to be cut, or the first of the two. rest: the task behind it in the end: for SPLIT what is cut off,
    for MERGE the second task.
    """

    kind: CorrectionKind
    task: ContentKey
    rest: ContentKey


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for this review whoever works on it.

    author: signs comments; "" for whoever works on it. limit: characters the draft may have, 0 for no limit; None for
    what the person works with elsewhere. dimensions: what the draft is checked for.
    """

    author: str = ""
    limit: int | None = None
    dimensions: tuple[Dimension, ...] = tuple(Dimension)


@dataclass(frozen=True, slots=True)
class Source:
    """An input file as it was read.

    data: its bytes. path: where it was read from; "" for pasted text. view: how its tracked changes were read.
    """

    name: str
    data: bytes
    path: str = ""
    view: View = View.FINAL


@dataclass(frozen=True, slots=True)
class Upper:
    """A further upper document, and what was decided about its tasks while the review page showed it."""

    document: Source
    decisions: tuple[Decision, ...] = ()
    pins: tuple[Pin, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reopened: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """An earlier round of the draft, as it stood when the next one began.

    draft: its bytes are b"" where the project carries them no longer. sha256: of the draft. ended: the day on which
    the next round began, ISO.
    """

    draft: Source
    sha256: str
    ended: str
    tally: Tally
    decisions: tuple[Decision, ...] = ()
    pins: tuple[Pin, ...] = ()
    edits: tuple[Edit, ...] = ()
    reopened: tuple[Decision, ...] = ()
    also: tuple[Upper, ...] = ()

    def seen_from(self, old: Source, new: Source) -> "Round":
        """With what was decided about the tasks of `new` in place of what was decided about those of `old`."""
        parked = next((one for one in self.also if one.document == new), Upper(new))
        mine = Upper(old, self.decisions, self.pins, (), self.reopened)
        return replace(
            self,
            decisions=parked.decisions,
            pins=parked.pins,
            reopened=parked.reopened,
            also=(*(one for one in self.also if one.document not in (old, new)), mine),
        )


@dataclass(frozen=True, slots=True)
class Project:
    """A review as it is kept in a .duibiao file: both documents, what was decided, what was corrected.

    decisions: at most one for each task and each finding, in the order in which they were first made.
    corrections: in the order in which they were made; a later one may be about what an earlier one made.
    edits: what was written in the draft, at most one for each of its paragraphs.
    note: about the whole review. note_in_report: whether it stands on the first page of the report.
    also: further upper documents that the draft is laid beside; `decisions` and the like are about the reference alone.
    rounds: the earlier rounds of the draft, the first one first. reopened: decisions of earlier rounds that hold no
    longer, because their tasks are judged otherwise now; at most one for each task and each finding.
    """

    reference: Source
    draft: Source
    decisions: tuple[Decision, ...] = ()
    pins: tuple[Pin, ...] = ()
    corrections: tuple[Correction, ...] = ()
    note: str = ""
    note_in_report: bool = False
    terms: Terms = Terms()
    edits: tuple[Edit, ...] = ()
    rounds: tuple[Round, ...] = ()
    reopened: tuple[Decision, ...] = ()
    also: tuple[Upper, ...] = ()

    @property
    def work(self) -> int:
        """How many things people did to it: decisions, pins, corrections, edits, a note, rounds, further documents."""
        done = (self.decisions, self.pins, self.corrections, self.edits, self.rounds, self.also)
        return sum(map(len, done)) + bool(self.note)

    def turned_to(self, place: int) -> "Project":
        """With a further upper document as the reference, and the reference among the further ones in its place."""
        other = self.also[place]
        mine = Upper(self.reference, self.decisions, self.pins, self.corrections, self.reopened)
        return replace(
            self,
            reference=other.document,
            decisions=other.decisions,
            pins=other.pins,
            corrections=other.corrections,
            reopened=other.reopened,
            also=(*self.also[:place], mine, *self.also[place + 1 :]),
            rounds=tuple(one.seen_from(self.reference, other.document) for one in self.rounds),
        )

    def decided(self, made: Iterable[Decision]) -> "Project":
        """With these decisions in place of earlier ones about the same tasks or findings."""
        kept = {(decision.task, decision.finding): decision for decision in self.decisions}
        kept |= {(decision.task, decision.finding): decision for decision in made}
        return replace(self, decisions=tuple(kept.values()))

    def undecided(self, tasks: Iterable[ContentKey], finding: FindingKey | None = None) -> "Project":
        """Without the decisions about these tasks and all their findings; `finding`: about this one only."""
        gone = set(tasks)
        return replace(
            self,
            decisions=tuple(
                one
                for one in self.decisions
                if one.task not in gone or (finding is not None and one.finding != finding)
            ),
        )

    def pinned(self, pin: Pin) -> "Project":
        """With a pin in place of what it contradicts.

        One link or one verdict replaces the earlier one; linking a passage lifts its unlinking, and the reverse.
        """

        def contradicted(old: Pin) -> bool:
            if old.task != pin.task:
                return False
            if pin.kind is old.kind:
                return pin.kind is not PinKind.UNLINK or old.passage == pin.passage
            return pin.kind is not PinKind.VERDICT and old.kind is not PinKind.VERDICT and old.passage == pin.passage

        return replace(self, pins=(*(old for old in self.pins if not contradicted(old)), pin))

    def released(self, task: ContentKey) -> "Project":
        """Without any pin on a task."""
        return replace(self, pins=tuple(pin for pin in self.pins if pin.task != task))


def content_keys(name: str, side: Side, passages: Iterable[Task]) -> dict[str, ContentKey]:
    """Passage id → its key. `name`: "reference" or "draft"."""
    seen: dict[tuple[str, str], int] = {}
    keys = {}
    for passage in passages:
        clause = side.outline.by_id[passage.clause].number
        words = "".join(side.quote(passage.span).split())
        repeat = seen.get((clause, words), 0)
        seen[clause, words] = repeat + 1
        keys[passage.id] = ContentKey(name, clause, words, repeat)
    return keys


def finding_keys(side: Side, judgement: Judgement) -> tuple[FindingKey, ...]:
    """The keys of a judgement's findings, in their order. side: the reference."""
    seen: dict[tuple[Dimension, str], int] = {}
    keys = []
    for finding in judgement.findings:
        words = "".join(side.quote(finding.reference).split())
        repeat = seen.get((finding.dimension, words), 0)
        seen[finding.dimension, words] = repeat + 1
        keys.append(FindingKey(finding.dimension, words, repeat))
    return tuple(keys)


def finding_id(task: str, number: int) -> str:
    """Names a finding within one comparison: "2.1-3#0" is the first finding of task 2.1-3."""
    return f"{task}#{number}"


def decision_on(decisions: Mapping[str, Decision], task: str, number: int) -> Decision | None:
    """What was decided about a finding: its own decision, else its task's.

    decisions: by task id and finding id. number: the finding's place in its judgement.
    """
    return decisions.get(finding_id(task, number)) or decisions.get(task)


def settled(decisions: Mapping[str, Decision], judgement: Judgement) -> bool:
    """Whether nothing is left to decide about a task: each finding is, and a task without findings itself."""
    if not decisions:
        return False
    task = judgement.task.id
    found_on = [decision_on(decisions, task, number) for number in range(len(judgement.findings))]
    return all(one is not None and one.settled for one in found_on or [decisions.get(task)])


def located(keys: dict[str, ContentKey]) -> "dict[ContentKey, str]":
    """Key → passage id, the other way round."""
    return {key: task for task, key in keys.items()}


def found(key: ContentKey, places: dict[ContentKey, str]) -> str | None:
    """The id of the passage that `key` names; where its clause was renumbered, the only one that says the same.

    places: what `located` makes. None where it has vanished or cannot be told from others.
    """
    if key in places:
        return places[key]
    same = [task for other, task in places.items() if other.text == key.text]
    return same[0] if len(same) == 1 else None
