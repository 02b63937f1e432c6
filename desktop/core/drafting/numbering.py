"""The clause numbers of a draft → where they jump, come twice or run backwards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.model.clause import Clause, ClauseKind
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.text.clause_number import ClauseNumber, NumberStyle, clause_number
from desktop.core.text.numbering import to_chinese

RULE = "numbering"
# Nobody leaves out more numbers than this by a slip: a greater gap means that what was read as a number is none.
WIDEST_GAP = 3
_ARABIC = frozenset({NumberStyle.ARABIC, NumberStyle.ARABIC_BRACKET, NumberStyle.CIRCLED, NumberStyle.DECIMAL})
_NUMERAL = r"[\d一二三四五六七八九十百]"


@dataclass(frozen=True, slots=True)
class _Head:
    """A clause with its number."""

    clause: Clause
    number: ClauseNumber

    @property
    def style(self) -> tuple[NumberStyle, int]:
        """1.1 and 1.1.1 are two styles."""
        return self.number.style, len(self.number.parts)


def numbering(draft: Side) -> tuple[DraftingFault, ...]:
    """One fault for each number that does not follow on the one before it.

    A number counts on from the clause beside it; the first under a heading is 1, or counts on through the document
    (1. to 20. under 一、 to 五、). Lists in running text (1. ①) may begin again at 1 under one heading. Where a
    missing number stands in between after all, only no clause begins with it, nothing is said: the outline, not the
    draft, may be at fault. Annexes and further plans in the file count for themselves; boxes are not looked at.
    """
    return tuple(_faults(draft))


def _faults(draft: Side) -> Iterator[DraftingFault]:
    last: dict[tuple[NumberStyle, int], _Head] = {}
    beside: dict[tuple[str | None, tuple[NumberStyle, int]], _Head] = {}
    for clause in draft.outline.clauses:
        number = clause_number(draft.quote(clause.span))
        if clause.kind is not ClauseKind.NUMBERED or number is None:
            if clause.parent is None:  # an annex or a further plan
                last, beside = {}, {}
            continue
        head = _Head(clause, number)
        place = (clause.parent, head.style)
        before = beside.get(place) or last.get(head.style)
        if message := _message(draft, before, head) if before else None:
            start = clause.span.start
            yield DraftingFault(RULE, clause.id, Span(start + number.start, start + number.end), message)
        beside[place] = last[head.style] = head


def _message(draft: Side, before: _Head, head: _Head) -> Message | None:
    """What is wrong with a number behind the one before it, beside it or under another heading; None for nothing."""
    value, previous = head.number.value, before.number.value
    neighbours = before.clause.parent == head.clause.parent
    if value == previous + 1 or (value == 1 and (not neighbours or head.number.style in _ARABIC)):
        return None
    said = {"number": head.number.shown, "before": before.number.shown}
    if neighbours and value <= previous:
        return Message.of(f"drafting.number_{'repeated' if value == previous else 'backwards'}", **said)
    missed = range(previous + 1, value) if value > previous else range(1, value)
    if len(missed) > WIDEST_GAP or any(_stands(draft, before, head, number) for number in missed):
        return None
    return Message.of("drafting.number_skipped", **said, missed="、".join(_like(head, number) for number in missed))


def _stands(draft: Side, before: _Head, head: _Head, number: int) -> bool:
    """Whether a number stands anywhere between two clauses."""
    between = Span(before.clause.span.start, head.clause.span.start).of(draft.document.text)
    forms = f"{number}|{to_chinese(number)}|{_circled(number)}"
    return re.search(rf"(?<!{_NUMERAL})(?:{forms})(?!{_NUMERAL})", between) is not None


def _like(head: _Head, number: int) -> str:
    """A number written as the head's own is: （五） → （四）."""
    write = (
        _circled if head.number.style is NumberStyle.CIRCLED else str if head.number.style in _ARABIC else to_chinese
    )
    return write(number).join(head.number.shown.rsplit(write(head.number.value), 1))


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1)
