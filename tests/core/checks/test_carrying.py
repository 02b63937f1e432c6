"""What is measured of a task gives the likelihood of each verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import resources
from desktop.core.checks.carrying import CLOSE, KINDS, RULES, closeness_of, features, likelihoods, manner
from desktop.core.model.finding import Verdict

TASK = "全面推行工学一体化技能人才培养模式。"
FOREIGN = "加强技能宣传，举办招聘活动。"
# Drafts written afresh keep a third of the wording or so.
MANNERS = {"free": 0.3, "close": 1.0}
NAMES = sorted(set(resources.table(RULES)["free"]["covered"]) - {"bias"})
SHARES = {"pairs", "runs", "context", "precision", "score", "union", "heavy", "anywhere", "least", "object"}
SHARES |= {"lost", "behind"}


@pytest.mark.parametrize("written", MANNERS)
def test_every_measure_has_a_weight_for_every_verdict(lay, written: str):
    measured = features(lay(TASK, "推进产教融合。深化工学一体化培养。"), MANNERS[written])
    assert manner(MANNERS[written]) == written
    for kind in KINDS:
        assert set(resources.table(RULES)[written][kind]) == {"bias", *measured}


@pytest.mark.parametrize("closeness", MANNERS.values(), ids=MANNERS)
@pytest.mark.parametrize("draft", [TASK, "深化工学一体化培养。", "鼓励企业培养人才，推进改革，落实政策。"])
def test_shares_lie_between_nothing_and_all(lay, draft: str, closeness: float):
    measured = features(lay(TASK, draft), closeness)
    assert all(0 <= measured[name] <= 1 for name in SHARES)
    assert measured["softer"] >= 0


def test_the_same_words_measure_in_full(lay):
    measured = features(lay(TASK, TASK), 1.0)
    assert measured["runs"] == measured["pairs"] == measured["union"] == 1
    assert measured["softer"] == measured["lost"] == measured["behind"] == 0


def test_a_weaker_word_measures_as_softer(lay):
    assert features(lay(TASK, "探索" + TASK.removeprefix("全面推行")), 1.0)["softer"] > 0


def test_a_weaker_word_about_something_else_hardly_measures(lay):
    same, other = (
        features(lay(TASK, draft), 1.0) for draft in ("探索工学一体化技能人才培养模式。", "探索举办技能招聘活动。")
    )
    assert other["softer"] < same["softer"] / 2


def test_where_the_rest_is_copied_a_task_that_is_not_falls_behind(lay):
    pair = lay(TASK, "深化工学一体化培养。")
    assert features(pair, 1.0)["behind"] > features(pair, 0.0)["behind"] == 0


@pytest.mark.parametrize("closeness", MANNERS.values(), ids=MANNERS)
def test_the_same_words_are_likelier_to_carry_a_task_than_foreign_ones(lay, closeness: float):
    same, other = (likelihoods(features(lay(TASK, draft), closeness)) for draft in (TASK, FOREIGN))
    assert same[Verdict.COVERED] > other[Verdict.COVERED]
    assert same[Verdict.MISSING] < other[Verdict.MISSING]
    assert max(other, key=other.__getitem__) is Verdict.MISSING


def test_a_draft_that_takes_over_the_wording_is_close_to_it(lay):
    same, other = (closeness_of([lay(TASK, draft).match]) for draft in (TASK, FOREIGN))
    assert 0 <= other < CLOSE <= same <= 1


def test_without_tasks_nothing_is_close():
    assert closeness_of([]) == 0


@given(st.fixed_dictionaries({name: st.floats(-10, 10) for name in NAMES}))
def test_likelihoods_sum_to_one(measured: dict[str, float]):
    found = likelihoods(measured)
    assert set(found) == set(KINDS)
    assert all(0 <= value <= 1 for value in found.values())
    assert sum(found.values()) == pytest.approx(1)
