"""A judgement → the two wordings of the card, piece by piece: kept, lost, new. No Qt."""

from dataclasses import dataclass
from enum import StrEnum
from html import escape

from desktop.core.model.finding import Judgement
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.text.diff import EditKind, difference
from desktop.ui.theme import Tokens

# With less than this share of the shorter wording in common, the draft says it in its own words: striking nearly
# everything would tell nothing, so then only the words that findings name are marked.
COMMON_SHARE = 0.5


class Change(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    LOST = "lost"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share one fate."""

    text: str
    change: Change = Change.KEPT


@dataclass(frozen=True, slots=True)
class Wordings:
    """The reference's words and, where the draft has any, its own."""

    reference: tuple[Piece, ...]
    draft: tuple[Piece, ...] = ()


def wordings(comparison: Comparison, judgement: Judgement) -> Wordings:
    """What the card shows of a task and of its best passage."""
    old = comparison.reference.quote(judgement.task.span)
    if not judgement.evidence:
        return Wordings((Piece(old),))
    best = judgement.evidence[0].span
    new = comparison.draft.quote(best)
    edits = difference(old, new)
    common = sum(len(edit.text) for edit in edits if edit.kind is EditKind.SAME)
    if common >= COMMON_SHARE * min(len(old), len(new)):
        lost = {EditKind.SAME: Change.KEPT, EditKind.DELETE: Change.LOST}
        gained = {EditKind.SAME: Change.KEPT, EditKind.INSERT: Change.NEW}
        return Wordings(
            tuple(Piece(edit.text, lost[edit.kind]) for edit in edits if edit.kind in lost),
            tuple(Piece(edit.text, gained[edit.kind]) for edit in edits if edit.kind in gained),
        )
    named_lost = [finding.reference for finding in judgement.findings]
    named_new = [finding.draft for finding in judgement.findings if finding.draft is not None]
    return Wordings(
        _cut(old, judgement.task.span, named_lost, Change.LOST),
        _cut(new, best, [*named_new, *judgement.additions_to], Change.NEW),
    )


def _cut(words: str, whole: Span, parts: list[Span], change: Change) -> tuple[Piece, ...]:
    """`words`, which stand at `whole`, cut at `parts` inside it; a part that is the whole cuts nothing."""
    pieces: list[Piece] = []
    at = whole.start
    for part in sorted(part for part in parts if whole.contains(part) and 0 < len(part) < len(whole)):
        if part.start < at:
            continue
        pieces.append(Piece(words[at - whole.start : part.start - whole.start]))
        pieces.append(Piece(words[part.start - whole.start : part.end - whole.start], change))
        at = part.end
    pieces.append(Piece(words[at - whole.start :]))
    return tuple(piece for piece in pieces if piece.text)


def to_html(pieces: tuple[Piece, ...], tokens: Tokens) -> str:
    """Pieces as rich text for a label: lost words struck, new words tinted."""
    styles = {
        Change.LOST: f"color:{tokens.missing.line};text-decoration:line-through",
        Change.NEW: f"background-color:{tokens.strengthened.strong}",
    }
    parts = []
    for piece in pieces:
        words = escape("".join(piece.text.split("\n")))
        parts.append(words if piece.change is Change.KEPT else f'<span style="{styles[piece.change]}">{words}</span>')
    return f'<p style="line-height:118%;margin:0">{"".join(parts)}</p>'
