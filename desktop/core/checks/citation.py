"""引用: how the draft cites the reference (title, number, 〔〕) against what the reference says of itself.

A citation gives the title first, then the number: usage since 国发〔2000〕23号, 第二十五条. The number's year
stands in 六角括号〔〕 (GB/T 9704—2012, 7.2.5).
"""

import re

from desktop.core.model.message import Message
from desktop.core.model.review import Citation, Side
from desktop.core.model.span import Span
from desktop.core.text.flat import flat

# 《关于印发〈……行动方案（2024—2026年）〉的通知》（人社部发〔2024〕37号）, title and number, blanks anywhere
QUOTED = re.compile(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》")
INNER = re.compile(r"[〈《](.+)[〉》]")
NUMBER = re.compile(
    r"\s*[（(]\s*([\u3400-\u9fff]{2,14}\s*([〔\[（(【［])\s*\d{4}\s*([〕\]）)】］])\s*第?\s*0*(\d{1,5})\s*号)\s*[）)]"
)
DASHES = re.compile(r"[—–\-－~～至]+")
LIKE = 0.6  # share of character pairs in common: a title that was miscopied keeps nine tenths, others a third at most


def citations(reference: Side, draft: Side) -> tuple[Citation, ...]:
    """Where the draft cites the reference, in order, each with what is wrong with it.

    Only the first citation need give the number. Empty where the draft nowhere names a title like the reference's.
    """
    title, number = reference.outline.front.title, reference.outline.front.document_number
    if not title:
        return ()
    found: list[Citation] = []
    for match in QUOTED.finditer(draft.document.text):
        inner = INNER.search(match[1])
        cited = inner[1] if inner and _likeness(inner[1], title) > _likeness(match[1], title) else match[1]
        own = _likeness(cited, draft.outline.front.title)  # its covering notice names the draft itself
        if _likeness(cited, title) < max(LIKE, own):
            continue
        given = NUMBER.match(draft.document.text, match.end())
        faults = _title_faults(cited, title) + _number_faults(given, number, first=not found)
        found.append(Citation(Span(match.start(), given.end() if given else match.end()), faults))
    return tuple(found)


def _title_faults(cited: str, title: str) -> tuple[Message, ...]:
    if _plain(cited) == _plain(title) or _plain(cited) == _plain(re.sub(r"[（(][^（()）]*[）)]$", "", title)):
        return ()  # 简称 without the years in brackets are usual after the first time
    return (Message.of("citation.title", cited=flat(cited), title=flat(title)),)


def _number_faults(given: "re.Match[str] | None", number: str, *, first: bool) -> tuple[Message, ...]:
    if given is None:
        return (Message.of("citation.number_absent", number=number),) if first and number else ()
    faults = []
    if number and _figures(given[1]) != _figures(number):
        faults.append(Message.of("citation.number", cited=flat(given[1]), number=number))
    if (given[2], given[3]) != ("〔", "〕"):
        faults.append(Message.of("citation.brackets", cited=flat(given[1])))
    return tuple(faults)


def _figures(number: str) -> str:
    """人社部发[2024]第037号 → 人社部发 2024 37, 国令第712号 → 国令 712: what identifies a document."""
    parts = re.findall(r"[\u3400-\u9fff]+|\d+", flat(number).replace("第", "").replace("号", ""))
    return " ".join(str(int(part)) if part.isdigit() else part for part in parts)


def _likeness(one: str, other: str) -> float:
    """0..1: share of the character pairs that two titles have in common."""
    first, second = _pairs(_plain(one)), _pairs(_plain(other))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


def _plain(title: str) -> str:
    """Without blanks, and with one kind of dash and bracket: no fault of the drafter."""
    return DASHES.sub("—", flat(title)).translate(str.maketrans("()", "（）"))
