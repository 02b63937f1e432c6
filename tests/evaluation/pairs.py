"""The pairs of documents with readers' verdicts that the evaluation runs on.

The seeds' pairs stand in this folder (gold/). More pairs can be named in a folder outside the checkout, given
by the environment variable DUIBIAO_PRACTICE: `pairs.json`, a list of {"name", "group", "reference", "draft", "gold"
(, "weight")} with paths relative to it. They are practice material with licences of their own and are never committed.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
# A plan carrying out a plan is what the product is for: it counts more than a local regulation under a national one.
PLANS = 10.0
NATIONAL = SEEDS / "national_action_plan_2024.txt"


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A reference and a draft with readers' verdicts.

    group: pairs of one policy field are held out together. weight: how much its rows count in fitting; drafts that
    were written for practice count less than real ones.
    """

    name: str
    group: str
    reference: Path
    draft: Path
    gold: Path
    weight: float = 1.0

    def rows(self) -> list[dict[str, Any]]:
        """The readers' verdicts, one for each task they cut."""
        rows: list[dict[str, Any]] = json.loads(self.gold.read_text(encoding="utf-8"))
        return rows


def seed_pairs() -> list[GoldPair]:
    """The pairs whose documents are seeds."""
    drafts = {
        "guangdong": "guangdong_measures_2024.txt",
        "guangxi": "guangxi_implementation_plan_2025.txt",
        "shandong": "shandong_measures_2024.txt",
    }
    return [
        GoldPair(name, "digital_talent", NATIONAL, SEEDS / draft, HERE / "gold" / f"{name}.json", PLANS)
        for name, draft in drafts.items()
    ]


def plans() -> list[Path]:
    """The plans that losses are planted in: the seeds, and the practice folder's (`plans` in pairs.json's folder)."""
    folder = os.environ.get("DUIBIAO_PRACTICE")
    more = sorted((Path(folder) / "plans").glob("*.txt")) if folder else []
    return [*sorted(SEEDS.glob("*.txt")), *more]


def practice_pairs() -> list[GoldPair]:
    """The pairs of the practice folder; none where DUIBIAO_PRACTICE is not set."""
    folder = os.environ.get("DUIBIAO_PRACTICE")
    if not folder:
        return []
    base = Path(folder)
    listed = json.loads((base / "pairs.json").read_text(encoding="utf-8"))
    return [
        GoldPair(
            entry["name"],
            entry["group"],
            base / entry["reference"],
            base / entry["draft"],
            base / entry["gold"],
            entry.get("weight", 1.0),
        )
        for entry in listed
    ]
