"""A file of answers → the figures. Standard library only; part of the data set that `benchmark.make` writes.

python -m benchmark.score ANSWERS.json [--data FOLDER] [--kinds]
"""

import argparse
import json
from pathlib import Path
from typing import Any

from benchmark.planted import figures, planted_counts
from benchmark.scorer import score

READERS = (
    "verdict_accuracy", "missing_f1", "flag_f1", "evidence_at_1", "evidence_any", "dimension_f1", "authority_f1",
)  # fmt: skip
PLANTED = ("found", "verdict", "named", "alarm_untouched", "alarm_harmless")


def scored(answers: dict[str, Any], data: dict[str, Any]) -> tuple[dict[str, dict[str, float]], dict[str, list[int]]]:
    """Pair with readers' verdicts → its figures, under "planted" those of all planted pairs; and the counts by kind.

    Raises KeyError where a pair has no answer.
    """
    table: dict[str, dict[str, float]] = {}
    counts: dict[str, list[int]] = {}
    for pair in data["pairs"]:
        report = answers[pair["id"]]
        if pair["set"] == "readers":
            table[pair["id"]] = score(report, pair["tasks"])
        else:
            for kind, count in planted_counts(report, pair["tasks"]).items():
                counts[kind] = [a + b for a, b in zip(counts.get(kind, [0, 0, 0, 0]), count, strict=True)]
    table["planted"] = figures(counts, data["harmless"])
    return table, counts


def lines(table: dict[str, dict[str, float]]) -> list[str]:
    """The figures as text, a line for each pair."""
    rows = [f"{'pair':12}" + "".join(f"{name:>18}" for name in READERS)]
    for pair, found in table.items():
        if pair != "planted":
            rows.append(f"{pair:12}" + "".join(f"{found[name]:18.3f}" for name in READERS))
    rows.append(f"{'planted':12}" + "".join(f"{name:>18}" for name in PLANTED))
    rows.append(f"{'':12}" + "".join(f"{table['planted'][name]:18.3f}" for name in PLANTED))
    return rows


def main() -> None:
    """Score one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--data", type=Path, default=Path(), help="the data set; the current folder if not given")
    parser.add_argument("--kinds", action="store_true", help="each kind of planted edit as well")
    given = parser.parse_args()
    data = json.loads((given.data / "pairs.json").read_text(encoding="utf-8"))
    table, counts = scored(json.loads(given.answers.read_text(encoding="utf-8")), data)
    print("\n".join(lines(table)))
    if given.kinds:
        for kind, (planted, *rest) in sorted(counts.items()):
            print(f"{kind}  {planted}  " + "  ".join(f"{count / planted:.3f}" for count in rest))


if __name__ == "__main__":
    main()
