"""What can be done from keyboard, menu or button: each once, with its words and its key."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.core.messages import text


def make(owner: QWidget, name: str, *keys: str) -> QAction:
    """The action `name` with the words under ui.action.<name>; its keys work while `owner` is shown."""
    action = QAction(text(f"ui.action.{name}"), owner)
    action.setToolTip(text(f"ui.hint.{name}"))
    action.setShortcuts([QKeySequence(key) for key in keys])
    owner.addAction(action)
    return action


class ReviewActions:
    """The actions of the review page."""

    def __init__(self, owner: QWidget) -> None:
        """Owned by the page."""
        self.next = make(owner, "next", "F8")
        self.previous = make(owner, "previous", "Shift+F8")
        self.find = make(owner, "find", "Ctrl+F")
        self.back = make(owner, "back", "Alt+Left")
        self.export_annotated = make(owner, "export_annotated", "Ctrl+E")
        self.export_report = make(owner, "export_report", "Ctrl+Shift+E")
        self.export_json = make(owner, "export_json")
