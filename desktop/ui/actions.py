"""What can be done from keyboard, menu or button: each once, with its words and its key."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.core.messages import text
from desktop.core.model.project import DecisionKind


def make(owner: QWidget, name: str, *keys: str) -> QAction:
    """The action `name` with the words under ui.action.<name>; its keys work while `owner` is shown."""
    action = QAction(text(f"ui.action.{name}"), owner)
    action.setToolTip(text(f"ui.hint.{name}"))
    action.setShortcuts([QKeySequence(key) for key in keys])
    owner.addAction(action)
    return action


# One key decides and moves on.
DECIDING = {
    DecisionKind.ADOPT: "A",
    DecisionKind.KEEP: "K",
    DecisionKind.NOT_APPLICABLE: "N",
    DecisionKind.PENDING: "D",
}


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
        self.export_proposals = make(owner, "export_proposals")
        self.export_edited = make(owner, "export_edited")
        self.export_clean = make(owner, "export_clean")
        self.export_pdf = make(owner, "export_pdf")
        self.export_workbook = make(owner, "export_workbook")
        self.export_tasks = make(owner, "export_tasks")
        self.export_json = make(owner, "export_json")
        self.export_limited = make(owner, "export_limited")
        self.export_checks = make(owner, "export_checks")
        self.export_checks.setCheckable(True)
        self.decide = {kind: make(owner, f"decide_{kind.value}", key) for kind, key in DECIDING.items()}
        self.undecide = make(owner, "undecide", "Backspace")
        self.finding = make(owner, "finding", "F")
        self.reason = make(owner, "reason", "R")
        self.link = make(owner, "link", "L")
        self.unlink = make(owner, "unlink", "U")
        self.release = make(owner, "release", "M")
        self.write = make(owner, "write", "E", "F2")
        self.insert = make(owner, "insert", "I")
        self.split = make(owner, "split", "S")
        self.merge_previous = make(owner, "merge_previous", "Ctrl+J")
        self.merge_next = make(owner, "merge_next", "J")
        self.uncut = make(owner, "uncut")
        self.undo = make(owner, "undo", "Ctrl+Z")
        self.redo = make(owner, "redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self.checks = make(owner, "checks", "Ctrl+K")
        self.coverage = make(owner, "coverage", "Ctrl+G")
        self.save = make(owner, "save", "Ctrl+S")
        self.save_as = make(owner, "save_as", "Ctrl+Shift+S")
        self.orphans = make(owner, "orphans")
        self.terms = make(owner, "terms", "Ctrl+I")
        self.next_round = make(owner, "next_round", "Ctrl+N")
        self.rounds = make(owner, "rounds", "Ctrl+R")
        self.previous_round = make(owner, "previous_round")
        self.uppers = make(owner, "uppers", "Ctrl+U")
        self.add_upper = make(owner, "add_upper")


class WindowActions:
    """The actions of every page."""

    def __init__(self, owner: QWidget) -> None:
        """Owned by the window."""
        self.open = make(owner, "open", "Ctrl+O")
        self.library = make(owner, "library", "Ctrl+L")
        self.matrix = make(owner, "matrix", "Ctrl+M")
        self.settings = make(owner, "settings", "Ctrl+,")
        self.manual = make(owner, "manual", "F1")
        self.tour = make(owner, "tour")
        self.about = make(owner, "about")
