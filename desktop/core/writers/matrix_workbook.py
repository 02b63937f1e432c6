"""Matrix → an Excel workbook: tasks × drafts, the drafts one by one, every cell with its reasons, what was left out."""

from collections.abc import Sequence
from datetime import datetime

from desktop import __version__
from desktop.core.messages import render, text
from desktop.core.model.finding import Verdict
from desktop.core.model.matrix import Matrix, MatrixColumn
from desktop.core.writers.matrix_parts import cell_look, place
from desktop.core.writers.workbook import Cell, Marked, Sheet, book

TASK_COLUMNS = {"number": 6, "clause": 14, "task": 46, "missing_in": 10, "weakened_in": 10}
DRAFT_WIDTH = 12
DRAFTS = {
    "number": 6, "file": 34, "title": 44, "covered": 8, "weakened": 8, "missing": 8, "not_applicable": 9,
    "strengthened": 8, "additions": 10, "copied": 9, "characters": 9, "unread": 40,
}  # fmt: skip
DETAILS = {
    "number": 6, "clause": 14, "task": 40, "draft": 26, "verdict": 12, "dimensions": 14, "draft_clause": 14,
    "quote": 44, "reasons": 44, "confidence": 8,
}  # fmt: skip
LEFT_OUT = {"file": 44, "why": 90}
OBJECTS = {"name": 14, "value": 90}


def matrix_workbook(matrix: Matrix, *, moment: datetime) -> bytes:
    """The .xlsx as bytes: the same matrix and moment give the same bytes. moment: goes into the properties."""
    drafts = [(_stem(column.name), DRAFT_WIDTH) for column in matrix.columns]
    tasks = range(len(matrix.reference.tasks))
    sheets = [
        Sheet(
            text("matrix.sheet.matrix"),
            [*_headings(TASK_COLUMNS), *drafts],
            [(*_task(matrix, at), *(_verdict(column, at) for column in matrix.columns)) for at in tasks],
            frozen=3,
        ),
        _sheet("drafts", DRAFTS, [_draft(number, column) for number, column in enumerate(matrix.columns, 1)]),
        _sheet("details", DETAILS, [_detail(matrix, at, column) for at in tasks for column in matrix.columns]),
        _sheet("left_out", LEFT_OUT, [(one.name, render(one.why)) for one in matrix.left_out]),
        _sheet("objects", OBJECTS, _objects(matrix), filtered=False),
    ]
    return book(text("matrix.title"), sheets, moment=moment)


def _headings(columns: dict[str, int]) -> list[tuple[str, int]]:
    return [(text(f"matrix.column.{name}"), width) for name, width in columns.items()]


def _sheet(name: str, columns: dict[str, int], rows: Sequence[Sequence[Cell]], *, filtered: bool = True) -> Sheet:
    return Sheet(text(f"matrix.sheet.{name}"), _headings(columns), rows, filtered=filtered)


def _task(matrix: Matrix, at: int) -> tuple[Cell, ...]:
    counts = matrix.counts[at]
    return at + 1, place(matrix, at), matrix.words[at], counts[Verdict.MISSING], counts[Verdict.WEAKENED]


def _verdict(column: MatrixColumn, at: int) -> Marked:
    look = cell_look(column.cells[at])
    return Marked(text("matrix.cell", mark=look.mark, name=look.word), look.colour, look.ground)


def _draft(number: int, column: MatrixColumn) -> tuple[Cell, ...]:
    return (
        number,
        column.name,
        column.title,
        *(
            column.counts[verdict]
            for verdict in (Verdict.COVERED, Verdict.WEAKENED, Verdict.MISSING, Verdict.NOT_APPLICABLE)
        ),
        column.strengthened,
        column.additions,
        round(column.copied, 2),
        column.characters,
        "\n".join(map(render, column.unread)),
    )


def _detail(matrix: Matrix, at: int, column: MatrixColumn) -> tuple[Cell, ...]:
    cell = column.cells[at]
    dimensions = [text(f"word.dimension.{one}") for one in cell.dimensions]
    return (
        at + 1,
        place(matrix, at),
        matrix.words[at],
        _stem(column.name),
        _verdict(column, at),
        text("matrix.list_mark").join(dimensions) if cell.verdict is Verdict.WEAKENED else "",
        cell.clause,
        cell.quote or text("report.table.no_counterpart"),
        "\n".join(map(render, cell.reasons)),
        round(cell.confidence, 2),
    )


def _objects(matrix: Matrix) -> list[tuple[str, str]]:
    document = matrix.reference.document
    return [
        (text("report.objects.title"), matrix.reference.title),
        (
            text("report.objects.number"),
            matrix.reference.outline.front.document_number or text("report.objects.absent"),
        ),
        (text("report.objects.file"), document.name),
        (text("report.objects.characters"), str(document.characters)),
        (text("report.objects.sha256"), document.sha256),
        (text("report.objects.unread"), "\n".join(map(render, document.unread)) or text("report.none")),
        (text("report.objects.tool"), text("report.objects.tool_text", version=__version__, rules=matrix.rules)),
    ]


def _stem(name: str) -> str:
    """A file's name without the suffix, where it has one."""
    return name.rpartition(".")[0] or name
