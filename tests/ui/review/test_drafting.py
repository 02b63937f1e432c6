"""Writing in the draft: the paragraph on the page, input methods, undo, proposals, verdicts that follow."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.model.finding import Verdict
from desktop.core.model.project import DecisionKind, Project, Source
from desktop.core.model.span import Span
from desktop.core.progress import Silent
from desktop.core.readers.plain import read_plain
from desktop.services import pipeline
from desktop.services.review import begin_review
from desktop.ui.review.page import ReviewPage
from desktop.ui.review.paragraph_editor import ParagraphEditor
from desktop.ui.review.reading_pane import ReadingPane
from desktop.ui.review.recutting import Recutting
from desktop.ui.review.spot import Edge
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme

REFERENCE = """某计划

一、重点任务

（一）培育。开展数字技能培训。在全国建设实训基地。支持高校开设数字专业。

（二）激励。将高层次数字人才纳入地方高级专家库。

二、保障措施

加大政策宣传力度，弘扬工匠精神。
"""
DRAFT = """广西壮族自治区数字人才实施方案

一、主要任务

（一）育才。开展数字技能培训。支持高校开设数字专业。

（二）引才。建立引进海外团队的绿色通道。

二、其他

加大政策宣传力度，弘扬工匠精神。
"""
FIRST = "（一）育才。开展数字技能培训。支持高校开设数字专业。"


def side(words: str, name: str):
    return pipeline.understand(read_plain(words.encode(), name))


@pytest.fixture
def page(qtbot, theme: Theme) -> Iterator[ReviewPage]:
    """The page with a real comparison, and what compares anew in the background."""
    made = ReviewPage(theme, motion_ms=0)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    tasks = Tasks(made)
    made.recutting = Recutting(made.controller, tasks, pipeline.compare, failed=lambda error: pytest.fail(str(error)))
    project = Project(Source("上位.txt", REFERENCE.encode()), Source("草案.txt", DRAFT.encode()))
    session = begin_review(side(REFERENCE, "上位.txt"), side(DRAFT, "草案.txt"), project, pipeline.compare, Silent())
    made.controller.show(session)
    yield made
    assert tasks.close()


def draft(page: ReviewPage) -> str:
    return page.controller.comparison.draft.document.text


def verdict(page: ReviewPage, words: str) -> Verdict:
    return task(page, words).verdict


def task(page: ReviewPage, words: str):
    reference = page.controller.comparison.reference
    return next(one for one in page.controller.comparison.judgements if words in reference.quote(one.task.span))


def opened(page: ReviewPage, words: str = FIRST) -> ParagraphEditor:
    """The paragraph that says so, open, the cursor at its end."""
    assert page.controller.drafting.open_at(draft(page).index(words) + len(words))
    return page.spread.writer.editor


def typed(editor: ParagraphEditor, words: str) -> None:
    """Words that an input method has put together."""
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(editor.words, event)


def shown(qtbot, page: ReviewPage, words: str) -> None:
    """Wait until the draft that is shown says so."""
    qtbot.waitUntil(lambda: words in draft(page) and not page.controller.session.outdated, timeout=10_000)


def place_of(pane: ReadingPane, index: int) -> tuple[float, float]:
    """From where a character is drawn, and on which height it stands, in the whole of the page."""
    sheet = pane._sheet
    sheet.lay(sheet.document().findBlock(index).blockNumber())
    ((line, baseline, first, _),) = sheet.lines(index, index + 1, 0, sheet.documentSize().height())
    return sheet._side + line.cursorToX(first)[0], baseline


def test_a_double_click_opens_the_paragraph_with_its_words_under_the_cursor(qtbot, page):
    pane = page.spread.panes["draft"]
    index = draft(page).index("支持高校")
    pane.top_of(task(page, "支持高校").evidence[0].span)
    x, baseline = place_of(pane, index)
    spot = QPointF(x + 4, baseline - 4 - pane.verticalScrollBar().value())
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    QTest.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    editor = page.spread.writer.editor
    assert editor.is_open
    assert editor.words.toPlainText() == FIRST
    assert editor.words.textCursor().position() == FIRST.index("支持高校")


def test_verdicts_length_and_shares_follow_what_is_typed(qtbot, page):
    before = page.status.length.text(), page.controller.comparison.copied
    editor = opened(page)
    typed(editor, "在全区建设实训基地。")
    shown(qtbot, page, "建设实训基地")
    assert verdict(page, "实训基地") is Verdict.COVERED
    assert editor.is_open
    assert page.status.length.text() != before[0]
    assert page.controller.comparison.copied != before[1]
    assert page.spread.panes["draft"].toPlainText().count("建设实训基地") == 1


def test_when_the_drafter_pauses_all_is_as_if_the_draft_were_a_file(qtbot, page):
    editor = opened(page)
    with qtbot.waitSignal(page.recutting.settled, timeout=20_000):
        typed(editor, "在全区建设实训基地。")
    whole = pipeline.compare(page.controller.comparison.reference, side(draft(page), "草案.txt"))
    assert page.controller.comparison.judgements == whole.judgements


def test_words_still_in_the_input_method_are_not_in_the_draft(qtbot, page):
    editor = opened(page)
    QApplication.sendEvent(editor.words, QInputMethodEvent("shi xun", []))
    qtbot.wait(200)
    assert editor.words.toPlainText() == FIRST
    assert not page.controller.project.edits
    typed(editor, "建设实训基地。")
    shown(qtbot, page, "建设实训基地")
    assert editor.words.toPlainText() == FIRST + "建设实训基地。"


def test_what_is_typed_in_one_visit_is_one_step_of_undo(qtbot, page):
    editor = opened(page)
    for words in ("在全区", "建设", "实训基地。"):
        typed(editor, words)
        shown(qtbot, page, FIRST + editor.words.toPlainText().removeprefix(FIRST))
    QTest.keyClick(editor.words, Qt.Key.Key_Escape)
    assert not editor.is_open
    assert page.controller.undo.count() == 1
    page.controller.undo.undo()
    shown(qtbot, page, FIRST)
    assert draft(page) == side(DRAFT, "草案.txt").document.text
    assert verdict(page, "实训基地") is Verdict.MISSING
    page.controller.undo.redo()
    shown(qtbot, page, "建设实训基地")
    assert verdict(page, "实训基地") is Verdict.COVERED


def test_undo_inside_the_paragraph_goes_back_to_where_it_was_opened_and_leaves_no_step(qtbot, page):
    editor = opened(page)
    typed(editor, "建设。")
    shown(qtbot, page, FIRST + "建设。")
    while editor.words.document().isUndoAvailable():
        editor.words.undo()
    editor.close_it()
    shown(qtbot, page, FIRST)
    assert not page.controller.project.edits


def test_a_new_line_is_a_paragraph_of_its_own(qtbot, page):
    editor = opened(page)
    QTest.keyClick(editor.words, Qt.Key.Key_Return)
    typed(editor, "（三）激励。将高层次数字人才纳入自治区高级专家库。")
    shown(qtbot, page, "自治区高级专家库")
    assert f"{FIRST}\n（三）激励。" in draft(page)
    assert verdict(page, "专家库") is Verdict.COVERED


def test_a_proposal_is_written_with_one_press_and_taken_back_with_one(qtbot, page):
    page.controller.select(task(page, "实训基地").task.id)
    assert page.card.proposal.insert.isVisibleTo(page)
    page.card.proposal.insert.click()
    shown(qtbot, page, "在全区建设实训基地。支持高校")
    assert verdict(page, "实训基地") is Verdict.COVERED
    assert page.controller.project.edits[0].source
    page.controller.undo.undo()
    shown(qtbot, page, FIRST)
    assert verdict(page, "实训基地") is Verdict.MISSING


def test_a_carried_task_has_no_proposal(page):
    page.controller.select(task(page, "数字专业").task.id)
    assert not page.card.proposal.isVisibleTo(page)


def test_a_paragraph_is_taken_out_and_put_back_as_it_was_read(qtbot, page):
    editor = opened(page)
    editor.remove.click()
    qtbot.waitUntil(lambda: FIRST not in draft(page), timeout=10_000)
    assert verdict(page, "数字专业") is Verdict.MISSING
    page.controller.undo.undo()
    shown(qtbot, page, FIRST)
    editor = opened(page)
    typed(editor, "多写的话。")
    shown(qtbot, page, "多写的话。")
    editor.restore.click()
    qtbot.waitUntil(lambda: "多写的话" not in draft(page), timeout=10_000)
    assert not page.controller.project.edits


def span(page: ReviewPage, words: str) -> Span:
    at = draft(page).index(words)
    return Span(at, at + 1)


def click_twice(page: ReviewPage, words: str, *, then: str) -> None:
    """As a hand does it: two presses and two releases at one place. then: words that come to lie there."""
    pane = page.spread.panes["draft"]
    bar = pane.verticalScrollBar()
    at = draft(page).index(words)
    pane.top_of(Span(at, at + 1))
    point = QPoint(round(place_of(pane, at)[0] + 4), round(pane.stretch(Span(at, at + 1)).middle))
    page.controller.drafting.opened.connect(
        lambda *_: bar.setValue(bar.value() + round(pane.stretch(span(page, then)).middle) - point.y())
    )
    view = pane.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point)


def test_a_double_click_on_words_that_carry_no_task_opens_them_and_selects_nothing(page):
    page.controller.select(task(page, "实训基地").task.id)
    chosen = page.controller.task
    seen = []
    page.controller.selected.connect(lambda: seen.append(page.controller.task))
    click_twice(page, "建立引进海外团队", then="弘扬工匠精神")
    assert page.spread.writer.editor.is_open
    assert page.spread.writer.editor.words.toPlainText().startswith("（二）引才")
    assert (page.controller.task, seen) == (chosen, [])


def test_a_double_click_on_a_passage_selects_its_task_once_though_the_page_moves(page):
    seen = []
    page.controller.selected.connect(lambda: seen.append(page.controller.task))
    click_twice(page, "开展数字技能培训", then="弘扬工匠精神")
    assert seen == [task(page, "开展数字技能").task.id]


def test_a_missing_task_shows_where_it_would_go(page):
    page.controller.select(task(page, "实训基地").task.id)
    spread = page.spread
    (spot,) = (spread.panes["draft"]._emphasis.spot,)
    assert spot is not None
    assert (page.controller.comparison.draft.quote(spot.character), spot.edge) == ("。", Edge.BEHIND)
    assert draft(page)[: spot.character.end].endswith("开展数字技能培训。")
    wanted = spread.panes["reference"].stretch(page.controller.judgement.task.span)
    assert abs(spread.panes["draft"].stretch(spot.character).top - wanted.top) < 3 or at_its_end(spread)
    page.controller.select(task(page, "专家库").task.id)
    assert spread.panes["draft"]._emphasis.spot.edge is Edge.BELOW


def test_what_was_put_in_is_where_the_mark_stood(qtbot, page):
    page.controller.select(task(page, "实训基地").task.id)
    spot = page.spread.panes["draft"]._emphasis.spot
    assert page.controller.drafting.insert()
    qtbot.waitUntil(lambda: "实训基地" in draft(page), timeout=20000)
    assert draft(page)[spot.character.end :].startswith("在全区建设实训基地。")
    qtbot.waitUntil(lambda: page.spread.panes["draft"]._emphasis.spot is None, timeout=20000)


def at_its_end(spread) -> bool:
    """Whether neither page can be moved further."""
    return all(pane.verticalScrollBar().maximum() == 0 for pane in spread.panes.values())


def test_decisions_stay_with_their_tasks_while_the_draft_is_written_in(qtbot, page):
    one = task(page, "专家库").task.id
    page.controller.select(one)
    page.controller.deciding.decide(DecisionKind.KEEP)
    editor = opened(page)
    typed(editor, "建设基地。")
    shown(qtbot, page, "建设基地。")
    assert page.controller.session.decisions[one].kind is DecisionKind.KEEP
    assert not len(page.controller.session.orphans)


def test_the_page_stays_where_it_is_while_somebody_writes(qtbot, page):
    bar = page.spread.panes["draft"].verticalScrollBar()
    editor = opened(page)
    place, scrolled = editor.y(), bar.value()
    typed(editor, "建设基地。")
    shown(qtbot, page, "建设基地。")
    assert (editor.y(), bar.value()) == (place, scrolled)


def test_in_a_paragraph_higher_than_the_window_the_page_goes_along_with_the_cursor(qtbot, page):
    pane = page.spread.panes["draft"]
    editor = opened(page)
    typed(editor, "建设数字人才产业园。" * 120)
    shown(qtbot, page, "建设数字人才产业园。" * 120)
    words = editor.words
    assert editor.height() > pane.viewport().height()
    for cursor in (0, len(words.toPlainText())):
        moved = words.textCursor()
        moved.setPosition(cursor)
        words.setTextCursor(moved)
        place = words.viewport().mapTo(pane.viewport(), words.cursorRect().center())
        assert 0 <= place.y() <= pane.viewport().height()


def test_edits_of_a_project_are_there_when_it_is_opened(page):
    session = page.controller.session
    page.controller.drafting.open_at(draft(page).index(FIRST))
    page.controller.drafting.write(FIRST + "建设实训基地。")
    project = replace(page.controller.project)
    again = begin_review(session.parsed, side(DRAFT, "草案.txt"), project, pipeline.compare, Silent())
    assert "建设实训基地" in again.comparison.draft.document.text
