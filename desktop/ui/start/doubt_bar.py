"""Why two documents look exchanged → a line below them with 互换; nothing is exchanged unasked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.core.messages import render, text
from desktop.core.model.message import Message
from desktop.ui.theme import STEP


class DoubtBar(QFrame):
    """There only while something is doubtful."""

    exchange_asked = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        """Hidden."""
        super().__init__()
        self.setProperty("kind", "doubt")
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.exchange = QPushButton(text("ui.start.exchange"))
        self.exchange.setProperty("kind", "plain")
        self.exchange.setToolTip(text("ui.start.swap_hint"))
        self.leave = QPushButton(text("ui.start.leave_as_is"))
        self.leave.setProperty("kind", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        row.setSpacing(3 * STEP)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.exchange)
        row.addWidget(self.leave)
        self.exchange.clicked.connect(self.exchange_asked)
        self.leave.clicked.connect(self.dismissed)
        self.hide()

    def tell(self, why: Message | None) -> None:
        """Show the reason; None: nothing is doubtful."""
        words = render(why) if why is not None else ""
        self.sentence.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
