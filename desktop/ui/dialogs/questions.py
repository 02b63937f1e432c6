"""A question that must be answered before the work goes on → the answer."""

from enum import StrEnum

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.core.messages import text


class OnClose(StrEnum):
    """What becomes of a project without a file when the window closes."""

    SAVE = "save"
    DROP = "drop"
    STAY = "stay"


def ask_close(parent: QWidget, count: int) -> OnClose:
    """count: decisions and corrections that have no file yet. Escape stays."""
    box = QMessageBox(QMessageBox.Icon.Question, text("ui.project.close_title"), "", parent=parent)
    box.setText(text("ui.project.close_question", count=count))
    save = box.addButton(text("ui.project.close_save"), QMessageBox.ButtonRole.AcceptRole)
    drop = box.addButton(text("ui.project.close_drop"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(text("ui.project.close_stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    if pressed is save:
        return OnClose.SAVE
    return OnClose.DROP if pressed is drop else OnClose.STAY
