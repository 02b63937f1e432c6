"""The whole window: from files to a review, and out again as files."""

import json
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from desktop.core.errors import Cancelled, ReadError
from desktop.services.filtering import Filter
from desktop.ui import arrivals, rounds
from desktop.ui.dialogs import exporter
from desktop.ui.dialogs.files import Export
from desktop.ui.dialogs.paste import PasteDialog
from desktop.ui.dialogs.questions import OnDrop
from desktop.ui.main_window import MainWindow, Work
from desktop.ui.models.recent import stored


def compared(qtbot, window, pair) -> None:
    """Open a pair and wait for its review."""
    with qtbot.waitSignal(window.compared, timeout=30_000):
        window.chooser.take_pair(*pair)
    assert window.pages.currentWidget() is window.review


@pytest.fixture
def answer(monkeypatch, tmp_path):
    """Where the save dialog's person wants the file."""
    target = tmp_path / "结果.docx"
    monkeypatch.setattr(exporter, "ask_target", lambda *_: target)
    return target


def test_a_pair_leads_to_its_review_and_is_remembered(qtbot, window, pair, settings):
    compared(qtbot, window, pair)
    assert "实施方案" in window.windowTitle()
    (kept,) = stored(settings)
    assert (kept.reference, kept.draft) == tuple(map(str, pair))
    assert (kept.missing, kept.weakened, kept.covered) == (1, 1, 2)
    assert kept.moment == "2026-11-21T09:12+00:00"


def test_the_way_back_keeps_both_documents(qtbot, window, pair):
    compared(qtbot, window, pair)
    qtbot.mouseClick(window.review.top.back, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.start
    assert window.start.start.isEnabled()
    assert window.start.recent.pairs.rowCount() == 1


def test_a_file_dropped_on_the_review_may_be_for_another_comparison(qtbot, window, pair, tmp_path, monkeypatch):
    compared(qtbot, window, pair)
    monkeypatch.setattr(rounds, "ask_next", lambda *_: OnDrop.OTHER)
    later = tmp_path / "第二稿.txt"
    later.write_text(pair[1].read_text(encoding="utf-8") + "\n三、附则\n\n鼓励创新。\n", encoding="utf-8")
    window.take_files([later])
    assert window.pages.currentWidget() is window.start
    qtbot.waitUntil(lambda: window.chooser.complete)
    assert window.chooser.choice("reference").path == pair[0]
    assert window.chooser.choice("draft").path == later


def test_pasted_text_takes_its_side(qtbot, window, pair, monkeypatch):
    def accept(dialog):
        dialog.field.setPlainText(pair[1].read_text(encoding="utf-8"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PasteDialog, "exec", accept)
    qtbot.mouseClick(window.start.zones["draft"].paste, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.chooser.choice("draft").side is not None)
    assert window.chooser.choice("draft").name == "粘贴的草案.txt"


def test_choosing_a_file_remembers_its_folder(qtbot, window, pair, monkeypatch, settings):
    monkeypatch.setattr(arrivals, "ask_source", lambda *_: pair[0])
    qtbot.mouseClick(window.start.zones["reference"].choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.chooser.choice("reference").side is not None)
    assert settings.value("folder/source") == str(pair[0].parent)


def slow_window(qtbot, theme, settings, work, compare) -> MainWindow:
    made = MainWindow(Work(work.read_file, work.read_text, compare), theme, settings, motion_ms=0)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_running_comparison_says_its_stage_and_can_be_cancelled(qtbot, theme, settings, work, pair):
    ended = threading.Event()

    def compare(_reference, _draft, progress):
        try:
            while True:
                progress.step("align", 1, 4)
                ended.wait(0.005)
        except Cancelled:
            ended.set()
            raise

    window = slow_window(qtbot, theme, settings, work, compare)
    window.chooser.take_pair(*pair)
    qtbot.waitUntil(lambda: window.progress._stage.text() == "正在查找对应")
    assert window.progress._share.text() == "25%"
    qtbot.mouseClick(window.progress.cancel, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.start
    assert ended.wait(5)
    assert window.start.start.isEnabled()
    window.close()


def test_a_failed_comparison_is_told_in_the_window(qtbot, theme, settings, work, pair):
    def compare(_reference, _draft, _progress):
        raise ReadError("same_file", name="草案.txt")

    window = slow_window(qtbot, theme, settings, work, compare)
    with qtbot.waitSignal(window.troubled):
        window.chooser.take_pair(*pair)
    assert window.pages.currentWidget() is window.start
    assert window.notice.isVisible()
    assert "同一份文件" in window.notice.sentence.text()
    qtbot.mouseClick(window.notice.close_button, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()
    window.close()


def test_an_export_is_written_and_its_folder_offered(qtbot, window, pair, answer, monkeypatch):
    compared(qtbot, window, pair)
    window.keeping.export(Export.JSON)
    qtbot.waitUntil(window.notice.button.isVisible)
    assert json.loads(answer.read_text(encoding="utf-8"))["schema"] == "duibiao.report/1"
    assert window.notice.sentence.text() == "已保存“结果.docx”。"
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    qtbot.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert opened == [str(answer.parent)]


def test_an_export_may_be_limited_to_the_tasks_in_the_list(qtbot, window, pair, answer):
    compared(qtbot, window, pair)
    controller, tick = window.review.controller, window.review.actions_here.export_limited
    assert not tick.isEnabled()
    controller.narrow(Filter(frozenset(["missing"])))
    assert tick.text() == "只导出当前筛选的任务（1 项）"
    tick.setChecked(True)
    window.keeping.export(Export.JSON)
    qtbot.waitUntil(window.notice.button.isVisible)
    report = json.loads(answer.read_text(encoding="utf-8"))
    assert [task["verdict"] for task in report["tasks"]] == ["missing"]
    assert "判定：缺失" in report["unread"][0]
    controller.narrow(Filter(frozenset()))
    assert not tick.isChecked()
    assert not tick.isEnabled()


def test_a_search_limits_an_export_too(qtbot, window, pair):
    compared(qtbot, window, pair)
    controller, tick = window.review.controller, window.review.actions_here.export_limited
    controller.finder.seek("弘扬")
    tick.setChecked(True)
    selection = window.keeping.limiting.comparison.selection
    assert (len(selection.tasks), selection.words) == (1, "含“弘扬”")


@pytest.mark.parametrize("kind", [Export.ANNOTATED, Export.REPORT])
def test_word_files_are_written(qtbot, window, pair, answer, kind):
    compared(qtbot, window, pair)
    window.keeping.export(kind)
    qtbot.waitUntil(window.notice.button.isVisible, timeout=20_000)
    assert answer.read_bytes().startswith(b"PK")


def test_an_export_over_the_draft_is_refused_in_the_window(qtbot, window, pair, monkeypatch):
    monkeypatch.setattr(exporter, "ask_target", lambda *_: pair[1].with_suffix(".docx"))
    pair[1].with_suffix(".docx").write_bytes(pair[1].read_bytes())
    compared(qtbot, window, pair)
    with qtbot.waitSignal(window.troubled):
        window.keeping.export(Export.REPORT)
    assert "不能覆盖" in window.notice.sentence.text()
    assert not window.notice.button.isVisible()


def test_an_export_that_is_called_off_leaves_no_trace(qtbot, window, pair, monkeypatch):
    monkeypatch.setattr(exporter, "ask_target", lambda *_: None)
    compared(qtbot, window, pair)
    window.keeping.export(Export.REPORT)
    assert not window.notice.isVisible()


def test_size_and_splitters_are_remembered(qtbot, theme, settings, work, pair):
    first = slow_window(qtbot, theme, settings, work, work.compare)
    first.resize(1200, 700)
    compared(qtbot, first, pair)
    first.review.splitter.setSizes([220, 680, 300])
    sizes = first.review.splitter.sizes()
    first.close()
    second = slow_window(qtbot, theme, settings, work, work.compare)
    compared(qtbot, second, pair)
    assert second.height() == 700  # the test's screen is too narrow to give the width back
    outline, middle, card = second.review.splitter.sizes()
    assert (outline, middle > 0, card) == (sizes[0], True, sizes[2])
    second.close()


def test_closing_ends_what_runs(qtbot, theme, settings, work, pair):
    begun = threading.Event()

    def compare(_reference, _draft, progress):
        while True:
            begun.set()
            progress.step("align", 0, 1)

    window = slow_window(qtbot, theme, settings, work, compare)
    window.chooser.take_pair(*pair)
    qtbot.waitUntil(begun.is_set)
    window.close()
    assert not window.tasks.running("compare")


def test_files_held_over_the_window_show_where_they_would_go(window, pair):
    hot = {side: zone.property for side, zone in window.start.zones.items()}
    for files, expected in ((2, [True, True]), (1, [True, False]), (0, [False, False])):
        window.start.welcome(files)
        assert [bool(told("hot")) for told in hot.values()] == expected


def test_good_news_goes_by_itself_and_bad_news_stays(window, qtbot):
    notice = window.notice
    notice.going.setInterval(10)
    notice.tell("已保存。", good=True)
    qtbot.waitUntil(lambda: not notice.isVisible())
    notice.tell("已保存。", good=True, action=("打开", lambda: None))
    assert not notice.going.isActive()
    notice.tell("没有保存。", good=False)
    assert not notice.going.isActive()
    assert notice.isVisible()
