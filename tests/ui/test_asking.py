"""Questions of the review that need a dialog."""

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.core.model.finding import Dimension, Verdict
from desktop.ui import asking
from desktop.ui.dialogs.files import Export
from desktop.ui.dialogs.project import ProjectDialog
from desktop.ui.dialogs.split import SplitDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def reviewing(qtbot, window, pair):
    with qtbot.waitSignal(window.compared, timeout=20_000):
        window.chooser.take_pair(*pair)
    return window


@pytest.fixture
def filled(monkeypatch):
    """Answers the next dialog of the project as `fill` says."""

    def answer(fill) -> None:
        class Answered(ProjectDialog):
            def exec(self) -> int:
                fill(self)
                return 1

        monkeypatch.setattr(asking, "ProjectDialog", Answered)

    return answer


def test_what_holds_for_the_project_can_be_undone(reviewing, filled, qtbot):
    def fill(dialog) -> None:
        dialog.note.setPlainText("周五上会")
        dialog.limit.setCurrentIndex(dialog.limit.findData(4000))
        dialog.dimensions[Dimension.MODALITY].setChecked(False)

    filled(fill)
    review = reviewing.review
    QTest.keyClick(review.outline, "I", CONTROL)
    assert review.controller.project.note == "周五上会"
    qtbot.waitUntil(lambda: not review.controller.judging.running)
    assert review.controller.comparison.by_task["t1"].verdict is Verdict.COVERED
    assert review.status.handled.text() == "已处理 0 / 1"
    qtbot.waitUntil(lambda: reviewing.desk.state == "unnamed")
    QTest.keyClick(review.outline, "Z", CONTROL)
    assert review.controller.project.note == ""
    qtbot.waitUntil(lambda: not review.controller.judging.running)
    assert review.controller.comparison.by_task["t1"].verdict is Verdict.WEAKENED


def test_the_project_s_limit_comes_before_the_person_s(reviewing, filled):
    status = reviewing.review.status
    status.limit(10)
    assert "超出上限" in status.length.text()
    filled(lambda dialog: dialog.limit.setCurrentIndex(dialog.limit.findData(5000)))
    reviewing.asking.terms()
    assert "超出" not in status.length.text()


def test_note_and_author_reach_what_is_exported(reviewing, filled, tmp_path, qtbot):
    def fill(dialog) -> None:
        dialog.note.setPlainText("周五上会")
        dialog.in_report.setChecked(True)
        dialog.author.setText("法规处")

    filled(fill)
    reviewing.asking.terms()
    for kind in (Export.REPORT, Export.ANNOTATED, Export.EDITED, Export.CLEAN):
        target = tmp_path / f"{kind.value}.docx"
        reviewing.keeping.exporter._target = lambda *_, target=target: target
        reviewing.keeping.export(kind)
        qtbot.waitUntil(target.exists, timeout=30_000)
        qtbot.waitUntil(lambda: not reviewing.tasks.running("export"), timeout=30_000)
    assert any("说明：周五上会" in p.text for p in docx.Document(tmp_path / "report.docx").paragraphs)
    comments = list(docx.Document(tmp_path / "annotated.docx").comments)
    assert {comment.author for comment in comments} == {"法规处"}


def test_where_to_cut_is_asked_and_the_answer_is_one_step(reviewing, monkeypatch):
    class Answered(SplitDialog):
        def exec(self) -> int:
            return 1

        @property
        def at(self) -> int:
            return 4

    monkeypatch.setattr(asking, "SplitDialog", Answered)
    review = reviewing.review
    QTest.keyClick(review.outline, "S")
    (correction,) = review.controller.project.corrections
    assert (correction.task.text, correction.rest.text) == ("全面推行企业新型学徒制", "企业新型学徒制")
    assert review.controller.undo.undoText() == "拆分任务"
