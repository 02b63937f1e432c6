"""力度: a weaker strength word is a loss, another of the same strength is none."""

import pytest

from desktop.core import messages
from desktop.core.checks.modality import modality
from desktop.core.model.finding import Dimension


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
