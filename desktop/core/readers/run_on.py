"""A line that holds a whole document → one line for each paragraph that can be told by its number."""

import re
from dataclasses import replace
from itertools import pairwise

from desktop.core.guard.limits import limit
from desktop.core.model.span import Span
from desktop.core.readers.lines import Line
from desktop.core.text.clause_number import NumberStyle, clause_number_at

RUN_ON = 600  # characters; longer paragraphs are rare in plans, and hold no numbered ones
_HEADING = 45  # a heading glued to the number of its first sub-clause is no longer: "第一章总则第一条…"
_ENDS = "。；！？：）)〕】”》\u3000"
_NUMERAL = "[一二三四五六七八九十百零〇]"
_CANDIDATE = re.compile(
    rf"第{_NUMERAL}{{1,5}}[编章节条]|(?<!{_NUMERAL}){_NUMERAL}{{1,3}}、|[（(]{_NUMERAL}{{1,3}}[）)]"
    r"|(?<![\d.．])\d{1,2}[.．](?!\d)|[（(]\d{1,2}[）)]"
)
_SUB_CLAUSE = re.compile(rf"[^。；]{{2,{_HEADING}}}[（(]{_NUMERAL}{{1,3}}[）)]")
_INDENT = re.compile("\u3000{2,}")
# "…贯彻落实。广安市人民政府2023年6月21日广安市政府投资管理办法第一章…": signature, date, title. A date that goes on
# (自2023年8月1日起) is none.
_SIGNATURE = re.compile(
    r"(?<=[。）])\s*([^。；，：、]{1,300}?(?:政府|办公厅|办公室|[厅局委部署院会]|小组|中心|联合社|银行))\s*"
    r"((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?![起前至底以之止后])\s*"
)
# "…的意见渝府发〔2019〕17号各区县（自治县）人民政府，…：近年来"
_NUMBER_OF_DOCUMENT = re.compile(
    r"(?:意见|通知|办法|措施|方案|规定|细则|决定|规划|计划)((?:(?!意见|通知)[\u4e00-\u9fff]){2,8}〔\d{4}〕\d+号)"
)
_SALUTATION = re.compile(r"各[^。：]{2,300}：")
# "现将《…》印发给你们，请认真组织实施。" ends the covering notice.
_NOTICE_END = re.compile(r"(?:印发给你们|现予?印发)[^。]{0,40}。")
# "…实施方案（2021—2025年）为贯彻…": the title that stands behind signature and date, before the plan's first words.
_TITLE = re.compile(
    r"[^。；：]{6,60}?(?:方案|措施|意见|规划|计划|办法|规定|细则)(?:（[^）]{2,16}）)?\s*(?=为|根据|按照|第一[章条]|目\s*录|一、)"
)
_CONTENTS = re.compile(r"目\s*录\s*(?=第一)")
# What web pages put behind the text.
_TAIL = re.compile(r"(?<=[。日号）])\s*(?=(?:相关)?附件[：:]|二维码开始|（此件[^）]{2,8}）)|(?<=公开发布）)\s*")
_LIST_OF_ANNEXES = re.compile(r"附件[：:][^。]{0,120}$")


def split_run_on(source: str, line: Line) -> list[Line]:
    """The paragraphs of a line of more than `RUN_ON` characters; the line itself otherwise.

    Numbers begin a paragraph where a sentence or heading ends before them and they go on counting or begin
    at one; a citation (根据第五条) does neither.
    """
    text = line.span.of(source)
    if len(text) <= RUN_ON:
        return [line]
    cuts = {match.start() for match in _INDENT.finditer(text)} | _front(text)
    cuts |= {match.start() for match in _TAIL.finditer(text)}
    cuts |= _numbers(text)
    if len(cuts) > limit("document", "paragraphs"):  # （一）（一）（一）…: no document, and long work
        return [line]
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
    through: dict[NumberStyle, int] = {}  # numbers that go on across the parts: （十六） under 四、
    last = -_HEADING
    for match in _CANDIDATE.finditer(text):
        number = clause_number_at(text, match.start())
        if number is None or _LIST_OF_ANNEXES.search(text, max(0, match.start() - 140), match.start()):
            continue
        before = text[: match.start()].rstrip(" ")[-1:]
        opens = number.style <= NumberStyle.CHAPTER and number.value == 1
        # "…全覆盖 预期性三、重点任务（一）兜底线": behind a table, told by the sub-clause that follows at once.
        leads = number.style is NumberStyle.HAN and _SUB_CLAUSE.match(text, match.end()) is not None
        fits = opens or leads or before in _ENDS or match.start() - last <= _HEADING
        expected = (1, counted.get(number.style, 0) + 1, through.get(number.style, 0) + 1)
        if not fits or number.value not in expected:
            continue
        counted = {style: value for style, value in counted.items() if style <= number.style}
        counted[number.style] = through[number.style] = number.value
        cuts.add(match.start())
        last = match.start()
        if len(cuts) > limit("document", "paragraphs"):
            break
    return cuts


def _front(text: str) -> set[int]:
    """Where number, salutation, signature, date and title around a covering notice begin and end."""
    cuts: set[int] = set()
    for match in _SIGNATURE.finditer(text):
        cuts |= {match.start(1), match.start(2), match.end()}
        if title := _TITLE.match(text, match.end()):
            cuts.add(title.end())
    for match in _CONTENTS.finditer(text):
        cuts |= {match.start(), match.end()}
    head = text[: 2 * RUN_ON]
    if number := _NUMBER_OF_DOCUMENT.search(head):
        cuts |= {number.start(1), number.end()}
    if (salutation := _SALUTATION.search(head)) and "。" not in head[: salutation.start()]:
        cuts |= {salutation.start(), salutation.end()}
    if notice := _NOTICE_END.search(head):
        cuts.add(notice.end())
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
