"""A judgement's findings → rows of the card: dimension, reason, both wordings, and what was decided about each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.messages import render, text
from desktop.core.model.finding import Finding, Judgement
from desktop.core.model.project import finding_id
from desktop.ui import theme
from desktop.ui.review.card_parts import Inked, label
from desktop.ui.review.controller import ReviewController
from desktop.ui.theme import STEP, Tokens

DIMENSION_WIDTH = 52  # 责任单位 in two lines, the others in one


class FindingRows(QFrame):
    """The row that is aimed at is the one that the next decision is about."""

    def __init__(self, controller: ReviewController) -> None:
        """Empty until `tell`."""
        super().__init__()
        self._controller = controller
        self.setProperty("kind", "box")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(STEP, STEP, STEP, STEP)
        self._box.setSpacing(STEP)
        self._made: list[FindingRow] = []
        self.rows: list[FindingRow] = []
        controller.deciding.aimed.connect(self._aim)

    def tell(self, judgement: Judgement, tokens: Tokens) -> None:
        """Show the findings of a judgement; hidden where there is none."""
        while len(self._made) < len(judgement.findings):
            self._made.append(FindingRow(self._controller, len(self._made)))
            self._box.addWidget(self._made[-1])
        self.rows = self._made[: len(judgement.findings)]
        focused = any(row.hasFocus() for row in self._made)
        for row in self.rows:
            row.tell(judgement, tokens)
        for number, row in enumerate(self._made):
            row.setVisible(number < len(self.rows))
        self.setVisible(bool(self.rows))
        if focused and self.rows:  # who decides with the keyboard stays where he was
            self.rows[min(self._controller.deciding.finding or 0, len(self.rows) - 1)].setFocus()
        self._aim()

    def _aim(self) -> None:
        aimed = self._controller.deciding.finding
        for number, row in enumerate(self.rows):
            row.show_aimed(number == aimed)
        if aimed is not None and aimed < len(self.rows) and any(row.hasFocus() for row in self.rows):
            self.rows[aimed].setFocus()


class FindingRow(QFrame):
    """A click, Enter or the space bar aims at the finding; once more aims at the whole task again."""

    def __init__(self, controller: ReviewController, number: int) -> None:
        """number: which of a judgement's findings it shows."""
        super().__init__()
        self._controller = controller
        self._number = number
        self.decided = ""
        self.setProperty("kind", "finding")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(text("ui.finding.hint"))
        self.setAccessibleDescription(text("ui.finding.hint"))
        self._name = Inked(font=theme.interface_font(bold=True))
        self._name.setWordWrap(True)
        self._name.setFixedWidth(DIMENSION_WIDTH)
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._reason, self._change, self._decided = label(), label(kind="caption"), label(kind="decided")
        lines = QVBoxLayout()
        lines.setSpacing(STEP)
        for line in (self._reason, self._change, self._decided):
            lines.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        row.setSpacing(2 * STEP)
        row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, from left to right and top to bottom."""
        shown = (self._name, self._reason, self._change, self._decided)
        return tuple(part.text() for part in shown if not part.isHidden())

    def tell(self, judgement: Judgement, tokens: Tokens) -> None:
        """Show the finding of a judgement."""
        finding = judgement.findings[self._number]
        dimension, reason = text(f"word.dimension.{finding.dimension.value}"), render(finding.message)
        self._name.setText(dimension)
        self._name.dress(tokens.verdict(judgement.verdict.value).line)
        self.decided = self._decision(judgement)
        for line, words in (
            (self._reason, reason),
            (self._change, self._wordings(judgement, finding)),
            (self._decided, self.decided),
        ):
            line.setText(words)
            line.setVisible(bool(words))
        spoken = [f"{dimension}：{reason}", self.decided]
        self.setAccessibleName("，".join(part for part in spoken if part))

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
