"""A passage → its weighted terms: what must be found again in the other document.

A term's weight is how rare it is in official language and in these two documents, times what part it plays:
the measure itself counts in full, its means and purposes less, and an enumeration no more than a few words
however long it is, so that a list of fields (人工智能、大数据、集成电路…) does not outweigh the measure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from desktop.core import resources
from desktop.core.alignment.synonyms import phrases_in
from desktop.core.model.alignment import Term
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.text.frequency import pair_weight, word_weight
from desktop.core.text.segment import words

RULES = "rules/alignment.toml"
# 投资主管部门应当…: what stands before the modal says who, not what.
_MODAL = re.compile(r"应当|不得|必须|可以")
_CONTENT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")


@resources.derived
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
    for (first, at), (second, _) in pairwise(run):
        yield first + second, Span(at, at + 2)


@resources.derived  # each word is asked for thousands of times
def rarity(word: str) -> float:
    """How much a word tells by itself; a single character tells little."""
    if len(word) == 1:
        return 0.3 * word_weight(word)
    weight = word_weight(word) if len(word) > 2 else min(word_weight(word), pair_weight(word) + 1.5)
    return float(max(weight, 0.0) ** resources.table(RULES)["rarity"]["power"])


def terms(text: str, task: Task, factors: Mapping[int, float], local: Mapping[str, float]) -> tuple[Term, ...]:
    """The terms of a task in order.

    factors: character place → what part it plays (`role_factors`). local: word → 0..1, how much it tells
    between these documents.
    """
    found: list[Term] = []
    for number, part in enumerate(task.parts):
        window = part.of(text)
        phrases = [Span(part.start + start, part.start + end) for start, end in phrases_in(window)]
        for word, span in content_words(window, part.start):
            weight = rarity(word) * local[word] * factors.get(span.start, 1.0)
            here = [p for p in phrases if p.start <= span.start and span.end <= p.end and len(p) > len(span)]
            around = max(here, key=len, default=None)
            found.append(Term(word, span, weight, number, around.of(text) if around else ""))
    return tuple(found)


def role_factors(text: str, task: Task) -> dict[int, float]:
    """Character place → factor (0..1): what part it plays in the task; places not named count in full."""
    rules = resources.table(RULES)["role"]
    factors = {at: float(rules["aside"]) for at in range(task.span.start, task.span.end)}
    for core in task.core:
        modal = _MODAL.search(text, core.start, core.end)
        acts_from = modal.end() if modal else core.start
        for at in range(core.start, core.end):
            factors[at] = float(rules["subject"]) if at < acts_from else 1.0
    for members in task.scope:
        if len(members) < rules["list_from"]:
            continue
        share = rules["list_members"] / len(members)
        shortest = min(len(member) for member in members)
        # The last member runs on into what is listed: 数据安全 | 领域职称专业.
        last = Span(members[-1].start, min(members[-1].end, members[-1].start + max(shortest, 4)))
        for member in (*members[:-1], last):
            for at in range(member.start, member.end):
                factors[at] = factors.get(at, 1.0) * share
    return factors
