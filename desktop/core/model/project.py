"""What people decided about a comparison: decisions, pins and the documents they are about, kept by content."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.core.model.finding import Verdict
from desktop.core.model.review import Side
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
class Decision:
    """What the drafter decided about a task of the reference.

    reason: goes into the report and the comments. note: for the drafters themselves, goes nowhere. Both may be "".
    """

    task: ContentKey
    kind: DecisionKind
    reason: str = ""
    note: str = ""

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


@dataclass(frozen=True, slots=True)
class Source:
    """An input file as it was read.

    data: its bytes. path: where it was read from; "" for pasted text.
    """

    name: str
    data: bytes
    path: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A review as it is kept in a .duibiao file: both documents, what was decided, what was corrected.

    decisions: at most one for each task, in the order in which they were first made.
    """

    reference: Source
    draft: Source
    decisions: tuple[Decision, ...] = ()
    pins: tuple[Pin, ...] = ()

    def decided(self, made: Iterable[Decision]) -> "Project":
        """With these decisions in place of earlier ones about the same tasks."""
        kept = {decision.task: decision for decision in self.decisions}
        kept |= {decision.task: decision for decision in made}
        return replace(self, decisions=tuple(kept.values()))

    def undecided(self, tasks: Iterable[ContentKey]) -> "Project":
        """Without the decisions about these tasks."""
        gone = set(tasks)
        return replace(self, decisions=tuple(one for one in self.decisions if one.task not in gone))

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
