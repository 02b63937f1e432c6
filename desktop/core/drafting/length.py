"""A draft → whether it is longer than a document of its kind should be.

The limit is one for documents of places and departments; statutes, long-term plans, emergency plans and documents of
the centre have none here.
"""

import re
from collections.abc import Iterable
from itertools import takewhile

from desktop.core import resources
from desktop.core.model.clause import Clause
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.text.flat import flat

RULE = "length"
_YEARS = re.compile(r"[（(][^（）()]*[）)]$")


def length(draft: Side) -> tuple[DraftingFault, ...]:
    """One fault at the plan's beginning where it is longer; annexes and the covering notice do not count."""
    limits = resources.table("rules/drafting.toml")[RULE]
    front = draft.outline.front
    central = (*front.issuers[:1], front.document_number, front.title)
    if _YEARS.sub("", front.title).endswith(tuple(limits["kinds_without"])) or _begins(central, limits["central"]):
        return ()
    body = list(takewhile(lambda clause: not _begins([clause.number], limits["annexes"]), draft.outline.clauses))
    characters = sum(_characters(draft, clause) for clause in body)
    if characters <= limits["general"]:
        return ()
    first = body[0]
    said = Message.of("drafting.too_long", characters=characters, general=limits["general"], special=limits["special"])
    return (DraftingFault(RULE, first.id, Span(first.span.start, first.span.start + 1), said),)


def _begins(words: Iterable[str], beginnings: list[str]) -> bool:
    return any(word.startswith(tuple(beginnings)) for word in words)


def _characters(draft: Side, clause: Clause) -> int:
    """字数 as Word counts it for Chinese: white space does not count."""
    return len(flat(draft.quote(clause.span)))
