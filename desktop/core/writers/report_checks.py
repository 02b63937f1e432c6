"""Comparison → the report's checks: units and deadlines side by side, what the draft strengthens, how it cites."""

from collections.abc import Iterable, Iterator

from desktop.core import resources
from desktop.core.messages import render, text
from desktop.core.model.finding import Dimension, Judgement
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.text.flat import flat
from desktop.core.writers.markup import Row, paragraph, run, table
from desktop.core.writers.report_parts import cell, column_titles, heading, numbered, said
from desktop.core.writers.report_rows import citation_result, clause_lines, entries
from desktop.core.writers.verdict_look import NEW

SHOWN = 30  # characters of a paragraph that tell which one it is
CHECKED = (Dimension.RESPONSIBILITY, Dimension.DEADLINE)


def owners_table(comparison: Comparison) -> tuple[str, ...]:
    """八、责任单位与时限核对表: the carried tasks for which the reference names units or a deadline."""
    rows = []
    for entry in entries(comparison):
        judgement = entry.judgement
        task = judgement.task
        if not judgement.evidence or not (task.owners or task.deadlines):
            continue
        carrying = list(_carrying(judgement, comparison.draft))
        faults = [render(finding.message) for finding in judgement.findings if finding.dimension in CHECKED]
        rows.append(
            Row(
                (
                    *numbered(entry),
                    cell(_units([task])),
                    cell(_units(carrying)),
                    cell(_deadlines([task], comparison.reference)),
                    cell(_deadlines(carrying, comparison.draft)),
                    cell("\n".join(faults) or text("report.owners.sound")),
                )
            )
        )
    if not rows:
        return heading("owners"), said("owners.none")
    titles = column_titles(
        "row", "reference_clause", "reference_owners", "draft_owners", "reference_deadline", "draft_deadline", "checked"
    )
    widths = (900, 1300, 1500, 1500, 1100, 1100, 1444)
    return heading("owners"), said("owners.lead", count=len(rows)), table(widths, rows, head=titles)


def strengthened(comparison: Comparison) -> tuple[str, ...]:
    """What the draft asks for beyond the reference in tasks that it carries."""
    rows = []
    for entry in entries(comparison):
        judgement = entry.judgement
        if judgement.strengthened:
            more = [comparison.draft.quote(span) for span in judgement.additions_to]
            rows.append(
                Row(
                    (
                        *numbered(entry),
                        cell(comparison.reference.quote(judgement.task.span)),
                        cell("\n".join(comparison.draft.quote(evidence.span) for evidence in judgement.evidence[:1])),
                        paragraph(run("\n".join(more) or "—", colour=NEW), style="TableText"),
                    )
                )
            )
    if not rows:
        return (said("strengthened.none"),)
    titles = column_titles("row", "reference_clause", "reference_text", "draft_text", "strengthened")
    return said("strengthened.lead", count=len(rows)), table((900, 1300, 2422, 2422, 1800), rows, head=titles)


def citation_table(comparison: Comparison) -> tuple[str, ...]:
    """十一、引用核对: every citation of the reference in the draft against its own title and number."""
    front = comparison.reference.outline.front
    if not comparison.citations:
        return heading("citation"), said("citation.none" if front.title else "citation.unknown")
    rows = [
        Row(
            (
                cell(str(number), centred=True),
                cell("".join(comparison.draft.quote(citation.span).split("\n"))),
                cell(citation_result(citation)),
            )
        )
        for number, citation in enumerate(comparison.citations, start=1)
    ]
    own = front.document_number or text("report.objects.absent")
    return (
        heading("citation"),
        said("citation.lead", title=front.title, number=own),
        table((600, 4400, 3844), rows, head=column_titles("number", "cited", "checked")),
    )


def drafting_table(comparison: Comparison) -> tuple[str, ...]:
    """十二、草案文本核对: what is wrong with the draft by itself."""
    if not comparison.drafting:
        return heading("drafting"), said("drafting.none")
    rows = [
        Row(
            (
                cell(str(number), centred=True),
                cell(clause_lines(fault.clause, comparison.draft) if fault.clause else text("word.check_front")),
                cell(_around(comparison.draft, fault.span)),
                cell(render(fault.message)),
            )
        )
        for number, fault in enumerate(comparison.drafting, start=1)
    ]
    titles = column_titles("number", "draft_clause", "draft_text", "explanation")
    lead = said("drafting.lead", count=len(rows))
    return heading("drafting"), lead, table((600, 1460, 3392, 3392), rows, head=titles), *_sources(comparison)


def _sources(comparison: Comparison) -> list[str]:
    """What each kind of fault goes by."""
    rules = resources.table("rules/drafting.toml")
    found = {fault.rule for fault in comparison.drafting}
    lines = (
        text("report.drafting.source", kind=text(f"word.check.{rule}"), source=table_["source"])
        for rule, table_ in rules.items()
        if rule in found
    )
    return [paragraph(run(line), style="Note") for line in lines]


def _around(draft: Side, span: Span) -> str:
    """The first words of the paragraph from `span` on, so that a bare number is found."""
    words = draft.document.text[span.start :].split("\n", 1)[0]
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _carrying(judgement: Judgement, draft: Side) -> Iterator[Task]:
    """The passages of the draft that the evidence shows."""
    for passage in draft.passages:
        if any(passage.span.overlaps(evidence.span) for evidence in judgement.evidence):
            yield passage


def _units(tasks: Iterable[Task]) -> str:
    names = dict.fromkeys(owner.name for task in tasks for owner in task.owners)
    return text("report.owners.list_mark").join(names) or "—"


def _deadlines(tasks: Iterable[Task], side: Side) -> str:
    words = dict.fromkeys(flat(side.quote(limit.span)) for task in tasks for limit in task.deadlines)
    return "\n".join(words) or "—"
