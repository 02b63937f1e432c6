"""Clauses are cut into tasks where a measure begins that could be carried or dropped on its own."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.model.task import OwnerRole, Task
from desktop.core.parsing.owners import brackets

SEEDS = (
    "national_action_plan_2024",
    "guangdong_measures_2024",
    "guangxi_implementation_plan_2025",
    "shandong_measures_2024",
    "guangdong_five_year_plan_2021",
)
MEASURES = ["推进产教融合", "全面推行学徒制", "支持数字人才创新创业", "将高层次人才纳入专家库", "企业应按规定提取经费"]
ASIDES = [
    "依托互联网平台",
    "助力产业转型",
    "取得证书的",
    "到2026年底前",
    "培养一批骨干人才",
    "国（境）外",
    "每年不少于5期",
]
LISTS = ["大数据、人工智能等领域", "“小巨人”企业", "为人才流动、求职提供服务", "财政部门要确保资金到位"]
MARKS = ["，", "，", "，", "。", "。", "；", "（责任单位：省教育厅、省科技厅）", "（自治区教育厅、科技厅）"]
PIECES = st.sampled_from(MEASURES + ASIDES + LISTS + MARKS)
BODIES = st.lists(PIECES, max_size=14).map("".join)
Plan = Callable[..., Side]


def tasks(side: Side) -> list[str]:
    return [side.quote(task.span) for task in side.tasks]


def parts(side: Side) -> list[list[str]]:
    return [[side.quote(part) for part in task.parts] for task in side.tasks]


# --- where a sentence is cut ------------------------------------------------------------------------------


def test_one_measure_is_one_task(plan: Plan):
    assert tasks(plan("全面推行工学一体化技能人才培养模式。")) == ["全面推行工学一体化技能人才培养模式"]


def test_each_sentence_brings_its_own_tasks(plan: Plan):
    assert tasks(plan("推进职称评审信息化。完善全省职称数据库。")) == ["推进职称评审信息化", "完善全省职称数据库"]


def test_measures_counted_in_words_are_one_task_each(plan: Plan):
    assert tasks(plan("一是开展技能培训。二是要发放培训补贴；三是建设实训基地。")) == [
        "开展技能培训", "要发放培训补贴", "建设实训基地",
    ]  # fmt: skip
    assert tasks(plan("做好以下工作：一是建立人才库；二是举办招聘会，提供线上服务。")) == [
        "建立人才库", "举办招聘会，提供线上服务",
    ]  # fmt: skip


def test_two_measures_that_both_say_enough_are_two_tasks(plan: Plan):
    side = plan("加强留学人员创业园建设，支持数字人才在园内创新创业。")
    assert parts(side) == [["加强留学人员创业园建设"], ["支持数字人才在园内创新创业"]]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("建设人才服务中心", "支持人才创新创业", False),  # eight characters each
        ("建设人才服务站", "支持人才创新创业", True),
        ("建设人才服务中心", "支持人才创业", True),
    ],
)
def test_a_measure_that_says_little_is_one_task_with_its_neighbour(plan: Plan, first: str, second: str, together: bool):
    assert parts(plan(f"{first}，{second}。")) == ([[first, second]] if together else [[first], [second]])


def test_two_measures_under_one_subject_and_its_modal_are_one_task_of_two_parts(plan: Plan):
    side = plan("各地要加强留学人员创业园建设，支持数字人才在园内创新创业。")
    assert tasks(side) == ["各地要加强留学人员创业园建设，支持数字人才在园内创新创业"]
    assert parts(side) == [["各地要加强留学人员创业园建设", "支持数字人才在园内创新创业"]]


def test_what_comes_of_each_of_two_measures_stays_with_it(plan: Plan):
    assert tasks(plan("支持建设数字经济创业载体，促进产业链条融合，加大创业培训力度，促进数字人才创新创业。")) == [
        "支持建设数字经济创业载体，促进产业链条融合", "加大创业培训力度，促进数字人才创新创业",
    ]  # fmt: skip


def test_means_in_front_are_of_the_first_measure_and_in_the_middle_of_the_next(plan: Plan):
    front = "适应产业发展需求，大力培养技能人才，建设实训基地"
    assert parts(plan(front + "。")) == [["适应产业发展需求，大力培养技能人才", "建设实训基地"]]
    middle = plan("建设实训基地，依托互联网平台，开展网上培训。")
    assert tasks(middle) == ["建设实训基地", "依托互联网平台，开展网上培训"]


@pytest.mark.parametrize(
    "sentence",
    [
        "建设实训基地，依托互联网平台",  # means with no measure behind them
        "加大政策扶持力度，特别是对小微企业，建设创业基地",
        "依托互联网平台，助力产业转型，建设资源库",
    ],
)
def test_what_waits_for_its_measure_is_no_part_by_itself(plan: Plan, sentence: str):
    assert parts(plan(sentence + "。")) == [[sentence]]


def test_an_announcement_with_its_purpose_is_a_measure_beside_the_next(plan: Plan):
    side = plan("加大创业培训力度，促进数字人才创业，建设实训基地。")
    assert parts(side) == [["加大创业培训力度，促进数字人才创业", "建设实训基地"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "在年度建设用地指标中，优先安排农机合作社用地。",
        "对于促进农业绿色发展的农机服务，积极推进通过政府购买服务方式提供。",
        "对为返乡创业长期提供服务的人才，优先推荐评选表彰。",
    ],
)
def test_where_and_for_whom_belong_to_the_measure_behind_them(plan: Plan, sentence: str):
    assert tasks(plan(sentence)) == [sentence.rstrip("。")]


def test_an_attitude_is_no_task_but_what_stands_beside_it_in_the_sentence_is(plan: Plan):
    sentence = "各地区要充分认识重要意义，加强组织领导，健全工作机制，强化协同配合。"
    assert tasks(plan(sentence)) == ["加强组织领导", "健全工作机制", "强化协同配合"]


def test_an_attitude_is_cut_off_the_one_measure_behind_it(plan: Plan):
    assert parts(plan("各部门要高度重视，建设实训基地。")) == [["建设实训基地"]]
    assert parts(plan("各部门要统筹协调，建设实训基地。")) == [["各部门要统筹协调", "建设实训基地"]]


def test_a_ground_is_no_task_and_a_measure_on_that_ground_is_one(plan: Plan):
    assert tasks(plan("按照《粮食流通管理条例》的要求，完善粮食储备制度。")) != []
    assert tasks(plan("按照《粮食流通管理条例》的要求，结合实际，制定本方案。")) == []


def test_who_may_do_something_makes_a_norm_whatever_the_verb(plan: Plan):
    assert tasks(plan("农业企业可通过保单质押从金融机构获得增信服务。")) == [
        "农业企业可通过保单质押从金融机构获得增信服务"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "必要时，应及时动用地方储备粮",
        "应急加工和供应指定企业名单，要报国家上级主管部门备案",
        "老城区和已建成居住小区要在2017年前通过购置、置换等方式完成养老服务设施改造",
        "重大问题及时向国务院报告",
    ],
)
def test_a_duty_put_to_something_is_a_task(plan: Plan, sentence: str):
    assert tasks(plan(sentence + "。")) == [sentence]


@pytest.mark.parametrize("sentence", ["主要任务包括以下方面", "相应的条件见附件", "这是必要的"])
def test_a_word_with_a_modal_in_it_makes_no_task(plan: Plan, sentence: str):
    assert tasks(plan(sentence + "。")) == []


def test_an_attitude_is_no_task_and_what_stands_beside_it_is(plan: Plan):
    assert tasks(plan("各试点城市政府要高度重视。")) == []
    assert tasks(plan("高度重视儿童福利机构建设，培育和引导社会资金投入。")) != []


def test_from_three_measures_on_each_stands_alone(plan: Plan):
    side = plan("完善高层次人才工资分配激励机制，落实科研人员现金奖励政策，健全专家工作体系。")
    assert tasks(side) == ["完善高层次人才工资分配激励机制", "落实科研人员现金奖励政策", "健全专家工作体系"]


@pytest.mark.parametrize(
    "sentence",
    [
        "依托院士专家服务地方经济机制，汇聚更多数字领域院士专家人才",
        "适应数字产业发展和企业转型升级需求，大力培养数字技能人才",
        "加大政策宣传力度，营造数字人才成长成才良好环境",
        "推进数字技能提升行动，助力产业数字化转型和高质量发展",
        "取得专业技术等级证书的，可衔接认定相应职称",
        "加大对数字人才倾斜力度，引进一批海外高层次数字人才",
        "为本地数字经济发展提供支撑，建设专家智库",
        "积极培育专业投资机构，投成一批专精特新“小巨人”企业",
    ],
)
def test_means_purposes_and_conditions_stay_with_their_measure(plan: Plan, sentence: str):
    side = plan(sentence + "。")
    assert tasks(side) == [sentence]
    assert parts(side) == [[sentence]]


def test_a_measure_with_means_of_its_own_stands_alone(plan: Plan):
    side = plan("加快开发一批基本职业培训包，依托互联网平台加大数字培训资源开放共享力度。")
    assert tasks(side) == ["加快开发一批基本职业培训包", "依托互联网平台加大数字培训资源开放共享力度"]


def test_a_semicolon_parts_tasks(plan: Plan):
    assert tasks(plan("推进职称评审信息化；完善全省职称数据库。")) == ["推进职称评审信息化", "完善全省职称数据库"]


def test_marks_in_brackets_and_quotation_marks_part_nothing(plan: Plan):
    sentence = "支持职业院校（含技工院校，下同）开展“招生，培养”一体化改革"
    assert tasks(plan(sentence + "。")) == [sentence]


def test_services_in_a_list_are_one_task_each(understood: Callable[[str], Side]):
    items = ["（一）办理出入境证件；", "（二）换领居民身份证；", "（三）申领机动车驾驶证。"]
    side = understood("\n".join(["某市居住证实施办法", "第一条 居住证持有人享受下列便利：", *items]))
    assert [words.strip("；。") for words in tasks(side)] == ["办理出入境证件", "换领居民身份证", "申领机动车驾驶证"]


@pytest.mark.parametrize(
    ("lead", "listed"),
    [
        ("享受下列便利：", ["办理出入境证件", "换领居民身份证", "申领驾驶证"]),
        (
            "有下列情形之一的，给予处罚：",
            ["有下列情形之一的，给予处罚：（一）办理出入境证件；（二）换领居民身份证；（三）申领驾驶证"],
        ),
    ],
)
def test_what_stands_behind_a_list_is_cut_for_itself(plan: Plan, lead: str, listed: list[str]):
    side = plan(f"{lead}（一）办理出入境证件；（二）换领居民身份证；（三）申领驾驶证。建设基地，引进人才，发放补贴。")
    assert [words.strip("；。") for words in tasks(side)] == [*listed, "建设基地", "引进人才", "发放补贴"]


@pytest.mark.parametrize(
    ("lead", "listed"),
    [
        ("对下列办理事项，可以简化审批程序：", False),  # what is listed are matters
        ("对以下办理事项，可以简化审批程序：", False),
        ("对以下办理程序，可以联合审批：", True),
        ("对有关办理程序，可以联合审批：", True),  # nothing is named as listed
    ],
)
def test_a_list_binds_together_where_what_is_listed_are_circumstances(plan: Plan, lead: str, listed: bool):
    side = plan(f"{lead}（一）办理出入境证件；（二）换领居民身份证。")
    items = ["办理出入境证件", "换领居民身份证"]
    whole = [f"{lead}（一）办理出入境证件；（二）换领居民身份证"]
    assert [words.strip("；。") for words in tasks(side)] == (whole if listed else items)


def test_of_a_list_that_binds_together_every_stretch_counts(plan: Plan):
    (task,) = (side := plan("有下列情形之一的，给予处罚：（一）拒绝接受检查；（二）虚假材料。")).tasks
    assert [side.quote(core) for core in task.core] == [
        "有下列情形之一的",
        "给予处罚：（一）拒绝接受检查",
        "（二）虚假材料",
    ]


def test_what_a_modal_says_of_the_subject_before_the_comma_acts(plan: Plan):
    (task,) = (side := plan("申领居住证，应当提交身份证明。")).tasks
    assert [side.quote(core) for core in task.core] == ["申领居住证", "应当提交身份证明"]


def test_passages_are_numbered_within_their_clause(plan: Plan):
    side = plan("推进产教融合。落实补贴。", "完善服务。")
    assert [passage.id for passage in side.passages] == ["1-h", "1.1-h", "1.1-1", "1.1-2", "1.2-h", "1.2-1"]


# --- what is a measure ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "推进产教融合",
        "将高层次数字人才纳入地方高级专家库",
        "企业应按规定提取和使用职工教育经费",
        "财政部门要确保相关财政资金及时足额拨付到位",
        "在全省技能大赛专设数字职业竞赛项目",
        "为数字人才流动提供人事档案基本公共服务",
        "对符合条件人员可按规定落实职业培训补贴",
        "制定数字经济从业人员薪酬分配指引",
    ],
)
def test_what_deploys_something_is_a_task(plan: Plan, sentence: str):
    assert tasks(plan(sentence + "。")) == [sentence]


@pytest.mark.parametrize("sentence", ["2026年底前建成培训体系", "2025年底前完成系统改造", "今年年底前形成工作方案"])
def test_a_date_in_front_hides_no_task(plan: Plan, sentence: str):
    assert tasks(plan(sentence + "。")) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "治理黑臭水体",
        "修复退化湿地",
        "筑牢安全生产底线",
        "补齐农村养老短板",
        "压实企业主体责任",
        "推出一批惠民活动",
        "表彰先进个人",
    ],
)
def test_other_fields_have_their_own_verbs(plan: Plan, sentence: str):
    assert tasks(plan(sentence + "。")) == [sentence]


@pytest.mark.parametrize("sentence", ["优化公共就业服务", "促进数字人才有效流动", "激发数字人才创新活力"])
def test_a_purpose_that_is_a_sentence_of_its_own_is_a_task(plan: Plan, sentence: str):
    assert tasks(plan(f"推进产教融合。{sentence}。")) == ["推进产教融合", sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神",
        "各部门各有关方面要进一步提高政治站位，深刻认识加强数字人才培养的重要性",
        "为贯彻落实党中央、国务院决策部署，结合我省实际，制定本方案",
        "本办法自2025年3月1日起施行",
    ],
)
def test_what_guides_announces_or_takes_effect_is_none(plan: Plan, sentence: str):
    assert tasks(plan(sentence + "。")) == []


def test_a_heading_is_a_passage_but_no_task(plan: Plan):
    side = plan("推进产教融合。")
    headings = [passage for passage in side.passages if passage.id.endswith("-h")]
    assert [side.quote(passage.span) for passage in headings] == ["重点任务", "第甲类任务"]
    assert not any(passage.measure for passage in headings)


def test_before_the_first_number_only_what_is_counted_is_a_task(understood: Callable[[str], Side]):
    lead = "力争到2026年培育首席数据官500名以上。为贯彻落实国家300项部署，推进改革。加强数字人才队伍建设。"
    side = understood(f"某市数字人才培育实施方案\n{lead}\n一、重点任务\n（一）改革任务。推进产教融合。")
    assert tasks(side) == ["力争到2026年培育首席数据官500名以上", "推进产教融合"]


@pytest.mark.parametrize("sentence", ["以上任务由各市组织实施", "请认真组织实施，推进工作落实"])
def test_what_speaks_of_the_document_is_no_task(plan: Plan, sentence: str):
    assert tasks(plan(f"推进产教融合。{sentence}。")) == ["推进产教融合"]


def test_a_norm_of_four_characters_is_a_task_and_its_number_no_heading(understood: Callable[[str], Side]):
    side = understood("某市控制吸烟办法\n第一条 严禁吸烟。\n第二条 禁烟。")
    assert tasks(side) == ["严禁吸烟"]
    check(side)


def test_in_a_guiding_sentence_only_what_is_dated_or_counted_is_a_task(plan: Plan):
    side = plan("以习近平新时代中国特色社会主义思想为指导，坚持党管人才原则，用3年左右时间，扎实开展专项行动。")
    assert len(side.tasks) == 1
    assert "用3年左右时间，扎实开展专项行动" in tasks(side)[0]


# --- what a task carries ----------------------------------------------------------------------------------


def test_a_bracket_of_units_answers_for_every_task_since_the_last_one(plan: Plan):
    side = plan("推进产教融合。落实补贴。（责任单位：省教育厅）完善服务。（责任单位：省科技厅）")
    assert [[owner.name for owner in task.owners] for task in side.tasks] == [["省教育厅"], ["省教育厅"], ["省科技厅"]]
    assert all(owner.role is OwnerRole.RESPONSIBLE for task in side.tasks for owner in task.owners)


def test_a_bracket_right_behind_a_task_answers_for_it(plan: Plan):
    (task,) = plan("推进产教融合（责任单位：省教育厅）。").tasks
    assert [owner.name for owner in task.owners] == ["省教育厅"]


def test_a_bracket_of_units_is_no_part_of_a_task(plan: Plan):
    assert tasks(plan("推进产教融合（责任单位：省教育厅）。")) == ["推进产教融合"]


def test_a_bracket_answers_for_no_other_clause(plan: Plan):
    first, second = plan("推进产教融合。", "落实补贴。（责任单位：省教育厅）").tasks
    assert not first.owners
    assert second.owners


def test_a_task_knows_its_numbers_dates_lists_and_strength(plan: Plan):
    side = plan("到2026年，全面推行学徒制，在大数据、人工智能、集成电路等领域开展培训不少于300人。")
    task = next(task for task in side.tasks if task.quantities)
    assert [side.quote(quantity.span) for quantity in task.quantities] == ["不少于300人"]
    assert any(limit.year == 2026 for every in side.tasks for limit in every.deadlines)
    assert any("人工智能" in map(side.quote, members) for every in side.tasks for members in every.scope)
    assert side.tasks[0].strength.word == "全面推行"


def test_the_core_leaves_means_and_purposes_out(plan: Plan):
    side = plan("依托院士专家服务地方经济机制，汇聚数字领域院士专家人才，助力产业转型。")
    assert [side.quote(core) for core in side.tasks[0].core] == ["汇聚数字领域院士专家人才"]


# --- laws -------------------------------------------------------------------------------------------------


def check(side: Side) -> None:
    """What holds of the passages of every document."""
    text = side.document.text
    assert len({passage.id for passage in side.passages}) == len(side.passages)
    assert all(before.span.end <= after.span.start for before, after in pairwise(side.passages))
    for passage in side.passages:
        clause = side.outline.by_id[passage.clause]
        assert passage.id.startswith(f"{clause.id}-")
        assert len(passage.span)
        assert clause.span.contains(passage.sentence)
        assert passage.sentence.contains(passage.span)
        for inner in within(passage):
            assert passage.span.contains(inner)
        assert all(before.end <= after.start for before, after in pairwise(passage.parts))
        assert len(passage.strengths) == len(passage.core)
        for core, strength in zip(passage.core, passage.strengths, strict=True):
            assert core.contains(strength.span)
            assert strength.span.of(text) == strength.word
    for clause in side.outline.clauses:
        taken = [0] * len(clause.body)
        spans = [passage.span for passage in side.passages if clause.body.contains(passage.span)]
        for span in (*spans, *brackets(text, clause.body)):
            for at in range(span.start, span.end):
                taken[at - clause.body.start] += 1
        lost = [text[clause.body.start + at] for at, times in enumerate(taken) if times == 0]
        assert not any(c.isalnum() for c in lost), "".join(lost)
        assert max(taken, default=0) <= 1


def within(task: Task) -> list[Span]:
    """Everything of a task that stands inside its own words."""
    found = [*task.parts, *task.core, task.strength.span]
    found += [quantity.span for quantity in task.quantities] + [limit.span for limit in task.deadlines]
    return found + [member for members in task.scope for member in members]


@pytest.mark.parametrize("name", SEEDS)
def test_every_word_of_a_real_plan_stands_in_exactly_one_passage(
    understood: Callable[[str], Side], root: Path, name: str
):
    side = understood((root / "seeds" / f"{name}.txt").read_text(encoding="utf-8"))
    assert len(side.tasks) > 30
    check(side)


@settings(deadline=None)
@given(body=BODIES)
def test_every_word_of_a_body_stands_in_exactly_one_passage(plan: Plan, body: str):
    check(plan("推进改革。" + body, "落实政策。"))


@settings(deadline=None, max_examples=30)
@given(body=BODIES)
def test_a_plan_is_understood_alike_twice(plan: Plan, body: str):
    assert plan(body) == plan(body)


def test_circumstances_in_a_list_are_one_task_with_their_consequence(understood: Callable[[str], Side]):
    articles = [
        "第一条 有下列情形之一的，由公安机关依法给予处罚：",
        "（一）买卖居住证的；",
        "（二）出借居住证的。",
        "第二条 用人单位应当建立台账；不建立台账的，给予警告；有下列情形之一的，处以罚款：",
        "（一）隐瞒不报的；",
        "（二）拒绝检查的。",
    ]
    found = tasks(understood("\n".join(["某市居住证实施办法", *articles])))
    assert [words.replace("\n", "") for words in found] == [
        "有下列情形之一的，由公安机关依法给予处罚：（一）买卖居住证的；（二）出借居住证的",
        "用人单位应当建立台账；不建立台账的，给予警告；有下列情形之一的，处以罚款：（一）隐瞒不报的；（二）拒绝检查的",
    ]


def test_a_worse_case_behind_a_semicolon_stays_with_its_norm(understood: Callable[[str], Side]):
    norm = "用人单位应当为职工参加培训提供条件；拒不改正的，依法给予处罚；构成犯罪的，追究刑事责任"
    assert tasks(understood(f"某市职业培训办法\n第一条 {norm}。")) == [norm]


def test_a_plan_without_any_number_has_its_tasks_and_no_heading_among_them(understood: Callable[[str], Side]):
    text = "某县人才工作方案\n加强平台建设\n建设数字人才实训基地。\n优化人才服务\n完善住房保障政策。"
    assert tasks(understood(text)) == ["建设数字人才实训基地", "完善住房保障政策"]


def test_a_system_that_takes_shape_is_what_the_measure_is_for(plan: Plan):
    sentence = "支持冷链运输车辆购置更新，逐步形成相互衔接的冷链硬件设施体系。"
    assert parts(plan(sentence)) == [[sentence[:-1]]]


def test_a_lead_that_only_says_that_a_list_follows_is_no_task(plan: Plan):
    assert tasks(plan("重点做好以下工作：\n建立数字人才库。\n举办数字技能大赛。")) == [
        "建立数字人才库",
        "举办数字技能大赛",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，签约服务覆盖率达到75%以上，重点人群续约率达到80%以上，满意度达到90%。",
            ["到2025年，签约服务覆盖率达到75%以上", "重点人群续约率达到80%以上", "满意度达到90%"],
        ),
        ("对获评企业给予奖励，单个企业最高300万元。", ["对获评企业给予奖励，单个企业最高300万元"]),
        ("建设数字技能实训基地，其中省级基地数量不少于5个。", ["建设数字技能实训基地，其中省级基地数量不少于5个"]),
        ("建设数字技能实训基地，基地占比不超过5%。", ["建设数字技能实训基地，基地占比不超过5%"]),
    ],
)
def test_a_target_with_a_subject_of_its_own_is_a_task(plan: Plan, sentence: str, expected: list[str]):
    assert tasks(plan(sentence)) == expected
