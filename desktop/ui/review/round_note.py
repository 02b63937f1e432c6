"""What became of the selected task since the round before → a note on the card, with what was decided then."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.core.messages import text
from desktop.core.model.project import Decision
from desktop.core.model.rounds import Change, Turn
from desktop.ui.review.card_parts import label
from desktop.ui.review.controller import ReviewController
from desktop.ui.theme import STEP


class RoundNote(QFrame):
    """Hidden where nothing became other, and in a first round."""

    def __init__(self, controller: ReviewController) -> None:
        """Shows the selected task."""
        super().__init__()
        self._controller = controller
        self.setProperty("kind", "box")
        self.turn = label(kind="caption")
        self.words = label(kind="caption")
        self.decision = label()
        self.resume = QPushButton(text("ui.rounds.resume"))
        self.resume.setProperty("kind", "link")
        self.resume.setToolTip(text("ui.rounds.resume_hint"))
        self.resume.setAccessibleName(text("ui.rounds.resume_hint"))
        self.resume.clicked.connect(controller.deciding.resume)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        box.setSpacing(STEP)
        for part in (self.turn, self.words, self.decision):
            box.addWidget(part)
        box.addWidget(self.resume)
        self.hide()

    def tell(self) -> None:
        """Show what there is to say of the selected task."""
        session, task = self._controller.session, self._controller.task
        history = self._controller.rounds.history
        change = history.by_task.get(task) if history is not None else None
        earlier = session.earlier(task)
        self.setVisible(change is not None or bool(earlier))
        self.turn.setVisible(change is not None)
        self.turn.setText(_turn(change) if change is not None else "")
        worded = change is not None and bool(change.words) and change.turn is not Turn.REJUDGED
        self.words.setVisible(worded)
        self.words.setText(text("ui.rounds.was_worded", words=change.words[0]) if change and worded else "")
        self.decision.setVisible(bool(earlier))
        self.decision.setText("\n".join(_told(one) for one in earlier))
        self.resume.setVisible(session.to_do_again(task) and not session.touched(task))


def _turn(change: Change) -> str:
    name = text(f"word.turn.{change.turn}")
    if change.before is None or change.before is change.now:
        return text("ui.rounds.turn", name=name)
    verdicts = {key: text(f"word.verdict.{one}") for key, one in (("before", change.before), ("now", change.now))}
    return text("ui.rounds.turn_from", name=name, **verdicts)


def _told(decision: Decision) -> str:
    """上一稿的意见：采纳建议（力度）。理由…"""
    name = text(f"word.decision.{decision.kind.value}")
    if decision.finding is not None:
        dimension = text(f"word.dimension.{decision.finding.dimension}")
        name = text("ui.rounds.about", name=name, dimension=dimension)
    key = "earlier_why" if decision.reason else "earlier_decision"
    return text(f"ui.rounds.{key}", name=name, reason=decision.reason)
