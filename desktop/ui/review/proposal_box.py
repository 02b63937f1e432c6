"""The selected task, missing or weakened → what could be written in the draft, as a proposal, and how."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.core.model.finding import Judgement, Verdict
from desktop.core.writers.proposed_clause import ProposedClause
from desktop.ui import theme
from desktop.ui.actions import ReviewActions
from desktop.ui.models.looks import named
from desktop.ui.review.card_parts import Quotation, label
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.wording import Piece
from desktop.ui.theme import Tokens

WANTED = (Verdict.MISSING, Verdict.WEAKENED)


class ProposalBox(QWidget):
    """建议条款 or 建议恢复的表述, where it goes, what to mind; nothing is written before a button is pressed."""

    def __init__(self, controller: ReviewController, actions: ReviewActions) -> None:
        """actions: writing and inserting, with their keys."""
        super().__init__()
        self._controller = controller
        self._words = Quotation("proposal")
        self._note = label(kind="caption")
        self.insert = self._button("insert", "primary")
        self.write = self._button("write", "")
        self.insert.clicked.connect(actions.insert.trigger)
        self.write.clicked.connect(actions.write.trigger)
        row = QHBoxLayout()
        row.setSpacing(2 * theme.STEP)
        row.addWidget(self.insert)
        row.addWidget(self.write)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2 * theme.STEP)
        for widget in (self._words, self._note):
            box.addWidget(widget)
        box.addLayout(row)

    def _button(self, name: str, kind: str) -> QPushButton:
        button = QPushButton(text(f"ui.proposal.{name}"))
        button.setToolTip(text(f"ui.hint.{name}"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        if kind:
            button.setProperty("kind", kind)
        return button

    def tell(self, judgement: Judgement, tokens: Tokens) -> None:
        """What is proposed for a task; hidden for one that is carried."""
        self.setVisible(judgement.verdict in WANTED)
        if judgement.verdict not in WANTED:
            return
        made = self._controller.drafting.proposal()
        for widget in (self._words, self._note, self.insert):
            widget.setVisible(made is not None)
        if made is not None:
            self._words.tell(self._place(made), (Piece(made.words),), tokens.accent, tokens)
            self._note.setText(self._noted(judgement, made))
            self._note.setVisible(bool(self._note.text()))

    def _place(self, made: ProposedClause) -> str:
        clause = self._controller.comparison.draft.outline.by_id.get(made.clause)
        if clause is None:
            return ""
        key = "ui.proposal.behind" if made.new else "ui.proposal.inside"
        return text(key, clause=named(clause.number, clause.heading))

    def _noted(self, judgement: Judgement, made: ProposedClause) -> str:
        notes = [text("ui.proposal.lead")] if judgement.verdict is Verdict.MISSING else []
        if made.blanks:
            notes.append(text("ui.proposal.blanks", count=made.blanks))
        if made.copied:
            notes.append(text("ui.proposal.copied"))
        return text("ui.proposal.mark").join(notes) + text("ui.proposal.end") if notes else ""
