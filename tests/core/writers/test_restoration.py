"""Finding → the change to the draft: only where an official could write what it makes."""

import hashlib
from dataclasses import replace

import pytest

from desktop.core.model.clause import FrontMatter, Outline
from desktop.core.model.document import Document
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.text.replacement import Replacement
from desktop.core.writers.restoration import is_certain, restoration


def side(text: str) -> Side:
    document = Document("文件.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", text, ())
    return Side(document, Outline(FrontMatter(title="方案"), ()), ())


def found(rule: str, source: str, draft: str, code: str = "finding.any") -> tuple[Comparison, Finding]:
    """A comparison of two sentences and the finding on what stands in 〔〕 in each of them."""
    spans = [Span(text.index("〔"), text.index("〕") - 1) for text in (source, draft)]
    plain = [text.replace("〔", "").replace("〕", "") for text in (source, draft)]
    comparison = Comparison(side(plain[0]), side(plain[1]), (), (), 0.0, (), rules="")
    words = {"reference": spans[0].of(plain[0]), "draft": spans[1].of(plain[1])}
    if code.endswith("_qualified") or rule == "condition":
        del words["reference"]
    return comparison, Finding(
        Dimension.MODALITY, Severity.HIGH, spans[0], spans[1], rule, Message.of(code, **words)
    )  # fmt: skip


def becomes(comparison: Comparison, finding: Finding) -> str | None:
    """The draft's sentence after the change."""
    change, text = restoration(comparison, finding), comparison.draft.document.text
    return None if change is None else text[: change.start] + change.text + text[change.end :]


@pytest.mark.parametrize(
    ("source", "draft", "wanted"),
    [
        ("〔全面推行〕工学一体化培养模式。", "〔深化〕工学一体化培养模式。", "全面推行工学一体化培养模式。"),
        ("〔落实〕技能等级制度。", "〔探索〕落实技能等级制度。", "落实技能等级制度。"),
        ("〔深入〕实施“三支一扶”计划。", "〔探索〕“三支一扶”计划。", "深入实施“三支一扶”计划。"),
        ("〔开展〕卓越工程师评价。", "根据部署，〔探索开展〕卓越工程师评价。", "根据部署，开展卓越工程师评价。"),
        ("企业〔应〕按规定提取经费。", "〔鼓励〕企业按规定提取经费。", "企业应按规定提取经费。"),
        ("〔加快〕建设全省职称管理系统。", "〔探索〕全市职称管理系统。", "加快建设全市职称管理系统。"),
        ("镇政府〔应当〕加强监管。", "镇政府〔鼓励〕加强监管。", "镇政府应当加强监管。"),
    ],
)
def test_a_strength_word_is_put_before_the_words_that_follow_it_in_the_reference(source, draft, wanted):
    assert becomes(*found("modality", source, draft)) == wanted


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("〔开展〕数字职业技能等级认定。", "〔支持〕港澳地区职业技能等级认定社会培训评价组织提升业务水平。"),
        ("〔加强〕博士后科研流动站建设。", "〔鼓励〕符合条件的高校设立博士后科研流动站。"),
        ("〔加强〕企业人才培训。", "〔支持〕企业人才培训机构开展岗位技能提升行动。"),
        ("村民委员会〔应当〕组织居民健身。", "〔指导〕、支持村民委员会组织居民健身。"),
        ("〔全面推行〕电子证照应用。", "引导和〔支持〕电子证照应用。"),
        ("〔全面推行〕电子证照应用。", "不〔鼓励〕电子证照应用。"),
        ("企业〔应〕按规定提取经费。", "〔鼓励〕企业加大研发投入。"),
    ],
)
def test_before_other_words_no_strength_word_is_put(source, draft):
    assert becomes(*found("modality", source, draft)) is None


def test_a_weak_word_before_a_bare_measure_is_taken_away():
    case = found("modality", "〔培育数字经济领军企业〕。", "〔探索〕培育数字经济领军企业。", "finding.modality_bare")
    assert becomes(*case) == "培育数字经济领军企业。"
    case = found("modality", "企业〔培育数字人才队伍〕。", "〔鼓励〕企业培育数字人才队伍。", "finding.modality_bare")
    assert becomes(*case) == "企业培育数字人才队伍。"


@pytest.mark.parametrize(
    ("source", "draft", "wanted"),
    [
        (
            "〔财政部门要保障资金及时拨付〕。",
            "财政部门要〔根据财力〕保障资金及时拨付。",
            "财政部门要保障资金及时拨付。",
        ),
        ("〔财政部门要确保资金及时拨付〕。", "财政部门要〔根据财力〕资金及时拨付。", "财政部门要确保资金及时拨付。"),
        ("〔企业参加培训的给予补贴〕。", "〔原则上〕，企业参加培训的给予补贴。", "企业参加培训的给予补贴。"),
        ("〔加大培训投入〕。", "各地〔视情〕安排培训经费。", None),
        ("〔财政部门要保障资金及时拨付〕。", "各地〔视情〕保障资金及时拨付。", None),
    ],
)
def test_a_qualifier_gives_way_to_what_stands_in_its_place_in_the_reference(source, draft, wanted):
    assert becomes(*found("modality", source, draft, "finding.modality_qualified")) == wanted


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("支持〔具有博士学位〕且符合条件的人才创业。", "支持符合条件的人才创业。"),
        ("支持〔具有博士学位〕的人才创业。", "支持人才创业。"),
        ("对象是〔具有博士学位〕的。", None),
        ("支持符合条件〔且具有博士学位〕的人才创业。", "支持符合条件的人才创业。"),
    ],
)
def test_a_condition_is_taken_out_with_what_ties_it_to_the_rest(draft, wanted):
    assert becomes(*found("condition", "支持〔符合条件的人才〕创业。", draft)) == wanted


def test_a_condition_is_sought_in_the_whole_sentence_of_the_finding():
    comparison, finding = found("condition", "〔支持人才创业〕。", "〔支持人才〕，限于本地户籍的人才创业。")
    finding = replace(finding, message=Message.of("finding.any", draft="限于本地户籍"))
    assert becomes(comparison, finding) == "支持人才，人才创业。"


@pytest.mark.parametrize(
    ("source", "draft", "wanted", "certain"),
    [
        ("每年培训〔300人以上〕。", "每年培训〔300人左右〕。", "每年培训300人以上。", True),
        ("运营补贴〔不低于2万元〕。", "运营补贴〔每年2万元左右〕。", "运营补贴每年不低于2万元。", True),
        ("护理床位占比〔不低于50%〕。", "护理床位占比〔不低于30%〕。", "护理床位占比不低于50%。", True),
        ("每年培训〔不少于8000人〕。", "每年培训〔1000人〕。", "每年培训不少于8000人。", False),
        ("奖励不超过剩余部分的〔10%〕。", "奖励不超过剩余部分的〔6%〕。", "奖励不超过剩余部分的10%。", False),
        ("产业规模年均增长〔10%以上〕。", "产业规模年均增长〔8%以上〕。", "产业规模年均增长10%以上。", False),
    ],
)
def test_another_total_is_for_a_person_to_decide_a_floor_for_a_rate_is_not(source, draft, wanted, certain):
    comparison, finding = found("target", source, draft)
    assert becomes(comparison, finding) == wanted
    change = restoration(comparison, finding)
    assert isinstance(change, Replacement)
    assert is_certain(comparison, finding, change) is certain


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("高层次人才占11%以上，高技能人才占〔35%以上〕。", "高层次人才占〔11%左右〕，高技能人才占35%以上。"),
        ("每年培训技能人才〔不少于1000人〕。", "建成专家工作站〔20人〕规模的服务团队。"),
        ("每年培训技能人才〔不少于1000人〕。", "每年培训技能人才达到〔300人〕。"),
    ],
)
def test_a_number_of_something_else_is_left_alone(source, draft):
    assert becomes(*found("target", source, draft)) is None


@pytest.mark.parametrize(
    ("source", "draft", "wanted"),
    [
        ("〔到2025年〕，建成培训基地。", "〔到2027年〕，建成培训基地。", "到2025年，建成培训基地。"),
        ("〔到2025年〕，建成培训基地。", "〔2027年底前〕建成培训基地。", "2025年底前建成培训基地。"),
        ("〔用3年左右时间〕建成培训基地。", "〔力争用四年〕建成培训基地。", None),
        ("〔到2025年〕，建成培训基地。", "〔到2030年〕，港口吞吐能力翻番。", None),
    ],
)
def test_a_later_date_becomes_the_reference_s_in_the_draft_s_own_form(source, draft, wanted):
    assert becomes(*found("deadline", source, draft)) == wanted


def test_a_word_that_fell_gives_way_to_the_reference_s_in_its_place():
    case = found("step", "发现问题〔及时〕纠正。", "发现问题〔视情〕纠正。", "finding.step_deadline")
    assert becomes(*case) == "发现问题及时纠正。"


def test_a_finding_without_words_of_the_draft_changes_nothing():
    comparison, finding = found("scope", "支持〔高校〕。", "支持〔企业〕。")
    assert restoration(comparison, replace(finding, draft=None)) is None
