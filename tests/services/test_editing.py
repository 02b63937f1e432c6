"""Edits in a copy of the draft."""

import pytest

from desktop.core.model.document import Document, ParagraphKind
from desktop.core.model.edit import Edit, ParagraphKey
from desktop.core.readers.plain import read_plain
from desktop.services.editing import as_read, edited, written

TEXT = "某省实施方案\n一、重点任务\n开展培训。\n二、保障措施\n开展培训。\n加强宣传。"


@pytest.fixture
def document() -> Document:
    return read_plain(TEXT.encode(), "草案.txt")


def words(document: Document) -> list[str]:
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


def test_the_copy_says_what_was_written_and_the_original_what_was_read(document):
    edits = written(document, (), 2, ["全面开展数字技能培训。"])
    copy = edited(document, edits).document
    assert words(copy) == TEXT.replace("开展培训。", "全面开展数字技能培训。", 1).split("\n")
    assert copy.original is document
    assert document.text == TEXT


def test_of_two_paragraphs_that_say_the_same_the_one_meant_is_changed(document):
    edits = written(document, (), 4, ["开展督导。"])
    assert edits == (Edit(ParagraphKey("开展培训。", 1), ("开展督导。",)),)
    assert words(edited(document, edits).document)[2:5] == ["开展培训。", "二、保障措施", "开展督导。"]


def test_paragraphs_are_added_and_taken_out_and_know_where_they_come_from(document):
    edits = written(document, (), 2, ["开展培训。", "建设基地。"])
    edits = written(edited(document, edits).document, edits, 4, [])
    copy = edited(document, edits).document
    assert words(copy) == ["某省实施方案", "一、重点任务", "开展培训。", "建设基地。", "开展培训。", "加强宣传。"]
    assert copy.homes == (0, 1, 2, 2, 4, 5)


def test_an_added_paragraph_is_changed_by_itself(document):
    edits = written(document, (), 2, ["开展培训。", "建设基地。"])
    copy = edited(document, edits).document
    edits = written(copy, edits, 3, ["建设实训基地。"])
    assert edits == (Edit(ParagraphKey("开展培训。"), ("开展培训。", "建设实训基地。")),)


def test_what_is_written_back_as_it_was_read_is_no_edit(document):
    edits = written(document, (), 2, ["开展培训。", "建设基地。"])
    assert written(edited(document, edits).document, edits, 3, []) == ()


def test_where_new_words_come_from_is_kept(document):
    edits = written(document, (), 2, ["开展培训。", "建设基地。"], source="建议条款")
    edits = written(edited(document, edits).document, edits, 3, ["建设公共实训基地。"])
    assert edits[0].source == "建议条款"


def test_blank_lines_and_control_characters_are_left_out(document):
    assert written(document, (), 2, ["开展\x07培训", "", " \u3000"])[0].lines == ("开展培训",)


def test_line_feeds_make_paragraphs(document):
    assert written(document, (), 2, ["开展培训。\n建设基地。"])[0].lines == ("开展培训。", "建设基地。")


def test_a_row_keeps_its_cells():
    table = read_plain("某省方案\n一、分工\n序号\t任务\n1\t建设基地".encode(), "草案.txt")
    row = len(table.paragraphs) - 1
    copy = edited(table, written(table, (), row, ["1\t建设实训基地"])).document
    assert copy.paragraphs[row].kind is ParagraphKind.TABLE_ROW
    assert [cell.of(copy.text) for cell in copy.paragraphs[row].cells] == ["1", "建设实训基地"]
    with pytest.raises(ValueError, match="cells"):
        written(table, (), row, ["建设基地"])


def test_the_last_words_of_a_document_cannot_be_taken_out():
    alone = read_plain("开展培训。".encode(), "草案.txt")
    with pytest.raises(ValueError, match="without words"):
        written(alone, (), 0, [""])


def test_an_edit_whose_paragraph_is_gone_is_told_and_changes_nothing(document):
    gone = Edit(ParagraphKey("没有的段落。"), ("别的。",))
    made = edited(document, (gone,))
    assert (made.document, made.lost) == (document, (gone,))
    assert as_read(made.document) is document
