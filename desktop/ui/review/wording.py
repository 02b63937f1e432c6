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
# A wording longer than this many characters pushes what was found off the card: of stretches that are the same on both
# sides it shows only what stands next to a difference. The whole stands in the pane beside it, and in the tool tip.
LONG, BESIDE = 110, 20
GAP = "……"


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


def shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Without the middle of long stretches that nothing happened to; as they are where nothing is marked at all."""
    long = sum(len(piece.text) for piece in pieces) > LONG
    if not long or all(piece.change is Change.KEPT for piece in pieces):
        return pieces
    made = []
    for number, piece in enumerate(pieces):
        first, last = number == 0, number == len(pieces) - 1
        left = piece.text[: 0 if first else BESIDE]
        right = piece.text[len(piece.text) - (0 if last else BESIDE) :]
        cut = f"{left}{GAP}{right}"
        made.append(Piece(cut) if piece.change is Change.KEPT and len(cut) + BESIDE < len(piece.text) else piece)
    return tuple(made)


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
