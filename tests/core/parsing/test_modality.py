"""A task's words give the strength word that governs it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import resources
from desktop.core.model.span import Span
from desktop.core.model.task import Strength
from desktop.core.parsing.modality import PLAIN_TIER, strength

LADDER = {word: tier["value"] for tier in resources.table("rules/modality.toml")["tier"] for word in tier["words"]}


def of(measure: str) -> Strength:
    return strength(measure, Span(0, len(measure)))


@pytest.mark.parametrize(
    ("measure", "word"),
    [
        ("全面推行工学一体化技能人才培养模式", "全面推行"),
        ("深入推进产教融合", "深入"),
        ("支持企业应用新技术", "支持"),
        ("支持和鼓励高校科研人员兼职创新", "支持和鼓励"),
        ("探索建立数字人才培养专项基金", "探索建立"),
        ("企业应按规定提取和使用职工教育经费", "应"),
        ("对符合条件人员可按规定落实职业培训补贴", "可"),
        ("对应届毕业生应给予补贴", "应"),
        ("出租人不得收取押金以外的费用", "不得"),
        ("鼓励支持龙头企业开发标准", "鼓励支持"),
        pytest.param("加强收费管理，不得向学员收取费用", "不得"),
        pytest.param("为本地数字经济发展提供智力支持", ""),
        ("给予资金支持，支持企业参与", "支持"),
        ("提供场地，对入驻企业给予支持", ""),
        ("应用场景应开放", "应"),
        ("确保如期完成，严禁虚报", "严禁"),
    ],
)
def test_the_word_that_opens_a_measure_governs_it(measure: str, word: str):
    found = of(measure)
    assert found.word == word
    assert found.span.of(measure) == word


@pytest.mark.parametrize(
    "measure",
    [
        "响应企业需求",
        "企业应用人工智能",
        "主要面向中小企业",
        "供应链稳定",
        "重要岗位优先",
        "纲要明确的项目",
        "必要投入",
        "应用应用场景",
        "适应发展需要",
    ],
)
def test_a_strength_word_inside_another_word_governs_nothing(measure: str):
    assert of(measure) == Strength(Span(0, 0), "", PLAIN_TIER)


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("严禁虚报数据", "必须如实报送数据"),
        ("全面推行学徒制", "推行学徒制"),
        ("全面推行学徒制", "鼓励推行学徒制"),
        ("确保资金到位", "力争资金到位"),
        ("应当给予补贴", "可以给予补贴"),
        ("建立专项基金", "探索建立专项基金"),
        ("支持举办竞赛", "鼓励举办竞赛"),
        ("推广典型经验", "逐步推广典型经验"),
        ("每年举办不少于5期", "原则上每年举办不少于5期"),
        ("支持建设基地", "根据财力支持建设基地"),
        ("开展培训", "条件成熟时开展培训"),
    ],
)
def test_one_wording_is_stronger_than_another(stronger: str, weaker: str):
    assert of(stronger).tier > of(weaker).tier


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("必须按时完成", "应当按时完成"),
        ("加强培养", "推进培养"),
        ("实施培育项目", "健全培育项目"),
        ("用好编制周转池", "建立编制周转池"),
        pytest.param("推进公共服务", "推进基本公共服务"),
    ],
)
def test_two_wordings_are_equally_strong(one: str, other: str):
    assert of(one).tier == of(other).tier


def test_the_ladder_ranks_every_word_once():
    words = [word for tier in resources.table("rules/modality.toml")["tier"] for word in tier["words"]]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("word", sorted(LADDER))
def test_every_word_of_the_ladder_has_the_strength_of_its_rung(word: str):
    found = of(f"{word}数字人才培养")
    assert found.word.startswith(word)


@given(st.text(alphabet="全面推行应当可要支持鼓励探索原则上数字人才，", max_size=30), st.integers(0, 5))
def test_the_word_stands_where_the_span_says(measure: str, shift: int):
    text = "。" * shift + measure
    found = strength(text, Span(shift, len(text)))
    assert found.span.of(text) == found.word
    assert Span(shift, len(text)).contains(found.span)


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("到期原则上应当完成改造", "原则上应当"),  # the qualifier before the word is shown with it
        ("原则上应当完成改造", "原则上应当"),
        ("应当完成改造，条件成熟的先行", "应当"),  # elsewhere it takes away as much and is not shown
    ],
)
def test_what_qualifies_a_word_weakens_it_wherever_it_stands(measure: str, words: str):
    found = of(measure)
    assert found.span.of(measure) == words
    assert found.tier == LADDER["应当"] - resources.table("rules/modality.toml")["qualifiers"]["drop"]


def test_two_qualifiers_weaken_twice_and_a_measure_without_a_strength_word_too():
    drop = resources.table("rules/modality.toml")["qualifiers"]["drop"]
    assert of("原则上应当完成改造，条件成熟的先行").tier == LADDER["应当"] - 2 * drop
    assert of("原则上由学校承担").tier == PLAIN_TIER - drop
