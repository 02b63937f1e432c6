"""One plan against many drafts as a table."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.core.model.matrix import Matrix, matrix_column
from desktop.ui.models.matrix_model import SUMMARY, DraftOrder, MatrixModel, MatrixRole

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@pytest.fixture
def matrix(comparison) -> Matrix:
    """The draft as it is, and one that lacks all tasks but the last."""
    column = matrix_column(comparison)
    missing = column.cells[2]
    poor = replace(column, name="另一份.docx", cells=(*[missing] * 4, column.cells[4]))
    return Matrix(comparison.reference, (column, poor), (), comparison.rules)


@pytest.fixture
def model(qapp, matrix) -> MatrixModel:
    made = MatrixModel()
    made.show(matrix)
    return made


def column(model, place) -> list[str]:
    return [model.index(row, place).data() for row in range(model.rowCount())]


def heads(model) -> list[str]:
    return [model.headerData(place, ACROSS) for place in range(model.columnCount())]


def test_it_is_a_sound_model_whatever_is_done_with_it(model, matrix):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(1)
    model.arrange(DraftOrder.MISSING)
    model.sort(SUMMARY, Qt.SortOrder.DescendingOrder)
    model.keep(frozenset({"missing"}), "")
    model.keep(frozenset(), "没有这样的任务")
    model.arrange(DraftOrder.NAME)
    model.keep(frozenset(), "")
    model.show(matrix)
    assert tester.model() is model


def test_every_task_is_a_row_and_every_draft_a_column(model):
    assert heads(model) == ["合计", "草案", "另一份"]
    assert column(model, 1) == ["▽ 弱化", "△ 加码·细化", "○ 缺失", "— 不适用", "✓ 落实"]
    assert column(model, SUMMARY) == ["○1 ▽1", "○1", "○2", "○1", "✓2"]
    assert model.headerData(0, DOWN) == "全面推行企业新型学徒制"
    assert model.headerData(0, DOWN, MatrixRole.PLACE) == "一（一） 1"


def test_a_cell_says_in_its_tool_tip_what_the_draft_says_and_why(model):
    tip = model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "全面推行企业新型学徒制" in tip
    assert "探索企业新型学徒制" in tip
    assert "力度" in tip
    assert "没有对应表述" in model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_a_screen_reader_hears_task_draft_and_verdict(model):
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "一（一） 2，草案，加码·细化"
    assert "缺失 1" in model.headerData(1, ACROSS, Qt.ItemDataRole.AccessibleTextRole)


def test_tasks_are_sorted_by_a_draft_the_worst_first(model):
    model.sort(1)
    assert column(model, 1) == ["○ 缺失", "▽ 弱化", "△ 加码·细化", "✓ 落实", "— 不适用"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert column(model, 1)[0] == "— 不适用"
    model.sort(-1)
    assert column(model, 1)[0] == "▽ 弱化"


def test_tasks_are_sorted_by_how_many_drafts_lack_them(model):
    model.sort(SUMMARY)
    assert column(model, SUMMARY) == ["○2", "○1 ▽1", "○1", "○1", "✓2"]


def test_drafts_are_arranged_and_the_sorting_goes_with_its_draft(model):
    model.sort(1)
    model.arrange(DraftOrder.MISSING)
    assert heads(model) == ["合计", "另一份", "草案"]
    assert model.sorted_column == 2
    assert column(model, 2)[0] == "○ 缺失"
    model.arrange(DraftOrder.COVERED)
    assert heads(model) == ["合计", "草案", "另一份"]


def test_what_is_selected_stays_so_when_the_order_changes(model):
    held = QPersistentModelIndex(model.index(2, 1))
    model.sort(1)
    model.arrange(DraftOrder.MISSING)
    assert (held.row(), held.column(), held.data()) == (0, 2, "○ 缺失")


def test_only_tasks_that_some_draft_lacks_stay(model):
    model.keep(frozenset({"strengthened"}), "")
    assert column(model, 1) == ["△ 加码·细化"]
    model.keep(frozenset({"strengthened", "not_applicable"}), "")
    assert model.rowCount() == 2


def test_tasks_are_found_by_their_words(model):
    model.keep(frozenset(), "学徒 制")
    assert model.rowCount() == 1
    model.keep(frozenset(), "", common=frozenset({4}))
    assert column(model, 1) == ["✓ 落实"]
