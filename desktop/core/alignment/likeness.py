"""A task and one passage of the draft → the features of their likeness, each 0..1.

The features and what each is for:
terms      the task's weighted words that the passage, its sentence or its heading say
own        the same, the passage alone
pairs      the task's character pairs in the passage, rare ones counting more: what words cut apart cannot hide
runs       share of the task's characters that stand in common runs of four or more: wording taken over
precision  share of the passage's own words that the task says: a long sentence has something of everything
context    likeness of the two clauses (headings and text)
"""

from collections.abc import Mapping

from desktop.core.model.span import Span
from desktop.core.text.frequency import pair_weight
from desktop.core.text.runs import shared

NAMES = ("terms", "own", "pairs", "runs", "precision", "context")
RUN = 4


def runs(task: str, passage: str) -> float:
    """Share of the characters of `task` that stand in common runs of at least `RUN` characters."""
    if len(task) < RUN:
        return float(task in passage)
    return shared(task, passage, RUN) / len(task)


def pair_weights(text: str, span: Span, factors: Mapping[int, float], local: Mapping[str, float]) -> dict[str, float]:
    """Character pair → weight: rarity × what part its place plays × how much it tells between the documents."""
    found: dict[str, float] = {}
    for i in range(span.start, span.end - 1):
        pair = text[i : i + 2]
        if pair.isalnum():
            weight = pair_weight(pair) * factors.get(i, 1.0) * local[pair]
            if weight >= found.get(pair, 0.0):
                found[pair] = weight
    return found


def share(weights: Mapping[str, float], passage: str, total: float) -> float:
    """0..1: the share of the `total` weight whose keys stand in `passage`."""
    return sum([weight for key, weight in weights.items() if key in passage]) / total if total else 0.0
