"""A unit's own rules → what they change, or what is wrong with them, and the buttons to choose them."""

import shutil
from collections.abc import Callable
from importlib.resources import as_file
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.errors import RulesError
from desktop.core.messages import explain, text
from desktop.core.resources import OURS, Change, Rules, resource, rules
from desktop.core.unit_rules import read_unit_rules
from desktop.ui.theme import STEP

EXAMPLE = "unit_example"


class RulesBox(QWidget):
    """Shows the rules in force until others are chosen; a faulty folder changes nothing."""

    told = Signal()  # other words are shown

    def __init__(self, folder: str) -> None:
        """folder: of the rules in force, "" for ours."""
        super().__init__()
        self.folder = folder
        self._rules = rules()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAccessibleName(text("ui.rules.title"))
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.setProperty("kind", "error")
        self.choose = _button("choose", self._choose)
        self.again = _button("again", lambda: self.read(Path(self.folder)))
        self.drop = _button("drop", self._drop)
        self.example = _button("example", self._example)
        foot = QHBoxLayout()
        foot.setSpacing(2 * STEP)
        for button in (self.choose, self.again, self.drop, self.example):
            foot.addWidget(button)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2 * STEP)
        box.addWidget(self.words)
        box.addWidget(self.fault)
        box.addLayout(foot)
        self._tell()

    def read(self, folder: Path) -> None:
        """Take the rules of a folder, where there is no fault in them."""
        try:
            self._rules = read_unit_rules(folder)
        except RulesError as error:
            self._tell(explain(error) + text("ui.rules.not_taken"))
            return
        self.folder = str(folder)
        self._tell()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, text("ui.rules.ask_folder"), self.folder)
        if chosen:
            self.read(Path(chosen))

    def _drop(self) -> None:
        self.folder, self._rules = "", OURS
        self._tell()

    def _example(self) -> None:
        """Put a copy of the example where a person wants it."""
        chosen = QFileDialog.getExistingDirectory(self, text("ui.rules.ask_example"))
        if not chosen:
            return
        target = Path(chosen) / text("ui.rules.example_folder")
        try:
            with as_file(resource(EXAMPLE)) as source:
                shutil.copytree(source, target)
        except OSError:
            self._tell(explain(RulesError("file_unwritable", name=target.name)))
            return
        self._tell(text("ui.rules.example_done", name=target.name))

    def _tell(self, also: str = "") -> None:
        self.words.setText(described(self._rules))
        self.fault.setText(also)
        self.fault.setVisible(bool(also))
        for button in (self.again, self.drop):
            button.setEnabled(bool(self.folder))
        self.told.emit()


def described(wanted: Rules) -> str:
    """One sentence: whose rules, which version, what they change."""
    if not wanted.digest:
        return text("ui.rules.ours", version=wanted.version)
    changes = text("ui.rules.file_mark").join(_change(change) for change in wanted.changes)
    return text("ui.rules.unit", name=wanted.name, version=wanted.version, changes=changes)


def _change(change: Change) -> str:
    counts = (("added", change.added), ("removed", change.removed), ("replaced", change.replaced))
    parts = [text(f"ui.rules.{name}", count=count) for name, count in counts if count] or [text("ui.rules.same")]
    return text("ui.rules.change", file=change.file, parts=text("ui.rules.list_mark").join(parts))


def _button(name: str, act: Callable[[], None]) -> QPushButton:
    made = QPushButton(text(f"ui.rules.{name}"))
    made.setProperty("kind", "plain")
    made.setAutoDefault(False)
    made.clicked.connect(lambda _=False: act())
    return made
