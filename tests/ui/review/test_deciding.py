"""Deciding and correcting on the review page, by keyboard as a drafter does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop.core.model.finding import Verdict
from desktop.core.model.project import ContentKey, Decision, DecisionKind, PinKind
from desktop.services.filtering import Filter
from desktop.ui.models.outline_model import OutlineRole
from desktop.ui.review.controller import BLANK
from desktop.ui.review.page import ReviewPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, theme, comparison) -> ReviewPage:
    made = ReviewPage(theme, motion_ms=0)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.fit(1440)
    made.show()
    made.controller.load(comparison)
    return made


def decided(page: ReviewPage) -> dict[str, str]:
    return {task: one.kind.value for task, one in page.controller.session.decisions.items()}


@pytest.mark.parametrize(("key", "kind"), [("A", "adopt"), ("K", "keep"), ("N", "not_applicable"), ("D", "pending")])
def test_one_key_decides_and_goes_to_the_next_open_problem(page, qtbot, key, kind):
    QTest.keyClick(page.outline, key)
    assert decided(page) == {"t1": kind}
    assert page.controller.task == "t3"


def test_keys_work_while_a_document_has_the_focus(page, qtbot):
    QTest.keyClick(page.spread.panes["draft"], "K")
    assert decided(page) == {"t1": "keep"}


def test_pending_is_shown_but_still_open(page):
    QTest.keyClick(page.outline, "D")
    assert page.status.handled.text() == "已处理 0 / 2"
    assert set(page.controller.still_open()) == {"t1", "t3"}


def test_progress_is_counted_until_all_is_done(page):
    QTest.keyClick(page.outline, "A")
    assert (page.status.handled.text(), page.status.bar.value()) == ("已处理 1 / 2", 1)
    QTest.keyClick(page.outline, "N")
    assert page.status.handled.text() == "2 处问题全部处理完毕"


def test_reason_and_note_go_into_the_decision(page, qtbot):
    QTest.keyClick(page.outline, "R")
    assert page.focusWidget() is page.decision.reason
    page.decision.reason.setPlainText("本省已有更高标准")
    page.decision.note.setText("问处长")
    QTest.keyClick(page.decision.reason, Qt.Key.Key_Return, CONTROL)
    decision = page.controller.session.decisions["t1"]
    assert (decision.kind, decision.reason, decision.note) == (DecisionKind.KEEP, "本省已有更高标准", "问处长")
    assert page.decision.reason.toPlainText() == ""


def test_letters_typed_into_the_reason_decide_nothing(page, qtbot):
    page.decision.reason.setFocus()
    QTest.keyClicks(page.decision.reason, "aknd")
    assert page.decision.reason.toPlainText() == "aknd"
    assert decided(page) == {}
    QTest.keyClick(page.decision.reason, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.outline


def test_a_phrase_is_put_behind_what_was_typed(page):
    page.decision.reason.setPlainText("经研究，")
    page.decision.phrases.menu().actions()[0].trigger()
    assert page.decision.reason.toPlainText() == "经研究，本地已有更高标准。"


def test_words_typed_about_an_open_task_are_there_again(page):
    page.decision.reason.setPlainText("想一想")
    page.controller.select("t3")
    assert page.decision.reason.toPlainText() == ""
    page.controller.select("t1")
    assert page.decision.reason.toPlainText() == "想一想"


def test_other_words_for_a_decided_task_are_taken_over(page):
    QTest.keyClick(page.outline, "K")
    page.controller.select("t1")
    page.decision.reason.setPlainText("有据")
    page.controller.select("t2")
    assert page.controller.session.decisions["t1"].reason == "有据"
    assert page.controller.task == "t2"


def test_undo_and_redo_go_through_every_kind_of_change(page, comparison):
    steps = [
        lambda: page.controller.deciding.decide(DecisionKind.ADOPT),
        page.controller.correcting.unlink,
        lambda: page.controller.correcting.overrule(Verdict.COVERED),
        page.controller.correcting.release,
        page.controller.deciding.undecide,
    ]
    states = [page.controller.project]
    for step in steps:
        page.controller.select("t1")
        step()
        states.append(page.controller.project)
    assert len(set(states)) >= 4
    for state in reversed(states[:-1]):
        QTest.keyClick(page.outline, "Z", CONTROL)
        assert page.controller.project == state
    assert page.controller.comparison.judgements == comparison.judgements
    for state in states[1:]:
        QTest.keyClick(page.outline, "Y", CONTROL)
        assert page.controller.project == state


def test_undo_shows_what_was_undone(page):
    QTest.keyClick(page.outline, "A")
    page.controller.select("t5")
    QTest.keyClick(page.outline, "Z", CONTROL)
    assert page.controller.task == "t1"
    assert not page.actions_here.undo.isEnabled()


def test_backspace_takes_a_decision_back(page):
    QTest.keyClick(page.outline, "A")
    page.controller.select("t1")
    QTest.keyClick(page.outline, Qt.Key.Key_Backspace)
    assert decided(page) == {}


def test_several_tasks_are_decided_at_once(page):
    page.outline.selectAll()
    assert page.decision.state.text() == "所选 5 项一并处理"
    QTest.keyClick(page.outline, "N")
    assert decided(page) == dict.fromkeys(["t1", "t2", "t3", "t4", "t5"], "not_applicable")
    QTest.keyClick(page.outline, "Z", CONTROL)
    assert decided(page) == {}


def test_a_double_click_on_a_clause_selects_its_tasks(page, qtbot):
    clause = page.outline.model().index(1)
    place = page.outline.visualRect(clause).center()
    qtbot.mouseDClick(page.outline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.controller.targets == ("t1", "t2")


def test_the_list_says_what_was_decided(page):
    QTest.keyClick(page.outline, "K")
    model = page.outline._model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    row = model.index_of("t1")
    assert (row.data(OutlineRole.NOTE), row.data(OutlineRole.SETTLED)) == ("保留", True)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "弱化，全面推行企业新型学徒制，保留"


def test_only_open_problems_stay_in_the_list(page, qtbot):
    qtbot.mouseClick(page.filter.only_open, Qt.MouseButton.LeftButton)
    assert page.controller.visible() == {"t1", "t3"}
    QTest.keyClick(page.outline, "A")
    assert page.controller.visible() == {"t3"}
    assert page.controller.task == "t3"
    QTest.keyClick(page.outline, "A")
    assert page.outline.nothing.isVisible()


def test_the_list_is_narrowed_to_a_dimension(page):
    modality = page.filter.dimension.menu().actions()[1]
    modality.trigger()
    assert page.filter.dimension.text() == "维度：力度"
    assert page.controller.visible() == {"t1"}
    page.filter.dimension.menu().actions()[0].trigger()
    assert page.controller.filter == Filter()


def test_a_click_in_the_draft_names_the_counterpart(page, comparison):
    page.controller.select("t3")
    QTest.keyClick(page.outline, "L")
    assert page.controller.correcting.awaiting
    page.spread.panes["draft"].pressed.emit(comparison.draft.passages[1].span.start + 1)
    judgement = page.controller.comparison.by_task["t3"]
    assert judgement.evidence[0].span == comparison.draft.passages[1].span
    assert judgement.verdict is not Verdict.MISSING
    assert not page.controller.correcting.awaiting
    assert page.outline._model.index_of("t3").data(OutlineRole.NOTE).startswith("人工")
    assert page.card._sure.text() == "人工认定"
    assert page.status.figures.text().count("地方新增 0 处")


def test_escape_gives_the_linking_up(page):
    QTest.keyClick(page.outline, "L")
    QTest.keyClick(page.outline, Qt.Key.Key_Escape)
    assert not page.controller.correcting.awaiting
    assert page.controller.project == BLANK


def test_a_candidate_can_be_taken(page, comparison, qtbot):
    page.controller.select("t1")
    page.card.candidates[-1].take.click()
    (pin,) = page.controller.session.pins("t1")
    assert (pin.kind, pin.passage.text) == (PinKind.LINK, "到2027年每年培训数字高技能人才2000人以上")


def test_unlinking_and_giving_the_machine_its_say_back(page, comparison):
    QTest.keyClick(page.outline, "U")
    assert page.controller.comparison.by_task["t1"].evidence != comparison.by_task["t1"].evidence
    assert page.card.correction.release.isVisible()
    QTest.keyClick(page.outline, "M")
    assert page.controller.comparison.by_task["t1"] == comparison.by_task["t1"]
    assert not page.card.correction.release.isVisible()


def test_a_verdict_that_a_person_gives_moves_the_counts(page):
    menu = page.card.correction.verdict.menu()
    menu.actions()[list(Verdict).index(Verdict.COVERED)].trigger()
    assert page.card._verdict.text() == "✓ 落实"
    assert page.filter.chips["weakened"].text().split()[-1] == "0"
    assert page.status.handled.text() == "已处理 0 / 1"


def test_a_decision_without_a_task_is_offered_to_be_read(page, comparison):
    gone = Decision(ContentKey("reference", "九、", "没有这项任务"), DecisionKind.ADOPT)
    page.controller.load(comparison, BLANK.decided([gone]))
    assert page.status.orphans.text() == "1 条意见和认定没有对上"
    assert page.status.orphans.isVisible()


def test_the_length_is_compared_with_the_limit(page):
    page.status.limit(10)
    page.status.measure()
    assert "超出上限" in page.status.length.text()
    page.status.limit(0)
    page.status.measure()
    assert "超出" not in page.status.length.text()


def test_another_type_size_keeps_the_marks(page, theme):
    theme.choose(Qt.ColorScheme.Light, 20)
    pane = page.spread.panes["reference"]
    assert pane.document().defaultFont().pixelSize() == 20
    assert pane._segments == page.controller.segments("reference")
    theme.choose(Qt.ColorScheme.Unknown)


def test_what_is_being_typed_stays_when_the_task_is_corrected(page):
    page.decision.reason.setPlainText("另有")
    page.controller.correcting.unlink()
    assert page.decision.reason.toPlainText() == "另有"


def test_after_a_reason_the_next_key_decides_again(page):
    page.decision.reason.setFocus()
    QTest.keyClick(page.decision.reason, Qt.Key.Key_Return, CONTROL)
    assert page.focusWidget() is page.outline
    QTest.keyClick(page.focusWidget(), "A")
    assert {name: one.kind for name, one in page.controller.session.decisions.items()} == {
        "t1": DecisionKind.KEEP,
        "t3": DecisionKind.ADOPT,
    }
