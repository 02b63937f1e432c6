"""The start page, as a person uses it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.ui.models.recent import RecentPair
from desktop.ui.start.chooser import Chooser, State
from desktop.ui.start.page import Sample, StartPage
from desktop.ui.start.recent_list import day
from desktop.ui.tasks import Tasks

NOW = datetime(2026, 11, 21, 9, 12, tzinfo=UTC)
PAIR = RecentPair("/甲/上位.txt", "/甲/草案.txt", "行动方案", "实施方案", 3, 7, 20, "2026-11-21T09:12+00:00")


@pytest.fixture
def page(qtbot, theme, work, pair):
    tasks = Tasks()
    chooser = Chooser(tasks, read_file=work.read_file, read_text=work.read_text)
    made = StartPage(chooser, theme, samples=[Sample("某省", *pair)], today=NOW)
    made.chooser = chooser
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    tasks.close()


def drop(target, paths: list[Path]) -> None:
    """Drop files on a widget, as the system does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target.dragEnterEvent(QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys))
    target.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_nothing_can_be_compared_at_first(page):
    assert not page.start.isEnabled()
    assert not page.swap.isEnabled()
    assert not page.recent.isVisible()


def test_a_dropped_file_is_read_and_described(page, pair, qtbot):
    zone = page.zones["reference"]
    drop(zone, [pair[0]])
    qtbot.waitUntil(lambda: zone._title.text() == "加快数字人才培育支撑数字经济发展行动方案")
    assert zone._facts.text().startswith("2 部分　2 条")
    assert zone.property("state") == "ready"


def test_two_files_dropped_on_one_zone_fill_both(page, pair, qtbot):
    drop(page.zones["draft"], list(pair))
    qtbot.waitUntil(page.start.isEnabled)
    assert page.chooser.choice("reference").path == pair[0]


def test_a_failed_file_leaves_its_sentence_and_the_buttons(page, tmp_path, qtbot):
    zone = page.zones["draft"]
    drop(zone, [tmp_path / "没有.txt"])
    qtbot.waitUntil(lambda: zone.property("state") == "failed")
    assert "找不到文件“没有.txt”" in zone._sentence.text()
    assert zone.choose.isVisible()
    assert zone.accessibleDescription() == zone._sentence.text()


def test_the_button_starts_when_both_are_there(page, pair, qtbot):
    page.take_files(pair)
    qtbot.waitUntil(page.start.isEnabled)
    with qtbot.waitSignal(page.start_asked):
        qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)


def test_a_single_file_fills_the_side_that_is_open(page, pair, qtbot):
    page.take_files([pair[0]])
    page.take_files([pair[1]])
    qtbot.waitUntil(lambda: page.chooser.complete)
    assert page.chooser.choice("draft").path == pair[1]


def test_buttons_of_a_zone_ask_for_its_side(page, qtbot):
    zone = page.zones["draft"]
    with qtbot.waitSignal(page.choose_asked) as chosen:
        qtbot.mouseClick(zone.choose, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.paste_asked) as pasted:
        qtbot.mouseClick(zone.paste, Qt.MouseButton.LeftButton)
    assert (chosen.args, pasted.args) == (["draft"], ["draft"])


def test_a_choice_can_be_removed(page, pair, qtbot):
    page.take_files([pair[0]])
    qtbot.waitUntil(lambda: page.chooser.choice("reference").state is State.READY)
    qtbot.mouseClick(page.zones["reference"]._clear, Qt.MouseButton.LeftButton)
    assert page.zones["reference"].property("state") == "empty"


def test_a_sample_is_compared_at_once(page, qtbot):
    with qtbot.waitSignal(page.chooser.ready):
        qtbot.mouseClick(page.samples[0], Qt.MouseButton.LeftButton)


def test_a_recent_pair_is_opened_with_a_click_or_enter(page, pair, qtbot):
    page.show_recent([replace(PAIR, reference=str(pair[0]), draft=str(pair[1]))])
    assert page.recent.isVisible()
    row = page.recent.visualRect(page.recent.pairs.index(0))
    with qtbot.waitSignal(page.chooser.ready):
        qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    page.recent.setCurrentIndex(page.recent.pairs.index(0))
    with qtbot.waitSignal(page.chooser.ready):
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)


def test_a_recent_pair_whose_file_is_gone_says_which_when_opened(page, qtbot):
    page.show_recent([PAIR])
    page.recent.pairs.mark_gone(frozenset({PAIR}))
    page.grab()
    page.recent.setCurrentIndex(page.recent.pairs.index(0))
    qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "上位.txt" in page.zones["reference"]._sentence.text())


def test_delete_takes_a_recent_pair_off(page, qtbot):
    page.show_recent([PAIR])
    page.recent.setCurrentIndex(page.recent.pairs.index(0))
    with qtbot.waitSignal(page.recent_removed) as told:
        qtbot.keyClick(page.recent, Qt.Key.Key_Delete)
    assert told.args == [PAIR]


def test_the_menu_of_a_recent_pair_opens_it_and_takes_it_off(page, qtbot):
    page.show_recent([PAIR])
    menu = page.recent.menu_of(page.recent.pairs.index(0))
    opening, folder, _, removing = menu.actions()
    assert folder.isEnabled()
    with qtbot.waitSignal(page.recent.opened) as told:
        opening.trigger()
    assert told.args == [PAIR]
    with qtbot.waitSignal(page.recent_removed) as told:
        removing.trigger()
    assert told.args == [PAIR]
    page.recent.pairs.mark_gone(frozenset({PAIR}))
    assert not page.recent.menu_of(page.recent.pairs.index(0)).actions()[1].isEnabled()


def test_days_are_said_as_people_say_them():
    assert day("2026-11-21T08:05+00:00", NOW) == "今天 08:05"
    assert day("2026-11-03T08:05+00:00", NOW) == "11月3日"
    assert day("", NOW) == ""
