"""The comparison in figures and how much is dealt with → the line at the bottom."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy

from desktop.core.messages import text
from desktop.core.model.review import Side
from desktop.core.resources import rules
from desktop.ui.actions import ReviewActions
from desktop.ui.review.controller import ReviewController
from desktop.ui.theme import STEP

BAR_WIDTH = 120


class StatusLine(QFrame):
    """已处理 12 / 34 and the figures at the left, the keys and the state of saving at the right."""

    def __init__(self, controller: ReviewController, actions: ReviewActions) -> None:
        """Empty until something is loaded."""
        super().__init__()
        self._controller = controller
        self._limit = self._copied = 0
        self._characters = 0
        self.setProperty("kind", "status")
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * STEP, STEP, 4 * STEP, STEP)
        row.setSpacing(4 * STEP)
        self.handled = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(BAR_WIDTH, 5)
        self.figures = QLabel()
        self.copied = QLabel()
        self.rules = QLabel()
        self.length = QLabel()
        self._place = QLabel()
        self.orphans = QPushButton()
        self.orphans.setProperty("kind", "link")
        self.orphans.clicked.connect(actions.orphans.trigger)
        self.checks = QPushButton()
        self.checks.setProperty("kind", "link")
        self.checks.setToolTip(actions.checks.toolTip())
        self.checks.clicked.connect(actions.checks.trigger)
        self.saved = QLabel()
        self._recutting = QLabel(text("ui.status.recutting"))
        self._recutting.setProperty("state", "busy")
        self._recutting.hide()
        for widget in (
            self.handled,
            self.bar,
            self.figures,
            self.copied,
            self.length,
            self._place,
            self.checks,
            self.orphans,
        ):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.rules)
        row.addWidget(self._recutting)
        self.keys = QLabel(text("ui.status.keys"))
        row.addWidget(self.keys)
        row.addWidget(self.saved)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        controller.loaded.connect(self._count)
        controller.rewritten.connect(self._count)
        controller.loaded.connect(self._load)
        controller.edited.connect(self._load)
        controller.judged.connect(self._load)
        controller.selected.connect(self._select)
        for changed in (controller.loaded, controller.judged, controller.checks_changed):
            changed.connect(self._check)

    def event(self, event: QEvent) -> bool:
        """Whenever its words or its width are others: what is said elsewhere too gives way."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Where there is no room, leave out the keys, then the figures that the chips have."""
        row = self.layout()
        if row is None:
            return
        items = [row.itemAt(at) for at in range(row.count())]
        shown = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        gap = row.spacing()
        margins = row.contentsMargins()
        wanted = margins.left() + margins.right() + gap
        wanted += sum(
            widget.sizeHint().width() + gap
            for widget in shown
            if widget not in (self.keys, self.figures) and not widget.isHidden()
        )
        for widget in (self.figures, self.keys):
            wanted += widget.sizeHint().width() + gap
            widget.setVisible(wanted <= self.width())

    def limit(self, characters: int, copied: int = 0) -> None:
        """How long the draft may be, and how many per cent of it may be copied; 0: no limit."""
        self._limit, self._copied = characters, copied
        if self._controller.is_loaded:
            self.measure()

    def tell_saved(self, state: str) -> None:
        """unnamed, saving, saved or failed; "" before anything is to be saved."""
        self.saved.setText(text(f"ui.status.{state}") if state else "")

    def tell_recutting(self, running: bool) -> None:
        """Say that the documents are compared anew."""
        self._recutting.setVisible(running)

    def _count(self) -> None:
        """The draft stays the same until somebody writes in it."""
        self._characters = plan_characters(self._controller.comparison.draft)

    def _check(self) -> None:
        """How many faults the draft has by itself."""
        count = len(self._controller.checked.drafting)
        self.checks.setText(text("ui.status.checks", count=count))
        self.checks.setVisible(bool(count))

    def _load(self) -> None:
        comparison = self._controller.comparison
        problems = self._controller.problems()
        done = len(problems) - len(self._controller.still_open())
        key = "no_problem" if not problems else "all_handled" if done == len(problems) else "handled"
        self.handled.setText(text(f"ui.status.{key}", done=done, count=len(problems)))
        # Qt's bar paints itself, and with it all else that waits to be painted, before it goes on.
        self.bar.setUpdatesEnabled(False)
        self.bar.setRange(0, max(1, len(problems)))
        self.bar.setValue(done)
        self.bar.setVisible(bool(problems))
        self.bar.setUpdatesEnabled(True)
        words = text(
            "ui.status.figures",
            tasks=len(comparison.judgements),
            additions=len(comparison.additions),
            share=_share(self._controller.agenda.counts),
        )
        self.figures.setText(words)
        self.rules.setText(text("ui.status.rules", name=rules().name))
        self.rules.setVisible(bool(rules().digest))
        orphans = len(self._controller.session.orphans)
        self.orphans.setText(text("ui.status.orphans", count=orphans))
        self.orphans.setVisible(bool(orphans))
        self.measure()

    def measure(self) -> None:
        """The draft's length, and by how much it is beyond the limit."""
        characters = self._characters
        own = self._controller.project.terms.limit if self._controller.is_loaded else None
        limit = self._limit if own is None else own
        over = characters - limit if limit else 0
        key = "over" if over > 0 else "length"
        self.length.setText(text(f"ui.status.{key}", characters=f"{characters:,}", over=f"{over:,}"))
        _warn(self.length, over > 0)
        share = round(self._controller.comparison.copied * 100) if self._controller.is_loaded else 0
        beyond = bool(self._copied) and share > self._copied
        self.copied.setText(
            text("ui.status.copied_over" if beyond else "ui.status.copied", share=share, limit=self._copied)
        )
        _warn(self.copied, beyond)

    def _select(self) -> None:
        problems = self._controller.problems()
        place = self._controller.agenda.place(self._controller.task)
        if place:
            words = text("ui.status.problem", place=place, count=len(problems))
        else:
            words = text("ui.status.problems", count=len(problems))
        self._place.setText(words)


def _warn(label: QLabel, wanted: bool) -> None:
    """Set in the colour of what is beyond a limit, or no longer."""
    if label.property("over") != wanted:
        label.setProperty("over", wanted)
        label.style().unpolish(label)
        label.style().polish(label)


def plan_characters(side: Side) -> int:
    """字数 of the plan itself: from its first clause to its last, white space not counted."""
    clauses = side.outline.clauses
    if not clauses:
        return side.document.characters
    words = side.document.text[clauses[0].span.start : max(clause.span.end for clause in clauses)]
    return len("".join(words.split()))


def _share(counts: Mapping[str, int]) -> int:
    """Per cent of the tasks a locality can carry that are carried in full; 100 where there is none."""
    applicable = sum(counts.get(one, 0) for one in ("covered", "weakened", "missing"))
    return round(100 * counts.get("covered", 0) / applicable) if applicable else 100
