"""The beginning of a paragraph → the clause number it carries.

Forms and their customary order are those of GB/T 9704—2012 §7.3.3 (一、 （一） 1. （1）) and of statutes
(第X编 章 节 条); plans mix both. Half-width brackets and full stops occur in real files and are read too.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from desktop.core.text.numbering import to_int


class NumberStyle(IntEnum):
    """How a number is written; a smaller value customarily stands above a greater one."""

    BOOK = 0  # 第一编
    CHAPTER = 1  # 第一章
    SECTION = 2  # 第一节
    ARTICLE = 3  # 第一条
    HAN = 4  # 一、
    HAN_BRACKET = 5  # （一）
    ARABIC = 6  # 1.
    ARABIC_BRACKET = 7  # （1）
    CIRCLED = 8  # ①
    DECIMAL = 9  # 1.1, 1.1.1: emergency plans


HAN_ALONE = re.compile("[一二三四五六七八九十百]+")


@dataclass(frozen=True, slots=True)
class ClauseNumber:
    """A number at the beginning of a paragraph.

    value: what it counts; of 2.1.3 the last part. parts: all parts (2, 1, 3); one part for all other styles.
    start, end: where it stands in the paragraph; `end` is after the number and the blanks behind it.
    shown: the number as people write it, brackets and digits in the customary width.
    """

    style: NumberStyle
    value: int
    start: int
    end: int
    shown: str
    parts: tuple[int, ...] = ()


HAN_NUMERAL = "一二三四五六七八九十百零〇○"
_HAN = "\u3400-\u9fff"
_UNITS = "年月日个人万亿倍％%"
_NUMERAL = rf"[{HAN_NUMERAL}]{{1,5}}"
# Markdown heads and bold markers may stand before the number: "## 第一章 总则", "**一、总体要求**".
_BEFORE = re.compile(r"\s*(?:#{1,6}\s+)?(?:\*\*)?\s*")
# Not a number but a reference: "第五条规定的…", "第三条、第四条…", "第七条第二款…".
_REFERENCE = rf"(?!\s*(?:规定|所列|所称|的|[、和与及至到]\s*第|第{_NUMERAL}[款项]))"
_FORMS: tuple[tuple[NumberStyle, re.Pattern[str]], ...] = (
    (NumberStyle.BOOK, re.compile(rf"第\s*({_NUMERAL}|\d{{1,3}})\s*编\s*{_REFERENCE}")),
    (NumberStyle.CHAPTER, re.compile(rf"第\s*({_NUMERAL}|\d{{1,3}})\s*章\s*{_REFERENCE}")),
    (NumberStyle.SECTION, re.compile(rf"第\s*({_NUMERAL}|\d{{1,3}})\s*节\s*{_REFERENCE}")),
    (NumberStyle.ARTICLE, re.compile(rf"第\s*({_NUMERAL}|\d{{1,3}})\s*条(?:之{_NUMERAL})?\s*{_REFERENCE}")),
    # "一、二级市场" counts two things and numbers nothing.
    (NumberStyle.HAN, re.compile(rf"({_NUMERAL})\s*[、．.]\s*(?![{HAN_NUMERAL}][级类、])")),
    (NumberStyle.HAN_BRACKET, re.compile(rf"[（(〔]\s*({_NUMERAL})\s*[）)〕]\s*、?\s*")),
    (
        NumberStyle.DECIMAL,
        re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,3})(?=[\s\u3400-\u9fff“《（])(?![年月日个万亿倍％%])\s*"),
    ),
    # "1.5倍" and "3.5万人" are quantities.
    # "44、45届" counts two things; "1、2021年底前" numbers one.
    (NumberStyle.ARABIC, re.compile(r"(\d{1,2})\s*(?:[.．﹒](?!\d)|、(?!\d{1,2}(?!\d)))\s*")),
    (NumberStyle.ARABIC_BRACKET, re.compile(r"(?:[（(]\s*(\d{1,2})\s*[）)]|(\d{1,2})[）)])\s*、?\s*")),
    (NumberStyle.CIRCLED, re.compile(r"([①-⑳])\s*")),
)
_SHOWN = {
    NumberStyle.HAN: "{}、",
    NumberStyle.HAN_BRACKET: "（{}）",
    NumberStyle.ARABIC: "{}.",
    NumberStyle.ARABIC_BRACKET: "（{}）",
}


def clause_number(text: str) -> ClauseNumber | None:
    """The clause number that the paragraph `text` begins with; None if it begins with none.

    >>> clause_number("(五) 畅通流动渠道。").shown
    '（五）'
    """
    return clause_number_at(text, _end_of_markers(text))


def clause_number_at(text: str, start: int) -> ClauseNumber | None:
    """The clause number that stands at `start` of `text`; None if there is none."""
    for style, form in _FORMS:
        match = form.match(text, start)
        if match is None:
            continue
        written = next(group for group in match.groups() if group)
        parts = _values(written)
        if not all(parts):
            continue  # nothing is numbered 零
        shown = _SHOWN[style].format(written) if style in _SHOWN else re.sub(r"\s+", "", match.group())
        return ClauseNumber(style, parts[-1], start, match.end(), shown, parts)
    return None


def _end_of_markers(text: str) -> int:
    match = _BEFORE.match(text)
    return match.end() if match else 0


def _values(written: str) -> tuple[int, ...]:
    """The parts of a number as integers."""
    if written in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return (ord(written) - ord("①") + 1,)
    if written[0].isdigit():
        return tuple(int(part) for part in re.split(r"[.．]", written))
    return (to_int(written) or 0,)


def cited(number: str) -> str:
    """A clause's number as a sentence names it: 二、（一）, 第三章; 三、 alone would not read: 第三部分."""
    bare = number.rstrip("、．.")
    return f"第{bare}部分" if number != bare and HAN_ALONE.fullmatch(bare) else bare
