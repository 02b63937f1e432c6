"""Document and outline → the paragraphs that make up its titles."""

import re
from collections.abc import Callable

from desktop.core.model.clause import Outline
from desktop.core.model.document import Document
from desktop.core.model.span import Span

LINES = 4  # a title of a plan runs over three lines at most, that of a joint notice over four
# 关于印发××实施方案的通知, over several lines
NOTICE = re.compile(r"关于.*的(?:通知|意见|函|批复)$")
BLANKS = re.compile(r"\s+")


def head_length(document: Document, outline: Outline) -> int:
    """How many paragraphs stand before the first clause."""
    if not outline.clauses:
        return 0
    first = outline.clauses[0].span.start
    return sum(paragraph.span.end <= first for paragraph in document.paragraphs)


def plan_title(document: Document, outline: Outline) -> range:
    """The paragraphs of the plan's title; the first one alone where the title does not stand in the text."""
    title = BLANKS.sub("", outline.front.title)
    found = _run(document, head_length(document, outline), lambda words: bool(title) and words == title)
    return found or range(min(1, len(document.paragraphs)))


def notice_title(document: Document, outline: Outline) -> range:
    """The paragraphs of the covering notice's title, none where there is no notice."""
    return _run(document, plan_title(document, outline).start, lambda words: bool(NOTICE.search(words)))


def title_span(document: Document, outline: Outline) -> Span:
    """Where the plan's title stands."""
    lines = plan_title(document, outline)
    return Span(document.paragraphs[lines[0]].span.start, document.paragraphs[lines[-1]].span.end)


def _run(document: Document, head: int, fits: Callable[[str], bool]) -> range:
    """The last up to LINES paragraphs of the first `head`, running on, that together fit; none: range(0).

    The last: a plan's title may stand over the covering notice too.
    """
    words = [BLANKS.sub("", paragraph.span.of(document.text)) for paragraph in document.paragraphs[:head]]
    for start in reversed(range(head)):
        for end in range(start + 1, min(start + LINES, head) + 1):
            if fits("".join(words[start:end])) and not any("。" in line for line in words[start:end]):
                return range(start, end)
    return range(0)
