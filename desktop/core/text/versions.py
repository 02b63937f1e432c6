"""The paragraphs of two versions of a document → which is which: the same, changed, moved, put in, taken out.

A paragraph is known by its words without the clause number: clauses that a new one pushes on are not changed.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from desktop.core.model.rounds import Move, Revised
from desktop.core.text.clause_number import clause_number
from desktop.core.text.flat import flat
from desktop.core.text.runs import stretches

# Of the characters' pairs of two paragraphs at least this share in common: the same paragraph, worded otherwise. A
# paragraph at another place has to be more alike, because it could be any.
ALIKE, ALIKE_ELSEWHERE = 0.35, 0.6
SHORT = 8  # characters; so short a paragraph (a heading) elsewhere is the same one only where it is word for word
# Old × new paragraphs between two that stay: beyond that they are not laid beside each other one by one.
MOST_PAIRS = 250_000


def versions(old: Sequence[str], new: Sequence[str]) -> tuple[Revised, ...]:
    """Each paragraph of both versions once, in the order of the new one; what was taken out stands where it stood.

    Paragraphs of white space are left out.
    """
    old, new = ([line for line in lines if line.strip()] for lines in (old, new))
    known, asked = [[_words(line) for line in lines] for lines in (old, new)]
    pairs: dict[int, int] = {}  # new → old, in order on both sides
    at, at_new = 0, 0
    for block in SequenceMatcher(None, known, asked, autojunk=False).get_matching_blocks():
        pairs |= _beside(known, asked, range(at, block.a), range(at_new, block.b))
        pairs |= {block.b + by: block.a + by for by in range(block.size)}
        at, at_new = block.a + block.size, block.b + block.size
    taken = set(pairs.values())
    moved = _elsewhere(
        known, asked, [n for n in range(len(old)) if n not in taken], [n for n in range(len(new)) if n not in pairs]
    )
    gone = [n for n in range(len(old)) if n not in taken and n not in set(moved.values())]
    made: list[Revised] = []
    for number, line in enumerate(new):
        if number in pairs:
            before = pairs[number]
            while gone and gone[0] < before:
                made.append(Revised(Move.DELETED, old[gone.pop(0)], ""))
            made.append(Revised(_move(old[before], line, known[before] == asked[number]), old[before], line))
        elif number in moved:
            made.append(Revised(Move.MOVED, old[moved[number]], line))
        else:
            made.append(Revised(Move.INSERTED, "", line))
    return (*made, *(Revised(Move.DELETED, old[number], "") for number in gone))


def _move(old: str, new: str, same: bool) -> Move:
    if not same:
        return Move.CHANGED
    return Move.SAME if flat(old) == flat(new) else Move.RENUMBERED


def _words(line: str) -> str:
    """The paragraph without white space and the number it begins with."""
    number = clause_number(line)
    return flat(line[number.end if number else 0 :])


def _beside(known: Sequence[str], asked: Sequence[str], old: range, new: range) -> dict[int, int]:
    """The paragraphs between two that stay, paired in order so that as much as can be is alike."""
    if not old or not new or len(old) * len(new) > MOST_PAIRS:
        return {}
    likeness = {(a, b): _alike(known[a], asked[b]) for a in old for b in new}
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            paired = best[i][j] + likeness[a, b] if likeness[a, b] >= ALIKE else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], paired)
    pairs, i, j = {}, len(old), len(new)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs[new[j]] = old[i]
    return pairs


def _elsewhere(known: Sequence[str], asked: Sequence[str], old: Sequence[int], new: Sequence[int]) -> dict[int, int]:
    """The paragraphs that went to another place: word for word first, then the most alike."""
    pairs: dict[int, int] = {}
    free = list(old)
    for number in new:
        same = next((other for other in free if known[other] == asked[number]), None)
        if same is not None:
            free.remove(same)
            pairs[number] = same
    left = [number for number in new if number not in pairs and len(asked[number]) > SHORT]
    if len(left) * len(free) > MOST_PAIRS:
        return pairs
    ranked = sorted((-_alike(known[a], asked[b]), b, a) for b in left for a in free)
    for likeness, number, other in ranked:
        if -likeness >= ALIKE_ELSEWHERE and number not in pairs and other in free:
            free.remove(other)
            pairs[number] = other
    return pairs


def _alike(one: str, other: str) -> float:
    """Twice the pairs of characters in common, to all pairs of both."""
    first, second = stretches(one, 2), stretches(other, 2)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0
