"""A comparison → the few lines that a person reads first."""

from collections import Counter

from desktop.core.messages import render, text
from desktop.core.model.finding import Judgement, Severity, Verdict
from desktop.core.model.review import Comparison, Side
from desktop.core.model.rounds import Turn
from desktop.core.model.several import Several
from desktop.core.text.flat import flat
from desktop.core.writers.several_words import conflict_words
from desktop.services.checking import by_kind, place_of

SHOWN_OF_KIND = 5  # faults of the draft by itself; all of them stand in the report
QUOTE_LENGTH = 40  # a task is recognised by its first words; one line of a terminal holds about this much
LISTED = (Verdict.MISSING, Verdict.WEAKENED)  # what the drafter has to do something about
SEVERITIES = list(Severity)
TURNS = (Turn.MENDED, Turn.WORSE, Turn.NEW)  # other words alone are only counted


def summary_lines(comparison: Comparison) -> tuple[str, ...]:
    """Say what was compared, how many tasks got which verdict, which are missing or weakened, what was unread."""
    lines = [
        _side("reference", comparison.reference),
        _side("draft", comparison.draft),
        text(
            "command_line.summary.counts",
            tasks=len(comparison.judgements),
            **{verdict.value: comparison.count(verdict) for verdict in Verdict},
        ),
        text(
            "command_line.summary.more",
            strengthened=comparison.strengthened,
            additions=len(comparison.additions),
            copied=f"{comparison.copied:.0%}",
        ),
    ]
    if comparison.selection is not None:
        shown = len(comparison.selected)
        left = len(comparison.judgements) - shown
        words = comparison.selection.words
        lines.append(text("report.conclusion.left_out", words=words, shown=shown, left=left))
    for verdict in LISTED:
        judgements = [judgement for judgement in comparison.selected if judgement.verdict is verdict]
        if judgements:
            name = text(f"word.verdict.{verdict}")
            lines += ["", text("command_line.summary.section", verdict=name, count=len(judgements))]
            lines += [line for judgement in judgements for line in _task(comparison.reference, judgement)]
    return (*lines, *_rounds(comparison), *_citations(comparison), *_drafting(comparison), *_unread(comparison))


def _side(role: str, side: Side) -> str:
    """One document: title, number where it has one, file, size."""
    number = side.outline.front.document_number
    return text(
        "command_line.summary.side_numbered" if number else "command_line.summary.side",
        role=text(f"word.role.{role}"),
        title=side.title,
        number=number,
        file=side.document.name,
        characters=side.document.characters,
    )


def _task(reference: Side, judgement: Judgement) -> list[str]:
    """A task's place and first words, and under it the reasons, the gravest first; a missing one needs none."""
    clause = reference.outline.by_id[judgement.task.clause]
    mark = text(f"word.mark.{judgement.verdict}")
    lines = [text("command_line.summary.task", mark=mark, number=clause.number, quote=_brief(reference, judgement))]
    if judgement.verdict is Verdict.WEAKENED:
        lines += [
            text(
                "command_line.summary.finding",
                dimension=text(f"word.dimension.{finding.dimension}"),
                severity=text(f"word.severity.{finding.severity}"),
                message=render(finding.message),
            )
            for finding in sorted(judgement.findings, key=lambda finding: SEVERITIES.index(finding.severity))
        ]
    return lines


def _brief(reference: Side, judgement: Judgement) -> str:
    """A task's first words."""
    return _shortened(reference.quote(judgement.task.span))


def _shortened(words: str) -> str:
    quote = flat(words)
    return quote if len(quote) <= QUOTE_LENGTH else quote[: QUOTE_LENGTH - 1] + "…"


def unread_sentence(comparison: Comparison) -> str:
    """What of either document was not read, in one line; "" where all was."""
    sides = (("reference", comparison.reference), ("draft", comparison.draft))
    told = [
        text("ui.notice.unread_side", role=text(f"word.role.{role}"), what="".join(map(render, side.document.unread)))
        for role, side in sides
        if side.document.unread
    ]
    return text("ui.notice.unread", what="".join(told)) if told else ""


def several_lines(several: Several) -> tuple[str, ...]:
    """Who asks for how much, what is missing or weakened, and where the upper documents differ."""
    only = [
        text("command_line.summary.only", name=name, count=several.only(place))
        for place, name in enumerate(several.names)
    ]
    lines = [
        "",
        text("command_line.summary.several", count=len(several.names)),
        text("command_line.summary.demands", demands=len(several.demands), common=several.common, only="，".join(only)),
    ]
    worst = Counter(several.worst(demand) for demand in several.demands)
    counts = {verdict.value: worst[verdict] for verdict in LISTED}
    lines.append(text("command_line.summary.worst", **counts))
    if several.conflicting:
        lines.append(text("command_line.summary.conflicts", count=len(several.conflicting)))
    for demand in several.conflicting:
        first = demand.asks[0]
        lines.append(text("command_line.summary.conflict", quote=_shortened(several.quote(first))))
        lines += [f"      {conflict_words(one, several)}" for one in demand.conflicts]
    return tuple(lines)


def _rounds(comparison: Comparison) -> list[str]:
    """What became of the tasks since the round before, under a heading; nothing in a first round."""
    history = comparison.history
    if history is None:
        return []
    counts = {turn.value: len(history.of([turn])) for turn in Turn}
    lines = [
        "",
        text("command_line.summary.rounds", number=len(history.stations)),
        text("command_line.summary.turns", **counts),
        text("command_line.summary.decisions", kept=history.kept, reopened=len(history.reopened)),
    ]
    for turn in TURNS:
        for change in history.of([turn]):
            judgement = comparison.by_task[change.task]
            before = text(f"word.verdict.{change.before}") if change.before else text("report.rounds.absent")
            lines.append(
                text(
                    "command_line.summary.turn",
                    turn=text(f"word.turn.{turn}"),
                    before=before,
                    now=text(f"word.verdict.{change.now}"),
                    number=comparison.reference.outline.by_id[judgement.task.clause].number,
                    quote=_brief(comparison.reference, judgement),
                )
            )
    return lines


def _citations(comparison: Comparison) -> list[str]:
    """How the draft cites the reference: what is wrong with it, or that nothing is."""
    faulty = [citation for citation in comparison.citations if citation.faults]
    if not comparison.citations:
        named = bool(comparison.reference.outline.front.title)
        lines = [text("command_line.summary.citation_none" if named else "command_line.summary.citation_unknown")]
    elif not faulty:
        lines = [text("command_line.summary.citation_sound", count=len(comparison.citations))]
    else:
        lines = [
            text(
                "command_line.summary.citation",
                words=flat(comparison.draft.quote(citation.span)),
                result=text("word.filter.and").join(map(render, citation.faults)),
            )
            for citation in faulty
        ]
    return ["", text("command_line.summary.citations"), *lines]


def _drafting(comparison: Comparison) -> list[str]:
    """What is wrong with the draft by itself, under a heading; nothing where nothing is."""
    lines = []
    for kind, faults in by_kind(comparison.drafting).items():
        lines.append(text("command_line.summary.drafting_kind", kind=text(f"word.check.{kind}"), count=len(faults)))
        lines += [
            text(
                "command_line.summary.drafting_line",
                number=place_of(fault, comparison.draft),
                message=render(fault.message),
            )
            for fault in faults[:SHOWN_OF_KIND]
        ]
        if len(faults) > SHOWN_OF_KIND:
            lines.append(text("command_line.summary.drafting_more", count=len(faults) - SHOWN_OF_KIND))
    return ["", text("command_line.summary.drafting", count=len(comparison.drafting)), *lines] if lines else []


def _unread(comparison: Comparison) -> list[str]:
    """What could not be read of either document, under a heading; nothing where all was read."""
    lines = [
        text("command_line.summary.unread_line", file=side.document.name, message=render(message))
        for side in (comparison.reference, comparison.draft)
        for message in side.document.unread
    ]
    return ["", text("command_line.summary.unread"), *lines] if lines else []
