"""A draft's marks between Chinese characters → those of half width; digits and letters of full width among others.

A mark beside western letters or figures (10:30, 1,000, GB/T) is none between Chinese characters.
"""

import re
from collections.abc import Iterator

from desktop.core import resources
from desktop.core.drafting.stretches import stretches
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span

RULE = "width"
_BESIDE = "\u3400-\u4dbf\u4e00-\u9fff”’》〉】〕）“‘《〈【〔（"
# Each set of these characters takes a millisecond of every start to compile: there are no more than needed.
_MARK = re.compile(rf'(?<=[{_BESIDE}])(?:[,;:?!](?=[{_BESIDE}\n]|$)|[)"])|[("](?=[{_BESIDE}])')
# What is told of together, as a pair, and the marks of full width in its place.
_KINDS = {"(": "()", ")": "()", '"': '""'}
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "()": "（）", '""': "“”"}
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")


def width(draft: Side) -> tuple[DraftingFault, ...]:
    """One fault for each kind of mark in each clause; one for all of a kind that is of half width throughout.

    What stands before the plan is left alone: heads of web pages are no words of the drafter.
    """
    marks = {id_: _marks(draft.quote(span)) for id_, span in stretches(draft) if id_}
    half = {kind: sum(len(found.get(kind, ())) for found in marks.values()) for kind in _FULL}
    most = resources.table("rules/drafting.toml")[RULE]["throughout"]
    whole = draft.document.text
    throughout = {
        kind
        for kind, count in half.items()
        if count > most * (count + sum(whole.count(character) for character in _FULL[kind]))
    }
    return tuple(_faults(draft, marks, half, throughout))


def _marks(text: str) -> dict[str, list[int]]:
    """Kind → where its marks stand."""
    found: dict[str, list[int]] = {}
    for mark in _MARK.finditer(text):
        found.setdefault(_KINDS.get(mark[0], mark[0]), []).append(mark.start())
    return found


def _faults(
    draft: Side, marks: dict[str, dict[str, list[int]]], half: dict[str, int], throughout: set[str]
) -> Iterator[DraftingFault]:
    told: set[str] = set()
    for id_, span in stretches(draft):
        for kind, places in marks.get(id_, {}).items():
            place = Span(places[0], places[0] + 1).shifted(span.start)
            said = {"mark": kind, "full": _FULL[kind]}
            if kind not in throughout or half[kind] == len(places):
                single = len(places) == 1 or (len(kind) > 1 and len(places) <= len(kind))
                key = "half_width" if single else "half_width_several"
                yield DraftingFault(RULE, id_, place, Message.of(f"drafting.{key}", **said, count=len(places)))
            elif kind not in told:
                told.add(kind)
                message = Message.of("drafting.half_width_throughout", **said, count=half[kind])
                yield DraftingFault(RULE, id_, place, message)
        wide = list(_WIDE.finditer(draft.quote(span))) if id_ else []
        if wide:
            place = Span(*wide[0].span()).shifted(span.start)
            message = Message.of("drafting.full_width", words=wide[0][0], count=len(wide))
            yield DraftingFault(RULE, id_, place, message)
