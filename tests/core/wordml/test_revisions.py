"""Tracked changes: rejecting all gives the file back, accepting all the wanted text, others' marks stay."""

import io
import re
import zipfile
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.core.text.replacement import Replacement
from desktop.core.wordml.changes import NewParagraph
from desktop.core.wordml.package import open_word, to_bytes
from desktop.core.wordml.revisions import Reviser
from desktop.core.wordml.walk import walk

MOMENT = datetime(2026, 11, 21, 9, 30)  # noqa: DTZ001 - Word's revisions carry local time without zone
OURS = "王小明"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BY = 'w:author="甲" w:date="2024-01-01T00:00:00Z"'
BOLD, RED = "<w:b/>", '<w:color w:val="FF0000"/>'


def t(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(content)}</w:p>"


def ins(*content: str, key: int = 1) -> str:
    return f'<w:ins w:id="{key}" {BY}>{"".join(content)}</w:ins>'


def revised(data: bytes, *changes: Replacement | NewParagraph) -> bytes:
    document = open_word(data, "草案.docx")
    reviser = Reviser(walk(document), author=OURS, moment=MOMENT)
    assert all(reviser.takes(change) for change in changes)
    reviser.revise(changes)
    return to_bytes(document)


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in walk(open_word(data, "草案.docx")).paragraphs]


def put(data: bytes, old: str, new: str) -> Replacement:
    start = "\n".join(lines(data)).index(old)
    return Replacement(start, start + len(old), new)


def body(data: bytes) -> str:
    """The content of w:body without namespaces, dates and the author's name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
    text = re.sub(r' xmlns:\w+="[^"]*"| w:date="[^"]*"| xml:space="preserve"', "", text)
    return text.partition("<w:body>")[2].partition("<w:sectPr/>")[0].replace("<w:rPr/>", "")


def test_a_word_is_struck_and_its_replacement_follows_in_its_look(make_word):
    data = make_word(p(t("探索", BOLD), t("推行工学一体化")))
    assert body(revised(data, put(data, "探索", "全面"))) == (
        f'<w:p><w:del w:id="1" w:author="{OURS}"><w:r><w:rPr><w:b/></w:rPr><w:delText>探索</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="{OURS}"><w:r><w:rPr><w:b/></w:rPr><w:t>全面</w:t></w:r></w:ins>'
        "<w:r><w:t>推行工学一体化</w:t></w:r></w:p>"
    )


def test_a_stretch_over_runs_is_one_deletion_with_every_look_kept(make_word):
    data = make_word(p(t("培训"), t("不少"), t("于", BOLD), t("千人")))
    made = body(revised(data, put(data, "少于千", "")))
    assert made.count("<w:del ") == 1
    assert "<w:delText>少</w:delText></w:r><w:r><w:rPr><w:b/></w:rPr><w:delText>于" in made


def test_words_in_anothers_insertion_are_deleted_inside_it_and_replaced_beside_it(make_word):
    data = make_word(p(ins(t("力争每年培训"))))
    made = body(revised(data, put(data, "力争", "确保")))
    assert re.fullmatch(
        r'<w:p><w:ins w:id="1" w:author="甲"><w:del w:id="\d" w:author="王小明">.*力争.*</w:del></w:ins>'
        r'<w:ins w:id="\d" w:author="王小明">.*确保.*</w:ins>'
        r'<w:ins w:id="\d" w:author="甲">.*每年培训.*</w:ins></w:p>',
        made,
    )


def test_text_put_in_behind_a_link_does_not_become_part_of_it(make_word):
    data = make_word(p(f"<w:hyperlink>{t('省教育厅', RED)}</w:hyperlink>", t("牵头")))
    made = body(revised(data, Replacement(4, 4, "、省财政厅")))
    assert "</w:hyperlink><w:ins" in made
    assert "<w:color" not in made.partition("</w:hyperlink>")[2]


def test_text_inside_a_control_stays_inside_it(make_word):
    data = make_word(p(f"<w:sdt><w:sdtPr/><w:sdtContent>{t('省教育厅')}</w:sdtContent></w:sdt>", t("牵头")))
    made = body(revised(data, put(data, "教育", "财政")))
    assert re.search(r"<w:sdtContent>.*<w:del .*教育.*财政.*</w:sdtContent>", made)


def test_ids_are_new_and_none_is_there_twice(make_word):
    data = make_word(p('<w:bookmarkStart w:id="41" w:name="a"/><w:bookmarkEnd w:id="41"/>', ins(t("力争每年"), key=7)))
    made = revised(data, put(data, "争每", "保每"), Replacement(4, 4, "培训"))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    ids = [mark.get(f"{W}id") for mark in root.iter(f"{W}ins", f"{W}del")]
    assert len(ids) == len(set(ids))
    assert "41" not in ids


def test_no_plain_text_stands_in_a_deletion(make_word):
    data = make_word(p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t></w:r>"))
    made = body(revised(data, put(data, "甲\t乙", "丁")))
    deleted = "".join(re.findall(r"<w:del .*?</w:del>", made))
    assert "<w:t>" not in deleted
    assert "<w:tab/>" in deleted


@pytest.mark.parametrize(
    ("body", "old"),
    [
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p(t('控件里的段落'))}</w:sdtContent></w:sdt>", "里的"),
        (p(t("甲"), f'<w:fldSimple w:instr=" REF x ">{t("见附件")}</w:fldSimple>'), "附件"),
        (
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
              t("见附件"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "附件",
        ),
        (p(f'<w:moveTo w:id="3" {BY}>{t("移来的话")}</w:moveTo>'), "来的"),
        (p(f'<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{t("锁")}</w:sdtContent></w:sdt>'),
         "锁"),
        (p(f"<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{t('选项')}</w:sdtContent></w:sdt>"), "选"),
        (f"<w:tbl><w:tr><w:tc>{p(t('任务一'))}</w:tc><w:tc>{p(t('单位'))}</w:tc></w:tr></w:tbl>", "一\t单"),
        (p(t("甲")) + p(t("乙")), "甲\n乙"),
        (p(f"<w:r><w:ruby><w:rt>{t('a')}</w:rt><w:rubyBase>{t('着')}</w:rubyBase></w:ruby></w:r>", t("力")), "着"),
    ],
    ids=["block control", "field", "complex field", "moved", "locked", "drop-down", "cells", "paragraphs", "ruby"],
)  # fmt: skip
def test_what_cannot_be_tracked_is_told(make_word, body, old):
    data = make_word(body)
    reviser = Reviser(walk(open_word(data, "草案.docx")), author=OURS, moment=MOMENT)
    assert not reviser.takes(put(data, old, "新"))


CENTRED, LEFT = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'


def test_a_new_paragraph_looks_like_the_one_before_and_brings_its_own_mark(make_word):
    data = make_word(p(t("（一）甲。", BOLD), t("乙。"), properties=CENTRED) + p(t("（二）丙。"), properties=LEFT))
    made = body(revised(data, NewParagraph(3, "（三）新增一条。")))
    new = made.split("</w:p>")[1]
    assert new.startswith('<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:ins ')
    assert "（三）新增一条。" in new
    assert "<w:b/>" not in new


@pytest.mark.parametrize("behind", ["", f"<w:tbl><w:tr><w:tc>{p(t('表'))}</w:tc></w:tr></w:tbl>"], ids=["end", "table"])
def test_a_new_paragraph_at_the_end_is_joined_to_the_last_one(make_word, settled, canonical, behind):
    data = make_word(p(t("甲。"), properties=CENTRED) + behind)
    made = revised(data, NewParagraph(0, "乙。"), NewParagraph(1, "丙。"))
    assert lines(made)[:3] == ["甲。", "乙。", "丙。"]
    assert settled(made, OURS, accept=False) == canonical(data)


def test_no_paragraph_is_put_behind_the_end_of_a_section(make_word):
    data = make_word(p(t("甲。"), properties="<w:sectPr/>") + p(t("乙。")))
    reviser = Reviser(walk(open_word(data, "草案.docx")), author=OURS, moment=MOMENT)
    assert not reviser.takes(NewParagraph(0, "丙。"))
    assert reviser.takes(NewParagraph(3, "丙。"))


# --- the law -------------------------------------------------------------------------------------------------

WORDS = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=6)
LOOKS = st.sampled_from(["", BOLD, RED, BOLD + RED, f'<w:rPrChange w:id="90" {BY}><w:rPr/></w:rPrChange>'])
RUNS = st.builds(t, WORDS, LOOKS)
MIXED = st.builds(
    lambda one, two: f"<w:r><w:t> {one} </w:t><w:tab/><w:t>{two}</w:t><w:noBreakHyphen/><w:t>{one}</w:t></w:r>",
    WORDS, WORDS,
)  # fmt: skip
DELETED = st.builds(lambda w: f'<w:del w:id="91" {BY}><w:r><w:delText>{w}</w:delText></w:r></w:del>', WORDS)
NOTED = st.just('<w:r><w:footnoteReference w:id="2"/></w:r><w:bookmarkStart w:id="93" w:name="b"/><w:proofErr/>')
CONTENT = st.one_of(RUNS, RUNS, MIXED, DELETED, NOTED)
INSIDE = st.lists(CONTENT, min_size=1, max_size=3).map("".join)
HELD = st.one_of(
    CONTENT,
    INSIDE.map(lambda c: ins(c, key=92)),
    st.lists(RUNS, min_size=1, max_size=3).map(lambda r: f"<w:hyperlink>{''.join(r)}</w:hyperlink>"),
    st.builds(lambda r, c: f"<w:hyperlink>{r}{ins(c, key=94)}</w:hyperlink>", RUNS, RUNS),
    INSIDE.map(lambda c: f"<w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent>{c}</w:sdtContent></w:sdt>"),
    INSIDE.map(lambda c: f'<w:smartTag w:element="a"><w:smartTagPr/>{c}</w:smartTag>'),
    RUNS.map(lambda r: f'<w:fldSimple w:instr=" REF x ">{r}</w:fldSimple>'),
)
PARAGRAPHS = st.builds(
    lambda content, look: p(*content, properties=look),
    st.lists(HELD, min_size=1, max_size=4),
    st.sampled_from(["", CENTRED, f'<w:rPr><w:b/></w:rPr><w:pPrChange w:id="95" {BY}><w:pPr/></w:pPrChange>']),
)
CELLS = st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=2).map("".join), min_size=2, max_size=2)
TABLES = CELLS.map(lambda cells: "<w:tbl><w:tr>" + "".join(f"<w:tc>{c}</w:tc>" for c in cells) + "</w:tr></w:tbl>")
BLOCKS = st.one_of(
    PARAGRAPHS, PARAGRAPHS, PARAGRAPHS, TABLES,
    PARAGRAPHS.map(lambda inner: f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"),
)  # fmt: skip
BODIES = st.lists(BLOCKS, min_size=1, max_size=4).map("".join)


@st.composite
def wanted(draw: st.DrawFn, text: str) -> list[Replacement | NewParagraph]:
    """Changes that do not touch one another, wherever they fall."""
    borders = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    changes: list[Replacement | NewParagraph] = []
    for start, end in zip(borders[::2], borders[1::2], strict=False):
        kind = draw(st.sampled_from(["replace", "delete", "insert", "paragraph"]))
        new = draw(st.text("子丑寅卯", min_size=1, max_size=4))
        if kind == "paragraph":
            changes.append(NewParagraph(start, new))
        else:
            finish = start if kind == "insert" else min(end, start + 9)
            changes.append(Replacement(start, finish, "" if kind == "delete" else new))
    return changes


def applied(text: str, changes: list[Replacement | NewParagraph], pieces_end: dict[NewParagraph, int]) -> list[str]:
    """What the text becomes, line by line, blanks and empty lines left aside."""
    steps = [(pieces_end[c], c) if isinstance(c, NewParagraph) else (c.start, c) for c in changes]
    # What is put in at the end of a line stands in it, before a new paragraph behind it.
    order = sorted(enumerate(steps), key=lambda step: (step[1][0], isinstance(step[1][1], NewParagraph), step[0]))
    for _, (place, change) in reversed(order):
        if isinstance(change, NewParagraph):
            text = text[:place] + "\n" + change.text + text[place:]
        else:
            text = text[: change.start] + change.text + text[change.end :]
    return [re.sub(r"\s", "", line) for line in text.split("\n") if line.strip()]


@settings(max_examples=300, deadline=None)
@given(st.data(), BODIES)
def test_rejecting_gives_the_file_back_and_accepting_the_wanted_text(make_word, settled, canonical, data, body):
    original = make_word(body)
    document = open_word(original, "草案.docx")
    read = walk(document)
    text = "\n".join(paragraph.text for paragraph in read.paragraphs)
    reviser = Reviser(read, author=OURS, moment=MOMENT)
    changes = [change for change in data.draw(wanted(text)) if reviser.takes(change)]
    # A new paragraph goes behind its w:p, which in a cell is not the whole line: only such outside of tables are told.
    changes = [c for c in changes if not (isinstance(c, NewParagraph) and "\t" in line_of(text, c.after))]
    reviser.revise(changes)
    made = to_bytes(document)
    assert settled(made, OURS, accept=False) == canonical(original)
    ends = {c: text.find("\n", c.after) % (len(text) + 1) for c in changes if isinstance(c, NewParagraph)}
    expected = applied(text, changes, ends)
    final = [re.sub(r"\s", "", line) for line in lines(made)]
    assert [line for line in final if line] == [line for line in expected if line]
    accepted = settled(made, OURS, accept=True)
    assert OURS not in accepted
    assert struck(accepted) == struck(canonical(original))


def struck(canonical: str) -> str:
    """The words that others have struck, in order."""
    return "".join(re.findall("<w:delText[^>]*>(.*?)</w:delText>", canonical))


def line_of(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    return text[start:].split("\n", maxsplit=1)[0]
