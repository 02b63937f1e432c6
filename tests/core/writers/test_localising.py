"""Words of the reference in the draft's own: level, names, units, blanks."""

import pytest

from desktop.core.model.review import Comparison, Side
from desktop.core.writers.localising import in_own_words, local_unit, responsible, speaker, verbatim
from desktop.services.pipeline import compare

NATIONAL = "加快数字人才培育行动方案\n一、重点任务\n（一）培育。{}（人力资源社会保障部、国家发展改革委负责）"
PLACES = {
    "province": "甲省人民政府\n甲省数字人才实施方案\n一、主要任务\n（一）育才。{}我省开展培训。全省推广。",
    "region": "广西壮族自治区数字人才实施方案\n一、主要任务\n（一）育才。{}各市开展培训。",
    "city": "广州市数字人才实施方案\n一、主要任务\n（一）育才。{}全市推广，各区开展培训。广州市人民政府负责。",
}


@pytest.fixture
def laid(understood):
    def lay(task: str, place: str = "region", draft: str = "建设人才公寓。") -> Comparison:
        return compare(understood(NATIONAL.format(task)), understood(PLACES[place].format(draft)))

    return lay


def said(comparison: Comparison) -> str:
    return in_own_words(comparison, comparison.judgements[0].task)


@pytest.mark.parametrize(
    ("task", "own"),
    [
        ("各地应将数字职业纳入培训目录。", "各市应将数字职业纳入培训目录。"),
        ("在全国推广工学一体化培养模式。", "在全区推广工学一体化培养模式。"),
        ("将高层次数字人才纳入地方高级专家库。", "将高层次数字人才纳入自治区级高级专家库。"),
        ("鼓励地方建设数字人才产业园。", "鼓励各市建设数字人才产业园。"),
        ("推动我国数字人才队伍建设。", "推动我区数字人才队伍建设。"),
        ("面向全国引进数字人才团队。", "面向全国引进数字人才团队。"),
        ("落实《全国数字素养提升纲要》各项任务。", "落实《全国数字素养提升纲要》各项任务。"),
    ],
)
def test_an_autonomous_region_speaks_of_itself(laid, task, own):
    assert said(laid(task)) == own


def test_a_city_speaks_of_itself_and_as_it_does_elsewhere(laid):
    assert said(laid("各地应在全国推广工学一体化。", "city")) == "各区应在全市推广工学一体化。"


def test_numbers_are_blanks_and_dates_stay(laid):
    made = said(laid("到2026年底，每年培训数字高技能人才不少于1000人，占比达到12.5%。"))
    assert made == "到2026年底，每年培训数字高技能人才不少于〔  〕人，占比达到〔  〕%。"


def test_a_unit_is_named_as_the_draft_names_it(laid):
    draft = "建设人才公寓。（责任单位：自治区人力资源和社会保障厅、自治区科技厅）"
    comparison = laid("开展数字技能培训。", draft=draft)
    by = speaker(comparison)
    assert by is not None
    assert local_unit("人力资源社会保障部", by) == "自治区人力资源和社会保障厅"
    assert local_unit("国家发展改革委", by) == "自治区发展改革委"
    assert local_unit("中央组织部", by) == "自治区党委组织部"
    assert local_unit("科学技术部", by) == "自治区科技厅"
    assert local_unit("中央党校", by) == "自治区党委党校"
    assert local_unit("市场监管总局", by) == "自治区市场监管局"
    assert local_unit("教育部", by) == "自治区教育厅"


def test_a_city_s_bodies_are_bureaus(laid):
    comparison = laid("开展数字技能培训。", "city")
    by = speaker(comparison)
    assert by is not None
    assert [local_unit(name, by) for name in ("教育部", "中央网信办")] == ["市教育局", "市委网信办"]
    owners = comparison.judgements[0].task.owners
    assert responsible(owners, by) == ("市人力资源社会保障局", "市发展改革委")


PROVINCIAL = "甲省数字人才培育行动方案\n一、重点任务\n（一）培育。{}（省教育厅、省委网信办、省市场监管局、人社厅负责）"
BELOW = {
    "city": "江河市数字人才实施方案\n一、主要任务\n（一）育才。全市推广，我市建设公寓。",
    "county": "大河县数字人才实施方案\n一、主要任务\n（一）育才。全县推广，我县建设公寓。",
    "district": "天河区数字人才实施方案\n一、主要任务\n（一）育才。全区推广，我区建设公寓。",
}


@pytest.mark.parametrize(
    ("place", "own", "units"),
    [
        (
            "city", "我市建成全市基地，各县（市、区）落实。",
            ("市教育局", "市委网信办", "市市场监管局", "市人社局"),
        ),
        (
            "county", "我县建成全县基地，各乡镇（街道）落实。",
            ("县教育局", "县委网信办", "县市场监管局", "县人社局"),
        ),
        (
            "district", "我区建成全区基地，各街道（乡镇）落实。",
            ("区教育局", "区委网信办", "区市场监管局", "区人社局"),
        ),
    ],
)  # fmt: skip
def test_below_a_province_its_words_and_units_become_the_locality_s(understood, place, own, units):
    comparison = compare(understood(PROVINCIAL.format("我省建成全省基地，各市落实。")), understood(BELOW[place]))
    by = speaker(comparison)
    assert by is not None
    assert said(comparison) == own
    assert responsible(comparison.judgements[0].task.owners, by) == units


def test_a_municipality_has_districts_below_it(understood):
    draft = understood("上海市数字人才实施方案\n一、主要任务\n（一）育才。本市建设公寓，全市推广，本市推广。")
    comparison = compare(understood(NATIONAL.format("推动我国各地建设基地。")), draft)
    assert said(comparison) == "推动本市各区建设基地。"


def test_who_does_not_say_where_it_is_keeps_the_reference_s_words(understood):
    comparison = compare(
        understood(NATIONAL.format("在全国推广工学一体化。")), understood("实施方案\n一、任务\n（一）育才。建设公寓。")
    )
    assert speaker(comparison) is None
    assert said(comparison) == "在全国推广工学一体化。"


def test_a_plan_of_the_same_level_is_not_localised(understood):
    upper = "甲省数字人才实施方案\n一、任务\n（一）育才。全省推广培训。我省建设基地。"
    lower: Side = understood(PLACES["province"].format(""))
    assert speaker(compare(understood(upper), lower)) is None


def test_what_stands_word_for_word_above_is_verbatim():
    above = "全面推行企业新型学徒制，建设实训基地。"
    assert verbatim("全面推行企业新型学徒制", above)
    assert not verbatim("各市推行企业学徒制培养", above)
