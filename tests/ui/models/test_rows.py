"""Rows of a list."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.models.rows import ROW, Row, RowModel

ROWS = [Row("甲", "甲省方案", "2024年", "推进数字人才培育", ((2, 4),)), Row("乙", "乙省方案", "")]


def test_it_is_a_sound_model_whatever_is_put_into_it(qapp):
    model = RowModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in (ROWS, [], ROWS[:1]):
        model.put(rows)
        assert model.rowCount() == len(rows)
    assert tester.model() is model


def test_a_row_says_what_it_shows(qapp):
    model = RowModel()
    model.put(ROWS)
    first, second = model.index(0), model.index(1)
    assert first.data(ROW) is ROWS[0]
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "甲省方案\n2024年\n推进数字人才培育"
    assert second.data() == "乙省方案"
