"""A comparison → the reference's outline as rows: clauses with carried/total, under each its tasks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from desktop.core.messages import text
from desktop.core.model.clause import Clause, Outline
from desktop.core.model.finding import Authority, Judgement, Verdict
from desktop.core.model.project import Decision, finding_id, settled
from desktop.core.model.review import Comparison, Side
from desktop.services.filtering import PROBLEMS, STRENGTHENED
from desktop.ui.models.looks import look, named

OF_A_ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
Index = QModelIndex | QPersistentModelIndex


class OutlineRole(IntEnum):
    """What a row can be asked for, besides its text."""

    TASK = Qt.ItemDataRole.UserRole + 1  # task id; "" for a clause
    LOOK = Qt.ItemDataRole.UserRole + 2  # the verdict's value, "strengthened" for a carried task taken further
    NOTE = Qt.ItemDataRole.UserRole + 3  # what stands at the right: 2/5, 力度, 国家事权
    GROUP = Qt.ItemDataRole.UserRole + 4  # for a clause: whether it holds other clauses and no task of its own
    TASKS = Qt.ItemDataRole.UserRole + 5  # ids of the tasks in a clause and all below it
    DECISION = Qt.ItemDataRole.UserRole + 6  # for a task: what was decided, as a word; "" for nothing
    SETTLED = Qt.ItemDataRole.UserRole + 7  # for a task: whether nothing is left to do about it


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause that holds tasks (by their ids), itself (`own`) or somewhere below it (`all`)."""

    clause: Clause
    label: str
    own: tuple[str, ...]
    all: tuple[str, ...]


def carried(tasks: Iterable[str], judged: Mapping[str, Judgement]) -> str:
    """落实 of those that a locality can carry: "2/5"; "" where there is none."""
    verdicts = [judged[task].verdict for task in tasks]
    applicable = len(verdicts) - verdicts.count(Verdict.NOT_APPLICABLE)
    return f"{verdicts.count(Verdict.COVERED)}/{applicable}" if applicable else ""


def own_number(clause: Clause, outline: Outline) -> str:
    """The last part of a clause's path of numbers: （一） of 二、（一）."""
    parent = outline.by_id.get(clause.parent) if clause.parent else None
    if parent and clause.number.startswith(parent.number):
        return clause.number[len(parent.number) :].strip() or clause.number
    return clause.number


def clause_rows(comparison: Comparison) -> tuple[ClauseRow, ...]:
    """The clauses of the reference that hold tasks, in document order."""
    outline = comparison.reference.outline
    by_clause: dict[str, list[str]] = {}
    for judgement in comparison.judgements:
        by_clause.setdefault(judgement.task.clause, []).append(judgement.task.id)
    below: dict[str, list[str]] = {}
    for clause in outline.clauses:
        above: Clause | None = clause
        while above is not None:
            below.setdefault(above.id, []).extend(by_clause.get(clause.id, ()))
            above = outline.by_id.get(above.parent) if above.parent else None
    return tuple(
        ClauseRow(
            clause,
            named(own_number(clause, outline), clause.heading),
            tuple(by_clause.get(clause.id, ())),
            tuple(below[clause.id]),
        )
        for clause in outline.clauses
        if below.get(clause.id)
    )


def note(judgement: Judgement) -> str:
    """What stands at the right of a task: the dimension that lost most, or who alone can carry it."""
    if judgement.verdict is Verdict.NOT_APPLICABLE and judgement.authority is not Authority.LOCAL:
        return text(f"word.authority.{judgement.authority.value}")
    if judgement.verdict is Verdict.WEAKENED and judgement.findings:
        order = ("high", "medium", "low")
        worst = min(judgement.findings, key=lambda finding: order.index(finding.severity.value))
        return text(f"word.dimension.{worst.dimension.value}")
    if look(judgement) == STRENGTHENED:
        return text("word.name.strengthened")
    return ""


@dataclass(frozen=True, slots=True)
class Line:
    """What one row of the list shows. task: "" for a clause. note: at the right. group: a clause without own tasks."""

    label: str
    note: str
    task: str = ""
    look: str = ""
    decision: str = ""
    settled: bool = False
    group: bool = False
    folded: bool = False
    tasks: tuple[str, ...] = ()
    spoken: str = ""
    hint: str = ""


class OutlineModel(QStringListModel):
    """The plan's own outline, one row for each clause and, below it, one for each of its tasks that are kept.

    A flat list: a tree of thousands of rows takes Qt a second to open. The words stand in Qt's own list, so that it
    counts and finds rows without asking Python; what else a row shows is made when it is looked at.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._clauses: tuple[ClauseRow, ...] = ()
        self._rows: list[tuple[ClauseRow, str]] = []  # "" for the clause itself
        self._judged: Mapping[str, Judgement] = {}
        self._reference: Side | None = None
        self._labels: dict[str, str] = {}
        self._places: dict[str, int] = {}
        self._lines: dict[int, Line] = {}
        self._decisions: Mapping[str, Decision] = {}
        self._pinned: frozenset[str] = frozenset()
        self._again: frozenset[str] = frozenset()
        self._kept: frozenset[str] = frozenset()
        self._folded: set[str] = set()

    def show(self, comparison: Comparison) -> None:
        """Fill the list with all tasks; nothing is decided in it yet."""
        self._decisions, self._pinned, self._again, self._folded = {}, frozenset(), frozenset(), set()
        self._clauses = clause_rows(comparison)
        self._judged, self._reference = comparison.by_task, comparison.reference
        self._kept = frozenset(self._judged)
        text_of = comparison.reference.document.text
        self._labels = {one.task.id: "".join(one.task.span.of(text_of).split("\n")) for one in comparison.judgements}
        self._lay_out()

    def holds(self, comparison: Comparison) -> bool:
        """Whether these are the tasks of the list, whatever is said of them."""
        if comparison.reference is self._reference:
            return True
        listed = [(name, self._judged[name].task.span) for row in self._clauses for name in row.own]
        return listed == [(one.task.id, one.task.span) for one in comparison.judgements]

    def keep(self, tasks: frozenset[str]) -> None:
        """Show these tasks and the clauses that hold one of them."""
        if tasks != self._kept:
            self._kept = tasks
            self._lay_out()

    def fold(self, clause: str, *, folded: bool) -> None:
        """Hide or show what stands under a clause."""
        if folded != (clause in self._folded):
            (self._folded.add if folded else self._folded.discard)(clause)
            self._lay_out()

    def unfold_to(self, task: str) -> None:
        """Show a task that a folded clause hides."""
        if task in self._kept and task not in self._places:
            for row in self._clauses:
                if task in row.all:
                    self._folded.discard(row.clause.id)
            self._lay_out()

    def _lay_out(self) -> None:
        """Make the rows anew."""
        rows: list[tuple[ClauseRow, str]] = []
        kept, under = self._kept, -1
        for row in self._clauses:
            if row.clause.span.start < under or kept.isdisjoint(row.all):
                continue
            rows.append((row, ""))
            if row.clause.id in self._folded:
                under = max(self._judged[task].task.span.end for task in row.all)
                continue
            rows += [(row, task) for task in row.own if task in kept]
        self._rows = rows
        self._lines = {}
        self._places = {task: number for number, (_, task) in enumerate(rows) if task}
        self.setStringList([self._labels[task] if task else row.label for row, task in rows])

    def judge_again(self, comparison: Comparison) -> None:
        """Take other verdicts on the same tasks."""
        self._judged, self._reference = comparison.by_task, comparison.reference
        self._refresh()

    def mark(self, decisions: Mapping[str, Decision], pinned: frozenset[str], again: frozenset[str]) -> None:
        """Show what was decided and which tasks people corrected."""
        self._decisions, self._pinned, self._again = dict(decisions), pinned, again
        self._refresh()

    def _refresh(self) -> None:
        """Say that rows may look different; only those in view are made anew."""
        self._lines = {}
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def index_of(self, task: str) -> QModelIndex:
        """Where a task stands; invalid where it does not."""
        place = self._places.get(task)
        return self.index(place) if place is not None else QModelIndex()

    def clause_at(self, row: int) -> Clause:
        """The clause that a row is, or stands under."""
        return self._rows[row][0].clause

    def place_of(self, clause: str) -> int:
        """The row of a clause; -1 for none."""
        places = (number for number, (row, task) in enumerate(self._rows) if not task and row.clause.id == clause)
        return next(places, -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, and nothing else."""
        return OF_A_ROW if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text and the roles of `OutlineRole`; the accessible text says the verdict as a word."""
        if not index.isValid():
            return None
        line = self.line(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.label
            case Qt.ItemDataRole.ToolTipRole:
                return line.hint
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case OutlineRole.TASK:
                return line.task
            case OutlineRole.LOOK:
                return line.look
            case OutlineRole.NOTE:
                return line.note
            case OutlineRole.GROUP:
                return line.group
            case OutlineRole.TASKS:
                return line.tasks
            case OutlineRole.DECISION:
                return line.decision
            case OutlineRole.SETTLED:
                return line.settled
            case _:
                return None

    def line(self, row: int) -> Line:
        """What a row shows."""
        made = self._lines.get(row)
        if made is None:
            clause, task = self._rows[row]
            made = self._task_line(self._judged[task]) if task else self._clause_line(clause)
            self._lines[row] = made
        return made

    def _clause_line(self, row: ClauseRow) -> Line:
        share = carried(row.all, self._judged)
        spoken = text("ui.outline.clause_spoken", label=row.label, carried=share)
        tasks = tuple(task for task in row.own if task in self._kept)
        folded = row.clause.id in self._folded
        return Line(row.label, share, group=not row.own, folded=folded, tasks=tasks, spoken=spoken, hint=row.label)

    def _task_line(self, judgement: Judgement) -> Line:
        label, verdict = self._labels[judgement.task.id], text(f"word.verdict.{judgement.verdict.value}")
        decision = self._decision(judgement)
        words = decision or note(judgement)
        if not decision and judgement.task.id in self._again and judgement.verdict in PROBLEMS:
            words = text("ui.outline.again", note=words).strip()
        if judgement.task.id in self._pinned:
            words = text("ui.outline.pinned", note=words).strip()
        return Line(
            label,
            words,
            judgement.task.id,
            look(judgement),
            decision,
            settled(self._decisions, judgement),
            tasks=(judgement.task.id,),
            spoken="，".join(part for part in (verdict, label, decision) if part),
            hint=f"{verdict}　{label}",
        )

    def _decision(self, judgement: Judgement) -> str:
        decision = self._decisions.get(judgement.task.id)
        if decision is not None:
            return text(f"ui.decision.short.{decision.kind.value}")
        own = (self._decisions.get(finding_id(judgement.task.id, at)) for at in range(len(judgement.findings)))
        made = [one for one in own if one is not None]
        done = sum(one.settled for one in made)
        return text("ui.decision.short.some", done=done, count=len(judgement.findings)) if made else ""
