"""Document and outline → the same text as a Word file in the typography of official documents.

Faces and indents after GB/T 9704—2012, 7.3: title 小标宋, 一、 黑体, （一） 楷体, the rest 仿宋; 附件 after 7.3.4,
the date after 7.3.5.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from desktop.core.model.clause import Clause, ClauseKind, Outline
from desktop.core.model.document import Document, ParagraphKind
from desktop.core.text.clause_number import NumberStyle, clause_number
from desktop.core.wordml.package import to_bytes
from desktop.core.writers.gongwen import PORTRAIT_WIDTH, new_document
from desktop.core.writers.markup import Row, append, paragraph, run, table
from desktop.core.writers.plan_title import head_length, notice_title, plan_title

LINE = 579  # twips; one line of the page is left blank below a title (7.3.1)
BLACK, KAI = "黑体", "楷体_GB2312"
HEADINGS = {
    NumberStyle.BOOK: ("Heading1", BLACK),
    NumberStyle.CHAPTER: ("Heading1", BLACK),
    NumberStyle.SECTION: ("Heading2", KAI),
    NumberStyle.HAN: ("Heading1", BLACK),
    NumberStyle.HAN_BRACKET: ("Heading2", KAI),
    NumberStyle.ARABIC: ("Heading3", ""),
    NumberStyle.ARABIC_BRACKET: ("Heading4", ""),
}
CENTRED = (NumberStyle.BOOK, NumberStyle.CHAPTER, NumberStyle.SECTION)
ANNEX = re.compile(r"附\s*件\s*\d*\s*[：:]?")  # 附件, 附件1
DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?:印发|翻印)?")  # 2024年12月2日
ADDRESSEES = re.compile(r"[^。]+[：:]")  # 各市、县人民政府，省直各单位：
BLANKS = re.compile(r"\s+")


def clean_draft(document: Document, outline: Outline) -> bytes:
    """The bytes of a .docx: paragraph by paragraph exactly the document's text, rows as tables.

    Word's automatic numbers come as typed text. The same input gives the same bytes.
    """
    word = new_document(title=outline.front.title or document.name)
    append(word, *_blocks(document, outline))
    return to_bytes(word)


def _blocks(document: Document, outline: Outline) -> Iterator[str]:
    """The paragraphs and tables as WordprocessingML."""
    looks = _Looks(document, outline)
    for is_table, group in groupby(
        range(len(document.paragraphs)),
        lambda index: document.paragraphs[index].kind is ParagraphKind.TABLE_ROW,
    ):
        if is_table:
            yield _table([document.paragraphs[index].span.of(document.text).split("\t") for index in group])
        else:
            yield from map(looks.paragraph, group)


class _Looks:
    """How each paragraph of one document is set."""

    def __init__(self, document: Document, outline: Outline) -> None:
        self._document = document
        self._head = head_length(document, outline)
        self._titles = {*plan_title(document, outline), *notice_title(document, outline)}
        self._issuers = {BLANKS.sub("", issuer) for issuer in outline.front.issuers}
        self._clauses = {clause.span.start: clause for clause in outline.clauses}

    def paragraph(self, index: int) -> str:
        """Paragraph `index` as WordprocessingML."""
        span = self._document.paragraphs[index].span
        words = span.of(self._document.text)
        clause = self._clauses.get(span.start)
        if index in self._titles:
            return paragraph(run(words), style="Title", after=0 if index + 1 in self._titles else LINE)
        if clause is not None:
            return _clause(words, clause, min(clause.body.start, span.end) - span.start)
        if ANNEX.fullmatch(words):
            return paragraph(run(words, face=BLACK), style="Normal", align="left", keep_next=True)
        if DATE.fullmatch(words) or (self._is_signature(words) and index > min(self._titles, default=0)):
            return paragraph(run(words), style="Normal", align="right")
        if index < self._head and ADDRESSEES.fullmatch(words):
            return paragraph(run(words), style="Normal")
        if index < min(self._titles, default=0):  # who issues it and its number, over the title
            return paragraph(run(words), style="Normal", align="center")
        return paragraph(run(words), style="BodyText")

    def _is_signature(self, words: str) -> bool:
        return BLANKS.sub("", words) in self._issuers


def _clause(words: str, clause: Clause, body: int) -> str:
    """The first paragraph of a clause; its body begins at `body`."""
    if clause.kind is ClauseKind.BOX:
        return paragraph(run(words, face=BLACK), style="Normal", align="center", keep_next=True)
    number = clause_number(words)
    style, face = HEADINGS.get(number.style, ("BodyText", "")) if number is not None else ("BodyText", "")
    if number is not None and number.style is NumberStyle.ARTICLE:  # 第一条 in 黑体, its sentence not
        return paragraph(run(words[: number.end], face=BLACK), run(words[number.end :]), style="BodyText")
    if not clause.heading:
        return paragraph(run(words), style="BodyText")
    if body < len(words):
        return paragraph(run(words[:body], face=face), run(words[body:]), style="BodyText")
    centred = number is not None and number.style in CENTRED
    return paragraph(run(words), style=style, align="center" if centred else "")


def _table(rows: list[list[str]]) -> str:
    """Rows of cells as a table over the width of the page; the last cell of a short row takes the rest of it.

    Columns are as wide as what stands in them asks for, up to three times the narrowest.
    """
    columns = max(map(len, rows))
    longest = [max((len(row[column]) for row in rows if len(row) == columns), default=1) for column in range(columns)]
    shares = [min(max(length, 4), 12) for length in longest]
    widths = [PORTRAIT_WIDTH * share // sum(shares) for share in shares]
    return table(
        widths,
        [
            Row(
                tuple(paragraph(run(cell), style="TableText") for cell in row),
                spans=(*(1 for _ in row[1:]), columns - len(row) + 1),
            )
            for row in rows
        ],
    )
