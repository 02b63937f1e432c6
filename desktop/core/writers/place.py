"""A missing task → where in the draft its sentence goes: one rule for the window, the comments and the 建议稿.

The order of the draft need not be the reference's. So the clause is sought first: where the other tasks of the same
reference clause are carried, the nearer ones counting more; where the nearest passages stand; whose heading is alike.
In it the sentence goes beside the one that carries the nearest of these tasks, behind it or, if that task follows in
the reference, before it; else to the end of the clause. Where nothing of the reference clause is carried and no heading
is alike, it becomes a clause of its own behind the last of its neighbours, so that no number changes; what the
reference opens with goes behind the draft's own opening. The weights and why: resources/rules/place.toml.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum, auto

from desktop.core import resources
from desktop.core.model.clause import Clause, ClauseKind
from desktop.core.model.document import ParagraphKind
from desktop.core.model.finding import Evidence, Judgement, Verdict
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span

RULES = "rules/place.toml"
CLOSED = "。！？；"
BEHIND = "”）"  # what may stand between a sentence's mark and its end
OPENING, CLOSING = "（(", "）)"


class Standing(Enum):
    """How what is put in stands there."""

    INSIDE = auto()  # in the text, before the character
    BELOW = auto()  # a paragraph behind the one that holds the character: of a clause that is only a heading
    APART = auto()  # a clause of its own, behind that paragraph


@dataclass(frozen=True, slots=True)
class Place:
    """at: a character of the draft. clause: id of the draft clause that the words stand in, or behind.

    units: the sentences there name their units one by one, so that a new one must name its own.
    """

    at: int
    clause: str
    standing: Standing = Standing.INSIDE
    units: bool = False


def place(comparison: Comparison, judgement: Judgement) -> Place | None:
    """Where the task goes; None where the draft carries nothing at all, or has a table there."""
    home = home_clause(comparison, judgement)
    found = None if home is None else _inside(comparison, judgement, comparison.draft.outline.by_id[home])
    return _apart(comparison, judgement) if found is None else found


def home_clause(comparison: Comparison, judgement: Judgement) -> str | None:
    """The id of the draft clause that the task belongs in; None where it would be a clause of its own."""
    rules = resources.table(RULES)["clause"]
    run = _run(comparison, judgement)
    votes: dict[str, float] = defaultdict(float)
    for number in comparison.by_clause[judgement.task.clause]:
        other = comparison.judgements[number]
        if other.evidence and number not in run:
            distance: float = _steps(run, number) ** float(rules["fading"])
            votes[other.evidence[0].clause] += other.evidence[0].score / distance
    alike = _alike(comparison, judgement)
    if not votes and max(alike.values(), default=0.0) < float(rules["alike"]):
        return None
    for one in (one for number in run for one in comparison.judgements[number].candidates[: int(rules["near"])]):
        votes[one.clause] += float(rules["near_worth"]) * one.score / len(run)
    for home, share in alike.items():
        votes[home] += float(rules["heading_worth"]) * share
    return max(votes, key=lambda clause: votes[clause])


def _run(comparison: Comparison, judgement: Judgement) -> range:
    """The places among all of the task and the missing ones around it: what is missing side by side is written so."""
    judgements = comparison.judgements
    own = comparison.by_clause[judgement.task.clause]
    first = last = next(number for number in own if judgements[number] is judgement)

    def belongs(number: int) -> bool:
        if not 0 <= number < len(judgements):
            return False
        other = judgements[number]
        return other.verdict is Verdict.MISSING and other.task.clause == judgement.task.clause

    while belongs(first - 1):
        first -= 1
    while belongs(last + 1):
        last += 1
    return range(first, last + 1)


def _steps(run: range, number: int) -> int:
    """How many tasks further a place among all is, from the nearer end of a run."""
    return max(run.start - number, number - run.stop + 1)


def _alike(comparison: Comparison, judgement: Judgement) -> dict[str, float]:
    """Draft clause → the share (0..1) of pairs of characters that its heading has in common with the task's clause."""
    outline = comparison.draft.outline
    sought = comparison.reference.outline.heading_pairs.get(judgement.task.clause, frozenset())
    met: dict[str, int] = defaultdict(int)
    for pair in sought:
        for clause in outline.by_heading_pair.get(pair, ()):
            met[clause] += 1
    return {
        clause: 2 * count / (len(sought) + len(outline.heading_pairs[clause]))
        for clause, count in sorted(met.items())
        # A heading of what stands below it: no sentence goes there.
        if clause not in outline.parents or comparison.draft.quote(outline.by_id[clause].body).strip()
    }


# --- in a clause -----------------------------------------------------------------------------------------------


def _inside(comparison: Comparison, judgement: Judgement, clause: Clause) -> Place | None:
    """Beside the nearest task, else at the end of the clause's own text; None for the row of a table."""
    draft = comparison.draft
    if not draft.quote(clause.body).strip():
        return Place(clause.span.start, clause.id, Standing.BELOW)
    brackets = _brackets(draft, clause)
    beside = _beside(comparison, judgement, clause)
    at = _end(draft, clause, brackets) if beside is None else beside
    if len(brackets) > 1:  # behind the bracket of the sentences there
        at = next((bracket.end for bracket in brackets if bracket.start >= at), max(at, brackets[-1].end))
        at += draft.document.text[at : at + 1] in tuple(CLOSED)
    row = draft.document.paragraphs[paragraph_at(draft, at)].kind is ParagraphKind.TABLE_ROW
    return None if row else Place(at, clause.id, units=len(brackets) > 1)


def _beside(comparison: Comparison, judgement: Judgement, clause: Clause) -> int | None:
    """The end of the sentence that carries the nearest task of the same reference clause, or its beginning."""
    run = _run(comparison, judgement)
    reach = int(resources.table(RULES)["sentence"]["beside"])
    first = max(0, run.start - reach)
    near = [
        (_steps(run, number), number > run.start, number)
        for number, one in enumerate(comparison.judgements[first : run.stop + reach], first)
        if one.task.clause == judgement.task.clause and one.evidence and one.evidence[0].clause == clause.id
    ]
    if not near:
        return None
    _, follows, number = min(near)
    sentence = _sentence(comparison.draft, comparison.judgements[number].evidence[0])
    opening = (
        clause.kind is ClauseKind.LEAD and sentence.start <= clause.body.start
    )  # 为贯彻落实…: nothing goes before it
    return sentence.start if follows and not opening else sentence.end


def _sentence(draft: Side, passage: Evidence) -> Span:
    """The whole sentence around a passage, its closing mark included."""
    here = draft.by_clause.get(passage.clause, ())
    holding = [one.sentence for one in here if one.span.overlaps(passage.span)]
    start = min((one.start for one in holding), default=passage.span.start)
    end = max((one.end for one in holding), default=passage.span.end)
    words = draft.document.text
    while end < len(words) and words[end] in CLOSED + BEHIND:
        end += 1
    return Span(start, end)


def _end(draft: Side, clause: Clause, brackets: tuple[Span, ...]) -> int:
    """The end of a clause's own text, before the one bracket that names who answers for all of it."""
    end = clause.span.start + len(draft.quote(clause.span).rstrip())
    if len(brackets) == 1 and not draft.document.text[brackets[0].end : end].strip(CLOSED):
        return brackets[0].start
    return end


def _brackets(draft: Side, clause: Clause) -> tuple[Span, ...]:
    """The brackets behind whole sentences of a clause that name units, in order."""
    words = draft.document.text
    found: set[Span] = set()
    owners = {owner.span for one in draft.by_clause.get(clause.id, ()) for owner in one.owners}
    for span in owners:
        start = max(words.rfind(sign, clause.span.start, span.start) for sign in OPENING)
        ends = [end for sign in CLOSING if (end := words.find(sign, span.end, clause.span.end)) >= 0]
        if start > clause.span.start and ends and words[start - 1] in CLOSED + BEHIND:
            found.add(Span(start, min(ends) + 1))
    return tuple(sorted(found))


# --- a clause of its own ---------------------------------------------------------------------------------------


def _apart(comparison: Comparison, judgement: Judgement) -> Place | None:
    """Behind the last of the clauses that stand beside the one that carries the nearest task."""
    judgements, draft = comparison.judgements, comparison.draft
    run = _run(comparison, judgement)
    near = [(_steps(run, other), other > run.start, other) for other, one in enumerate(judgements) if one.evidence]
    if not near:
        return None
    neighbour = draft.outline.by_id[judgements[min(near)[2]].evidence[0].clause]
    lead = next((one for one in draft.outline.clauses if one.kind is ClauseKind.LEAD), None)
    if lead is not None and not any(one.evidence for one in judgements[: run.start]):
        last = end = lead
    else:
        last = (*_siblings(draft, neighbour), neighbour)[0]
        end = max((one for one in draft.outline.clauses if _stands_in(draft, one, last)), key=lambda one: one.span.end)
    number = paragraph_at(draft, max(end.span.end - 1, 0))
    paragraph = draft.document.paragraphs[number]
    if paragraph.kind is ParagraphKind.TABLE_ROW:
        return None
    return Place(paragraph.span.start, last.id, Standing.APART)


def _siblings(draft: Side, clause: Clause) -> tuple[Clause, ...]:
    """The numbered clauses that stand beside a clause, the last first."""
    beside = draft.outline.children(clause.parent)
    return tuple(one for one in reversed(beside) if one.kind is ClauseKind.NUMBERED)


def _stands_in(draft: Side, clause: Clause, other: Clause) -> bool:
    at: str | None = clause.id
    while at is not None:
        if at == other.id:
            return True
        at = draft.outline.by_id[at].parent
    return False


def paragraph_at(draft: Side, at: int) -> int:
    """The number of the draft's paragraph that holds the character at `at`, the break behind it included."""
    return bisect_right(draft.document.paragraphs, at, key=lambda one: one.span.start) - 1
