"""The figures of the founding pairs must not fall. A floor lies a little below what was measured on 2026-11-28."""

import json

import pytest

from benchmark.scorer import score
from desktop.core.writers.json_report import json_report
from desktop.services.pipeline import compare_files
from tests.evaluation.baselines import keywords
from tests.evaluation.pairs import GoldPair, seed_pairs
from tests.evaluation.planted import HARMLESS, LOST, UNIT, Figures, measure, plant
from tests.evaluation.revisions import Figures as Rounds
from tests.evaluation.revisions import measure as measured
from tests.evaluation.revisions import plans, real_revisions, revisions

# fmt: off
FLOORS = {
    "guangdong": {
        "verdict_accuracy": 0.88, "missing_f1": 0.88, "flag_f1": 0.91, "evidence_at_1": 0.84, "evidence_any": 0.97,
        "dimension_f1": 0.76, "authority_f1": 0.90,
    },
    "guangxi": {
        "verdict_accuracy": 0.88, "missing_f1": 0.65, "flag_f1": 0.95, "evidence_at_1": 0.82, "evidence_any": 0.94,
        "dimension_f1": 0.63, "authority_f1": 0.90,
    },
    "shandong": {
        "verdict_accuracy": 0.82, "missing_f1": 0.81, "flag_f1": 0.86, "evidence_at_1": 0.85, "evidence_any": 0.98,
        "dimension_f1": 0.74, "authority_f1": 0.90,
    },
}
# fmt: on


def _figures(pair: GoldPair) -> dict[str, float]:
    return score(json.loads(json_report(compare_files(pair.reference, pair.draft))), pair.rows())


@pytest.mark.parametrize("pair", seed_pairs(), ids=lambda pair: pair.name)
def test_the_founding_pairs_are_judged_as_well_as_before(pair: GoldPair):
    figures = _figures(pair)
    fallen = {name: figures[name] for name, floor in FLOORS[pair.name].items() if figures[name] < floor}
    assert not fallen
    assert figures["unsegmented"] == 0


def test_the_scorer_tells_a_good_report_from_a_plain_one():
    from desktop.services.pipeline import read, understand

    pair = seed_pairs()[0]
    plain = score(keywords(understand(read(pair.reference)), understand(read(pair.draft))), pair.rows())
    assert plain["verdict_accuracy"] < FLOORS["guangdong"]["verdict_accuracy"]


@pytest.fixture(scope="module")
def planted() -> Figures:
    """Losses planted in the three shorter plans among the seeds."""
    return measure(plant(path) for path in {pair.draft for pair in seed_pairs()} | {seed_pairs()[0].reference})


def test_planted_losses_are_found(planted: Figures):
    assert planted.share(LOST, 1) >= 0.98
    assert planted.share(LOST, 2) >= 0.98
    assert planted.share(LOST, 3) >= 0.97


def test_a_dropped_unit_is_named(planted: Figures):
    assert planted.share([UNIT], 3) >= 0.95


def test_what_was_left_alone_raises_no_alarm(planted: Figures):
    assert planted.share(["未改动"], 1) <= 0.01


def test_harmless_edits_raise_no_alarm(planted: Figures):
    assert planted.share(HARMLESS, 1) <= 0.01


@pytest.fixture(scope="module")
def rounds() -> Rounds:
    """Two revisions of a draft of each seed, and of each real draft."""
    made = [one for path in plans(None) for one in revisions(path, 2)]
    return measured([*made, *(one for pair in seed_pairs() for one in real_revisions(pair, 2))])


def test_what_a_revision_leaves_alone_stays_decided_and_what_it_changes_is_open_again(rounds: Rounds):
    assert rounds.changed.total() > 200
    assert rounds.kept_share >= 0.99
    assert rounds.reopened_share >= 0.99


def test_the_same_plan_gives_the_same_draft():
    path = seed_pairs()[0].draft
    assert plant(path).draft.document.text == plant(path).draft.document.text
