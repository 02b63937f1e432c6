"""A comparison and a project's decisions, pins and corrections → the comparison under review, as people corrected it.

Decisions never change a verdict. Pins do (`services.rejudging`), and so do corrections of the cutting
(`services.cutting`) and edits of the draft (`services.editing`), after which the documents are compared anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.core.model.edit import Edit
from desktop.core.model.finding import Dimension, Evidence, Verdict
from desktop.core.model.project import (
    Correction,
    Decision,
    DecisionKind,
    FindingKey,
    Pin,
    PinKind,
    Project,
    finding_id,
    finding_keys,
    found,
    located,
    settled,
)
from desktop.core.model.review import Comparison, Side
from desktop.core.model.task import Task
from desktop.core.parsing.again import parsed_again
from desktop.core.progress import Progress
from desktop.services import cutting
from desktop.services.editing import as_read, edited
from desktop.services.filtering import still_open
from desktop.services.pipeline import up_to_date
from desktop.services.rejudging import Rejudge, common

Compare = Callable[[Side, Side, Progress], Comparison]


@dataclass(frozen=True, slots=True)
class Orphans:
    """What people said about something that these documents do not have any more; it is kept and changes nothing."""

    decisions: tuple[Decision, ...] = ()
    pins: tuple[Pin, ...] = ()
    corrections: tuple[Correction, ...] = ()
    edits: tuple[Edit, ...] = ()

    def __len__(self) -> int:
        return len(self.decisions) + len(self.pins) + len(self.corrections) + len(self.edits)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the verdicts of a comparison under review depend on besides the machine's."""

    pins: tuple[Pin, ...]
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class Rejudged:
    """A comparison as people corrected it, and what they asked for."""

    asked: Asked
    comparison: Comparison


def begin_review(
    reference: Side, draft: Side, project: Project, compare: Compare, progress: Progress
) -> "ReviewSession":
    """Compare the reference, cut as the project says, with the draft, edited as the project says.

    reference: as it was parsed. draft: in any state of its edits. Raises what `compare` does.
    """
    reference, draft = up_to_date(reference), up_to_date(draft)
    cut = cutting.recut(reference, project.corrections)
    return ReviewSession(compare(cut.side, with_edits(draft, project.edits), progress), project, parsed=reference)


def with_edits(draft: Side, edits: Sequence[Edit]) -> Side:
    """The draft in the state that these edits give it."""
    wanted = edited(as_read(draft.document), edits).document
    return draft if wanted.text == draft.document.text else parsed_again(wanted, draft)


class ReviewSession:
    """One comparison under review with one state of its project; every change is a new Project that is `put`."""

    def __init__(self, machine: Comparison, project: Project, *, parsed: Side | None = None) -> None:
        """machine: as the pipeline made it, without any pin, from the reference cut as the project says.

        parsed: the reference as the machine cut it; None where it is cut like that.
        """
        self._machine = machine
        self._parsed = parsed or machine.reference
        self._cut = cutting.recut(self._parsed, project.corrections)
        self._corrections = project.corrections
        self._edits = project.edits
        self._lost_edits = edited(as_read(machine.draft.document), project.edits).lost
        self._project = project
        self._rejudge = Rejudge(machine)
        self._keys = cutting.task_keys(machine.reference)
        self._places = located(self._keys)
        self._decisions: dict[str, Decision] = {}
        self._earlier: dict[str, tuple[Decision, ...]] = {}
        self._pins: dict[str, tuple[Pin, ...]] = {}  # by task, and of them those whose passage is still there
        self._held: dict[str, tuple[Pin, ...]] = {}
        self._grouped: tuple[Pin, ...] = ()
        self._lost_pins: tuple[Pin, ...] = ()
        self._asked = Asked((), tuple(Dimension))  # what the comparison answers
        self._comparison = machine
        self._take()
        work = self.rejudging()
        if work is not None:
            self.accept(work())

    @property
    def project(self) -> Project:
        """The present state."""
        return self._project

    @property
    def comparison(self) -> Comparison:
        """The comparison with all pins applied that `rejudging` was accepted for."""
        return self._comparison

    @property
    def machine(self) -> Comparison:
        """The comparison without any pin."""
        return self._machine

    @property
    def parsed(self) -> Side:
        """The reference as the machine cut it."""
        return self._parsed

    @property
    def reopened(self) -> frozenset[str]:
        """The tasks whose decision of an earlier round holds no longer."""
        return frozenset(self._earlier)

    def to_do_again(self, task: str) -> bool:
        """Whether a task was decided in an earlier round, is judged otherwise now, and something is left to decide."""
        return task in self._earlier and still_open(self._comparison.by_task[task], self._decisions)

    def earlier(self, task: str) -> tuple[Decision, ...]:
        """What was decided about a task and its findings in an earlier round, and holds no longer."""
        return self._earlier.get(task, ())

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """Task id or finding id → decision."""
        return self._decisions

    @property
    def orphans(self) -> Orphans:
        """What these documents have no place for."""
        return self._orphans

    @property
    def outdated(self) -> bool:
        """Whether the project wants the reference cut, or the draft edited, otherwise than they were compared."""
        return (self._project.corrections, self._project.edits) != (self._corrections, self._edits)

    @property
    def recut_otherwise(self) -> bool:
        """Whether the project wants the reference cut otherwise than it was compared."""
        return self._project.corrections != self._corrections

    def settled(self, task: str) -> bool:
        """Whether nothing is left to decide about a task."""
        return settled(self._decisions, self._comparison.by_task[task])

    def touched(self, task: str) -> bool:
        """Whether anything was decided about a task or one of its findings."""
        return any(name == task or name.startswith(f"{task}#") for name in self._decisions)

    def pins(self, task: str) -> tuple[Pin, ...]:
        """What people said against the machine about a task."""
        return self._pins.get(task, ())

    @property
    def pinned(self) -> frozenset[str]:
        """The tasks about which people said something against the machine."""
        return frozenset(self._pins)

    def in_force(self, task: str) -> bool:
        """Whether a pin changes the judgement of a task; one whose passage vanished does not."""
        return any(self._rejudge.holds(pin) for pin in self.pins(task))

    def recut(self, task: str) -> bool:
        """Whether people cut a task otherwise than the machine did."""
        return bool(self._cut.origins.get(task))

    def put(self, project: Project) -> bool:
        """Take another state of the project; whether a verdict or a counterpart changed with it.

        Where the project wants another cutting or other edits, nothing but the state is taken: see `again`.
        """
        self.take(project)
        work = self.rejudging()
        return work is not None and self.accept(work())

    def take(self, project: Project) -> None:
        """Take another state of the project; verdicts stay as they are until `rejudging` was done and accepted."""
        self._project = project
        if not self.outdated:
            self._take()

    def rejudging(self) -> Callable[[], Rejudged] | None:
        """What has to be run, in any thread, for the verdicts that the project asks for; None where they are those."""
        asked = Asked(self._project.pins, self._project.terms.dimensions)
        if self.outdated or asked == self._asked:
            return None
        rejudge, held = self._rejudge, self._held
        return lambda: Rejudged(asked, rejudge.corrected(held, asked.dimensions))

    def accept(self, rejudged: Rejudged) -> bool:
        """Take over verdicts, unless the project asks for others meanwhile; whether they were taken over."""
        if rejudged.asked != Asked(self._project.pins, self._project.terms.dimensions) or self.outdated:
            return False
        self._asked, self._comparison = rejudged.asked, rejudged.comparison
        self._take()  # decisions about findings are known by them
        return True

    def again(self, compare: Compare) -> Callable[[Progress], "ReviewSession"]:
        """What has to be run, in any thread, for the session of the project's cutting and edits."""
        parsed, draft, project = self._parsed, self._machine.draft, self._project
        return lambda progress: begin_review(parsed, draft, project, compare, progress)

    # --- deciding ---

    def decided(self, tasks: Iterable[str], kind: DecisionKind, *, reason: str = "", note: str = "") -> Project:
        """The project with one decision about each of these tasks."""
        made = (Decision(self._keys[task], kind, reason, note) for task in tasks)
        return self._project.decided(made)

    def decided_on(self, task: str, number: int, kind: DecisionKind, *, reason: str = "", note: str = "") -> Project:
        """The project with a decision about one finding of a task. number: its place in the judgement."""
        key = self._finding_keys(task)[number]
        return self._project.decided([Decision(self._keys[task], kind, reason, note, key)])

    def resumed(self, task: str) -> Project:
        """The project in which what was decided about a task in an earlier round holds again, as far as it can."""
        known = set(self._finding_keys(task))
        earlier = (one for one in self.earlier(task) if one.finding is None or one.finding in known)
        return self._project.decided(replace(one, task=self._keys[task]) for one in earlier)

    def undecided(self, tasks: Iterable[str]) -> Project:
        """The project without decisions about these tasks and their findings."""
        return self._project.undecided(self._keys[task] for task in tasks)

    def undecided_on(self, task: str, number: int) -> Project:
        """The project without the decision about one finding; its task's holds for it again."""
        return self._project.undecided([self._keys[task]], self._finding_keys(task)[number])

    # --- correcting ---

    def linked(self, task: str, passage: str) -> Project:
        """The project in which the passage (an id of the draft's) is the counterpart of the task."""
        return self._project.pinned(Pin(self._keys[task], PinKind.LINK, passage=self._rejudge.key(passage)))

    def unlinked(self, task: str) -> Project:
        """The project in which no passage that carries the task now does so."""
        project = self._project
        judgement = self._comparison.by_task[task]
        for passage in self._rejudge.carriers(judgement.evidence):
            project = project.pinned(Pin(self._keys[task], PinKind.UNLINK, passage=self._rejudge.key(passage.id)))
        return project

    def judged(self, task: str, verdict: Verdict, *, reason: str = "") -> Project:
        """The project in which the verdict on a task is this one."""
        return self._project.pinned(Pin(self._keys[task], PinKind.VERDICT, verdict=verdict, reason=reason))

    def released(self, task: str) -> Project:
        """The project in which the machine alone judges a task."""
        return self._project.released(self._keys[task])

    def split(self, task: str, at: int) -> Project:
        """The project in which a task is cut before the character at `at`. Raises ValueError: one half says nothing."""
        return cutting.split(self._project, self._machine.reference, task, at)

    def merged(self, task: str, by: int) -> Project:
        """The project in which a task is one with its neighbour before (-1) or behind (1). Raises ValueError."""
        return cutting.merge(self._project, self._machine.reference, task, by)

    def uncut(self, task: str) -> Project:
        """The project in which a task is cut as the machine does."""
        return cutting.uncut(self._project, self._parsed, task)

    def neighbour(self, task: str, by: int) -> str | None:
        """The task that `merged` would take in."""
        return cutting.neighbour(self._machine.reference, task, by)

    # --- looking up ---

    def passage_at(self, index: int) -> Task | None:
        """The passage of the draft that holds the character at `index`; None between passages."""
        holding = [
            passage for passage in self._machine.draft.passages if passage.span.start <= index < passage.span.end
        ]
        return min(holding, key=lambda passage: len(passage.span), default=None)

    def passage_of(self, evidence: Evidence) -> Task | None:
        """The passage that a piece of evidence shows most of."""
        carriers = self._rejudge.carriers((evidence,))
        return max(carriers, key=lambda passage: common(passage.span, evidence.span), default=None)

    def prepare(self) -> None:
        """Build what pins need beforehand; takes a while for long drafts, and may run in any thread."""
        self._rejudge.prepare()

    def _finding_keys(self, task: str) -> tuple[FindingKey, ...]:
        return finding_keys(self._machine.reference, self._comparison.by_task[task])

    def _take(self) -> None:
        """Find what the project's decisions and pins are about."""
        if self._grouped != self._project.pins:
            self._take_pins()
        self._orphans = Orphans(self._take_decisions(), self._lost_pins, self._cut.lost, self._lost_edits)
        grouped: dict[str, list[Decision]] = {}
        for decision in self._project.reopened:
            grouped.setdefault(found(decision.task, self._places) or "", []).append(decision)
        grouped.pop("", None)
        self._earlier = {task: tuple(made) for task, made in grouped.items()}

    def _take_pins(self) -> None:
        """Find what the pins are about, and those that cannot be applied."""
        grouped: dict[str, list[Pin]] = {}
        lost = []
        for pin in self._project.pins:
            task = found(pin.task, self._places)
            if task is not None:
                grouped.setdefault(task, []).append(pin)
            if task is None or not self._rejudge.holds(pin):
                lost.append(pin)
        self._pins = {task: tuple(made) for task, made in grouped.items()}
        self._held = {
            task: kept
            for task, made in self._pins.items()
            if (kept := tuple(pin for pin in made if self._rejudge.holds(pin)))
        }
        self._grouped, self._lost_pins = self._project.pins, tuple(lost)

    def _take_decisions(self) -> tuple[Decision, ...]:
        """Find what was decided about what; give the decisions about what is not there."""
        self._decisions, orphans = {}, []
        for decision in self._project.decisions:
            task = found(decision.task, self._places)
            name = task if task is None or decision.finding is None else self._finding(task, decision)
            if name is None or name in self._decisions:
                orphans.append(decision)
            else:
                self._decisions[name] = decision
        return tuple(orphans)

    def _finding(self, task: str, decision: Decision) -> str | None:
        """The id of the finding that a decision is about."""
        for number, key in enumerate(self._finding_keys(task)):
            if key == decision.finding:
                return finding_id(task, number)
        return None
