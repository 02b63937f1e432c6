"""A comparison → the reference's outline as a tree: clauses with carried/total, under each its tasks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from desktop.core.messages import text
from desktop.core.model.clause import Clause, Outline
from desktop.core.model.finding import Authority, Judgement, Verdict
from desktop.core.model.project import Decision, finding_id, settled
from desktop.core.model.review import Comparison
from desktop.services.filtering import STRENGTHENED
from desktop.ui.models.looks import look, named

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
    """A clause that holds tasks, itself (`own`) or somewhere below it (`all`)."""

    clause: Clause
    label: str
    own: tuple[Judgement, ...]
    all: tuple[Judgement, ...]

    @property
    def carried(self) -> str:
        """落实 of those that a locality can carry: "2/5"; "" where there is none."""
        applicable = [judgement for judgement in self.all if judgement.verdict is not Verdict.NOT_APPLICABLE]
        covered = sum(judgement.verdict is Verdict.COVERED for judgement in applicable)
        return f"{covered}/{len(applicable)}" if applicable else ""


def own_number(clause: Clause, outline: Outline) -> str:
    """The last part of a clause's path of numbers: （一） of 二、（一）."""
    parent = outline.by_id.get(clause.parent) if clause.parent else None
    if parent and clause.number.startswith(parent.number):
        return clause.number[len(parent.number) :].strip() or clause.number
    return clause.number


def clause_rows(comparison: Comparison) -> tuple[ClauseRow, ...]:
    """The clauses of the reference that hold tasks, in document order."""
    outline = comparison.reference.outline
    by_clause: dict[str, list[Judgement]] = {}
    for judgement in comparison.judgements:
        by_clause.setdefault(judgement.task.clause, []).append(judgement)
    below: dict[str, list[Judgement]] = {}
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


class OutlineModel(QAbstractItemModel):
    """Two levels: clauses, and under each its own tasks."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._rows: tuple[ClauseRow, ...] = ()
        self._labels: dict[str, str] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._decisions: Mapping[str, Decision] = {}
        self._pinned: frozenset[str] = frozenset()

    def show(self, comparison: Comparison) -> None:
        """Fill the tree; nothing is decided in it yet."""
        self.beginResetModel()
        self._decisions, self._pinned = {}, frozenset()
        self._rows = clause_rows(comparison)
        self._places = {
            judgement.task.id: (row, place)
            for row, entry in enumerate(self._rows)
            for place, judgement in enumerate(entry.own)
        }
        quote = comparison.reference.quote
        self._labels = {j.task.id: "".join(quote(j.task.span).split("\n")) for j in comparison.judgements}
        self.endResetModel()

    def holds(self, comparison: Comparison) -> bool:
        """Whether the tree shows these tasks, whatever is said of them."""
        shown = [(one.task.id, one.task.span) for row in self._rows for one in row.own]
        return shown == [(one.task.id, one.task.span) for one in comparison.judgements]

    def judge_again(self, comparison: Comparison) -> None:
        """Take other verdicts on the same tasks."""
        self._rows = clause_rows(comparison)
        self._tell(range(len(self._rows)))

    def mark(self, decisions: Mapping[str, Decision], pinned: frozenset[str], changed: Iterable[str]) -> None:
        """Show what was decided and which tasks people corrected; `changed`: the tasks where that is new."""
        self._decisions, self._pinned = dict(decisions), pinned
        self._tell(sorted({self._places[task][0] for task in changed if task in self._places}))

    def _tell(self, rows: Iterable[int]) -> None:
        """Say that clauses and the tasks under them look different."""
        for row in rows:
            clause = self.index(row, 0)
            self.dataChanged.emit(clause, clause)
            if self._rows[row].own:
                last = self.index(len(self._rows[row].own) - 1, 0, clause)
                self.dataChanged.emit(self.index(0, 0, clause), last)

    def index_of(self, task: str) -> QModelIndex:
        """Where a task stands; invalid where it does not."""
        row, place = self._places.get(task, (-1, -1))
        return self.createIndex(place, 0, row + 1) if row >= 0 else QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Clauses have the inner id 0, tasks 1 + the row of their clause."""
        # Asked for at every row that is painted or opened: the bounds are looked up here, not through Qt.
        if column or row < 0 or (parent.isValid() and parent.internalId()):
            return QModelIndex()
        if parent.isValid():
            inside = row < len(self._rows[parent.row()].own)
            return self.createIndex(row, 0, parent.row() + 1) if inside else QModelIndex()
        return self.createIndex(row, 0, 0) if row < len(self._rows) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        """The clause of a task."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Clauses, or the tasks of one."""
        if not parent.isValid():
            return len(self._rows)
        if parent.internalId() or parent.column():
            return 0
        return len(self._rows[parent.row()].own)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text and the roles of `OutlineRole`; the accessible text says the verdict as a word."""
        if not index.isValid():
            return None
        if index.internalId():
            judgement = self._rows[index.internalId() - 1].own[index.row()]
            return self._task_data(judgement, role)
        return _clause_data(self._rows[index.row()], role)

    def _task_data(self, judgement: Judgement, role: int) -> Any:
        label = self._labels[judgement.task.id]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return label
            case Qt.ItemDataRole.ToolTipRole:
                return f"{text(f'word.verdict.{judgement.verdict.value}')}　{label}"
            case Qt.ItemDataRole.AccessibleTextRole:
                spoken = [text(f"word.verdict.{judgement.verdict.value}"), label, self._decision(judgement)]
                return "，".join(part for part in spoken if part)
            case OutlineRole.TASK:
                return judgement.task.id
            case OutlineRole.LOOK:
                return look(judgement)
            case OutlineRole.NOTE:
                return self._note(judgement)
            case OutlineRole.TASKS:
                return (judgement.task.id,)
            case OutlineRole.DECISION:
                return self._decision(judgement)
            case OutlineRole.SETTLED:
                return settled(self._decisions, judgement)
            case _:
                return None

    def _decision(self, judgement: Judgement) -> str:
        decision = self._decisions.get(judgement.task.id)
        if decision is not None:
            return text(f"ui.decision.short.{decision.kind.value}")
        own = (self._decisions.get(finding_id(judgement.task.id, at)) for at in range(len(judgement.findings)))
        made = [one for one in own if one is not None]
        done = sum(one.settled for one in made)
        return text("ui.decision.short.some", done=done, count=len(judgement.findings)) if made else ""

    def _note(self, judgement: Judgement) -> str:
        """What stands at the right: the decision before what the machine has to say, and that a person corrected it."""
        words = self._decision(judgement) or note(judgement)
        return text("ui.outline.pinned", note=words).strip() if judgement.task.id in self._pinned else words


def _clause_data(row: ClauseRow, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
            return row.label
        case Qt.ItemDataRole.AccessibleTextRole:
            return text("ui.outline.clause_spoken", label=row.label, carried=row.carried)
        case OutlineRole.TASK | OutlineRole.LOOK:
            return ""
        case OutlineRole.NOTE:
            return row.carried
        case OutlineRole.GROUP:
            return not row.own
        case OutlineRole.TASKS:
            return tuple(judgement.task.id for judgement in row.all)
        case _:
            return None


class OutlineFilter(QSortFilterProxyModel):
    """Keeps the tasks of a set, and the clauses that hold one of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Keeps nothing until `keep`."""
        super().__init__(parent)
        self._kept: frozenset[str] = frozenset()

    def keep(self, tasks: frozenset[str]) -> None:
        """Show these tasks."""
        if tasks != self._kept:
            self._kept = tasks
            self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """A row stays when one of its tasks is kept."""
        index = self.sourceModel().index(source_row, 0, source_parent)
        return not self._kept.isdisjoint(index.data(OutlineRole.TASKS) or ())
