"""Comparison → the comments on the draft: what is weakened at its own words, what is missing where it belongs."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from desktop.core import resources
from desktop.core.messages import render, text
from desktop.core.model.finding import Finding, Judgement, Verdict
from desktop.core.model.project import Decision, decision_on
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.text.clause_number import cited
from desktop.core.wordml.comments import Comment, CommentParagraph
from desktop.core.writers.home import carrier, finding_place, home_place
from desktop.core.writers.suggestions import ELISION, short, suggestion, suggestions

# Characters of a quotation in a comment: enough to write from.
QUOTED = 100
PAUSES = "，；。：、"  # a quotation that starts within a task starts behind one of these
BEFORE = 20  # characters left standing before the words that a long quotation is about

Decisions = Mapping[str, Decision]  # by task id and finding id
NONE: Decisions = MappingProxyType({})


def annotations(comparison: Comparison, decisions: Decisions = NONE, *, checks: bool = False) -> tuple[Comment, ...]:
    """The comments in the order of the draft's text, their places in `comparison.draft.document.text`.

    One for each finding of a weakened task, or one for the task where a person found it weakened and no rule fired;
    missing tasks gathered, one comment for each place. Covered and not applicable tasks get none. Each says why, what
    to do, what the reference says, and what was decided of it. checks: what is wrong with the draft by itself, too.
    """
    made = [
        *_weakened(comparison, decisions),
        *_missing(comparison, decisions),
        *(_checks(comparison) if checks else ()),
    ]
    return tuple(sorted(made, key=lambda one: (one.start, one.end)))


def _checks(comparison: Comparison) -> Iterator[Comment]:
    """What is wrong with the draft by itself, and what the rule goes by."""
    for fault in comparison.drafting:
        lead = text("annotation.check", kind=text(f"word.check.{fault.rule}"))
        source = text("annotation.check_source", source=resources.table("rules/drafting.toml")[fault.rule]["source"])
        lines = (CommentParagraph("", lead), CommentParagraph(render(fault.message)), CommentParagraph(source))
        yield Comment(fault.span.start, fault.span.end, lines)


def _weakened(comparison: Comparison, decisions: Decisions) -> Iterator[Comment]:
    for judgement in comparison.selected:
        if judgement.verdict is Verdict.WEAKENED:
            for number, finding in enumerate(judgement.findings):
                decided = _decided(decision_on(decisions, judgement.task.id, number))
                place = finding_place(comparison, judgement, finding)
                paragraphs = _finding_paragraphs(comparison, judgement, finding)
                yield Comment(place.start, place.end, paragraphs + decided)
            if not judgement.findings:
                decided = _decided(decisions.get(judgement.task.id))
                place = carrier(comparison, judgement)
                yield Comment(place.start, place.end, _task_paragraphs(comparison, judgement) + decided)


def _decided(decision: Decision | None) -> tuple[CommentParagraph, ...]:
    """The line that says what was decided and why; nothing where nothing was."""
    if decision is None:
        return ()
    kind = text(f"word.decision.{decision.kind}")
    key = "annotation.decision_reason" if decision.reason else "annotation.decision"
    return (CommentParagraph(text(key, decision=kind, reason=decision.reason)),)


def _finding_paragraphs(comparison: Comparison, judgement: Judgement, finding: Finding) -> tuple[CommentParagraph, ...]:
    lead = text(
        "annotation.weakened",
        mark=text("word.mark.weakened"),
        verdict=text("word.verdict.weakened"),
        dimension=text(f"word.dimension.{finding.dimension}"),
    )
    reason = render(finding.message)
    words = comparison.reference.quote(finding.reference)
    reference = text(
        "annotation.reference",
        number=_clause_number(comparison, judgement),
        # A reason that names the words leaves room for what stands around them.
        quote=_around(comparison, judgement.task.span, finding.reference) if words in reason else _quote(words, QUOTED),
    )
    advice = text("annotation.suggestion", suggestion=suggestion(comparison, finding, beside=True))
    # Ten lines of a comment are seen at once: what is wrong and what to do come before the long quotation.
    return CommentParagraph("", lead), CommentParagraph(reason), CommentParagraph(advice), CommentParagraph(reference)


def _task_paragraphs(comparison: Comparison, judgement: Judgement) -> tuple[CommentParagraph, ...]:
    """The same of a task that a person found weakened."""
    lead = text("annotation.verdict", mark=text("word.mark.weakened"), verdict=text("word.verdict.weakened"))
    quote = _quote(comparison.reference.quote(judgement.task.span), QUOTED)
    lines = [render(judgement.explanation)]
    lines += (text("annotation.suggestion", suggestion=words) for words in suggestions(comparison, judgement))
    lines.append(text("annotation.reference", number=_clause_number(comparison, judgement), quote=quote))
    return CommentParagraph("", lead), *map(CommentParagraph, lines)


def _missing(comparison: Comparison, decisions: Decisions) -> Iterator[Comment]:
    places: dict[Span, list[Judgement]] = {}
    for judgement in comparison.selected:
        if judgement.verdict is Verdict.MISSING:
            places.setdefault(home_place(comparison, judgement), []).append(judgement)
    for place, judgements in places.items():
        lead = text(
            "annotation.missing",
            mark=text("word.mark.missing"),
            verdict=text("word.verdict.missing"),
            count=len(judgements),
        )
        tasks = [
            text(
                "annotation.missing_task",
                index=index,
                number=_clause_number(comparison, judgement),
                quote=_quote(comparison.reference.quote(judgement.task.span), QUOTED),
            )
            + "".join(paragraph.text for paragraph in _decided(decisions.get(judgement.task.id)))
            for index, judgement in enumerate(judgements, 1)
        ]
        lines = (text("annotation.missing_reason"), *tasks)
        yield Comment(place.start, place.end, (CommentParagraph("", lead), *map(CommentParagraph, lines)))


def _clause_number(comparison: Comparison, judgement: Judgement) -> str:
    return cited(comparison.reference.outline.by_id[judgement.task.clause].number)


def _quote(words: str, longest: int) -> str:
    return short(words.replace("\n", ""), longest)


def _around(comparison: Comparison, task: Span, words: Span) -> str:
    """The task's words, of a long task QUOTED characters with the `words` among them, from after a mark on."""
    if not task.contains(words):
        return _quote(comparison.reference.quote(words), QUOTED)
    start = max(task.start, min(words.start - BEFORE, task.end - QUOTED))
    before = ELISION if start > task.start else ""
    if before:
        leading = comparison.reference.quote(Span(start, max(start, words.start)))
        start += next((place for place, character in enumerate(leading, 1) if character in PAUSES), 0)
    return before + _quote(comparison.reference.quote(Span(start, task.end)), QUOTED)
