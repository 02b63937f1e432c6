"""Comparison → 条款覆盖图: reference clauses × draft clauses, a cell as dark as much is carried there."""

from collections.abc import Sequence

from desktop.core.messages import text
from desktop.core.model.clause import Clause
from desktop.core.model.coverage import Coverage, coverage
from desktop.core.model.finding import Verdict
from desktop.core.model.review import Comparison
from desktop.core.writers.gongwen import LANDSCAPE_WIDTH
from desktop.core.writers.markup import HEAD_FILL, Row, paragraph, run, table
from desktop.core.writers.report_parts import heading, said
from desktop.core.writers.report_rows import clause_title, rules
from desktop.core.writers.verdict_look import COLOURS, mark

LABEL_WIDTH, COUNT_WIDTH, WIDEST = 3300, 700, 900  # twips
LABEL, NAME = 17, 14  # characters of a clause's name at the left, and over a column
HEAD_HEIGHT = 2760  # twips: NAME characters of the chart's size, one below another
SMALL = 18  # half points
# Up to this share of a clause's tasks in one place → its ground. Told apart in grey as well, black figures readable.
SHADES = ((1 / 3, "DDEEE5"), (2 / 3, "A9D3BD"), (1.0, "64B28A"))
SUMMED = (Verdict.COVERED, Verdict.WEAKENED, Verdict.MISSING)


def coverage_picture(comparison: Comparison) -> tuple[str, ...]:
    """Heading, legend and tables of 四、条款覆盖图; always of all tasks, whatever the report is limited to."""
    most_rows, most_columns = rules()["coverage_rows"], rules()["coverage_columns"]
    shown = coverage(comparison, most_rows=most_rows, most_columns=most_columns)
    if not shown.cells:
        return heading("coverage"), said("coverage.none")
    whole = coverage(comparison)
    rolled = len(shown.rows) < len(whole.rows) or len(shown.columns) < len(whole.columns)
    tables = [
        _table(comparison, shown, range(start, min(start + most_columns, len(shown.columns))))
        for start in range(0, len(shown.columns), most_columns)
    ]
    blank = paragraph(style="ChartText")
    return heading("coverage"), _legend(rolled=rolled), *(block for made in tables for block in (made, blank))


def _legend(*, rolled: bool) -> str:
    shades = [
        run(text(f"report.coverage.legend_{name}"), ground=colour)
        for name, (_, colour) in zip(("third", "two_thirds", "more"), SHADES, strict=True)
    ]
    words = text("report.coverage.legend_end") + (text("report.coverage.rolled_up") if rolled else "")
    spaced = [part for shade in shades for part in (run("　"), shade)]
    return paragraph(run(text("report.coverage.legend_start")), *spaced, run(words), style="Note", keep_next=True)


def _table(comparison: Comparison, shown: Coverage, columns: Sequence[int]) -> str:
    """The columns of a range, all rows, and what becomes of each row's tasks."""
    room = LANDSCAPE_WIDTH - LABEL_WIDTH - COUNT_WIDTH * len(SUMMED)
    widths = [LABEL_WIDTH, *[min(WIDEST, room // len(columns))] * len(columns), *[COUNT_WIDTH] * len(SUMMED)]
    names = [_name(shown.columns[column], NAME) for column in columns]
    sums = [mark(verdict) + text(f"word.verdict.{verdict}") for verdict in SUMMED]
    head = Row(
        (
            _cell(text("report.coverage.clause")),
            *(paragraph(run(name, half_points=SMALL), style="ChartText") for name in names),
            *map(_cell, sums),
        ),
        fill=(HEAD_FILL,) * len(widths),
        head=True,
        upright=(False, *[True] * len(names), *[False] * len(sums)),
        height=HEAD_HEIGHT,
    )
    return table(
        widths, [head, *(_row(comparison, shown, at, columns) for at in range(len(shown.rows)))], margins=(20, 30)
    )


def _row(comparison: Comparison, shown: Coverage, at: int, columns: Sequence[int]) -> Row:
    row = shown.rows[at]
    found = [shown.cells.get((at, column)) for column in columns]
    carried = [task for (line, _), cell in shown.cells.items() if line == at for task in cell.tasks]
    weakened = sum(comparison.by_task[task].verdict is Verdict.WEAKENED for task in carried)
    sums = (len(carried) - weakened, weakened, len(row.missing))
    return Row(
        (
            paragraph(run(_name(row.clause, LABEL), half_points=SMALL), style="ChartText", align="left"),
            *(_cell(str(len(cell.tasks)) if cell else "") for cell in found),
            *(
                _cell(str(count) if count else "", COLOURS[verdict])
                for verdict, count in zip(SUMMED, sums, strict=True)
            ),
        ),
        fill=("", *(_shade(cell.share) if cell else "" for cell in found), *[""] * len(sums)),
    )


def _shade(share: float) -> str:
    return next((colour for most, colour in SHADES if share <= most + 1e-9), SHADES[-1][1])


def _name(clause: Clause, longest: int) -> str:
    name = clause_title(clause).replace("、（", "（").replace(" ", "")
    return name if len(name) <= longest else name[: longest - 1] + "…"


def _cell(words: str, colour: str = "") -> str:
    return paragraph(run(words, colour=colour, half_points=SMALL), style="ChartText", align="center")
