"""The first paragraph of a clause → its heading and where its body begins."""

import re

from desktop.core import resources
from desktop.core.model.span import Span

# 40 characters: the longest run-in heading of the practice corpus is 36 (（二）实施工业绿色生产，推动大宗工业
# 固体废物贮存处置总量趋零增长。); a heading alone on its line may be longer where it wraps.
RUN_IN = 40
ALONE = 60
_STOP = re.compile(r"[。：:]|[!！?？；;]")
_INNER = "，,；;"
_TRAILING = "。.：: \t\u3000*"


def heading_of(text: str, start: int, paragraph_end: int, *, goes_on: bool) -> tuple[str, int]:
    """The heading that begins at `start`, and where the body begins.

    paragraph_end: where the paragraph ends. goes_on: the clause has further paragraphs or sub-clauses.

    - 一、总体要求 alone on its line is a heading, whatever follows.
    - （一）优化培养政策。结合… has a run-in heading up to the first 。 or ：, with one comma at most.
    - （三）基本原则。 alone on its line is a heading if the clause goes on; otherwise it is a measure.
    - 总体要求以习近平…为指导 is a heading that lost its mark, told by its usual words and how what follows begins.
    - Running text has none: ("", start).
    """
    words = text[start:paragraph_end]
    if glued := _glued().match(words):
        return glued["heading"], start + glued.end("heading")
    stop = _STOP.search(words)
    if stop is None:
        if len(words) <= ALONE and words.count("，") <= 1:
            return words.rstrip(_TRAILING), paragraph_end
        return "", start
    first, rest = words[: stop.start()], words[stop.end() :].strip("* \u3000")
    if stop.group() not in "。：:" or not _is_heading(first, colon=stop.group() != "。"):
        return "", start
    if not rest and not goes_on:
        return "", start
    return first.rstrip(_TRAILING), start + stop.end()


@resources.derived
def _glued() -> re.Pattern[str]:
    words = resources.table("lexicon/outline.toml")
    headings, openers = ("|".join(sorted(words[key], key=len, reverse=True)) for key in ("usual_headings", "openers"))
    return re.compile(rf"(?P<heading>{headings})\s*(?:{openers}|20\d\d年)")


def body_of(text: str, start: int, end: int) -> Span:
    """The clause's words after number and heading, white space and bold markers before them left out."""
    while start < end and (text[start].isspace() or text.startswith("**", start)):
        start += 2 if text.startswith("**", start) else 1
    return Span(start, end)


def _is_heading(words: str, *, colon: bool) -> bool:
    """Whether the words before the first stop name a measure: short, one comma at most.

    Before a colon a sentence may stand that introduces a list (要做好以下工作：), so a comma there speaks
    against a heading; but titles of programmes in a row (…计划、…计划：依据…) may be long.
    """
    commas = sum(words.count(mark) for mark in _INNER)
    if colon:
        return commas == 0 and len(words) <= ALONE and not words.endswith(("如下", "以下", "下列", "包括", "是"))
    return 0 < len(words) <= RUN_IN and commas <= 1
