"""力度 in a sentence that the draft copies: the words it exchanged, put in or left out are weighed one by one.

不得挪作他用 → 一般不挪作他用, 加强监管 → 适当加强监管, 必须服从 → 服从. Only where the rest of the sentence is the same
does one word tell so much; whatever the draft adds in clauses of its own says nothing of the task.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.core import resources
from desktop.core.checks.ladder import PLAIN, Rung, acts, level, rungs
from desktop.core.checks.pair import BORDERS, RUN, Pair, unique
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.text.flat import flat
from desktop.core.text.replacement import differing
from desktop.core.text.runs import stretches

RULE = "modality"
WHOLE = "全面"
_PIECES = re.compile(r"[^，。；：\n]+[，。；：\n]?|[，。；：\n]")


@dataclass(frozen=True, slots=True)
class _Change:
    """`lost` at `at` of the reference's words became `new` at `to` of the draft's; either may be empty.

    before, behind: what both have around it, within its own stretch between commas and beyond.
    """

    lost: str
    new: str
    at: int
    to: int
    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class _Loss:
    """A change that weakens. told: the strength word left out, the draft's own otherwise."""

    change: _Change
    told: Rung
    left_out: bool


def softened(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each change of words that makes the copied task weaker by the rule's drop or more."""
    rules = resources.table("rules/verdict.toml")["modality"]
    whole = _from_border(pair)
    task = pair.reference_words(whole)
    if pair.stands(whole) or pair.taken_over < rules["taken_over"]:
        return ()
    stretch = _nearest(pair, task)
    if stretch is None:
        return ()
    start, said = stretch
    changes = tuple(_changes(task, said))
    losses = [loss for change in changes if (loss := _weighed(change, changes, task, said)) is not None]
    places, given = _places(pair.reference.quote(whole)), _places(pair.draft.document.text[start:][: 3 * len(said)])
    return tuple(_finding(pair, loss, (whole.start, places), (start, given)) for loss in losses)


def _from_border(pair: Pair) -> Span:
    """The task with what stands before it in its stretch between commas: 各地要 before its verb counts, too."""
    before = pair.reference.quote(Span(pair.task.sentence.start, pair.task.span.start))
    lead = before[max(before.rfind(mark) for mark in BORDERS) + 1 :]
    return Span(pair.task.span.start - len(lead), pair.task.span.end)


def _nearest(pair: Pair, task: str) -> tuple[int, str] | None:
    """Where in the draft's text the words begin that take over the task, and these words, white space left out.

    As many stretches between commas as the task has, or up to two more: those with most of its runs, the first of them.
    """
    known, count = stretches(task, RUN), len(_PIECES.findall(task))
    best: tuple[int, int, str] | None = None
    for span in unique(passage.sentence for passage in pair.passages):
        sentence = pair.draft.quote(span)
        pieces = [(found.start(), found.end()) for found in _PIECES.finditer(sentence)]
        for number in range(count, count + 3):
            for first in range(max(1, len(pieces) - number + 1)):
                start, end = pieces[first][0], pieces[min(len(pieces), first + number) - 1][1]
                words = flat(sentence[start:end])
                shared = len(known & stretches(words, RUN))
                if best is None or shared > best[0]:
                    best = (shared, span.start + start, words)
    return None if best is None or not best[0] else best[1:]


def _changes(task: str, said: str) -> Iterator[_Change]:
    """The changes between the two wordings, each with what stands on both sides."""
    drift = 0
    for change in differing(task, said):
        lost = task[change.start : change.end]
        yield from _own(lost, change.text, change.start, change.start + drift, said)
        drift += len(change.text) - len(lost)


def _own(lost: str, new: str, at: int, to: int, said: str) -> Iterator[_Change]:
    """The change without what both sides end with; of several stretches put in the last; where both have several,
    stretch by stretch."""
    first, other = (max(words.rfind(mark) for mark in BORDERS) + 1 for words in (lost, new))
    if first and other and (first < len(lost) or other < len(new)):
        yield from _own(lost[:first], new[:other], at, to, said)
        yield from _own(lost[first:], new[other:], at + first, to + other, said)
        return
    cut = max(new.rfind(mark) for mark in BORDERS) + 1
    if lost and 0 < cut < len(new) and not any(mark in lost for mark in BORDERS):
        new, to = new[cut:], to + cut
    if lost and lost in new:  # 提高 → 逐步提高原油: what was put before it
        lost, new = "", new[: new.rindex(lost)]
    elif new and lost.endswith(new):
        lost, new = lost.removesuffix(new), ""
    while lost[-2:] == new[-2:] and len(lost) > 2 < len(new):  # 大力支持 → 探索支持: what both go on with
        lost, new = lost[:-2], new[:-2]
    behind = said[to + len(new) :]
    if not lost and _apart(new, said[:to], behind):
        inner = new.strip(BORDERS)
        if any(rung.value is None and rung.word == inner for rung in rungs(inner)):
            yield _Change(lost, inner, at, to + new.index(inner), said[:to], behind)
        return
    cut = max(new.rfind(mark) for mark in BORDERS) + 1
    if not lost and cut:
        new, to = new[cut:], to + cut
    yield _Change(lost, new, at, to, said[:to], behind)


def _apart(new: str, before: str, behind: str) -> bool:
    """Whether words put in are a stretch between commas, or several, of the draft's own."""
    opens = not before or before[-1] in BORDERS or new[:1] in BORDERS
    return opens and (not behind or behind[0] in BORDERS or new[-1:] in BORDERS)


def _weighed(change: _Change, changes: Sequence[_Change], task: str, said: str) -> _Loss | None:
    """The loss that a change is, if any. changes: all of the task, for what only moved."""
    rules = resources.table("rules/verdict.toml")["modality"]
    if len(change.lost) > rules["longest"] or len(change.new) > rules["longest"]:
        return None
    if change.new.startswith(("让", "使")):  # 宣传 → 让群众了解: what comes of it
        return None
    if WHOLE in change.lost and WHOLE in change.new:  # 全面落实 → 要全面兑现
        return None
    around = {"before": change.before[-6:], "behind": change.behind[:8]}
    verbal = acts(change.lost)
    asked = list(rungs(change.lost, verbal=True, **around))
    given = [
        rung
        for rung in rungs(change.new, verbal=verbal or bool(asked), **around)
        if said.count(rung.word) > task.count(rung.word)
    ]
    given += _ending(change)
    if not given:
        return _dropped(change, asked, task, said)
    if change.lost and not asked and not verbal and not all(rung.value is None for rung in given):
        return None
    led = list(rungs(_led(change.before), behind=change.behind[:4])) + list(_leading(change.behind))
    otherwise = PLAIN if change.lost else min(PLAIN, level([rung for rung in led if rung.value is not None], PLAIN))
    strong = level(asked, otherwise)
    qualified = all(rung.value is None for rung in given)
    least = rules["drop"] if asked or qualified else rules["bare_drop"]
    weak = level(given, strong if qualified else PLAIN)
    moved = [
        rung
        for other in changes
        if other is not change
        for rung in rungs(other.lost, behind=other.behind[:8], verbal=True)
    ]
    if any(rung.value is not None and rung.value - weak < least for rung in moved):
        return None
    if strong - weak < least or (not change.lost and counted_anew(change.new, change.behind, task)):
        return None
    follows = level(list(_leading(task[change.at + len(change.lost) :])), PLAIN)
    if change.lost and follows < PLAIN and follows - weak < least:
        return None  # 积极探索 → 研究推进: as weak before
    return _Loss(change, given[0], left_out=False)


def counted_anew(word: str, behind: str, task: str) -> bool:
    """Whether the draft aims with `word` at a number behind it where the task has none: 创建枢纽 → 力争创建枢纽1个."""
    aims = resources.table("rules/modality.toml")["compared"]["aims"]
    ahead = re.split(f"[{BORDERS}]", behind)[0]
    return word in aims and bool(re.search(r"\d", ahead)) and not re.search(r"\d", task)


def _led(before: str) -> str:
    """What stands before a change in its own stretch between commas."""
    return before[max(before.rfind(mark) for mark in BORDERS) + 1 :]


def _leading(behind: str) -> Iterator[Rung]:
    """The weak word that opens what follows, if any: 鼓励支持企业 had the 支持 before."""
    for rung in rungs(behind[:6], behind=behind[6:10]):
        if (
            rung.start == 0
            and rung.value is not None
            and rung.value < PLAIN - resources.table("rules/verdict.toml")["modality"]["drop"]
        ):
            yield rung
        return


def _ending(change: _Change) -> list[Rung]:
    """A word put at the end of a stretch that makes a trial of it: 开展学徒制培养 → 开展学徒制培养试点."""
    words = resources.table("rules/modality.toml")["compared"]["endings"]
    ends = not change.behind or change.behind[0] in BORDERS
    if change.lost or change.new not in words or not ends or not change.before or change.before[-1] in "、和与及":
        return []
    return [Rung(0, change.new, 1.5)]


def _dropped(change: _Change, asked: list[Rung], task: str, said: str) -> _Loss | None:
    """A strong word that was left out, and nothing put in its place."""
    words = resources.table("rules/modality.toml")["compared"]["dropped"]
    if change.new or not change.behind or change.behind[0] in BORDERS or not asked:
        return None
    if "".join(rung.word for rung in asked) != change.lost or not any(rung.word in words for rung in asked):
        return None
    strongest = max(asked, key=lambda rung: rung.value or 0.0)
    if said.count(strongest.word) >= task.count(strongest.word):
        return None
    return _Loss(change, strongest, left_out=True)


def _places(text: str) -> list[int]:
    """For each character of `text` that is not white space, its place; and its length behind them."""
    return [*(at for at, character in enumerate(text) if not character.isspace()), len(text)]


def _finding(pair: Pair, loss: _Loss, reference: tuple[int, list[int]], draft: tuple[int, list[int]]) -> Finding:
    """The finding, with the words on both sides where they stand: from a place on, by the places of the characters."""
    (begin, places), (start, given) = reference, draft
    change = loss.change
    rules = resources.table("rules/verdict.toml")["modality"]

    def asked_at(at: int, length: int) -> Span:
        return Span(begin + places[at], begin + places[at + length - 1] + 1)

    if loss.left_out:
        place = asked_at(change.at + loss.told.start, len(loss.told.word))
        message = Message.of("finding.modality_dropped", reference=loss.told.word)
        return Finding(Dimension.MODALITY, Severity.HIGH, place, None, RULE, message)
    to = change.to + loss.told.start
    if not change.lost:
        drawn = Span(start + given[to], start + given[to + len(loss.told.word) - 1] + 1)
        message = Message.of("finding.modality_qualified", draft=loss.told.word)
        return Finding(Dimension.MODALITY, Severity.MEDIUM, pair.task.span, drawn, RULE, message)
    drawn = Span(start + given[change.to], start + given[change.to + len(change.new) - 1] + 1)
    message = Message.of("finding.modality", reference=change.lost, draft=change.new)
    firm = level(list(rungs(change.lost, verbal=True)), PLAIN) >= rules["duty"]
    severity = Severity.HIGH if firm else Severity.MEDIUM
    return Finding(Dimension.MODALITY, severity, asked_at(change.at, len(change.lost)), drawn, RULE, message)
