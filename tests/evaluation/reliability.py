"""How often a verdict is right, by the confidence it is given with.

    python -m tests.evaluation.reliability

Counts each judgement of the founding pairs (with DUIBIAO_PRACTICE also the practice pairs) that meets one gold task
whole, and each judgement on planted losses. At a confidence of 0.9 or more at least 95 % should be right.
"""

from collections.abc import Iterator
from itertools import pairwise

from benchmark.scorer import parts_of
from desktop.core.model.finding import Authority
from desktop.services.pipeline import compare, read, understand
from tests.evaluation.pairs import GoldPair, practice_pairs, seed_pairs
from tests.evaluation.planted import Planted, plant

EDGES = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
Said = tuple[float, bool]


def on_gold(pair: GoldPair) -> Iterator[Said]:
    """Confidence, and whether a reader gave the verdict."""
    comparison = compare(understand(read(pair.reference)), understand(read(pair.draft)))
    quotes = [comparison.reference.quote(judgement.task.span) for judgement in comparison.judgements]
    for gold in pair.rows():
        met = parts_of(gold["quote"], quotes)
        if gold["level"] == "local" and len(met) == 1:
            judgement = comparison.judgements[met[0]]
            yield judgement.confidence, judgement.verdict in gold["accept"]


def on_planted(made: Planted) -> Iterator[Said]:
    """The same on a draft whose truth is certain."""
    for judgement in compare(made.reference, made.draft).judgements:
        plant = made.plants.get(judgement.task.id)
        if plant is not None and judgement.authority is Authority.LOCAL:
            yield judgement.confidence, judgement.verdict is plant.verdict


def table(said: list[Said]) -> list[tuple[float, float, int, float]]:
    """Confidence from, to, number of verdicts, share of them that are right; empty steps are left out."""
    rows = []
    for low, high in pairwise(EDGES):
        inside = [right for sure, right in said if low <= sure < high]
        if inside:
            rows.append((low, min(1.0, high), len(inside), sum(inside) / len(inside)))
    return rows


def main() -> None:
    """Two tables: readers' verdicts, planted losses."""
    gold = [entry for pair in [*seed_pairs(), *practice_pairs()] for entry in on_gold(pair)]
    planted = [entry for path in sorted({pair.draft for pair in seed_pairs()}) for entry in on_planted(plant(path))]
    for name, said in (("读者判定", gold), ("植入损失", planted)):
        print(name)
        for low, high, count, right in table(said):
            print(f"  {low:.1f}–{high:.1f}  {count:5}  {right:.3f}")


if __name__ == "__main__":
    main()
