"""One comparison under review: what is selected, filtered, sought, decided. All parts of the page listen to it."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.core.model.finding import Evidence, Judgement
from desktop.core.model.project import Decision, Project, Source
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.services.checking import without
from desktop.services.filtering import Filter
from desktop.services.review import Rejudged, ReviewSession
from desktop.ui.models.looks import named
from desktop.ui.review.agenda import Agenda
from desktop.ui.review.correcting import Correcting
from desktop.ui.review.deciding import Deciding
from desktop.ui.review.drafting import Drafting
from desktop.ui.review.edits import ProjectEdit
from desktop.ui.review.elsewhere import Elsewhere
from desktop.ui.review.finder import Finder
from desktop.ui.review.groundwork import Groundwork, Text, groundwork
from desktop.ui.review.judging import Judging
from desktop.ui.review.marks import Segment, segment_at
from desktop.ui.review.rounds import Rounds
from desktop.ui.review.uppers import Uppers

SIDES = ("reference", "draft")
BLANK = Project(Source("", b""), Source("", b""))


class ReviewController(QObject):
    """Holds the state of the page; every change is told by one signal, every change of the project is undoable."""

    loaded = Signal()
    selected = Signal()
    filtered = Signal()
    pointed = Signal(str, object)  # a side and a span to bring into view without selecting a task
    rewritten = Signal()  # the draft says something else
    judged = Signal()  # pins changed verdicts or counterparts, or the reference is cut otherwise
    edited = Signal(tuple)  # the project changed; the tasks it is about
    checks_changed = Signal()  # other kinds of faults of the draft by itself are told
    chosen = Signal()  # several tasks are selected, or one again

    def __init__(self, parent: QObject | None = None) -> None:
        """Without a comparison until `load`."""
        super().__init__(parent)
        self._session: ReviewSession | None = None
        self._segments: dict[str, tuple[Segment, ...]] = dict.fromkeys(SIDES, ())
        self._agenda: Agenda | None = None
        self.texts: Mapping[str, Text] = {}
        self.undo = QUndoStack(self)
        self.task = ""
        self.several: tuple[str, ...] = ()
        self.filter = Filter()
        self.unchecked: tuple[str, ...] = ()
        self.finder = Finder(self)
        self.deciding = Deciding(self)
        self.correcting = Correcting(self)
        self.drafting = Drafting(self)
        self.judging = Judging(self)
        self.elsewhere = Elsewhere(self)
        self.rounds = Rounds(self, lambda: self.session)
        self.uppers = Uppers(self, lambda: self.session)

    @property
    def session(self) -> ReviewSession:
        """The review with its project. Raises LookupError before the first `load`."""
        if self._session is None:
            raise LookupError("nothing loaded")
        return self._session

    @property
    def is_loaded(self) -> bool:
        """Whether there is something under review."""
        return self._session is not None

    @property
    def comparison(self) -> Comparison:
        """What is under review, as people corrected it. Raises LookupError before the first `load`."""
        return self.session.comparison

    @property
    def checked(self) -> Comparison:
        """The same without the kinds of faults that nobody wants to hear of."""
        return without(self.comparison, self.unchecked)

    def leave_unchecked(self, rules: Sequence[str]) -> None:
        """Say nothing of these kinds of faults of the draft by itself."""
        if tuple(rules) != self.unchecked:
            self.unchecked = tuple(rules)
            if self.is_loaded:
                self.checks_changed.emit()

    @property
    def project(self) -> Project:
        """The present state of what was decided."""
        return self.session.project

    @property
    def judgement(self) -> Judgement | None:
        """The selected task's judgement; None while nothing is selected."""
        return self.comparison.by_task.get(self.task) if self._session else None

    @property
    def decision(self) -> Decision | None:
        """What was decided about the selected task."""
        return self.session.decisions.get(self.task) if self._session else None

    @property
    def targets(self) -> tuple[str, ...]:
        """The tasks that a decision is about: the selected ones, in the plan's order."""
        return self.several or ((self.task,) if self.task else ())

    @property
    def agenda(self) -> Agenda:
        """The problems of the present state."""
        if self._agenda is None:
            self._agenda = Agenda(self.comparison, self.session.decisions)
        return self._agenda

    @property
    def ground(self) -> Groundwork:
        """What is shown now."""
        return Groundwork(self.texts, self._segments, self.agenda)

    def side(self, name: str) -> Side:
        """ "reference" or "draft"."""
        return self.comparison.reference if name == "reference" else self.comparison.draft

    def segments(self, side: str) -> tuple[Segment, ...]:
        """What is marked in a document."""
        return self._segments[side]

    def load(self, comparison: Comparison, project: Project = BLANK) -> None:
        """Show a machine's comparison, of the reference as the machine cut it, with what was decided."""
        self.show(ReviewSession(comparison, project))

    def show(
        self, session: ReviewSession, ground: Groundwork | None = None, *, before: Comparison | None = None
    ) -> None:
        """Show a review; select its first open problem, else its first task. ground: where that is laid already.

        before: the comparison of the round before, where it is at hand.
        """
        self._session = session
        self.rounds.begin(before)
        self.judging.drop()
        self.drafting.shut_it()
        self.undo.clear()
        ground = ground or groundwork(session)
        self._agenda = ground.agenda
        self.texts, self._segments = ground.texts, dict(ground.segments)
        self.filter = Filter()
        self.task, self.several = "", ()
        self.correcting.await_link(False)
        self.loaded.emit()
        self.filtered.emit()
        self.finder.clear()
        if not self.step(1) and self.comparison.judgements:
            self.select(self.comparison.judgements[0].task.id)

    def take(self, session: ReviewSession, ground: Groundwork | None = None) -> None:
        """Go on with the same documents cut otherwise; what stands where the selected task stood is selected.

        ground: where that is laid already.
        """
        judgement = self.judgement
        self._go_on_with(session, ground)
        self.several = ()
        self.rounds.look()
        self.judged.emit()
        self.edited.emit(())
        self.filtered.emit()
        at = judgement.task.span.start if judgement is not None else 0
        tasks = [one.task for one in self.comparison.judgements]
        nearest = min(tasks, key=lambda task: (max(task.span.start - at, at + 1 - task.span.end, 0), task.id))
        self.select(nearest.id)
        self.judging.ask()

    def follow(self, session: ReviewSession, ground: Groundwork) -> None:
        """Go on with the same tasks and another state of the draft; what is selected stays so."""
        before = self.judgement
        session.take(self.project)
        self._go_on_with(session, ground)
        self.judged.emit()
        if self.filter != Filter():
            self.filtered.emit()
        if self.judgement is not before:
            self.selected.emit()
        self.judging.ask()

    def _go_on_with(self, session: ReviewSession, ground: Groundwork | None) -> None:
        before, self._session = self.comparison.draft.document, session
        self.judging.drop()
        ground = ground or groundwork(session)
        # What was decided may be more by now than when the ground was laid.
        self._agenda = Agenda(self.comparison, session.decisions, ground.agenda)
        self.texts, self._segments = ground.texts, dict(ground.segments)
        if self.comparison.draft.document is not before:
            self.finder.again()
            self.rewritten.emit()

    def rejudged(self, rejudged: Rejudged, marked: Mapping[str, tuple[Segment, ...]], agenda: Agenda) -> None:
        """Verdicts that pins or terms asked for are there; those that nobody asks for any more are dropped."""
        before = self.judgement
        if not self.session.accept(rejudged):
            return
        # What was decided may be more by now than when the agenda was made.
        self._agenda = Agenda(self.comparison, self.session.decisions, agenda)
        self._segments = dict(marked)
        self.judged.emit()
        if self.filter != Filter():
            self.filtered.emit()
        if self.judgement is not before:
            self.selected.emit()

    # --- selecting ---

    def select(self, task: str) -> None:
        """Select a task; one that does not exist is ignored."""
        if self._session is None or task not in self.comparison.by_task:
            return
        self.task = task
        self.several = self.several if task in self.several else ()
        self.correcting.await_link(False)
        self.selected.emit()
        self.chosen.emit()

    def select_several(self, tasks: Sequence[str]) -> None:
        """Several tasks are to be decided at once; one or none: only the selected task."""
        several = tuple(tasks) if len(tasks) > 1 else ()
        if several != self.several:
            self.several = several
            self.chosen.emit()

    def select_at(self, side: str, index: int) -> bool:
        """Select the task that the character at `index` belongs to; on a second click the next one that shares it.

        While a counterpart is awaited, a place in the draft names it instead.
        """
        if self.correcting.awaiting and side == "draft":
            return self.correcting.link_at(index)
        segment = segment_at(self._segments[side], index)
        if segment is None or not segment.tasks:
            return False
        place = segment.tasks.index(self.task) + 1 if self.task in segment.tasks else 0
        self.select(segment.tasks[place % len(segment.tasks)])
        return True

    def problems(self) -> tuple[str, ...]:
        """The missing and weakened tasks in the plan's order."""
        return self.agenda.problems

    def still_open(self) -> tuple[str, ...]:
        """The problems that nobody settled."""
        return self.agenda.open

    def step(self, by: int) -> bool:
        """Select the next (1) or previous (-1) open problem, around the end to the other; False where there is none.

        When all are settled, it goes through all problems.
        """
        task = self.agenda.following(self.task, by)
        if task is not None:
            self.select(task)
        return task is not None

    # --- filtering ---

    def narrow(self, wanted: Filter) -> None:
        """Keep what the filter keeps. Where that hides the selected task, the first one that is left is selected."""
        self.filter = wanted
        self.filtered.emit()
        left = self.visible()
        if left and self.task not in left:
            self.select(next(j.task.id for j in self.comparison.judgements if j.task.id in left))

    def visible(self) -> frozenset[str]:
        """The ids of the tasks that stay in the list: the filter keeps them, and the sought words stand in them."""
        decisions = self.session.decisions
        judgements: Iterable[Judgement] = self.comparison.judgements
        if self.filter != Filter():
            judgements = (one for one in judgements if self.filter.keeps(one, decisions))
        if self.finder.words:
            judgements = (one for one in judgements if self.finder.meets(one))
        return frozenset(one.task.id for one in judgements)

    # --- changing the project ---

    def edit(self, after: Project, tasks: tuple[str, ...], words: str, *, onward: bool = False) -> None:
        """Go to another state of the project, as one step of undo.

        tasks: what it is about. words: its name. onward: go on to the next open problem besides them, if there is one.
        """
        if after != self.project:
            self.undo.push(ProjectEdit(self.project, after, tasks=tasks, words=words, put=self._put, onward=onward))
        elif onward:
            self._go_on(tasks)

    def rewrite(self, after: Project, words: str, *, merge: int = 0) -> None:
        """Go to a state of the project with other edits, as one step of undo. merge: as `ProjectEdit` has it."""
        if after != self.project:
            self.undo.push(ProjectEdit(self.project, after, tasks=(), words=words, put=self._put_edits, merge=merge))

    def _put_edits(self, project: Project, tasks: tuple[str, ...], *, follow: bool, onward: bool = False) -> None:
        """Take a state with other edits; what they do to verdicts is found out in the background (`recutting`)."""
        del tasks, onward
        if follow:  # undone or done again: what is open was written in another state
            self.drafting.shut_it()
        self.session.take(project)
        self.edited.emit(())

    def _put(self, project: Project, tasks: tuple[str, ...], *, follow: bool, onward: bool = False) -> None:
        """Take a state of the project; `follow`: select what it is about. tasks: () for the project as a whole."""
        self.session.take(project)
        self._agenda = Agenda(self.comparison, self.session.decisions, self._agenda, tasks)
        self.judging.ask()
        self.edited.emit(tasks)
        if self.filter != Filter():
            self.filtered.emit()
        if onward and self._go_on(tasks):
            return
        if follow or self.task in tasks or not tasks:
            self.select(self.task if self.task in tasks or not tasks else tasks[0])

    def _go_on(self, tasks: tuple[str, ...]) -> bool:
        """Select the next open problem besides these tasks; whether there is one."""
        return self.agenda.any_open(besides=tasks) and self.step(1)

    # --- pointing and naming ---

    def point_at(self, evidence: Evidence) -> None:
        """Bring a passage of the draft into view that might be the counterpart."""
        self.pointed.emit("draft", evidence.span)

    def clause_path(self, side: str, index: int) -> str:
        """Number and heading of the clause that holds the character at `index`; "" before the first."""
        clauses = self.side(side).outline.clauses
        after = bisect_right(clauses, index, key=lambda clause: clause.span.start)
        return named(clauses[after - 1].number, clauses[after - 1].heading) if after else ""

    def quote(self, side: str, span: Span) -> str:
        """A document's words, line breaks made blanks."""
        return " ".join(self.side(side).quote(span).split("\n"))
