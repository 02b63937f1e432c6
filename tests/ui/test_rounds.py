"""The next draft in the whole window: taken, shown, gone back from, saved and opened again."""

import docx
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.exceptions import TimeoutError as NothingShown

from desktop.app import work as real_work
from desktop.core.model.project import DecisionKind
from desktop.core.model.rounds import Turn
from desktop.core.storage.project_store import load_project
from desktop.ui import keeping, rounds
from desktop.ui.dialogs import exporter
from desktop.ui.dialogs.files import Export
from desktop.ui.dialogs.questions import OnClose, OnDrop
from desktop.ui.main_window import MainWindow

REFERENCE = """某计划

一、重点任务

（一）培育。全面推行企业新型学徒制。每年培训数字高技能人才不少于1000人。

（二）激励。将高层次数字人才纳入地方高级专家库。

二、保障措施

加大政策宣传力度，弘扬工匠精神。
"""
FIRST = """某省实施方案

一、主要任务

（一）培育。探索企业新型学徒制。每年培训数字高技能人才500人左右。

二、其他

加大政策宣传力度，弘扬工匠精神。
"""
SECOND = """某省实施方案

一、主要任务

（一）培育。全面推行企业新型学徒制。每年培训数字高技能人才500人左右。

（二）激励。探索将高层次数字人才纳入地方高级专家库。
"""
TIME = 30_000


@pytest.fixture
def documents(tmp_path):
    """The reference, the first and the second draft."""
    files = tmp_path / "上位.txt", tmp_path / "第一稿.txt", tmp_path / "第二稿.txt"
    for file, words in zip(files, (REFERENCE, FIRST, SECOND), strict=True):
        file.write_text(words, encoding="utf-8")
    return files


@pytest.fixture
def window(qtbot, theme, settings, now, monkeypatch):
    monkeypatch.setattr(keeping, "ask_close", lambda *_: OnClose.DROP)
    made = MainWindow(
        real_work(), theme, QSettings(settings.fileName(), settings.format()), now=lambda: now, motion_ms=0
    )
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def first(qtbot, window, documents) -> MainWindow:
    """The first draft under review, all problems decided."""
    with qtbot.waitSignal(window.compared, timeout=TIME):
        window.chooser.take_pair(*documents[:2])
    controller = window.review.controller
    everything = [one.task.id for one in controller.comparison.judgements]
    controller.edit(controller.session.decided(everything, DecisionKind.KEEP, reason="另有规定"), (), "all")
    return window


@pytest.fixture
def second(qtbot, first, documents) -> MainWindow:
    """The second draft in its place, everything compared."""
    with qtbot.waitSignal(first.compared, timeout=TIME):
        first.rounds.take(documents[2])
    qtbot.waitUntil(lambda: first.review.controller.rounds.known, timeout=TIME)
    return first


def task(window, words: str) -> str:
    comparison = window.review.controller.comparison
    return next(j.task.id for j in comparison.judgements if words in comparison.reference.quote(j.task.span))


def test_what_is_as_before_stays_decided_and_the_rest_is_open_again(second):
    controller = second.review.controller
    assert controller.project.draft.name == "第二稿.txt"
    assert task(second, "1000人") in controller.session.decisions
    assert controller.session.reopened == {task(second, words) for words in ("学徒制", "专家库", "宣传力度")}
    assert (
        "这是第 2 稿。沿用意见 1 条；处理过的任务有 3 项情况有变，其中 2 项要重新处理。"
        in second.notice.sentence.text()
    )
    assert second.review.top.round.text() == "第 2 稿"
    assert controller.project.rounds[0].ended == "2026-11-21"


def test_the_list_can_be_narrowed_to_what_is_open_again(qtbot, second):
    bar = second.review.filter
    assert bar.again.text() == "重新打开 3"
    qtbot.mouseClick(bar.again, Qt.MouseButton.LeftButton)
    assert second.review.controller.visible() == second.review.controller.session.reopened
    assert second.review.controller.filter.words == "重新打开"


def test_the_first_round_shows_nothing_of_rounds(first):
    assert not first.review.top.round.isVisible()
    assert not first.review.filter.again.isVisible()
    assert not first.review.actions_here.rounds.isEnabled()
    assert not first.review.card.round.isVisible()


def test_the_card_tells_what_was_decided_and_lets_it_hold_again(qtbot, second):
    controller, note = second.review.controller, second.review.card.round
    controller.select(task(second, "宣传力度"))
    assert note.turn.text() == "与上一稿相比：新出现，由落实转为缺失"
    assert note.words.text().startswith("上一稿：加大政策宣传力度")
    assert note.decision.text() == "上一稿的意见：保留并说明。另有规定"
    qtbot.mouseClick(note.resume, Qt.MouseButton.LeftButton)
    assert controller.session.decisions[controller.task].reason == "另有规定"
    assert not note.resume.isVisible()
    controller.undo.undo()
    assert controller.task not in controller.session.decisions
    assert note.resume.isVisible()


def test_the_window_beside_lists_mended_worse_and_new_and_leads_to_the_task(qtbot, second):
    QTest.keyClick(second.review.outline, "R", Qt.KeyboardModifier.ControlModifier)
    beside = second.rounds.beside
    rows = [beside.changes.item(at).data(rounds_row()) for at in range(beside.changes.count())]
    assert [row.words for row in rows if not row.task] == ["新出现　1", "已改好　2"]
    second.review.filter.only_open.click()
    expert = next(at for at, row in enumerate(rows) if row.task == task(second, "学徒制"))
    place = beside.changes.visualItemRect(beside.changes.item(expert)).center()
    qtbot.mouseClick(beside.changes.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert second.review.controller.task == task(second, "学徒制")
    assert "已改好 2，变差 0，新出现 1" in beside.lead.text()


def test_the_notice_names_what_was_mended_and_leads_there(second):
    said = second.notice.accessibleName()
    assert "与上一稿相比，已改好 2 项：全面推行企业新型学徒制、将高层次数字人才纳入地方高级…；新出现 1 项：" in said
    assert second.notice.button.text() == "看修改情况"
    second.notice.sentence.linkActivated.emit("1")
    assert second.review.controller.task == task(second, "专家库")
    second.notice.button.click()
    assert second.rounds.beside.isVisible()


def test_another_project_tells_no_changes_after_a_draft_that_could_not_be_read(qtbot, first, tmp_path):
    with qtbot.waitSignal(first.troubled, timeout=TIME):
        first.rounds.take(tmp_path / "没有.txt")
    assert not first.rounds._begun


def test_what_was_written_here_and_comes_back_as_the_next_draft_is_told_as_mended(qtbot, first, documents):
    drafting = first.review.controller.drafting
    words = FIRST.replace("探索企业", "全面推行企业")
    documents[2].write_text(words, encoding="utf-8")
    assert drafting.open_at(first.review.controller.comparison.draft.document.text.index("探索企业"))
    line = next(line for line in words.splitlines() if "全面推行企业" in line)
    with qtbot.waitSignal(first.review.controller.judged, timeout=TIME):
        drafting.write(line)
    drafting.shut_it()
    with qtbot.waitSignal(first.compared, timeout=TIME):
        first.rounds.take(documents[2])
    qtbot.waitUntil(lambda: first.review.controller.rounds.known, timeout=TIME)
    history = first.review.controller.rounds.history
    assert [(one.task, one.turn) for one in history.changes] == [(task(first, "学徒制"), Turn.MENDED)]
    assert [one.edited for one in history.stations] == [True, False]


def rounds_row() -> int:
    from desktop.ui.dialogs.change_list import ROW

    return ROW


def test_both_drafts_stand_side_by_side_word_by_word(second):
    second.rounds.show()
    beside = second.rounds.beside
    beside.turn_to(1)
    words = beside.versions.toPlainText()
    assert "探索企业新型学徒制" in words
    assert "全面推行企业新型学徒制" in words
    assert "…… 2 段未改动 ……" in words
    assert "二、其他" in words
    beside.only.click()
    assert "未改动" not in beside.versions.toPlainText()
    assert "第一稿.txt" in beside.stations.toPlainText()


def test_a_dropped_draft_is_offered_as_the_next_round(qtbot, first, documents, monkeypatch):
    asked = []
    monkeypatch.setattr(rounds, "ask_next", lambda _, name, number: asked.append((name, number)) or OnDrop.ROUND)
    with qtbot.waitSignal(first.compared, timeout=TIME):
        first.take_files([documents[2]])
    assert asked == [("第二稿.txt", 2)]
    assert len(first.review.controller.project.rounds) == 1


def test_the_next_draft_is_asked_for_beside_the_present_one(qtbot, first, documents, monkeypatch):
    asked = []
    monkeypatch.setattr(rounds, "ask_source", lambda _, side, folder: asked.append((side, folder)) or documents[2])
    with qtbot.waitSignal(first.compared, timeout=TIME):
        qtbot.mouseClick(first.review.top.next_round, Qt.MouseButton.LeftButton)
    assert asked == [("draft", str(documents[1].parent))]
    assert first.review.controller.project.draft.name == "第二稿.txt"


def test_a_dropped_file_may_be_nothing(qtbot, first, documents, monkeypatch):
    monkeypatch.setattr(rounds, "ask_next", lambda *_: OnDrop.STAY)
    with pytest.raises(NothingShown), qtbot.waitSignal(first.compared, timeout=300):
        first.take_files([documents[2]])
    assert first.reviewing
    assert not first.review.controller.project.rounds


def test_a_file_that_cannot_be_read_leaves_the_review_as_it_is(qtbot, first, tmp_path):
    torn = tmp_path / "坏.docx"
    torn.write_bytes(b"PK\x03\x04")
    with qtbot.waitSignal(first.troubled, timeout=TIME):
        first.rounds.take(torn)
    assert first.reviewing
    assert first.review.controller.undo.canUndo()
    assert first.review.controller.project.draft.name == "第一稿.txt"


def test_the_way_back_brings_the_round_before_with_its_decisions(qtbot, second, monkeypatch):
    monkeypatch.setattr(rounds, "ask_back", lambda *_: True)
    with qtbot.waitSignal(second.compared, timeout=TIME):
        second.rounds.go_back()
    controller = second.review.controller
    assert controller.project.draft.name == "第一稿.txt"
    assert len(controller.session.decisions) == len(controller.comparison.judgements)
    assert not controller.project.rounds
    assert not second.review.top.round.isVisible()


def test_the_rounds_are_in_the_project_file_and_there_again(qtbot, second, tmp_path, monkeypatch):
    target = tmp_path / "某省.duibiao"
    monkeypatch.setattr(exporter, "ask_target", lambda *_: target)
    second.keeping.save()
    assert load_project(target).project.rounds[0].draft.data.decode() == FIRST
    second.show_start()
    second.desk.leave()
    with qtbot.waitSignal(second.compared, timeout=TIME):
        second.open_project(target)
    qtbot.waitUntil(lambda: second.review.controller.rounds.known, timeout=TIME)
    made = second.review.controller.rounds.history
    assert len(made.changes) == 3
    assert made.reopened == second.review.controller.session.reopened


def test_a_round_without_a_file_is_kept_under_one_name_only(qtbot, second):
    folder = second.desk._folder
    assert [path.name for path in folder.glob("*.duibiao")] == [
        second.desk.recovery_path(second.review.controller.project).name
    ]


def test_the_report_of_a_later_round_tells_the_changes(qtbot, second, tmp_path, monkeypatch):
    target = tmp_path / "报告.docx"
    monkeypatch.setattr(exporter, "ask_target", lambda *_: target)
    second.keeping.export(Export.REPORT)
    qtbot.waitUntil(second.notice.button.isVisible, timeout=TIME)
    words = "\n".join(one.text for one in docx.Document(target).paragraphs)
    assert "十三、修改情况说明" in words
    assert "已改好2项" in words
