"""Deciding about single findings on the review page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from desktop.core.model.finding import Dimension
from desktop.core.model.project import DecisionKind
from desktop.ui.models.outline_model import OutlineRole
from desktop.ui.review.finding_rows import FindingRow
from desktop.ui.review.page import ReviewPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def two_findings(comparison):
    """The weakened task has lost something in two dimensions."""
    first = comparison.judgements[0]
    other = replace(first.findings[0], dimension=Dimension.SCOPE)
    weakened = replace(first, findings=(first.findings[0], other))
    return replace(comparison, judgements=(weakened, *comparison.judgements[1:]))


@pytest.fixture
def page(qtbot, theme, two_findings) -> ReviewPage:
    made = ReviewPage(theme, motion_ms=0)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.fit(1440)
    made.show()
    made.controller.load(two_findings)
    return made


def rows(page: ReviewPage) -> list[FindingRow]:
    return page.card.rows


def listed(page: ReviewPage) -> list[QModelIndex]:
    """The rows of the list, from top to bottom."""
    model = page.outline.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def decided(page: ReviewPage) -> dict[str, str]:
    return {name: one.kind.value for name, one in page.controller.session.decisions.items()}


def press(page: ReviewPage, *keys) -> None:
    for key in keys:
        QTest.keyClick(page.outline, key)


def test_the_keys_go_through_the_findings_and_then_to_the_next_task(page):
    press(page, "F", "A")
    assert decided(page) == {"t1#0": "adopt"}
    assert (page.controller.task, page.controller.deciding.finding) == ("t1", 1)
    press(page, "K")
    assert decided(page) == {"t1#0": "adopt", "t1#1": "keep"}
    assert (page.controller.task, page.controller.deciding.finding) == ("t3", None)
    assert page.status.handled.text() == "已处理 1 / 2"


def test_f_goes_round_to_the_whole_task(page):
    aimed = []
    for _ in range(4):
        press(page, "F")
        aimed.append(page.controller.deciding.finding)
    assert aimed == [0, 1, None, 0]


def test_the_box_says_what_is_decided_about(page):
    press(page, "F")
    assert page.decision.state.text() == "单独处理 力度 1/2"
    assert page.decision.whole.isVisible()
    page.decision.whole.click()
    assert page.decision.state.text() == "处理意见"
    press(page, "K")
    page.controller.select("t1")
    press(page, "F")
    assert page.decision.state.text().endswith("沿用整项")


def test_a_click_aims_at_a_finding_and_a_second_one_at_the_task_again(page, qtbot):
    qtbot.mouseClick(rows(page)[1], Qt.MouseButton.LeftButton)
    assert page.controller.deciding.finding == 1
    assert [row.property("aimed") for row in rows(page)] == [False, True]
    qtbot.mouseClick(rows(page)[1], Qt.MouseButton.LeftButton)
    assert page.controller.deciding.finding is None


def test_who_decides_in_the_rows_stays_in_the_rows(page):
    rows(page)[0].setFocus()
    QTest.keyClick(rows(page)[0], Qt.Key.Key_Space)
    QTest.keyClick(rows(page)[0], "A")
    assert page.focusWidget() is rows(page)[1]


def test_reasons_belong_to_their_finding(page):
    press(page, "F")
    page.decision.reason.setPlainText("力度的理由")
    press(page, "F")
    assert page.decision.reason.toPlainText() == ""
    page.decision.reason.setPlainText("范围的理由")
    page.decision.decide(DecisionKind.KEEP)
    page.controller.select("t1")
    press(page, "F")
    assert page.decision.reason.toPlainText() == "力度的理由"
    assert page.controller.session.decisions["t1#1"].reason == "范围的理由"
    assert [row.decided for row in rows(page)] == ["", "保留并说明：范围的理由"]


def test_other_words_for_a_decided_finding_are_taken_over(page):
    press(page, "F", "K")
    page.controller.deciding.aim(0)
    page.decision.reason.setPlainText("有据")
    page.controller.select("t2")
    assert page.controller.session.decisions["t1#0"].reason == "有据"


def test_undo_and_taking_back_reach_a_single_finding(page):
    press(page, "F", "A", "K")
    QTest.keyClick(page.outline, "Z", CONTROL)
    assert decided(page) == {"t1#0": "adopt"}
    assert page.controller.task == "t1"
    page.controller.deciding.aim(0)
    QTest.keyClick(page.outline, Qt.Key.Key_Backspace)
    assert decided(page) == {}


def test_taking_back_the_whole_takes_the_findings_with_it(page):
    press(page, "F", "A", "K")
    page.controller.select("t1")
    QTest.keyClick(page.outline, Qt.Key.Key_Backspace)
    assert decided(page) == {}


def test_a_pending_finding_keeps_its_task_open(page):
    press(page, "F", "D")
    page.controller.deciding.aim(None)
    press(page, "K")
    assert set(decided(page)) == {"t1#0", "t1"}
    assert page.status.handled.text() == "已处理 0 / 2"


def test_the_list_says_how_many_findings_are_settled(page):
    press(page, "F", "A")
    index = next(row for row in listed(page) if row.data(OutlineRole.TASK) == "t1")
    assert index.data(OutlineRole.NOTE) == "已定 1/2"
    assert not index.data(OutlineRole.SETTLED)


def test_with_several_tasks_selected_a_key_is_about_all_of_them(page):
    press(page, "F")
    page.controller.select_several(["t1", "t3"])
    assert not page.decision.whole.isVisible()
    assert page.controller.deciding.finding is None
    press(page, "N")
    assert decided(page) == {"t1": "not_applicable", "t3": "not_applicable"}


def test_a_row_says_to_a_screen_reader_what_it_is_about(page):
    press(page, "F", "A")
    name = rows(page)[0].accessibleName()
    assert name.startswith("力度：")
    assert name.endswith("采纳建议")


def test_going_back_by_key_selects_one_task_only(page):
    QTest.keyClick(page.outline, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.controller.several == ()
    press(page, "A")
    assert list(decided(page)) == ["t3"]


def test_deciding_with_ctrl_enter_leaves_one_task_selected(page):
    page.decision.reason.setFocus()
    QTest.keyClick(page.decision.reason, Qt.Key.Key_Return, CONTROL)
    assert (page.controller.task, page.controller.several) == ("t3", ())
    press(page, "A")
    assert decided(page) == {"t1": "keep", "t3": "adopt"}


def test_the_finding_decided_about_comes_into_view(page, qtbot):
    page.resize(1280, 560)
    page.card.verticalScrollBar().setValue(0)
    press(page, "F", "F")
    row = rows(page)[1]

    def stretch() -> tuple[int, int]:
        top = row.mapTo(page.card.viewport(), row.rect().topLeft()).y()
        return top, top + row.height()

    qtbot.waitUntil(lambda: stretch()[0] >= 0 and stretch()[1] <= page.card.viewport().height())


def test_the_tab_key_goes_through_the_card_before_the_decision(page):
    page.card.setFocus()
    passed = []
    while page.focusWidget() is not page.decision.reason:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert len(passed) < 30
        passed.append(page.focusWidget())
    correction = page.card.correction
    assert passed[:4] == [correction.link, correction.unlink, correction.verdict, correction.cutting]
    assert passed[4:6] == rows(page)
