"""Readers' verdicts → the weights of resources/rules/carrying.toml.

    python -m tests.evaluation.fit [--held-out] [--write]

Multinomial logistic regression with a ridge, fitted by plain gradient descent on standardised features (a few
hundred rows: a minute). Prints the accuracy on what it was fitted on; --held-out also with each policy field held
out in turn (a minute for each), which is what to believe. --write stores the weights fitted on all pairs.
Set DUIBIAO_PRACTICE to fit on more than the seeds (tests/evaluation/pairs.py).
"""

import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmark.scorer import parts_of
from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.carrying import KINDS, closeness_of, features, manner
from desktop.core.checks.pair import Pair
from desktop.services.pipeline import read, understand
from tests.evaluation.pairs import GoldPair, plans, practice_pairs, seed_pairs
from tests.evaluation.planted import plant

RIDGE = 0.01
# How much a planted row counts: there are many, and they are easy.
PLANTED = 0.12
STEPS = 900
RATE = 1.0
TARGET = Path(__file__).parent.parent.parent / "resources" / "rules" / "carrying.toml"


class Row:
    """One system task that meets a gold task."""

    def __init__(self, pair: GoldPair, gold: str, accept: Sequence[str], measured: dict[str, float]) -> None:
        self.group, self.name, self.weight = pair.group, pair.name, pair.weight
        self.gold, self.accept, self.measured = gold, accept, measured


def rows_of(pair: GoldPair) -> list[Row]:
    """The training rows of a pair: local gold tasks × the system tasks they meet."""
    reference, draft = understand(read(pair.reference)), understand(read(pair.draft))
    matches = match(reference, Field(draft))
    closeness = closeness_of(matches)
    quotes = [reference.quote(task.span) for task in reference.tasks]
    rows = []
    for gold in pair.rows():
        if gold["level"] != "local":
            continue
        for at in parts_of(gold["quote"], quotes):
            if matches[at].candidates:
                measured = features(Pair(reference, draft, matches[at], matches[at].candidates[:1]), closeness)
                rows.append(Row(pair, f"{pair.name} {gold['id']}", gold["accept"], measured))
    return rows


def planted_rows(path: Path) -> list[Row]:
    """The training rows of a draft with planted losses: the truth is certain, the wording close."""
    made = plant(path)
    matches = match(made.reference, Field(made.draft))
    closeness = closeness_of(matches)
    pair = GoldPair(f"planted {path.name}", f"planted {path.name}", path, path, path, PLANTED)
    rows = []
    for found in matches:
        done = made.plants.get(found.task.id)
        if done is not None and found.candidates:
            beside = Pair(made.reference, made.draft, found, found.candidates[:1])
            rows.append(Row(pair, f"{path.name} {found.task.id}", [done.verdict], features(beside, closeness)))
    return rows


class Model:
    """Weights for each verdict on standardised features."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.names = sorted(rows[0].measured)
        columns = {name: [row.measured[name] for row in rows] for name in self.names}
        self.mean = {name: math.fsum(values) / len(values) for name, values in columns.items()}
        self.scale = {
            name: math.sqrt(math.fsum((v - self.mean[name]) ** 2 for v in values) / len(values)) or 1.0
            for name, values in columns.items()
        }
        width = len(self.names) + 1
        self.weights = [[0.0] * width for _ in KINDS]
        data = [
            (self.vector(row), [(kind in row.accept) / len(row.accept) for kind in KINDS], row.weight) for row in rows
        ]
        whole = math.fsum(row.weight for row in rows)
        for _ in range(STEPS):
            slope = [[0.0] * width for _ in KINDS]
            for vector, wanted, heft in data:
                for line, given, target in zip(slope, self.shares(vector), wanted, strict=True):
                    error = (given - target) * heft / whole
                    for at, value in enumerate(vector):
                        line[at] += error * value
            for line, weights in zip(slope, self.weights, strict=True):
                for at in range(width):
                    weights[at] -= RATE * (line[at] + (RIDGE * weights[at] if at else 0.0))

    def vector(self, row: Row) -> list[float]:
        """A leading 1 and the standardised features."""
        return [1.0, *((row.measured[name] - self.mean[name]) / self.scale[name] for name in self.names)]

    def shares(self, vector: Sequence[float]) -> list[float]:
        """Probabilities in the order of KINDS."""
        sums = [math.fsum(w * v for w, v in zip(line, vector, strict=True)) for line in self.weights]
        powers = [math.exp(value - max(sums)) for value in sums]
        return [power / math.fsum(powers) for power in powers]

    def table(self, manner: str) -> str:
        """The weights on raw features for one manner of writing, as TOML."""
        lines = []
        for kind, weights in zip(KINDS, self.weights, strict=True):
            raw = {name: w / self.scale[name] for name, w in zip(self.names, weights[1:], strict=True)}
            bias = weights[0] - math.fsum(raw[name] * self.mean[name] for name in self.names)
            lines += [
                f"[{manner}.{kind}]",
                f"bias = {bias:.4f}",
                *(f"{name} = {raw[name]:.4f}" for name in self.names),
                "",
            ]
        return "\n".join(lines)


def accuracy(model: Model, rows: Sequence[Row]) -> float:
    """Share of gold tasks whose verdict (parts joined as the scorer does) a reader gave."""
    said: dict[str, set[str]] = defaultdict(set)
    accept = {}
    for row in rows:
        shares = model.shares(model.vector(row))
        said[row.gold].add(KINDS[shares.index(max(shares))])
        accept[row.gold] = row.accept
    right = 0
    for gold, verdicts in said.items():
        verdict = verdicts.pop() if len(verdicts) == 1 else "weakened" if verdicts != {"missing"} else "missing"
        right += verdict in accept[gold]
    return right / len(said)


def main() -> None:
    """Print the accuracies asked for; with --write store the weights."""
    pairs = [*seed_pairs(), *practice_pairs()]
    rows = {pair.name: rows_of(pair) for pair in pairs}
    rows |= {f"planted {path.name}": planted_rows(path) for path in plans()}
    tables = []
    for way in ("free", "close"):
        chosen = {name: some for name, some in rows.items() if manner(some[0].measured["closeness"]) == way}
        everything = [row for some in chosen.values() for row in some]
        for group in sorted({row.group for row in everything}) if "--held-out" in sys.argv else ():
            rest = [row for row in everything if row.group != group]
            model = Model(rest) if rest else None
            for name, some in chosen.items():
                if model and some[0].group == group:
                    print(f"{way}, held out {name}: {accuracy(model, some):.3f}")
        model = Model(everything)
        tables.append(model.table(way))
        for name, some in chosen.items():
            print(f"{way}, fitted {name}: {accuracy(model, some):.3f}")
    if "--write" in sys.argv:
        head = TARGET.read_text(encoding="utf-8").split("[")[0] if TARGET.exists() else ""
        TARGET.write_text(head + "\n".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
