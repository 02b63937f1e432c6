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
from desktop.core.wordml.changes import Change, LostParagraph, NewParagraph, place_of
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


def revised(data: bytes, *changes: Change) -> bytes:
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


STYLED = '<w:rStyle w:val="a5"/>'


def test_text_put_in_between_two_looks_takes_the_one_before_it(make_word):
    data = make_word(p(t("甲", BOLD), t("乙")))
    assert "<w:rPr><w:b/></w:rPr><w:t>子" in body(revised(data, Replacement(1, 1, "子")))


@pytest.mark.parametrize(
    ("content", "change", "left"),
    [
        # In a link the style of links stays, before and behind it it does not, elsewhere a style is the text's own.
        (f"<w:hyperlink>{t('省教育厅', STYLED)}</w:hyperlink>", Replacement(1, 3, "财政"), True),
        (f"<w:hyperlink>{t('省教育厅', STYLED)}</w:hyperlink>", Replacement(0, 0, "由"), False),
        (f"<w:hyperlink>{t('省教育厅', STYLED)}</w:hyperlink>", Replacement(4, 4, "等"), False),
        (f"<w:hyperlink>{t('省教育厅', STYLED)}</w:hyperlink>{t('牵头', STYLED)}", Replacement(4, 4, "等"), True),
        (f"<w:hyperlink>{t('甲', STYLED)}</w:hyperlink>" * 2, Replacement(1, 1, "、"), False),
        (t("省教育厅", STYLED), Replacement(0, 0, "由"), True),
        (t("省教育厅", STYLED), Replacement(4, 4, "等"), True),
    ],
)
def test_the_style_of_links_stays_in_links(make_word, content, change, left):
    (new,) = re.findall("<w:ins .*?</w:ins>", body(revised(make_word(p(content)), change)))
    assert (STYLED in new) is left


@pytest.mark.parametrize(
    ("content", "change", "written"),
    [
        # What another struck at the end of a link stays in it, and the new text stands behind both.
        (
            f"<w:hyperlink>{t('甲')}<w:del w:id='3' {BY}><w:r><w:delText>丁</w:delText></w:r></w:del></w:hyperlink>"
            + t("乙"),
            Replacement(1, 1, "子"),
            "</w:hyperlink><w:ins ",
        ),
        (f"<w:hyperlink>{t('甲')}</w:hyperlink>{t('乙')}", Replacement(0, 0, "子"), "<w:p><w:ins "),
        (
            f"<w:hyperlink><w:r><w:footnoteReference w:id='2'/></w:r>{t('甲')}</w:hyperlink>",
            Replacement(0, 0, "子"),
            "</w:r><w:ins ",
        ),
    ],
    ids=["behind struck words", "before a link", "behind the sign of a note"],
)
def test_text_put_in_beside_a_link_stands_out_of_it_where_nothing_is_passed_over(make_word, content, change, written):
    assert written in body(revised(make_word(p(content)), change))


def test_text_may_be_put_in_right_behind_a_field(make_word):
    data = make_word(p(f'<w:fldSimple w:instr=" REF x ">{t("见附件")}</w:fldSimple>', t("办理")))
    assert takes(data, Replacement(3, 3, "后"), Replacement(2, 2, "后")) == [True, False]


def test_what_stands_behind_a_field_may_be_changed(make_word):
    field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>')
    data = make_word(p(*field, t("见附件"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>', t("办理")))
    assert takes(data, put(data, "办理", "执行"), put(data, "附件", "附表")) == [True, False]


def test_a_control_that_may_only_not_be_deleted_is_open(make_word):
    for lock, open_ in (("sdtLocked", True), ("sdtContentLocked", False)):
        control = f'<w:sdt><w:sdtPr><w:lock w:val="{lock}"/></w:sdtPr><w:sdtContent>{t("省厅")}</w:sdtContent></w:sdt>'
        assert takes(make_word(p(control)), Replacement(0, 1, "市")) == [open_]


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


def takes(data: bytes, *changes: Change) -> list[bool]:
    reviser = Reviser(walk(open_word(data, "草案.docx")), author=OURS, moment=MOMENT)
    return [reviser.takes(change) for change in changes]


def test_a_word_stays_one_line_and_stands_in_the_text(make_word):
    data = make_word(p(t("甲乙")) + p(t("丙")))
    changes = [Replacement(0, 1, "子\n丑"), Replacement(1, 0, "子"), Replacement(3, 5, "子"), Replacement(-1, 1, "子")]
    assert takes(data, *changes, Replacement(3, 4, "子")) == [False, False, False, False, True]


def test_a_new_paragraph_is_one_line_that_says_something(make_word):
    data = make_word(p(t("甲")))
    changes = [NewParagraph(0, "子\n丑"), NewParagraph(0, " 　"), NewParagraph(2, "子"), NewParagraph(0, "子")]
    assert takes(data, *changes) == [False, False, False, True]


def test_in_notes_and_beside_a_number_without_text_no_paragraph_comes_or_goes(make_word):
    numbered = p(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    data = make_word(
        numbered + p(t("正文"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        numbering=lists, footnotes=f'<w:footnote w:id="2">{p(t("注"))}</w:footnote>',
    )  # fmt: skip
    assert lines(data) == ["1.", "正文", "注"]
    assert (
        takes(data, *(change for at in (0, 6) for change in (NewParagraph(at, "子"), LostParagraph(at)))) == [False] * 4
    )


def test_a_replacement_at_the_end_of_a_link_that_began_before_it_stands_behind_the_link(make_word):
    data = make_word(p(t("由"), f"<w:hyperlink>{t('省教育厅')}</w:hyperlink>", t("牵头")))
    made = body(revised(data, put(data, "由省教育厅", "各市")))
    assert re.search(r"</w:hyperlink><w:ins [^>]*><w:r><w:t>各市", made)
    assert lines(revised(data, put(data, "由省教育", "各市教育")))[0] == "各市教育厅牵头"


def test_all_that_another_put_in_may_be_replaced(make_word):
    data = make_word(p(ins(t("力争")), t("每年培训")))
    made = body(revised(data, put(data, "力争", "确保")))
    assert re.fullmatch(
        r'<w:p><w:ins w:id="1" w:author="甲"><w:del w:id="\d" w:author="王小明">.*力争.*</w:del></w:ins>'
        r'<w:ins w:id="\d" w:author="王小明">.*确保.*</w:ins><w:r><w:t>每年培训</w:t></w:r></w:p>',
        made,
    )


def test_text_put_in_before_words_that_another_struck_in_their_insertion_parts_it_there(make_word):
    struck = '<w:del w:id="3" w:author="甲"><w:r><w:delText>约</w:delText></w:r></w:del>'
    data = make_word(p(ins(t("每年"), struck), t("千人")))
    made = body(revised(data, Replacement(2, 2, "培训")))
    assert re.search(r"每年</w:t></w:r></w:ins><w:ins [^>]*王小明.*培训.*</w:ins><w:ins [^>]*甲[^>]*><w:del .*约", made)


def test_a_tab_is_written_as_word_writes_it(make_word):
    data = make_word(p(t("甲乙")))
    for text, written in (
        ("\t子", "<w:r><w:tab/><w:t>子</w:t></w:r>"),
        ("子\x0c\t", "<w:r><w:t>子</w:t><w:tab/></w:r>"),
    ):
        assert written in body(revised(data, Replacement(1, 1, text)))


def test_first_and_last_paragraphs_and_rows_may_go_and_nothing_outside_of_the_text(make_word):
    data = make_word(p(t("甲。")) + p(t("乙"), t("丙")))
    assert takes(data, *map(LostParagraph, (0, 3, -1, 9))) == [True, True, False, False]
    assert takes(data, *(NewParagraph(at, "子") for at in (0, 3, -1, 9))) == [True, True, False, False]
    assert takes(make_word(table((p(t("甲")), p(t("乙"))))), LostParagraph(0), LostParagraph(-1)) == [True, False]


def test_a_row_in_a_note_stays(make_word):
    noted = p(t("正文"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    data = make_word(noted, footnotes=f'<w:footnote w:id="2">{table((p(t("甲")), p(t("乙"))))}{p()}</w:footnote>')
    assert lines(data)[:2] == ["正文", "甲\t乙"]
    assert takes(data, LostParagraph(3)) == [False]


@pytest.mark.parametrize(
    ("content", "left", "empty"),
    [
        (p(t("甲。")) + p(t("乙。")), ["甲。"], 1),  # the text ends with a paragraph
        (p(t("甲。")) + p(t("乙。")) + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", ["甲。"], 2),
        (p(t("甲。")) + p(t("乙。")) + p(t("丙。")), ["甲。", "丙。"], 0),
    ],
    ids=["at the end", "before a table", "between others"],
)
def test_a_paragraph_goes_and_comes_back(make_word, settled, canonical, content, left, empty):
    data = make_word(content)
    made = revised(data, LostParagraph(3))
    assert lines(made) == left
    assert settled(made, OURS, accept=False) == canonical(data)
    assert settled(made, OURS, accept=True).count("<w:p></w:p>") == empty


@pytest.mark.parametrize(
    "content",
    [
        "<w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
        "<w:p><w:pPr><w:sectPr/></w:pPr>{}</w:p>",
        '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr>{}</w:p>',
        '<w:p>{}<w:fldSimple w:instr=" REF x "><w:r><w:t>见附件</w:t></w:r></w:fldSimple></w:p>',
        "<w:p>{}<w:r><w:br/><w:t>一、乙</w:t></w:r></w:p>",
    ],
    ids=["control", "section", "struck mark", "field", "one line of two"],
)
def test_a_paragraph_that_holds_more_than_its_words_stays(make_word, content):
    assert takes(make_word(content.format(t("甲")) + p(t("丁"))), LostParagraph(0)) == [False]


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(tc, row))}</w:tr>" for row in rows) + "</w:tbl>"


def test_a_row_goes_with_all_its_cells_and_comes_back(make_word, settled, canonical):
    link = f"<w:hyperlink>{t('省教育厅')}</w:hyperlink>"
    gone = (p(t("二", BOLD)) + p(t("续")), p(link, ins(t("等"), key=4)), p())
    data = make_word(table((p(t("一")), p(t("省财政厅")), p()), gone, (p(t("三")), p(t("各市")), p())) + p(t("后")))
    made = revised(data, LostParagraph(len(lines(data)[0]) + 2))
    assert lines(made) == ["一\t省财政厅\t", "三\t各市\t", "后"]
    assert re.search(
        '<w:tr><w:trPr><w:del w:id="[0-9]+" w:author="王小明"/></w:trPr><w:tc><w:tcPr/><w:p><w:del ', body(made)
    )
    assert body(made).count("<w:delText>") == 4
    assert '<w:ins w:id="4" w:author="甲"><w:del ' in body(made)
    assert settled(made, OURS, accept=False) == canonical(data)
    kept = table((p(t("一")), p(t("省财政厅")), p()), (p(t("三")), p(t("各市")), p()))
    assert settled(made, OURS, accept=True) == canonical(make_word(kept + p(t("后"))))


def test_a_row_is_struck_among_what_is_said_of_it_already(make_word):
    exceptions, height = "<w:tblPrEx/>", '<w:trHeight w:val="400"/>'
    recorded = f"<w:trPrChange w:id='3' {BY}><w:trPr/></w:trPrChange>"
    cells = tc(p(t("甲"))) + tc(p())
    for said, wanted in (
        (exceptions, f"{exceptions}<w:trPr><w:del "),
        (f"{exceptions}<w:trPr>{height}{recorded}</w:trPr>", f"{exceptions}<w:trPr>{height}<w:del "),
    ):
        assert wanted in body(revised(make_word(f"<w:tbl><w:tr>{said}{cells}</w:tr></w:tbl>"), LostParagraph(0)))


@pytest.mark.parametrize(
    ("row", "below", "goes"),
    [
        (tc(p(t("甲"))), "", True),
        (tc(p(t("甲"), '<w:r><w:commentReference w:id="1"/></w:r>')), "", True),
        (tc(p(t("甲"), f'<w:del w:id="1" {BY}><w:r><w:delText>乙</w:delText></w:r></w:del>')), "", True),
        (tc(p(t("甲")) + table((p(t("内")),)) + p()), "", False),
        (tc(p(t("甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>')), "", False),
        (tc(p(t("甲"), f'<w:fldSimple w:instr="PAGE">{t("1")}</w:fldSimple>')), "", False),
        (tc(f"<w:sdt><w:sdtContent>{p(t('甲'))}</w:sdtContent></w:sdt>"), "", False),
        (f'<w:trPr><w:ins w:id="1" {BY}/></w:trPr>' + tc(p(t("甲"))), "", False),
        (tc(p(t("甲")), f'<w:cellIns w:id="1" {BY}/>'), "", False),
        (tc(p(t("甲")), '<w:vMerge w:val="restart"/>'), "<w:vMerge/>", False),
        (tc(p(t("甲")), '<w:vMerge w:val="restart"/>'), "", True),
        (tc(p(t("不显示")), "<w:vMerge/>"), "<w:vMerge/>", True),
    ],
    ids=["plain", "comment", "struck words", "inner table", "note", "field", "control", "row of another",
         "cell of another", "begins a cell of two rows", "begins one that ends", "continues one"],
)  # fmt: skip
def test_a_row_goes_only_where_nothing_else_hangs_on_it(make_word, settled, canonical, row, below, goes):
    under = f"<w:tr>{tc(p(t('丙')), below)}{tc(p(t('丁')))}</w:tr>"
    data = make_word(f"<w:tbl><w:tr>{row}{tc(p(t('单位')))}</w:tr>{under}</w:tbl>{p()}")
    assert takes(data, LostParagraph(0)) == [goes]
    if goes:
        made = revised(data, LostParagraph(0))
        assert settled(made, OURS, accept=False) == canonical(data)
        assert settled(made, OURS, accept=True) == canonical(make_word(f"<w:tbl>{under}</w:tbl>{p()}"))


def test_of_a_paragraph_with_line_breaks_only_its_ends_take_a_new_one(make_word):
    data = make_word(
        p(t("总体要求"), f"<w:r><w:br/></w:r>{t('（一）甲。')}", f"<w:r><w:br/></w:r>{t('（二）乙。')}") + p(t("丙"))
    )
    assert lines(data) == ["总体要求", "（一）甲。", "（二）乙。", "丙"]
    behind = [NewParagraph(at, "子。") for at in (0, 6, 12)]
    before = [NewParagraph(at, "子。", before=True) for at in (0, 6, 12)]
    assert takes(data, *behind, *before) == [False, False, True, True, False, False]
    assert lines(revised(data, behind[2], before[0])) == ["子。", "总体要求", "（一）甲。", "（二）乙。", "子。", "丙"]


def test_beside_a_numbered_paragraph_a_new_one_has_no_number_of_its_own(make_word):
    number = '<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:jc w:val="left"/>'
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    data = make_word(p(t("甲。"), properties=number) + p(t("乙。"), properties=number), numbering=lists)
    made = revised(data, NewParagraph(0, "子。"))
    assert lines(made) == ["1. 甲。", "子。", "2. 乙。"]
    assert '<w:keepNext/><w:numPr><w:numId w:val="0"/></w:numPr><w:jc w:val="left"/>' in body(made)
    assert takes(data, NewParagraph(6, "子。"), LostParagraph(6)) == [False, False]  # the last one's number would stay


CENTRED, LEFT = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'


def test_a_new_paragraph_looks_like_the_one_before_and_brings_its_own_mark(make_word):
    data = make_word(p(t("（一）甲。", BOLD), t("乙。"), properties=CENTRED) + p(t("（二）丙。"), properties=LEFT))
    made = body(revised(data, NewParagraph(3, "（三）新增一条。")))
    new = made.split("</w:p>")[1]
    assert new.startswith('<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:ins ')
    assert "（三）新增一条。" in new
    assert "<w:b/>" not in new


def test_a_new_paragraph_may_look_like_another_than_the_one_beside_it(make_word):
    data = make_word(p(t("甲。"), properties=CENTRED) + p(t("乙。", BOLD), t("丙。"), properties=LEFT) + p(t("丁。")))
    assert body(revised(data, NewParagraph(0, "子。", like=3))).count('<w:jc w:val="left"/>') == 2
    assert "<w:b/>" not in body(revised(data, NewParagraph(0, "子。", like=3))).split("</w:p>")[1]


def test_a_new_paragraph_is_no_link_but_keeps_another_style(make_word):
    for content, left in ((f"<w:hyperlink>{t('甲', STYLED)}</w:hyperlink>", False), (t("甲", STYLED), True)):
        new = body(revised(make_word(p(content) + p(t("乙"))), NewParagraph(0, "子。"))).split("</w:p>")[1]
        assert (STYLED in new) is left


def test_the_sign_of_a_new_mark_stands_before_its_look(make_word):
    data = make_word(p(t("甲。"), properties=f"<w:rPr>{BOLD}</w:rPr>") + p(t("乙。")))
    assert re.search("<w:rPr><w:ins [^>]*/><w:b/></w:rPr>", body(revised(data, NewParagraph(0, "子。"))))


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
    PARAGRAPHS, PARAGRAPHS, RUNS.map(p), TABLES,
    PARAGRAPHS.map(lambda inner: f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"),
)  # fmt: skip
BODIES = st.lists(BLOCKS, min_size=1, max_size=4).map("".join)


@st.composite
def wanted(draw: st.DrawFn, text: str) -> list[Change]:
    """Changes that do not touch one another, wherever they fall."""
    beginnings = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    places = st.integers(0, len(text)) | st.sampled_from(beginnings)
    borders = sorted(draw(st.lists(places, min_size=2, max_size=8, unique=True)))
    changes: list[Change] = []
    for start, end in zip(borders[::2], borders[1::2], strict=False):
        kind = draw(st.sampled_from(["replace", "delete", "insert", "paragraph", "lose"]))
        new = draw(st.text("子丑寅卯", min_size=1, max_size=4))
        if kind == "paragraph":
            changes.append(NewParagraph(start, new))
        elif kind == "lose":
            changes.append(LostParagraph(start))
        else:
            finish = start if kind == "insert" else min(end, start + 9)
            changes.append(Replacement(start, finish, "" if kind == "delete" else new))
    return changes


def apart(text: str, changes: list[Change]) -> list[Change]:
    """Those of the changes that do not stand in a line that goes as a whole, which goes once."""
    lost = {text.count("\n", 0, change.at): change for change in changes if isinstance(change, LostParagraph)}
    return [c for c in changes if lost.get(text.count("\n", 0, place_of(c)), c) is c]


def applied(text: str, changes: list[Change], pieces_end: dict[NewParagraph, int]) -> list[str]:
    """What the text becomes, line by line, blanks and empty lines left aside."""
    steps = [(pieces_end[c] if isinstance(c, NewParagraph) else place_of(c), c) for c in changes]
    # What is put in at the end of a line stands in it, before a new paragraph behind it.
    order = sorted(enumerate(steps), key=lambda step: (step[1][0], isinstance(step[1][1], NewParagraph), step[0]))
    for _, (place, change) in reversed(order):
        if isinstance(change, NewParagraph):
            text = text[:place] + "\n" + change.text + text[place:]
        elif isinstance(change, LostParagraph):
            start = text.rfind("\n", 0, place) + 1
            text = text[:start] + text[start + len(line_of(text, place)) :]
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
    changes = apart(text, [change for change in data.draw(wanted(text)) if reviser.takes(change)])
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
    if not any(isinstance(change, LostParagraph) and "\t" in line_of(text, change.at) for change in changes):
        assert struck(accepted) == struck(canonical(original))  # with a row those in it go


def struck(canonical: str) -> str:
    """The words that others have struck, in order."""
    return "".join(re.findall("<w:delText[^>]*>(.*?)</w:delText>", canonical))


def line_of(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    return text[start:].split("\n", maxsplit=1)[0]
