"""A document → a Word file with exactly its text, set as official documents are."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.core.model.clause import FrontMatter, Outline
from desktop.core.model.document import Document, Paragraph, ParagraphKind
from desktop.core.model.span import Span
from desktop.core.parsing.outline import parse_outline
from desktop.core.readers import read_document
from desktop.core.readers.word import read_word
from desktop.core.writers.clean_draft import clean_draft

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SEEDS = Path(__file__).parents[3] / "seeds"
NO_OUTLINE = Outline(FrontMatter(), ())


def document_of(*lines: str, rows: bool = False) -> Document:
    """A text document; lines with a tab are table rows if `rows`."""
    text, paragraphs, at = "\n".join(lines), [], 0
    for line in lines:
        kind = ParagraphKind.TABLE_ROW if rows and "\t" in line else ParagraphKind.BODY
        paragraphs.append(Paragraph(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Document("草案.txt", "0" * 64, "txt", text, tuple(paragraphs))


def body_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def faces(data: bytes) -> dict[str, tuple[str | None, str]]:
    """By the words of a run its paragraph's style and its own face."""
    found: dict[str, tuple[str | None, str]] = {}
    for paragraph in body_of(data).iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            found["".join(run.itertext())] = (style, run.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia", ""))
    return found


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_seed_reads_back_the_same(path):
    document = read_document(path)
    data = clean_draft(document, parse_outline(document))
    assert read_word(data, "草案.docx").text == document.text


def test_of_an_article_only_its_number_is_black():
    document = document_of(
        "某省促进数字人才条例", "第一条 为了培养数字人才，制定本条例。", "第二条 支持高校开设数字专业。"
    )
    found = faces(clean_draft(document, parse_outline(document)))
    number, sentence = found["第一条 "], found["为了培养数字人才，制定本条例。"]
    assert number[0] == sentence[0] == "BodyText"
    assert number[1] != sentence[1]


def test_the_same_document_gives_the_same_bytes():
    document = read_document(SEEDS / "guangdong_measures_2024.txt")
    outline = parse_outline(document)
    assert clean_draft(document, outline) == clean_draft(document, outline)


def test_headings_have_the_faces_of_the_standard():
    document = document_of(
        "××市数字人才实施方案",
        "为落实国家部署，制定本方案。",
        "一、总体要求",
        "（一）指导思想。坚持需求导向。",
        "（二）重点任务",
        "1.开展培训。面向企业开展。",
        "附件1",
    )
    found = faces(clean_draft(document, parse_outline(document)))
    assert found["××市数字人才实施方案"] == ("Title", "")
    assert found["为落实国家部署，制定本方案。"] == ("BodyText", "")
    assert found["一、总体要求"] == ("Heading1", "")
    assert found["（一）指导思想。"] == ("BodyText", "楷体_GB2312")
    assert found["坚持需求导向。"] == ("BodyText", "")
    assert found["附件1"] == ("Normal", "黑体")


def test_a_covering_notice_is_set_as_one():
    document = read_document(SEEDS / "guangdong_five_year_plan_2021.txt")
    paragraphs = list(body_of(clean_draft(document, parse_outline(document))).iter(f"{W}p"))
    looks = {
        "".join(paragraph.itertext()): (
            paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"),
            None if (align := paragraph.find(f"{W}pPr/{W}jc")) is None else align.get(f"{W}val"),
        )
        for paragraph in paragraphs
    }
    assert looks["粤人社函〔2021〕346号"] == ("Normal", "center")
    assert looks["各地级以上市人力资源和社会保障局、省直有关单位："] == ("Normal", None)
    assert looks["2021年12月21日"] == ("Normal", "right")


def test_rows_become_one_table_that_fills_the_page():
    document = document_of("任务分工", "序号\t任务\t责任单位", "1\t开展培训\t省教育厅", "一、总体", "甲\t乙", rows=True)
    tables = list(body_of(clean_draft(document, NO_OUTLINE)).iter(f"{W}tbl"))
    assert [len(table.findall(f"{W}tr")) for table in tables] == [2, 1]


def test_a_short_row_ends_in_a_wide_cell():
    document = document_of("1\t开展培训\t省教育厅", "合计\t三项", rows=True)
    data = clean_draft(document, NO_OUTLINE)
    assert [span.get(f"{W}val") for span in body_of(data).iter(f"{W}gridSpan")] == ["2"]
    assert read_word(data, "草案.docx").text == document.text


words = st.text("数字人才培养12，。（）“”<&>\t ", min_size=1, max_size=20).map(str.strip).filter(bool)


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(words, min_size=1, max_size=8))
def test_any_paragraphs_read_back_the_same(lines):
    document = document_of(*lines)
    assert read_word(clean_draft(document, NO_OUTLINE), "草案.docx").text == document.text
