"""The controller's comparison → two documents side by side with the ribbon between them."""

from PySide6.QtCore import QEasingCurve, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.core.model.finding import Judgement
from desktop.core.model.span import Span
from desktop.ui.models.looks import look
from desktop.ui.review.controller import SIDES, ReviewController
from desktop.ui.review.marks import Emphasis, draft_emphasis, reference_emphasis, within
from desktop.ui.review.overview import Overview
from desktop.ui.review.pane_header import PaneHeader
from desktop.ui.review.pane_writer import PaneWriter
from desktop.ui.review.reading_pane import ReadingPane
from desktop.ui.review.ribbon import Ribbon
from desktop.ui.review.scrolling import Band, Joint, bands, common_height
from desktop.ui.review.spot import Spot, spot
from desktop.ui.theme import Theme

MOTION_MS = 150


class _Column(QWidget):
    """A header over a pane, which may have something beside it."""

    def __init__(self, header: PaneHeader, *parts: QWidget) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        row = QHBoxLayout()
        for layout in (box, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for part in parts:
            row.addWidget(part)
        box.addWidget(header)
        box.addLayout(row, 1)


class Spread(QWidget):
    """Brings selected passages level, and passes clicks on."""

    settled = Signal()  # the panes have come to rest

    def __init__(self, controller: ReviewController, theme: Theme, *, motion_ms: int = MOTION_MS) -> None:
        """motion_ms: how long scrolling to a pair takes; 0 jumps."""
        super().__init__()
        self._controller = controller
        self.panes = {side: ReadingPane(theme, writable=side == "draft") for side in SIDES}
        self.headers = {side: PaneHeader(theme, text(f"word.role.{side}")) for side in SIDES}
        self.overviews = {side: Overview(theme, pane.share, pane.parts, pane.view) for side, pane in self.panes.items()}
        self.ribbon = Ribbon(theme, self._bands)
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(motion_ms)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._glide)
        self._motion.finished.connect(self._arrive)
        controller.drafting.opened.connect(self._motion.stop)  # before the paragraph is opened: it stays where it is
        self.writer = PaneWriter(self.panes["draft"], controller)
        self._route: tuple[tuple[str, int, int], ...] = ()
        # However many things move in one turn, where the reader is is found out once.
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(0)
        self._following.timeout.connect(self._follow)
        self._spot: Spot | None = None  # where the selected task would go, if it is missing
        self._level = False  # whether the way leads to the selected pair
        self._assemble(theme)
        for side, pane in self.panes.items():
            pane.setAccessibleName(text(f"word.role.{side}"))
            pane.moved.connect(self._following.start)
            pane.moved.connect(self.ribbon.update)
            pane.reflowed.connect(self._keep_level)
            pane.reflowed.connect(self.overviews[side].redraw)
            pane.moved.connect(self.overviews[side].update)
            self.overviews[side].pressed.connect(pane.go)
            pane.pressed.connect(lambda index, side=side: controller.select_at(side, index))
        self.ribbon.pressed.connect(controller.select)
        self.ribbon.wheel_turned.connect(self._turn)
        controller.loaded.connect(self._load)
        controller.rewritten.connect(self._rewrite)
        controller.judged.connect(self._remark)
        controller.correcting.awaited.connect(self._await)
        controller.selected.connect(self._select)
        controller.finder.sought.connect(self._seek)
        controller.pointed.connect(self._point)

    def _assemble(self, theme: Theme) -> None:
        """Header over pane, the ribbon between, its head a plain strip."""
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        middle = _Column(PaneHeader(theme, ""), self.ribbon)
        middle.setFixedWidth(self.ribbon.width())
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle)
        row.addWidget(_Column(self.headers["draft"], self.panes["draft"], self.overviews["draft"]), 1)
        self.splitter.addWidget(
            _Column(self.headers["reference"], self.overviews["reference"], self.panes["reference"])
        )
        self.splitter.addWidget(right)
        self.splitter.setSizes([500, 500 + self.ribbon.width()])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.splitter)

    def _load(self) -> None:
        for side, pane in self.panes.items():
            pane.show_text(self._controller.texts[side])
            pane.show_marks(self._controller.segments(side))
            self.overviews[side].show_marks(self._controller.segments(side))

    def _remark(self) -> None:
        """Other counterparts: mark the documents anew, they stay as they are."""
        for side, pane in self.panes.items():
            pane.show_marks(self._controller.segments(side))
            self.overviews[side].show_marks(self._controller.segments(side))

    def _rewrite(self) -> None:
        """The draft says something else."""
        marked = self._controller.segments("draft")
        emphasis = self._draft_emphasis()
        self.panes["draft"].exchange(self._controller.texts["draft"], marked, emphasis)
        self.overviews["draft"].show_marks(marked)
        self.overviews["draft"].redraw()
        if self._controller.finder.words:
            self._seek()

    def _await(self, wanted: bool) -> None:
        """While a counterpart is awaited, the draft says so."""
        self.headers["draft"].ask(text("ui.review.linking") if wanted else "")
        cursor = Qt.CursorShape.PointingHandCursor if wanted else Qt.CursorShape.IBeamCursor
        self.panes["draft"].viewport().setCursor(cursor)
        if wanted:
            self.panes["draft"].setFocus()

    def _select(self) -> None:
        judgement = self._controller.judgement
        if judgement is None:
            return
        self.panes["reference"].show_emphasis(reference_emphasis(judgement))
        self.panes["draft"].show_emphasis(self._draft_emphasis())
        self.overviews["reference"].show_chosen(judgement.task.span)
        self.overviews["draft"].show_chosen(self._first(judgement))
        if not self._controller.drafting.is_open:  # who writes wants the page to stay
            self.bring_level()

    def _draft_emphasis(self) -> Emphasis:
        """What the selected task adds to the draft; found anew where that says something else."""
        judgement = self._controller.judgement
        if judgement is None:
            return Emphasis()
        self._spot = spot(self._controller.comparison, judgement)
        return draft_emphasis(judgement, self._spot)

    def _first(self, judgement: Judgement) -> Span | None:
        """The best passage; for a task that is carried nowhere where it would go, None where there is no such place."""
        if judgement.evidence:
            return judgement.evidence[0].span
        return self._spot.character if self._spot is not None else None

    def _keep_level(self) -> None:
        """After a change of width the selected pair is put level again, at once."""
        self.bring_level(at_once=True)

    def bring_level(self, *, at_once: bool = False) -> None:
        """Scroll so that the selected task and its counterpart stand side by side."""
        judgement = self._controller.judgement
        if judgement is None:
            return
        left, right = self.panes["reference"], self.panes["draft"]
        passage = self._first(judgement)
        targets = common_height(
            left.top_of(judgement.task.span),
            right.top_of(passage) if passage is not None else None,
            left_end=left.verticalScrollBar().maximum(),
            right_end=right.verticalScrollBar().maximum(),
            view=left.viewport().height(),
        )
        self._level = True
        self._travel(dict(zip(SIDES, targets, strict=True)), at_once=at_once)
        self.ribbon.update()
        self._follow()

    def _travel(self, targets: dict[str, int | None], *, at_once: bool = False) -> None:
        """Scroll the panes to these positions; None leaves one where it is."""
        self._motion.stop()
        self._route = tuple(
            (side, self.panes[side].verticalScrollBar().value(), target)
            for side, target in targets.items()
            if target is not None
        )
        if self._motion.duration() and self.isVisible() and not at_once:
            self._motion.start()
        else:
            self._glide(1.0)
            self.settled.emit()

    def _glide(self, share: float) -> None:
        for side, start, end in self._route:
            self.panes[side].verticalScrollBar().setValue(round(start + (end - start) * share))

    def _arrive(self) -> None:
        """What was laid out on the way may stand a little elsewhere than it was guessed."""
        if self._level:
            self.bring_level(at_once=True)
        else:
            self.settled.emit()

    def _turn(self, pixels: int) -> None:
        for pane in self.panes.values():
            bar = pane.verticalScrollBar()
            bar.setValue(bar.value() + pixels)

    def _seek(self) -> None:
        hits = self._controller.finder.hits
        for side, found in (("reference", hits.reference), ("draft", hits.draft)):
            self.panes[side].show_hits(found)
            self.overviews[side].show_hits(found)

    def _point(self, side: str, span: Span) -> None:
        pane = self.panes[side]
        pane.show_pointed(span)
        end = pane.verticalScrollBar().maximum()
        position, _ = common_height(pane.top_of(span), None, left_end=end, right_end=0, view=pane.viewport().height())
        self._level = False
        self._travel({side: position})

    def _follow(self) -> None:
        """Say where the reader is."""
        self._following.stop()
        if self._controller.judgement is None:
            return
        judgement = self._controller.judgement
        for side, pane in self.panes.items():
            passage = judgement.task.span if side == "reference" else self._first(judgement)
            at = (
                passage.start
                if passage and pane.stretch(passage).meets(pane.viewport().height())
                else pane.visible().start
            )
            remark = _counted(judgement, self._spot) if side == "draft" else ""
            self.headers[side].tell(self._controller.clause_path(side, at), remark)

    def _bands(self) -> tuple[Band, ...]:
        """What the ribbon draws now: only tasks of which both passages are in view."""
        if self._controller.judgement is None:
            return ()
        left, right = self.panes["reference"], self.panes["draft"]
        seen_left, seen_right = left.visible(), right.visible()
        joints = []
        by_task = self._controller.comparison.by_task
        segments = within(self._controller.segments("reference"), seen_left)
        for name in dict.fromkeys(task for segment in segments for task in segment.tasks):
            judgement = by_task[name]
            task, stretch = judgement.task.id, left.stretch(judgement.task.span)
            if not judgement.evidence:
                if look(judgement) == "missing":
                    joints.append(Joint(task, look(judgement), stretch, None))
                continue
            taken = judgement.evidence if task == self._controller.task else judgement.evidence[:1]
            joints += [
                Joint(task, look(judgement), stretch, right.stretch(evidence.span))
                for evidence in taken
                if evidence.span.overlaps(seen_right)
            ]
        return bands(joints, view=left.viewport().height(), selected=self._controller.task)


def _counted(judgement: Judgement, where: Spot | None) -> str:
    """How many passages of the draft carry the task; where none does, that the place is marked."""
    count = len(judgement.evidence)
    if count:
        return text("ui.review.counterparts", count=count)
    return text("ui.review.no_counterpart" if where is None else "ui.review.spot")
