"""A question that must be answered before the work goes on → the answer."""

from enum import StrEnum

from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from desktop.core.messages import text


class OnClose(StrEnum):
    """What becomes of a project without a file when the window closes."""

    SAVE = "save"
    DROP = "drop"
    STAY = "stay"


class OnDrop(StrEnum):
    """What a file is that was dropped on a review."""

    ROUND = "round"
    OTHER = "other"
    STAY = "stay"


def ask_next(parent: QWidget, name: str, number: int) -> OnDrop:
    """Whether the file `name` is the draft of round `number`, or of another comparison. Escape: it is nothing."""
    box = QMessageBox(QMessageBox.Icon.Question, text("ui.rounds.drop_title"), "", parent=parent)
    box.setText(text("ui.rounds.drop_question", name=name))
    box.setInformativeText(text("ui.rounds.drop_more"))
    following = box.addButton(text("ui.rounds.drop_round", number=number), QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(text("ui.rounds.drop_other"), QMessageBox.ButtonRole.ActionRole)
    stay = box.addButton(text("ui.rounds.drop_stay"), QMessageBox.ButtonRole.RejectRole)
    pressed = _answered(box, usual=following, escape=stay)
    if pressed is following:
        return OnDrop.ROUND
    return OnDrop.OTHER if pressed is other else OnDrop.STAY


def ask_back(parent: QWidget, number: int, name: str) -> bool:
    """Whether to go back to round `number`, whose draft is `name`. Escape stays."""
    box = QMessageBox(QMessageBox.Icon.Question, text("ui.rounds.back_title"), "", parent=parent)
    box.setText(text("ui.rounds.back_question", number=number, name=name))
    box.setInformativeText(text("ui.rounds.back_more"))
    back = box.addButton(text("ui.rounds.back_take"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(text("ui.rounds.drop_stay"), QMessageBox.ButtonRole.RejectRole)
    pressed = _answered(box, usual=stay, escape=stay)
    return pressed is back


def ask_close(parent: QWidget, count: int) -> OnClose:
    """count: decisions and corrections that have no file yet. Escape stays."""
    box = QMessageBox(QMessageBox.Icon.Question, text("ui.project.close_title"), "", parent=parent)
    box.setText(text("ui.project.close_question", count=count))
    save = box.addButton(text("ui.project.close_save"), QMessageBox.ButtonRole.AcceptRole)
    drop = box.addButton(text("ui.project.close_drop"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(text("ui.project.close_stay"), QMessageBox.ButtonRole.RejectRole)
    pressed = _answered(box, usual=save, escape=stay)
    if pressed is save:
        return OnClose.SAVE
    return OnClose.DROP if pressed is drop else OnClose.STAY


def _answered(box: QMessageBox, *, usual: QPushButton, escape: QPushButton) -> QAbstractButton:
    """The button that was pressed; usual: what Enter presses, escape: what Escape and closing the box press."""
    box.setDefaultButton(usual)
    box.setEscapeButton(escape)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return pressed
