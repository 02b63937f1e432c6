"""举措: a measure that is dropped while its neighbour is kept is a loss."""

from dataclasses import replace

import pytest

from desktop.core import messages
from desktop.core.checks.measure import measure
from desktop.core.model.finding import Dimension

TASK = "各地要加强留学人员创业园建设，支持博士后申报科研项目。"


def test_the_dropped_one_of_two_measures_is_a_loss(lay, said):
    pair = lay(TASK, "加强留学人员创业园建设。")
    findings = measure(pair)
    assert said(pair, findings) == [("支持博士后申报科研项目", None)]
    assert findings[0].dimension is Dimension.MEASURE
    assert "支持博士后申报科研项目" in messages.render(findings[0].message)


def test_two_measures_kept_in_two_sentences_are_no_loss(lay):
    assert measure(lay(TASK, "支持博士后申报科研项目。加强留学人员创业园建设。")) == ()


def test_where_nothing_is_kept_no_single_measure_is_lost(lay):
    assert measure(lay(TASK, "加强宣传。")) == ()


def test_a_task_of_one_measure_has_none_to_drop(lay):
    assert measure(lay("加强留学人员创业园建设。", "加强宣传。")) == ()


SHARED = "各地要邀请高层次数字人才宣讲数字技术知识，开展数字人才交流活动。"


def test_where_the_rest_is_copied_shared_words_do_not_say_a_dropped_measure(lay, said):
    pair = lay(SHARED, "邀请高层次数字人才宣讲数字技术知识。")
    assert said(pair, measure(replace(pair, close=True))) == [("开展数字人才交流活动", None)]


def test_where_the_draft_has_words_of_its_own_they_may_say_it(lay):
    pair = lay(SHARED, "邀请高层次数字人才宣讲数字技术知识，定期举办各类沙龙和座谈活动促进人才彼此交流往来。")
    assert measure(replace(pair, close=True)) == ()


def test_words_that_the_kept_measure_has_taken_up_say_no_other(lay, said):
    first = "指导物流领域用人单位开展职业技能等级认定"
    pair = lay(f"各地要{first}，积极开展物流领域职业技能竞赛。", f"{first}。")
    assert said(pair, measure(replace(pair, close=True))) == [("积极开展物流领域职业技能竞赛", None)]


COPIED = "邀请高层次数字人才宣讲数字技术知识"


@pytest.mark.parametrize("draft", [f"{COPIED}。", f"{COPIED}和成果。"])
def test_in_a_copied_sentence_words_met_by_chance_say_no_dropped_measure(lay, said, draft: str):
    pair = lay(f"各地要{COPIED}，开展人才技术知识交流。", draft)
    assert said(pair, measure(replace(pair, close=True))) == [("开展人才技术知识交流", None)]
    assert measure(pair) == ()  # in a draft written afresh they may


def test_a_measure_said_in_other_words_is_kept(lay, said):
    task = "各地要加强留学人员创业园建设，组织开展职业技能竞赛。"
    assert measure(lay(task, "加强留学人员创业园建设，举办职业技能大赛。")) == ()
    pair = lay(task, "加强留学人员创业园建设，提高职业技能。")
    assert said(pair, measure(pair)) == [("组织开展职业技能竞赛", None)]


def test_what_is_lost_is_named_without_its_means(lay, said):
    pair = lay("各地要依托园区平台，加强留学人员创业园建设，支持博士后申报科研项目。", "支持博士后申报科研项目。")
    assert said(pair, measure(pair)) == [("加强留学人员创业园建设", None)]


def test_a_measure_that_stands_word_for_word_in_another_sentence_is_kept(lay, said):
    task = "企业要落实进货查验责任和质量承诺制度，推动流通领域商品追溯。"
    draft = "落实进货查验责任和质量承诺制度。"
    pair = lay(task, draft)
    assert said(pair, measure(pair)) == [("推动流通领域商品追溯", None)]
    other = lay(task, f"{draft}完善机制，推动流通领域商品追溯。")
    assert measure(replace(other, carried=other.carried[:1])) == ()


KEPT = "各地要加强留学人员创业园建设，"


@pytest.mark.parametrize("close", [False, True])
def test_adverbs_before_the_verb_need_not_be_kept(lay, said, close: bool):
    task = f"{KEPT}进一步深入扎实落实资助政策。"
    pair = replace(lay(task, "加强留学人员创业园建设，落实资助。"), close=close)
    assert measure(pair) == ()
    other = replace(lay(task, "加强留学人员创业园建设，进一步深入扎实宣传。"), close=close)
    assert said(other, measure(other)) == [("进一步深入扎实落实资助政策", None)]


def test_a_measure_that_is_nothing_but_such_words_is_looked_for_whole(lay, said):
    pair = lay(f"{KEPT}依法规范。", "加强留学人员创业园建设。")
    assert said(pair, measure(pair)) == [("依法规范", None)]


def test_in_a_draft_that_goes_along_a_measure_is_lost_where_no_passage_tells_of_it(lay, said):
    task = f"{KEPT}支持博士后申报科研项目。"
    lost = [("支持博士后申报科研项目", None)]
    pair = lay(task, "加强留学人员创业园建设。鼓励博士后牵头承担科研项目。")
    first = replace(pair, carried=pair.carried[:1])
    assert said(pair, measure(first)) == lost
    assert measure(replace(first, follows=True)) == ()
    assert said(pair, measure(replace(first, follows=True, close=True))) == lost  # in a copying draft as ever
    bare = replace(lay(task, "加强留学人员创业园建设。"), follows=True)
    assert said(bare, measure(bare)) == lost


@pytest.mark.parametrize(
    ("task", "lost"),
    [
        ("推进引才引智工作，支持开展高层次人才出国培训交流。", False),
        ("加大人才引进力度，支持开展高层次人才出国培训交流。", False),
        ("办好引智展会，支持开展高层次人才出国培训交流。", True),  # a measure, not an announcement
    ],
)
def test_what_only_announces_the_measure_behind_it_is_not_lost(lay, task: str, lost: bool):
    pair = lay(task, "支持开展高层次人才出国培训交流。")
    assert bool(measure(pair)) == lost


def test_an_announcement_at_the_end_is_a_measure(lay):
    task = "各地要支持开展高层次人才出国培训交流，推进引才引智工作。"
    assert [finding.dimension for finding in measure(lay(task, "支持开展高层次人才出国培训交流。"))] == [
        Dimension.MEASURE
    ]
