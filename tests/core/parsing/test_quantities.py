"""Texts give the numbers they commit to, and their deadlines."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.model.span import Span
from desktop.core.model.task import Comparison, Deadline, Quantity
from desktop.core.parsing.quantities import deadlines, quantities

FLOOR, CEILING, ABOUT, EXACT = Comparison.FLOOR, Comparison.CEILING, Comparison.ABOUT, Comparison.EXACT
NUMBERS = ["不少于", "5", "20", "2万", "12.5", "三百", "人", "人次", "家", "%", "万元", "以上", "以内", "左右", "每年"]
DATES = [
    "到",
    "2026",
    "年",
    "底前",
    "2024—2026年",
    "用3年左右时间",
    "15个工作日内",
    "《",
    "》",
    "第",
    "条",
    "一批",
    "，",
]
TEXTS = st.lists(st.sampled_from(NUMBERS + DATES), max_size=12).map("".join)


def counted(text: str) -> list[Quantity]:
    return list(quantities(text, Span(0, len(text))))


def dated(text: str) -> list[Deadline]:
    return list(deadlines(text, Span(0, len(text))))


# --- numbers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "comparison"),
    [
        ("每年举办不少于5期数字技术高级研修项目", "不少于5期", 5, "期", FLOOR),
        ("培训数字技术领域专业技术人才300人以上", "300人以上", 300, "人", FLOOR),
        ("遴选广西数字技术工程师培训机构30家", "30家", 30, "家", EXACT),
        ("争取各职业年培训规模达到200人次", "达到200人次", 200, "人次", FLOOR),
        ("可申请最高400万元的创业担保贷款", "最高400万元", 4_000_000, "元", CEILING),
        ("毕业生不少于2万人", "不少于2万人", 20_000, "人", FLOOR),
        ("培养培训3000名左右的数字工程技术人才", "3000名左右", 3000, "人", ABOUT),
        ("开展评价的数字技能职业（工种）不少于20个", "不少于20个", 20, "个", FLOOR),
        ("建成约20个基地", "约20个", 20, "个", ABOUT),
        ("占比达到11%", "达到11%", 11, "%", FLOOR),
        ("比重提高12.5个百分点", "12.5个百分点", 12.5, "个百分点", EXACT),
        ("占比不超过５０％", "不超过５０％", 50, "%", CEILING),
        ("增长百分之二十以上", "百分之二十以上", 20, "%", FLOOR),
        ("培训三百人以上", "三百人以上", 300, "人", FLOOR),
        ("服务企业1,000家", "1,000家", 1000, "家", EXACT),
        ("培养骨干800余人", "800余人", 800, "人", FLOOR),
        ("集聚企业500多家", "500多家", 500, "家", FLOOR),
        ("总投资1.5亿元", "1.5亿元", 150_000_000, "元", EXACT),
        ("建设两个基地和5个以上平台", "5个以上", 5, "个", FLOOR),
        ("建成高标准农田三千万亩", "三千万亩", 30_000_000, "亩", EXACT),
        pytest.param(
            "国有比重不低于百分之二十", "不低于百分之二十", 20, "%", FLOOR
        ),
        pytest.param("建成高标准农田百万亩", "百万亩", 1_000_000, "亩", EXACT),
        pytest.param("建设基地3—5家", "3—5家", 3, "家", FLOOR),
        pytest.param("服务期不得超过六个月", "不得超过六个月", 6, "个月", CEILING),
        ("发放补贴500余万元", "500余万元", 5_000_000, "元", FLOOR),
        ("培训农民2余万人次", "2余万人次", 20_000, "人次", FLOOR),
        ("安排资金2百万元", "2百万元", 2_000_000, "元", EXACT),
        ("总投资5千万元", "5千万元", 50_000_000, "元", EXACT),
        ("建设一个平台和5个以上基地", "5个以上", 5, "个", FLOOR),
        ("举办第3期研修班，培训骨干500人", "500人", 500, "人", EXACT),
        ("对照规定的5条要求，培训骨干300人", "300人", 300, "人", EXACT),
        ("集中培训不少于3日", "不少于3日", 3, "日", FLOOR),
        ("集中培训3日以上", "3日以上", 3, "日", FLOOR),
        ("万名骨干纳入人才库", "万名", 10_000, "人", EXACT),
        ("5期研修班", "5期", 5, "期", EXACT),
        ("“百团行”培训500人", "500人", 500, "人", EXACT),
        ("回收率达到80%左右", "达到80%左右", 80, "%", ABOUT),
        ("按七成的比例补助", "七成", 70, "%", EXACT),
        ("覆盖面达到八成五以上", "达到八成五以上", 85, "%", FLOOR),
        ("租金按七折收取", "七折", 70, "%", EXACT),
        ("租金按不高于七五折收取", "不高于七五折", 75, "%", CEILING),
        ("票价打8.5折", "8.5折", 85, "%", EXACT),
        ("三分之二以上的社区建成", "三分之二以上", 200 / 3, "%", FLOOR),
        ("实践课时不少于一半", "不少于一半", 50, "%", FLOOR),
        ("半数以上的乡镇建成", "半数以上", 50, "%", FLOOR),
        ("值守不少于24小时", "不少于24小时", 24, "小时", FLOOR),
    ],
)  # fmt: skip
def test_a_number_is_read_with_its_unit_and_bound(
    text: str, words: str, value: float, unit: str, comparison: Comparison
):
    found = counted(text)
    assert [quantity.span.of(text) for quantity in found] == [words]
    assert (found[0].value, found[0].unit, found[0].comparison) == (pytest.approx(value), unit, comparison)


@pytest.mark.parametrize(
    "text",
    [
        "建设一批数字经济创业载体",
        "培育汽车零部件企业",
        "打造一个线上平台",
        "举办第3期研修班",
        "实施“十四五”规划",
        "落实人社部发〔2024〕37号文件",
        "到2026年",
        "第一条",
        "统一数据标准",
        "推进工学一体化培养",
        "推进“新八级工”制度",
        "发挥5G优势",
        "落实一系列政策",
        "全面贯彻党的二十大精神",
        pytest.param("全面贯彻党的二十届三中全会精神"),
        pytest.param("实施“百团万人湾区行”活动"),
        "“百团万人湾区行”活动",
        "24小时监测市场动态",
        "政策不能一成不变",
        "发放三折页",
        "避免政策打折扣",
        "第3期研修班",
        pytest.param("落实人社部等9部门的方案"),
        pytest.param("在15个工作日内办结"),
    ],
)
def test_dates_names_and_articles_count_nothing(text: str):
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("每年培训不少于1000人次", "year"),
        ("每年不少于5期", "year"),
        ("年均增长10%", "year"),
        ("年均增长百分之十", "year"),
        ("增长百分之十", ""),
        ("培训1000人次", ""),
        ("培训1000人次，每年考核", ""),
        ("每年度1000人次", "year"),
    ],
)
def test_a_yearly_number_is_known_as_such(text: str, period: str):
    assert [quantity.period for quantity in counted(text)] == [period]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("培训2万人次", "培训20000人次"),
        ("培养50名骨干", "培养50人"),
        ("增长10%", "增长百分之十"),
        ("补贴30万元", "补贴300000元"),
        ("培训300人以上", "培训不少于三百人"),
        ("举办5期以上", "举办不少于5期"),
    ],
)
def test_two_ways_to_write_a_number_mean_the_same(one: str, other: str):
    first, second = counted(one)[0], counted(other)[0]
    assert (first.value, first.unit, first.comparison) == (second.value, second.unit, second.comparison)


# --- deadlines --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("到2026年，建成体系", "到2026年", 2026),
        ("2026年底前完成", "2026年底前", 2026),
        ("到 2026 年底建成", "到 2026 年底", 2026),
        ("2025年12月底前报送", "2025年12月底前", 2025),
        ("力争2025年建成", "力争2025年", 2025),
        ("2024—2026年开展专项行动", "2024—2026年", 2026),
        ("2024年至2026年开展专项行动", "2024年至2026年", 2026),
        ("2024-2026年开展专项行动", "2024-2026年", 2026),
        ("到二〇二六年建成", "到二〇二六年", 2026),
        ("落实《行动方案》，到2026年建成", "到2026年", 2026),
        ("到2026年落实《行动方案》", "到2026年", 2026),
    ],
)
def test_a_date_is_a_deadline_by_its_last_year(text: str, words: str, year: int):
    found = dated(text)
    assert [(limit.span.of(text), limit.year, limit.years) for limit in found] == [(words, year, None)]


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("用3年左右时间，扎实开展专项行动", "用3年左右时间", 3),
        ("用3年时间遴选机构", "用3年时间", 3),
        ("三年内建成", "三年内", 3),
        ("6个月内办结", "6个月内", 0.5),
        ("自收到材料之日起15日内", "15日内", 15 / 365),
        ("在15个工作日内办结", "在15个工作日内", 15 / 250),
        ("在5工作日内办结", "在5工作日内", 5 / 250),
        ("30天内办结", "30天内", 30 / 365),
    ],
)
def test_a_period_is_a_deadline_in_years(text: str, words: str, years: float):
    found = dated(text)
    assert [limit.span.of(text) for limit in found] == [words]
    assert found[0].year is None
    assert found[0].years == pytest.approx(years)


@pytest.mark.parametrize("text", ["今年年底前完成", "明年底前完成"])
def test_a_date_without_a_year_is_a_deadline_too(text: str):
    assert [(limit.year, limit.years) for limit in dated(text)] == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "落实《加快数字人才培育支撑数字经济发展行动方案（2024—2026年）》",
        "《行动方案（2024—2026年）》",
        "自2025年3月1日起施行",
        "有效期3年",
        "每年举办大赛",
        "培训2026人次",
        "人社部发〔2024〕37号",
        "落实财政部公告2019年第76号",
        "从2019年开始建立学习账号",
        "2019年以来的经验",
    ],
)
def test_titles_beginnings_and_terms_are_no_deadline(text: str):
    assert dated(text) == []


# --- laws -------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(TEXTS)
def test_what_is_found_lies_in_order_and_never_overlaps(text: str):
    for found in ([quantity.span for quantity in counted(text)], [limit.span for limit in dated(text)]):
        assert all(len(span) and span.end <= len(text) for span in found)
        assert all(before.end <= after.start for before, after in pairwise(found))


@settings(deadline=None)
@given(TEXTS)
def test_a_stretch_is_read_alike_wherever_it_stands(text: str):
    before = "推进改革。"
    moved = quantities(before + text, Span(len(before), len(before) + len(text)))
    assert [quantity.span.shifted(-len(before)) for quantity in moved] == [q.span for q in counted(text)]


@settings(deadline=None)
@given(st.integers(1, 9999), st.sampled_from("人家个期项场所名"))
def test_every_whole_number_keeps_its_value(value: int, unit: str):
    found = counted(f"完成不少于{value}{unit}")
    assert [quantity.value for quantity in found] == [value]
