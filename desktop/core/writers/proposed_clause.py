"""A missing or weakened task → a proposed change to the draft's paragraphs, for the drafter to take up or not.

For screen, comments and tracked changes alike. For a missing task a sentence in the draft's own words at its `place`,
where the sentences name their units one by one with a bracket of its own; or a clause with the number that follows. For
a weakened one the words of the reference are restored.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core import resources
from desktop.core.model.clause import ClauseKind
from desktop.core.model.finding import Finding, Judgement, Verdict
from desktop.core.model.review import Comparison, Side
from desktop.core.text.clause_number import NumberStyle, clause_number
from desktop.core.text.numbering import to_chinese
from desktop.core.text.replacement import Replacement
from desktop.core.wordml.changes import NewParagraph
from desktop.core.writers.localising import LEXICON, in_own_words, localised, responsible, speaker, verbatim
from desktop.core.writers.place import CLOSED, Place, Standing, paragraph_at, place
from desktop.core.writers.restoration import restoration

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
        return _clause(comparison, judgement, in_own_words(comparison, judgement.task))
    if judgement.verdict is Verdict.WEAKENED:
        return _restored(comparison, judgement, judgement.findings)
    return None


def started_from(comparison: Comparison, judgement: Judgement, words: str) -> ProposedClause | None:
    """Another plan's words where a missing task belongs; None for any other task, or where there is no such place."""
    if judgement.verdict is not Verdict.MISSING:
        return None
    return _clause(comparison, judgement, words.rstrip(CLOSED) + "。")


# --- missing -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentences:
    """What goes to one place of the draft: the changes to its text, and the words put in."""

    place: Place
    changes: tuple[Replacement | NewParagraph, ...]
    words: str


def additions(comparison: Comparison, wanted: Iterable[tuple[Judgement, str]]) -> tuple[Sentences, ...]:
    """Sentences for missing tasks, those of one place together; what has no place is left out.

    Clauses of their own behind the same clause are numbered on.
    """
    there: dict[tuple[Place, str], list[tuple[Judgement, str]]] = {}
    for judgement, words in wanted:
        found = place(comparison, judgement)
        if found is not None:
            apart = judgement.task.clause if found.standing is Standing.APART else ""
            there.setdefault((found, apart), []).append((judgement, words))
    behind: Counter[str] = Counter()
    made = []
    for (found, _), said in there.items():
        if found.standing is Standing.APART:
            behind[found.clause] += 1
            made.append(_apart(comparison, found, said, behind[found.clause]))
        else:
            made.append(_inside(comparison, found, said))
    return tuple(made)


def _clause(comparison: Comparison, judgement: Judgement, words: str) -> ProposedClause | None:
    made = additions(comparison, [(judgement, words)])
    if not made:
        return None
    (sentences,) = made
    number, lines = _lines(comparison.draft, sentences)
    reference = comparison.reference.document.text
    return ProposedClause(
        judgement.task.id,
        (ProposedChange(number, lines),),
        sentences.words,
        sentences.place.clause,
        sentences.place.standing is Standing.APART,
        sentences.words.count(_blank()),
        verbatim(localised(comparison, judgement.task, speaker(comparison)), reference),
    )


def _lines(draft: Side, sentences: Sentences) -> tuple[int, tuple[str, ...]]:
    """The paragraph that the words go into or behind, by its number, and what it says then."""
    number = paragraph_at(draft, sentences.place.at)
    paragraph = draft.document.paragraphs[number].span
    old = paragraph.of(draft.document.text)
    lines = [old]
    for change in sentences.changes:
        if isinstance(change, NewParagraph):
            lines.append(change.text)
        else:
            lines[0] = old[: change.start - paragraph.start] + change.text + old[change.end - paragraph.start :]
    return number, tuple(lines)


def _inside(comparison: Comparison, found: Place, said: list[tuple[Judgement, str]]) -> Sentences:
    words = "".join(words + (_units(comparison, [judgement]) if found.units else "") for judgement, words in said)
    if found.standing is Standing.BELOW:
        return Sentences(found, (NewParagraph(found.at, words),), words)
    text_ = comparison.draft.document.text
    clause = comparison.draft.outline.by_id[found.clause]
    before = text_[: found.at]
    unclosed = found.at > clause.body.start and not before.rstrip("”").endswith((*CLOSED, *"!?）)\n"))
    semicolon = found.at > clause.body.start and before.endswith("；")
    change = Replacement(found.at - semicolon, found.at, ("。" if unclosed or semicolon else "") + words)
    return Sentences(found, (change,), words)


def _apart(comparison: Comparison, found: Place, said: list[tuple[Judgement, str]], nth: int) -> Sentences:
    """A clause like the one that it stands behind: with a number and a heading, in one line or two, and units."""
    draft = comparison.draft
    last = draft.outline.by_id[found.clause]
    reference = comparison.reference.outline.by_id[said[0][0].task.clause]
    numbered = last.kind is ClauseKind.NUMBERED and reference.kind not in (ClauseKind.LEAD, ClauseKind.CLOSING)
    line = draft.quote(last.span)
    mark = _next_number(line, nth) if numbered else ""
    heading = reference.heading if mark and last.heading else ""
    words = "".join(words for _, words in said)
    answering = any(judgement.task.owners for judgement, _ in said)
    if numbered and answering and any(one.owners for one in draft.passages):
        words += _units(comparison, [judgement for judgement, _ in said])
    if heading and "\n" in draft.document.text[last.span.start : last.body.start]:
        lines = (NewParagraph(found.at, mark + heading, like=last.span.start), NewParagraph(found.at, words))
        return Sentences(found, lines, words)
    words = mark + (f"{heading}。" if heading else "") + words
    return Sentences(found, (NewParagraph(found.at, words),), words)


def _units(comparison: Comparison, judgements: Iterable[Judgement]) -> str:
    """The bracket of responsible units, in the draft's form: those of the reference at its level, else a blank."""
    by, draft = speaker(comparison), comparison.draft
    owners = tuple(owner for judgement in judgements for owner in judgement.task.owners)
    if by is None or not owners:
        return f"（{OWNERS}{_blank()}）"
    lead = OWNERS if OWNERS in draft.document.text else ""
    return f"（{lead}{LISTED.join(responsible(owners, by))}）"


def _blank() -> str:
    return str(resources.table(LEXICON)["blank"]["sign"])


def _next_number(line: str, nth: int) -> str:
    """The nth number behind that of a line; "" where a new one would have to be fitted in (第五条)."""
    number = clause_number(line)
    if number is None:
        return ""
    if number.style in SHOWN:
        return SHOWN[number.style].format(to_chinese(number.value + nth))
    return COUNTED[number.style].format(number.value + nth) if number.style in COUNTED else ""


# --- weakened ------------------------------------------------------------------------------------------------


def _restored(comparison: Comparison, judgement: Judgement, findings: "tuple[Finding, ...]") -> ProposedClause | None:
    """The draft's paragraphs with the reference's words in place of weaker ones."""
    document = comparison.draft.document
    changes = sorted(_free(one for finding in findings if (one := restoration(comparison, finding)) is not None))
    if not changes:
        return None
    by_paragraph: dict[int, str] = {}
    for change in reversed(changes):
        number = paragraph_at(comparison.draft, change.start)
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
