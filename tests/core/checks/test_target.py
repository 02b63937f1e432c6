"""指标: a number that is gone, lower or no longer a bound is a loss; the same or more is none."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core import messages
from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.pair import Pair
from desktop.core.checks.target import target
from desktop.core.model.finding import Dimension, Severity
from desktop.core.model.review import Side

TASK = "培训数字人才{}。"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("300人以上", "不少于300人"),
        ("不少于300人", "300人以上"),
        ("300人以上", "400人以上"),
        ("300人以上", "400人左右"),
        ("300人", "300人以上"),
        ("不少于5期", "5期以上"),
        ("5期以上", "不少于5期"),
        ("5期以上", "每年8期"),
        ("2万人次", "20000人次"),
        ("50名", "50人"),
        ("不超过10%", "不超过8%"),
        ("不超过10%", "不超过10%"),
        ("增长10%", "增长百分之十"),
        ("约20家", "20家左右"),
        ("三百人", "300人"),
    ],
)
def test_a_number_as_demanding_is_no_loss(lay, asked: str, given: str):
    assert target(lay(TASK.format(asked), TASK.format(given))) == ()


@pytest.mark.parametrize(
    ("asked", "given", "code"),
    [
        ("不少于20个", "不少于15个", "target_lower"),
        ("300人以上", "200人以上", "target_lower"),
        ("20个", "20个左右", "target_vague"),
        ("300人以上", "300人左右", "target_vague"),
        ("2万人次", "2000人次", "target_lower"),
        ("不超过10%", "不超过15%", "target_lower"),
        ("不少于20个", "不超过20个", "target_vague"),
    ],
)
def test_a_softer_number_is_a_loss(lay, said, asked: str, given: str, code: str):
    pair = lay(TASK.format(asked), TASK.format(given))
    findings = target(pair)
    assert said(pair, findings) == [(asked, given)]
    assert findings[0].message.code == f"finding.{code}"
    assert (findings[0].dimension, findings[0].severity) == (Dimension.TARGET, Severity.HIGH)


@pytest.mark.parametrize("given", ["", "3期"])
def test_a_number_that_is_gone_is_a_loss(lay, said, given: str):
    pair = lay(TASK.format("300人以上"), TASK.format(given))
    findings = target(pair)
    assert said(pair, findings) == [("300人以上", None)]
    assert "300人以上" in messages.render(findings[0].message)


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("建设1个培训平台。", "建设一个培训平台。"),
        ("每县建设1所示范学校。", "每县建设好一所示范学校。"),
        ("每5年修订1次专业目录。", "推动每年修订专业目录。"),
        ("租金按市场价的75%计算。", "租金按市场价的七五折收取。"),
        ("教材占比不低于50%。", "教材占比不少于一半。"),
        ("覆盖50%以上的乡镇卫生院。", "县内各乡镇卫生院年底前要全部接入系统。"),
    ],
)
def test_a_number_said_without_figures_is_kept(lay, task: str, draft: str):
    assert target(lay(task, draft)) == ()


@pytest.mark.parametrize(
    ("task", "draft", "asked"),
    [
        ("建设1个培训平台。", "建设培训平台。", "1个"),
        ("开展1次专业评估。", "每年开展专业评估。", "1次"),
        ("每年开展1次专业评估。", "开展专业评估。", "1次"),
        ("覆盖50%以上的乡镇卫生院。", "覆盖县内的乡镇卫生院。", "50%以上"),
        ("死亡率不超过5%。", "推动死亡率全部下降。", "不超过5%"),
    ],
)
def test_a_number_that_nothing_stands_for_is_a_loss(lay, said, task: str, draft: str, asked: str):
    pair = lay(task, draft)
    assert said(pair, target(pair)) == [(asked, None)]


def test_in_a_copied_sentence_the_whole_does_not_stand_for_a_share(lay, said):
    pair = lay(
        "推进县域医疗服务体系建设，服务覆盖50%以上的乡镇卫生院。",
        "推进县域医疗服务体系建设，服务覆盖乡镇卫生院，资金全部到位。",
    )
    assert said(pair, target(pair)) == [("50%以上", None)]


def test_each_number_is_looked_at(lay, said):
    pair = lay("每年举办不少于5期研修班培训300人以上。", "每年举办不少于3期研修班培训300人以上。")
    assert [asked for asked, _ in said(pair, target(pair))] == ["不少于5期"]


def test_a_number_may_have_moved_within_the_sentence(lay):
    assert target(lay("举办研修班不少于5期。", "举办研修班，每年不少于5期，邀请专家授课。")) == ()


def test_without_a_number_nothing_is_lost(lay):
    assert target(lay("培训数字人才。", "培训数字人才200人。")) == ()


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 9999), st.integers(1, 9999))
def test_of_two_floors_only_the_lower_is_a_loss(lay, asked: int, given: int):
    findings = target(lay(TASK.format(f"不少于{asked}人"), TASK.format(f"不少于{given}人")))
    assert bool(findings) == (given < asked)


@pytest.mark.parametrize(
    ("task", "draft", "words"),
    [
        ("各地要培训人员500人，培训骨干1500人。", "培训骨干1500人。", [("500人", None)]),
        ("占比11%以上，比重35%以上。", "占比11%左右，比重35%以上。", [("11%以上", "11%左右")]),
        ("培训人员300人以上，举办研修班5期。", "培训人员，举办研修班。", [("300人以上", None), ("5期", None)]),
        ("培训人员300人以上。", "培训人员100人，培训人员200人。", [("300人以上", "200人")]),
        ("失业率不超过10%，空置率不超过6%。", "空置率不超过5%，失业率不超过8%。", []),
    ],
)
def test_a_number_of_the_draft_stands_for_one_of_the_task_the_nearest(lay, said, task: str, draft: str, words):
    pair = lay(task, draft)
    assert said(pair, target(pair)) == words


def test_an_upper_limit_of_what_is_granted_is_better_the_higher(lay, said):
    task = "对建成的解析节点项目给予一次性奖补，最高{}万元。"
    pair = lay(task.format(300), task.format(200))
    assert said(pair, target(pair)) == [("最高300万元", "最高200万元")]
    assert target(lay(task.format(300), task.format(400))) == ()


def test_an_upper_limit_of_what_is_charged_is_better_the_lower(lay):
    task = "对困难家庭给予减免，体检收费最高{}元。"
    assert target(lay(task.format(300), task.format(200))) == ()


def test_a_larger_amount_of_another_measure_does_not_stand_in(lay, said):
    task = "对跨领域工业互联网平台给予奖补，最高3000万元；对专业型工业互联网平台给予奖补，最高1000万元。"
    pair = lay("对专业型工业互联网平台给予奖补，最高1000万元。", task.replace("1000", "600"))
    assert ("最高1000万元", "最高600万元") in said(pair, target(pair))


@pytest.mark.parametrize(
    ("asked", "given", "lost"),
    [
        ("培养基层骨干3500名", "培养基层骨干320名", 0),  # the city's part of the province's
        ("培养基层骨干3500名", "培养基层骨干1800名", 1),  # too near to be a part
        ("每个县建设基地20个", "每个县建设基地2个", 1),  # it holds for each
        ("基层骨干占比达到80%", "基层骨干占比达到10%", 1),
    ],
)
def test_a_lower_level_writes_its_part_of_a_total(understood, asked: str, given: str, lost: int):
    def side(place: str, words: str) -> Side:
        return understood(f"{place}人才工作实施方案\n一、重点任务\n（一）人才培养。{words}。\n\n{place}人民政府\n")

    reference, draft = side("广东省", asked), side("广州市", given)
    (only,) = match(reference, Field(draft))
    assert len(target(Pair(reference, draft, only, only.candidates[:1]))) == lost


def test_a_number_within_a_name_is_kept_where_the_name_is(lay):
    task = "加大对山区26县的政策支持力度，建设县城商贸综合体。"
    assert target(lay(task, "高标准建设商贸综合体。全部所辖县都是山区26县，专项资金要加大支持力度。")) == ()


GRANT = "对获评企业给予一次性奖励300万元。"


@pytest.mark.parametrize(
    "draft",
    [
        "对获评企业给予一次性奖励。对示范园区奖励300万元。",
        "对获评企业给予一次性奖励一批，另奖励园区300万元。",  # 一批 is no number
        "对获评企业给予一次性奖励若干，另奖励园区300万元。",
    ],
)
def test_a_number_taken_out_behind_copied_words_is_a_loss_though_another_has_it(lay, said, draft: str):
    pair = lay(GRANT, draft)
    assert said(pair, target(pair)) == [("300万元", None)]


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        (GRANT, "对获评企业给予一次性奖励三百万元。"),
        (GRANT, "对获评企业给予一次性奖励，以及一次性奖励300万元。"),  # the words stand there twice
        (GRANT, "对获评企业给予奖励，一次性补贴300万元。"),  # they stand there no more
        # Too few words stand before it.
        ("奖励300万元，支持获评企业建设研发中心。", "奖励资金，支持获评企业建设研发中心，奖励300万元。"),
    ],
)
def test_a_number_is_taken_out_only_where_its_own_words_go_on_without_one(lay, task: str, draft: str):
    assert target(lay(task, draft)) == ()


FULL = "对慈善项目给予全额资助。"


def test_a_share_in_place_of_the_whole_is_a_loss_in_a_draft_that_goes_along(lay, said):
    pair = lay(FULL, "对慈善项目按80%给予资助。")
    assert target(pair) == ()
    findings = target(replace(pair, follows=True))
    assert said(pair, findings) == [("全额", "80%")]
    assert (findings[0].message.code, findings[0].severity) == ("finding.target_lower", Severity.HIGH)


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        (FULL, "对慈善项目给予资助。"),
        (FULL, "对慈善项目按100%给予资助。"),
        (FULL, "对慈善项目给予全额资助，占比80%。"),  # the whole is there as well
        ("对慈善项目给予资助。", "对慈善项目按80%给予资助。"),  # the whole was never promised
    ],
)
def test_what_is_no_share_in_place_of_the_whole_is_no_loss(lay, task: str, draft: str):
    assert target(replace(lay(task, draft), follows=True)) == ()


def test_a_share_that_the_task_has_is_compared_with_the_drafts(lay, said):
    pair = lay("对慈善项目给予足额资助，不低于90%。", "对慈善项目按80%给予资助。")
    assert said(pair, target(replace(pair, follows=True))) == [("不低于90%", "80%")]


def test_a_number_that_the_sentence_gives_to_something_else_stands_in_for_none(lay, said):
    task = "重点人群续约率达到80%以上。"
    pair = lay(task, "重点人群签约覆盖率不低于80%，重点人群续约率达到75%以上。")
    assert said(pair, target(replace(pair, follows=True))) == [("达到80%以上", "达到75%以上")]


def test_numbers_of_a_kind_that_stand_in_two_sentences_are_sought_in_both(lay):
    task = "对未满16周岁的儿童给予供养，已满16周岁不满18周岁的给予救助。"
    pair = lay(task, "未满16周岁的儿童给予供养；满16周岁、不满18周岁的，给予救助。")
    assert target(replace(pair, follows=True)) == ()
