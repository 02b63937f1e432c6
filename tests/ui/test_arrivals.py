"""What is copied elsewhere and pasted on the start page."""

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.ui import arrivals
from desktop.ui.dialogs.paste import PasteDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


def copied(*, files=(), words: str = "") -> None:
    mime = QMimeData()
    if files:
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if words:
        mime.setText(words)
    QGuiApplication.clipboard().setMimeData(mime)


def test_copied_files_are_taken_as_if_they_were_dropped(window, pair, qtbot):
    copied(files=pair)
    with qtbot.waitSignal(window.compared, timeout=20_000):
        window.chooser.changed.connect(lambda _: window.compare())
        QTest.keyClick(window.start, "V", CONTROL)


def test_copied_text_is_shown_for_the_side_that_is_open(window, pair, qtbot, monkeypatch):
    asked = []

    class Dialog(PasteDialog):
        def __init__(self, side, parent):
            super().__init__(side, parent)
            asked.append((side, self.words))

        def exec(self):
            return QDialog.DialogCode.Rejected

    monkeypatch.setattr(arrivals, "PasteDialog", Dialog)
    copied(words="一、总体要求")
    QTest.keyClick(window.start, "V", CONTROL)
    window.chooser.take_file("reference", pair[0])
    qtbot.waitUntil(lambda: window.start.open_side() == "draft")
    QTest.keyClick(window.start, "V", CONTROL)
    assert asked == [("reference", "一、总体要求"), ("draft", "一、总体要求")]


def test_an_empty_clipboard_changes_nothing(window):
    QGuiApplication.clipboard().clear()
    QTest.keyClick(window.start, "V", CONTROL)
    assert window.start.open_side() == "reference"
