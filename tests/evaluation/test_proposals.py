"""What is proposed unasked gives the plan's own words back."""

import pytest

from desktop.services.pipeline import compare, read, understand
from tests.evaluation.pairs import SEEDS, seed_pairs
from tests.evaluation.planted import plant
from tests.evaluation.proposals import Proposal, gives_back, proposed


@pytest.mark.parametrize("plan", ["guangxi_implementation_plan_2025", "national_action_plan_2024"])
def test_a_planted_loss_is_undone_in_the_plan_s_own_words(plan: str):
    planted = plant(SEEDS / f"{plan}.txt")
    made = list(proposed(compare(planted.reference, planted.draft)))
    assert made
    assert [str(one) for one in made if not gives_back(one, planted.reference.document.text)] == []


def test_a_clause_that_does_not_stand_in_the_plan_is_told():
    assert not gives_back(Proposal("", "探索", "落实", "落实激励政策"), "各地落实激励政策，加强宣传。")
    assert gives_back(Proposal("", "探索", "", "落实激励政策"), "落实激励政策，加强宣传。")


def test_a_word_is_not_put_before_another_object():
    pair = next(pair for pair in seed_pairs() if pair.name == "guangdong")
    made = proposed(compare(understand(read(pair.reference)), understand(read(pair.draft))))
    assert not [one for one in made if "开展港澳地区" in one.clause]  # 支持港澳地区…评价组织提升…
