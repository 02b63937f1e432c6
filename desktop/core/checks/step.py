"""A word of the task in whose place a sentence that copies the rest has a lesser one of the same ladder.

及时报告 → 视情报告 and 定期评估 → 不定期评估 are 时限; 免费开放 → 优惠开放, 全额资助 → 部分资助 and
给予补助 → 给予适当补助 are 指标, since they lower what is granted. The ladders are resources/rules/step.toml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.text.flat import flat

RULE = "step"


@dataclass(frozen=True, slots=True)
class _Ladder:
    """words: each word with its step, from 0, the strongest; found: any of them, the longest first."""

    dimension: Dimension
    words: dict[str, int]
    found: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a ladder as it stands in a text, with its neighbours."""

    span: Span
    step: int
    before: str
    behind: str


@resources.derived
def _ladders() -> tuple[_Ladder, ...]:
    ladders = []
    for ladder in resources.table("rules/step.toml")["ladder"]:
        words = {word: step for step, words in enumerate(ladder["steps"]) for word in words}
        found = re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))
        ladders.append(_Ladder(Dimension(ladder["dimension"]), words, found))
    return tuple(ladders)


def step(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each word that fell, where the draft takes over most of the task."""
    rules = resources.table("rules/step.toml")["place"]
    if pair.taken_over < rules["taken_over"]:
        return ()
    return (*_fallen(pair, int(rules["beside"])), *_lessened(pair))


def _fallen(pair: Pair, beside: int) -> Iterator[Finding]:
    source, text = pair.reference.document.text, pair.draft.document.text
    for ladder in _ladders():
        asked = list(_words(ladder, source, pair.task.span, beside))
        given = [word for passage in pair.passages for word in _words(ladder, text, passage.span, beside)]
        for word in asked:
            here = [other for other in given if _in_place(word, other)]
            if here and all(other.step > word.step for other in here):
                yield _finding(pair, ladder.dimension, word.span, here[0].span)


def _words(ladder: _Ladder, text: str, span: Span, beside: int) -> Iterator[_Word]:
    for match in ladder.found.finditer(text, span.start, span.end):
        before = flat(text[max(0, match.start() - 2 * beside) : match.start()])[-beside:]
        behind = flat(text[match.end() : match.end() + 2 * beside])[:beside]
        yield _Word(Span(match.start(), match.end()), ladder.words[match[0]], before, behind)


def _in_place(word: _Word, other: _Word) -> bool:
    """Whether the same words stand before or behind; a mark tells nothing."""
    return (word.behind == other.behind and word.behind.isalnum()) or (
        word.before == other.before and word.before.isalnum() and word.behind[:1] == other.behind[:1]
    )


def _lessened(pair: Pair) -> Iterator[Finding]:
    """给予补助 → 给予适当补助: what is granted, with a word before it that leaves the amount open."""
    granted = _granted()
    task = pair.reference_words(pair.task.span)
    for passage in pair.passages:
        for match in granted.finditer(pair.draft.document.text, passage.span.start, passage.span.end):
            if match["less"] in task:
                continue
            at = pair.reference.document.text.find(match["grant"], pair.task.span.start, pair.task.span.end)
            if at >= 0:
                place = Span(at, at + len(match["grant"]))
                yield _finding(pair, Dimension.TARGET, place, Span(match.start(), match.end()))
                return


@resources.derived
def _granted() -> re.Pattern[str]:
    rules = resources.table("rules/step.toml")["grant"]
    return re.compile(f"(?P<less>{'|'.join(rules['less'])})(?P<grant>{'|'.join(rules['granted'])})")


def _finding(pair: Pair, dimension: Dimension, asked: Span, given: Span) -> Finding:
    message = Message.of(
        f"finding.step_{dimension}", reference=pair.reference_words(asked), draft=flat(pair.draft.quote(given))
    )
    return Finding(dimension, Severity.MEDIUM, asked, given, RULE, message)
