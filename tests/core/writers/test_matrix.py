"""Many drafts → the matrix in Word and Excel."""

import re
from dataclasses import replace

import pytest

from desktop.core.messages import text
from desktop.core.model.matrix import LeftOut, Matrix, matrix_column
from desktop.core.model.message import Message
from desktop.core.readers.word import read_word
from desktop.core.writers.matrix_report import ACROSS, matrix_report
from desktop.core.writers.matrix_workbook import matrix_workbook
from tests.core.writers.test_workbook import cells, parts


@pytest.fixture
def matrix(comparison) -> Matrix:
    """The same draft under two names, and a file that was left out."""
    column = matrix_column(comparison)
    other = replace(column, name="=另一份.docx", cells=(*column.cells[1:], column.cells[0]))
    why = Message.of("error.file_empty", name="空.txt")
    return Matrix(comparison.reference, (column, other), (LeftOut("空.txt", why),), comparison.rules)


def test_the_workbook_has_a_row_for_every_task_and_a_column_for_every_draft(matrix, moment):
    head, *rows = cells(matrix_workbook(matrix, moment=moment))
    assert head == ["序号", "条款", "任务", "缺失份数", "弱化份数", "广东草案", "=另一份"]
    assert [row[5] for row in rows] == ["▽弱化", "▽弱化", "△加码·细化", "○缺失", "—不适用"]
    assert rows[3][:5] == ["4", "二（二）第1项", "加强与共建“一带一路”国家数字人才国际交流", "1", "0"]


def test_the_workbook_lists_drafts_reasons_and_what_was_left_out(matrix, moment):
    made = matrix_workbook(matrix, moment=moment)
    drafts, details, left_out = (cells(made, sheet) for sheet in (2, 3, 4))
    assert drafts[1][1:9] == ["广东草案.txt", "广东省加快数字人才培育的若干措施", "1", "2", "1", "1", "1", "1"]
    assert len(details) == 1 + 2 * 5
    assert details[3][3:9] == [
        "广东草案", "▽弱化", "指标、力度", "一、（一）", "深化工学一体化技能人才培养模式，每年培训500人左右",
        "指标\n力度",
    ]  # fmt: skip
    assert left_out[1] == ["空.txt", text("error.file_empty", name="空.txt")]


def test_no_word_of_a_draft_becomes_a_formula(matrix, moment):
    files = parts(matrix_workbook(matrix, moment=moment))
    assert not any("<f>" in content for name, content in files.items() if "worksheets" in name)


def test_the_first_page_names_what_was_left_out(matrix, moment):
    words = read_word(matrix_report(matrix, moment=moment), "矩阵.docx").text
    assert "另有1个没有列入（空.txt），原因见第三部分" in words.partition("一、缺失")[0]
    assert text("error.file_empty", name="空.txt") in words


def test_many_drafts_stand_in_several_tables(matrix, moment):
    many = replace(matrix, columns=tuple(replace(matrix.columns[0], name=f"草案{n}.txt") for n in range(ACROSS + 1)))
    words = read_word(matrix_report(many, moment=moment), "矩阵.docx").text
    assert words.count("（1）草案0") == words.count(f"（{ACROSS + 1}）草案{ACROSS}") == 1
    assert words.count("缺\t弱") == 2


def test_a_matrix_in_which_no_draft_could_be_compared_says_so(matrix, moment):
    none = replace(matrix, columns=())
    words = read_word(matrix_report(none, moment=moment), "矩阵.docx").text
    assert text("matrix.conclusion.nothing") in words
    assert text("matrix.table.none_common") in words


def test_where_all_files_stand_in_columns_nothing_was_left_out(matrix, moment):
    words = read_word(matrix_report(replace(matrix, left_out=()), moment=moment), "矩阵.docx").text
    assert text("matrix.conclusion.left_out_none") in words
    assert text("matrix.table.none_left_out") in words


def test_a_long_name_is_cut_over_its_column_and_stands_whole_in_the_list(matrix, moment):
    name = "江河市关于加快数字人才培育支撑数字经济发展的若干措施（征求意见稿）.docx"
    long = replace(matrix, columns=(replace(matrix.columns[0], name=name),))
    words = read_word(matrix_report(long, moment=moment), "矩阵.docx").text
    assert "（1）江河市关于加快数字…" in words
    assert name in words
    sheet = parts(matrix_workbook(long, moment=moment))["xl/worksheets/sheet1.xml"]
    assert int(re.search(r'<row r="1" [^>]* ht="(\d+)"', sheet)[1]) >= 30  # the head has room for all of it


def test_the_files_are_as_they_were(matrix, moment, golden):
    assert matrix_report(matrix, moment=moment) == matrix_report(matrix, moment=moment)
    golden("matrix/small.txt", read_word(matrix_report(matrix, moment=moment), "矩阵.docx").text + "\n")
