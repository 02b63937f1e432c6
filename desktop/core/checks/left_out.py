"""范围、举措: one of several things that a sentence joins by 、 or 和, left out where the draft rewords the sentence.

提供资金支持和能力建设服务 → 给予资金支持. What stands on both sides is there in other words, and nothing stands in its
place: it was cut, not reworded. In a draft written afresh that says nothing, and is not asked.
"""

import re
from collections.abc import Iterator

from desktop.core import resources
from desktop.core.checks.pair import BORDERS, Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.text.flat import flat
from desktop.core.text.runs import tiles

RULE = "left_out"
RULES = "rules/verdict.toml"
# 普及应用 and 惠及企业 join nothing, nor does 与 before what a thing is compared with.
_BEFORE = re.compile(r"(?<![普惠涉波顾遍])(?:[、和与及或并]|以及|或者)$")
_BEHIND = re.compile(r"[、和及或]|以及|或者")
_JOINTS = re.compile(r"^(?:[、和与及或并]|以及|[或]?者(?=其他))+|(?:[、和与及或]|以及|或者)+$")
_TAIL = re.compile(r"(?:等|等等|内容|等内容)$")
# The shortest run that a place is found by.
RUN = 2


def left_out(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each thing that a reworded sentence leaves out of what it joins."""
    if not pair.follows:
        return ()
    return tuple(_lost(pair, span) for core in pair.task.core for span in _gone(pair, core))


def _gone(pair: Pair, core: Span) -> Iterator[Span]:
    """The stretches of a measure that have a joint beside them and no counterpart in the nearest passage."""
    rules, levels = resources.table(RULES)["left_out"], set("".join(resources.table(RULES)["scope"]["levels"]))
    words = pair.reference_words(core)
    offered = [flat(pair.draft.quote(passage.span)) for passage in pair.passages]
    if any(words in said for said in offered):
        return
    laid, said = max(((tiles(words, said, RUN), said) for said in offered), key=lambda one: len(one[0]))
    if len(laid) < rules["kept"] * len(words):
        return
    taken = frozenset(laid.values())
    for start, end in _stretches(words, laid):
        inner = _TAIL.sub("", _JOINTS.sub("", words[start:end]))
        at = start + words[start:end].find(inner)
        joined = _BEFORE.search(words[:at]) or _BEHIND.match(words[at + len(inner) :])
        if not start or not joined or len(inner) < RUN or any(mark in inner for mark in f"{BORDERS}（）"):
            continue
        if any(word in inner for word in rules["vague"]) or set(inner) <= levels:
            continue
        if _room(said, taken, laid[start - 1], 1) >= rules["room"] * len(inner):
            continue
        if _room(said, taken, laid.get(end), -1) >= rules["room"] * len(inner):
            continue
        if _own_members(said, taken, laid[start - 1]):
            continue
        pairs = [inner[at : at + 2] for at in range(len(inner) - 1)]
        if sum(one in pair.said for one in pairs) >= rules["said"] * len(pairs):
            continue
        yield _place(pair, core, at, at + len(inner))


def _stretches(words: str, laid: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Where the characters begin and end that were not laid on any of the other text's."""
    start = None
    for at in range(len(words) + 1):
        free = at < len(words) and at not in laid
        if free and start is None:
            start = at
        elif not free and start is not None:
            yield start, at
            start = None


def _room(said: str, taken: frozenset[int], beside: int | None, step: int) -> int:
    """How many characters of its own the draft has next to the place `beside`, up to the next mark."""
    if beside is None:
        return 0
    at = beside + step
    while 0 <= at < len(said) and at not in taken and said[at] not in BORDERS:
        at += step
    return abs(at - beside) - 1


def _own_members(said: str, taken: frozenset[int], place: int) -> bool:
    """Whether the list around `place` has a member that is all the draft's own: then one stands for another."""
    start = max(said.rfind(mark, 0, place) for mark in BORDERS) + 1
    end = min((at for mark in BORDERS if (at := said.find(mark, place)) >= 0), default=len(said))
    for member in re.split("[、和与及或]", said[start:end]):
        if member and not any(at in taken for at in range(start, start + len(member))):
            return True
        start += len(member) + 1
    return False


def _place(pair: Pair, core: Span, start: int, end: int) -> Span:
    """The place of characters `start` to `end` of a stretch of the reference, white space left out."""
    text = pair.reference.document.text
    places = [at for at in range(core.start, core.end) if not text[at].isspace()]
    return Span(places[start], places[end - 1] + 1)


def _lost(pair: Pair, span: Span) -> Finding:
    words = pair.reference_words(span)
    acts = words.endswith(tuple(resources.table(RULES)["left_out"]["acts"]))
    message = Message.of("finding.measure_lost" if acts else "finding.scope_lost", reference=words)
    return Finding(Dimension.MEASURE if acts else Dimension.SCOPE, Severity.MEDIUM, span, None, RULE, message)
