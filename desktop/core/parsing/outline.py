"""A Document → its Outline: front matter, and the clauses that its own numbering makes."""

import re
from collections.abc import Sequence

from desktop.core.model.clause import Clause, ClauseKind, Outline
from desktop.core.model.document import Document
from desktop.core.model.span import Span
from desktop.core.parsing.front_matter import front_matter, plan_begins
from desktop.core.parsing.heading import body_of, heading_of
from desktop.core.parsing.heads import Head, contents_of, find_heads
from desktop.core.parsing.nesting import Nested, nest
from desktop.core.parsing.plan_end import behind, closing_begins, listed_annexes
from desktop.core.parsing.second_plan import with_further_plans
from desktop.core.text.clause_number import NumberStyle

# Brackets under a title (（2015年…通过）), Markdown remarks, and the notice's own sentence (…印发给你们，请认真执行。)
_NOT_LEAD = re.compile(r"^[（(#<]|印发给你们|^现予?印发")
LEAD_NAME = "前言"
WHOLE_NAME = "正文"
CLOSING_NAME = "结尾"


def parse_outline(document: Document) -> Outline:
    """Take a document apart into front matter and clauses.

    Clauses come in document order and do not overlap. Every paragraph but the title's is in exactly one
    clause or in `front.notice`. A document without any number has one clause, the whole.
    """
    title, first = plan_begins(document)
    found = find_heads(document, first, contents_of(document) | listed_annexes(document))
    heads = with_further_plans(document, found)
    annexes = next((place for place, head in enumerate(heads) if head.annex), len(heads))
    plan = heads[:annexes]
    limit = heads[annexes].at if annexes < len(heads) else len(document.paragraphs)
    after_lead = plan[0].at if plan else limit
    lead = _lead_begins(document, first, after_lead)
    end = behind(document, plan[-1].at if plan else lead if lead is not None else first - 1, limit)
    closing = closing_begins(document, plan, end)
    last = behind(document, heads[-1].at, len(document.paragraphs)) if annexes < len(heads) else end
    ends = [*(head.at for head in heads[1:]), last][: len(heads)]
    if plan:
        ends[annexes - 1] = end if closing is None else closing

    made = _numbered(document, nest(heads), ends)
    clauses = made[:annexes]
    if lead is not None:
        name, kind = (LEAD_NAME, ClauseKind.LEAD) if plan else (WHOLE_NAME, ClauseKind.WHOLE)
        clauses.insert(0, _plain(document, kind.value, name, kind, lead, min(after_lead, end)))
    if closing is not None:
        clauses.append(_plain(document, "closing", CLOSING_NAME, ClauseKind.CLOSING, closing, end))
    begin = lead if lead is not None else min(after_lead, end)
    around = [*range(end, limit), *(range(last, len(document.paragraphs)) if annexes < len(heads) else ())]
    return Outline(front_matter(document, title, range(begin), around), (*clauses, *made[annexes:]))


def _lead_begins(document: Document, first: int, before: int) -> int | None:
    """The first paragraph of running text between title and first number; None where there is none."""
    contents = contents_of(document)
    for at in range(first, before):
        words = document.paragraphs[at].span.of(document.text).strip()
        if at not in contents and "。" in words and not _NOT_LEAD.search(words):
            return at
    return None


def _plain(document: Document, name: str, number: str, kind: ClauseKind, first: int, end: int) -> Clause:
    """The lead, the closing part or the whole: the paragraphs `first` up to `end`."""
    span = _span(document, first, end)
    return Clause(name, number, "", 1, kind, None, span, body_of(document.text, span.start, span.end))


def _numbered(document: Document, nested: Sequence[Nested], ends: Sequence[int]) -> list[Clause]:
    """The clauses of the heads; `ends` are the first paragraphs behind each."""
    made: list[Clause] = []
    taken: dict[str, int] = {}
    for place, (item, following) in enumerate(zip(nested, ends, strict=True)):
        parent = made[item.parent] if item.parent is not None else None
        span = _span(document, item.head.at, following)
        has_children = place + 1 < len(nested) and nested[place + 1].parent == place
        goes_on = following > item.head.at + 1 or has_children
        heading, start = _heading(document, item.head, goes_on=goes_on)
        name = _unique(_path_id(parent, item), taken)
        made.append(
            Clause(
                id=name,
                number=_path_number(parent, item.head),
                heading=heading,
                level=parent.level + 1 if parent else 1,
                kind=item.kind,
                parent=parent.id if parent else None,
                span=span,
                body=body_of(document.text, min(start, span.end), span.end),
            )
        )
    return made


def _heading(document: Document, head: Head, *, goes_on: bool) -> tuple[str, int]:
    """The heading of a clause and where its body begins; articles (第X条) have none."""
    if head.number is not None and head.number.style is NumberStyle.ARTICLE:
        return "", head.end
    if head.annex:
        return document.text[head.end : document.paragraphs[head.at].span.end].strip(), head.end
    end = document.paragraphs[head.at].span.end
    heading, start = heading_of(document.text, head.end, end, goes_on=goes_on)
    return (heading, start) if heading else ("", head.end)


def _span(document: Document, first: int, end: int) -> Span:
    """The paragraphs `first` up to, not including, `end`, white space at the end left out."""
    start = document.paragraphs[first].span.start
    stop = document.paragraphs[end - 1].span.end if end > first else start
    return Span(start, start + len(document.text[start:stop].rstrip()))


def _path_id(parent: Clause | None, item: Nested) -> str:
    """The numbers of the path: "2.1" for 二、（一）, "3.2.box2" for 专栏2 there."""
    prefix = "plan" if item.head.plan else "annex" if item.head.annex else "box" if item.kind is ClauseKind.BOX else ""
    own = f"{prefix}{item.head.value}"
    return f"{parent.id}.{own}" if parent else own


def _path_number(parent: Clause | None, head: Head) -> str:
    """The path as people write it: "二、（一）", "第三章 第二节", "专栏2"."""
    own = head.number.shown if head.number else head.label
    if parent is None or head.number is None or head.number.style is NumberStyle.DECIMAL:
        return own
    parted = own.startswith("第") or parent.number[-1:].isdigit() or parent.kind is ClauseKind.BOX
    return f"{parent.number} {own}" if parted else f"{parent.number}{own}"


def _unique(name: str, taken: dict[str, int]) -> str:
    """The name, with a running number where a document numbers twice. `taken`: how often each was asked for."""
    taken[name] = taken.get(name, 0) + 1
    if taken[name] == 1:
        return name
    return f"{name}-{taken[name]}"  # no path ends like this by itself
