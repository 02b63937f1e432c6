"""Comparison → what every part of the review report asks: serial numbers, clauses as people write them, order."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.core import resources
from desktop.core.messages import render, text
from desktop.core.model.clause import Clause
from desktop.core.model.coverage import judged_by_clause
from desktop.core.model.finding import Dimension, Finding, Judgement, Severity, Verdict
from desktop.core.model.review import Citation, Comparison, Side

RULES = "rules/report.toml"


def rules() -> Mapping[str, Any]:
    """The figures of the report's layout."""
    return resources.table(RULES)


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement with its serial number in the table of clauses (from 1) and its place in the reference.

    place: the clause's number in lines, and below which of the clause's tasks it is.
    """

    number: int
    place: str
    judgement: Judgement


def entries(comparison: Comparison) -> tuple[Entry, ...]:
    """The judgements that exports show, in the reference's order; they are numbered among all."""
    shown = {judgement.task.id for judgement in comparison.selected}
    seen: Counter[str] = Counter()
    made = []
    for number, judgement in enumerate(comparison.judgements, start=1):
        clause = judgement.task.clause
        seen[clause] += 1
        if judgement.task.id in shown:
            cited = clause_lines(clause, comparison.reference)
            made.append(Entry(number, text("report.clause_task", clause=cited, number=seen[clause]), judgement))
    return tuple(made)


def clause_number(clause_id: str, side: Side) -> str:
    """二、（一）: the clause's number as one cites it, without the mark that divides it from its heading."""
    return side.outline.by_id[clause_id].number.rstrip("、．.")


def clause_lines(clause_id: str, side: Side) -> str:
    """The clause's number for a narrow column: 二（一）; 第一章 and 第一节 on a line each."""
    return clause_number(clause_id, side).replace(" ", "\n").replace("、（", "（")


def clause_title(clause: Clause) -> str:
    """Number and heading as they stand in the document: 一、总体要求, 二、（一）开展…, 第一章　总则."""
    divider = "" if clause.number.endswith(("、", "）", "．", ".")) or not clause.heading else "　"
    return clause.number + divider + clause.heading


def in_order_of_dimension(judgement: Judgement) -> list[Finding]:
    """The findings, those of one dimension together, in the order of the words 力度 指标 范围 时限 责任单位 举措."""
    order = list(Dimension)
    return sorted(judgement.findings, key=lambda finding: order.index(finding.dimension))


def must_be_settled(judgement: Judgement) -> bool:
    """Whether the drafter should look at it first: missing, or weakened with a finding of high severity."""
    if judgement.verdict is Verdict.MISSING:
        return True
    return judgement.verdict is Verdict.WEAKENED and any(f.severity is Severity.HIGH for f in judgement.findings)


def citation_result(citation: Citation) -> str:
    """What is wrong with a citation of the reference, a line for each fault; 无误."""
    return "\n".join(map(render, citation.faults)) or text("report.citation.sound")


def percent(share: float) -> str:
    """0.234 → 23%."""
    return f"{round(share * 100)}%"


def chart_clauses(comparison: Comparison) -> list[tuple[Clause, list[Judgement]]]:
    """The reference's clauses with the judgements that fall to each, no more of them than chart_rows."""
    return judged_by_clause(comparison, rules()["chart_rows"])
