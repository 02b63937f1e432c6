"""A missing or weakened task → a proposed change to the draft's paragraphs, for the drafter to take up or not.

For screen, comments and tracked changes alike. For a missing task a sentence in the draft's own words where the
draft's order has its place: behind the sentence that carries the task before it, else before the one that carries the
next. Where the draft carries nothing of the whole clause, a clause of its own behind the last of its neighbours, with
the number that follows. For a weakened one the words of the reference are restored.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core import resources
from desktop.core.model.clause import Clause, ClauseKind
from desktop.core.model.document import ParagraphKind
from desktop.core.model.finding import Finding, Judgement, Verdict
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.text.clause_number import NumberStyle, clause_number
from desktop.core.text.numbering import to_chinese
from desktop.core.text.replacement import Replacement
from desktop.core.writers.home import home_clause
from desktop.core.writers.localising import LEXICON, localised, responsible, speaker, verbatim
from desktop.core.writers.restoration import restoration

CLOSED = "。！？；"
LISTED = "、"
OWNERS = "责任单位："
SHOWN = {NumberStyle.HAN: "{}、", NumberStyle.HAN_BRACKET: "（{}）"}
COUNTED = {NumberStyle.ARABIC: "{}.", NumberStyle.ARABIC_BRACKET: "（{}）"}


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """Paragraph `paragraph` of the draft says `lines` instead; the paragraph itself is among them."""

    paragraph: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedClause:
    """changes: in the draft's order, at most one for a paragraph.

    words: what is proposed, by itself. clause: id of the draft clause where it goes. new: it is a clause of its own.
    blanks: how many numbers are left to be filled. copied: it would stand word for word in the reference.
    """

    task: str
    changes: tuple[ProposedChange, ...]
    words: str
    clause: str
    new: bool = False
    blanks: int = 0
    copied: bool = False


def proposed(comparison: Comparison, judgement: Judgement) -> ProposedClause | None:
    """What to write for a task; None for one that is carried, or where only the drafter knows."""
    if judgement.verdict is Verdict.MISSING:
        return _clause(comparison, judgement, localised(comparison, judgement.task, speaker(comparison)) + "。")
    if judgement.verdict is Verdict.WEAKENED:
        return _restored(comparison, judgement, judgement.findings)
    return None


def started_from(comparison: Comparison, judgement: Judgement, words: str) -> ProposedClause | None:
    """Another plan's words where a missing task belongs; None for any other task, or where there is no such place."""
    if judgement.verdict is not Verdict.MISSING:
        return None
    return _clause(comparison, judgement, words.rstrip(CLOSED) + "。")


# --- missing -------------------------------------------------------------------------------------------------


def _clause(comparison: Comparison, judgement: Judgement, words: str) -> ProposedClause | None:
    place = _beside(comparison, judgement)
    if place is not None:
        at, clause = place
        change = _put_in(comparison, at, words)
        if change is not None:
            return _proposal(comparison, judgement, change, words, clause)
    neighbour = _neighbour(comparison, judgement)
    return None if neighbour is None else _of_its_own(comparison, judgement, neighbour, words)


def _proposal(
    comparison: Comparison, judgement: Judgement, change: ProposedChange, words: str, clause: str, *, new: bool = False
) -> ProposedClause:
    blank = str(resources.table(LEXICON)["blank"]["sign"])
    reference = comparison.reference.document.text
    copied = verbatim(localised(comparison, judgement.task, speaker(comparison)), reference)
    return ProposedClause(judgement.task.id, (change,), words, clause, new, words.count(blank), copied)


def _beside(comparison: Comparison, judgement: Judgement) -> tuple[int, str] | None:
    """The character where the sentence goes, and the clause: beside the nearest carried task of its clause."""
    home = home_clause(comparison, judgement)
    if home is None:
        return None
    judgements = comparison.judgements
    at = judgements.index(judgement)
    near = [
        (abs(other - at), other > at, other)
        for other, one in enumerate(judgements)
        if one.task.clause == judgement.task.clause and one.evidence and one.evidence[0].clause == home
    ]
    _, behind, place = min(near)
    sentence = _sentence(comparison, judgements[place].evidence[0].span)
    return (sentence.start if behind else sentence.end), home


def _sentence(comparison: Comparison, span: Span) -> Span:
    """The whole sentence around a passage, its closing mark included."""
    draft = comparison.draft
    holding = [one.sentence for one in draft.passages if one.span.overlaps(span)]
    start = min((one.start for one in holding), default=span.start)
    end = max((one.end for one in holding), default=span.end)
    text_ = draft.document.text
    while end < len(text_) and text_[end] in CLOSED + "”）":
        end += 1
    return Span(start, end)


def _put_in(comparison: Comparison, at: int, words: str) -> ProposedChange | None:
    """The paragraph that holds the place with a sentence more; None for the row of a table, where none fits."""
    document = comparison.draft.document
    number = (
        _paragraph(comparison, max(at - 1, 0))
        if document.text[at : at + 1] in ("\n", "")
        else _paragraph(comparison, at)
    )
    paragraph = document.paragraphs[number]
    if paragraph.kind is ParagraphKind.TABLE_ROW:
        return None
    old = paragraph.span.of(document.text)
    cut = min(max(at - paragraph.span.start, 0), len(old))
    head, tail = old[:cut], old[cut:]
    if head and not head.endswith(tuple("。！？）")):
        head = head.removesuffix("；") + "。"
    return ProposedChange(number, (head + words + tail,))


def _neighbour(comparison: Comparison, judgement: Judgement) -> Clause | None:
    """The draft clause that carries the task nearest in the reference's order, an earlier one where two are as near."""
    judgements = comparison.judgements
    at = judgements.index(judgement)
    near = [(abs(other - at), other > at, other) for other, one in enumerate(judgements) if one.evidence]
    if not near:
        return None
    return comparison.draft.outline.by_id[judgements[min(near)[2]].evidence[0].clause]


def _of_its_own(comparison: Comparison, judgement: Judgement, neighbour: Clause, words: str) -> ProposedClause | None:
    """A clause behind the last that stands beside the neighbour: no number of the others changes."""
    by = speaker(comparison)
    draft = comparison.draft
    siblings = [one for one in draft.outline.children(neighbour.parent) if one.kind is ClauseKind.NUMBERED]
    last = siblings[-1] if siblings else neighbour
    inside = [one for one in draft.outline.clauses if _stands_in(comparison, one, last)]
    number = _paragraph(comparison, max(max(one.span.end for one in inside) - 1, 0))
    old = draft.document.paragraphs[number].span.of(draft.document.text)
    if draft.document.paragraphs[number].kind is ParagraphKind.TABLE_ROW:
        return None
    reference = comparison.reference.outline.by_id[judgement.task.clause]
    numbered = siblings and reference.kind not in (ClauseKind.LEAD, ClauseKind.CLOSING)
    mark = _next_number(draft.quote(last.span)) if numbered else ""
    heading = reference.heading if mark and last.heading else ""
    line = mark + (f"{heading}。" if heading else "") + words
    if by is not None and judgement.task.owners and any(one.owners for one in draft.passages):
        named = OWNERS if OWNERS in draft.document.text else ""
        line += f"（{named}{LISTED.join(responsible(judgement.task.owners, by))}）"
    return _proposal(comparison, judgement, ProposedChange(number, (old, line)), line, last.id, new=True)


def _stands_in(comparison: Comparison, clause: Clause, other: Clause) -> bool:
    at: str | None = clause.id
    while at is not None:
        if at == other.id:
            return True
        at = comparison.draft.outline.by_id[at].parent
    return False


def _next_number(line: str) -> str:
    """The number that follows that of a line; "" where a new one would have to be fitted in (第五条)."""
    number = clause_number(line)
    if number is None:
        return ""
    if number.style in SHOWN:
        return SHOWN[number.style].format(to_chinese(number.value + 1))
    return COUNTED[number.style].format(number.value + 1) if number.style in COUNTED else ""


def _paragraph(comparison: Comparison, at: int) -> int:
    """The paragraph of the draft that holds the character at `at`."""
    return bisect_right(comparison.draft.document.paragraphs, at, key=lambda one: one.span.start) - 1


# --- weakened ------------------------------------------------------------------------------------------------


def _restored(comparison: Comparison, judgement: Judgement, findings: "tuple[Finding, ...]") -> ProposedClause | None:
    """The draft's paragraphs with the reference's words in place of weaker ones."""
    document = comparison.draft.document
    changes = sorted(_free(one for finding in findings if (one := restoration(comparison, finding)) is not None))
    if not changes:
        return None
    by_paragraph: dict[int, str] = {}
    for change in reversed(changes):
        number = _paragraph(comparison, change.start)
        start = document.paragraphs[number].span.start
        line = by_paragraph.get(number, document.paragraphs[number].span.of(document.text))
        by_paragraph[number] = line[: change.start - start] + change.text + line[change.end - start :]
    made = tuple(ProposedChange(number, (line,)) for number, line in sorted(by_paragraph.items()))
    words = LISTED.join(dict.fromkeys(change.text for change in changes if change.text))
    clause = judgement.evidence[0].clause if judgement.evidence else ""
    return ProposedClause(judgement.task.id, made, words, clause)


def _free(changes: Iterator[Replacement]) -> list[Replacement]:
    """The changes that touch no earlier one, each within one line."""
    kept: list[Replacement] = []
    for change in changes:
        if not any(change.start <= other.end and other.start <= change.end for other in kept):
            kept.append(change)
    return kept
