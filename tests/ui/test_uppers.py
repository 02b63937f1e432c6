"""A second upper document in the whole window: added, shown, taken out, exported, saved and opened again."""

import docx
import pytest
from PySide6.QtCore import QSettings, QUrl
from PySide6.QtTest import QTest

from desktop.app import work as real_work
from desktop.core.model.project import DecisionKind
from desktop.core.storage.project_store import load_project
from desktop.ui import keeping
from desktop.ui.dialogs import exporter
from desktop.ui.dialogs.files import Export
from desktop.ui.dialogs.questions import OnClose
from desktop.ui.main_window import MainWindow

NATION = """国务院办公厅关于培育数字人才的行动方案

一、重点任务

（一）培育。全面推行企业新型学徒制。到2027年培训数字高技能人才1000人以上。

（二）激励。将高层次数字人才纳入地方高级专家库。
"""
PROVINCE = """广东省培育数字人才的若干措施

一、加强培育

（一）培训。到2026年培训数字高技能人才3000人以上。

（二）驿站。每个地级以上市建设数字人才驿站3个以上。
"""
CITY = """临江市培育数字人才实施方案

一、主要任务

（一）培育。推行企业新型学徒制。到2027年培训数字高技能人才1000人以上。
"""
TIME = 30_000


@pytest.fixture
def documents(tmp_path):
    """The nation's, the city's and the province's."""
    files = tmp_path / "国家.txt", tmp_path / "市.txt", tmp_path / "省.txt"
    for file, words in zip(files, (NATION, CITY, PROVINCE), strict=True):
        file.write_text(words, encoding="utf-8")
    return files


@pytest.fixture
def window(qtbot, theme, settings, now, monkeypatch):
    monkeypatch.setattr(keeping, "ask_close", lambda *_: OnClose.DROP)
    own = QSettings(settings.fileName(), settings.format())
    made = MainWindow(real_work(), theme, own, now=lambda: now, motion_ms=0)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def both(qtbot, window, documents) -> MainWindow:
    """The city's draft under the nation's plan, the province's added."""
    with qtbot.waitSignal(window.compared, timeout=TIME):
        window.chooser.take_pair(*documents[:2])
    window.uppers.add(documents[2])
    qtbot.waitUntil(lambda: window.review.controller.uppers.several is not None, timeout=TIME)
    return window


def test_the_window_beside_tells_who_asks_for_what_and_where_they_differ(both):
    beside = both.uppers.beside
    words = beside.table.toPlainText()
    assert "广东省文件要求更高" in words
    assert "驿站" in words
    assert [button.text() for button in beside.pills.values()] == [
        "全部要求　4", "要求不一致　1", "共同要求　1", "仅国家文件　2", "仅广东省文件　1", "未完全落实　3",
    ]  # fmt: skip
    beside.pills["1"].click()
    assert "学徒制" not in beside.table.toPlainText()
    assert "驿站" in beside.table.toPlainText()


def test_a_click_leads_to_the_task_or_to_what_carries_it(qtbot, both):
    controller, beside = both.review.controller, both.uppers.beside
    several = controller.uppers.several
    expert = next(ask for one in several.demands for ask in one.asks if "专家库" in several.quote(ask))
    beside.table.anchorClicked.emit(QUrl(f"{expert.document}/{expert.task}"))
    assert controller.task == expert.task
    training = next(ask for one in several.demands for ask in one.asks if "3000" in several.quote(ask))
    with qtbot.waitSignal(controller.pointed):
        beside.table.anchorClicked.emit(QUrl(f"{training.document}/{training.task}"))


def test_adding_and_taking_out_can_be_undone(both):
    controller = both.review.controller
    both.uppers.beside.removed.emit(0)
    assert not controller.project.also
    assert "只有一份上位文件" in both.uppers.beside.lead.text()
    controller.undo.undo()
    assert [one.document.name for one in controller.project.also] == ["省.txt"]
    controller.undo.undo()
    assert not controller.project.also


def test_a_document_that_is_there_already_is_refused(qtbot, both, documents):
    for file in documents:
        with qtbot.waitSignal(both.troubled, timeout=TIME):
            both.uppers.add(file)
        assert "已经在这次对照里" in both.notice.sentence.text()
    assert len(both.review.controller.project.also) == 1


def test_the_report_has_the_part_on_several_documents(qtbot, both, tmp_path, monkeypatch):
    target = tmp_path / "报告.docx"
    monkeypatch.setattr(exporter, "ask_target", lambda *_: target)
    both.keeping.export(Export.REPORT)
    qtbot.waitUntil(target.exists, timeout=TIME)
    qtbot.waitUntil(both.notice.button.isVisible, timeout=TIME)
    assert any(one.text == "十三、多份上位文件对照" for one in docx.Document(target).paragraphs)


def test_the_document_is_in_the_project_file_and_there_again(qtbot, both, tmp_path, monkeypatch):
    target = tmp_path / "某市.duibiao"
    monkeypatch.setattr(exporter, "ask_target", lambda *_: target)
    both.keeping.save()
    assert load_project(target).project.also[0].document.data.decode() == PROVINCE
    both.show_start()
    both.desk.leave()
    with qtbot.waitSignal(both.compared, timeout=TIME):
        both.open_project(target)
    QTest.qWait(10)
    both.uppers.show()
    qtbot.waitUntil(lambda: both.review.controller.uppers.several is not None, timeout=TIME)
    assert "广东省文件要求更高" in both.uppers.beside.table.toPlainText()


def test_the_review_page_can_show_the_other_document_and_each_keeps_its_decisions(qtbot, both):
    controller = both.review.controller
    first = controller.comparison.judgements[0].task.id
    controller.edit(controller.session.decided([first], DecisionKind.KEEP, reason="国家的"), (first,), "one")
    assert both.review.top.further.text() == "另 1 份上位文件"
    with qtbot.waitSignal(both.compared, timeout=TIME):
        both.uppers.beside.turned.emit(0)
    assert "广东省" in controller.comparison.reference.title
    assert not controller.session.decisions
    assert not len(controller.session.orphans)
    mine = controller.comparison.judgements[0].task.id
    controller.edit(controller.session.decided([mine], DecisionKind.ADOPT, reason="省的"), (mine,), "two")
    with qtbot.waitSignal(both.compared, timeout=TIME):
        both.uppers.turn_to(0)
    (decision,) = controller.session.decisions.values()
    assert (decision.kind, decision.reason) == (DecisionKind.KEEP, "国家的")
    assert [one.reason for one in controller.project.also[0].decisions] == ["省的"]
