"""Plain ways to find a task in a draft, to stand beside the engine in the evaluation's table.

Each gives a report of the shape that `scorer.score` takes, on the engine's own tasks and passages, so that only
the judging differs. Their thresholds are the best ones on the founding pair: they are shown at their best.
"""

import difflib
import math
from collections import Counter
from collections.abc import Callable, Sequence

from benchmark.scorer import Report
from desktop.core.model.review import Side
from desktop.core.text.segment import words

Likeness = Callable[[str, str], float]


def _report(reference: Side, draft: Side, table: Sequence[Sequence[float]], low: float, high: float) -> Report:
    passages = [draft.quote(passage.span) for passage in draft.passages]
    tasks = []
    for task, row in zip(reference.tasks, table, strict=True):
        best = max(range(len(row)), key=lambda at: row[at])
        verdict = "missing" if row[best] < low else "weakened" if row[best] < high else "covered"
        evidence = [{"quote": passages[best]}] if verdict != "missing" else []
        quote = reference.quote(task.span)
        tasks.append({"quote": quote, "verdict": verdict, "authority": "local", "findings": [], "evidence": evidence})
    return {"tasks": tasks}


def matched_characters(reference: Side, draft: Side) -> Report:
    """difflib: share of the task's characters in matching blocks."""
    table = []
    for task in reference.tasks:
        quote = reference.quote(task.span)
        row = []
        for passage in draft.passages:
            matcher = difflib.SequenceMatcher(None, quote, draft.quote(passage.span), autojunk=False)
            row.append(sum(block.size for block in matcher.get_matching_blocks()) / len(quote))
        table.append(row)
    return _report(reference, draft, table, 0.4, 0.6)


def tf_idf(reference: Side, draft: Side) -> Report:
    """Cosine of TF-IDF vectors over jieba's words."""
    bags = [Counter(words(draft.quote(passage.span))) for passage in draft.passages]
    seen = Counter(word for bag in bags for word in bag)
    weight = {word: math.log((1 + len(bags)) / (1 + count)) + 1 for word, count in seen.items()}

    def vector(bag: Counter[str]) -> dict[str, float]:
        raw = {word: count * weight.get(word, math.log(1 + len(bags)) + 1) for word, count in bag.items()}
        norm = math.sqrt(math.fsum(value * value for value in raw.values())) or 1.0
        return {word: value / norm for word, value in raw.items()}

    drafts = [vector(bag) for bag in bags]
    table = []
    for task in reference.tasks:
        asked = vector(Counter(words(reference.quote(task.span))))
        table.append([math.fsum(value * other.get(word, 0.0) for word, value in asked.items()) for other in drafts])
    return _report(reference, draft, table, 0.25, 0.45)


def keywords(reference: Side, draft: Side) -> Report:
    """Share of the task's words of two characters and more that stand in the passage."""
    texts = [draft.quote(passage.span) for passage in draft.passages]
    table = []
    for task in reference.tasks:
        asked = {word for word in words(reference.quote(task.span)) if len(word) > 1}
        table.append([sum(word in text for word in asked) / max(1, len(asked)) for text in texts])
    return _report(reference, draft, table, 0.3, 0.5)


BASELINES = {"difflib": matched_characters, "TF-IDF": tf_idf, "关键词": keywords}
