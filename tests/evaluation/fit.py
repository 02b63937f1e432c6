"""Readers' verdicts → the weights of resources/rules/carrying.toml.

    python -m tests.evaluation.fit [--held-out] [--write]

Multinomial logistic regression with a ridge on standardised features, by L-BFGS (pip install scipy; nothing else
needs it). Prints the accuracy on what it was fitted on; --held-out also with each policy field held out in turn,
which is what to believe. --write stores the weights fitted on all pairs.
Set DUIBIAO_PRACTICE to fit on more than the seeds (tests/evaluation/pairs.py).
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmark.scorer import parts_of
from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.carrying import KINDS, closeness_of, features, manner
from desktop.core.checks.pair import Pair
from desktop.services.pipeline import read, understand
from tests.evaluation.pairs import GoldPair, plans, practice_pairs, seed_pairs
from tests.evaluation.planted import plant

RIDGE = 0.003
# How much a planted row counts: there are many, and they are easy.
PLANTED = 0.12
STEPS = 500
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
        raw = np.array([[row.measured[name] for name in self.names] for row in rows])
        self.mean = raw.mean(axis=0)
        self.scale = np.where(raw.std(axis=0) > 0, raw.std(axis=0), 1.0)
        vectors = self.vectors(rows)
        wanted = np.array([[(kind in row.accept) / len(row.accept) for kind in KINDS] for row in rows])
        heft = np.array([row.weight for row in rows])[:, None] / sum(row.weight for row in rows)
        shape = (len(KINDS), vectors.shape[1])
        free = np.ones(shape)
        free[:, 0] = 0.0  # the bias is not drawn to zero

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            weights = flat.reshape(shape)
            given = _shares(vectors @ weights.T)
            value = -(heft * wanted * np.log(given + 1e-12)).sum() + RIDGE / 2 * (free * weights**2).sum()
            slope = ((given - wanted) * heft).T @ vectors + RIDGE * free * weights
            return float(value), slope.ravel()

        found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
        self.weights = found.x.reshape(shape)

    def vectors(self, rows: Sequence[Row]) -> np.ndarray:
        """A leading 1 and the standardised features, a line a row."""
        raw = np.array([[row.measured[name] for name in self.names] for row in rows])
        return np.hstack([np.ones((len(rows), 1)), (raw - self.mean) / self.scale])

    def shares(self, rows: Sequence[Row]) -> np.ndarray:
        """Probabilities in the order of KINDS, a line a row."""
        return _shares(self.vectors(rows) @ self.weights.T)

    def table(self, manner: str) -> str:
        """The weights on raw features for one manner of writing, as TOML."""
        lines = []
        for kind, weights in zip(KINDS, self.weights, strict=True):
            raw = dict(zip(self.names, weights[1:] / self.scale, strict=True))
            bias = weights[0] - (weights[1:] / self.scale * self.mean).sum()
            lines += [
                f"[{manner}.{kind}]",
                f"bias = {bias:.4f}",
                *(f"{name} = {raw[name]:.4f}" for name in self.names),
                "",
            ]
        return "\n".join(lines)


def _shares(sums: np.ndarray) -> np.ndarray:
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def accuracy(model: Model, rows: Sequence[Row]) -> float:
    """Share of gold tasks whose verdict (parts joined as the scorer does) a reader gave."""
    said: dict[str, set[str]] = defaultdict(set)
    accept = {}
    for row, shares in zip(rows, model.shares(rows), strict=True):
        said[row.gold].add(KINDS[int(shares.argmax())])
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
