"""What is decided about the selected task or one of its findings ↔ the box below the card: four answers, a reason."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from desktop.core.messages import text
from desktop.core.model.project import Decision, DecisionKind
from desktop.ui.actions import DECIDING, ReviewActions
from desktop.ui.review.controller import ReviewController
from desktop.ui.theme import STEP

PHRASES = ("higher", "elsewhere", "local", "division", "law", "later")
REASON_HEIGHT = 50


class DecisionBox(QFrame):
    """One press or one key decides about the selected tasks and moves on."""

    left = Signal()  # Escape in a field

    def __init__(self, controller: ReviewController, actions: ReviewActions) -> None:
        """actions: what the keys do."""
        super().__init__()
        self._controller = controller
        self._actions = actions
        self._about = ""  # whose words stand in the fields: a task or a finding
        self._shown: tuple[str, Decision | None] = ("", None)  # whose decision they were last filled from
        # What was typed about something that nothing is decided about yet: it is there again when one comes back.
        self._typed: dict[str, tuple[str, str]] = {}
        self.setProperty("kind", "decision")
        self.state = QLabel()
        self.state.setProperty("kind", "section")
        self.reason = QPlainTextEdit()
        self.note = QLineEdit()
        self.phrases = QPushButton(text("ui.decision.phrases"))
        self.noting = QPushButton(text("ui.decision.note_button"))
        self.whole = QPushButton(text("ui.decision.whole"))
        self.buttons = {kind: QPushButton() for kind in DECIDING}
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        self.reason.setPlaceholderText(text("ui.decision.reason"))
        self.reason.setAccessibleName(text("ui.decision.reason_name"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.reason.installEventFilter(self)
        self.note.setPlaceholderText(text("ui.decision.note"))
        self.note.setAccessibleName(text("ui.decision.note"))
        self.note.installEventFilter(self)
        self.note.setVisible(False)  # few need one, and the card above needs the room
        self.noting.setProperty("kind", "link")
        self.noting.setToolTip(text("ui.decision.note_hint"))
        self.phrases.setProperty("kind", "link")
        self.phrases.setAccessibleName(text("ui.decision.phrases_name"))
        self.whole.setProperty("kind", "link")
        self.whole.setToolTip(text("ui.decision.whole_hint"))
        self.whole.setVisible(False)
        menu = QMenu(self.phrases)
        for name in PHRASES:
            words = text(f"ui.decision.phrase.{name}")
            menu.addAction(words).triggered.connect(lambda _=False, words=words: self.say(words))
        self.phrases.setMenu(menu)
        head = QHBoxLayout()
        head.addWidget(self.state, 1)
        for button in (self.whole, self.noting, self.phrases):
            head.addWidget(button)
        grid = QGridLayout()
        grid.setSpacing(2 * STEP)
        for place, (kind, button) in enumerate(self.buttons.items()):
            button.setText(text("ui.decision.button", name=text(f"word.decision.{kind.value}"), letter=DECIDING[kind]))
            button.setAccessibleName(text(f"word.decision.{kind.value}"))
            button.setToolTip(self._actions.decide[kind].toolTip())
            button.setProperty("kind", "decide")
            button.setCheckable(True)
            grid.addWidget(button, place // 2, place % 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 3 * STEP)
        box.setSpacing(2 * STEP)
        box.addLayout(head)
        box.addWidget(self.reason)
        box.addWidget(self.note)
        box.addLayout(grid)

    def _connect(self) -> None:
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda _=False, kind=kind: self.decide(kind))
            self._actions.decide[kind].triggered.connect(lambda _=False, kind=kind: self.decide(kind))
        self._actions.reason.triggered.connect(lambda: self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._controller.loaded.connect(self._forget)
        self._controller.edited.connect(self._show)
        self._controller.selected.connect(self._show)
        self._controller.chosen.connect(self._tell)
        self._controller.deciding.aimed.connect(self._show)
        self._actions.finding.triggered.connect(self._controller.deciding.step_finding)
        self.whole.clicked.connect(lambda: self._controller.deciding.aim(None))
        self.noting.clicked.connect(self._take_note)

    def _forget(self) -> None:
        """Other documents."""
        self._typed.clear()
        self._about, self._shown = "", ("", None)

    def decide(self, kind: DecisionKind) -> None:
        """Decide with the reason and the note as they stand."""
        reason, note = self._words()
        writing = self.reason.hasFocus() or self.note.hasFocus()
        for name in (*self._controller.targets, self._controller.deciding.about):
            self._typed.pop(name, None)
        self._about = ""  # the words are used up: they are not to be kept once more when the selection moves on
        self._controller.deciding.decide(kind, reason=reason, note=note)
        if writing:  # the next key decides again, and is not written into the reason of another task
            self.left.emit()

    def _take_note(self) -> None:
        """Show the field of the note, to be written in."""
        self.note.show()
        self.noting.hide()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """Put a phrase at the end of the reason."""
        self.reason.setPlainText(self.reason.toPlainText().strip() + words)
        self.reason.setFocus()
        self.reason.moveCursor(self.reason.textCursor().MoveOperation.End)

    def settle(self) -> None:
        """Take over words that were changed after the decision; keep those of an open task for when one comes back."""
        name, (reason, note) = self._about, self._words()
        self._about = ""
        if not name or name.partition("#")[0] not in self._controller.comparison.by_task:
            return
        if name in self._controller.session.decisions:
            self._controller.deciding.amend(name, reason=reason, note=note)
        elif reason or note:
            self._typed[name] = (reason, note)
        else:
            self._typed.pop(name, None)

    def _words(self) -> tuple[str, str]:
        return self.reason.toPlainText().strip(), self.note.text().strip()

    def _show(self) -> None:
        """Show the decision about the selected task, or the finding that is aimed at."""
        about = self._controller.deciding.about
        if self._about != about:
            self.settle()
        self._about = about
        decision = self._controller.session.decisions.get(about)
        if (about, decision) != self._shown:  # else what is being typed stays
            self._shown = (about, decision)
            reason, note = (decision.reason, decision.note) if decision else self._typed.get(about, ("", ""))
            if self._words() != (reason, note):
                self.reason.setPlainText(reason)
                self.note.setText(note)
            self.note.setVisible(bool(note))
        for kind, button in self.buttons.items():
            button.setChecked(decision is not None and decision.kind is kind)
        self._tell()

    def _tell(self) -> None:
        """Say what was decided, about which finding, or how many tasks the answer is about."""
        controller, several = self._controller, self._controller.several
        judgement, finding = controller.judgement, controller.deciding.finding
        decision = controller.session.decisions.get(controller.deciding.about) if controller.is_loaded else None
        name = text(f"word.decision.{decision.kind.value}") if decision else ""
        aimed = finding is not None and not several and judgement is not None
        self.whole.setVisible(aimed)
        self.noting.setVisible(not aimed and self.note.isHidden())  # there is room for one of the two
        if several:
            words = text("ui.decision.several", count=len(several))
        elif aimed and judgement is not None and finding is not None:
            dimension = text(f"word.dimension.{judgement.findings[finding].dimension.value}")
            key = "finding_as_whole" if decision is None and controller.decision is not None else "finding"
            count = len(judgement.findings)
            words = text(f"ui.decision.{key}", dimension=dimension, place=finding + 1, count=count)
        else:
            words = text("ui.decision.decided", name=name) if decision else text("ui.decision.open")
        self.state.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the fields Escape goes back to the list, Ctrl+Enter keeps the wording with this reason."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.decide(DecisionKind.KEEP)
                return True
        return super().eventFilter(watched, event)
