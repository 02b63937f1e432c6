"""A document's paragraphs → those that begin a numbered clause or a box."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from desktop.core.model.document import Document, Paragraph, ParagraphKind
from desktop.core.text.clause_number import ClauseNumber, NumberStyle, clause_number
from desktop.core.text.numbering import to_int

# "专栏1 “十四五”时期主要指标", "专栏 3：…"
_BOX = re.compile(r"\s*(?:#{1,6}\s+)?(?:\*\*)?\s*专\s*栏\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[：:]?\s*")
# "附件1", "附件" alone on their line; "附件：" begins a list of annexes
_ANNEX = re.compile(r"\s*附\s*件\s*(\d{0,2}|[一二三四五六七八九十]{0,2})\s*")
_LEADERS = re.compile(r"[.．·…]{2,}\s*\d{1,4}\s*$")  # "第一节 发展基础.....	5"
# "谈判文件目录" too, if its entries come again
_CONTENTS = re.compile(r"[\s#*]*(?P<of>[^。：；，\s]{0,8})目\s*[录次][\s*]*")
# "1　总则" of an emergency plan, whose other heads are 1.1, 1.1.1
_BARE_DECIMAL = re.compile(r"\s*(\d{1,2})[\s\u3000]+(?=[\u3400-\u9fff])")
_LIST_ENDS = "；;"


@dataclass(frozen=True, slots=True)
class Head:
    """A paragraph that begins a clause.

    at: index of the paragraph. end: where its number ends, in the document's text. value: what it counts.
    rank: smaller values stand above greater ones; boxes have none (0).
    number: None for a box, an annex and a heading that only its style tells.
    label: "专栏1", "附件2", "文件2"; "" for others. annex: an 附件 behind the plan, or a further plan there (`plan`).
    """

    at: int
    end: int
    value: int
    rank: float = 0.0
    number: ClauseNumber | None = None
    label: str = ""
    annex: bool = False
    plan: bool = False

    @property
    def boxed(self) -> bool:
        """Whether it begins a box or an annex, where the numbers are items."""
        return bool(self.label) and not self.plan


def find_heads(document: Document, first: int, ignored: Collection[int]) -> tuple[Head, ...]:
    """The heads from paragraph `first` on, in order; paragraphs in `ignored` are none.

    Table rows, footnotes and items of a list within a sentence are none either. In a document without any
    number, the headings of its styles (Word) are the heads.
    """
    paragraphs = document.paragraphs
    decimal = _is_decimal(document)
    heads: list[Head] = []
    for at in range(first, len(paragraphs)):
        if at in ignored:
            continue
        head = _head(document.text, paragraphs[at], at, decimal=decimal)
        if head is not None:
            heads.append(head)
    found = _without_lists(document, _ranked(heads))
    return found if any(head.number for head in found) else _styled(document, first, ignored) or found


def contents_of(document: Document) -> frozenset[int]:
    """The paragraphs of the table of contents: with leaders, or between 目录 and where the first entry comes again."""
    texts = [_normal(p.span.of(document.text)) for p in document.paragraphs]
    standing: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        standing.setdefault(text, []).append(at)
    found = {
        at
        for at, p in enumerate(document.paragraphs)
        if p.kind is ParagraphKind.BODY and _LEADERS.search(p.span.of(document.text)) and len(p.span) < 80
    }
    for at, p in enumerate(document.paragraphs):
        title = _CONTENTS.fullmatch(p.span.of(document.text))
        if title is None:
            continue
        if not title["of"]:
            found.add(at)
        if at + 1 >= len(texts) or at + 1 in found:
            continue
        places = standing[texts[at + 1]]
        again = bisect_left(places, at + 2)
        found.update(range(at, places[again]) if again < len(places) else ())
    return frozenset(found)


def _styled(document: Document, first: int, ignored: Collection[int]) -> tuple[Head, ...]:
    """The paragraphs with an outline level, counted within the level above."""
    heads: list[Head] = []
    counted: dict[int, int] = {}
    for at in range(first, len(document.paragraphs)):
        paragraph = document.paragraphs[at]
        level = paragraph.outline_level
        if level is None or at in ignored or not len(paragraph.span):
            continue
        counted = {above: count for above, count in counted.items() if above <= level}
        counted[level] = counted.get(level, 0) + 1
        heads.append(Head(at, paragraph.span.start, counted[level], rank=float(level)))
    return tuple(heads)


def _normal(text: str) -> str:
    return re.sub(r"[\s#*]+", "", text)


def _is_decimal(document: Document) -> bool:
    """Whether the document numbers its clauses 1.1, 1.1.1."""
    numbers = (clause_number(p.span.of(document.text)) for p in document.paragraphs if p.kind is ParagraphKind.BODY)
    return sum(n is not None and n.style is NumberStyle.DECIMAL for n in numbers) >= 3


def _head(text: str, paragraph: Paragraph, at: int, *, decimal: bool) -> Head | None:
    words = paragraph.span.of(text)
    if paragraph.kind is ParagraphKind.FOOTNOTE:
        return None
    if box := _BOX.match(words):
        return Head(at, paragraph.span.start + box.end(), _count(box.group(1)), label=f"专栏{box.group(1)}")
    if paragraph.kind is not ParagraphKind.BODY:
        return None
    if annex := _ANNEX.fullmatch(words):
        return Head(at, paragraph.span.end, _count(annex.group(1)), label=f"附件{annex.group(1)}", annex=True)
    number = clause_number(words)
    if number is None and decimal and len(words) < 40 and (bare := _BARE_DECIMAL.match(words)):
        value = int(bare.group(1))
        number = ClauseNumber(NumberStyle.DECIMAL, value, bare.start(1), bare.end(), bare.group(1), (value,))
    if number is None:
        return None
    return Head(at, paragraph.span.start + number.end, number.value, number=number)


def _count(written: str) -> int:
    if not written:
        return 1
    return int(written) if written.isdigit() else to_int(written) or 1


def _ranked(heads: Sequence[Head]) -> list[Head]:
    """The heads with their ranks: the customary order, save where the document nests articles under 一、."""
    styles = [head.number.style for head in heads if head.number]
    articles_below = (
        NumberStyle.ARTICLE in styles
        and NumberStyle.HAN in styles
        and styles.index(NumberStyle.HAN) < styles.index(NumberStyle.ARTICLE)
    )
    ranked = []
    for head in heads:
        if head.number is None:
            ranked.append(head)
            continue
        rank = float(head.number.style)
        if head.number.style is NumberStyle.DECIMAL:
            rank = NumberStyle.HAN + 0.1 * len(head.number.parts)
        elif articles_below and head.number.style is NumberStyle.ARTICLE:
            rank = NumberStyle.HAN + 0.5
        ranked.append(replace(head, rank=rank))
    return ranked


def _without_lists(document: Document, heads: list[Head]) -> tuple[Head, ...]:
    """The heads without items of an enumeration.

    Below an article (第X条) all numbers are items of its sentence; elsewhere those are that follow a stem
    (…包括以下内容：) and end in semicolons.
    """
    kept: list[Head] = []
    article: float | None = None
    for run in _runs(heads):
        first = run[0]
        if first.number is None:
            kept += run
            continue
        if first.number.style is NumberStyle.ARTICLE:
            article = first.rank
        elif article is not None and first.rank < article:
            article = None
        elif article is not None:
            continue
        if not _is_list(document, run):
            kept += run
    return tuple(kept)


def _runs(heads: Sequence[Head]) -> list[list[Head]]:
    """The heads in stretches of one style."""
    runs: list[list[Head]] = []
    for head in heads:
        if runs and runs[-1][-1].rank == head.rank and runs[-1][-1].number and head.number:
            runs[-1].append(head)
        else:
            runs.append([head])
    return runs


def _is_list(document: Document, run: Sequence[Head]) -> bool:
    """Whether a stretch of numbers enumerates within a sentence: a stem with a colon, items with semicolons."""
    first = run[0].at
    if first == 0 or run[0].number is None or run[0].number.style <= NumberStyle.HAN:
        return False
    texts = [document.paragraphs[head.at].span.of(document.text).rstrip() for head in run]
    stem = document.paragraphs[first - 1].span.of(document.text).rstrip()
    return stem.endswith(("：", ":")) and any(text[-1:] in _LIST_ENDS for text in texts[:-1])
