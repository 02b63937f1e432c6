"""The review page, as a person uses it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop.core.model.project import DecisionKind
from desktop.core.model.span import Span
from desktop.ui.models.outline_model import OutlineRole
from desktop.ui.review.page import ReviewPage
from desktop.ui.review.reading_pane import ReadingPane
from desktop.ui.theme import DARK


@pytest.fixture
def page(qtbot, theme, comparison) -> ReviewPage:
    made = ReviewPage(theme, motion_ms=0)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.fit(1440)
    made.show()
    made.controller.load(comparison)
    return made


def pane(page: ReviewPage, side: str) -> ReadingPane:
    return page.spread.panes[side]


def press(qtbot, shown: ReadingPane, span: Span) -> None:
    """Click the first character of a span."""
    cursor = shown.textCursor()
    cursor.setPosition(shown._positions.to_qt(span.start) + 1)
    place = shown.cursorRect(cursor).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place - QPoint(4, 0))


def test_the_documents_are_shown_word_for_word(page, comparison):
    for side in ("reference", "draft"):
        assert pane(page, side).toPlainText() == page.controller.side(side).document.text


def test_selecting_a_task_puts_both_passages_at_the_same_height(page, comparison):
    for judgement in comparison.judgements:
        if judgement.evidence:
            page.controller.select(judgement.task.id)
            left = pane(page, "reference").stretch(judgement.task.span).top
            right = pane(page, "draft").stretch(judgement.evidence[0].span).top
            assert left == pytest.approx(right, abs=2)


def test_the_pair_stays_level_when_the_window_changes(page, comparison):
    page.resize(1100, 700)
    first = comparison.judgements[0]
    left = pane(page, "reference").stretch(first.task.span).top
    assert left == pytest.approx(pane(page, "draft").stretch(first.evidence[0].span).top, abs=2)


def test_a_click_in_the_reference_selects_the_task(page, qtbot, comparison):
    press(qtbot, pane(page, "reference"), comparison.judgements[2].task.span)
    assert page.controller.task == "t3"


def test_a_click_in_the_draft_selects_the_task_behind_astral_characters_too(page, qtbot, comparison):
    press(qtbot, pane(page, "draft"), comparison.judgements[4].evidence[0].span)
    assert page.controller.task == "t5"


def test_enter_selects_the_passage_at_the_cursor(page, qtbot, comparison):
    shown = pane(page, "reference")
    cursor = shown.textCursor()
    cursor.setPosition(comparison.judgements[3].task.span.start)
    shown.setTextCursor(cursor)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert page.controller.task == "t4"


def test_the_ribbon_joins_the_selected_pair_and_rings_what_is_missing(page):
    drawn = {band.task: band for band in page.spread._bands()}
    assert drawn["t1"].selected
    assert drawn["t1"].right is not None
    assert drawn["t3"].right is None
    assert "t4" not in drawn


def test_a_ring_can_be_pressed(page, qtbot):
    page.spread.ribbon.repaint()
    ring = next(band for band in page.spread._bands() if band.task == "t3")
    place = QPoint(10, round(ring.left.middle))
    qtbot.mouseClick(page.spread.ribbon, Qt.MouseButton.LeftButton, pos=place)
    assert page.controller.task == "t3"


def test_f8_goes_to_the_next_problem_and_back(page, qtbot):
    qtbot.keyClick(page.outline, Qt.Key.Key_F8)
    assert page.controller.task == "t3"
    qtbot.keyClick(page.outline, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.controller.task == "t1"


def test_the_list_follows_the_selection_and_leads_it(page, qtbot):
    page.controller.select("t3")
    assert page.outline.currentIndex().data(OutlineRole.TASK) == "t3"
    qtbot.keyClick(page.outline, Qt.Key.Key_Down)
    assert page.controller.task == "t4"


def test_chips_carry_the_counts_and_filter_the_list(page, qtbot):
    chips = page.filter.chips
    assert [chip.text().split()[-1] for chip in chips.values()] == ["1", "1", "2", "1", "1"]
    qtbot.mouseClick(chips["missing"], Qt.MouseButton.LeftButton)
    model = page.outline.model()
    labels = [model.index(row).data() for row in range(model.rowCount())]
    assert labels == ["一、重点任务", "（二）强化激励引导", "将高层次数字人才纳入地方高级专家库"]
    qtbot.mouseClick(chips["missing"], Qt.MouseButton.LeftButton)
    assert model.rowCount() == 9


def test_the_search_field_finds_counts_and_clears(page, qtbot):
    qtbot.keyClick(page.outline, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is page.filter.search
    page.filter.search.setText("工匠精神")
    assert page.filter._found.text() == "2 处"
    qtbot.keyClick(page.filter.search, Qt.Key.Key_Return)
    assert page.filter._found.text() == "第 1 处，共 2 处"
    page.filter.search.setText("没有这样的话")
    assert page.filter._found.text() == "没有找到"
    qtbot.keyClick(page.filter.search, Qt.Key.Key_Escape)
    assert page.filter.search.text() == page.filter._found.text() == ""


def test_the_card_says_verdict_confidence_wordings_and_losses(page):
    card = page.card
    assert (card._verdict.text(), card._sure.text()) == ("▽ 弱化", "把握 90%")
    assert "line-through" in card._reference._words.text()
    assert [row.words for row in card.rows] == [("力度", "力度", "“全面推行”改为“探索”")]


def test_the_card_of_a_missing_task_shows_the_nearest_passages(page):
    page.controller.select("t3")
    assert page.card._heading.text() == "草案中最接近的表述"
    assert not page.card._draft.isVisible()
    assert not page.card._findings.isVisible()


def test_pressing_a_candidate_brings_it_into_view(page, qtbot, comparison):
    page.controller.select("t3")
    button = page.card.candidates[-1]
    with qtbot.waitSignal(page.controller.pointed) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["draft", comparison.judgements[2].candidates[0].span]
    assert page.controller.task == "t3"


def test_the_status_line_says_counts_and_shares(page):
    words = page.status.figures.text() + page.status.copied.text()
    for part in ("任务 5 项", "落实 50%", "地方新增 1 处", "照搬率 40%"):
        assert part in words


def test_everything_that_takes_the_focus_has_a_name(page):
    from PySide6.QtWidgets import QAbstractButton, QWidget

    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
            assert named, widget


def test_it_fits_a_small_screen(page):
    page.resize(1280, 720)
    page.fit(1280)
    assert page.minimumSizeHint().width() <= 1280
    assert all(shown.viewport().width() > 300 for shown in page.spread.panes.values())


def test_both_schemes_can_be_painted(page, theme):
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        theme.apply(scheme)
        middle = page.grab().toImage().pixelColor(page.width() // 2, page.height() // 2)
        assert (middle.lightness() < 128) == (scheme is Qt.ColorScheme.Dark)


def test_escape_leaves_the_search_field_for_the_list(page, qtbot):
    qtbot.keyClick(page.outline, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.filter.search.setText("工匠精神")
    assert page.controller.visible() == {"t5"}
    qtbot.keyClick(page.filter.search, Qt.Key.Key_Escape)
    assert page.filter.search.text() == ""
    assert page.outline.hasFocus()
    assert len(page.controller.visible()) == 5


def test_the_overview_leads_to_a_place_of_the_whole(page, qtbot):
    pane = page.spread.panes["reference"]
    page.resize(1280, 420)
    bar = page.spread.overviews["reference"]
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(4, bar.height() - 2))
    assert pane.verticalScrollBar().value() > 0


def test_the_list_is_narrowed_to_a_severity(page):
    page.filter.severity.menu().actions()[1].trigger()
    assert page.controller.visible() == {"t1"}


def test_an_empty_list_says_why_and_leads_back(page, qtbot):
    nothing = page.outline.nothing
    page.filter.search.setText("没有这样的话")
    assert nothing.isVisible()
    assert nothing.words.text() == "两份文件里都没有“没有这样的话”。"
    page.filter.search.setText("支持建设数字人才驿站")
    assert "不在任何任务或对应语句里" in nothing.words.text()
    page.filter.chips["missing"].click()
    assert nothing.words.text() == "符合筛选条件的任务里没有“支持建设数字人才驿站”。"
    qtbot.mouseClick(nothing.all, Qt.MouseButton.LeftButton)
    assert not nothing.isVisible()
    assert page.controller.visible() == frozenset(page.controller.comparison.by_task)
    assert page.filter.search.text() == ""
    assert page.focusWidget() is page.outline


def test_nothing_left_open_is_good_news(page):
    page.filter.only_open.click()
    for task in page.controller.problems():
        page.controller.select(task)
        page.controller.deciding.decide(DecisionKind.KEEP)
    assert page.outline.nothing.words.text() == "问题都处理完了。"


def test_the_field_of_the_note_is_there_when_it_is_wanted(page, qtbot):
    box = page.decision
    assert not box.note.isVisible()
    qtbot.mouseClick(box.noting, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is box.note
    box.note.setText("问处长")
    box.decide(DecisionKind.KEEP)
    assert not box.note.isVisible()
    page.controller.select("t1")
    assert box.note.isVisible()
    assert box.note.text() == "问处长"


def test_in_a_narrow_window_the_line_at_the_bottom_leaves_out_what_is_said_elsewhere(page, qtbot):
    status = page.status
    for width, keys, figures in ((1440, True, True), (900, False, True), (560, False, False), (1440, True, True)):
        status.resize(width, status.height())
        assert (not status.keys.isHidden(), not status.figures.isHidden()) == (keys, figures)
        assert not status.handled.isHidden()


def test_the_card_stands_in_its_place_before_it_is_painted(page, comparison, qtbot):
    """Else each selected task is painted twice, the second time with its parts elsewhere."""
    for judgement in comparison.judgements:
        page.controller.select(judgement.task.id)
        parts = [page.card._body, *page.card._body.findChildren(QWidget)]
        before = [part.geometry() for part in parts]
        qtbot.wait(1)
        assert [part.geometry() for part in parts] == before


def test_rows_are_painted_in_the_colours_in_force(page, theme, qtbot):
    view = page.outline.viewport()
    light = view.grab().toImage()
    theme.apply(Qt.ColorScheme.Dark)
    dark = view.grab().toImage()
    theme.apply(Qt.ColorScheme.Light)
    assert view.grab().toImage() == light != dark
    ground = QColor(DARK.panel).lightness()
    inks = [dark.pixelColor(x, y).lightness() for x in range(dark.width()) for y in range(0, dark.height(), 3)]
    assert max(inks) > ground + 100  # light words on a dark ground


def test_marks_are_drawn_in_the_colours_and_the_size_in_force(page, theme):
    washes = []
    for scheme, pixels in ((Qt.ColorScheme.Light, 17), (Qt.ColorScheme.Dark, 17), (Qt.ColorScheme.Dark, 21)):
        theme.choose(scheme, pixels)
        shown = pane(page, "reference")
        shown.grab()
        washes.append([(one.colour.name(), one.areas[0].height()) for made in shown._washes.values() for one in made])
    theme.choose(Qt.ColorScheme.Light, 17)
    light, dark, large = washes
    assert [colour for colour, _ in light] != [colour for colour, _ in dark]
    assert max(height for _, height in large) > max(height for _, height in dark)
