"""The selected task's judgement → the card: verdict, both wordings, what was lost and why, other candidates."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.core.messages import render, text
from desktop.core.model.finding import Evidence, Judgement, Verdict
from desktop.core.model.span import Span
from desktop.ui import theme
from desktop.ui.actions import ReviewActions
from desktop.ui.models.looks import look
from desktop.ui.review.card_parts import CandidateButton, Quotation, badges, clear, label
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.correction_bar import CorrectionBar
from desktop.ui.review.finding_rows import FindingRow, FindingRows
from desktop.ui.review.other_plans import OtherPlans
from desktop.ui.review.wording import wordings
from desktop.ui.theme import Theme

WIDTH = 340


class Card(QScrollArea):
    """Made anew in its changing parts whenever another task is selected."""

    filled = Signal()  # what it holds is other than before

    def __init__(self, controller: ReviewController, actions: ReviewActions, theme_in_force: Theme) -> None:
        """Empty until something is selected."""
        super().__init__()
        self._controller = controller
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
        body.setVisible(False)
        controller.selected.connect(self._show)
        controller.deciding.aimed.connect(self._reveal)
        theme_in_force.changed.connect(self._recolour)

    def _assemble(self) -> None:
        """The parts from top to bottom."""
        self._verdict = QLabel()
        self._verdict.setFont(theme.interface_font(18, bold=True))
        self._sure = QLabel()
        self._sure.setProperty("kind", "caption")
        head = QHBoxLayout()
        head.setSpacing(2 * theme.STEP)
        head.addWidget(self._verdict)
        head.addStretch(1)
        head.addWidget(self._sure)
        self._box.addLayout(head)
        self._badges = _host(QHBoxLayout())
        self._box.addWidget(self._badges)
        self._explanation = label()
        self._box.addWidget(self._explanation)
        self._lapsed = label(text("ui.card.lapsed"), "error")
        self._box.addWidget(self._lapsed)
        self._box.addWidget(self.correction)
        self._reference = Quotation("reference")
        self._draft = Quotation("draft")
        self._box.addWidget(self._reference)
        self._box.addWidget(self._draft)
        self._findings = _host(QVBoxLayout())
        self._box.addWidget(self._findings)
        self._heading = label(kind="section")
        self._box.addWidget(self._heading)
        self._candidates = _host(QVBoxLayout())
        self._box.addWidget(self._candidates)
        self.others = OtherPlans(self._controller, self._theme)
        self.others.changed.connect(self._refit)
        self._box.addWidget(self.others)
        self._box.addStretch(1)

    def _show(self, *, anew: bool = False) -> None:
        """Fill the card for the selected task."""
        judgement = self._controller.judgement
        if judgement is None:
            return
        tokens = self._theme.tokens
        value = judgement.verdict.value
        self._verdict.setText(f"{text(f'word.mark.{value}')} {text(f'word.verdict.{value}')}")
        dress = f"color:{tokens.verdict(value).line};"
        if dress != self._verdict.styleSheet():
            self._verdict.setStyleSheet(dress)
        session = self._controller.session
        sure = text("ui.card.sure", percent=round(judgement.confidence * 100))
        self._sure.setText(text("ui.card.pinned") if session.in_force(judgement.task.id) else sure)
        lapsed = bool(session.pins(judgement.task.id)) and not session.in_force(judgement.task.id)
        self._lapsed.setVisible(lapsed)
        self._fill_badges(judgement)
        self._explanation.setText(render(judgement.explanation))
        self._fill_wordings(judgement)
        self._fill_findings(judgement)
        self._fill_candidates(judgement)
        self.others.fill(anew=anew)
        self._body.setVisible(True)
        self._fit()
        if judgement.task.id != self._shown:
            self.verticalScrollBar().setValue(0)
        self._shown = judgement.task.id
        self.filled.emit()

    def _recolour(self) -> None:
        self._show(anew=True)

    def stops(self) -> list[QWidget]:
        """What the tab key stops at in it, from top to bottom."""
        layouts = [layout for host in (self._findings, self._candidates) if (layout := host.layout()) is not None]
        items = [layout.itemAt(at) for layout in layouts for at in range(layout.count())]
        hosted = [item.widget() for item in items if item is not None]
        rows = [row for box in hosted if isinstance(box, FindingRows) for row in box.rows]
        candidates = [stop for one in hosted if isinstance(one, CandidateButton) for stop in (one, one.take)]
        others = [stop for one in self.others.rows for stop in (one, one.take)]
        return [*self.correction.buttons, *rows, *candidates, *others]

    def _refit(self) -> None:
        """More is known of other plans."""
        self._fit()
        self.filled.emit()

    def _reveal(self) -> None:
        """Bring the finding that is decided about into view."""
        aimed = self._controller.deciding.finding
        rows = [stop for stop in self.stops() if isinstance(stop, FindingRow)]
        if aimed is not None and aimed < len(rows):
            self.ensureWidgetVisible(rows[aimed], 0, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped words need another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the words need at this width: a scroll area would squeeze wrapped labels first."""
        self._body.setMinimumHeight(max(0, self._box.heightForWidth(self.viewport().width())))

    def _fill_badges(self, judgement: Judgement) -> None:
        clear(self._badges)
        made = badges(judgement, self._theme.tokens)
        row = self._badges.layout()
        for badge in made:
            row.addWidget(badge)  # type: ignore[union-attr]
        if isinstance(row, QHBoxLayout):
            row.addStretch(1)
        self._badges.setVisible(bool(made))

    def _fill_wordings(self, judgement: Judgement) -> None:
        tokens = self._theme.tokens
        pair = wordings(self._controller.comparison, judgement)
        clause = self._place("reference", judgement.task.span)
        self._reference.tell(clause, pair.reference, tokens.strengthened.strong, tokens)
        self._draft.setVisible(bool(pair.draft))
        if pair.draft:
            colour = tokens.verdict(look(judgement)).strong
            self._draft.tell(self._place("draft", judgement.evidence[0].span), pair.draft, colour, tokens)

    def _fill_findings(self, judgement: Judgement) -> None:
        focused = any(row.hasFocus() for row in self._findings.findChildren(FindingRow))
        clear(self._findings)
        if judgement.findings:
            box = FindingRows(self._controller, judgement, self._theme.tokens)
            self._findings.layout().addWidget(box)  # type: ignore[union-attr]
            if focused:  # who decides with the keyboard stays where he was
                box.rows[self._controller.deciding.finding or 0].setFocus()
        self._findings.setVisible(bool(judgement.findings))

    def _fill_candidates(self, judgement: Judgement) -> None:
        clear(self._candidates)
        taken = {evidence.span for evidence in judgement.evidence}
        others = [candidate for candidate in judgement.candidates if candidate.span not in taken]
        missing = judgement.verdict is Verdict.MISSING
        self._heading.setText(text("ui.card.nearest" if missing else "ui.card.others"))
        for candidate in (*judgement.evidence[1:], *others):
            self._candidates.layout().addWidget(self._button(candidate))  # type: ignore[union-attr]
        any_other = bool(others or judgement.evidence[1:])
        self._heading.setVisible(any_other)
        self._candidates.setVisible(any_other)

    def _button(self, candidate: Evidence) -> CandidateButton:
        """Pressed, it brings the passage into view."""
        score = text("ui.card.near", percent=round(candidate.score * 100))
        words = self._controller.quote("draft", candidate.span)
        button = CandidateButton(score, self._place("draft", candidate.span), words)
        button.chosen.connect(lambda: self._controller.point_at(candidate))
        button.taken.connect(lambda: self._controller.correcting.link(candidate))
        return button

    def _place(self, side: str, span: Span) -> str:
        return self._controller.clause_path(side, span.start)


def _host(layout: QHBoxLayout | QVBoxLayout) -> QWidget:
    """A widget for parts that change."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2 * theme.STEP)
    host = QWidget()
    host.setLayout(layout)
    return host
