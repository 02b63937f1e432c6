"""Comparison → the table of clauses: requirement and local wording side by side, differences marked."""

from collections.abc import Callable, Iterable, Mapping

from desktop.core.messages import render, text
from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.project import Decision
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.text.diff import EditKind, difference
from desktop.core.writers.markup import Row, paragraph, run, table
from desktop.core.writers.report_rows import (
    Entry,
    clause_lines,
    entries,
    in_order_of_dimension,
    percent,
    rules,
)
from desktop.core.writers.verdict_look import LOST, NEW, QUIET, STRENGTHENED, verdict_runs

COLUMNS = {
    "number": 600,
    "reference_clause": 1460,
    "reference_text": 3080,
    "draft_clause": 1460,
    "draft_text": 3080,
    "verdict": 1100,
    "reasons": 2290,
    "decision": 1500,
}  # twips; together gongwen.LANDSCAPE_WIDTH


def comparison_table(comparison: Comparison, decisions: Mapping[str, Decision]) -> tuple[str, ...]:
    """Heading, legend and table of 四、条款对照表, one row for each task of the reference."""
    titles = [text(f"report.column.{name}") for name in COLUMNS]
    rows = [_row(entry, comparison, decisions.get(entry.judgement.task.id)) for entry in entries(comparison)]
    legend = (
        run(text("report.table.legend_lost"), colour=LOST, struck=True),
        run(text("report.table.legend_lost_text")),
        run(text("report.table.legend_new"), colour=NEW, underlined=True),
        run(text("report.table.legend_new_text")),
    )
    return (
        paragraph(run(text("report.heading.table")), style="Heading1"),
        paragraph(*legend, style="Note", keep_next=True),
        table(tuple(COLUMNS.values()), rows, head=titles),
    )


def _row(entry: Entry, comparison: Comparison, decision: Decision | None) -> Row:
    judgement = entry.judgement
    requirement, passages = _wordings(judgement, comparison)
    clauses = [clause_lines(evidence.clause, comparison.draft) for evidence in judgement.evidence]
    if not passages:
        passages = [(run(text("report.table.no_counterpart"), colour=QUIET),)]
    longest = max(len(judgement.task.span), sum(len(evidence.span) for evidence in judgement.evidence))
    return Row(
        (
            paragraph(run(str(entry.number)), style="TableText", align="center"),
            paragraph(run(entry.place), style="TableText"),
            paragraph(*requirement, style="TableText"),
            "".join(paragraph(run(clause), style="TableText") for clause in dict.fromkeys(clauses) or ("—",)),
            "".join(paragraph(*passage, style="TableText") for passage in passages),
            paragraph(*verdict_runs(judgement), style="TableText", align="center"),
            "".join(paragraph(*reason, style="TableText") for reason in _reasons(judgement, comparison)),
            _decision(decision),
        ),
        whole=longest <= rules()["whole_row"],
    )


def _decision(decision: Decision | None) -> str:
    """What was decided, and below it the reason; room to write where nothing was."""
    if decision is None:
        return paragraph(style="TableText")
    kind = paragraph(run(text(f"word.decision.{decision.kind}"), bold=True), style="TableText")
    return kind + (paragraph(run(decision.reason), style="TableText") if decision.reason else "")


def _wordings(judgement: Judgement, comparison: Comparison) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The requirement with its lost words struck, and each passage of the draft, new words of the best underlined."""
    task = judgement.task.span
    requirement = comparison.reference.quote(task)
    passages = [comparison.draft.quote(evidence.span) for evidence in judgement.evidence]
    if not passages or judgement.verdict is Verdict.NOT_APPLICABLE:
        return (run(requirement),), [(run(passage),) for passage in passages]
    edits = difference(requirement, passages[0])
    others = "".join(passages[1:])
    same = sum(len(edit.text) for edit in edits if edit.kind is EditKind.SAME)
    if same < rules()["marked_from"] * len(requirement):
        best = judgement.evidence[0].span
        lost = _marked(requirement, task, (f.reference for f in judgement.findings), _struck)
        new = _marked(passages[0], best, (*(f.draft for f in judgement.findings), *judgement.additions_to), _underlined)
    else:
        lost, new = [], []
        for edit in edits:
            if edit.kind is not EditKind.INSERT:
                gone = edit.kind is EditKind.DELETE and edit.text not in others
                lost.append(_struck(edit.text) if gone else run(edit.text))
            if edit.kind is not EditKind.DELETE:
                new.append(_underlined(edit.text) if edit.kind is EditKind.INSERT else run(edit.text))
    return tuple(lost), [tuple(new), *((run(passage),) for passage in passages[1:])]


def _struck(words: str) -> str:
    return run(words, colour=LOST, struck=True)


def _underlined(words: str) -> str:
    return run(words, colour=NEW, underlined=True)


def _marked(words: str, base: Span, spans: Iterable[Span | None], look: Callable[[str], str]) -> list[str]:
    """`words` (which stand at `base`) in runs, what one of the spans covers with the look."""
    covered = {
        position - base.start
        for span in spans
        if span is not None
        for position in range(max(span.start, base.start), min(span.end, base.end))
    }
    runs = []
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or (end in covered) != (start in covered):
            runs.append(look(words[start:end]) if start in covered else run(words[start:end]))
            start = end
    return runs


def _reasons(judgement: Judgement, comparison: Comparison) -> list[tuple[str, ...]]:
    """依据: a paragraph for each finding, else why the verdict; then what the draft adds, and what to know besides."""
    reasons: list[tuple[str, ...]] = [
        (
            run(text("report.table.finding", dimension=text(f"word.dimension.{finding.dimension}")), bold=True),
            run(render(finding.message)),
        )
        for finding in in_order_of_dimension(judgement)
    ] or [(run(render(judgement.explanation)),)]
    if judgement.additions_to:
        mark = text("word.mark.strengthened")
        quotes = "".join(text("report.quoted", text=comparison.draft.quote(span)) for span in judgement.additions_to)
        reasons.append((run(text("report.table.addition", mark=mark, text=quotes), colour=STRENGTHENED),))
    remarks = []
    if judgement.evidence and judgement.copied >= rules()["copied_from"]:
        remarks.append(text("report.table.copied", share=percent(judgement.copied)))
    if judgement.confidence < rules()["unsure_below"]:
        remarks.append(text("report.table.unsure"))
    return reasons + [(run(remark, colour=QUIET),) for remark in remarks]
