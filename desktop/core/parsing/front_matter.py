"""What stands before and around a plan → title, document number, issuers, addressees, date."""

import re
from collections.abc import Sequence

from desktop.core import resources
from desktop.core.model.clause import FrontMatter
from desktop.core.model.document import Document, ParagraphKind
from desktop.core.parsing.heads import contents_of
from desktop.core.text.clause_number import clause_number
from desktop.core.text.numbering import to_int

_HAN = "\u3400-\u9fff〇"
_TITLE_LENGTH = 80
_BRACKET = r"[（(](?:\d{4}\s*[—\-－–~至]+\s*\d{4}\s*年?|[^（）()]{1,12})[）)]"  # （2025—2027年）, （试行）
# 人社部发〔2024〕37号; half-width and wrong brackets occur (阜蒙健促办发[2020] 3 号).
_NUMBER = re.compile(
    rf"([{_HAN}]{{2,14}})\s*[〔\[（(【［]\s*((?:19|20)\d{{2}})\s*[〕\]）)】］]\s*(第?)\s*(\d{{1,5}})\s*号"
)
_ORDER = re.compile(rf"(中华人民共和国)?([{_HAN}]{{2,20}}令)\s*第?\s*(\d{{1,5}})\s*号")
_DATE = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_HAN_DATE = re.compile(
    r"([二一〇○零九八七六五四三]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_QUOTED = re.compile(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》")
_COVERED = re.compile(r"关于印发(.+)的通知$")
# What ends above a notice's title: a sentence, the document number, the word 文件 of the letterhead.
_ABOVE_NOTICE = re.compile(r"[。：:]|\d\s*号\s*[）)]?\s*$|^\s*文\s*件\s*$")
_ISSUES = re.compile(r"将《([^《》]{4,80})》\s*(?:正式)?印发")
_SALUTATION = re.compile(r"[#*\s]*(各|省直|市直|区直|县直|国务院各|机关各)[^。]*[：:]\s*")
_SENT_TO = re.compile(r"主送[：:]\s*(.+)")
_ISSUED = re.compile(r"印发\s*$")
_JOINT = re.compile(r"等\s*[\d一二三四五六七八九十]+\s*(?:个)?\s*(?:部门|单位|部委|厅局)")
_LETTERHEAD_END = re.compile(r"\s*文\s*件\s*")


@resources.derived
def _words(key: str) -> tuple[str, ...]:
    return tuple(resources.table("lexicon/outline.toml")[key])


def plan_begins(document: Document) -> tuple[tuple[int, ...], int]:
    """The paragraphs of the plan's title, and the first paragraph after it.

    The plan's title is the last one before the first numbered clause, so that a covering notice comes
    before it; without any number, where headings look like titles (保障措施), the first, or the next one if
    that is a notice's. () and 0 where the document shows no title.
    """
    limit = _first_clause(document)
    candidates = _titles(document, limit)
    if not candidates:
        return (), 0
    chosen = candidates[-1]
    if limit == len(document.paragraphs):
        notice = _ends_with(document, candidates[0], "通知")
        chosen = candidates[1] if notice and len(candidates) > 1 else candidates[0]
    return chosen, chosen[-1] + 1


def _named_by_notice(before: Sequence[str]) -> str:
    """The title in the notice's own sentence: 现将《…实施方案》印发给你们; "" where there is none."""
    found = (match.group(1) for text in before if (match := _ISSUES.search(text)))
    return next((tidy(title) for title in found if ends_title(title)), "")


def _ends_with(document: Document, rows: Sequence[int], word: str) -> bool:
    return document.paragraphs[rows[-1]].span.of(document.text).strip().endswith(word)


def front_matter(document: Document, title: Sequence[int], head: Sequence[int], tail: Sequence[int]) -> FrontMatter:
    """What the paragraphs around the plan say.

    title: the plan's title. head: the paragraphs before the lead or first clause, title included. tail: those
    behind the plan. Where the plan stands without its title, the notice names it, or the page header does.
    """
    texts = {at: document.paragraphs[at].span.of(document.text) for at in (*head, *tail)}
    before = [texts[at] for at in head]
    after = [texts[at] for at in tail]
    name = tidy("".join(texts[at] for at in title))
    if not name:
        name = _named_by_notice(before) or (tidy(document.header) if ends_title(document.header) else "")
    notice_name = _notice_title(before) or name
    if name.endswith("的通知") and (covered := _QUOTED.search(name) or _COVERED.search(name)):
        name = tidy(covered.group(1))
    spans = [document.paragraphs[at].span for at in (*head, *tail) if at not in set(title)]
    return FrontMatter(
        title=name,
        document_number=_document_number(before),
        issuers=_issuers(before, notice_name),
        addressees=_addressees(before, after),
        date=_date(before, after),
        notice=tuple(span for span in spans if len(span)),
    )


def tidy(title: str) -> str:
    """A title without the blanks and markers that line breaks and typesetting left in it."""
    plain = re.sub(r"[#*]+", "", title).strip()
    return re.sub(rf"(?<=[{_HAN}”》）、—])\s+|\s+(?=[{_HAN}“《（])", "", plain)


def _titles(document: Document, limit: int) -> list[tuple[int, ...]]:
    """The titles before paragraph `limit`, as the paragraphs that they are set in."""
    paragraphs = document.paragraphs
    contents = contents_of(document)
    found: list[tuple[int, ...]] = []
    for at in range(limit):
        text = paragraphs[at].span.of(document.text)
        if at in contents or paragraphs[at].kind in (ParagraphKind.TABLE_ROW, ParagraphKind.FOOTNOTE):
            continue
        if not ends_title(text):
            continue
        rows = [at]
        while rows[0] > 0 and len(rows) < 5 and _is_title_row(paragraphs[rows[0] - 1].span.of(document.text), text):
            rows.insert(0, rows[0] - 1)
        nxt = at + 1
        if nxt < limit and re.fullmatch(rf"\s*{_BRACKET}(?:的通知)?\s*", paragraphs[nxt].span.of(document.text)):
            rows.append(nxt)
        found.append(tuple(rows))
    # A title takes six rows at most: only its neighbours can hold it.
    return [
        rows
        for place, rows in enumerate(found)
        if not any(set(rows) < set(other) for other in found[max(0, place - 6) : place + 7])
    ]


def _first_clause(document: Document) -> int:
    """Index of the first paragraph that begins a clause of the plan, not of its notice or contents."""
    contents = contents_of(document)
    for at, paragraph in enumerate(document.paragraphs):
        if at not in contents and paragraph.kind is ParagraphKind.BODY:
            number = clause_number(paragraph.span.of(document.text))
            if number is not None and number.value == 1:
                return at
    return len(document.paragraphs)


def ends_title(text: str) -> bool:
    """Whether a line is the end of a title: short, no sentence, a title's last word (…实施方案（2025—2027年）)."""
    plain = re.sub(rf"(?:{_BRACKET})?\s*$", "", re.sub(r"[#*]+", "", text).strip()).strip()
    outside = _QUOTED.sub("", plain)
    return (
        len(plain) <= _TITLE_LENGTH
        and not re.search(r"[。；：，]", outside)
        and plain.endswith(_words("title_endings"))
    )


def _is_title_row(text: str, below: str) -> bool:
    """Whether a line above a title's last line belongs to it (广西…加快数字人才培育 / 支撑数字经济发展实施方案)."""
    plain = re.sub(r"[#*]+", "", text).strip()
    if not 2 < len(plain) <= 45 or re.search(r"[。；：，:]|^附\s*件|\d号|^\d|^文\s*件$|通知$", plain):
        return False
    if _DATE.search(plain) or _HAN_DATE.search(plain) or re.fullmatch(r"[（(].*[）)]", plain):
        return False
    return not plain.replace(" ", "").endswith(_words("body_endings")) or "关于" in below


def _notice_title(before: Sequence[str]) -> str:
    """The title of the covering notice, over as many lines as it takes; "" where there is none."""
    for at, text in enumerate(before):
        if not ends_title(text):
            continue
        rows = [text]
        while len(rows) < 6 and at >= len(rows) and not _ABOVE_NOTICE.search(before[at - len(rows)]):
            rows.insert(0, before[at - len(rows)])
        if "关于" in "".join(rows):
            return tidy_blanks(" ".join(rows))
    return ""


def tidy_blanks(title: str) -> str:
    """A title with runs of white space made one blank, for the blanks part the names of joint issuers."""
    return re.sub(r"\s+", " ", re.sub(r"[#*]+", "", title)).strip()


def _document_number(before: Sequence[str]) -> str:
    """The document's own number, brackets made 〔〕, blanks removed; "" if it shows none."""
    for text in before:
        match = _NUMBER.search(text)
        if match and len(text.strip()) <= len(match.group()) + 4:
            return f"{match.group(1)}〔{match.group(2)}〕{match.group(3)}{match.group(4)}号"
    for text in before:
        order = _ORDER.search(text)
        if order and len(text) < 60:
            return re.sub(r"\s+", "", f"{order.group(2)}第{order.group(3)}号")
    return ""


def _issuers(before: Sequence[str], title: str) -> tuple[str, ...]:
    """The issuing bodies, from the notice's title; where that names only the first (等11部门), from the letterhead."""
    named = title.split("关于", 1)[0] if "关于" in title else ""
    joint = _JOINT.search(named)
    if joint:
        head = _letterhead(before)
        leading = named[: joint.start()].strip()
        return head if leading in head else (leading,)
    names = tuple(re.split(r"[\s、，]+", named.strip())) if named.strip() else ()
    bodies = _words("body_endings") + _words("short_body_endings")
    return names if names and all(name.endswith(bodies) for name in names) else ()


def _letterhead(before: Sequence[str]) -> tuple[str, ...]:
    """The bodies above the word 文件."""
    for at, text in enumerate(before):
        if _LETTERHEAD_END.fullmatch(text):
            return tuple(re.sub(r"\s+", "", line) for line in before[:at])
    return ()


def _addressees(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Whom it is sent to, one item for each part between commas."""
    sent = [match.group(1) for text in after if (match := _SENT_TO.match(text))]
    salutations = [text for text in before if _SALUTATION.fullmatch(text)]
    for text in (*salutations, *sent):
        parts = re.split(r"[，,；;]", text.strip(" \u3000：:。#*"))
        return tuple(part.strip() for part in parts if part.strip())
    return ()


def _date(before: Sequence[str], after: Sequence[str]) -> str:
    """The day of issue as ISO date: of the notice, else of the imprint (2024年12月2日印发) or signature."""
    alone = [text for text in (*before, *after) if len(text.strip()) <= 30]
    imprint = [text for text in alone if _ISSUED.search(text)]
    released = [text for text in alone if "公布" in text or "发布" in text]
    bare = [text for text in alone if _DATE.fullmatch(text.strip()) or _HAN_DATE.fullmatch(text.strip())]
    for text in (*bare, *imprint, *released, *(t for t in before if "公布" in t and len(t) < 60)):
        if match := _DATE.search(text):
            year, month, day = (int(part) for part in match.groups())
            return f"{year:04}-{month:02}-{day:02}"
        if match := _HAN_DATE.search(text):
            parts = [to_int(part.replace("○", "〇")) or 0 for part in match.groups()]
            return f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}"
    return ""
