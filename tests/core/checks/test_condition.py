"""范围: a condition that the draft adds narrows a measure."""

from dataclasses import replace

import pytest

from desktop.core import messages
from desktop.core.checks.condition import condition
from desktop.core.model.finding import Dimension


@pytest.mark.parametrize(
    ("task", "draft", "added"),
    [
        ("支持数字人才申报科研项目。", "支持具有博士学位的数字人才申报科研项目。", "具有博士学位"),
        ("对引进的人才给予安家补贴。", "对引进的人才给予安家补贴，仅限企业在职人员。", "仅限企业在职人员"),
        ("对引进的人才给予安家补贴。", "对首次就业的引进人才给予安家补贴。", "首次就业的"),
    ],
)
def test_a_condition_that_is_added_is_a_loss(lay, task: str, draft: str, added: str):
    pair = lay(task, draft)
    (finding,) = condition(pair)
    assert finding.dimension is Dimension.SCOPE
    assert added in messages.render(finding.message)
    assert pair.task.span.contains(finding.reference)


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("支持数字人才申报科研项目。", "支持数字人才申报科研项目。"),
        ("支持具有博士学位的数字人才申报科研项目。", "支持具有博士学位的数字人才申报科研项目。"),
        ("支持具有博士学位的数字人才申报科研项目。", "支持数字人才申报科研项目。"),
        ("支持数字人才申报科研项目。", "完善科研评审。对具有博士学位的人员发放住房补贴。"),
    ],
)
def test_the_same_condition_or_fewer_is_no_loss(lay, task: str, draft: str):
    assert condition(lay(task, draft)) == ()


def test_each_measure_is_looked_at(lay):
    task = "完善科研评审，支持数字人才申报科研项目。"
    (finding,) = condition(lay(task, "支持具有博士学位的数字人才申报科研项目。"))
    assert "具有博士学位" in messages.render(finding.message)


@pytest.mark.parametrize(
    ("task", "draft", "added"),
    [
        ("鼓励企业建立客户档案。", "鼓励经主管部门评审认定的企业建立客户档案。", "经主管部门评审认定"),
        ("支持行业协会开展诚信宣传。", "支持连续两年考核优秀的行业协会开展诚信宣传。", "连续两年考核优秀"),
        ("支持企业信息系统向云端跃迁。", "支持在本地连续经营满三年的企业信息系统向云端跃迁。", "在本地连续经营满三年"),
        ("鼓励物流企业进行资源整合。", "鼓励信用等级为最高级的物流企业进行资源整合。", "信用等级为最高级"),
        (
            "将符合条件的养老机构纳入培植范围。",
            "将符合条件且连续两年考核为优秀的养老机构纳入培植范围。",
            "且连续两年考核为优秀",
        ),
        (
            "鼓励利用学校场馆举办体育赛事。",
            "鼓励在不影响教学的前提下利用学校场馆举办体育赛事。",
            "在不影响教学的前提下",
        ),
        ("支持企业建设研发中心。", "支持上年度营业收入2000万元以上的企业建设研发中心。", "上年度营业收入2000万元以上"),
    ],
)
def test_a_condition_put_between_copied_words_is_a_loss(lay, task: str, draft: str, added: str):
    (finding,) = condition(lay(task, draft))
    assert dict(finding.message.params)["draft"] == added


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("鼓励具备条件的企业建立客户档案。", "鼓励符合条件的企业建立客户档案。"),
        ("鼓励企业建立客户档案。", "鼓励企业依托市政务服务平台建立客户档案。"),
        ("鼓励企业建立客户档案。", "鼓励全市各类企业建立客户档案，对符合条件的企业给予奖励。"),
        ("鼓励经主管部门认定的企业建立客户档案。", "鼓励经市级部门认定的企业建立客户档案。"),
    ],
)
def test_what_is_added_without_a_condition_or_in_place_of_one_is_no_loss(lay, task: str, draft: str):
    assert condition(lay(task, draft)) == ()


@pytest.mark.parametrize(
    ("task", "draft", "added"),
    [
        (
            "给予信贷支持。",
            "对资产总额2000万元以上的企业，给予信贷支持。",
            "资产总额2000万元以上",
        ),  # the stretch before
        ("支持企业引进海外人才。", "鼓励规模以上的企业引入海外人才。", "规模以上"),  # its own
    ],
)
def test_in_a_reworded_sentence_a_condition_on_whom_the_measure_is_for_is_a_loss(
    lay, task: str, draft: str, added: str
):
    pair = lay(task, draft)
    assert condition(pair) == ()  # a draft written afresh may say for whom
    (finding,) = condition(replace(pair, follows=True))
    assert (finding.dimension, dict(finding.message.params)["draft"]) == (Dimension.SCOPE, added)
    assert "支持" in pair.draft.quote(finding.draft) or "引入" in pair.draft.quote(finding.draft)


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("支持限额以上的企业引进海外人才。", "鼓励规模以上的企业引入海外人才。"),  # the task has one of that kind
        ("支持企业引进海外人才。", "鼓励规模以上企业引入海外人才。"),  # a name, with no 的
        ("支持企业引进海外人才。", "规模以上的企业要填报报表。鼓励企业引入海外人才。"),  # of another sentence
        ("支持企业引进海外人才。", "鼓励企业引入海外人才，奖励规模以上的企业。"),  # behind it
        ("支持企业引进海外人才。", "鼓励企业引入海外人才。"),
    ],
)
def test_in_a_reworded_sentence_what_binds_nobody_anew_is_no_loss(lay, task: str, draft: str):
    assert condition(replace(lay(task, draft), follows=True)) == ()


def test_a_condition_of_the_next_measure_of_the_sentence_is_none_of_this_one(lay):
    task = "支持数字人才申报科研项目。"
    draft = "鼓励数字人才申报各类科研项目，建设具有博士学位的青年人才队伍。"
    assert len(lay(task, draft).passages) == 2
    assert condition(lay(task, draft)) == ()


def test_a_tables_row_is_no_condition(lay):
    row = "对农民富裕富足农村常住居民人均可支配收入和城乡居民收入差距以及集体经济经营性收益占比达到5%以上的"
    pair = lay("支持企业引进海外人才。", f"{row}企业支持引进海外人才。")
    assert condition(replace(pair, follows=True)) == ()
