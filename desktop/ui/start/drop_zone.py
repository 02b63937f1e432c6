"""One side's choice → the zone on the start page where a file is dropped, chosen or pasted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import render, text
from desktop.core.model.review import Side
from desktop.services.pairing import named
from desktop.ui import theme
from desktop.ui.dropping import dropped_files
from desktop.ui.start.chooser import Choice, State

HEIGHT = 212
UNREAD = 64  # characters of what was not read, two lines; the rest is in the tool tip and told with the comparison


def facts(side: Side) -> str:
    """What it is, document number and counts: 国家文件 人社部发〔2024〕37号 3 部分 12 条 67 项任务."""
    clauses = [clause for clause in side.outline.clauses if clause.kind.value == "numbered"]
    top = sum(clause.parent is None for clause in clauses)
    counts = text("ui.zone.counts", parts=top, clauses=len(clauses) - top, tasks=len(side.tasks))
    if len(clauses) == top:
        counts = text("ui.zone.counts_flat", clauses=top, tasks=len(side.tasks))
    shown = (named(side.recognition), side.outline.front.document_number, counts)
    return "　".join(part for part in shown if part)


class DropZone(QFrame):
    """Shows a choice, and asks for another one."""

    dropped = Signal(list)  # of Path
    choose_asked = Signal()
    paste_asked = Signal()
    clear_asked = Signal()
    view_asked = Signal()  # the other view of the file's tracked changes

    def __init__(self, side: str) -> None:
        """side: "reference" or "draft"."""
        super().__init__()
        self._role = text(f"word.role.{side}")
        self.setProperty("kind", "zone")
        self.setAcceptDrops(True)
        self.setMinimumHeight(HEIGHT)
        self.setAccessibleName(self._role)
        role = QLabel(self._role)
        role.setFont(theme.interface_font(15, bold=True))
        self._replace = _plain_button("ui.zone.replace", "link")
        self._clear = _plain_button("ui.zone.clear", "link")
        head = QHBoxLayout()
        head.addWidget(role)
        head.addStretch(1)
        head.addWidget(self._replace)
        head.addWidget(self._clear)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty_page(side))
        self._pages.addWidget(self._full_page())
        box = QVBoxLayout(self)
        box.setContentsMargins(6 * theme.STEP, 5 * theme.STEP, 5 * theme.STEP, 5 * theme.STEP)
        box.setSpacing(3 * theme.STEP)
        box.addLayout(head)
        box.addLayout(self._pages, 1)
        self._replace.clicked.connect(self.choose_asked)
        self._clear.clicked.connect(self.clear_asked)
        self.show_choice(Choice())

    def _empty_page(self, side: str) -> QWidget:
        """The invitation; above it what went wrong with the last file."""
        page = QWidget()
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setProperty("kind", "error")
        self._invitation = QLabel(text("ui.zone.drop"))
        self._invitation.setProperty("kind", "quiet")
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.choose = _plain_button("ui.zone.choose", "plain")
        self.choose.setAccessibleName(text(f"ui.zone.choose_{side}"))
        self.paste = _plain_button("ui.zone.paste", "plain")
        self.paste.setAccessibleName(text(f"ui.zone.paste_{side}"))
        self.choose.clicked.connect(self.choose_asked)
        self.paste.clicked.connect(self.paste_asked)
        formats = QLabel(text("ui.zone.formats"))
        formats.setProperty("kind", "caption")
        formats.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(3 * theme.STEP)
        row.addStretch(1)
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        row.addStretch(1)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, theme.STEP, 0)
        box.setSpacing(3 * theme.STEP)
        box.addStretch(1)
        box.addWidget(self._sentence)
        self._sentence.setContentsMargins(0, 0, 0, 2 * theme.STEP)
        box.addWidget(self._invitation)
        box.addLayout(row)
        box.addWidget(formats)
        box.addStretch(1)
        return page

    def _full_page(self) -> QWidget:
        """Title and facts of what was read, or that it is being read."""
        page = QWidget()
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(theme.document_font(17, bold=True))
        self._facts = QLabel()
        self._facts.setWordWrap(True)
        self._facts.setProperty("kind", "quiet")
        self._unread = QLabel()
        self._unread.setWordWrap(True)
        self._unread.setTextFormat(Qt.TextFormat.PlainText)
        self._unread.setProperty("kind", "caption")
        self._file = QLabel()
        self._file.setWordWrap(True)
        self._file.setProperty("kind", "caption")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(4)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 2 * theme.STEP, theme.STEP, 0)
        box.setSpacing(3 * theme.STEP)
        for widget in (self._title, self._busy):
            box.addWidget(widget)
        box.addStretch(1)
        box.addLayout(self._view_row())
        box.addWidget(self._facts)
        box.addWidget(self._unread)
        box.addWidget(self._file)
        return page

    def _view_row(self) -> QHBoxLayout:
        """How the tracked changes were read, and the other way; only there for a file that has some."""
        self._view = QLabel()
        self._view.setProperty("kind", "quiet")
        self.turn_view = _plain_button("ui.zone.turn_final", "link")
        self.turn_view.clicked.connect(self.view_asked)
        row = QHBoxLayout()
        row.setSpacing(2 * theme.STEP)
        row.addWidget(self._view)
        row.addWidget(self.turn_view)
        row.addStretch(1)
        return row

    def _show_view(self, choice: Choice, *, ready: bool) -> None:
        tracked = ready and choice.side is not None and choice.side.document.tracked
        self._view.setVisible(tracked)
        self.turn_view.setVisible(tracked)
        if tracked and choice.side is not None:
            view = choice.side.document.view.value
            self._view.setText(text(f"ui.zone.view_{view}"))
            self.turn_view.setText(text(f"ui.zone.turn_{view}"))

    def show_choice(self, choice: Choice) -> None:
        """Show where this side stands."""
        ready, reading = choice.state is State.READY, choice.state is State.READING
        self._pages.setCurrentIndex(1 if ready or reading else 0)
        self._sentence.setText(choice.sentence)
        self._sentence.setVisible(bool(choice.sentence))
        self._invitation.setVisible(not choice.sentence)
        self._replace.setVisible(ready)
        self._clear.setVisible(ready or reading)
        self._busy.setVisible(reading)
        self._show_view(choice, ready=ready)
        unread = "".join(render(message) for message in choice.side.document.unread) if ready and choice.side else ""
        self._unread.setText(unread if len(unread) <= UNREAD else unread[: UNREAD - 1] + "…")
        self._unread.setToolTip(unread)
        self._unread.setVisible(bool(unread))
        self._file.setText(choice.name)
        self._file.setVisible(ready and choice.side is not None and choice.side.title != choice.name)
        if choice.side is not None:
            self._title.setText(choice.side.title)
            self._facts.setText(facts(choice.side))
        elif reading:
            self._title.setText(choice.name)
            self._facts.setText(text("ui.zone.reading"))
        self.setAccessibleDescription(choice.sentence or (self._title.text() if ready else ""))
        self._dress("state", choice.state.value)

    def welcome(self, wanted: bool) -> None:
        """Show, or no longer, that files may be dropped here."""
        self._dress("hot", wanted)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if dropped_files(event):
            event.acceptProposedAction()
            self.welcome(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Back to rest."""
        super().dragLeaveEvent(event)
        self.welcome(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self.welcome(False)
        event.acceptProposedAction()
        self.dropped.emit(dropped_files(event))

    def _dress(self, name: str, value: object) -> None:
        """Set a property that window.qss looks at."""
        if self.property(name) != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)


def _plain_button(key: str, kind: str) -> QPushButton:
    """A button whose look is `kind` in window.qss."""
    button = QPushButton(text(key))
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
