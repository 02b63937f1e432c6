"""A draft's brackets, quotation marks and book title marks → those without a partner, and 《》 within 《》.

A pair may span paragraphs but not clauses. Marks of either width are partners: their width is another rule's matter.
"""

import re
from collections.abc import Iterator

from desktop.core.drafting.stretches import stretches
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span

RULE = "brackets"
_OPENING = {
    "（": "）",
    "(": "）",
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_CLOSING = {"）": "）", ")": "）", **{mark: mark for mark in "”’》〉】〕」』"}}
# A half bracket numbers an item: 1）, a), ①）; 5' and 5” are minutes and inches.
_NUMBERING = re.compile(r"(?:^|[\s。；;，,：:、])[（(]?(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")
_INCHES = re.compile(r"\d$")


def brackets(draft: Side) -> tuple[DraftingFault, ...]:
    """One fault for each mark without a partner, and for each title within a title that has double marks too."""
    return tuple(fault for id_, span in stretches(draft) for fault in _stretch(draft.quote(span), id_, span.start))


def _stretch(text: str, clause: str, start: int) -> Iterator[DraftingFault]:
    open_: list[int] = []
    for at, mark in enumerate(text):
        if mark in _OPENING:
            if mark == "《" and any(text[before] == "《" for before in open_):
                yield _fault(clause, start + at, "drafting.title_within_title", mark)
            open_.append(at)
        elif mark in _CLOSING:
            partner = next((before for before in reversed(open_) if _OPENING[text[before]] == _CLOSING[mark]), None)
            if partner is not None:
                for alone in open_[open_.index(partner) + 1 :]:
                    yield _fault(clause, start + alone, "drafting.not_closed", text[alone])
                del open_[open_.index(partner) :]
            elif not _no_bracket(text, at):
                yield _fault(clause, start + at, "drafting.not_opened", mark)
    for alone in open_:
        yield _fault(clause, start + alone, "drafting.not_closed", text[alone])


def _no_bracket(text: str, at: int) -> bool:
    before = text[max(0, at - 6) : at]
    if text[at] in "）)":
        return _NUMBERING.search(before) is not None
    return text[at] in "”’" and _INCHES.search(before) is not None


def _fault(clause: str, at: int, code: str, mark: str) -> DraftingFault:
    return DraftingFault(RULE, clause, Span(at, at + 1), Message.of(code, mark=mark))
