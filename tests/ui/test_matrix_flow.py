"""From a plan and a folder to the matrix, to the pair behind a cell and back, and out as files."""

import zipfile
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog

from desktop.core.errors import ReadError
from desktop.core.model.matrix import LeftOut, Matrix, matrix_column
from desktop.core.model.message import Message
from desktop.ui.dialogs import exporter
from desktop.ui.dialogs.matrix import MatrixDialog
from desktop.ui.main_window import Work
from tests.ui.test_names import nameless


@pytest.fixture
def matrix(comparison, pair) -> Matrix:
    """The pair's draft under its name, another, and a file that was left out."""
    column = matrix_column(comparison)
    other = replace(column, name="另一份.docx", cells=column.cells[::-1])
    why = Message.of("error.file_damaged", name="坏.docx")
    return Matrix(comparison.reference, (replace(column, name=pair[1].name), other), (LeftOut("坏.docx", why),), "test")


@pytest.fixture
def work(work, matrix) -> Work:
    return replace(work, compare_folder=lambda _reference, _folder, _progress: matrix)


@pytest.fixture
def page(qtbot, window, pair):
    """The matrix page, shown."""
    with qtbot.waitSignal(window.matrix.ready, timeout=30_000):
        window.matrix.start(pair[0], pair[0].parent)
    assert window.pages.currentWidget() is window.matrix.page
    return window.matrix.page


def place(page, row, column):
    return page.table.visualRect(page.model.index(row, column)).center()


def test_what_was_left_out_is_said_at_once_and_again_when_asked(qtbot, window, page):
    assert "坏.docx" in window.notice.sentence.text()
    window.notice.hide()
    qtbot.mouseClick(page.left_out, Qt.MouseButton.LeftButton)
    assert window.notice.isVisible()


def test_a_double_click_opens_the_pair_at_the_task_and_the_way_back_leads_to_the_matrix(qtbot, window, page):
    with qtbot.waitSignal(window.compared, timeout=30_000):
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place(page, 2, 1))
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place(page, 2, 1))
    assert window.reviewing
    assert window.review.controller.task == "t3"
    qtbot.mouseClick(window.review.top.back, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is page
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.start


def test_enter_opens_the_pair(qtbot, window, page):
    page.table.setCurrentIndex(page.model.index(0, 1))
    with qtbot.waitSignal(window.compared, timeout=30_000):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.review.controller.task == "t1"


def test_a_draft_that_is_gone_is_said_on_the_matrix(qtbot, window, page):
    page.table.setCurrentIndex(page.model.index(0, 2))
    with qtbot.waitSignal(window.troubled, timeout=30_000):
        qtbot.mouseClick(page.open_pair, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is page
    assert "另一份.docx" in window.notice.sentence.text()


def test_the_selected_cell_is_told_in_words(page):
    page.table.setCurrentIndex(page.model.index(0, 1))
    assert "全面推行企业新型学徒制" in page._requirement.text()
    assert "探索企业新型学徒制" in page._wording.text()
    assert "弱化" in page._why.text()
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert not page.open_pair.isEnabled()


def test_a_press_on_a_head_sorts_by_it(qtbot, page):
    head = page.table.horizontalHeader()
    at = head.sectionViewportPosition(1) + 10
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    assert page.model.index(0, 1).data() == "○ 缺失"


def test_a_filter_that_keeps_nothing_says_so(qtbot, page):
    page.search.setText("没有这样的任务")
    assert page._nothing.isVisible()
    page.search.clear()
    assert not page._nothing.isVisible()


@pytest.mark.parametrize(("kind", "suffix"), [("matrix_workbook", ".xlsx"), ("matrix_report", ".docx")])
def test_it_is_exported(qtbot, window, page, monkeypatch, tmp_path, kind, suffix):
    target = tmp_path / f"矩阵{suffix}"
    monkeypatch.setattr(exporter, "ask_target", lambda *_: target)
    page.export_asked.emit(kind)
    qtbot.waitUntil(lambda: not window.tasks.running("export"))
    assert zipfile.is_zipfile(target)


def test_a_failure_leads_back_to_the_start_with_its_sentence(qtbot, theme, settings, work, pair, window):
    def fail(*_):
        raise ReadError("matrix_empty", name="草案")

    window.matrix._compare = fail
    with qtbot.waitSignal(window.troubled, timeout=30_000):
        window.matrix.start(*pair)
    assert window.pages.currentWidget() is window.start
    assert "没有文件" in window.notice.sentence.text()


def test_the_dialog_wants_a_file_and_a_folder_with_files(qtbot, window, pair, tmp_path):
    dialog = MatrixDialog("", "", window)
    assert not dialog.take.isEnabled()
    dialog.reference.setText(str(pair[0]))
    dialog.folder.setText(str(tmp_path / "没有"))
    assert not dialog.take.isEnabled()
    assert dialog.counted.text() == "没有这个文件夹，或里面没有文件。"
    dialog.folder.setText(str(tmp_path))
    assert dialog.take.isEnabled()
    assert nameless(dialog) == []


def test_a_dropped_folder_asks_for_its_plan(qtbot, window, pair, tmp_path, monkeypatch):
    asked = []

    def answer(dialog):
        asked.append(dialog.folder.text())
        dialog.reference.setText(str(pair[0]))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(MatrixDialog, "exec", answer)
    with qtbot.waitSignal(window.matrix.ready, timeout=30_000):
        window.take_files([tmp_path])
    assert asked == [str(tmp_path)]
    assert window._settings.value("folder/drafts") == str(tmp_path)


def test_everything_on_the_page_has_a_name(page, window):
    assert nameless(page) == []
