"""The dialog that asks where to cut a task."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.dialogs.split import SplitDialog, divides, pauses

WORDS = "加强𠮷祥培育，支持院校办学；引进人才"


@pytest.fixture
def dialog(qtbot) -> SplitDialog:
    made = SplitDialog(WORDS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_pauses_are_where_both_halves_say_something():
    assert [WORDS[at:][:2] for at in pauses(WORDS)] == ["支持", "引进"]
    assert pauses("甲、乙，丙") == (4,)
    assert pauses("发展甲、乙") == (4,)
    assert pauses("没有停顿") == ()
    assert not divides("，任务", 1)


def test_it_begins_at_the_pause_nearest_to_the_middle_and_shows_both_halves(dialog):
    assert WORDS[dialog.at :].startswith("支持院校")
    assert [half.text() for half in dialog.halves] == ["加强𠮷祥培育", "支持院校办学；引进人才"]


def test_up_and_down_go_from_pause_to_pause_and_left_by_a_character(dialog):
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert WORDS[dialog.at :] == "引进人才"
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert WORDS[dialog.at :] == "引进人才"
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    QTest.keyClick(dialog.field, Qt.Key.Key_Left)
    assert WORDS[dialog.at :].startswith("，支持")


def test_enter_cuts_only_where_both_halves_say_something(dialog, qtbot):
    QTest.keyClick(dialog.field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.take.isEnabled()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == SplitDialog.DialogCode.Accepted
