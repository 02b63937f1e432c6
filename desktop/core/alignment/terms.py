"""A passage → its weighted terms: what must be found again in the other document.

A term's weight is how rare it is in official language and in these two documents, times what part it plays:
the measure itself counts in full, its means and purposes less, and an enumeration no more than a few words
however long it is, so that a list of fields (人工智能、大数据、集成电路…) does not outweigh the measure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from desktop.core import resources
from desktop.core.model.alignment import Term
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.text.frequency import pair_weight, word_weight
from desktop.core.text.segment import words

RULES = "rules/alignment.toml"
_CONTENT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of a measure, from rules/alignment.toml."""
    return frozenset(resources.table(RULES)["stop"]["words"])


def content_words(text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
    """The words of `text` that say something, with their places from `start` on.

    Characters that no dictionary joins (订制, 赛道) come as overlapping pairs.
    """
    run: list[tuple[str, int]] = []
    at = start
    stop = stop_words()
    for word in words(text):
        single = len(word) == 1 and "\u4e00" <= word <= "\u9fff"
        if single and word not in stop:
            run.append((word, at))
        else:
            yield from _pairs(run)
            run = []
            if len(word) > 1 and word not in stop and _CONTENT.search(word):
                yield word, Span(at, at + len(word))
        at += len(word)
    yield from _pairs(run)


def _pairs(run: Sequence[tuple[str, int]]) -> Iterator[tuple[str, Span]]:
    if len(run) == 1:
        word, at = run[0]
        yield word, Span(at, at + 1)
    for (first, at), (second, _) in zip(run, run[1:], strict=False):
        yield first + second, Span(at, at + 2)


def rarity(word: str) -> float:
    """How much a word tells by itself; a single character tells little."""
    if len(word) == 1:
        return 0.3 * word_weight(word)
    return max(word_weight(word), 0.0) if len(word) > 2 else min(word_weight(word), pair_weight(word) + 1.5)


def terms(text: str, task: Task, factors: Mapping[int, float], local: Mapping[str, float]) -> tuple[Term, ...]:
    """The terms of a task in order.

    factors: character place → what part it plays (`role_factors`). local: word → 0..1, how much it tells
    between these documents.
    """
    found: list[Term] = []
    for number, part in enumerate(task.parts):
        for word, span in content_words(part.of(text), part.start):
            weight = rarity(word) * local.get(word, 1.0) * factors.get(span.start, 1.0)
            found.append(Term(word, span, weight, number))
    return tuple(found)


def role_factors(text: str, task: Task) -> dict[int, float]:
    """Character place → factor (0..1), for the places of a task whose factor is not 1."""
    rules = resources.table(RULES)["role"]
    return {at: factor for part in task.parts for at, factor in _part_factors(text, part, task.scope, rules)}


def _part_factors(
    text: str, part: Span, scope: Iterable[tuple[Span, ...]], rules: Mapping[str, float]
) -> Iterator[tuple[int, float]]:
    listed: dict[int, float] = {}
    for members in scope:
        if len(members) < rules["list_from"]:
            continue
        factor = rules["list_members"] / len(members)
        for member in members[:-1]:
            listed.update((at, factor) for at in range(member.start, member.end))
        last = members[-1]
        # The last member runs on into what is listed: 数据安全 | 领域职称专业.
        shortest = min(len(member) for member in members)
        listed.update((at, factor) for at in range(last.start, min(last.end, last.start + max(shortest, 4))))
    offset = part.start
    for segment in re.split(r"([，,；;])", part.of(text)):
        factor = 1.0
        if segment.startswith(_openers("means")):
            factor = rules["means"]
        elif segment.startswith(_openers("purpose")) and offset > part.start:
            factor = rules["purpose"]
        for at in range(offset, offset + len(segment)):
            combined = factor * listed.get(at, 1.0)
            if combined != 1.0:
                yield at, combined
        offset += len(segment)


@cache
def _openers(role: str) -> tuple[str, ...]:
    return tuple(resources.table(RULES)["openers"][role])
