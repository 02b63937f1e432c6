"""Matrix → what Word, workbook and command line say of it alike: places and marks."""

from dataclasses import dataclass

from desktop.core.messages import text
from desktop.core.model.finding import Verdict
from desktop.core.model.matrix import Matrix, MatrixCell
from desktop.core.writers.verdict_look import COLOURS, GROUNDS, MORE_GROUND, STRENGTHENED, mark

# Below the leading rows the picture of what many drafts lack gets no clearer; the matrix has them all.
COMMON_ROWS = 20


@dataclass(frozen=True, slots=True)
class CellLook:
    """A cell's mark and word, the colour of both, and its ground (RRGGBB)."""

    mark: str
    word: str
    colour: str
    ground: str


def cell_look(cell: MatrixCell) -> CellLook:
    """How a verdict is shown; a carried task that the draft takes further has a look of its own."""
    if cell.verdict is Verdict.COVERED and cell.strengthened:
        return CellLook(text("word.mark.strengthened"), text("word.name.strengthened"), STRENGTHENED, MORE_GROUND)
    verdict = cell.verdict
    return CellLook(mark(verdict), text(f"word.verdict.{verdict}"), COLOURS[verdict], GROUNDS[verdict])


def place(matrix: Matrix, at: int) -> str:
    """二（一）第2项: the clause of a task as people cite it, and which of the clause's tasks it is."""
    clause, number = matrix.places[at]
    cited = clause.number.rstrip("、．.").replace("、（", "（")
    # After a bracket no blank is needed: 二（一）第2项, but 一 第2项.
    return text("report.clause_task", clause=cited, number=number).replace("\n", "" if cited.endswith("）") else " ")
