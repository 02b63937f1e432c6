"""Heads in order → which stands in which."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.model.clause import ClauseKind
from desktop.core.parsing.heads import Head
from desktop.core.text.clause_number import NumberStyle


@dataclass(frozen=True, slots=True)
class Nested:
    """A head with its place: parent is an index in the same sequence; None at the top."""

    head: Head
    kind: ClauseKind
    parent: int | None


def nest(heads: Sequence[Head]) -> tuple[Nested, ...]:
    """Put each head under the nearest one before it that ranks above it.

    A box (专栏) stands in the clause before it; an annex (附件) or a further plan stands at the top. Numbers behind
    a box or an annex are its items until the numbering outside goes on.
    """
    made: list[Nested] = []
    open_: list[int] = []  # indexes of the heads that the next one may stand in
    box: int | None = None  # place in `open_` of the box that is open
    for head in heads:
        kind = ClauseKind.BOX if head.boxed else ClauseKind.NUMBERED
        if head.plan:
            open_, box = [], None
        elif kind is ClauseKind.BOX:
            del open_[0 if head.annex else box if box is not None else len(open_) :]
            box = len(open_)
        else:
            outside = [heads[at] for at in open_[:box]] if box is not None else []
            if box is not None and _goes_on_outside(head, outside, annex=heads[open_[box]].annex):
                del open_[box:]
                box = None
            floor = box + 1 if box is not None else 0
            while len(open_) > floor and heads[open_[-1]].rank >= head.rank:
                open_.pop()
            kind = ClauseKind.ITEM if box is not None else kind
        made.append(Nested(head, kind, open_[-1] if open_ else None))
        open_.append(len(made) - 1)
    return tuple(made)


def _goes_on_outside(head: Head, outside: Sequence[Head], *, annex: bool) -> bool:
    """Whether a number after a box is the next one of the clauses around it, rather than an item of the box."""
    if annex or head.number is None:
        return False
    if head.number.style <= NumberStyle.SECTION or any(around.rank > head.rank for around in outside):
        return True
    return any(around.rank == head.rank and head.value == around.value + 1 for around in outside)
