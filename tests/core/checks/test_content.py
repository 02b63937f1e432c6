"""举措·范围: what of a weakened task is not found again is named."""

from dataclasses import replace

import pytest

from desktop.core import messages
from desktop.core.checks.content import content
from desktop.core.model.finding import Dimension


def test_what_is_not_found_again_is_named_by_its_measure(lay, said):
    pair = lay("加强留学人员创业园建设。", "加强留学人员服务。")
    ((words, draft),) = said(pair, content(pair))
    assert draft is None
    assert "创业园" in words
    assert pair.task.span.contains(content(pair)[0].reference)


def test_where_the_object_is_kept_the_scope_is_lost(lay):
    (finding,) = content(lay("支持博士后申报科研项目。", "申报科研项目。"))
    assert finding.dimension is Dimension.SCOPE


def test_the_message_names_the_weightiest_word_that_is_lost(lay):
    (finding,) = content(lay("加强博士后创业园建设。", "加强创业园建设。"))
    assert "博士后" in messages.render(finding.message)


def test_of_a_long_measure_the_phrase_with_the_lost_word_is_named(lay):
    task = "支持具备条件的职业院校面向农村转移就业劳动者开展数字技能培训和创业指导服务。"
    (finding,) = content(lay(task, "支持职业院校开展数字技能培训和创业指导服务。"))
    assert "“具备条件的职业院校面向农村转移就业劳动者”" in messages.render(finding.message)


@pytest.mark.parametrize(
    ("task", "draft", "dimensions"),
    [
        ("加强留学人员创业园建设。", "加强留学人员服务。", [Dimension.MEASURE]),
        ("支持博士后申报科研项目。", "申报科研项目。", [Dimension.SCOPE]),
        (
            "各地要完善高层次人才工资分配激励机制，落实科研人员现金奖励政策。",
            "落实科研人员奖励。",
            [Dimension.MEASURE, Dimension.SCOPE],
        ),
        ("支持企业引进海外高层次数字人才。", "支持企业引进人才。", [Dimension.MEASURE]),
        ("完善技能人才评价激励制度。", "完善技能人才制度。", [Dimension.SCOPE]),
        ("支持企业引进海外博士后人才。", "支持企业引进人才。", [Dimension.SCOPE]),
        (
            "各地要完善高层次人才工资分配激励机制，落实科研人员现金奖励政策。",
            "完善高层次人才激励机制，落实科研人员奖励。",
            [Dimension.MEASURE, Dimension.SCOPE],
        ),
        # 建设 weighs too little beside 海外 to be told as well.
        ("支持企业引进海外博士后人才，加强能力建设。", "支持企业引进人才，加强能力。", [Dimension.SCOPE]),
        ("设立实验室，引进海外人才。", "引进人才。", [Dimension.SCOPE, Dimension.MEASURE]),
        ("设立实验室，引进海外人才。", "设立园区，引进人才。", [Dimension.SCOPE, Dimension.MEASURE]),
    ],
)
def test_a_lost_object_is_of_the_measure_and_what_says_it_more_closely_of_the_scope(
    lay, task: str, draft: str, dimensions
):
    assert [finding.dimension for finding in content(lay(task, draft))] == dimensions


def test_a_weighty_word_that_is_kept_does_not_hide_a_light_one_that_is_lost(lay, said):
    pair = lay("引进海外博士后人才，发放生活补贴。", "引进海外博士后人才，发放补贴。")
    assert said(pair, content(pair)) == [("发放生活补贴", None)]


def test_of_a_task_that_has_no_words_nothing_is_named(lay):
    pair = lay("支持博士后申报科研项目。", "申报科研项目。")
    bare = tuple(replace(candidate, met=()) for candidate in pair.carried)
    assert content(replace(pair, match=replace(pair.match, terms=(), candidates=bare), carried=bare)) == ()
