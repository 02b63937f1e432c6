"""A matrix → the lines that a person reads first on the command line."""

from desktop.core.messages import render, text
from desktop.core.model.finding import Verdict
from desktop.core.model.matrix import Matrix, MatrixColumn
from desktop.core.writers.matrix_parts import place

QUOTE_LENGTH = 40  # a task is recognised by its first words


def matrix_lines(matrix: Matrix) -> list[str]:
    """What was compared, a line for each draft, the tasks that most drafts lack, and what was left out."""
    side = matrix.reference
    lines = [
        text("matrix.summary.reference", title=side.title, file=side.document.name, tasks=len(side.tasks)),
        text("matrix.summary.drafts", count=len(matrix.columns)),
    ]
    if matrix.columns:
        lines += ["", text("matrix.summary.head"), *map(_draft, matrix.columns)]
    gaps = matrix.common_gaps
    if gaps:
        lines += ["", text("matrix.summary.common", count=len(gaps)), *(_task(matrix, at) for at in gaps)]
    if matrix.left_out:
        lines += ["", text("matrix.summary.left_out", count=len(matrix.left_out))]
        lines += [text("matrix.summary.left_out_line", why=render(one.why)) for one in matrix.left_out]
    return lines


def _draft(column: MatrixColumn) -> str:
    return text(
        "matrix.summary.line",
        **{verdict.value: column.counts[verdict] for verdict in Verdict},
        copied=f"{column.copied:.0%}",
        name=column.name,
    )


def _task(matrix: Matrix, at: int) -> str:
    words, counts = matrix.words[at], matrix.counts[at]
    return text(
        "matrix.summary.task",
        missing=counts[Verdict.MISSING],
        weakened=counts[Verdict.WEAKENED],
        place=place(matrix, at),
        quote=words if len(words) <= QUOTE_LENGTH else words[: QUOTE_LENGTH - 1] + "…",
    )
