"""Answers × planted losses → what was found, kind by kind, and how often nothing was wrong. Standard library only."""

from collections.abc import Sequence
from typing import Any

from benchmark.scorer import Report, joined, parts_of

UNTOUCHED = "未改动"
# What was asked of each task: flagged at all, the right verdict, the right verdict with the kind of loss named.
ASKED = ("found", "verdict", "named")


def planted_counts(report: Report, rows: Sequence[dict[str, Any]]) -> dict[str, list[int]]:
    """Kind of edit → how many tasks, and of these how many were flagged, rightly judged, and rightly named."""
    tasks = report["tasks"]
    quotes = [task["quote"] for task in tasks]
    counts: dict[str, list[int]] = {}
    for row in rows:
        met = [tasks[at] for at in parts_of(row["quote"], quotes)]
        verdict = joined({task["verdict"] for task in met})
        kinds = {found["dimension"] for task in met for found in task["findings"]}
        right = verdict in row["accept"]
        count = counts.setdefault(row["edit"], [0, 0, 0, 0])
        count[0] += 1
        count[1] += verdict in ("weakened", "missing")
        count[2] += right
        count[3] += right and set(row["kinds"]) <= kinds
    return counts


def figures(counts: dict[str, list[int]], harmless: Sequence[str]) -> dict[str, float]:
    """Shares over all losses, and of false alarms over what was left alone or edited without harm."""
    losses = [count for kind, count in counts.items() if kind not in (UNTOUCHED, *harmless)]
    total = sum(count[0] for count in losses) or 1
    found = {name: sum(count[at + 1] for count in losses) / total for at, name in enumerate(ASKED)}
    return found | {
        "alarm_untouched": _alarms([counts[UNTOUCHED]] if UNTOUCHED in counts else []),
        "alarm_harmless": _alarms([counts[kind] for kind in harmless if kind in counts]),
    }


def _alarms(counts: Sequence[list[int]]) -> float:
    total = sum(count[0] for count in counts)
    return sum(count[1] for count in counts) / total if total else 0.0
