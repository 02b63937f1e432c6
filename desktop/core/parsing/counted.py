"""A number in a text → the words beside it that say what it counts: 首席数据官 in 培育首席数据官500名以上.

No parser and no list of nouns: the words on either side up to a mark, a preposition or the verb that governs them. A
verb between two nouns or behind another verb is part of the name (培训 in 教育培训经费, in 开展培训5万人次).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from desktop.core import resources
from desktop.core.model.span import Span
from desktop.core.text.segment import words

ACTIONS, LEXICON = "lexicon/actions.toml", "lexicon/counted.toml"
MARKS = re.compile(r"[，。；：、！？,;:!?（）()【】〔〕\[\]《》〈〉\t\n—*×÷=＝+＋]")
LIST = "、"
OPENED, CLOSED = "“「『（(", "”」』）)"
PARTNERS = {
    "“": "”",
    "「": "」",
    "『": "』",
    "（": "）)",
    "(": "）)",
    "”": "“",
    "」": "「",
    "』": "『",
    "）": "（(",
    ")": "（(",
}
ASIDE = 8  # characters; a bracket with more is no part of a name: 职业（工种）, not （责任单位：省教育厅）
SHARES = {"%", "‰", "百分点", "个百分点"}  # of what stands before them: 确保经费60%以上用于一线职工
REACH = 40  # characters; no name of a target is longer


class _Lists(NamedTuple):
    verbs: frozenset[str]
    governing: frozenset[str]
    between: frozenset[str]
    shared: frozenset[str]
    outside: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]


class _Word(NamedTuple):
    text: str
    start: int


@resources.derived
def _lists() -> _Lists:
    actions, own = resources.table(ACTIONS), resources.table(LEXICON)
    function = actions["function"]
    verbs = frozenset(word for group in actions["group"].values() for word in group)
    outside = {*own["outside"]["words"], *own["between"]["shared"]}
    outside |= {*function["prepositions"], *function["adverbs"], *function["continuations"]}
    outside -= {*verbs, *own["inside"]["words"]}
    return _Lists(
        verbs,
        frozenset(word for group in own["verbs"]["governing"] for word in actions["group"][group]),
        frozenset(own["between"]["words"]),
        frozenset(own["between"]["shared"]),
        frozenset(outside),
        frozenset(own["outside"]["objects"]),
        frozenset(own["inside"]["names"]),
    )


def topic(text: str, limit: Span, number: Span, unit: str) -> Span:
    """The words within `limit` that say what the number at `number` counts; an empty span where none do.

    Behind the number where a name follows at once or after 的 (3000名左右的数字工程技术人才), else before it.
    """
    if unit not in SHARES:
        behind = _behind(text, number.end, limit.end)
        if behind is not None:
            return behind
    return _before(text, limit.start, number.start) or Span(number.start, number.start)


def _before(text: str, start: int, end: int) -> Span | None:
    lists = _lists()
    line = _line_before(text, max(start, end - REACH), end)
    last = len(line)
    while last and line[last - 1].text in lists.between:
        last -= 1
    first = last
    while first and not _ends_name(line, first - 1, last, lists):
        first -= 1
    if first == last and first and line[first - 1].text in lists.verbs:
        first -= 1  # 力争每年培训不少于1万人次: nothing but the verb
    before = line[first - 1].text if first else ""
    if before in lists.shared:
        return None
    if before in lists.objects:
        return _place(line[last]) if last < len(line) else None  # 比“十三五”期末增长43%: the growth
    while first < last and _is_thin(line[first].text):
        first += 1
    return None if first == last else Span(line[first].start, line[last - 1].start + len(line[last - 1].text))


def _ends_name(line: Sequence[_Word], at: int, last: int, lists: _Lists) -> bool:
    """Whether the word at `at` stands outside the name behind it, which ends before `last`."""
    word = line[at].text
    if word in lists.outside or word in lists.between:
        return True
    if word not in lists.verbs:
        return False
    if word in lists.governing and at + 1 < last:
        return True
    before = line[at - 1].text if at else ""
    return not before or before in lists.outside or before in lists.between  # a verb that governs what follows


def _line_before(text: str, start: int, end: int) -> list[_Word]:
    """The words before `end` up to the nearest mark; quoted words are one word with their marks."""
    at = end
    while at > start:
        character = text[at - 1]
        if character in CLOSED:
            opened = max(text.rfind(mark, start, at) for mark in PARTNERS[character])
            closed_before = character in text[opened + 1 : at - 1]  # “小巨人”，”: the last closes nothing
            if opened < 0 or closed_before or (character in "）)" and at - opened > ASIDE):
                break
            at = opened
        elif MARKS.match(character) or character in OPENED:
            break
        else:
            at -= 1
    return _words(text, at, end)


def _behind(text: str, start: int, end: int) -> Span | None:
    """The name that begins at `start`; the attributes that end on 的 before it are left out."""
    lists = _lists()
    line = _words(text, start, _line_end(text, start, min(end, start + REACH)))
    if line and line[0].text == LIST:
        return None
    first = last = 0
    while last < len(line):
        word = line[last].text
        if word == "的":
            first = last + 1
        elif word in lists.outside or (word in lists.verbs and not _belongs(line, first, last, lists)):
            break
        last += 1
    while last > first and line[last - 1].text == LIST:
        last -= 1
    if first == last or (last - first == 1 and len(line[first].text) < 2):
        return None
    return Span(line[first].start, line[last - 1].start + len(line[last - 1].text))


def _belongs(line: Sequence[_Word], first: int, at: int, lists: _Lists) -> bool:
    """Whether a verb is part of the name from `first` on: 研修 in 高级研修项目, or all of it: 给予30万元补助."""
    alone = at + 1 == len(line)
    if at == first:
        return alone
    following = "" if alone else line[at + 1].text
    governs = line[at].text in lists.governing or following in lists.governing
    return not governs and following not in lists.outside


def _line_end(text: str, start: int, end: int) -> int:
    """Where the next mark stands; quoted words are passed over."""
    at = start
    while at < end and (text[at] == LIST or not MARKS.match(text[at])) and text[at] not in CLOSED:
        if text[at] in OPENED:
            closed = next((place for place in range(at, end) if text[place] in PARTNERS[text[at]]), None)
            if closed is None:
                break
            at = closed
        at += 1
    return at


def _words(text: str, start: int, end: int) -> list[_Word]:
    """The words of a stretch with their places; what stands in quotation marks is one word."""
    found: list[_Word] = []
    at = start
    quoted = False
    for word in words(text[start:end]):
        if quoted or (found and found[-1].text + word in _lists().names):
            found[-1] = _Word(found[-1].text + word, found[-1].start)
        elif word.strip():
            found.append(_Word(word, at))
        quoted = (quoted or word in OPENED) and word not in CLOSED
        at += len(word)
    return found


def _place(word: _Word) -> Span:
    return Span(word.start, word.start + len(word.text))


def _is_thin(word: str) -> bool:
    """Whether a word at the beginning of a name says nothing: a lone particle, a figure, 年."""
    return len(word) == 1 or word.isdecimal()
