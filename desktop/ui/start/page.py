"""The chooser, the samples and the recent pairs → the start page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.ui import theme
from desktop.ui.models.recent import RecentPair
from desktop.ui.start.chooser import SIDES, Chooser, State
from desktop.ui.start.doubt_bar import DoubtBar
from desktop.ui.start.drop_zone import DropZone
from desktop.ui.start.recent_list import RecentList
from desktop.ui.theme import Theme

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair of the sample library: the place it is named by, and its two files."""

    place: str
    reference: Path
    draft: Path


class StartPage(QWidget):
    """Everything happens through the chooser; what needs a dialog is asked for by signal."""

    start_asked = Signal()
    choose_asked = Signal(str)
    paste_asked = Signal(str)
    pasted = Signal()  # Ctrl+V: whatever the clipboard holds
    recent_removed = Signal(object)
    project_asked = Signal(str)  # path of a project among the recent ones

    def __init__(self, chooser: Chooser, theme_in_force: Theme, *, samples: Sequence[Sample], today: datetime) -> None:
        """samples: offered below the zones. today: for the days of the recent pairs."""
        super().__init__()
        self._chooser = chooser
        self._theme = theme_in_force
        self.zones = {side: DropZone(side) for side in SIDES}
        self.swap = QPushButton()
        self.doubt = DoubtBar()
        self.start = QPushButton(text("ui.start.compare"))
        self.recent = RecentList(theme_in_force, today)
        self._recent_heading = QLabel(text("ui.recent.heading"))
        self.samples: list[QPushButton] = []
        self._assemble(samples)
        self._connect()
        self._dress()
        self.show_recent(())
        self._chosen("reference")

    def _assemble(self, samples: Sequence[Sample]) -> None:
        body = QWidget()
        body.setProperty("kind", "ground")
        column = QWidget()
        column.setMaximumWidth(WIDTH)
        outer = QHBoxLayout(body)
        outer.setContentsMargins(10 * theme.STEP, 0, 10 * theme.STEP, 0)
        outer.addStretch(1)
        outer.addWidget(column, 1000)
        outer.addStretch(1)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 14 * theme.STEP, 0, 8 * theme.STEP)
        box.setSpacing(0)
        box.addLayout(self._heading())
        box.addSpacing(7 * theme.STEP)
        box.addLayout(self._zones_row())
        box.addSpacing(3 * theme.STEP)
        box.addWidget(self.doubt)
        box.addSpacing(4 * theme.STEP)
        box.addLayout(self._start_row(samples))
        box.addSpacing(9 * theme.STEP)
        self._recent_heading.setProperty("kind", "section")
        box.addWidget(self._recent_heading)
        box.addSpacing(2 * theme.STEP)
        box.addWidget(self.recent)
        box.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setProperty("kind", "ground")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(scroll, 1)
        foot, self._foot = _foot()
        page.addWidget(foot)

    def _heading(self) -> QHBoxLayout:
        name = QLabel(text("ui.name"))
        name.setProperty("kind", "name")
        name.setFont(theme.interface_font(30, bold=True))
        motto = QLabel(text("ui.start.motto"))
        motto.setProperty("kind", "quiet")
        motto.setFont(theme.interface_font(14))
        row = QHBoxLayout()
        row.setSpacing(4 * theme.STEP)
        row.addWidget(name)
        row.addWidget(motto, 1, Qt.AlignmentFlag.AlignBottom)
        motto.setContentsMargins(0, 0, 0, 2 * theme.STEP)
        return row

    def _zones_row(self) -> QHBoxLayout:
        self.swap.setProperty("kind", "icon")
        self.swap.setFixedSize(32, 32)
        self.swap.setIconSize(QSize(20, 20))
        self.swap.setToolTip(text("ui.start.swap_hint"))
        self.swap.setShortcut(QKeySequence("Ctrl+T"))
        self.swap.setAccessibleName(text("ui.start.swap"))
        row = QHBoxLayout()
        row.setSpacing(2 * theme.STEP)
        row.addWidget(self.zones["reference"], 1)
        row.addWidget(self.swap)
        row.addWidget(self.zones["draft"], 1)
        return row

    def _start_row(self, samples: Sequence[Sample]) -> QHBoxLayout:
        self.start.setProperty("kind", "primary-large")
        self.start.setShortcut(QKeySequence("Ctrl+Return"))
        self.start.setToolTip(text("ui.start.compare_hint"))
        row = QHBoxLayout()
        row.setSpacing(2 * theme.STEP)
        row.addWidget(self.start)
        row.addSpacing(3 * theme.STEP)
        if samples:
            words = QLabel(text("ui.start.samples"))
            words.setProperty("kind", "quiet")
            row.addWidget(words)
        for sample in samples:
            button = QPushButton(sample.place)
            button.setProperty("kind", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(text("ui.start.sample", place=sample.place))
            button.setToolTip(text("ui.start.sample", place=sample.place))
            button.clicked.connect(lambda _=False, s=sample: self._chooser.take_pair(s.reference, s.draft))
            self.samples.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        for side, zone in self.zones.items():
            zone.dropped.connect(lambda paths, s=side: self.take_files(paths, s))
            zone.choose_asked.connect(lambda s=side: self.choose_asked.emit(s))
            zone.paste_asked.connect(lambda s=side: self.paste_asked.emit(s))
            zone.clear_asked.connect(lambda s=side: self._chooser.clear(s))
            zone.view_asked.connect(lambda s=side: self._chooser.turn_view(s))
        self.swap.clicked.connect(self._chooser.swap)
        self.doubt.exchange_asked.connect(self._chooser.swap)
        self.doubt.dismissed.connect(self._chooser.be_sure)
        self._chooser.doubted.connect(lambda: self.doubt.tell(self._chooser.doubt))
        self.start.clicked.connect(self.start_asked)
        self._chooser.changed.connect(self._chosen)
        self.recent.opened.connect(self._open_recent)
        self.recent.removed.connect(self.recent_removed)
        self._theme.changed.connect(self._dress)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.pasted.emit)

    def welcome(self, files: int) -> None:
        """So many files are held over the window: show where they would go; 0: none any more."""
        for side, zone in self.zones.items():
            zone.welcome(files > 1 or (files == 1 and side == self.open_side()))

    def take_files(self, paths: Sequence[Path], side: str = "") -> None:
        """Two files fill both sides; one fills `side`, else the first that is still open, else the draft."""
        if len(paths) >= 2:
            self._chooser.take_file("reference", paths[0])
            self._chooser.take_file("draft", paths[1])
        elif paths:
            self._chooser.take_file(side or self.open_side(), paths[0])

    def open_side(self) -> str:
        """Where one file goes."""
        still_open = [side for side in SIDES if self._chooser.choice(side).state in (State.EMPTY, State.FAILED)]
        return still_open[0] if still_open else "draft"

    def show_recent(self, pairs: Sequence[RecentPair]) -> None:
        """List the recent pairs; without any the list is not there."""
        self.recent.pairs.show(pairs)
        self.recent.setFixedHeight(self.recent.fitted_height())
        self.recent.setVisible(bool(pairs))
        self._recent_heading.setVisible(bool(pairs))

    def _open_recent(self, pair: RecentPair) -> None:
        if pair.project:
            self.project_asked.emit(pair.project)
        else:
            self._chooser.take_pair(Path(pair.reference), Path(pair.draft))

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put what can be done from every page at the lower edge."""
        for action in actions:
            button = QPushButton(action.text())
            button.setProperty("kind", "link")
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.toolTip())
            button.clicked.connect(action.trigger)
            self._foot.addWidget(button)

    def _chosen(self, side: str) -> None:
        self.zones[side].show_choice(self._chooser.choice(side))
        self.start.setEnabled(self._chooser.complete)
        states = [self._chooser.choice(s).state for s in SIDES]
        self.swap.setEnabled(State.READING not in states and State.READY in states)
        if self._chooser.complete:
            self.start.setFocus()

    def _dress(self) -> None:
        self.swap.setIcon(theme.icon("swap", self._theme.tokens.quiet))


def _foot() -> tuple[QFrame, QHBoxLayout]:
    """The line at the bottom, and its row."""
    foot = QFrame()
    foot.setProperty("kind", "status")
    row = QHBoxLayout(foot)
    row.setContentsMargins(4 * theme.STEP, theme.STEP, 4 * theme.STEP, theme.STEP)
    row.addWidget(QLabel(text("ui.start.offline")))
    row.addStretch(1)
    row.addWidget(QLabel(text("ui.start.keys")))
    row.setSpacing(2 * theme.STEP)
    return foot, row
