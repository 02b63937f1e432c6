"""One plan against many drafts → rows of tasks and columns of drafts, in any order, narrowed to what is looked for."""

from collections import Counter
from collections.abc import Callable
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.messages import render, text
from desktop.core.model.finding import Verdict
from desktop.core.model.matrix import Matrix, MatrixCell, MatrixColumn
from desktop.services.filtering import LOOKS, STRENGTHENED, look_name

Index = QModelIndex | QPersistentModelIndex
SUMMARY = 0  # the first column: in how many drafts a task is missing and weakened
SHOWN = 24  # a tool tip's line holds about so many characters
WORST_FIRST = (Verdict.MISSING, Verdict.WEAKENED, Verdict.COVERED, Verdict.NOT_APPLICABLE)


class MatrixRole(IntEnum):
    """What a cell or head says besides its words."""

    LOOK = Qt.ItemDataRole.UserRole
    COUNTS = Qt.ItemDataRole.UserRole + 1  # Counter of verdicts, of a task or a draft
    PLACE = Qt.ItemDataRole.UserRole + 2  # a task's clause and number


class DraftOrder(StrEnum):
    """How the drafts stand."""

    NAME = "name"
    MISSING = "missing"
    COVERED = "covered"


class MatrixModel(QAbstractTableModel):
    """Row and column say where a thing stands on screen; `task_at` and `draft_at` what it is in the matrix."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._kept: list[int] = []
        self._sorted_by: tuple[int | None, bool] = (None, False)  # place of a draft (-1: all), whether the best first

    def show(self, matrix: Matrix) -> None:
        """Take another matrix, in the plan's order and by file name."""
        self.beginResetModel()
        self.matrix = matrix
        self._kept = list(range(len(matrix.reference.tasks)))
        self._rows = list(self._kept)
        self._columns = list(range(len(matrix.columns)))
        self._sorted_by = (None, False)
        self.endResetModel()

    # --- what stands where ---

    def task_at(self, row: int) -> int:
        """Place among the plan's tasks."""
        return self._rows[row]

    def draft_at(self, column: int) -> int | None:
        """Place among the drafts; None for the summary."""
        return None if column == SUMMARY else self._columns[column - 1]

    def cell_at(self, index: Index) -> MatrixCell | None:
        """The cell; None in the summary."""
        if self.matrix is None or not index.isValid() or index.column() == SUMMARY:
            return None
        return self.matrix.columns[self._columns[index.column() - 1]].cells[self._rows[index.row()]]

    # --- order and filter ---

    def keep(self, looks: frozenset[str], words: str, *, common: frozenset[int] | None = None) -> None:
        """Only tasks that some draft has one of the looks for, that contain the words, and that stand in `common`.

        Nothing given keeps all.
        """
        matrix = self.matrix
        if matrix is None:
            return
        sought = "".join(words.split()).casefold()
        self.beginResetModel()
        self._kept = [
            at
            for at in range(len(matrix.reference.tasks))
            if (not looks or any(looks & kinds(column.cells[at]) for column in matrix.columns))
            and sought in "".join(matrix.words[at].split()).casefold()
            and (common is None or at in common)
        ]
        self._rows = self._ordered()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Tasks by what a draft (or all) says of them, the worst first; column -1: in the plan's order."""
        draft = None if column < 0 else -1 if column == SUMMARY else self._columns[column - 1]
        self._sorted_by = (draft, order == Qt.SortOrder.DescendingOrder)
        self._move(self._ordered(), self._columns)

    @property
    def sorted_column(self) -> int:
        """Where what the tasks are sorted by stands now; -1 for the plan's order."""
        draft = self._sorted_by[0]
        return -1 if draft is None else SUMMARY if draft < 0 else self._columns.index(draft) + 1

    def arrange(self, order: DraftOrder) -> None:
        """Put the drafts in another order."""
        if self.matrix is None:
            return
        drafts = self.matrix.columns
        places = list(range(len(drafts)))
        if order is not DraftOrder.NAME:
            places.sort(key=lambda at: -drafts[at].counts[Verdict(order.value)])
        self._move(self._rows, places)

    def _ordered(self) -> list[int]:
        draft, best_first = self._sorted_by
        matrix = self.matrix
        if draft is None or matrix is None:
            return list(self._kept)
        if draft < 0:
            return sorted(
                self._kept,
                key=lambda at: tuple(-matrix.counts[at][one] for one in WORST_FIRST[:2]),
                reverse=best_first,
            )
        cells = matrix.columns[draft].cells
        return sorted(self._kept, key=lambda at: WORST_FIRST.index(cells[at].verdict), reverse=best_first)

    def _move(self, rows: list[int], columns: list[int]) -> None:
        """Other orders of the same rows and columns; what is selected stays so."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        things = [(self._rows[one.row()], self.draft_at(one.column())) for one in held]
        self._rows, self._columns = list(rows), list(columns)
        row_of = {task: row for row, task in enumerate(self._rows)}
        column_of: dict[int | None, int] = {draft: place + 1 for place, draft in enumerate(self._columns)}
        column_of[None] = SUMMARY
        self.changePersistentIndexList(held, [self.index(row_of[task], column_of[draft]) for task, draft in things])
        self.layoutChanged.emit()

    # --- what Qt asks ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The tasks that are kept."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The summary and the drafts."""
        return 0 if parent.isValid() or self.matrix is None else len(self._columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Mark and word of a verdict; in the summary how many drafts lack or weaken the task."""
        if self.matrix is None or not index.isValid():
            return None
        cell = self.cell_at(index)
        at = self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if cell is None:
            return self._summary(at, role)
        column = self.matrix.columns[self._columns[index.column() - 1]]
        return self._cell(at, cell, column, role)

    def _summary(self, at: int, role: int) -> Any:
        counts = self.matrix.counts[at] if self.matrix else Counter()
        if role == Qt.ItemDataRole.DisplayRole:
            return figures(counts)
        if role == MatrixRole.COUNTS:
            return counts
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(counts)
        return None

    def _cell(self, at: int, cell: MatrixCell, column: MatrixColumn, role: int) -> Any:
        look = _look(cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return text("ui.matrix.cell", mark=text(f"word.mark.{look}"), name=look_name(look))
        if role == MatrixRole.LOOK:
            return look
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text("ui.matrix.spoken", place=self.place(at), draft=stem(column.name), name=look_name(look))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(at, cell, column)
        return None

    def _tip(self, at: int, cell: MatrixCell, column: MatrixColumn) -> str:
        """The words on both sides and why, in lines that fit on a screen."""
        quote = cell.quote or text("ui.matrix.no_quote")
        lines = [
            text("ui.matrix.tip_task", place=self.place(at), words=self.matrix.words[at] if self.matrix else ""),
            text("ui.matrix.tip_draft", draft=stem(column.name), clause=cell.clause, words=quote),
            *map(render, cell.reasons),
        ]
        return "\n".join(_broken(line) for line in lines)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A draft's name and counts; a task's place and words."""
        if self.matrix is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._task_head(section, role) if 0 <= section < len(self._rows) else None
        if not 0 <= section <= len(self._columns):
            return None
        if section == SUMMARY:
            return text("ui.matrix.summary") if role == Qt.ItemDataRole.DisplayRole else None
        column = self.matrix.columns[self._columns[section - 1]]
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: stem(column.name),
            Qt.ItemDataRole.ToolTipRole: lambda: "\n".join((column.name, column.title, _spoken(column.counts))),
            Qt.ItemDataRole.AccessibleTextRole: lambda: f"{stem(column.name)} {_spoken(column.counts)}",
            MatrixRole.COUNTS: lambda: column.counts,
        }
        return answers[role]() if role in answers else None

    def _task_head(self, section: int, role: int) -> Any:
        at = self._rows[section]
        words = self.matrix.words[at] if self.matrix else ""
        answers: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: _broken(text("ui.matrix.tip_task", place=self.place(at), words=words)),
            MatrixRole.PLACE: self.place(at),
        }
        return answers.get(role)

    def place(self, at: int) -> str:
        """二（一）2: a task's clause and which of its tasks it is."""
        if self.matrix is None:
            return ""
        clause, number = self.matrix.places[at]
        return f"{clause.number.rstrip('、．.').replace('、（', '（')} {number}"


def kinds(cell: MatrixCell) -> frozenset[str]:
    """What a filter finds a cell under."""
    return frozenset({cell.verdict.value} | ({STRENGTHENED} if cell.strengthened else set()))


def stem(name: str) -> str:
    """A file's name without its suffix, where it has one."""
    return name.rpartition(".")[0] or name


def _look(cell: MatrixCell) -> str:
    return STRENGTHENED if cell.verdict is Verdict.COVERED and cell.strengthened else cell.verdict.value


def figures(counts: Counter[Verdict]) -> str:
    """○12 ▽8; ✓33 where nothing is wrong, — where nothing applies."""
    shown = [f"{text(f'word.mark.{one}')}{counts[one]}" for one in WORST_FIRST[:2] if counts[one]]
    covered = counts[Verdict.COVERED]
    carried = f"{text('word.mark.covered')}{covered}" if covered else text("word.mark.not_applicable")
    return " ".join(shown) or carried


def _spoken(counts: Counter[Verdict]) -> str:
    names = [look for look in LOOKS if look != STRENGTHENED]
    return text("ui.matrix.list_mark").join(
        text("ui.matrix.count", name=look_name(look), count=counts[Verdict(look)]) for look in names
    )


def _broken(words: str) -> str:
    """Lines of a tool tip: Qt breaks none that has no blanks."""
    return "\n".join(words[at : at + 2 * SHOWN] for at in range(0, len(words), 2 * SHOWN))
