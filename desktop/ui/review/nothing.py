"""A list that the filter or the search left empty → why it is, and the way back to all tasks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.services.filtering import Filter
from desktop.ui.review.card_parts import label
from desktop.ui.theme import STEP


class Nothing(QWidget):
    """A sentence, and a button that shows all tasks again."""

    all_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Hidden until `tell`."""
        super().__init__(parent)
        self.words = label(kind="quiet")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.all = QPushButton(text("ui.outline.show_all"))
        self.all.setProperty("kind", "link")
        self.all.setCursor(Qt.CursorShape.PointingHandCursor)
        self.all.clicked.connect(self.all_asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(6 * STEP, 0, 6 * STEP, 0)
        box.setSpacing(2 * STEP)
        box.addStretch(1)
        box.addWidget(self.words)
        box.addWidget(self.all, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        self.hide()

    def tell(self, wanted: Filter, sought: str, *, hits: int, all_settled: bool) -> None:
        """Say why nothing is left. hits: how often the sought words stand in both documents."""
        if sought and wanted != Filter():
            key = "nothing_of_both"
        elif sought:
            key = "nothing_in_tasks" if hits else "nothing_sought"
        else:
            key = "nothing_open" if wanted == Filter(only_open=True) and all_settled else "nothing"
        self.words.setText(text(f"ui.outline.{key}", words=sought))
        self.show()
