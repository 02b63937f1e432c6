"""A judgement's findings → rows of the card: dimension, reason, both wordings, and what was decided about each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.core.messages import render, text
from desktop.core.model.finding import Finding, Judgement
from desktop.core.model.project import finding_id
from desktop.ui.review.card_parts import label
from desktop.ui.review.controller import ReviewController
from desktop.ui.theme import STEP, Tokens

DIMENSION_WIDTH = 52  # 责任单位 in two lines, the others in one


class FindingRows(QFrame):
    """The row that is aimed at is the one that the next decision is about."""

    def __init__(self, controller: ReviewController, judgement: Judgement, tokens: Tokens) -> None:
        """For one judgement; made anew for the next."""
        super().__init__()
        self._controller = controller
        self.setProperty("kind", "box")
        box = QVBoxLayout(self)
        box.setContentsMargins(STEP, STEP, STEP, STEP)
        box.setSpacing(STEP)
        self.rows = [FindingRow(controller, judgement, number, tokens) for number in range(len(judgement.findings))]
        for row in self.rows:
            box.addWidget(row)
        controller.deciding.aimed.connect(self._aim)
        self._aim()

    def _aim(self) -> None:
        aimed = self._controller.deciding.finding
        for number, row in enumerate(self.rows):
            row.show_aimed(number == aimed)
        if aimed is not None and any(row.hasFocus() for row in self.rows):
            self.rows[aimed].setFocus()


class FindingRow(QFrame):
    """A click, Enter or the space bar aims at the finding; once more aims at the whole task again."""

    def __init__(self, controller: ReviewController, judgement: Judgement, number: int, tokens: Tokens) -> None:
        """number: the finding's place in the judgement."""
        super().__init__()
        self._controller = controller
        self._number = number
        self.setProperty("kind", "finding")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(text("ui.finding.hint"))
        finding = judgement.findings[number]
        dimension = text(f"word.dimension.{finding.dimension.value}")
        name = QLabel(dimension)
        name.setWordWrap(True)
        name.setFixedWidth(DIMENSION_WIDTH)
        name.setStyleSheet(f"color:{tokens.verdict(judgement.verdict.value).line};font-weight:600;")
        lines = QVBoxLayout()
        lines.setSpacing(STEP)
        reason = render(finding.message)
        lines.addWidget(label(reason))
        if words := self._wordings(judgement, finding):
            lines.addWidget(label(words, "caption"))
        self.decided = self._decision(judgement)
        if self.decided:
            lines.addWidget(label(self.decided, "decided"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        row.setSpacing(2 * STEP)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        spoken = [f"{dimension}：{reason}", self.decided]
        self.setAccessibleName("，".join(part for part in spoken if part))
        self.setAccessibleDescription(text("ui.finding.hint"))

    def _wordings(self, judgement: Judgement, finding: Finding) -> str:
        """Both wordings, unless the finding is about the whole task, which stands above."""
        comparison = self._controller.comparison
        old = comparison.reference.quote(finding.reference)
        new = comparison.draft.quote(finding.draft) if finding.draft is not None else ""
        if not 0 < len(old) < len(judgement.task.span):
            return ""
        return text("ui.card.change", old=old, new=new) if new else text("ui.card.lost", old=old)

    def _decision(self, judgement: Judgement) -> str:
        """What was decided about this finding by itself; nothing where the task's decision holds."""
        own = self._controller.session.decisions.get(finding_id(judgement.task.id, self._number))
        if own is None:
            return ""
        kind = text(f"word.decision.{own.kind.value}")
        return text("ui.finding.decided_why", name=kind, reason=own.reason) if own.reason else kind

    def show_aimed(self, aimed: bool) -> None:
        """Stand out, or not."""
        if self.property("aimed") != aimed:
            self.setProperty("aimed", aimed)
            self.style().unpolish(self)
            self.style().polish(self)

    def _aim(self) -> None:
        deciding = self._controller.deciding
        deciding.aim(None if deciding.finding == self._number else self._number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Aim."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._aim()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Aim."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._aim()
        else:
            super().keyPressEvent(event)
