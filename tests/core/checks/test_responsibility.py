"""责任单位: a unit that is not named is a loss where the draft names any; its own level does not matter."""

from dataclasses import replace

import pytest

from desktop.core import messages
from desktop.core.checks.responsibility import responsibility, shared_out
from desktop.core.model.finding import Dimension

TASK = "推进产教融合改革。（责任单位：{}）"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("教育部", "省教育厅"),
        ("教育部、科技部", "省科技厅、省教育厅、省财政厅"),
        ("中央组织部、中央网信办", "自治区党委组织部、自治区党委网信办"),
        ("国家发展改革委", "市发展改革委"),
        ("公安部", "县公安局"),
        ("海关总署、银保监会", "福建海关、福建银保监局"),
        ("教育部、各省级人民政府", "市教育局、各县（市、区）人民政府"),
        ("教育部、北京冬奥组委", "省教育厅"),
    ],
)
def test_the_unit_of_the_same_field_stands_for_the_higher_one(lay, asked: str, given: str):
    assert responsibility(lay(TASK.format(asked), TASK.format(given))) == ()


def test_a_unit_that_is_not_named_is_a_loss(lay, said):
    pair = lay(TASK.format("教育部、科技部、财政部"), TASK.format("省教育厅、省财政厅"))
    findings = responsibility(pair)
    assert said(pair, findings) == [("科技部", None)]
    assert findings[0].dimension is Dimension.RESPONSIBILITY
    assert "科技部" in messages.render(findings[0].message)


def test_where_the_work_is_shared_out_anew_nobody_is_dropped(lay):
    task = TASK.format("农业农村部、文化和旅游部、交通运输部")
    assert responsibility(lay(task, TASK.format("市文化和旅游局、各县人民政府"))) == ()


@pytest.mark.parametrize(
    ("task", "draft"),
    [(TASK.format("教育部"), "推进产教融合改革。"), ("推进产教融合改革。", TASK.format("省教育厅"))],
)
def test_where_one_side_names_no_units_nothing_is_lost(lay, task: str, draft: str):
    assert responsibility(lay(task, draft)) == ()


def test_one_unit_less_says_nothing_in_a_draft_that_shares_out_the_work_anew_throughout(lay):
    pair = lay(TASK.format("教育部、科技部、财政部"), TASK.format("省教育厅、省财政厅"))
    assert responsibility(replace(pair, own_units=True)) == ()


def test_a_draft_shares_out_anew_where_it_keeps_few_of_the_units(lay):
    few = lay(TASK.format("教育部、科技部"), TASK.format("省教育厅"))
    all_of_them = lay(TASK.format("教育部、科技部"), TASK.format("省教育厅、省科技厅"))
    assert shared_out(few.draft, [few.match] * 5)
    assert not shared_out(few.draft, [few.match] * 4)  # too few to tell
    assert not shared_out(all_of_them.draft, [all_of_them.match] * 5)


SENTENCE = "{}等部门要指导中小学校和福利机构履行安全保护职责。"


def test_a_department_left_out_of_the_sentence_is_a_loss(lay, said):
    pair = lay(SENTENCE.format("教育、卫生健康、民政、公安"), SENTENCE.format("教育、卫生健康、公安"))
    assert said(pair, responsibility(pair)) == [("民政", None)]


@pytest.mark.parametrize("given", ["县公安局、县民政局、县教育局", "教育体育、民政、公安"])
def test_departments_named_otherwise_in_the_sentence_are_there(lay, given: str):
    assert responsibility(lay(SENTENCE.format("教育、民政、公安"), SENTENCE.format(given))) == ()


def test_a_department_with_a_longer_name_is_the_same(lay, said):
    task = "财政、金融、经济和信息化、人力资源社会保障等部门要密切配合，形成合力，推动重点任务落实。"
    draft = "财政、金融、经济商务和信息化、人力资源社会保障等部门要密切配合，形成合力，推动重点任务落实。"
    assert responsibility(lay(task, draft)) == ()
    without = lay(task, draft.replace("经济商务和信息化、", ""))
    assert said(without, responsibility(without)) == [("经济和信息化", None)]
