"""The window of the library: listing, searching, reading, adding, taking out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.core.model.finding import Verdict
from desktop.core.model.library import Carried
from desktop.services.library import Library
from desktop.ui.dialogs.library import LibraryWindow
from desktop.ui.tasks import Tasks

PLAN = (
    "某市实施方案\n\n一、主要任务\n（一）支持人才落户。建设人才公寓不少于100套。\n"
    "（二）发放{what}补贴。加强技能培训。\n"
)


@pytest.fixture
def window(qtbot, theme, tmp_path: Path):
    (tmp_path / "library" / "documents").mkdir(parents=True)
    library = Library(tmp_path / "library")
    library.prepare()
    for name, what in (("甲", "租房"), ("乙", "生活")):
        (tmp_path / f"{name}.txt").write_text(PLAN.format(what=what), encoding="utf-8")
    library.add([tmp_path / "甲.txt"])
    host = QWidget()
    qtbot.addWidget(host)
    tasks = Tasks(host)
    made = LibraryWindow(library, tasks, theme, host)
    made.begin()
    made.show()
    qtbot.waitUntil(lambda: "租房" in made.reader.toPlainText())
    yield made
    tasks.close()


def test_the_plans_are_listed_and_the_first_can_be_read(window: LibraryWindow):
    assert "1" in window.count.text()
    assert window.list.row is not None
    assert window.list.row.item.plan.title == "某市实施方案"


def test_a_search_lists_clauses_and_marks_the_words(qtbot, window: LibraryWindow):
    window.search.setText("租房")
    qtbot.waitUntil(lambda: window.list.row is not None and window.list.row.words != "")
    row = window.list.row
    assert row is not None
    assert [row.words[start:end] for start, end in row.places] == ["租房"]
    qtbot.waitUntil(lambda: bool(window.reader.extraSelections()))
    assert [one.cursor.selectedText() for one in window.reader.extraSelections()] == ["租房"]
    last = QTextCursor(window.reader.document())
    last.movePosition(QTextCursor.MoveOperation.End)
    assert last.charFormat().fontWeight() != 700  # headings alone are bold, whatever was shown before
    window.copy.click()
    assert QGuiApplication.clipboard().text().startswith("（二）发放租房补贴")


def test_nothing_found_is_said(qtbot, window: LibraryWindow):
    window.search.setText("没有的词")
    qtbot.waitUntil(lambda: window.list.row is None)
    assert window.reader.toPlainText() == ""
    assert not window.copy.isEnabled()
    window.search.clear()
    qtbot.waitUntil(lambda: window.list.row is not None)


def test_dropped_files_are_added_and_those_that_cannot_be_are_told(qtbot, window: LibraryWindow, tmp_path: Path):
    bad = [tmp_path / name for name in ("坏.docx", "也坏.docx")]
    for file in bad:
        file.write_bytes(b"PK\x03\x04 broken")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (tmp_path / "乙.txt", *bad)])
    drop = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.changed):
        window.dropEvent(drop)
    assert "1" in window.sentence.text()
    assert "2" in window.sentence.text()
    window.why.click()
    assert all(file.name in window.reader.toPlainText() for file in bad)
    qtbot.waitUntil(lambda: "2" in window.count.text())


def test_a_plan_is_taken_out_with_one_key(qtbot, window: LibraryWindow, tmp_path: Path):
    with qtbot.waitSignal(window.changed):
        qtbot.keyClick(window.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.list.row is None)
    assert (tmp_path / "甲.txt").is_file()
    with qtbot.waitSignal(window.changed):
        window.back.click()
    qtbot.waitUntil(lambda: window.list.row is not None)
    assert not window.back.isVisible()


def test_what_another_plan_says_is_shown_in_its_place(qtbot, window: LibraryWindow):
    row = window.list.row
    assert row is not None
    wanted = Carried(row.item.plan, Verdict.COVERED, False, "一、（一）", "支持人才落户", "建设人才公寓不少于100套")
    window.search.setText("租房")
    window.begin(wanted)
    qtbot.waitUntil(lambda: [one.cursor.selectedText() for one in window.reader.extraSelections()] == [wanted.quote])
    assert window.search.text() == ""
