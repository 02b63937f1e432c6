"""A comparison's JSON report × readers' verdicts → the figures of the evaluation, all 0..1.

A system task and a gold task meet where their texts overlap (character 4-grams), so the system may cut tasks
finer or coarser than the readers did. A gold task whose system parts disagree counts as weakened. Tasks of
central or regional authority are left out of the verdict figures and scored on their own.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

Report = dict[str, Any]
SPARSE = 0.15  # a system task that holds less of the gold task than this does not meet it
WHOLE = 0.9  # one that holds this much carries it alone


def _grams(text: str) -> set[str]:
    flat = re.sub(r"[\s*]+", "", text)
    return {flat[i : i + 4] for i in range(len(flat) - 3)} or {flat}


def _meet(a: str, b: str) -> float:
    x, y = _grams(a), _grams(b)
    return len(x & y) / max(1, min(len(x), len(y)))


def parts_of(gold: str, tasks: Sequence[str]) -> list[int]:
    """The places of the system tasks that meet a gold task, the one that holds most of it first."""
    wanted = _grams(gold)
    shares = [(len(wanted & _grams(task)) / len(wanted), at) for at, task in enumerate(tasks)]
    found = sorted((entry for entry in shares if entry[0] >= SPARSE), key=lambda entry: -entry[0])
    return [at for _, at in (found[:1] if found and found[0][0] >= WHOLE else found)]


def joined(verdicts: set[str]) -> str | None:
    """One verdict for a gold task from those of its system parts; None where it met none."""
    if len(verdicts) <= 1:
        return next(iter(verdicts), None)
    return "weakened" if verdicts & {"covered", "weakened"} else "missing"


class _Counts:
    """Hits, false alarms and misses of one kind."""

    def __init__(self) -> None:
        self.hit = self.false = self.miss = 0

    def add(self, *, said: bool, wanted: bool, allowed: bool | None = None) -> None:
        """`allowed`: a reader gave it, so saying it is right (default: where it is wanted)."""
        right = wanted if allowed is None else allowed
        self.hit += said and right
        self.false += said and not right
        self.miss += wanted and not said

    def sets(self, got: set[str], want: set[str]) -> None:
        """Count the members of two sets."""
        self.hit += len(got & want)
        self.false += len(got - want)
        self.miss += len(want - got)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find and nothing said."""
        return 2 * self.hit / (2 * self.hit + self.false + self.miss) if self.hit + self.false + self.miss else 1.0


def score(report: Report, gold: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The figures of a report against gold rows."""
    tasks = report["tasks"]
    quotes = [task["quote"] for task in tasks]
    missing, flagged, dimensions, authority = _Counts(), _Counts(), _Counts(), _Counts()
    local = right = nowhere = cited = first = some = 0
    for row in gold:
        met = [tasks[at] for at in parts_of(row["quote"], quotes)]
        verdict = joined({task["verdict"] for task in met})
        accept = set(row["accept"])
        central = row["level"] != "local"
        named = any(task["authority"] != "local" or task["verdict"] == "not_applicable" for task in met)
        authority.add(said=named, wanted=central)
        if "missing" not in accept:
            cited += 1
            first += _hits((task["evidence"][0]["quote"] for task in met[:1] if task["evidence"]), row["evidence"])
            some += _hits((found["quote"] for task in met for found in task["evidence"]), row["evidence"])
        if central:
            continue
        local += 1
        nowhere += verdict is None
        right += verdict in accept
        missing.add(said=verdict == "missing", wanted=accept == {"missing"}, allowed="missing" in accept)
        said = verdict in {"missing", "weakened"}
        flagged.add(said=said, wanted="covered" not in accept, allowed=bool(accept - {"covered"}))
        if verdict == "weakened" and "weakened" in accept:
            dimensions.sets({found["dimension"] for task in met for found in task["findings"]}, set(row["kinds"]))
    return {
        "tasks": local,
        "verdict_accuracy": right / local,
        "missing_f1": missing.f1,
        "flag_f1": flagged.f1,
        "evidence_at_1": first / cited,
        "evidence_any": some / cited,
        "dimension_f1": dimensions.f1,
        "authority_f1": authority.f1,
        "unsegmented": nowhere / local,
    }


def _hits(quotes: Iterable[str], wanted: Sequence[str]) -> bool:
    return any(_meet(quote, passage) >= 0.5 for quote in quotes for passage in wanted)
