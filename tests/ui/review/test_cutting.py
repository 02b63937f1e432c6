"""Splitting and merging tasks on the review page, with a real comparison."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.errors import ReadError
from desktop.core.model.finding import Verdict
from desktop.core.model.project import DecisionKind, Project, Source
from desktop.core.progress import Silent
from desktop.core.readers.plain import read_plain
from desktop.services import pipeline
from desktop.services.review import begin_review
from desktop.ui.models.outline_model import OutlineRole
from desktop.ui.review.controller import SIDES
from desktop.ui.review.groundwork import groundwork
from desktop.ui.review.page import ReviewPage
from desktop.ui.review.recutting import Recutting
from desktop.ui.tasks import Tasks

REFERENCE = """某计划

一、重点任务

（一）培育。全面推行学徒制，支持院校开设数字专业。每年培训数字高技能人才不少于1000人。

（二）激励。将高层次数字人才纳入地方高级专家库。
"""
DRAFT = """某省实施方案

一、主要任务

（一）培育。探索学徒制。每年培训数字高技能人才500人左右。
"""
CONTROL = Qt.KeyboardModifier.ControlModifier
EMPTY = Project(Source("上位.txt", b""), Source("草案.txt", b""))


def side(words: str, name: str):
    return pipeline.understand(read_plain(words.encode(), name))


@pytest.fixture(scope="module")
def sides():
    return side(REFERENCE, "上位.txt"), side(DRAFT, "草案.txt")


@pytest.fixture
def failures() -> list:
    return []


@pytest.fixture
def page(qtbot, theme, sides, failures):
    made = ReviewPage(theme, motion_ms=0)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.fit(1440)
    tasks = Tasks(made)
    made.recutting = Recutting(made.controller, tasks, pipeline.compare, failed=failures.append)
    made.recutting.running.connect(made.show_recutting)
    with qtbot.waitActive(made):
        made.show()
    made.controller.show(begin_review(*sides, EMPTY, pipeline.compare, Silent()))
    yield made
    assert tasks.close()


def quotes(page: ReviewPage) -> list[str]:
    comparison = page.controller.comparison
    return [comparison.reference.quote(one.task.span) for one in comparison.judgements]


def listed(page: ReviewPage) -> list[QModelIndex]:
    """The rows of the list, from top to bottom."""
    model = page.outline.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def select(page: ReviewPage, words: str) -> None:
    comparison = page.controller.comparison
    page.controller.select(
        next(one.task.id for one in comparison.judgements if words in comparison.reference.quote(one.task.span))
    )


def at(words: str) -> int:
    """Where the words stand in the reference as read, without blank lines."""
    return read_plain(REFERENCE.encode(), "上位.txt").text.index(words)


def settled(qtbot, page: ReviewPage) -> None:
    """The documents have been compared anew."""
    qtbot.waitUntil(lambda: not page.controller.session.outdated, timeout=20_000)


def halve(qtbot, page: ReviewPage) -> None:
    select(page, "学徒制")
    assert page.controller.correcting.split(at("支持院校"))
    settled(qtbot, page)


def test_the_halves_are_judged_one_by_one_while_the_window_stays_alive(page, qtbot):
    select(page, "学徒制")
    with qtbot.waitSignals([page.recutting.running, page.recutting.running], timeout=20_000):
        page.controller.correcting.split(at("支持院校"))
        assert not page.decision.isEnabled()
        assert "正在按新的划分" in page.status._recutting.text()
    assert page.decision.isEnabled()
    assert quotes(page)[:2] == ["全面推行学徒制", "支持院校开设数字专业"]
    verdicts = [one.verdict for one in page.controller.comparison.judgements[:2]]
    assert verdicts == [Verdict.WEAKENED, Verdict.MISSING]
    assert page.controller.quote("reference", page.controller.judgement.task.span) == "全面推行学徒制"


def test_the_list_shows_the_tasks_as_they_are_cut(page, qtbot):
    halve(qtbot, page)
    labels = [row.data() for row in listed(page) if row.data(OutlineRole.TASK)]
    assert labels[:2] == ["全面推行学徒制", "支持院校开设数字专业"]


def test_undo_and_redo_come_back_at_once(page, qtbot):
    before = quotes(page)
    halve(qtbot, page)
    after = quotes(page)
    QTest.keyClick(page.outline, "Z", CONTROL)
    assert (quotes(page), page.controller.session.outdated) == (before, False)
    QTest.keyClick(page.outline, "Y", CONTROL)
    assert (quotes(page), page.controller.session.outdated) == (after, False)


def test_after_undo_of_a_cut_everything_is_marked_and_counted_as_pins_and_decisions_left_it(page, qtbot):
    controller = page.controller
    controller.select(controller.comparison.judgements[0].task.id)
    controller.correcting.overrule(Verdict.COVERED)
    halve(qtbot, page)
    controller.undo.undo()
    assert not controller.session.outdated
    fresh = groundwork(controller.session)
    assert {name: controller.segments(name) for name in SIDES} == fresh.segments
    assert (controller.agenda.open, controller.agenda.counts) == (fresh.agenda.open, fresh.agenda.counts)
    assert controller.comparison.judgements[0].verdict is Verdict.COVERED


def test_neighbours_are_merged_by_key(page, qtbot):
    halve(qtbot, page)
    select(page, "支持院校")
    QTest.keyClick(page.outline, "J", CONTROL)
    settled(qtbot, page)
    assert quotes(page)[0] == "全面推行学徒制，支持院校开设数字专业"
    QTest.keyClick(page.outline, "J")
    settled(qtbot, page)
    assert quotes(page)[0].endswith("不少于1000人")
    assert not page.actions_here.merge_next.isEnabled()


def test_the_machine_s_cutting_comes_back(page, qtbot):
    before = quotes(page)
    halve(qtbot, page)
    assert page.card.correction.uncut.isVisible()
    page.card.correction.uncut.click()
    settled(qtbot, page)
    assert quotes(page) == before
    assert page.controller.project == EMPTY
    assert not page.card.correction.uncut.isVisible()


def test_a_decision_on_the_whole_holds_for_the_halves(page, qtbot):
    select(page, "学徒制")
    page.controller.deciding.decide(DecisionKind.KEEP, reason="有据")
    halve(qtbot, page)
    made = [page.controller.session.decisions[one.task.id].reason for one in page.controller.comparison.judgements[:2]]
    assert made == ["有据", "有据"]


def test_nothing_is_decided_while_the_tasks_are_changing(page, qtbot):
    select(page, "学徒制")
    page.controller.correcting.split(at("支持院校"))
    page.controller.deciding.decide(DecisionKind.ADOPT)
    assert not page.controller.correcting.merge(1)
    settled(qtbot, page)
    assert page.controller.project.decisions == ()


def test_a_cut_that_leaves_one_half_empty_is_none(page):
    select(page, "学徒制")
    before = page.controller.project
    assert not page.controller.correcting.split(at("全面推行"))
    assert not page.controller.correcting.uncut()
    assert page.controller.project is before


def test_where_comparing_fails_it_is_told_and_undo_leads_back(page, qtbot, failures):
    page.recutting._compare = _refuse
    select(page, "学徒制")
    page.controller.correcting.split(at("支持院校"))
    qtbot.waitUntil(lambda: bool(failures))
    assert page.decision.isEnabled()
    page.controller.undo.undo()
    assert page.controller.project == EMPTY
    assert not page.controller.session.outdated


def _refuse(*_):
    raise ReadError("window_fault")


def words_of(menu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_the_menu_in_the_reference_cuts_at_the_place_pointed_at(page, qtbot):
    menu = page.menus.in_reference(page, at("支持院校"))
    assert words_of(menu)[0] == "从此处拆成两项"
    assert {"采纳建议", "改对应", "拆成两项…", "与下一项合并"} <= set(words_of(menu))
    menu.actions()[0].trigger()
    settled(qtbot, page)
    assert quotes(page)[1] == "支持院校开设数字专业"


def test_the_menu_in_the_reference_is_about_the_task_under_the_mouse(page):
    select(page, "专家库")
    page.menus.in_reference(page, at("不少于"))
    assert "1000人" in page.controller.quote("reference", page.controller.judgement.task.span)
    assert page.menus.in_reference(page, 0) is None


def test_the_menu_in_the_draft_names_the_counterpart(page):
    select(page, "专家库")
    menu = page.menus.in_draft(page, page.controller.comparison.draft.document.text.index("探索"))
    assert words_of(menu)[0] == "认定此处为对应语句"
    menu.actions()[0].trigger()
    assert page.controller.judgement.evidence


def test_what_makes_no_sense_cannot_be_chosen(page):
    select(page, "专家库")
    actions: list[QAction] = [
        page.actions_here.merge_next,
        page.actions_here.merge_previous,
        page.actions_here.uncut,
        page.actions_here.release,
        page.actions_here.unlink,
        page.actions_here.undecide,
    ]
    assert not any(action.isEnabled() for action in actions)
    assert page.actions_here.split.isEnabled()


def test_the_menu_key_opens_the_menu_of_the_task_at_the_cursor(page, qtbot):
    asked = []
    pane = page.spread.panes["reference"]
    pane.menu_asked.connect(lambda index, place: asked.append(index))
    page._pop_up = lambda menu, place: menu.deleteLater()
    keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(pane.viewport(), QContextMenuEvent(keyboard, QPoint(0, 0), pane.mapToGlobal(QPoint(0, 0))))
    assert asked == [0]
