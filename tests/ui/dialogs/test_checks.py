"""The window of what is wrong with the draft by itself: listing, leading to the words, leaving a kind out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.ui.main_window import MainWindow, Work
from desktop.ui.models import preferences


@pytest.fixture
def work(work: Work, comparison) -> Work:
    """A draft with two faults of two kinds."""
    draft = comparison.draft
    clause = draft.outline.clauses[0].id
    faults = tuple(
        DraftingFault(rule, clause, Span(at, at + 2), Message.of("drafting.vague", words=words))
        for rule, words in (("brackets", "探索"), ("vague", "支持"))
        if (at := draft.document.text.index(words)) >= 0
    )
    made = replace(comparison, drafting=faults)
    return Work(work.read_file, work.read_text, lambda _reference, _draft, _progress: made)


@pytest.fixture
def reviewing(qtbot, window: MainWindow, pair) -> MainWindow:
    with qtbot.waitSignal(window.compared, timeout=20_000):
        window.chooser.take_pair(*pair)
    return window


def test_the_status_line_counts_and_opens_the_list(reviewing: MainWindow, qtbot):
    assert "2" in reviewing.review.status.checks.text()
    reviewing.review.status.checks.click()
    shown = reviewing.aside.checks
    assert shown is not None
    assert [shown.kinds.itemText(at) for at in range(shown.kinds.count())] == [
        "全部类别（2）",
        "括号引号（1）",
        "数量含混（1）",
    ]
    shown.kinds.setCurrentIndex(2)
    assert [shown.list.rows.index(at).data().split("\n")[0][:4] for at in range(shown.list.rows.rowCount())] == [
        "数量含混"
    ]


def test_a_click_leads_to_the_words(reviewing: MainWindow, qtbot):
    QTest.keyClick(reviewing.review.outline, "K", Qt.KeyboardModifier.ControlModifier)
    shown = reviewing.aside.checks
    assert shown is not None
    pointed = []
    reviewing.review.controller.pointed.connect(lambda side, span: pointed.append((side, span)))
    row = shown.list.rows.index(1)
    place = shown.list.visualRect(row).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    draft = reviewing.review.controller.comparison.draft
    assert [(side, draft.quote(span)) for side, span in pointed][-1] == ("draft", "支持")


def test_a_kind_that_nobody_wants_goes_everywhere_and_stays_away(reviewing: MainWindow, qtbot, settings):
    reviewing.aside.show_checks()
    shown = reviewing.aside.checks
    assert shown is not None
    shown.list.setCurrentIndex(shown.list.rows.index(1))
    shown.skip.click()
    assert preferences.stored(settings).unchecked == ("vague",)
    assert shown.list.rows.rowCount() == 1
    assert "1" in reviewing.review.status.checks.text()
    assert [fault.rule for fault in reviewing.keeping.limiting.comparison.drafting] == ["brackets"]


def test_comments_are_written_only_where_the_tick_is_set(reviewing: MainWindow):
    assert not reviewing.keeping._exported().checks
    reviewing.review.actions_here.export_checks.setChecked(True)
    assert reviewing.keeping._exported().checks
