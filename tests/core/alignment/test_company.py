"""Tasks weigh on one another's candidates, and only ever lower them."""

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core import resources
from desktop.core.alignment.company import Company, best_scores
from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import matched, wanted
from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.review import Side

Plan = Callable[..., Side]
# The same words in two places: only their company tells which is meant.
TWICE = "健全监督检查制度。"
FUNDS = ["设立创业引导基金。", TWICE, "发放创业担保贷款。"]
TALENT = ["引进海外高层次人才。", TWICE, "建设人才公寓。"]


def raw(reference: Side, field: Field) -> list[Match]:
    """Each task with its nearest passages, whatever the others say."""
    return [matched(one, field) for one in wanted(reference, field)]


def clause_of(draft: Side, match: Match) -> str:
    """The words of the clause that a task's best candidate stands in."""
    return draft.quote(draft.outline.by_id[match.candidates[0].evidence.clause].span)


@pytest.mark.parametrize(("kept", "other"), [(FUNDS, TALENT), (TALENT, FUNDS)])
def test_of_two_passages_alike_the_one_beside_the_neighbours_counterparts_comes_first(
    plan: Plan, kept: list[str], other: list[str]
):
    draft = plan("".join(FUNDS), "".join(TALENT), place="某县")
    before, _, after = kept
    reference = plan("".join([before, TWICE, after]), "推进审批改革。" + other[0])
    field = Field(draft)
    found = list(Company(raw(reference, field), field).lowered())
    meant = next(match for match in found if reference.quote(match.task.span) == TWICE.rstrip("。"))
    assert before in clause_of(draft, meant)


def test_a_passage_made_of_another_tasks_words_is_lowered(plan: Plan):
    draft = plan("举办职业技能大赛，给予大赛获奖选手一次性奖金。", place="某县")
    field = Field(draft)
    vague = "大赛获奖选手享受政策。"
    alone = raw(plan(vague), field)
    both = raw(plan(vague, "给予大赛获奖选手一次性奖金。"), field)
    number = alone[0].candidates[0].number
    (first,) = Company(alone, field).lowered()
    second = next(iter(Company(both, field).lowered()))
    assert score(second, number) < score(first, number)


def score(match: Match, number: int) -> float:
    return next(one.score for one in match.candidates if one.number == number)


def test_a_heading_comes_behind_the_sentence_below_it(plan: Plan):
    draft = plan("加强技能培训\n加强技能培训，提升培训质量。", place="某县")
    field = Field(draft)
    assert field.headings.keys() <= field.passages.keys()
    (found,) = Company(raw(plan("加强技能培训。"), field), field).lowered()
    assert found.candidates[0].number not in field.headings


@pytest.fixture(scope="module")
def both(understood: Callable[[str], Side], root: Path) -> tuple[Side, Side]:
    """The national plan and Guangxi's."""
    names = ("national_action_plan_2024", "guangxi_implementation_plan_2025")
    reference, draft = (understood((root / "seeds" / f"{name}.txt").read_text(encoding="utf-8")) for name in names)
    return reference, draft


@pytest.fixture(scope="module")
def real(both: tuple[Side, Side]) -> tuple[list[Match], list[Match]]:
    """The tasks of the one beside the other, before and after they weigh on one another."""
    reference, draft = both
    field = Field(draft)
    before = raw(reference, field)
    return before, list(Company(before, field).lowered())


def test_scores_only_fall(real: tuple[list[Match], list[Match]]):
    for before, after in zip(*real, strict=True):
        assert after.task == before.task
        assert all(0.0 <= one.score <= score(before, one.number) for one in after.candidates)


def test_a_claim_lowers_by_shares_of_how_much_better_another_task_fits_and_of_how_many_more_words_it_shares(
    both: tuple[Side, Side],
):
    reference, draft = both
    field = Field(draft)
    before = raw(reference, field)
    rules = copy.deepcopy(dict(resources.shipped("rules/alignment.toml")))
    rules["company"] |= {"beside": 0.0, "clause": 0.0}
    with resources.in_force(resources.Rules("alone", "alone", {"rules/alignment.toml": rules})):
        after = list(Company(before, field).lowered())
    best, precise = best_scores(before), best_precision(before)
    fell = 0
    for raw_match, left in zip(before, after, strict=True):
        for one in raw_match.candidates:
            by = rules["claim"]["penalty"] * (best[one.number] - one.score)
            by += rules["claim"]["foreign"] * (precise[one.number] - precision(one))
            assert score(left, one.number) == pytest.approx(max(0.0, one.score - by), abs=1e-4)
            fell += by > 0
    assert fell


def precision(one: Candidate) -> float:
    return next(feature.value for feature in one.evidence.features if feature.name == "precision")


def best_precision(found: list[Match]) -> dict[int, float]:
    """Passage number → how far the task that shares most of its words explains it."""
    best: dict[int, float] = {}
    for match in found:
        for one in match.candidates:
            best[one.number] = max(best.get(one.number, 0.0), precision(one))
    return best


def test_no_candidate_is_lost_and_the_best_comes_first(real: tuple[list[Match], list[Match]]):
    for before, after in zip(*real, strict=True):
        assert {one.number for one in after.candidates} == {one.number for one in before.candidates}
        assert [one.score for one in after.candidates] == sorted((one.score for one in after.candidates), reverse=True)


def test_a_passage_that_all_speaks_for_keeps_its_score(real: tuple[list[Match], list[Match]]):
    before, after = real
    own, left = best_scores(before), best_scores(after)
    assert any(left[number] == own[number] for number in own)


def test_a_task_alone_keeps_all_its_scores(plan: Plan):
    field = Field(plan("完善职称评审制度。举办职业技能大赛。", place="某县"))
    before = raw(plan("健全职称评审制度。"), field)
    assert list(Company(before, field).lowered()) == before
