"""范围: members of an enumeration that are gone are a loss while something of it is kept."""

import pytest

from desktop.core import messages
from desktop.core.checks.scope import lost_share, scope
from desktop.core.model.finding import Dimension

TASK = "在大数据、人工智能、智能制造、集成电路、数据安全等领域开展培训。"


@pytest.mark.parametrize(
    ("draft", "lost"),
    [
        ("在大数据、人工智能、智能制造等领域开展培训。", ["集成电路、数据安全"]),
        ("在大数据、数据安全等领域开展培训。", ["人工智能、智能制造、集成电路"]),
        ("在大数据、智能制造、数据安全等领域开展培训。", ["人工智能", "集成电路"]),
    ],
)
def test_members_that_are_gone_are_a_loss_neighbours_together(lay, said, draft: str, lost: list[str]):
    pair = lay(TASK, draft)
    findings = scope(pair)
    assert said(pair, findings) == [(words, None) for words in lost]
    assert all(finding.dimension is Dimension.SCOPE for finding in findings)
    assert lost[0] in messages.render(findings[0].message)


@pytest.mark.parametrize(
    "draft",
    [
        TASK,
        "在集成电路、数据安全、大数据、智能制造、人工智能等领域开展培训。",
        "开展大数据、人工智能、智能制造、集成电路、数据安全、工业互联网培训。",
        "面向大数据和人工智能领域开展培训，重点支持智能制造、集成电路、数据安全。",
    ],
)
def test_what_is_named_anywhere_in_the_sentence_is_kept(lay, draft: str):
    pair = lay(TASK, draft)
    assert scope(pair) == ()
    assert lost_share(pair) == 0


def test_a_short_member_is_not_named_by_the_characters_of_others(lay, said):
    pair = lay("根据新产业、新技术、新技能发展要求，开发课程。", "根据新产业、新技能发展要求，开发技术课程。")
    assert said(pair, scope(pair)) == [("新技术", None)]


def test_the_verb_before_a_list_is_not_of_its_first_member(lay):
    task = "大力支持保护性耕作、秸秆还田、节水灌溉、水肥一体化。"
    assert scope(lay(task, "重点推广保护性耕作、秸秆还田、节水灌溉、水肥一体化。")) == ()


def test_a_first_member_of_two_characters_is_looked_for_without_what_stands_before_it(lay):
    task = "支持企业实现垂直、细分、专业发展。"
    assert scope(lay(task, "支持企业垂直、细分、专业发展。")) == ()


def test_what_the_list_is_put_to_is_not_of_its_last_member(lay):
    task = "以蓄电池、电器电子产品、汽车为重点，落实生产者责任延伸制。"
    assert scope(lay(task, "在蓄电池、电器电子产品、汽车等领域落实生产者责任延伸制。")) == ()


def test_a_list_that_is_wholly_gone_is_no_matter_of_scope(lay):
    pair = lay(TASK, "开展职业技能培训。")
    assert scope(pair) == ()
    assert lost_share(pair) == 1


def test_a_task_without_a_list_has_no_scope_to_lose(lay):
    pair = lay("开展职业技能培训。", "开展培训。")
    assert scope(pair) == ()
    assert lost_share(pair) == 0


def test_the_lost_share_is_counted_in_members(lay):
    assert lost_share(lay(TASK, "在大数据、人工智能、智能制造等领域开展培训。")) == pytest.approx(2 / 5)


@pytest.mark.parametrize(
    ("task", "draft", "lost"),
    [
        (TASK, TASK.replace("、数据安全", ""), ["数据安全"]),
        # A first member that is gone is named with the verb before it.
        (
            "大力支持保护性耕作、秸秆还田、节水灌溉、水肥一体化。",
            "推广秸秆还田、节水灌溉、水肥一体化。",
            ["大力支持保护性耕作"],
        ),
        # What is listed stands behind the last member, and is not of it.
        (
            "开展保护性耕作、秸秆还田、节水灌溉、水肥一体化技术推广应用。",
            "推广保护性耕作、秸秆还田、节水灌溉、水肥一体化。",
            [],
        ),
        # Lists are looked at one by one; two members are none.
        (
            "各地要开展职业培训、评价和就业服务，建设大数据、人工智能、智能制造实训基地。",
            "建设大数据、智能制造实训基地，开展职业培训。",
            ["人工智能"],
        ),
        ("培训大数据、人工智能。", "培训大数据。", []),
    ],
)
def test_each_list_is_looked_at_member_by_member(lay, said, task: str, draft: str, lost: list[str]):
    pair = lay(task, draft)
    assert said(pair, scope(pair)) == [(words, None) for words in lost]


def test_a_member_that_counts_something_is_no_matter_of_scope(lay):
    assert scope(lay("培训学员580万人、教师25万人、管理人员3万人。", "培训学员580万人、教师、管理人员3万人。")) == ()


def test_three_stretches_that_are_gone_are_told_each(lay, said):
    pair = lay(
        "在大数据、人工智能、区块链、集成电路、云计算、数据安全、物联网等领域开展培训。",
        "在大数据、区块链、云计算、物联网等领域开展培训。",
    )
    assert said(pair, scope(pair)) == [(words, None) for words in ("人工智能", "集成电路", "数据安全")]


def test_one_of_ten_is_told_and_one_of_eleven_is_the_localitys_choice(lay, said):
    ten = ["大数据", "人工智能", "区块链", "集成电路", "云计算", "数据安全", "物联网", "智能制造", "北斗导航", "机器人"]
    for members, lost in ((ten, [("集成电路", None)]), ([*ten, "新材料"], [])):
        task = f"在{'、'.join(members)}等领域开展培训。"
        pair = lay(task, task.replace("集成电路、", ""))
        assert said(pair, scope(pair)) == lost


def test_a_second_list_is_looked_at_where_the_first_is_kept(lay, said):
    pair = lay(
        "各地要培训农民工、退役军人、毕业生，建设大数据、人工智能、智能制造实训基地。",
        "培训农民工、退役军人、毕业生，建设大数据、智能制造实训基地。",
    )
    assert said(pair, scope(pair)) == [("人工智能", None)]


def test_a_list_of_three_has_a_lost_share(lay):
    task = "在大数据、人工智能、集成电路等领域开展培训。"
    assert lost_share(lay(task, task.replace("、人工智能", ""))) == pytest.approx(1 / 3)


def test_the_last_member_is_known_without_what_is_listed_behind_it(lay):
    assert scope(lay("推广新产业、新技术、新技能培训。", "发展新产业、新技术、新技能。")) == ()


@pytest.mark.parametrize(
    ("member", "named", "lost"),
    [
        ("工业互联网", "互联网", True),  # only of the first and last some characters are not theirs
        ("云计算服务", "云计算", True),
        ("集成电路", "电路", True),
        ("人工智能", "人工和智能", False),
    ],
)
def test_an_inner_member_is_named_by_most_of_its_words(lay, said, member: str, named: str, lost: bool):
    task = f"支持大数据、{member}、区块链、物联网等产业发展。"
    pair = lay(task, task.replace(member, named))
    assert said(pair, scope(pair)) == ([(member, None)] if lost else [])


@pytest.mark.parametrize(
    ("listed", "lost"),
    [
        ("新产业、新技能", ["新技术"]),
        ("新产业、新技能、智能制造、大数据", []),  # a list of the draft's own: another may have the rest
    ],
)
def test_only_a_list_that_is_the_tasks_own_must_name_a_short_member(lay, said, listed: str, lost: list[str]):
    pair = lay("根据新产业、新技术、新技能发展要求，开发课程。", f"根据{listed}发展要求，开发技术课程。")
    assert said(pair, scope(pair)) == [(words, None) for words in lost]


@pytest.mark.parametrize(
    ("member", "draft", "lost"),
    [
        ("智能网联汽车", "根据新产业、新技能发展要求，开发智能网联和网联汽车课程。", True),
        ("智能网联汽车产业", "根据新产业、新技能发展要求，开发智能网联和汽车产业课程。", False),
    ],
)
def test_only_a_short_member_must_be_named_in_the_list(lay, said, member: str, draft: str, lost: bool):
    pair = lay(f"根据新产业、{member}、新技能发展要求，开发课程。", draft)
    assert said(pair, scope(pair)) == ([(member, None)] if lost else [])


def test_a_list_of_levels_is_no_enumeration(lay):
    task = "逐步实现省、市、县三级人口健康信息平台资源互通共享。"
    assert scope(lay(task, "逐步实现县级人口健康信息平台与上级资源互通共享。")) == ()


def test_a_list_that_has_half_of_the_tasks_need_not_name_a_short_member(lay, said):
    task = "根据新产业、新技术、新技能、集成电路发展要求，开发课程。"
    pair = lay(task, "根据新产业、新技能发展要求，开发技术课程。")
    assert [words for words, _ in said(pair, scope(pair))] == ["集成电路发展要求"]


def test_only_a_list_of_levels_alone_is_passed_over(lay, said):
    pair = lay("支持省、企业、高校建设实训基地。", "支持省、高校建设实训基地。")
    assert said(pair, scope(pair)) == [("企业", None)]
    levels = "各地要完善省、市、县三级培训平台，"
    pair = lay(f"{levels}建设大数据、人工智能、智能制造实训基地。", "完善县级培训平台，建设大数据、智能制造实训基地。")
    assert said(pair, scope(pair)) == [("人工智能", None)]


@pytest.mark.parametrize(
    ("member", "given", "lost"),
    [
        ("接受捐赠", "捐赠接受", False),
        ("邻里相助", "邻里互助", False),
        ("专项养护资金规模", "资金规模", True),  # wider than what was asked
        ("助残帮扶资金规模", "资金规模", False),  # what stands before it is said behind it
        ("资金规模", "专项养护资金规模", False),
        ("接受捐赠", "捐赠公示", True),  # half of its characters
        ("邻里相助", "互相帮助", True),
    ],
)
def test_a_member_in_other_words_is_most_of_its_characters(lay, said, member: str, given: str, lost: bool):
    task = f"开展扶贫济困、{member}、养老服务、助残帮扶等活动。"
    pair = lay(task, task.replace(member, given))
    assert said(pair, scope(pair)) == ([(member, None)] if lost else [])


def test_an_entry_that_ends_like_a_member_and_is_much_shorter_is_another(lay, said):
    task = "公开财务信息、专项养护维修资金使用管理规模、项目进展。"
    pair = lay(task, task.replace("专项养护维修资金使用管理规模", "规模"))
    assert said(pair, scope(pair)) == [("专项养护维修资金使用管理规模", None)]


def test_a_unit_among_the_members_is_named_by_the_localitys_of_its_field(lay, said):
    task = "教育部、财政部、民政部联合开展专项检查。"
    assert scope(lay(task, "省教育厅、省财政厅、省民政厅联合开展专项检查。")) == ()
    pair = lay(task, "省教育厅、省民政厅联合开展专项检查。")
    assert said(pair, scope(pair)) == [("财政部", None)]


def test_a_level_among_other_members_is_not_missed(lay, said):
    task = "建立行业主管部门、直辖市、自治区、龙头企业联动机制。"
    assert scope(lay(task, "建立行业主管部门、龙头企业联动机制。")) == ()
    pair = lay(task.replace("自治区", "科研院所"), "建立行业主管部门、龙头企业联动机制。")
    assert said(pair, scope(pair)) == [("科研院所", None)]
