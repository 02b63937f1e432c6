"""The evaluation's figures → the tables of resources/manual/verdicts.md, which explains how verdicts are made.

    python -m tests.evaluation.page

Only what anybody can measure again is written: the seeds' pairs, and losses planted in the seeds.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from benchmark.make import put_table
from benchmark.scorer import score
from desktop.core.writers.json_report import json_report
from desktop.services.pipeline import compare, read, understand
from tests.evaluation.baselines import BASELINES
from tests.evaluation.pairs import SEEDS, seed_pairs
from tests.evaluation.planted import COLUMNS, HARMLESS, LOST, Figures, measure, plant
from tests.evaluation.reliability import EDGES, on_gold

PAGE = Path(__file__).resolve().parent.parent.parent / "resources" / "manual" / "verdicts.md"
PLACES = {"guangdong": "广东", "guangxi": "广西", "shandong": "山东"}
SHOWN = {
    "verdict_accuracy": "判定一致",
    "missing_f1": "缺失 F1",
    "flag_f1": "弱化或缺失 F1",
    "evidence_at_1": "首条依据对",
    "evidence_any": "依据中有对的",
    "dimension_f1": "维度 F1",
}


def readers_table() -> Iterator[str]:
    """The program and plain ways beside the readers."""
    yield "| 文件 | 做法 | " + " | ".join(SHOWN.values()) + " |"
    yield "|---" * (2 + len(SHOWN)) + "|"
    for pair in seed_pairs():
        reference, draft = understand(read(pair.reference)), understand(read(pair.draft))
        reports = {"对标": json.loads(json_report(compare(reference, draft)))}
        reports |= {name: judge(reference, draft) for name, judge in BASELINES.items()}
        for name, report in reports.items():
            figures = score(report, pair.rows())
            cells = " | ".join(f"{figures[key]:.2f}" for key in SHOWN)
            yield f"| {PLACES[pair.name]} | {name} | {cells} |"


def planted_table(figures: Figures) -> Iterator[str]:
    """Each kind of planted loss, and the false alarms."""
    yield "| 改动 | 处数 | " + " | ".join(COLUMNS) + " |"
    yield "|---" * (2 + len(COLUMNS)) + "|"
    for kind in LOST:
        if kind in figures.by_kind:
            planted, *found = figures.by_kind[kind]
            yield f"| {kind} | {planted} | " + " | ".join(f"{count / planted:.2f}" for count in found) + " |"
    untouched, harmless = figures.share(["未改动"], 1), figures.share(HARMLESS, 1)
    yield ""
    yield f"误报：未改动的任务 {untouched:.1%}，只作无害改写（换同义词、换序、提高指标等）的任务 {harmless:.1%}。"


def reliability_table() -> Iterator[str]:
    """How often a verdict is right, by the confidence it is given with."""
    said = [one for pair in seed_pairs() for one in on_gold(pair)]
    yield "| 把握 | 项数 | 与读者一致 |"
    yield "|---|---|---|"
    for low, high in pairwise(EDGES):
        inside = [right for confidence, right in said if low <= confidence < high]
        if inside:
            yield f"| {low:.1f} 至 {min(high, 1.0):.1f} | {len(inside)} | {sum(inside) / len(inside):.2f} |"


def main() -> None:
    """Measure and write."""
    planted = measure(plant(path) for path in sorted(SEEDS.glob("*.txt")))
    tables = {"readers": readers_table(), "planted": planted_table(planted), "reliability": reliability_table()}
    for name, rows in tables.items():
        put_table(PAGE, list(rows), name=name)
    print(PAGE)


if __name__ == "__main__":
    main()
