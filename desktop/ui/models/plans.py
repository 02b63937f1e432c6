"""Plans of the library and clauses found in them → rows of a list: what is said of each, in which order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.messages import text
from desktop.core.model.library import Hit, Plan, PlanClause
from desktop.ui.models.looks import named

ROW = Qt.ItemDataRole.UserRole + 1
BEFORE = 14  # characters of a clause shown before the first words that were sought


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. clause: None for a plan as a whole. words: part of the clause, `places` in it as sought."""

    plan: Plan
    head: str
    facts: str
    clause: PlanClause | None = None
    words: str = ""
    places: tuple[tuple[int, int], ...] = ()


def place_of(plan: Plan) -> str:
    """广东省; 国家文件 and the like where it binds no single place, else the title."""
    return plan.place or (text(f"recognition.level.{plan.level}") if plan.level else plan.title)


def plan_row(plan: Plan) -> Row:
    """Title; whose, number or date, how many clauses and tasks."""
    counts = text("ui.library.counts", clauses=plan.clauses, tasks=plan.tasks)
    return Row(plan, plan.title, "　".join(part for part in (place_of(plan), plan.number or plan.date, counts) if part))


def hit_row(hit: Hit) -> Row:
    """Whose plan and which clause; the words around the first place that was found."""
    words = " ".join(hit.clause.text.split("\n"))
    start = max(0, hit.places[0][0] - BEFORE) if hit.places else 0
    mark = "…" if start else ""
    moved = ((first - start + len(mark), last - start + len(mark)) for first, last in hit.places if first >= start)
    head = f"{place_of(hit.plan)}　{named(hit.clause.number, hit.clause.heading)}"
    return Row(hit.plan, head, hit.plan.title, hit.clause, mark + words[start:], tuple(moved))


class RowModel(QAbstractListModel):
    """The rows, all replaced at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def put(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, or its words for screen readers and tool tips."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(part for part in (row.head, row.facts, row.words[:200]) if part)
        return None
