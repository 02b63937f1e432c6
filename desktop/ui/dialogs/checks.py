"""What is wrong with the draft by itself (文本核对) → a window: the list by kind, a click leads to the words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.drafting.rules import source
from desktop.core.messages import render, text
from desktop.core.model.finding import DraftingFault
from desktop.core.model.review import Comparison
from desktop.services.checking import by_kind
from desktop.ui.dialogs.row_list import RowList
from desktop.ui.models.faults import fault_row
from desktop.ui.models.rows import Row
from desktop.ui.theme import STEP, Theme

SIZE = 520, 640
ALL = ""


class ChecksWindow(QDialog):
    """Stays open beside the review."""

    chosen = Signal(object)  # a DraftingFault
    unwanted = Signal(str)  # a rule that is not to be followed any more

    def __init__(self, theme_in_force: Theme, parent: QWidget) -> None:
        """Empty until `show_comparison`."""
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self.setWindowTitle(text("ui.checks.title"))
        self.resize(*SIZE)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(text("ui.checks.kinds"))
        self.list = RowList(theme_in_force, text("ui.checks.list"))
        self.message = _words("")
        self.source = _words("caption")
        self.skip = QPushButton()
        self.skip.setProperty("kind", "link")
        self.skip.setAutoDefault(False)
        head = QHBoxLayout()
        head.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        head.addWidget(self.kinds, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        foot.setSpacing(STEP)
        foot.addWidget(self.message)
        foot.addWidget(self.source)
        foot.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignRight)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        box.addLayout(foot)
        self.kinds.currentIndexChanged.connect(self._list)
        self.list.chosen.connect(self._tell)
        self.list.clicked.connect(self._lead)
        self.list.activated.connect(self._lead)
        self.skip.clicked.connect(self._skip)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show its faults; the kind that was chosen stays where there is one left."""
        self._comparison = comparison
        kept = self.kinds.currentData()
        kinds = by_kind(comparison.drafting)
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(text("ui.checks.all", count=len(comparison.drafting)), ALL)
        for rule, faults in kinds.items():
            words = text("ui.checks.kind", kind=text(f"word.check.{rule}"), count=len(faults))
            self.kinds.addItem(words, rule)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kept)))
        self.kinds.blockSignals(False)
        self._list()

    @property
    def fault(self) -> DraftingFault | None:
        """The selected one."""
        return self.list.row.item if self.list.row else None

    def _list(self) -> None:
        if self._comparison is None:
            return
        draft, wanted, kept = self._comparison.draft, self.kinds.currentData(), self.fault
        faults = [fault for fault in self._comparison.drafting if wanted in (ALL, fault.rule)]
        self.list.put([fault_row(fault, draft) for fault in faults])
        self.list.select(kept)
        self.skip.setVisible(bool(faults))
        if not faults:
            self.message.setText(text("ui.checks.nothing"))
            self.source.clear()

    def _tell(self, row: Row[DraftingFault]) -> None:
        fault = row.item
        self.message.setText(render(fault.message))
        self.source.setText(text("ui.checks.source", source=source(fault.rule)))
        self.skip.setText(text("ui.checks.skip", kind=text(f"word.check.{fault.rule}")))
        self.skip.setToolTip(text("ui.checks.skip_hint"))
        if self.list.hasFocus():
            self._lead()

    def _lead(self) -> None:
        if self.fault is not None:
            self.chosen.emit(self.fault)

    def _skip(self) -> None:
        if self.fault is not None:
            self.unwanted.emit(self.fault.rule)


def _words(kind: str) -> QLabel:
    made = QLabel()
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    return made
