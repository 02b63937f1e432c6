"""What is measured of a task gives the likelihood of each verdict."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import resources
from desktop.core.checks.carrying import (
    CLOSE,
    FOLLOWS,
    KINDS,
    RULES,
    closeness_of,
    features,
    follows,
    likelihoods,
    manner,
)
from desktop.core.checks.pair import Pair
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


# --- what is measured, to the figure ----------------------------------------------------------------------


@pytest.fixture
def weighed(lay):
    """A task of two measures beside three passages that say its words as the test has it.

    Its six words weigh 1 to 6. met: for each passage how surely it says each word; scores: of the passages.
    """

    def pair(*met: tuple[float, ...], scores: tuple[float, ...] = (0.9, 0.6, 0.5, 0.4)) -> Pair:
        laid = lay(
            "引进海外人才，建设创业孵化基地。",
            "引进海外人才。建设创业基地。孵化高层次人才。引进创业人才。",
        )
        words = laid.match.terms[:3] + laid.match.terms[-3:]
        terms = tuple(replace(term, weight=float(at)) for at, term in enumerate(words, 1))
        candidates = tuple(
            replace(one, met=said, evidence=replace(one.evidence, score=score))
            for one, said, score in zip(laid.match.candidates, met, scores, strict=False)
        )
        match = replace(laid.match, terms=terms, candidates=candidates)
        return replace(laid, match=match, carried=candidates[:1])

    return pair


def test_words_count_by_their_weight(weighed):
    measured = features(weighed((1, 1, 0, 0, 0, 0), (0, 0, 1, 0, 0, 0), (0, 0, 0, 1, 0, 0), (0, 0, 0, 0, 1, 0)), 0.3)
    assert measured["union"] == pytest.approx((1 + 2 + 3 + 4) / 21)  # the nearest three together
    assert measured["anywhere"] == pytest.approx((1 + 2 + 3 + 4 + 5) / 21)
    assert measured["heavy"] == 0  # of the three weightiest the nearest says none


def test_the_three_weightiest_words_are_looked_for_in_the_nearest(weighed):
    assert features(weighed((0, 0, 0, 0.5, 0, 1)), 0.3)["heavy"] == pytest.approx((4 * 0.5 + 6) / 15)


def test_the_object_is_the_last_word_of_each_measure(weighed):
    assert features(weighed((0, 0, 1, 0, 0, 0.5)), 0.3)["object"] == pytest.approx(0.75)
    assert features(weighed((1, 1, 0, 1, 1, 0)), 0.3)["object"] == 0


def test_the_part_that_is_carried_worst_is_carried_as_the_best_of_three_carries_it(weighed):
    measured = features(weighed((1, 1, 1, 0, 0, 0), (0, 0, 0, 0, 1, 0), (0,) * 6, (0, 0, 0, 1, 1, 1)), 0.3)
    assert measured["least"] == pytest.approx(5 / 15)


def test_a_task_without_words_measures_nothing(weighed):
    pair = weighed((1,) * 6)
    bare = replace(pair.match, terms=(), candidates=tuple(replace(one, met=()) for one in pair.match.candidates))
    measured = features(replace(pair, match=bare, carried=bare.candidates), 0.3)
    assert measured["union"] == measured["heavy"] == measured["object"] == measured["least"] == 0


def test_the_length_is_counted_in_fifties_up_to_two(lay):
    assert features(lay(TASK, TASK), 0.3)["length"] == len(TASK.rstrip("。")) / 50
    long = "推进改革和培训工作" * 12 + "。"
    assert features(lay(long, long), 0.3)["length"] == 2


def test_closeness_is_the_mean_over_tasks_and_the_border_is_close(lay):
    same, other = lay(TASK, TASK).match, lay(TASK, "深化工学一体化培养。").match
    assert closeness_of([same, other]) == pytest.approx((1 + closeness_of([other])) / 2)
    assert closeness_of([replace(same, candidates=())]) == 0
    assert manner(CLOSE) == "close"
    assert follows(FOLLOWS)
    assert not follows(FOLLOWS - 0.001)


@given(st.fixed_dictionaries({name: st.floats(-10, 10) for name in NAMES}))
def test_likelihoods_sum_to_one(measured: dict[str, float]):
    found = likelihoods(measured)
    assert set(found) == set(KINDS)
    assert all(0 <= value <= 1 for value in found.values())
    assert sum(found.values()) == pytest.approx(1)
