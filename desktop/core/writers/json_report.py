"""Comparison → the JSON report `duibiao.report/1` (JSON Schema: resources/schema/duibiao.report.1.json)."""

import json
from typing import Any

from desktop import __version__
from desktop.core import resources
from desktop.core.messages import render, text
from desktop.core.model.finding import DraftingFault, Evidence, Finding, Judgement, Verdict
from desktop.core.model.review import Citation, Comparison, Side
from desktop.core.model.rounds import Change, History, Station
from desktop.core.model.several import Ask, Conflict, Several
from desktop.core.model.span import Span
from desktop.core.writers.several_words import conflict_words

SCHEMA = "duibiao.report/1"
DECIMALS = 4  # of shares and scores; further digits are noise of floating-point arithmetic


def json_report(comparison: Comparison, several: Several | None = None) -> bytes:
    """The report as UTF-8 JSON with a line feed at its end; the same comparison gives the same bytes.

    Tasks stand in the reference's order, each exactly once; quotes are exact words of the text as read; spans count
    its Unicode characters, the end not included. A finding without words in the draft has the draft_quote "".
    several: the draft with further upper documents; tasks of the leading one stand in `tasks`.
    Of a comparison that is limited to some tasks the others are left out, which `unread` says.
    """
    judgements = comparison.selected
    report = {
        "schema": SCHEMA,
        "tool": {"name": "duibiao", "version": __version__, "rules": comparison.rules},
        "reference": _side(comparison.reference),
        "draft": _side(comparison.draft),
        "tasks": [_task(judgement, comparison) for judgement in judgements],
        "additions": [
            {"clause": addition.clause, **_quote(addition.span, comparison.draft)} for addition in comparison.additions
        ],
        "summary": {
            "tasks": len(judgements),
            **{verdict.value: sum(one.verdict is verdict for one in judgements) for verdict in Verdict},
            "strengthened": sum(one.strengthened for one in judgements),
            "additions": len(comparison.additions),
            "copied": round(comparison.copied, DECIMALS),
            "draft_characters": comparison.draft.document.characters,
        },
        "unread": [
            *_left_out(comparison),
            *(
                f"{text(f'word.role.{role}')}：{render(message)}"
                for role, side in (("reference", comparison.reference), ("draft", comparison.draft))
                for message in side.document.unread
            ),
        ],
        "citations": [_citation(citation, comparison.draft) for citation in comparison.citations],
        "warnings": [_warning(fault, comparison.draft) for fault in comparison.drafting],
        **(_history(comparison.history) if comparison.history is not None else {}),
        **(_several(several) if several is not None else {}),
    }
    return (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode()


def _several(several: Several) -> dict[str, Any]:
    """The upper documents, and what is asked for by which of them."""
    return {
        "upper_documents": [{"name": name, **_side(several.side(place))} for place, name in enumerate(several.names)],
        "demands": [
            {
                "asks": [_ask(ask, several) for ask in demand.asks],
                "conflicts": [_conflict(one, several) for one in demand.conflicts],
            }
            for demand in several.demands
        ],
    }


def _ask(ask: Ask, several: Several) -> dict[str, Any]:
    judgement, draft = several.judgement(ask), several.comparisons[ask.document].draft
    return {
        "document": ask.document,
        "task": ask.task,
        "clause": judgement.task.clause,
        **_quote(judgement.task.span, several.side(ask.document)),
        "verdict": judgement.verdict.value,
        "evidence": [_evidence(one, draft) for one in judgement.evidence],
    }


def _conflict(conflict: Conflict, several: Several) -> dict[str, Any]:
    return {
        "dimension": conflict.dimension.value,
        "more": {"document": conflict.more.document, "task": conflict.more.task, "words": conflict.more_words},
        "less": {"document": conflict.less.document, "task": conflict.less.task, "words": conflict.less_words},
        "both": conflict.both,
        "message": conflict_words(conflict, several),
    }


def _history(history: History) -> dict[str, Any]:
    """The rounds of the draft, and what became of each task that is judged otherwise than in the round before."""
    return {
        "rounds": [_station(station) for station in history.stations],
        "changes": [_change(change, history) for change in history.changes],
    }


def _station(station: Station) -> dict[str, Any]:
    tally = station.tally
    return {
        "number": station.number,
        "file": station.name,
        "sha256": station.sha256,
        "ended": station.ended,
        "tasks": tally.tasks,
        "covered": tally.covered,
        "weakened": tally.weakened,
        "missing": tally.missing,
        "not_applicable": tally.not_applicable,
        "settled": tally.settled,
        "characters": tally.characters,
    }


def _change(change: Change, history: History) -> dict[str, Any]:
    return {
        "task": change.task,
        "turn": change.turn.value,
        "before": change.before.value if change.before else "",
        "now": change.now.value,
        "words": list(change.words),
        "gone": [dimension.value for dimension in change.gone],
        "come": [dimension.value for dimension in change.come],
        "reopened": change.task in history.reopened,
    }


def _left_out(comparison: Comparison) -> list[str]:
    """That only some tasks are written, and which."""
    if comparison.selection is None:
        return []
    shown, tasks = len(comparison.selected), len(comparison.judgements)
    return [text("report.conclusion.left_out", words=comparison.selection.words, shown=shown, left=tasks - shown)]


def _warning(fault: DraftingFault, draft: Side) -> dict[str, Any]:
    return {
        "rule": fault.rule,
        "clause": fault.clause or None,
        **_quote(fault.span, draft),
        "message": render(fault.message),
        "source": str(resources.table("rules/drafting.toml")[fault.rule]["source"]),
    }


def _citation(citation: Citation, draft: Side) -> dict[str, Any]:
    return {**_quote(citation.span, draft), "faults": [render(fault) for fault in citation.faults]}


def _side(side: Side) -> dict[str, Any]:
    document = side.document
    return {
        "file": document.name,
        "sha256": document.sha256,
        "title": side.title,
        "document_number": side.outline.front.document_number,
        "characters": document.characters,
        "clauses": [
            {
                "id": clause.id,
                "number": clause.number,
                "heading": clause.heading,
                "level": clause.level,
                "text": side.quote(clause.span),
            }
            for clause in side.outline.clauses
        ],
    }


def _task(judgement: Judgement, comparison: Comparison) -> dict[str, Any]:
    task = judgement.task
    return {
        "id": task.id,
        "clause": task.clause,
        **_quote(task.span, comparison.reference),
        "authority": judgement.authority.value,
        "verdict": judgement.verdict.value,
        "strengthened": judgement.strengthened,
        "copied": round(judgement.copied, DECIMALS),
        "confidence": round(judgement.confidence, DECIMALS),
        "findings": [_finding(finding, comparison) for finding in judgement.findings],
        "evidence": [_evidence(evidence, comparison.draft) for evidence in _passages(judgement)],
        "explanation": render(judgement.explanation),
    }


def _passages(judgement: Judgement) -> list[Evidence]:
    """What carries the task, then the nearest other passages: whoever doubts the verdict looks there."""
    taken = {evidence.span for evidence in judgement.evidence}
    return [*judgement.evidence, *(one for one in judgement.candidates if one.span not in taken)]


def _finding(finding: Finding, comparison: Comparison) -> dict[str, Any]:
    return {
        "dimension": finding.dimension.value,
        "severity": finding.severity.value,
        "reference_quote": comparison.reference.quote(finding.reference),
        "draft_quote": comparison.draft.quote(finding.draft) if finding.draft else "",
        "rule": finding.rule,
        "message": render(finding.message),
    }


def _evidence(evidence: Evidence, draft: Side) -> dict[str, Any]:
    return {"clause": evidence.clause, **_quote(evidence.span, draft), "score": round(evidence.score, DECIMALS)}


def _quote(span: Span, side: Side) -> dict[str, Any]:
    return {"quote": side.quote(span), "span": [span.start, span.end]}
