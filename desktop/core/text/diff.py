"""Two wordings → what stays, what is lost and what is new, in whole words and numbers.

The only door to diff-match-patch. Words become single characters (its diff_linesToChars, for words), so that no word
or number is ever split; a clean-up of our own joins changes that only chance words keep apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from diff_match_patch import diff_match_patch

from desktop.core import resources
from desktop.core.text.segment import words

LEXICON = "lexicon/particles.toml"
LONGEST = 1_000_000  # old words × new words that are compared word by word: two texts of some 1,800 characters
SHORT_COMMON = 3  # characters; a common stretch this short between two longer replacements is chance
SHORT_PARTICLES = 2
SURROGATES = 0xD800
SURROGATES_LENGTH = 0x800


class EditKind(StrEnum):
    """Whether a stretch stands in both wordings, only in the old or only in the new."""

    SAME = "same"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of text, never empty."""

    kind: EditKind
    text: str


@dataclass(slots=True)
class _Step:
    """A common stretch and the change that follows it, in words."""

    common: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """Characters of the longer half of the change."""
        return max(len("".join(self.lost)), len("".join(self.new)))


def difference(old: str, new: str) -> tuple[Edit, ...]:
    """What turns `old` into `new`.

    Same + delete give `old`, same + insert give `new`; a deletion stands before the insertion in its place; no word
    and no number is split. Empty for two empty texts. What two texts have in common at both ends is always kept;
    where what remains between is longer than LONGEST, it is one deletion and one insertion.
    """
    steps = _joined(_slid(_steps(words(old), words(new))))
    edits: list[Edit] = []
    for step in steps:
        for kind, tokens in ((EditKind.SAME, step.common), (EditKind.DELETE, step.lost), (EditKind.INSERT, step.new)):
            if tokens:
                edits.append(Edit(kind, "".join(tokens)))
    return tuple(edits)


def _steps(old: Sequence[str], new: Sequence[str]) -> list[_Step]:
    """The shortest script, each common stretch with the change after it."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    steps = [_Step(common=list(old[:start]))]
    if len(middle_old) * len(middle_new) > LONGEST:
        steps[-1].lost, steps[-1].new = list(middle_old), list(middle_new)
    else:
        _compare(middle_old, middle_new, steps)
    if end:
        steps.append(_Step(common=list(old[len(old) - end :])))
    return steps


def _compare(old: Sequence[str], new: Sequence[str], steps: list[_Step]) -> None:
    """Append the changes between two lists of words to `steps`."""
    codes: dict[str, str] = {}
    for token in (*old, *new):
        code = len(codes) + 1
        codes.setdefault(token, chr(code if code < SURROGATES else code + SURROGATES_LENGTH))
    tokens = {code: token for token, code in codes.items()}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # none: with the default of one second the result would depend on the machine's load
    script = engine.diff_main("".join(codes[t] for t in old), "".join(codes[t] for t in new), False)
    for operation, stretch in script:
        decoded = [tokens[code] for code in stretch]
        if operation == engine.DIFF_EQUAL:
            steps.append(_Step(common=decoded))
        elif operation == engine.DIFF_DELETE:
            steps[-1].lost += decoded
        else:
            steps[-1].new += decoded


def _slid(steps: list[_Step]) -> list[_Step]:
    """The same script with one-sided changes moved to a border if they can: 就业[、创业投资]、 → 就业、[创业投资、]."""
    borders = _lexicon()[1]
    for step, following in pairwise(steps):
        change = step.lost or step.new
        if (step.lost and step.new) or not change or (step.common and step.common[-1] in borders):
            continue
        for by in range(1, min(len(following.common), len(change)) + 1):
            if following.common[:by] != change[:by]:
                break
            if change[by - 1] in borders:
                step.common += change[:by]
                change[:] = change[by:] + change[:by]
                del following.common[:by]
                break
    return steps


def _joined(steps: list[_Step]) -> list[_Step]:
    """The same script with neighbouring changes joined where only a chance stretch keeps them apart."""
    joined: list[_Step] = []
    for step in steps:
        if joined and (not step.common or _by_chance(step.common, joined[-1], step)):
            joined[-1].lost += step.common + step.lost
            joined[-1].new += step.common + step.new
        else:
            joined.append(step)
    return joined


def _by_chance(common: list[str], before: _Step, after: _Step) -> bool:
    """Whether `common` between two changes hides more than it tells.

    A number that stays is always told. A change on one side only is left as it is: joining would strike words that
    stay and write them again.
    """
    one_is_replaced = (before.lost and before.new) or (after.lost and after.new)
    if not (one_is_replaced and before.weight and after.weight):
        return False
    text = "".join(common)
    if any(c.isdigit() for c in text):
        return False
    if len(text) <= SHORT_PARTICLES and _lexicon()[0].issuperset(common):
        return True
    return len(text) <= min(SHORT_COMMON, before.weight, after.weight)


@resources.derived
def _lexicon() -> tuple[frozenset[str], frozenset[str]]:
    """Particles and borders."""
    table = resources.table(LEXICON)
    return frozenset(table["particles"]), frozenset(table["borders"])
