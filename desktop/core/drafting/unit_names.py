"""The units that a draft names → one unit under several names: 省发改委 here, 省发展改革委 there.

Titles of other documents have the names of their time, and what stands before the first numbered clause may give the
full names once.
"""

import re
from collections.abc import Iterator

from desktop.core import resources
from desktop.core.drafting.stretches import clause_at
from desktop.core.model.clause import ClauseKind
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span

RULE = "unit_names"
FURTHER_PLAN = "文件"  # the outline numbers a second plan in the file like this: 文件2
LEVELS = "国家|自治区|省|市|州|盟|县|区|旗"
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")
_DEFINED = re.compile(r"\s*[（(]\s*(?:以下)?简称")

Names = dict[str, list[Span]]


def unit_names(draft: Side) -> tuple[DraftingFault, ...]:
    """One fault for each name but the most frequent of its unit, at its first place."""
    named: dict[tuple[int, str, int], Names] = {}
    for span, part, level, number in _named(draft):
        named.setdefault((part, level, number), {}).setdefault(draft.quote(span), []).append(span)
    return tuple(_faults(draft, named))


def _named(draft: Side) -> Iterator[tuple[Span, int, str, int]]:
    """Where a known unit is named in a numbered clause: in which plan of the file, of which level, which unit."""
    groups = resources.table("lexicon/units.toml")["unit"]
    known = {name: number for number, group in enumerate(groups) for name in group["names"]}
    either = "|".join(sorted(known, key=len, reverse=True))
    form = re.compile(rf"(?P<level>{LEVELS})?(?P<name>{either})")
    part = 0
    for clause in draft.outline.clauses:
        part += clause.parent is None and clause.number.startswith(FURTHER_PLAN)
        if clause.kind is not ClauseKind.NUMBERED:
            continue
        # Blanks in place of titles: every character keeps its place.
        text = _TITLE.sub(lambda title: " " * len(title[0]), draft.quote(clause.span))
        for found in form.finditer(text):
            if not _DEFINED.match(text, found.end()):
                yield Span(*found.span()).shifted(clause.span.start), part, found["level"] or "", known[found["name"]]


def _faults(draft: Side, named: dict[tuple[int, str, int], Names]) -> Iterator[DraftingFault]:
    for names in named.values():
        usual, *others = sorted(names, key=lambda name: (-len(names[name]), names[name][0].start))
        for name in others:
            place = names[name][0]
            said = Message.of(
                "drafting.unit_names", name=name, count=len(names[name]), usual=usual, others=len(names[usual])
            )
            yield DraftingFault(RULE, clause_at(draft, place.start), place, said)
