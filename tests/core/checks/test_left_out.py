"""范围、举措: one of several things that a sentence joins is left out where the draft rewords the sentence."""

from dataclasses import replace

import pytest

from desktop.core import messages
from desktop.core.checks.left_out import left_out
from desktop.core.model.finding import Dimension

TASK = "支持高校和科研院所引进海外人才。"


@pytest.fixture
def follow(lay):
    """A task and the body of a draft that goes through the reference sentence by sentence."""
    return lambda task, body: replace(lay(task, body), follows=True)


@pytest.mark.parametrize(
    ("task", "draft", "lost"),
    [
        (TASK, "鼓励高校引进海外人才。", "科研院所"),
        ("引进高层次数字人才、创新团队、管理专家。", "引入高层次数字人才、管理专家。", "创新团队"),
        ("支持科研院所和高校引进海外人才。", "支持高校引进海外人才。", "科研院所"),
        ("建立数字人才专家库、项目库。", "搭建数字人才专家库。", "项目库"),
        ("引进高层次数字人才以及团队。", "引入高层次数字人才。", "团队"),
        ("引进高层次数字人才和团队等。", "引入高层次数字人才。", "团队"),
    ],
)
def test_what_was_joined_and_is_gone_is_named_without_what_joined_it(follow, said, task: str, draft: str, lost: str):
    pair = follow(task, draft)
    findings = left_out(pair)
    assert said(pair, findings) == [(lost, None)]
    assert findings[0].dimension is Dimension.SCOPE
    assert lost in messages.render(findings[0].message)


@pytest.mark.parametrize(
    ("task", "draft", "lost"),
    [
        ("组织志愿者开展应急演练、技能培训。", "安排志愿者开展应急演练。", "技能培训"),
        ("为慈善组织提供资金支持和能力建设服务。", "为慈善组织给予资金支持。", "能力建设服务"),
    ],
)
def test_what_is_done_is_a_loss_of_the_measure(follow, said, task: str, draft: str, lost: str):
    pair = follow(task, draft)
    findings = left_out(pair)
    assert said(pair, findings) == [(lost, None)]
    assert findings[0].dimension is Dimension.MEASURE
    assert findings[0].message.code == "finding.measure_lost"


def test_of_each_measure_what_it_lost_is_named(follow, said):
    pair = follow(
        "各地要支持高校和科研院所引进海外人才，建立数字人才专家库、项目库。",
        "支持高校引进海外人才，搭建数字人才专家库。",
    )
    assert said(pair, left_out(pair)) == [("科研院所", None), ("项目库", None)]


def test_the_passage_that_says_most_of_the_measure_is_looked_at(follow, said):
    pair = follow(TASK, "支持高校。鼓励高校引进海外人才。")
    assert len(pair.passages) == 2
    assert said(pair, left_out(pair)) == [("科研院所", None)]


def test_the_place_is_told_with_the_white_space_in_it(follow):
    pair = follow("引进高层次数字人才和创新 团队。", "引入高层次数字人才。")
    (finding,) = left_out(pair)
    assert pair.reference.quote(finding.reference) == "创新 团队"


def test_a_draft_written_afresh_is_not_asked(lay):
    assert left_out(lay(TASK, "鼓励高校引进海外人才。")) == ()


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        (TASK, TASK),
        (TASK, "动员高校联合各类机构，引进海外人才。"),  # words of the draft's own behind what is kept
        (TASK, "支持高校，动员研究机构引进海外人才。"),  # or before what goes on
        (TASK, "鼓励企业、高校引进海外人才。"),  # a member of the draft's own in the same list
        # What is missing there stands in another sentence that carries the task.
        ("为慈善组织提供资金支持和能力建设服务。", "为慈善组织给予资金支持。举办能力建设服务活动。"),
        # Too little of the measure is there.
        ("建立数字人才专家库和项目库。", "搭建人才专家库。"),
    ],
)
def test_what_is_said_in_other_words_or_elsewhere_is_not_left_out(follow, task: str, draft: str):
    assert left_out(follow(task, draft)) == ()


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("支持高校积极引进海外人才。", "支持高校引进海外人才。"),  # nothing joins 积极
        ("全面普及应用数字人才评价标准。", "全面普及数字人才评价标准。"),  # 普及 is one word
        ("开展石油和煤勘探技术研究。", "组织石油勘探技术研究。"),  # one character is no name
        ("支持高校和协会（含商会）引进海外高层次创新创业人才。", "鼓励高校引进海外高层次创新创业人才。"),
        ("支持高校和其他单位引进海外人才。", "鼓励高校引进海外人才。"),  # nobody in particular
        ("支持国家和省级数字人才平台建设。", "支持国家数字人才平台建设。"),  # a draft has the levels it has
        ("数字企业和科研院所引进海外人才。", "科研院所引进海外人才。"),  # who acts stands at the front
    ],
)
def test_what_is_no_thing_that_the_sentence_joins_may_be_gone(follow, task: str, draft: str):
    assert left_out(follow(task, draft)) == ()
