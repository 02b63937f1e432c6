"""Comparison → the report's first pages: conclusion, chart, what to settle first, what was compared."""

from datetime import datetime

from desktop import __version__
from desktop.core.messages import render, text
from desktop.core.model.clause import Clause
from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.review import Comparison, Side
from desktop.core.writers.edited_draft import edit_changes
from desktop.core.writers.gongwen import PORTRAIT_WIDTH
from desktop.core.writers.markup import Row, paragraph, run, table
from desktop.core.writers.report_parts import contents, heading, parts, row_link
from desktop.core.writers.report_rows import (
    chart_clauses,
    clause_number,
    clause_title,
    entries,
    in_order_of_dimension,
    must_be_settled,
    percent,
    rules,
)
from desktop.core.writers.verdict_look import COLOURS, QUIET, STRENGTHENED, mark, verdict_runs

COUNTED = (Verdict.COVERED, Verdict.WEAKENED, Verdict.MISSING)  # the parts of a bar, from the left
BAR_CELLS = 40  # Word takes at most 63 columns; forty give steps of a fortieth
BAR_LEAST = 4  # cells, so that mark and figure of the smallest part fit
BAR_WIDTH = 3640  # twips
COUNT_WIDTH = 900
LABEL = 20  # characters of a clause's name beside its bar
SMALL = 16  # half points, inside a bar
NAME = 24  # characters of a file's name on page one; the whole stands in 三、对照对象
LINE = 40  # characters of a title of that size; with a longer one, or more to say, no room for a blank line below
ROOMY_ROWS = 12  # nor with more rows in the chart than this
FIGURES = 24  # half points, of the figures at a glance
TITLES = 26  # half points: with 16 pt the usual length of a title leaves two characters on a second line


ClauseRows = list[tuple[Clause, list[Judgement]]]


def front(comparison: Comparison, moment: datetime, note: str = "", *, several: bool = False) -> tuple[str, ...]:
    """The blocks from the title to 三、对照对象. note: what the drafter has to say of the whole; "" for nothing.

    several: the report is about more than one upper document.
    """
    roomy = not note and comparison.selection is None and comparison.draft.document.original is None
    return (
        *_title(comparison, roomy=roomy),
        *_note(note),
        *_conclusion(comparison, roomy=roomy),
        _compared(comparison),
        *contents(parts(comparison, several=several)),
        *_first(comparison),
        *_objects(comparison, moment),
    )


def _title(comparison: Comparison, *, roomy: bool) -> tuple[str, ...]:
    """roomy: a blank line may follow, so far as the rest of page one leaves room for it."""
    titles = (
        text("report.draft_title", title=comparison.draft.title),
        text("report.reference_title", title=comparison.reference.title),
    )
    roomy = roomy and all(len(title) <= LINE for title in titles) and len(_charted(comparison)) <= ROOMY_ROWS
    return (
        paragraph(run(text("report.title")), style="Title"),
        *(paragraph(run(title, half_points=TITLES), style="Subtitle") for title in titles),
        *((paragraph(style="Normal"),) * roomy),
    )


def _note(note: str) -> tuple[str, ...]:
    """The drafter's own words, a paragraph for each line."""
    lines = [line for line in note.splitlines() if line.strip()]
    lead = run(text("report.note_lead"), bold=True)
    return tuple(
        paragraph(*(() if number else (lead,)), run(line), style="BodyText") for number, line in enumerate(lines)
    )


def _conclusion(comparison: Comparison, *, roomy: bool) -> tuple[str, ...]:
    """roomy: there is room on page one for the figures in a row besides."""
    counts: dict[str, int] = {verdict.value: comparison.count(verdict) for verdict in Verdict}
    sentence = text("report.conclusion.counts", tasks=len(comparison.judgements), **counts)
    if counts[Verdict.NOT_APPLICABLE]:
        sentence += text("report.conclusion.counts_not_applicable", **counts)
    sentence += text("report.conclusion.full_stop") + _where_missing(comparison)
    sentence += text(
        "report.conclusion.draft",
        additions=len(comparison.additions),
        strengthened=comparison.strengthened,
        copied=percent(comparison.copied),
    )
    legend = text("report.conclusion.chart", **{verdict.value: mark(verdict) for verdict in COUNTED})
    rows = _charted(comparison)
    if left := len(chart_clauses(comparison)) - len(rows):
        legend += text("report.conclusion.chart_left", shown=len(rows), left=left)
    return (
        heading("conclusion"),
        *_limits(comparison),
        *_edited(comparison.draft),
        paragraph(run(sentence), style="BodyText"),
        *((_figures(comparison),) * roomy),
        paragraph(run(legend), style="Note", keep_next=True),
        _chart(rows),
    )


def _figures(comparison: Comparison) -> str:
    """The figures of the whole in one row, for who reads no sentence."""
    counted = {
        text("report.figure.tasks"): (str(len(comparison.judgements)), ""),
        **{
            text(f"word.verdict.{verdict}"): (str(comparison.count(verdict)), COLOURS[verdict])
            for verdict in (*COUNTED, Verdict.NOT_APPLICABLE)
        },
        text("word.name.strengthened"): (str(comparison.strengthened), STRENGTHENED),
        text("report.figure.additions"): (str(len(comparison.additions)), ""),
        text("word.name.copied"): (percent(comparison.copied), ""),
    }
    row = Row(
        tuple(
            paragraph(run(figure, colour=colour, bold=True, half_points=FIGURES), style="TableText", align="center")
            for figure, colour in counted.values()
        )
    )
    return table([PORTRAIT_WIDTH // len(counted)] * len(counted), [row], head=list(counted))


def _limits(comparison: Comparison) -> tuple[str, ...]:
    """That the report shows some tasks only, and which; nothing where it shows all."""
    if comparison.selection is None:
        return ()
    shown, tasks = len(comparison.selected), len(comparison.judgements)
    words = text("report.conclusion.limited", words=comparison.selection.words, shown=shown, tasks=tasks)
    return (paragraph(run(words), style="BodyText"),)


def _edited(draft: Side) -> tuple[str, ...]:
    """That the draft is not the file as it was read, since the file named below does not say so; else nothing."""
    count = len(edit_changes(draft.document))
    return (paragraph(run(text("report.conclusion.edited", count=count)), style="BodyText"),) if count else ()


def _compared(comparison: Comparison) -> str:
    """What was compared, for who reads only the first page; the whole SHA-256 stands in 三、对照对象."""
    sides = (comparison.draft, comparison.reference)
    names = [
        text(
            "report.objects.brief_file",
            role=text(f"word.role.{role}"),
            file=_middle(side.document.name, NAME),
            sha=side.document.sha256[:12],
        )
        for role, side in zip(("draft", "reference"), sides, strict=True)
    ]
    unread = "".join(render(message) for side in sides for message in side.document.unread).rstrip("。")
    words = text(
        "report.objects.brief", files="".join(names), rules=comparison.rules, unread=unread or text("report.none")
    )
    return paragraph(run(words), style="Note")


def _middle(name: str, longest: int) -> str:
    """A long name without its middle: its end tells a file's kind and round."""
    half = (longest - 1) // 2
    return name if len(name) <= longest else f"{name[:half]}…{name[-half:]}"


def _where_missing(comparison: Comparison) -> str:
    """The sentence that names the clauses where half of what is missing stands."""
    clauses = []
    for clause, judgements in chart_clauses(comparison):
        count = sum(judgement.verdict is Verdict.MISSING for judgement in judgements)
        if count:
            clauses.append((clause, count))
    missing = sum(count for _, count in clauses)
    if not missing:
        return text("report.conclusion.missing_none")
    clauses.sort(key=lambda pair: -pair[1])
    named = []
    for clause, count in clauses[: rules()["named_clauses"]]:
        number = clause_number(clause.id, comparison.reference)
        key = "missing_clause" if clause.heading else "missing_clause_bare"
        named.append(text(f"report.conclusion.{key}", number=number, heading=clause.heading, count=count))
        if 2 * sum(count for _, count in clauses[: len(named)]) >= missing:
            return text("report.conclusion.missing_in", clauses=text("report.conclusion.list_mark").join(named))
    return text("report.conclusion.missing_spread", clauses=len(clauses), most=clauses[0][1])


def _charted(comparison: Comparison) -> ClauseRows:
    """The clauses that page one has room for: of too many of one level those where most is lost, in their order."""
    clauses = chart_clauses(comparison)

    def lost(row: tuple[Clause, list[Judgement]]) -> tuple[int, int]:
        verdicts = [judgement.verdict for judgement in row[1]]
        return verdicts.count(Verdict.MISSING), verdicts.count(Verdict.WEAKENED)

    most = sorted(clauses, key=lost, reverse=True)[: rules()["chart_rows"]]
    return [row for row in clauses if row in most]


def _chart(clauses: ClauseRows) -> str:
    """One bar for each clause: table cells with a ground, each part with its mark and figure."""
    label_width = PORTRAIT_WIDTH - BAR_WIDTH - COUNT_WIDTH
    widths = [label_width, *[BAR_WIDTH // BAR_CELLS] * BAR_CELLS, COUNT_WIDTH]
    rows = []
    for clause, judgements in clauses:
        counts = {verdict: sum(j.verdict is verdict for j in judgements) for verdict in COUNTED}
        due = sum(counts.values())
        name = clause_title(clause)
        name = name if len(name) <= LABEL else name[: LABEL - 1] + "…"
        # The chart stays on one page: each row with the next.
        label = paragraph(run(name), style="ChartText", keep_next=clause is not clauses[-1][0])
        parts = _bar({verdict: count for verdict, count in counts.items() if count})
        bar = tuple(
            paragraph(run(f"{mark(verdict)}{counts[verdict]}", colour="FFFFFF", half_points=SMALL), style="ChartText")
            for verdict in parts
        )
        if not parts:  # nothing but what the centre or named regions must do
            bar = (paragraph(run(mark(Verdict.NOT_APPLICABLE), colour=QUIET), style="ChartText"),)
        share = f"{counts[Verdict.COVERED]}/{due}" if due else ""
        rows.append(
            Row(
                (label, *bar, paragraph(run(share), style="ChartText", align="right")),
                fill=("", *(COLOURS[verdict] for verdict in parts), "") if parts else (),
                spans=(1, *(parts.values() or (BAR_CELLS,)), 1),
            )
        )
    return table(widths, rows, style="Bars", margins=(0, 40))


def _bar(counts: dict[Verdict, int]) -> dict[Verdict, int]:
    """How many of the bar's cells each part takes: in proportion, none less than BAR_LEAST, together BAR_CELLS."""
    total = sum(counts.values())
    cells = {verdict: max(BAR_LEAST, BAR_CELLS * count // total) for verdict, count in counts.items()}
    if cells:
        longest = max(cells, key=lambda verdict: cells[verdict])
        cells[longest] += BAR_CELLS - sum(cells.values())
    return cells


def _first(comparison: Comparison) -> tuple[str, ...]:
    rows = [entry for entry in entries(comparison) if must_be_settled(entry.judgement)]
    if not rows:
        return heading("first"), paragraph(run(text("report.first.none")), style="BodyText")
    rows.sort(key=lambda entry: entry.judgement.verdict is not Verdict.MISSING)
    shown = rows[: rules()["first_rows"]]
    titles = [text(f"report.column.{name}") for name in ("number", "reference_clause", "matter", "verdict", "row")]
    cells = [
        Row(
            (
                paragraph(run(str(count)), style="TableText", align="center"),
                paragraph(row_link(entry.number, entry.place), style="TableText"),
                _matter(entry.judgement, comparison),
                paragraph(*verdict_runs(entry.judgement), style="TableText", align="center"),
                paragraph(row_link(entry.number, str(entry.number)), style="TableText", align="center"),
            )
        )
        for count, entry in enumerate(shown, start=1)
    ]
    return (
        heading("first"),
        paragraph(run(text("report.first.lead", count=len(rows))), style="BodyText", keep_next=True),
        table((600, 1460, 4724, 1160, 900), cells, head=titles),
        *((paragraph(run(text("report.first.more", count=len(rows) - len(shown))), style="Note"),) * (shown != rows)),
    )


def _matter(judgement: Judgement, comparison: Comparison) -> str:
    """The words of the task; for a weakened one what was lost as well, below."""
    paragraphs = paragraph(run(comparison.reference.quote(judgement.task.span)), style="TableText")
    for finding in in_order_of_dimension(judgement):
        if judgement.verdict is Verdict.WEAKENED and finding.severity == "high":
            dimension = text("report.table.finding", dimension=text(f"word.dimension.{finding.dimension}"))
            paragraphs += paragraph(run(dimension + render(finding.message), colour=QUIET), style="TableText")
    return paragraphs


def _objects(comparison: Comparison, moment: datetime) -> tuple[str, ...]:
    sides = (comparison.reference, comparison.draft)
    titles = ["", text("word.role.reference"), text("word.role.draft")]
    absent = text("report.objects.absent")
    lines = [
        ("title", [side.title for side in sides]),
        ("number", [side.outline.front.document_number or absent for side in sides]),
        ("file", [side.document.name for side in sides]),
        ("characters", [str(side.document.characters) for side in sides]),
        ("sha256", [side.document.sha256 for side in sides]),
        ("unread", [_unread(side) for side in sides]),
    ]
    rows = [
        Row(
            (
                paragraph(run(text(f"report.objects.{name}")), style="TableHead"),
                *(paragraph(run(value), style="TableText") for value in values),
            )
        )
        for name, values in lines
    ]
    made = text("report.date", year=moment.year, month=moment.month, day=moment.day)
    tool = text("report.objects.tool_text", version=__version__, rules=comparison.rules)
    for name, value in (("tool", tool), ("made", made)):
        label = paragraph(run(text(f"report.objects.{name}")), style="TableHead")
        rows.append(Row((label, paragraph(run(value), style="TableText")), spans=(1, 2)))
    return (
        heading("objects"),
        table((1400, 3722, 3722), rows, head=titles),
        paragraph(run(text("report.objects.note")), style="Note"),
    )


def _unread(side: Side) -> str:
    return "\n".join(render(message) for message in side.document.unread) or text("report.none")
