"""What is measured of a task gives the likelihood of each verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import resources
from desktop.core.checks.carrying import KINDS, RULES, features, likelihoods
from desktop.core.model.finding import Verdict

TASK = "全面推行工学一体化技能人才培养模式。"
NAMES = sorted(set(resources.table(RULES)["covered"]) - {"bias"})
SHARES = {"pairs", "runs", "context", "precision", "score", "union", "heavy", "anywhere", "least", "object", "lost"}


def test_every_measure_has_a_weight_for_every_verdict(lay):
    measured = features(lay(TASK, "推进产教融合。深化工学一体化培养。"))
    for kind in KINDS:
        assert set(resources.table(RULES)[kind]) == {"bias", *measured}


@pytest.mark.parametrize("draft", [TASK, "深化工学一体化培养。", "鼓励企业培养人才，推进改革，落实政策。"])
def test_shares_lie_between_nothing_and_all(lay, draft: str):
    measured = features(lay(TASK, draft))
    assert all(0 <= measured[name] <= 1 for name in SHARES & set(measured))
    assert measured["softer"] >= 0


def test_the_same_words_measure_in_full(lay):
    measured = features(lay(TASK, TASK))
    assert measured["runs"] == measured["pairs"] == measured["union"] == 1
    assert measured["softer"] == measured["lost"] == 0


def test_a_weaker_word_measures_as_softer(lay):
    assert features(lay(TASK, "探索" + TASK.removeprefix("全面推行")))["softer"] > 0


def test_the_same_words_are_most_likely_covered_and_foreign_words_missing(lay):
    same, other = (likelihoods(features(lay(TASK, draft))) for draft in (TASK, "加强技能宣传，举办招聘活动。"))
    assert max(same, key=same.__getitem__) is Verdict.COVERED
    assert max(other, key=other.__getitem__) is Verdict.MISSING


@given(st.fixed_dictionaries({name: st.floats(-10, 10) for name in NAMES}))
def test_likelihoods_sum_to_one(measured: dict[str, float]):
    found = likelihoods(measured)
    assert set(found) == set(KINDS)
    assert all(0 <= value <= 1 for value in found.values())
    assert sum(found.values()) == pytest.approx(1)
