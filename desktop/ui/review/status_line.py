"""The comparison in figures → the line at the bottom."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.core.messages import text
from desktop.core.model.finding import Verdict
from desktop.core.model.review import Comparison, Side
from desktop.ui.review.controller import ReviewController


class StatusLine(QFrame):
    """Counts and shares at the left, the keys at the right."""

    def __init__(self, controller: ReviewController) -> None:
        """Empty until something is loaded."""
        super().__init__()
        self._controller = controller
        self.setProperty("kind", "status")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 5)
        row.setSpacing(20)
        self.figures = QLabel()
        self._place = QLabel()
        row.addWidget(self.figures)
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(QLabel(text("ui.status.keys")))
        controller.loaded.connect(self._load)
        controller.selected.connect(self._select)

    def _load(self) -> None:
        comparison = self._controller.comparison
        words = text(
            "ui.status.figures",
            tasks=len(comparison.judgements),
            additions=len(comparison.additions),
            share=_share(comparison),
            copied=round(comparison.copied * 100),
            characters=f"{plan_characters(comparison.draft):,}",
        )
        self.figures.setText(words)

    def _select(self) -> None:
        problems = self._controller.problems()
        task = self._controller.task
        if task in problems:
            words = text("ui.status.problem", place=problems.index(task) + 1, count=len(problems))
        else:
            words = text("ui.status.problems", count=len(problems))
        self._place.setText(words)


def plan_characters(side: Side) -> int:
    """字数 of the plan itself: from its first clause to its last, white space not counted."""
    clauses = side.outline.clauses
    if not clauses:
        return side.document.characters
    words = side.document.text[clauses[0].span.start : max(clause.span.end for clause in clauses)]
    return sum(not c.isspace() for c in words)


def _share(comparison: Comparison) -> int:
    """Per cent of the tasks a locality can carry that are carried in full; 100 where there is none."""
    applicable = len(comparison.judgements) - comparison.count(Verdict.NOT_APPLICABLE)
    return round(100 * comparison.count(Verdict.COVERED) / applicable) if applicable else 100
