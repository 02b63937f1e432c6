"""A number in a text → the words beside it that say what it counts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.model.span import Span
from desktop.core.parsing.quantities import quantities

WORDS = [
    "培育",
    "首席数据官",
    "开展",
    "培训",
    "每年",
    "达到",
    "分别",
    "比",
    "覆盖率",
    "的",
    "企业",
    "、",
    "，",
    "（",
    "）",
]
WORDS += ["“小巨人”", "“", "”", "500人以上", "不少于5期", "90%", "到2026年底前", "和", "在", "项目"]
CLAUSES = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


def topics(text: str) -> list[str]:
    return [quantity.topic.of(text) for quantity in quantities(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("培育首席数据官500名以上", "首席数据官"),
        ("累计开展培训5万人次", "培训"),
        ("力争每年培训不少于1万人次", "培训"),
        ("实现覆盖率达到90%", "覆盖率"),
        ("用3年时间遴选数字技术工程师培训机构30家", "数字技术工程师培训机构"),
        ("确保教育培训经费60%以上用于一线职工", "教育培训经费"),
        ("支持企业建设实训基地20个", "实训基地"),
        ("全省技能人才总量达1332万人", "全省技能人才总量"),
        ("开展评价的数字技能职业（工种）不少于20个", "数字技能职业（工种）"),
        ("新增“皖企登云”企业2万家", "“皖企登云”企业"),
        ("数字领域技能人才占比不低于20%", "数字领域技能人才占比"),
        ("推进基地建设20个", "基地建设"),  # a verb at the end of a name is part of it
        ("支持企业建设基地20个", "基地"),
        ("每年培训骨干500名", "骨干"),
        ("推进试点，首席数据官500名", "首席数据官"),
        ("吸纳2024毕业生500名", "毕业生"),
        ("推出新企业500家", "企业"),
        ("培育“百团万人数字湾区行动”项目50个", "“百团万人数字湾区行动”项目"),
    ],
)
def test_the_name_before_a_number_is_what_it_counts(text: str, counted: str):
    assert topics(text) == [counted]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("每年举办不少于5期数字技术高级研修项目", "数字技术高级研修项目"),
        ("每年培养培训3000名左右的数字工程技术人才", "数字工程技术人才"),
        ("可申请最高400万元的创业担保贷款", "创业担保贷款"),
        ("按规定给予最高30万元补助", "补助"),
        ("城乡每万名居民拥有3名合格的全科医生", "全科医生"),
        ("打造20家行业型、专业型工业互联网平台", "行业型、专业型工业互联网平台"),
        ("支持500名企业职工提升各类技能", "企业职工"),
        ("打造20家产业园，服务企业", "产业园"),
        ("打造20家“双创”，服务企业", "“双创”"),
    ],
)
def test_a_name_that_follows_at_once_is_what_a_number_counts(text: str, counted: str):
    assert topics(text)[-1] == counted


@pytest.mark.parametrize("text", ["新建充电设施20个点", "充电设施20个左右的点"])
def test_one_character_behind_a_number_is_no_name(text: str):
    assert topics(text) == ["充电设施"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [("评价职业（含工种和岗位）不少于20个", "职业（含工种和岗位）"), ("评价职业（含工种和各岗位）不少于20个", "")],
)
def test_a_long_bracket_is_no_part_of_a_name(text: str, counted: str):
    assert topics(text) == [counted]


def test_growth_counts_itself_and_not_the_year_it_is_compared_with():
    assert topics("比“十二五”期末增长43%") == ["增长"]


def test_numbers_that_share_a_list_name_nothing():
    assert topics("工作站、流动站分别达到580家、180家") == ["", ""]
    assert topics("工作站、流动站依次580家、180家") == ["", ""]


def test_a_number_alone_names_nothing():
    assert topics("300人以上") == [""]


@settings(deadline=None)  # the first words load the dictionary
@given(CLAUSES)
def test_a_topic_is_a_stretch_of_the_clause_beside_its_number(text: str):
    whole = Span(0, len(text))
    for quantity in quantities(text, whole):
        topic = quantity.topic
        assert whole.contains(topic)
        assert not len(topic) or not topic.overlaps(quantity.span)
        assert "，" not in re.sub(r"“[^“”]*”|（[^（）]*）", "", topic.of(text))
        assert topic.of(text) == topic.of(text).strip("、")


@settings(deadline=None)
@given(CLAUSES, CLAUSES)
def test_what_stands_outside_the_stretch_changes_nothing(before: str, text: str):
    shifted = quantities(before + text, Span(len(before), len(before + text)))
    assert [q.topic.of(before + text) for q in shifted if len(q.topic)] == [t for t in topics(text) if t]


def test_a_name_ends_before_the_measure_that_is_listed_behind_it():
    assert topics("培养3000名工程技术人员、建设20个基地") == ["工程技术人员", "基地"]


def test_a_quotation_mark_that_is_never_closed_ends_the_name():
    assert topics("培训500名“数字工匠，提供服务") == ["培训"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("（含企业，数字工匠”500人以上", [""]),  # a mark of another kind closes nothing
        ("“小巨人”企业，名匠”500人以上", [""]),
        ("“”数字工匠”500人以上", [""]),
        ("“数字工匠””500人以上", [""]),
        ("培训500名（含数字工匠”，提供服务", ["培训"]),
        ("培养“招生，培养”一体化项目50个", ["“招生，培养”一体化项目"]),
    ],
)
def test_marks_belong_together_with_their_own_kind(text: str, counted: list[str]):
    assert topics(text) == counted
