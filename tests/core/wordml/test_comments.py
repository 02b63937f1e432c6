"""Comments on stretches of a Word file's text: exactly there, and nothing else changed."""

import io
import re
import time
import zipfile
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.core.wordml.comments import Comment, CommentParagraph, add_comments
from desktop.core.wordml.package import open_word, to_bytes
from desktop.core.wordml.walk import walk

MOMENT = datetime(2026, 11, 21, 9, 30)  # noqa: DTZ001 - Word's comments carry local time without zone
REMARK = (CommentParagraph("", "▽ 弱化·力度"), CommentParagraph("上位文件 二、（一）：“全面推行”"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BY = 'w:author="甲" w:date="2024-01-01T00:00:00Z"'


def t(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


# Everything that can stand in the way of a comment, in one document.
AWKWARD = (
    p(t("到2026年底前，"), t("全面", "<w:b/>"), t("推行", "<w:b/>"), t("工学一体化。"))
    + p(
        f'<w:ins w:id="1" {BY}>{t("力争每年")}{t("培训")}</w:ins>',
        f'<w:del w:id="2" {BY}><w:r><w:delText>不少于</w:delText></w:r></w:del>',
        t("1000人，"),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF 一</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + t("见附件")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{t("责任单位")}</w:sdtContent></w:sdt>',
        f"<w:hyperlink>{t('省教育厅')}</w:hyperlink>",
        "<w:r><w:t> 甲 </w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t></w:r>",
        f"<w:r><w:ruby><w:rt>{t('a')}</w:rt><w:rubyBase>{t('着')}</w:rubyBase></w:ruby><w:t>力</w:t></w:r>",
        f'<w:r><w:rPr><w:rPrChange w:id="9" {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>改过格式的文字</w:t></w:r>',
    )
    + f"<w:tbl><w:tr><w:tc>{p(t('任务一'))}</w:tc><w:tc>{p(t('省发展'), t('改革委'))}{p(t('等'))}</w:tc></w:tr></w:tbl>"
    + f"<w:sdt><w:sdtPr/><w:sdtContent>{p(t('控件里的段落。'))}</w:sdtContent></w:sdt>"
    + p(t("最后一段。"))
)


def text_of(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in walk(open_word(data, "草案.docx")).paragraphs)


def commented(data: bytes, *places: tuple[int, int], author: str = "王小明") -> bytes:
    document = open_word(data, "草案.docx")
    comments = [Comment(start, end, REMARK) for start, end in places]
    add_comments(document, walk(document), comments, author=author, moment=MOMENT)
    return to_bytes(document)


def place(data: bytes, words: str) -> tuple[int, int]:
    start = text_of(data).index(words)
    return start, start + len(words)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def squeezed(text: str) -> str:
    """What two readers agree on: tabs, hyphens and paragraph ends are no w:t."""
    return re.sub(r"[\s-]", "", text)


@pytest.mark.parametrize(
    "words",
    [
        "推行",
        "面推",
        "2026年底前，全",
        "每年培训1000",
        "见附",
        "见附件责任",
        "任单位省教",
        "教育厅甲",
        "着",
        "改过格",
        "发展改",
    ],
)
def test_a_comment_stands_on_exactly_the_words(make_word, anchored, words):
    data = make_word(AWKWARD)
    assert list(anchored(commented(data, place(data, words))).values()) == [words]


def test_a_comment_may_reach_over_paragraphs(make_word, anchored):
    data = make_word(p(t("甲乙")) + p(t("丙丁")))
    assert list(anchored(commented(data, (1, 4))).values()) == ["乙\n丙"]


def test_of_a_run_that_holds_alternatives_words_beside_them_can_be_marked(make_word, anchored):
    either = "<mc:AlternateContent><mc:Choice><w:t>（图）</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback>"
    data = make_word(p(f"<w:r><w:t>甲</w:t>{either}</mc:AlternateContent><w:t>乙</w:t></w:r>"))
    assert text_of(data) == "甲（图）乙"
    after = commented(data, (1, 4), (4, 5))
    assert text_of(after) == "甲（图）乙"
    assert anchored(after)["1"] == "乙"


def test_cut_runs_keep_their_look(make_word):
    data = make_word(p(t("全面推行", "<w:b/>")))
    runs = part(commented(data, place(data, "面推")), "word/document.xml").iter(f"{W}r")
    looks = [(run.findtext(f"{W}t"), run.find(f"{W}rPr/{W}b") is not None) for run in runs]
    assert [look for look in looks if look[0]] == [("全", True), ("面推", True), ("行", True)]


def test_a_comment_outlives_the_insertion_it_covers(make_word):
    data = make_word(p(f'<w:ins w:id="1" {BY}>{t("新增文字")}</w:ins>'))
    root = part(commented(data, (0, 4)), "word/document.xml")
    names = [etree.QName(element).localname for element in root[0][0]]
    assert names == ["commentRangeStart", "ins", "commentRangeEnd", "r"]


def test_markers_never_stand_in_a_field_before_its_result(make_word):
    data = make_word(AWKWARD)
    root = part(commented(data, place(data, "见附件")), "word/document.xml")
    kinds = [element.get(f"{W}fldCharType") or etree.QName(element).localname for element in root.iter()]
    assert kinds.index("separate") < kinds.index("commentRangeStart") < kinds.index("end")


def test_an_automatic_number_cannot_be_marked_and_is_left_out(make_word, anchored):
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    data = make_word(p(numbered, t("总体要求")), numbering=lists)
    assert list(anchored(commented(data, (0, 4), (0, 1))).values()) == ["总体", "总体要求"]


def test_a_comment_on_a_note_stands_on_its_reference(make_word):
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = make_word(p(t("正文"), reference), footnotes=f'<w:footnote w:id="2">{p(t("注释文字"))}</w:footnote>')
    root = part(commented(data, place(data, "注释")), "word/document.xml")
    names = [etree.QName(element).localname for element in root[0][0]]
    assert names == ["r", "commentRangeStart", "r", "commentRangeEnd", "r"]


def test_copied_format_revisions_get_ids_of_their_own(make_word):
    data = make_word(AWKWARD)
    root = part(commented(data, place(data, "格式")), "word/document.xml")
    changes = [element.get(f"{W}id") for element in root.iter(f"{W}rPrChange", f"{W}ins", f"{W}del")]
    assert len(changes) == 5
    assert len(set(changes)) == 5


def test_earlier_comments_stay_as_they_are(make_word, anchored):
    old = f'<w:comment w:id="4" w:author="李处长">{p(t("请核"))}</w:comment>'
    marked = '<w:commentRangeStart w:id="4"/>' + t("全面推行") + '<w:commentRangeEnd w:id="4"/>'
    data = make_word(p(marked, '<w:r><w:commentReference w:id="4"/></w:r>'), comments=old)
    after = commented(data, (1, 3), (0, 4))
    assert anchored(after) == {"4": "全面推行", "5": "面推", "6": "全面推行"}
    comments = part(after, "word/comments.xml")
    assert etree.tostring(comments[0]) == etree.tostring(part(data, "word/comments.xml")[0])
    assert [comment.get(f"{W}author") for comment in comments] == ["李处长", "王小明", "王小明"]


def test_a_comment_says_who_and_when_and_leads_in_bold(make_word):
    comment = part(commented(make_word(p(t("正文"))), (0, 2)), "word/comments.xml")[0]
    assert (comment.get(f"{W}initials"), comment.get(f"{W}date")) == ("王小", "2026-11-21T09:30:00Z")
    assert ["".join(line.itertext()) for line in comment] == ["▽ 弱化·力度", "上位文件 二、（一）：“全面推行”"]
    assert [len(line.findall(f".//{W}b")) for line in comment] == [1, 0]


def test_a_comment_begins_with_its_own_sign_and_looks_as_comments_do(make_word):
    named = '<w:style w:type="character" w:styleId="a9"><w:name w:val="annotation reference"/></w:style>'
    after = commented(make_word(p(t("正文")), styles=named), (0, 2))
    (comment,) = part(after, "word/comments.xml")
    assert comment.get(f"{W}id") == "0"
    signs = [[sign.getparent() for sign in line.iter(f"{W}annotationRef")] for line in comment]
    assert [len(found) for found in signs] == [1, 0]
    assert signs[0][0].find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "a9"
    assert {style.get(f"{W}val") for style in comment.iter(f"{W}pStyle")} == {"CommentText"}
    assert len(list(comment.iter(f"{W}rStyle"))) == 1


def test_missing_comment_styles_are_defined_once(make_word):
    named = '<w:style w:type="character" w:styleId="a9"><w:name w:val="annotation reference"/></w:style>'
    after = commented(make_word(p(t("正文")), styles=named), (0, 1), (1, 2))
    names = [style.find(f"{W}name").get(f"{W}val") for style in part(after, "word/styles.xml")]
    assert names == ["annotation reference", "annotation text"]
    assert {style.get(f"{W}val") for style in part(after, "word/document.xml").iter(f"{W}rStyle")} == {"a9"}


def test_no_comments_leave_the_file_alone(make_word):
    data = make_word(AWKWARD)
    assert part(commented(data), "word/document.xml") is not None
    with zipfile.ZipFile(io.BytesIO(commented(data))) as package:
        assert "word/comments.xml" not in package.namelist()


@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.tuples(st.integers(0, 100), st.integers(1, 40)), min_size=1, max_size=12))
def test_any_comments_at_once_stand_on_their_words_and_leave_the_text(make_word, anchored, places):
    data = make_word(AWKWARD)
    text = text_of(data)
    stretches = [(start % len(text), min(start % len(text) + length, len(text))) for start, length in places]
    stretches = [(start, end) for start, end in stretches if squeezed(text[start:end])]
    after = commented(data, *stretches)
    assert text_of(after) == text
    expected = [squeezed(text[start:end]) for start, end in stretches]
    assert [squeezed(words) for _, words in sorted(anchored(after).items(), key=lambda one: int(one[0]))] == expected
    root = part(after, "word/document.xml")
    assert not [text for deleted in root.iter(f"{W}del") for text in deleted.iter(f"{W}t")]


def test_two_thousand_comments_take_seconds(make_word, anchored):
    data = make_word("".join(p(t("支持高校开设数字经济领域相关专业，扩大培养规模。")) for _ in range(1000)))
    begun = time.perf_counter()
    after = commented(data, *((line * 24 + shift, line * 24 + shift + 6) for line in range(1000) for shift in (2, 9)))
    assert time.perf_counter() - begun < 10
    assert len(anchored(after)) == 2000
