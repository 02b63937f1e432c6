"""Where a plan ends → its closing part, and what was set behind it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from desktop.core.model.document import Document, ParagraphKind
from desktop.core.parsing.heads import Head

# 本措施自2024年9月24日施行，有效期至2029年9月24日。
_IN_FORCE = re.compile(
    r"本(?:措施|方案|办法|意见|规划|计划|细则|规定|通知|政策|行动计划|实施方案|实施意见|若干措施)[^。]{0,12}"
    r"(?:自|从)[^。]{2,30}(?:施行|实施|执行|生效)"
)
# What stands behind a plan: signature, date, imprint, attachments, web page.
_BEHIND = re.compile(
    r"(?:主送|抄送|分送|附件|附表|附[：:]|相关附件|校核人|联系人|联系单位|公开方式|信息公开|政策解读|相关解读|二维码|扫一扫|打印|关闭|来源)"
    r"|[（(](?:此件|联系|公开|本文|信息公开)[^）)]*[）)]$"
    r"|.{0,20}?(?:(?:19|20)\d{2}|[二一〇○零九八七六五四三]{4})\s*年.{1,3}月.{1,3}日\s*(?:印发|翻印|公布|发布)?$"
)
_IMPRINT = ("主送", "抄送", "分送")
_BODY_NAME = re.compile(
    r"[\u4e00-\u9fff\s（）()]{2,60}(?:政府|办公厅|办公室|厅|局|委员会|部|委|小组|院|会|中心|银行|代章）)"
)
_DATE_ALONE = re.compile(r"\s*(?:(?:19|20)\d{2}|[二一〇○零九八七六五四三]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*")
_LIST_OF_ANNEXES = re.compile(r"\s*附\s*件(?:列表)?\s*[：:]")
_LISTED = re.compile(r"\s*(?:附件)?\s*\d{1,2}\s*[.．、:：]")


def behind(document: Document, last: int, limit: int) -> int:
    """The index of the first paragraph behind the plan, whose last clause begins at paragraph `last`.

    limit: the first paragraph that is surely behind it (an annex, or the end of the document). The date of
    a signature, alone on its line, ends a plan, and so does a list of annexes; counted back from there,
    signatures, imprints and leftovers of web pages are behind it as well.
    """
    end = limit
    for at in range(last + 1, limit):
        text = document.paragraphs[at].span.of(document.text)
        if _DATE_ALONE.fullmatch(text) or (_LIST_OF_ANNEXES.match(text) and len(text) < 200):
            end = at
            break
    while end > last + 1 and _is_behind(document, end - 1):
        end -= 1
    return end


def listed_annexes(document: Document) -> frozenset[int]:
    """The paragraphs that list the annexes: "附件：1.重点任务清单" and the numbered lines below it."""
    found: set[int] = set()
    for at, paragraph in enumerate(document.paragraphs):
        text = paragraph.span.of(document.text)
        below = at - 1 in found and _LISTED.match(text)
        if (_LIST_OF_ANNEXES.match(text) or below) and len(text) < 200 and not text.rstrip().endswith("。"):
            found.add(at)
    return frozenset(found)


def closing_begins(document: Document, heads: Sequence[Head], end: int) -> int | None:
    """The first paragraph before `end` that belongs to no clause any more; None where the last clause takes all.

    A clause of the national plan is one paragraph; one more after the last one is the plan's closing
    (各部门各有关方面要…). Words on the entry into force close a plan as well (本措施自…施行).
    """
    if not heads or heads[-1].boxed:
        return None
    last = heads[-1]
    for at in range(last.at + 1, end):
        if _IN_FORCE.match(document.paragraphs[at].span.of(document.text)):
            return at
    usual = _usual_length(document, heads)
    after = last.at + usual
    return after if usual and after < end else None


def _usual_length(document: Document, heads: Sequence[Head]) -> int:
    """How many paragraphs the other clauses of the last one's kind have, itself included; 0 where that varies.

    Only clauses without sub-clauses count, and the last one must look like them: where they say all in their
    first paragraph (（一）优化培养政策。结合…), it does too.
    """
    last = heads[-1]
    lengths = [
        following.at - head.at
        for head, following in pairwise(heads)
        if not head.boxed and head.rank == last.rank and following.rank <= head.rank
    ]
    if len(lengths) < 2 or len(set(lengths)) > 1:
        return 0
    runs_in = "。" in document.paragraphs[last.at].span.of(document.text).rstrip()[:-1]
    return 0 if lengths[0] == 1 and not runs_in else lengths[0]


def _is_behind(document: Document, at: int) -> bool:
    paragraph = document.paragraphs[at]
    text = paragraph.span.of(document.text).strip()
    if not text:
        return True
    if paragraph.kind is ParagraphKind.TABLE_ROW and "\t" in text:
        return text.startswith(_IMPRINT)  # a row of a plan's own table ends with units and dates too
    if _BEHIND.match(text):
        return True
    return len(text) <= 60 and _BODY_NAME.fullmatch(text) is not None
