"""A reference that was cut otherwise, saved, killed and opened again in the whole window."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest

from desktop.app import work as real_work
from desktop.core.model.project import DecisionKind
from desktop.ui import keeping
from desktop.ui.dialogs.questions import OnClose
from desktop.ui.main_window import MainWindow

REFERENCE = """某计划

一、重点任务

（一）培育。全面推行学徒制，支持院校开设数字专业。每年培训数字高技能人才不少于1000人。
"""
DRAFT = """某省实施方案

一、主要任务

（一）培育。探索学徒制。每年培训数字高技能人才500人左右。
"""


@pytest.fixture
def documents(tmp_path):
    files = tmp_path / "上位.txt", tmp_path / "草案.txt"
    for file, words in zip(files, (REFERENCE, DRAFT), strict=True):
        file.write_text(words, encoding="utf-8")
    return files


@pytest.fixture
def another(qtbot, theme, settings, now, monkeypatch):
    monkeypatch.setattr(keeping, "ask_close", lambda *_: OnClose.DROP)
    made: list[MainWindow] = []

    def make() -> MainWindow:
        own = QSettings(settings.fileName(), settings.format())
        window = MainWindow(real_work(), theme, own, now=lambda: now, motion_ms=0)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


def compared(qtbot, window, documents) -> MainWindow:
    with qtbot.waitSignal(window.compared, timeout=30_000):
        window.chooser.take_pair(*documents)
    return window


def quotes(window) -> list[str]:
    comparison = window.review.controller.comparison
    return [comparison.reference.quote(one.task.span) for one in comparison.judgements]


def halve(qtbot, window) -> None:
    controller = window.review.controller
    controller.select(controller.comparison.judgements[0].task.id)
    controller.correcting.split(controller.comparison.reference.document.text.index("支持院校"))
    qtbot.waitUntil(lambda: not controller.session.outdated, timeout=30_000)


def test_after_a_crash_the_tasks_are_cut_as_the_person_cut_them(qtbot, another, documents):
    window = compared(qtbot, another(), documents)
    halve(qtbot, window)
    QTest.keyClick(window.review.outline, "K")
    qtbot.waitUntil(lambda: window.desk.state == "unnamed", timeout=30_000)
    window.tasks.close()
    window.desk._lock.unlock()
    window._closed = True
    window.close()
    again = compared(qtbot, another(), documents)
    assert quotes(again)[:2] == ["全面推行学徒制", "支持院校开设数字专业"]
    (decision,) = again.review.controller.session.decisions.values()
    assert (decision.kind, decision.task.text) == (DecisionKind.KEEP, "全面推行学徒制")


def test_the_next_round_of_the_draft_is_compared_with_the_tasks_as_cut(qtbot, another, documents, tmp_path):
    window = compared(qtbot, another(), documents)
    halve(qtbot, window)
    later = tmp_path / "第二稿.txt"
    later.write_text(DRAFT.replace("探索学徒制", "全面推行学徒制"), encoding="utf-8")
    with qtbot.waitSignal(window.compared, timeout=30_000):
        window.rounds.take(later)
    verdicts = [one.verdict.value for one in window.review.controller.comparison.judgements]
    assert quotes(window)[1] == "支持院校开设数字专业"
    assert verdicts[:2] == ["covered", "missing"]


def test_a_pin_whose_passage_is_gone_is_told_on_the_card_and_below(qtbot, another, documents, tmp_path):
    window = compared(qtbot, another(), documents)
    controller = window.review.controller
    controller.select(controller.comparison.judgements[0].task.id)
    controller.correcting.link_at(controller.comparison.draft.document.text.index("每年培训"))
    assert window.review.card._sure.text() == "人工认定"
    assert not window.review.card._lapsed.isVisible()
    later = tmp_path / "第二稿.txt"
    later.write_text(DRAFT.replace("每年培训数字高技能人才500人左右。", "建设实训基地。"), encoding="utf-8")
    with qtbot.waitSignal(window.compared, timeout=30_000):
        window.rounds.take(later)
    controller.select(controller.comparison.judgements[0].task.id)
    assert window.review.card._lapsed.isVisible()
    assert window.review.card._sure.text().startswith("把握")
    assert window.review.status.orphans.text() == "1 条意见和认定没有对上"
    assert window.review.controller.project.pins
