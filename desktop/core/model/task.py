"""The smallest measure of a clause that could be carried or dropped on its own, and what it says."""

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.core.model.span import Span

NOWHERE = Span(0, 0)  # of a quantity without a topic


class Comparison(StrEnum):
    """How a number bounds what it counts."""

    FLOOR = "floor"  # 不少于 以上 超过
    CEILING = "ceiling"  # 不超过 以下 以内 最高
    ABOUT = "about"  # 左右 约
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    value in the written unit's base (2万人 → 20000, unit 人; 12.5% → 12.5, unit %).
    period: "year" for a yearly figure (每年), else "".
    topic: the words that the number measures (培训, 毕业生 …), as a span before or behind it; may be empty.
    """

    span: Span
    value: float
    unit: str
    comparison: Comparison
    period: str = ""
    topic: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Deadline:
    """A point or stretch of time by which something is due.

    year: the last calendar year named (到2026年底 → 2026); None for a duration.
    years: a duration in years (用3年左右时间 → 3); None for a date.
    """

    span: Span
    year: int | None = None
    years: float | None = None


class OwnerRole(StrEnum):
    """牵头 · 配合 · 责任 (where the text names no roles)."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"


@dataclass(frozen=True, slots=True)
class Owner:
    """A responsible unit as written at `span`."""

    span: Span
    name: str
    role: OwnerRole


@dataclass(frozen=True, slots=True)
class Strength:
    """The strength word of a task and its tier on the ladder of resources/rules/modality.toml.

    span is empty where the task only has a bare verb.
    """

    span: Span
    word: str
    tier: float


@dataclass(frozen=True, slots=True)
class Task:
    """A measure. All spans are in the document's text.

    id: clause id and number within the clause, "2.1-3".
    clause: id of the clause it stands in.
    span: its exact words, without closing punctuation and without the bracket of responsible units.
    sentence: the sentence it stands in.
    measure: whether it is a measure that could be carried or dropped; False for headings, announcements,
        guiding principles, definitions.
    parts: its coordinated measures (加强…建设，支持…创业 has two), in order; together they cover the action
        words of `span`. One part where it cannot be divided.
    strengths: the strength word of each stretch of `core`, in order; `strength` is that of the whole.
    core: the stretches of `span` that say the measure itself, without its means (依托…), purposes (助力…) and
        conditions (…的，); all of it where nothing else is said.
    scope: enumerated members (A、B、C等), list by list.
    owners: the responsible units that the text gives for it, also those named once for several tasks.
    """

    id: str
    clause: str
    span: Span
    sentence: Span
    strength: Strength
    measure: bool = True
    parts: tuple[Span, ...] = ()
    core: tuple[Span, ...] = ()
    strengths: tuple[Strength, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    owners: tuple[Owner, ...] = ()
    scope: tuple[tuple[Span, ...], ...] = ()

    def shifted(self, by: int) -> "Task":
        """The same passage, `by` characters further on."""
        if not by:
            return self

        def all_of(spans: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(span.shifted(by) for span in spans)

        return replace(
            self,
            span=self.span.shifted(by),
            sentence=self.sentence.shifted(by),
            strength=replace(self.strength, span=self.strength.span.shifted(by)),
            parts=all_of(self.parts),
            core=all_of(self.core),
            strengths=tuple(replace(one, span=one.span.shifted(by)) for one in self.strengths),
            quantities=tuple(
                replace(one, span=one.span.shifted(by), topic=one.topic.shifted(by) if one.topic.end else NOWHERE)
                for one in self.quantities
            ),
            deadlines=tuple(replace(one, span=one.span.shifted(by)) for one in self.deadlines),
            owners=tuple(replace(one, span=one.span.shifted(by)) for one in self.owners),
            scope=tuple(all_of(members) for members in self.scope),
        )
