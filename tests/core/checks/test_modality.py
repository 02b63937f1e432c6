"""力度: a weaker strength word is a loss, another of the same strength is none."""

import pytest

from desktop.core import messages
from desktop.core.checks.modality import modality
from desktop.core.model.finding import Dimension, Severity


@pytest.mark.parametrize(
    ("task", "draft", "words"),
    [
        ("全面推行学徒制培养模式。", "探索学徒制培养模式。", ("全面推行", "探索")),
        ("全面推行学徒制培养模式。", "鼓励企业开展学徒制培养模式试点。", ("全面推行", "鼓励")),
        ("切实落实职业培训补贴政策。", "力争落实职业培训补贴政策。", ("切实", "力争")),
        ("企业必须提取职工教育经费。", "鼓励企业提取职工教育经费。", ("必须", "鼓励")),
        ("出租人不得收取押金。", "出租人可以收取押金。", ("不得", "可以")),
        ("建立数字人才培养基金。", "探索建立数字人才培养基金。", ("建立", "探索建立")),
    ],
)
def test_a_weaker_word_is_a_loss(lay, said, task: str, draft: str, words: tuple[str, str]):
    pair = lay(task, draft)
    findings = modality(pair)
    assert said(pair, findings) == [words]
    assert findings[0].dimension is Dimension.MODALITY


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("企业必须提取职工教育经费。", "企业应当提取职工教育经费。"),
        ("企业应当提取职工教育经费。", "企业必须提取职工教育经费。"),
        ("全面推行学徒制培养模式。", "全面推行学徒制培养模式。"),
        ("鼓励企业参与人才培养。", "鼓励企业参与人才培养。"),
        ("鼓励企业参与人才培养。", "支持企业参与人才培养。"),
        ("支持企业参与人才培养。", "企业应当参与人才培养。"),
        ("加强数字人才培养。", "推进数字人才培养。"),
        ("健全职称评审制度。", "完善职称评审制度。"),
        ("探索建立人才培养基金。", "建立人才培养基金。"),
    ],
)
def test_the_same_strength_or_more_is_no_loss(lay, task: str, draft: str):
    assert modality(lay(task, draft)) == ()


def test_the_strongest_passage_counts(lay):
    assert modality(lay("全面推行学徒制培养模式。", "鼓励企业参与学徒制。全面推行学徒制培养模式。")) == ()


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("切实落实职业培训补贴政策。", "原则上切实落实职业培训补贴政策。"),
        ("支持建设人才公寓。", "根据财力支持建设人才公寓。"),
    ],
)
def test_a_word_that_is_qualified_is_weaker(lay, task: str, draft: str):
    assert modality(lay(task, draft))


def test_the_message_names_both_words(lay):
    (finding,) = modality(lay("切实落实职业培训补贴政策。", "力争落实职业培训补贴政策。"))
    sentence = messages.render(finding.message)
    assert "切实" in sentence
    assert "力争" in sentence


@pytest.mark.parametrize(
    ("draft", "word"),
    [
        ("省级行政主管部门鼓励与应急指定企业签订书面协议，明确双方的权利和义务。", "鼓励"),
        ("省级行政主管部门原则上应当与应急指定企业签订书面协议，明确双方的权利和义务。", "原则上"),
    ],
)
def test_a_weak_word_put_before_the_copied_words_is_a_loss_however_the_sentence_is_cut(
    lay, said, draft: str, word: str
):
    task = "省级行政主管部门应当与应急指定企业签订书面协议，明确双方的权利和义务。"
    pair = lay(task, draft)
    assert [given for _, given in said(pair, modality(pair))] == [word]


def test_a_weak_word_before_words_of_the_drafts_own_is_no_loss(lay):
    task = "省级行政主管部门应当与应急指定企业签订书面协议，明确双方的权利和义务。"
    assert modality(lay(task, task.rstrip("。") + "，鼓励大型商超参加演练。")) == ()


@pytest.mark.parametrize(
    ("task", "draft", "words"),
    [
        (
            "完善职称评审制度，全面推行学徒制培养模式。",
            "完善职称评审制度，探索学徒制培养模式。",
            [("全面推行", "探索")],
        ),
        ("治理黑臭水体，全面推行学徒制培养模式。", "鼓励举办大赛，探索学徒制培养模式。", [("全面推行", "探索")]),
        (
            "支持建设人才公寓，全面推行学徒制培养模式。",
            "支持根据财力建设人才公寓，探索学徒制培养模式。",
            [("支持建设人才公寓", "根据财力"), ("全面推行", "探索")],
        ),
    ],
)
def test_each_measure_is_laid_beside_its_own_counterpart(lay, said, task: str, draft: str, words):
    pair = lay(task, draft)
    assert said(pair, modality(pair)) == words


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("全面推行学徒制培养模式。", "鼓励企业参与学徒制大赛活动。"),  # of something else
        ("用好编制周转池。", "支持用好编制周转池。"),  # where the task has no strength word, one rung is none
        ("全面推行企业支持的学徒制培养模式。", "支持企业学徒制培养模式。"),  # a word of the task's own
    ],
)
def test_what_cannot_be_compared_or_falls_little_is_no_loss(lay, task: str, draft: str):
    assert modality(lay(task, draft)) == ()


def test_a_task_without_a_strength_word_is_quoted_whole(lay, said):
    pair = lay("用好编制周转池。", "鼓励用好编制周转池。")
    (finding,) = modality(pair)
    assert finding.message.code == "finding.modality_bare"
    assert said(pair, (finding,)) == [("用好编制周转池", "鼓励")]


def test_a_qualifier_alone_is_named(lay, said):
    pair = lay("全面推行学徒制培养模式。", "原则上采用学徒制培养模式。")
    assert said(pair, modality(pair)) == [("全面推行学徒制培养模式", "原则上")]


def test_a_duty_that_is_softened_weighs_more(lay):
    duty, other = (
        modality(lay(f"{word}落实职业培训补贴政策。", "力争落实职业培训补贴政策。")) for word in ("切实", "深入")
    )
    assert [finding.severity for finding in (*duty, *other)] == [Severity.HIGH, Severity.MEDIUM]


def test_the_weak_word_may_open_the_sentence(lay, said):
    words = "与应急指定企业签订书面协议，明确双方的权利和义务。"
    pair = lay("应当" + words, "鼓励" + words)
    assert [given for _, given in said(pair, modality(pair))] == ["鼓励"]
