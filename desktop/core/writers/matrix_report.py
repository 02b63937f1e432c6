"""Matrix → 政策落实情况矩阵, a Word file on turned pages: what many drafts lack, the drafts, tasks × drafts."""

from collections.abc import Sequence
from datetime import datetime

from desktop.core.messages import render, text
from desktop.core.model.finding import Verdict
from desktop.core.model.matrix import Matrix, MatrixColumn
from desktop.core.wordml.package import to_bytes
from desktop.core.writers.gongwen import LANDSCAPE_WIDTH, new_document
from desktop.core.writers.markup import HEAD_FILL, Row, append, paragraph, run, table
from desktop.core.writers.matrix_parts import COMMON_ROWS, cell_look, place
from desktop.core.writers.verdict_look import COLOURS, STRENGTHENED, mark

DRAFTS = {"number": 700, "file": 4000, "title": 5170, "covered": 800, "weakened": 800, "missing": 800,
          "not_applicable": 900, "strengthened": 700, "copied": 700}  # fmt: skip
COMMON = {"clause": 1800, "task": 10270, "missing_in": 1250, "weakened_in": 1250}
LEFT_OUT = {"file": 5000, "why": 9570}
NUMBER_WIDTH, PLACE_WIDTH, COUNT_WIDTH, DRAFT_WIDTH = 620, 1500, 480, 460  # twips
ACROSS = 15  # drafts in one table: the words of the task keep a third of the page
NAMED = 3  # tasks, and files left out, in the conclusion
WORDS = 54  # characters of a task in the matrix; its whole words stand in the workbook
SMALL = 18  # half points
WIDE = 0x2000  # characters from here on are as wide as two
NAME_WIDTH, HEAD_HEIGHT = 20, 2600  # of a draft's name over its column: in narrow characters, and in twips
LISTED = (Verdict.MISSING, Verdict.WEAKENED, Verdict.COVERED, Verdict.NOT_APPLICABLE)


def matrix_report(matrix: Matrix, *, moment: datetime) -> bytes:
    """The .docx as bytes: the same matrix and moment give the same bytes. moment: its date."""
    document = new_document(title=text("matrix.title"), moment=moment, landscape=True)
    date = text("report.date", year=moment.year, month=moment.month, day=moment.day)
    append(
        document,
        paragraph(run(text("matrix.title")), style="Title"),
        paragraph(run(text("matrix.reference_title", title=matrix.reference.title)), style="Subtitle"),
        paragraph(run(date), style="Subtitle"),
        *(paragraph(run(sentence), style="BodyText") for sentence in conclusion(matrix)),
        _heading("common"),
        *_common(matrix),
        _heading("drafts"),
        *_drafts(matrix),
        _heading("left_out"),
        *_left_out(matrix),
        _heading("matrix"),
        *_matrix(matrix),
    )
    return to_bytes(document)


def conclusion(matrix: Matrix) -> list[str]:
    """The paragraphs on the first page."""
    told = [text("matrix.conclusion.counts", title=matrix.reference.title, tasks=len(matrix.reference.tasks),
                 drafts=len(matrix.columns))]  # fmt: skip
    if matrix.columns:
        told.append(_extremes(matrix))
        gaps = matrix.common_gaps
        worst = [
            text(
                "matrix.conclusion.common_one",
                place=place(matrix, at),
                missing=matrix.counts[at][Verdict.MISSING],
                weakened=matrix.counts[at][Verdict.WEAKENED],
            )
            for at in gaps[:NAMED]
        ]
        told.append(
            text("matrix.conclusion.common", count=len(gaps), tasks=text("matrix.list_mark").join(worst))
            if gaps
            else text("matrix.conclusion.common_none")
        )
    else:
        told.append(text("matrix.conclusion.nothing"))
    told.append(_not_listed(matrix))
    return ["".join(told), text("matrix.conclusion.note")]


def _not_listed(matrix: Matrix) -> str:
    left = matrix.left_out
    if not left:
        return text("matrix.conclusion.left_out_none")
    names = text("matrix.list_mark").join(one.name for one in left[:NAMED])
    more = text("matrix.conclusion.left_out_more") if len(left) > NAMED else ""
    part = text("matrix.heading.left_out").partition("、")[0]
    return text("matrix.conclusion.left_out", count=len(left), names=names + more, part=part)


def _extremes(matrix: Matrix) -> str:
    best = max(matrix.columns, key=lambda column: column.counts[Verdict.COVERED])
    worst = max(matrix.columns, key=lambda column: column.counts[Verdict.MISSING])
    return text(
        "matrix.conclusion.best",
        name=best.name,
        covered=best.counts[Verdict.COVERED],
        worst=worst.name,
        missing=worst.counts[Verdict.MISSING],
    )


def _heading(part: str) -> str:
    return paragraph(run(text(f"matrix.heading.{part}")), style="Heading1", before=180)


def _said(key: str, **params: str | int) -> str:
    return paragraph(run(text(f"matrix.table.{key}", **params)), style="BodyText", keep_next=key.startswith("lead"))


def _titles(columns: dict[str, int]) -> list[str]:
    return [text(f"matrix.column.{name}") for name in columns]


def _cell(words: str, *, align: str = "", colour: str = "") -> str:
    return paragraph(run(words, colour=colour), style="TableText", align=align)


def _drafts(matrix: Matrix) -> tuple[str, ...]:
    rows = [_draft(number, column) for number, column in enumerate(matrix.columns, 1)]
    if not rows:
        return (_said("none_left_out"),)
    return _said("lead_drafts"), table(tuple(DRAFTS.values()), rows, head=_titles(DRAFTS))


def _draft(number: int, column: MatrixColumn) -> Row:
    verdicts = (Verdict.COVERED, Verdict.WEAKENED, Verdict.MISSING, Verdict.NOT_APPLICABLE)
    return Row(
        (
            _cell(str(number), align="center"),
            _cell(column.name),
            _cell(column.title),
            *(_cell(str(column.counts[one]), align="center", colour=COLOURS[one]) for one in verdicts),
            _cell(str(column.strengthened), align="center", colour=STRENGTHENED),
            _cell(text("matrix.share", percent=round(100 * column.copied)), align="center"),
        )
    )


def _common(matrix: Matrix) -> tuple[str, ...]:
    gaps = matrix.common_gaps
    if not gaps:
        return (_said("none_common"),)
    rows = [
        Row(
            (
                _cell(place(matrix, at)),
                _cell(matrix.words[at]),
                *(
                    _cell(str(matrix.counts[at][one]), align="center", colour=COLOURS[one])
                    for one in (Verdict.MISSING, Verdict.WEAKENED)
                ),
            )
        )
        for at in gaps[:COMMON_ROWS]
    ]
    more = [_said("more_common", count=len(gaps) - COMMON_ROWS)] if len(gaps) > COMMON_ROWS else []
    return _said("lead_common"), table(tuple(COMMON.values()), rows, head=_titles(COMMON)), *more


def _left_out(matrix: Matrix) -> tuple[str, ...]:
    if not matrix.left_out:
        return (_said("none_left_out"),)
    rows = [Row((_cell(one.name), _cell(render(one.why)))) for one in matrix.left_out]
    return (table(tuple(LEFT_OUT.values()), rows, head=_titles(LEFT_OUT)),)


def _matrix(matrix: Matrix) -> tuple[str, ...]:
    """The drafts in stretches of ACROSS, each a table with all tasks."""
    legend = [text("matrix.table.legend", mark=mark(one), name=text(f"word.verdict.{one}")) for one in LISTED]
    lead = text(
        "matrix.table.lead_matrix",
        legend=text("matrix.list_mark").join(legend),
        strengthened=text("word.mark.strengthened"),
    )
    blocks = [paragraph(run(lead), style="BodyText", keep_next=True)]
    for start in range(0, len(matrix.columns), ACROSS):
        columns = matrix.columns[start : start + ACROSS]
        blocks += [_block(matrix, columns, start), paragraph(style="ChartText")]
    return tuple(blocks)


def _block(matrix: Matrix, columns: Sequence[MatrixColumn], start: int) -> str:
    fixed = NUMBER_WIDTH + PLACE_WIDTH + 2 * COUNT_WIDTH + DRAFT_WIDTH * len(columns)
    widths = [NUMBER_WIDTH, PLACE_WIDTH, LANDSCAPE_WIDTH - fixed, *[COUNT_WIDTH] * 2, *[DRAFT_WIDTH] * len(columns)]
    names = [
        text("matrix.draft", number=number, name=_short(column.name))
        for number, column in enumerate(columns, start + 1)
    ]
    titles = [text(f"matrix.column.{name}") for name in ("number", "clause", "task", "missing_short", "weakened_short")]
    head = Row(
        tuple(_small(name, align="" if at >= len(titles) else "center") for at, name in enumerate([*titles, *names])),
        fill=(HEAD_FILL,) * len(widths),
        head=True,
        upright=(*[False] * len(titles), *[True] * len(names)),
        height=HEAD_HEIGHT,
    )
    return table(widths, [head, *(_row(matrix, columns, at) for at in range(len(matrix.places)))], margins=(20, 40))


def _row(matrix: Matrix, columns: Sequence[MatrixColumn], at: int) -> Row:
    counts = matrix.counts[at]
    looks = [cell_look(column.cells[at]) for column in columns]
    return Row(
        (
            _small(str(at + 1)),
            _small(place(matrix, at), align="left"),
            _small(_first(matrix.words[at]), align="left"),
            *(_small(str(counts[one] or ""), colour=COLOURS[one]) for one in (Verdict.MISSING, Verdict.WEAKENED)),
            *(_small(look.mark, colour=look.colour, bold=True) for look in looks),
        ),
        fill=("", "", "", "", "", *(look.ground for look in looks)),
    )


def _small(words: str, *, align: str = "center", colour: str = "", bold: bool = False) -> str:
    return paragraph(run(words, colour=colour, bold=bold, half_points=SMALL), style="ChartText", align=align)


def _first(words: str) -> str:
    return words if len(words) <= WORDS else words[: WORDS - 1] + "…"


def _short(name: str) -> str:
    """As much of a file's name as stands over a column."""
    stem = name.rpartition(".")[0] or name
    width = 0
    for at, character in enumerate(stem):
        width += 2 if ord(character) > WIDE else 1
        if width > NAME_WIDTH:
            return stem[: at - 1] + "…"
    return stem
