"""Comparison → the report's lists: missing, weakened by dimension, local additions, copied share and length."""

from desktop.core.messages import render, text
from desktop.core.model.finding import Dimension, Finding, Verdict
from desktop.core.model.review import Comparison
from desktop.core.text.numbering import to_chinese
from desktop.core.writers.markup import Row, paragraph, run, table
from desktop.core.writers.report_checks import citation_table, drafting_table, owners_table, strengthened
from desktop.core.writers.report_parts import ABOVE, cell, column_titles, heading, numbered, said
from desktop.core.writers.report_rounds import rounds
from desktop.core.writers.report_rows import Entry, clause_lines, entries, percent, rules
from desktop.core.writers.verdict_look import LOST, NEW, QUIET


def lists(comparison: Comparison) -> tuple[str, ...]:
    """The blocks of 六、缺失事项清单 to the last part; of a report on some tasks to 九、加码与细化."""
    of_tasks = (*_missing(comparison), *_weakened(comparison), *owners_table(comparison))
    if comparison.selection is not None:
        return (*of_tasks, heading("strengthened"), *strengthened(comparison))
    return (
        *of_tasks,
        *_additions(comparison),
        *strengthened(comparison),
        *_copied(comparison),
        *citation_table(comparison),
        *drafting_table(comparison),
        *rounds(comparison),
    )


def _missing(comparison: Comparison) -> tuple[str, ...]:
    rows = []
    for entry in entries(comparison):
        judgement = entry.judgement
        if judgement.verdict is not Verdict.MISSING:
            continue
        nearest = cell(text("report.none"))
        if judgement.candidates:
            candidate = judgement.candidates[0]
            clause = run(clause_lines(candidate.clause, comparison.draft) + "　", colour=QUIET)
            nearest = paragraph(clause, run(comparison.draft.quote(candidate.span)), style="TableText")
        rows.append(
            Row(
                (
                    *numbered(entry),
                    cell(comparison.reference.quote(judgement.task.span)),
                    nearest,
                )
            )
        )
    if not rows:
        return heading("missing"), said("missing.none")
    titles = column_titles("row", "reference_clause", "reference_text", "nearest")
    return (
        heading("missing"),
        said("missing.lead", count=len(rows)),
        table((900, 1460, 3242, 3242), rows, head=titles),
    )


def _weakened(comparison: Comparison) -> tuple[str, ...]:
    groups: dict[Dimension, list[Row]] = {dimension: [] for dimension in Dimension}
    for entry in entries(comparison):
        if entry.judgement.verdict is Verdict.WEAKENED:
            for finding in entry.judgement.findings:
                groups[finding.dimension].append(_finding_row(entry, finding, comparison))
    found = [(dimension, rows) for dimension, rows in groups.items() if rows]
    if not found:
        return heading("weakened"), said("weakened.none")
    blocks = [heading("weakened"), said("weakened.lead", count=sum(len(rows) for _, rows in found))]
    titles = column_titles("row", "reference_clause", "reference_words", "draft_words", "severity", "explanation")
    for index, (dimension, rows) in enumerate(found, start=1):
        name = text(f"word.dimension.{dimension}")
        words = text("report.weakened.dimension", number=to_chinese(index), dimension=name, count=len(rows))
        blocks.append(paragraph(run(words), style="Heading2", before=ABOVE))
        blocks.append(table((900, 1460, 1900, 1500, 660, 2424), rows, head=titles))
    return tuple(blocks)


def _finding_row(entry: Entry, finding: Finding, comparison: Comparison) -> Row:
    words = comparison.draft.quote(finding.draft) if finding.draft else ""
    return Row(
        (
            *numbered(entry),
            paragraph(run(comparison.reference.quote(finding.reference), colour=LOST), style="TableText"),
            paragraph(run(words, colour=NEW) if words else run("—"), style="TableText"),
            cell(text(f"word.severity.{finding.severity}"), centred=True),
            cell(render(finding.message)),
        )
    )


def _additions(comparison: Comparison) -> tuple[str, ...]:
    if not comparison.additions:
        return heading("additions"), said("additions.none")
    rows = [
        Row(
            (
                cell(str(number), centred=True),
                cell(clause_lines(addition.clause, comparison.draft)),
                cell(comparison.draft.quote(addition.span)),
            )
        )
        for number, addition in enumerate(comparison.additions, start=1)
    ]
    return (
        heading("additions"),
        said("additions.lead", count=len(rows)),
        table((600, 1460, 6784), rows, head=column_titles("number", "draft_clause", "draft_text")),
    )


def _copied(comparison: Comparison) -> tuple[str, ...]:
    by_id = comparison.draft.outline.by_id
    listed = [pair for pair in comparison.copied_by_clause if pair[1] >= rules()["copied_listed_from"]]
    listed.sort(key=lambda pair: -pair[1])  # clauses of equal share stay in document order
    rows = []
    for key, share in listed[: rules()["copied_rows"]]:
        number = clause_lines(key, comparison.draft)
        rows.append(Row((cell(number), cell(by_id[key].heading), cell(percent(share), centred=True))))
    blocks = [heading("copied"), said("copied.overall", share=percent(comparison.copied))]
    blocks.append(said("copied.lead" if rows else "copied.none"))
    if rows:
        blocks.append(table((1460, 6184, 1200), rows, head=column_titles("draft_clause", "heading", "copied")))
    blocks.append(_length(comparison))
    return tuple(blocks)


def _length(comparison: Comparison) -> str:
    """What the draft's length is, covering notice and letterhead left out, against the limits for documents."""
    plan = "".join(comparison.draft.quote(clause.span) for clause in comparison.draft.outline.clauses)
    characters = sum(not c.isspace() for c in plan)
    general, special = rules()["general_limit"], rules()["special_limit"]
    sentence = text("report.copied.length", characters=characters, general=general, special=special)
    if characters <= special:
        sentence += text("report.copied.within", special=special)
    elif characters <= general:
        sentence += text("report.copied.between", over=characters - special)
    else:
        sentence += text("report.copied.over", over=characters - general)
    return paragraph(run(sentence), style="BodyText")
