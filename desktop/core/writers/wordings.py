"""Judgement → the words of both sides with what was lost and what is new told apart, and the verdict's reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.messages import render, text
from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.text.diff import EditKind, difference
from desktop.core.writers.report_rows import in_order_of_dimension, percent, rules


class Tone(StrEnum):
    """What a stretch of words is to the reader."""

    PLAIN = "plain"
    LOST = "lost"  # of the reference, not in the passages shown
    NEW = "new"  # of the draft, not in the reference
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one tone, never empty. lead: what comes first and stands out (力度：)."""

    text: str
    tone: Tone = Tone.PLAIN
    lead: str = ""


Words = tuple[Stretch, ...]


def wordings(judgement: Judgement, comparison: Comparison) -> tuple[Words, tuple[Words, ...]]:
    """The requirement, and each passage of the draft, the best first; no passage: ().

    Two tasks of the draft in one sentence may both be evidence: what stands in an earlier passage is not said again.
    Differences to the best passage are told; where it is a rewording, only the words that the findings are about.
    """
    task = judgement.task.span
    requirement = comparison.reference.quote(task)
    spans = [evidence.span for evidence in judgement.evidence]
    passages = [
        comparison.draft.quote(span)
        for number, span in enumerate(spans)
        if not any(other.start <= span.start and span.end <= other.end for other in spans[:number])
    ]
    if not passages or judgement.verdict is Verdict.NOT_APPLICABLE:
        return (Stretch(requirement),), tuple((Stretch(passage),) for passage in passages)
    edits = difference(requirement, passages[0])
    others = "".join(passages[1:])
    same = sum(len(edit.text) for edit in edits if edit.kind is EditKind.SAME)
    if same < rules()["marked_from"] * len(requirement):
        best = judgement.evidence[0].span
        added = (*(finding.draft for finding in judgement.findings), *judgement.additions_to)
        lost = _marked(requirement, task, (finding.reference for finding in judgement.findings), Tone.LOST)
        new = _marked(passages[0], best, added, Tone.NEW)
    else:
        lost, new = [], []
        for edit in edits:
            if edit.kind is not EditKind.INSERT:
                gone = edit.kind is EditKind.DELETE and edit.text not in others
                lost.append(Stretch(edit.text, Tone.LOST if gone else Tone.PLAIN))
            if edit.kind is not EditKind.DELETE:
                new.append(Stretch(edit.text, Tone.NEW if edit.kind is EditKind.INSERT else Tone.PLAIN))
    return tuple(lost), (tuple(new), *((Stretch(passage),) for passage in passages[1:]))


def _marked(words: str, base: Span, spans: Iterable[Span | None], tone: Tone) -> list[Stretch]:
    """`words` (which stand at `base`) in stretches, what one of the spans covers in the tone."""
    covered = {
        position - base.start
        for span in spans
        if span is not None
        for position in range(max(span.start, base.start), min(span.end, base.end))
    }
    stretches = []
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or (end in covered) != (start in covered):
            stretches.append(Stretch(words[start:end], tone if start in covered else Tone.PLAIN))
            start = end
    return stretches


def reasons(judgement: Judgement, comparison: Comparison) -> Words:
    """依据: a stretch for each finding, else why the verdict; then what the draft adds, and what to know besides."""
    found = [
        Stretch(
            render(finding.message),
            lead=text("report.table.finding", dimension=text(f"word.dimension.{finding.dimension}")),
        )
        for finding in in_order_of_dimension(judgement)
    ] or [Stretch(render(judgement.explanation))]
    if judgement.additions_to:
        mark = text("word.mark.strengthened")
        quotes = "".join(text("report.quoted", text=comparison.draft.quote(span)) for span in judgement.additions_to)
        found.append(Stretch(text("report.table.addition", mark=mark, text=quotes), Tone.NEW))
    if judgement.evidence and judgement.copied >= rules()["copied_from"]:
        found.append(Stretch(text("report.table.copied", share=percent(judgement.copied)), Tone.QUIET))
    if judgement.confidence < rules()["unsure_below"]:
        found.append(Stretch(text("report.table.unsure"), Tone.QUIET))
    return tuple(found)
