"""Pasting text."""

from PySide6.QtWidgets import QDialog

from desktop.ui.dialogs.paste import PasteDialog


def test_only_a_text_can_be_taken(qtbot):
    dialog = PasteDialog("draft")
    qtbot.addWidget(dialog)
    dialog.field.setPlainText(" \n ")
    assert not dialog.take.isEnabled()
    dialog.field.setPlainText("一、总体 要求\n")
    assert dialog._count.text() == "6 字"
    dialog.take.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.words == "一、总体 要求\n"
