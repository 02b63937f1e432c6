"""Projects in the window: kept at once, saved, opened again, never lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from desktop.core.model.project import ContentKey, DecisionKind
from desktop.core.storage.project_store import load_project, previous_copy
from desktop.ui import keeping
from desktop.ui.dialogs import exporter
from desktop.ui.dialogs.files import Export
from desktop.ui.dialogs.questions import OnClose
from desktop.ui.main_window import MainWindow
from desktop.ui.models.recent import stored

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def another(qtbot, theme, settings, work, now, monkeypatch):
    """Makes further windows of the same person, who never saves on closing."""
    monkeypatch.setattr(keeping, "ask_close", lambda *_: OnClose.DROP)
    made: list[MainWindow] = []

    def make() -> MainWindow:
        own = QSettings(settings.fileName(), settings.format())
        window = MainWindow(work, theme, own, now=lambda: now, motion_ms=0)
        qtbot.addWidget(window)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def target(monkeypatch, tmp_path):
    """Where the person wants the project."""
    path = tmp_path / "某省.duibiao"
    monkeypatch.setattr(exporter, "ask_target", lambda *_: path)
    return path


def compared(qtbot, window, pair) -> MainWindow:
    with qtbot.waitSignal(window.compared, timeout=20_000):
        window.chooser.take_pair(*pair)
    return window


def opened(qtbot, window, path) -> MainWindow:
    with qtbot.waitSignal(window.compared, timeout=20_000):
        window.open_project(path)
    return window


def decide(window, key="A") -> None:
    QTest.keyClick(window.review.outline, key)


def crash(window) -> None:
    """The program is gone: what it holds is let go by the system, nothing is asked, nothing is written."""
    window.tasks.close()
    window.desk._lock.unlock()
    window._closed = True
    window.close()


def test_every_decision_is_on_the_disk_without_saving(qtbot, another, pair):
    window = compared(qtbot, another(), pair)
    decide(window)
    qtbot.waitUntil(lambda: window.desk.state == "unnamed")
    kept = load_project(window.desk.recovery_path(window.review.controller.project)).project
    assert [one.kind for one in kept.decisions] == [DecisionKind.ADOPT]
    assert window.isWindowModified()
    assert window.review.status.saved.text() == "尚未存为项目"


def test_after_a_crash_the_same_two_files_bring_the_decisions_back(qtbot, another, pair):
    window = compared(qtbot, another(), pair)
    decide(window, "K")
    qtbot.waitUntil(lambda: window.desk.state == "unnamed")
    crash(window)
    again = compared(qtbot, another(), pair)
    assert again.review.controller.session.decisions["t1"].kind is DecisionKind.KEEP
    assert "已恢复上次没有保存的 1 条" in again.notice.sentence.text()


def test_after_a_crash_the_start_page_offers_to_go_on(qtbot, another, pair):
    window = compared(qtbot, another(), pair)
    decide(window, "K")
    qtbot.waitUntil(lambda: window.desk.state == "unnamed")
    crash(window)
    again = another()
    qtbot.waitUntil(again.notice.isVisible)
    assert "草案.txt" in again.notice.sentence.text()
    with qtbot.waitSignal(again.compared, timeout=20_000):
        qtbot.mouseClick(again.notice.button, Qt.MouseButton.LeftButton)
    assert again.review.controller.session.decisions["t1"].kind is DecisionKind.KEEP
    assert again.desk.path is None


def test_a_saved_project_goes_on_saving_itself(qtbot, another, pair, target):
    window = compared(qtbot, another(), pair)
    decide(window)
    QTest.keyClick(window.review.outline, "S", CONTROL)
    assert window.notice.sentence.text().startswith("项目已保存为“某省.duibiao”")
    assert not window.isWindowModified()
    decide(window, "D")
    qtbot.waitUntil(lambda: window.desk.state == "saved")
    assert len(load_project(target).project.decisions) == 2
    assert len(load_project(previous_copy(target)).project.decisions) == 1
    assert not list((window.desk._folder).glob("*.duibiao"))


def test_a_project_opens_with_its_decisions_though_the_files_are_gone(qtbot, another, pair, target, settings):
    window = compared(qtbot, another(), pair)
    decide(window, "N")
    window.keeping.save()
    window.close()
    for file in pair:
        file.unlink()
    again = opened(qtbot, another(), target)
    assert again.review.controller.session.decisions["t1"].kind is DecisionKind.NOT_APPLICABLE
    assert again.desk.path == target
    assert again.review.status.handled.text() == "已处理 1 / 2"
    (recent,) = (pair for pair in stored(again._settings) if pair.project)
    assert (recent.project, recent.done, recent.problems) == (str(target), 1, 2)


def test_the_list_of_recent_ones_is_right_though_nothing_was_closed(qtbot, another, pair, settings):
    window = compared(qtbot, another(), pair)
    decide(window)

    def on_the_disk() -> int:
        return stored(QSettings(settings.fileName(), settings.format()))[0].done

    qtbot.waitUntil(lambda: on_the_disk() == 1)
    window.review.controller.undo.undo()
    qtbot.waitUntil(lambda: on_the_disk() == 0)


def test_a_project_among_the_recent_ones_is_opened_from_its_file(qtbot, another, pair, target):
    window = compared(qtbot, another(), pair)
    decide(window)
    window.keeping.save()
    window.close()
    again = another()
    project = next(entry for entry in stored(again._settings) if entry.project)
    with qtbot.waitSignal(again.compared, timeout=20_000):
        again.start.recent.opened.emit(project)
    assert again.desk.path == target


def test_two_windows_on_one_project_are_noticed(qtbot, another, pair, target):
    first = compared(qtbot, another(), pair)
    decide(first)
    first.keeping.save()
    second = another()
    with qtbot.waitSignal(second.troubled):
        second.open_project(target)
    assert "正在另一个窗口中打开" in second.notice.sentence.text()
    first.close()
    opened(qtbot, second, target)


def test_closing_asks_and_can_be_called_off(qtbot, another, pair, monkeypatch, target):
    window = compared(qtbot, another(), pair)
    decide(window)
    asked = []
    for answer in (OnClose.STAY, OnClose.SAVE):
        monkeypatch.setattr(keeping, "ask_close", lambda _, count, answer=answer: asked.append(count) or answer)
        window.close()
        assert window.isVisible() == (answer is OnClose.STAY)
    assert asked == [1, 1]
    assert len(load_project(target).project.decisions) == 1


def test_what_is_not_wanted_is_forgotten(qtbot, another, pair):
    window = compared(qtbot, another(), pair)
    decide(window)
    window.close()
    again = compared(qtbot, another(), pair)
    assert again.review.controller.session.decisions == {}


def test_nothing_is_asked_where_nothing_was_decided(qtbot, another, pair, monkeypatch):
    window = compared(qtbot, another(), pair)
    monkeypatch.setattr(keeping, "ask_close", lambda *_: pytest.fail("asked"))
    window.close()
    assert not window.isVisible()


def test_a_damaged_project_is_told_and_opened_from_its_copy(qtbot, another, pair, target):
    window = compared(qtbot, another(), pair)
    decide(window)
    window.keeping.save()
    decide(window)
    qtbot.waitUntil(lambda: window.desk.state == "saved")
    window.close()
    target.write_bytes(b"torn")
    again = opened(qtbot, another(), target)
    assert "上一次保存的副本" in again.notice.sentence.text()


def test_a_file_that_is_no_project_is_refused(qtbot, another, tmp_path):
    window = another()
    file = tmp_path / "某省.duibiao"
    file.write_text("不是项目", encoding="utf-8")
    with qtbot.waitSignal(window.troubled):
        window.take_files([file])
    assert "已损坏" in window.notice.sentence.text()


def test_the_report_carries_the_decisions(qtbot, another, pair, target, monkeypatch):
    import docx

    monkeypatch.setattr(exporter, "ask_target", lambda *_: target.with_suffix(".docx"))
    window = compared(qtbot, another(), pair)
    window.review.decision.reason.setPlainText("本省已有更高标准")
    window.review.outline.setFocus()
    decide(window, "K")
    window.keeping.export(Export.REPORT)
    qtbot.waitUntil(window.notice.button.isVisible, timeout=20_000)
    words = [cell.text for table in docx.Document(target.with_suffix(".docx")).tables for cell in table._cells]
    assert any("保留并说明" in cell and "本省已有更高标准" in cell for cell in words)


def test_vanished_decisions_stay_in_the_file(qtbot, another, pair, target):
    window = compared(qtbot, another(), pair)
    decide(window)
    window.keeping.save()
    project = load_project(target).project
    gone = replace(project.decisions[0], task=ContentKey("reference", "九、", "没有"))
    window.review.controller.load(window.review.controller.comparison, project.decided([gone]))
    decide(window)
    qtbot.waitUntil(lambda: window.desk.state == "saved")
    assert gone in load_project(target).project.decisions
