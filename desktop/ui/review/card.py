"""The selected task's judgement → the card: verdict, both wordings, what was lost and why, other candidates."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.core.messages import render, text
from desktop.core.model.finding import Evidence, Judgement, Verdict
from desktop.core.model.span import Span
from desktop.ui import theme
from desktop.ui.actions import ReviewActions
from desktop.ui.models.looks import look
from desktop.ui.review.card_parts import Badges, CandidateButton, Inked, Quotation, label
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.correction_bar import CorrectionBar
from desktop.ui.review.finding_rows import FindingRow, FindingRows
from desktop.ui.review.other_plans import OtherPlans
from desktop.ui.review.proposal_box import ProposalBox
from desktop.ui.review.round_note import RoundNote
from desktop.ui.review.wording import wordings
from desktop.ui.theme import Theme

WIDTH = 340
# Other candidates offered: more would push the decision out of sight.
OTHERS = 3
# Parts take their places; the scroll bar comes or goes with that; then they take them at the other width.
PLACING = 2


class Card(QScrollArea):
    """Filled anew whenever another task is selected; its parts stay, for making them takes longer than filling them."""

    filled = Signal()  # what it holds is other than before

    def __init__(self, controller: ReviewController, actions: ReviewActions, theme_in_force: Theme) -> None:
        """Empty until something is selected."""
        super().__init__()
        self._controller = controller
        self._actions = actions
        self._theme = theme_in_force
        self._shown = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "card")
        self.setAccessibleName(text("ui.card.name"))
        self.setMinimumWidth(280)
        self._body = body = QWidget()
        body.setProperty("kind", "card")
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(4 * theme.STEP, 4 * theme.STEP, 4 * theme.STEP, 5 * theme.STEP)
        self._box.setSpacing(3 * theme.STEP)
        self.correction = CorrectionBar(controller, actions)
        self._assemble()
        self.setWidget(body)
        body.installEventFilter(self)
        body.setVisible(False)
        controller.selected.connect(self._show)
        self._revealing = QTimer(self)  # the rows find their places only when this turn of the event loop is over
        self._revealing.setSingleShot(True)
        self._revealing.setInterval(0)
        self._revealing.timeout.connect(self._reveal)
        controller.deciding.aimed.connect(self._revealing.start)
        controller.rounds.changed.connect(self._tell_round)
        theme_in_force.changed.connect(self._recolour)

    def _assemble(self) -> None:
        """The parts from top to bottom."""
        self._verdict = Inked(font=theme.interface_font(18, bold=True))
        self._sure = QLabel()
        self._sure.setProperty("kind", "caption")
        head = QHBoxLayout()
        head.setSpacing(2 * theme.STEP)
        head.addWidget(self._verdict)
        head.addStretch(1)
        head.addWidget(self._sure)
        self._box.addLayout(head)
        self._badges = Badges()
        self._box.addWidget(self._badges)
        self._explanation = label()
        self._box.addWidget(self._explanation)
        self._lapsed = label(text("ui.card.lapsed"), "error")
        self._box.addWidget(self._lapsed)
        self.round = RoundNote(self._controller)
        self._box.addWidget(self.round)
        self._box.addWidget(self.correction)
        self._reference = Quotation("reference")
        self._draft = Quotation("draft")
        self._box.addWidget(self._reference)
        self._box.addWidget(self._draft)
        self._findings = FindingRows(self._controller)
        self._box.addWidget(self._findings)
        self.proposal = ProposalBox(self._controller, self._actions)
        self._box.addWidget(self.proposal)
        self._heading = label(kind="section")
        self._box.addWidget(self._heading)
        self._candidates = QVBoxLayout()
        self._candidates.setSpacing(2 * theme.STEP)
        self._made: list[CandidateButton] = []
        self._shown_candidates: tuple[Evidence, ...] = ()
        self._box.addLayout(self._candidates)
        self.others = OtherPlans(self._controller, self._theme)
        self.others.changed.connect(self._refit)
        self._box.addWidget(self.others)
        self._box.addStretch(1)

    def _show(self, *, anew: bool = False) -> None:
        """Fill the card for the selected task."""
        judgement = self._controller.judgement
        if judgement is None:
            return
        self._box.setEnabled(False)  # each part that comes or goes would have all others placed anew, at once
        self._fill(judgement, anew=anew)
        self._box.setEnabled(True)
        self._body.setVisible(True)
        self._fit()
        self._place_all()
        if judgement.task.id != self._shown:
            self.verticalScrollBar().setValue(0)
        self._shown = judgement.task.id
        self.filled.emit()

    def _place_all(self) -> None:
        """Have every part in its place before anything is painted: else much is painted twice."""
        for _ in range(PLACING):
            for part in (self._body, self.viewport(), self):
                QCoreApplication.sendPostedEvents(part, QEvent.Type.LayoutRequest.value)
        inner = (self._badges, self.correction, *self._findings.rows, self._findings, self.proposal)
        for part in (self.round, self._reference, self._draft, *inner):
            if (box := part.layout()) is not None:
                box.activate()

    def _fill(self, judgement: Judgement, *, anew: bool) -> None:
        """Tell every part what there is to say of a judgement."""
        tokens = self._theme.tokens
        value = judgement.verdict.value
        self._verdict.setText(f"{text(f'word.mark.{value}')} {text(f'word.verdict.{value}')}")
        self._verdict.dress(tokens.verdict(value).line)
        session = self._controller.session
        sure = text("ui.card.sure", percent=round(judgement.confidence * 100))
        self._sure.setText(text("ui.card.pinned") if session.in_force(judgement.task.id) else sure)
        lapsed = bool(session.pins(judgement.task.id)) and not session.in_force(judgement.task.id)
        self._lapsed.setVisible(lapsed)
        self._badges.tell(judgement, tokens)
        self._explanation.setText(render(judgement.explanation))
        self.round.tell()
        self.correction.tell(judgement)
        self._fill_wordings(judgement)
        self._findings.tell(judgement, tokens)
        self.proposal.tell(judgement, tokens)
        self._fill_candidates(judgement)
        self.others.fill(anew=anew)

    def _recolour(self) -> None:
        self._show(anew=True)

    @property
    def rows(self) -> list[FindingRow]:
        """The findings, from top to bottom."""
        return self._findings.rows

    @property
    def candidates(self) -> list[CandidateButton]:
        """What else could be the counterpart, the best first."""
        return self._made[: len(self._shown_candidates)]

    def _tell_round(self) -> None:
        """More is known of the round before."""
        if self._controller.judgement is not None:
            self.round.tell()
            self._fit()

    def stops(self) -> list[QWidget]:
        """What the tab key stops at in it, from top to bottom."""
        candidates = [stop for one in self.candidates for stop in (one, one.take)]
        others = [stop for one in self.others.rows for stop in (one, one.take)]
        writing = [self.proposal.insert, self.proposal.write]
        return [*self.correction.buttons, self.round.resume, *self.rows, *writing, *candidates, *others]

    def _refit(self) -> None:
        """More is known of other plans."""
        self._fit()
        self.filled.emit()

    def _reveal(self) -> None:
        """Bring the finding that is decided about into view."""
        aimed = self._controller.deciding.finding
        if aimed is not None and aimed < len(self.rows):
            self.ensureWidgetVisible(self.rows[aimed], 0, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped words need another height."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Parts that were put in only count once they are shown, which happens after the card was filled."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as the words need at this width: a scroll area would squeeze wrapped labels first."""
        self._body.setMinimumHeight(max(0, self._box.heightForWidth(self.viewport().width())))

    def _fill_wordings(self, judgement: Judgement) -> None:
        tokens = self._theme.tokens
        pair = wordings(self._controller.comparison, judgement)
        clause = self._place("reference", judgement.task.span)
        self._reference.tell(clause, pair.reference, tokens.strengthened.strong, tokens)
        self._draft.setVisible(bool(pair.draft))
        if pair.draft:
            colour = tokens.verdict(look(judgement)).strong
            self._draft.tell(self._place("draft", judgement.evidence[0].span), pair.draft, colour, tokens)

    def _fill_candidates(self, judgement: Judgement) -> None:
        taken = {evidence.span for evidence in judgement.evidence}
        others = tuple(candidate for candidate in judgement.candidates if candidate.span not in taken)[:OTHERS]
        missing = judgement.verdict is Verdict.MISSING
        self._heading.setText(text("ui.card.nearest" if missing else "ui.card.others"))
        self._shown_candidates = (*judgement.evidence[1:], *others)
        while len(self._made) < len(self._shown_candidates):
            self._made.append(self._button(len(self._made)))
            self._candidates.addWidget(self._made[-1])
        for button, candidate in zip(self._made, self._shown_candidates, strict=False):
            score = text("ui.card.near", percent=round(candidate.score * 100))
            words = self._controller.quote("draft", candidate.span)
            button.tell(score, self._place("draft", candidate.span), words)
        for number, button in enumerate(self._made):
            button.setVisible(number < len(self._shown_candidates))
        self._heading.setVisible(bool(self._shown_candidates))

    def _button(self, number: int) -> CandidateButton:
        """Pressed, it brings its passage into view."""
        button = CandidateButton(self._theme)
        button.chosen.connect(lambda: self._controller.point_at(self._shown_candidates[number]))
        button.taken.connect(lambda: self._controller.correcting.link(self._shown_candidates[number]))
        return button

    def _place(self, side: str, span: Span) -> str:
        return self._controller.clause_path(side, span.start)
