"""A Word file → a Document that keeps the model's promises."""

import hashlib

import pytest

from desktop.core.errors import ReadError
from desktop.core.messages import render, text
from desktop.core.model.document import ParagraphKind
from desktop.core.readers.word import read_word

LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
HEADING = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
    "<w:r><w:t>总体</w:t></w:r><w:r><w:t>要求</w:t></w:r></w:p>"
)
TABLE = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>省教育厅</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
PICTURE = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"


@pytest.fixture
def data(make_word) -> bytes:
    return make_word(f"{HEADING}<w:p/>{TABLE}{PICTURE}", numbering=LISTS)


def test_paragraphs_are_spans_of_the_text(data):
    document = read_word(data, "草案.docx")
    assert document.text == "一、总体要求\n任务\t省教育厅"
    assert [paragraph.span.of(document.text) for paragraph in document.paragraphs] == document.text.split("\n")


def test_an_automatic_number_is_text_but_comes_from_nowhere_in_the_file(data):
    document = read_word(data, "草案.docx")
    heading = document.paragraphs[0]
    assert (heading.number, heading.outline_level) == ("一、", 0)
    assert [(piece.start, piece.source_start, piece.length) for piece in document.pieces] == [
        (2, 2, 4),
        (7, 7, 2),
        (10, 10, 4),
    ]
    assert document.source == document.text


def test_cells_are_spans_too(data):
    document = read_word(data, "草案.docx")
    row = document.paragraphs[1]
    assert row.kind is ParagraphKind.TABLE_ROW
    assert [cell.of(document.text) for cell in row.cells] == ["任务", "省教育厅"]


def test_the_file_is_named_and_known_by_its_bytes(data):
    document = read_word(data, "草案.docx")
    assert (document.name, document.format) == ("草案.docx", "docx")
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_what_was_left_out_is_told(data):
    told = [render(message) for message in read_word(data, "草案.docx").unread]
    assert told == ["有1幅图片（“任务 省教育厅”处），其中的文字没有读入。"]


@pytest.mark.parametrize(
    "kind", ["pictures", "charts", "diagrams", "objects", "formulas", "chunks", "contents", "subdocuments"]
)
def test_every_kind_of_unread_content_has_a_sentence(kind):
    assert "3" in text(f"unread.{kind}", count=3, places="")


def test_a_file_without_text_is_empty(make_word):
    with pytest.raises(ReadError) as caught:
        read_word(make_word(PICTURE), "扫描件.docx")
    assert caught.value.code == "file_empty"


def test_comments_of_reviewers_are_no_text_of_the_draft(make_word):
    comment = '<w:comment w:id="0" w:author="甲"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>'
    body = '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>正文</w:t></w:r><w:commentRangeEnd w:id="0"/></w:p>'
    assert read_word(make_word(body, comments=comment), "草案.docx").text == "正文"
