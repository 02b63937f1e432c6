"""The steps of a running comparison → a panel with the stage, a bar and 取消."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.ui import theme
from desktop.ui.tasks import Step

WIDTH = 520


class ProgressPage(QWidget):
    """Stands in place of the window's page while a comparison runs."""

    cancelled = Signal()

    def __init__(self) -> None:
        """At rest until `begin`."""
        super().__init__()
        panel = QFrame()
        panel.setProperty("kind", "panel")
        panel.setFixedWidth(WIDTH)
        self._title = QLabel()
        self._title.setFont(theme.document_font(18, bold=True))
        self._title.setWordWrap(True)
        self._against = QLabel()
        self._against.setProperty("kind", "quiet")
        self._against.setWordWrap(True)
        self._stage = QLabel()
        self._share = QLabel()
        self._share.setProperty("kind", "quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.cancel = QPushButton(text("ui.progress.cancel"))
        self.cancel.setProperty("kind", "plain")
        self.cancel.setShortcut("Esc")
        self.cancel.clicked.connect(self.cancelled)
        stage = QHBoxLayout()
        stage.addWidget(self._stage, 1)
        stage.addWidget(self._share)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        box = QVBoxLayout(panel)
        box.setContentsMargins(7 * theme.STEP, 7 * theme.STEP, 7 * theme.STEP, 6 * theme.STEP)
        box.setSpacing(2 * theme.STEP)
        box.addWidget(self._title)
        box.addWidget(self._against)
        box.addSpacing(4 * theme.STEP)
        box.addLayout(stage)
        box.addWidget(self._bar)
        box.addSpacing(3 * theme.STEP)
        box.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(panel, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def begin(self, reference: str, draft: str) -> None:
        """Name what is being compared."""
        self._title.setText(draft)
        self._against.setText(text("ui.recent.against", title=reference))
        self._stage.setText(text("ui.progress.start"))
        self._share.setText("")
        self._bar.setRange(0, 0)
        self.cancel.setFocus()

    def show_step(self, step: Step) -> None:
        """Say how far it is."""
        self._stage.setText(text(f"stage.{step.stage}"))
        self._bar.setRange(0, max(step.total, 1))
        self._bar.setValue(step.done)
        share = round(100 * step.done / step.total) if step.total else 0
        self._share.setText(text("ui.progress.share", percent=share))
