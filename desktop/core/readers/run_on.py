"""A line that holds a whole document → one line for each paragraph that can be told by its number."""

import re
from dataclasses import replace
from itertools import pairwise

from desktop.core.model.span import Span
from desktop.core.readers.lines import Line
from desktop.core.text.clause_number import NumberStyle, clause_number_at

RUN_ON = 600  # characters; longer paragraphs are rare in plans, and hold no numbered ones
_HEADING = 45  # a heading glued to the number of its first sub-clause is no longer: "第一章总则第一条…"
_ENDS = "。；！？：）)”》\u3000"
_NUMERAL = "[一二三四五六七八九十百零〇]"
_CANDIDATE = re.compile(
    rf"第{_NUMERAL}{{1,5}}[编章节条]|(?<!{_NUMERAL}){_NUMERAL}{{1,3}}、|[（(]{_NUMERAL}{{1,3}}[）)]"
    r"|(?<![\d.．])\d{1,2}[.．](?!\d)|[（(]\d{1,2}[）)]"
)
_INDENT = re.compile("\u3000{2,}")
# "…贯彻落实。广安市人民政府2023年6月21日广安市政府投资管理办法第一章…": signature, date, title.
_SIGNATURE = re.compile(r"(?<=[。）])\s*([^。；，：、]{4,60}?)\s*((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)\s*")
# "…的意见渝府发〔2019〕17号各区县（自治县）人民政府，…：近年来"
_NUMBER_OF_DOCUMENT = re.compile(r"(?<=[见知案法施定划）])[\u4e00-\u9fff]{2,8}〔\d{4}〕\d+号")
_SALUTATION = re.compile(r"各[^。：]{2,300}：")
# What web pages put behind the text.
_TAIL = re.compile(r"(?<=[。日号）])\s*(?=(?:相关)?附件[：:]|二维码开始|（此件公开发布）)|(?<=（此件公开发布）)\s*")


def split_run_on(source: str, line: Line) -> list[Line]:
    """The paragraphs of a line of more than `RUN_ON` characters; the line itself otherwise.

    Numbers begin a paragraph where a sentence or heading ends before them and they go on counting or begin
    at one; a citation (根据第五条) does neither.
    """
    text = line.span.of(source)
    if len(text) <= RUN_ON:
        return [line]
    cuts = {match.start() for match in _INDENT.finditer(text)} | _numbers(text) | _front(text)
    cuts |= {match.start() for match in _TAIL.finditer(text)}
    cuts |= _after_known_headings(text, sorted(cuts | {0, len(text)}))
    edges = sorted(cuts | {0, len(text)})
    parts: list[Line] = []
    for start, end in pairwise(edges):
        span = _stripped(source, line.span.start + start, line.span.start + end)
        if len(span):
            parts.append(replace(line, span=span, begins=bool(parts) or line.begins, full=False))
    return parts


def _numbers(text: str) -> set[int]:
    """Where clause numbers begin a paragraph."""
    cuts: set[int] = set()
    counted: dict[NumberStyle, int] = {}
    last = -_HEADING
    for match in _CANDIDATE.finditer(text):
        number = clause_number_at(text, match.start())
        if number is None:
            continue
        before = text[: match.start()].rstrip(" ")[-1:]
        fits = before in _ENDS or match.start() - last <= _HEADING
        if not fits or number.value not in (1, counted.get(number.style, 0) + 1):
            continue
        counted = {style: value for style, value in counted.items() if style <= number.style}
        counted[number.style] = number.value
        cuts.add(match.start())
        last = match.start()
    return cuts


def _front(text: str) -> set[int]:
    """Where number, salutation, signature and date of a covering notice begin and end."""
    cuts: set[int] = set()
    for match in _SIGNATURE.finditer(text):
        cuts |= {match.start(1), match.start(2), match.end()}
    head = text[:RUN_ON]
    if number := _NUMBER_OF_DOCUMENT.search(head):
        cuts |= {number.start(), number.end()}
    if (salutation := _SALUTATION.search(head)) and "。" not in head[: salutation.start()]:
        cuts |= {salutation.start(), salutation.end()}
    return cuts


def _after_known_headings(text: str, edges: list[int]) -> set[int]:
    """Where a heading ends that the table of contents spells out: "第一节　发展基础“十三五”以来，…"."""
    parts = [(start, text[start:end]) for start, end in pairwise(edges)]
    known = {part for _, part in parts if part.startswith("第") and len(part) <= _HEADING and "。" not in part}
    return {
        start + len(heading)
        for start, part in parts
        for heading in known
        if len(part) > len(heading) and part.startswith(heading)
    }


def _stripped(source: str, start: int, end: int) -> Span:
    while start < end and source[start].isspace():
        start += 1
    while start < end and source[end - 1].isspace():
        end -= 1
    return Span(start, end)
