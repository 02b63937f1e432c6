"""Comparison → the table of clauses: requirement and local wording side by side, differences marked."""

from collections.abc import Iterable, Mapping, Sequence

from desktop.core.messages import text
from desktop.core.model.project import Decision
from desktop.core.model.review import Comparison
from desktop.core.writers.decided import Decided, decided
from desktop.core.writers.markup import Row, bookmarked, paragraph, run, table
from desktop.core.writers.report_parts import cell, heading, row_bookmark, said
from desktop.core.writers.report_rows import Entry, clause_lines, entries, rules
from desktop.core.writers.suggestions import suggestions
from desktop.core.writers.verdict_look import LOST, NEW, QUIET, verdict_runs
from desktop.core.writers.wordings import Stretch, Tone, Words, reasons, wordings

COLOURS_OF = {Tone.PLAIN: "", Tone.LOST: LOST, Tone.NEW: NEW, Tone.QUIET: QUIET}
COLUMNS = {
    "number": 620,
    "reference_clause": 1260,
    "reference_text": 2640,
    "draft_clause": 1260,
    "draft_text": 2640,
    "verdict": 1160,
    "reasons": 1920,
    "suggestion": 1840,
    "decision": 1230,
}  # twips; together gongwen.LANDSCAPE_WIDTH
MARGINS, CHARACTER = 160, 210  # twips at both sides of a cell's text; of a character in 五号


def comparison_table(comparison: Comparison, decisions: Mapping[str, Decision]) -> tuple[str, ...]:
    """Heading, legend and table of 五、条款对照表, one row for each task of the reference."""
    titles = [text(f"report.column.{name}") for name in COLUMNS]
    rows = [_row(entry, comparison, decided(entry.judgement, decisions)) for entry in entries(comparison)]
    legend = (
        run(text("report.table.legend_lost"), colour=LOST, struck=True),
        run(text("report.table.legend_lost_text")),
        run(text("report.table.legend_new"), colour=NEW, underlined=True),
        run(text("report.table.legend_new_text")),
    )
    if not rows:
        return heading("table"), said("table.none")
    return (
        heading("table"),
        paragraph(*legend, style="Note", keep_next=True),
        table(tuple(COLUMNS.values()), rows, head=titles),
    )


def _row(entry: Entry, comparison: Comparison, answers: Sequence[Decided]) -> Row:
    judgement = entry.judgement
    requirement, passages = wordings(judgement, comparison)
    clauses = [clause_lines(evidence.clause, comparison.draft) for evidence in judgement.evidence]
    if not passages:
        passages = ((Stretch(text("report.table.no_counterpart"), Tone.QUIET),),)
    number = bookmarked(run(str(entry.number)), row_bookmark(entry.number), entry.number)
    why = reasons(judgement, comparison)
    advice = suggestions(comparison, judgement)
    lines = max(
        _lines(COLUMNS["reference_text"], (requirement,)),
        _lines(COLUMNS["draft_text"], passages),
        _lines(COLUMNS["reasons"], ((stretch,) for stretch in why)),
        _lines(COLUMNS["suggestion"], ((Stretch(words),) for words in advice)),
    )
    return Row(
        (
            paragraph(number, style="TableText", align="center"),
            paragraph(run(entry.place), style="TableText"),
            paragraph(*map(_run, requirement), style="TableText"),
            "".join(paragraph(run(clause), style="TableText") for clause in dict.fromkeys(clauses) or ("—",)),
            "".join(paragraph(*map(_run, passage), style="TableText") for passage in passages),
            paragraph(*verdict_runs(judgement), style="TableText", align="center"),
            "".join(map(_reason, why)),
            "".join(map(cell, advice)) or cell("—"),
            "".join(map(_decision, answers)) or paragraph(style="TableText"),
        ),
        whole=lines <= rules()["whole_row"],
    )


def _lines(width: int, paragraphs: Iterable[Words]) -> int:
    """About how many lines paragraphs take in a column of `width` twips."""
    room = (width - MARGINS) // CHARACTER
    return sum(-(-sum(len(stretch.lead + stretch.text) for stretch in words) // room) for words in paragraphs)


def _decision(answer: Decided) -> str:
    """What was decided, and below it the reason."""
    kind, reason = paragraph(run(answer.answer, bold=True), style="TableText"), answer.decision.reason
    return kind + (paragraph(run(reason), style="TableText") if reason else "")


def _run(stretch: Stretch) -> str:
    return run(
        stretch.text,
        colour=COLOURS_OF[stretch.tone],
        struck=stretch.tone is Tone.LOST,
        underlined=stretch.tone is Tone.NEW,
    )


def _reason(stretch: Stretch) -> str:
    words = run(stretch.lead, bold=True) + run(stretch.text, colour=COLOURS_OF[stretch.tone])
    return paragraph(words, style="TableText")
