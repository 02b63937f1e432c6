"""The documents that a draft cites → numbers in a wrong form, one document under two titles or two numbers.

How it cites the reference itself is looked at in `checks.citation`, which knows the reference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.drafting.stretches import stretches
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.text.flat import flat

RULE = "documents"
# 国办发〔2024〕37号. Court cases （2019）京01民终5号 begin with the bracket and are none.
_NUMBER = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{1,9}[发办函字规通财社教建卫农知文秘电])\s*(?P<open>[〔\[［【（(﹝{])\s*(?P<year>(?:19|20)\d\d)\s*"
    r"(?P<close>[〕\]］】）)﹞}])\s*(?P<word>第)?\s*(?P<zeros>0*)(?P<number>\d{1,5})\s*号"
)
_CITED = re.compile(r"《(?P<title>[^《》\n]{4,120})》\s*[（(]\s*(?P<rest>[^（）()\n]{2,30}?号)\s*[）)]")
_INNER = re.compile(r"〈(.+)〉")


@dataclass(frozen=True, slots=True)
class _Cited:
    """A title with its number, as they stand at `span`."""

    span: Span
    title: str
    number: str


def documents(draft: Side) -> tuple[DraftingFault, ...]:
    """One fault for each number in a wrong form, and for each citation that contradicts an earlier one."""
    return tuple(sorted([*_forms(draft), *_contradictions(draft)], key=lambda fault: fault.span.start))


def _forms(draft: Side) -> Iterator[DraftingFault]:
    for id_, stretch in stretches(draft):
        for found in _NUMBER.finditer(draft.quote(stretch)):
            right = f"{found['body']}〔{found['year']}〕{found['number']}号"
            span = Span(found.start(), found.end()).shifted(stretch.start)
            wrong = []
            if (found["open"], found["close"]) != ("〔", "〕"):
                wrong.append("brackets")
            if found["word"]:
                wrong.append("ordinal")
            if found["zeros"]:
                wrong.append("zeros")
            for fault in wrong:
                said = Message.of(f"drafting.number_{fault}", cited=flat(found[0]), right=right)
                yield DraftingFault(RULE, id_, span, said)


def _contradictions(draft: Side) -> Iterator[DraftingFault]:
    numbers: dict[str, _Cited] = {}
    titles: dict[str, _Cited] = {}
    for id_, stretch in stretches(draft):
        for cited in _cited(draft.quote(stretch), stretch.start):
            before = numbers.setdefault(cited.number, cited)
            if _plain(before.title) != _plain(cited.title) and not _within(before.title, cited.title):
                said = Message.of("drafting.two_titles", number=cited.number, title=cited.title, before=before.title)
                yield DraftingFault(RULE, id_, cited.span, said)
                continue
            before = titles.setdefault(_plain(cited.title), cited)
            if before.number != cited.number:
                said = Message.of("drafting.two_numbers", number=cited.number, title=cited.title, before=before.number)
                yield DraftingFault(RULE, id_, cited.span, said)


def _cited(text: str, start: int) -> Iterator[_Cited]:
    for found in _CITED.finditer(text):
        number = _figures(found["rest"])
        if number:
            yield _Cited(Span(found.start(), found.end()).shifted(start), flat(found["title"]), number)


def _figures(words: str) -> str:
    """A number in its right form; "" for what is none."""
    found = _NUMBER.fullmatch(words.strip())
    return f"{flat(found['body'])}〔{found['year']}〕{found['number']}号" if found else ""


def _within(one: str, other: str) -> bool:
    """Whether one title is the other with its covering notice: 〈…〉 of 关于印发〈…〉的通知."""
    inner = {_plain(found[1]) for title in (one, other) if (found := _INNER.search(title))}
    return bool(inner & {_plain(one), _plain(other)}) or _plain(one) in _plain(other) or _plain(other) in _plain(one)


def _plain(title: str) -> str:
    """Without blanks, brackets' and dashes' kinds: no fault of the title."""
    return re.sub(r"[—–\-－~～至]+", "—", flat(title)).translate(str.maketrans("()〈〉", "（）《》"))
