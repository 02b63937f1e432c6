"""Where a person contradicts the machine → 改对应, 取消对应, 改判定, 划分 as links; below them the ways back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from desktop.core.messages import text
from desktop.core.model.finding import Judgement, Verdict
from desktop.ui.actions import ReviewActions
from desktop.ui.review.controller import ReviewController


class CorrectionBar(QFrame):
    """改对应, 取消对应, 改判定, 划分; 恢复机器判定 and 恢复机器划分 where a person contradicted the machine."""

    def __init__(self, controller: ReviewController, actions: ReviewActions) -> None:
        """Shown under the verdict."""
        super().__init__()
        self._controller = controller
        self.link = _link(text("ui.correct.link"), actions.link.toolTip())
        self.unlink = _link(text("ui.correct.unlink"), actions.unlink.toolTip())
        self.verdict = _link(text("ui.correct.verdict"), text("ui.correct.verdict_hint"))
        self.release = _link(text("ui.correct.release"), actions.release.toolTip())
        self.cutting = _link(text("ui.correct.cutting"), text("ui.correct.cutting_hint"))
        self.uncut = _link(text("ui.correct.uncut"), actions.uncut.toolTip())
        cut = QMenu(self.cutting)
        cut.addActions([actions.split, actions.merge_previous, actions.merge_next, actions.uncut])
        self.cutting.setMenu(cut)
        menu = QMenu(self.verdict)
        for verdict in Verdict:
            words = f"{text(f'word.mark.{verdict.value}')} {text(f'word.verdict.{verdict.value}')}"
            overrule = controller.correcting.overrule
            menu.addAction(words).triggered.connect(
                lambda _=False, verdict=verdict, overrule=overrule: overrule(verdict)
            )
        self.verdict.setMenu(menu)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.buttons = (self.link, self.unlink, self.verdict, self.cutting, self.release, self.uncut)
        for first in (self.link, self.release, self.uncut):
            first.setProperty("flush", True)  # under the verdict's words, not a padding further in
        for buttons in (self.buttons[:4], self.buttons[4:]):
            row = QHBoxLayout()
            row.setSpacing(0)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            rows.addLayout(row)
        for button, action in (
            (self.link, actions.link),
            (self.unlink, actions.unlink),
            (self.release, actions.release),
            (self.uncut, actions.uncut),
        ):
            button.clicked.connect(action.trigger)
        actions.link.triggered.connect(lambda: controller.correcting.await_link(not controller.correcting.awaiting))
        actions.unlink.triggered.connect(controller.correcting.unlink)
        actions.release.triggered.connect(controller.correcting.release)
        controller.correcting.awaited.connect(self._await)

    def tell(self, judgement: Judgement) -> None:
        """What can be corrected about a judgement, and what was."""
        self.unlink.setVisible(bool(judgement.evidence))
        self.release.setVisible(bool(self._controller.session.pins(judgement.task.id)))
        self.uncut.setVisible(self._controller.session.recut(judgement.task.id))

    def _await(self, wanted: bool) -> None:
        self.link.setText(text("ui.correct.linking" if wanted else "ui.correct.link"))


def _link(words: str, hint: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", "link")
    button.setToolTip(hint)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
