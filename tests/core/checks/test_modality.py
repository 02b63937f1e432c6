"""力度: a weaker strength word is a loss, another of the same strength is none."""

from dataclasses import replace

import pytest

from desktop.core import messages
from desktop.core.checks.modality import modality
from desktop.core.checks.softened import softened
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
            "完善职称评审，全面推行学徒制培养模式。",
            "完善职称评审，探索学徒制培养模式。",
            [("全面推行", "探索")],
        ),
        ("治理黑臭水体，全面推行学徒制培养模式。", "鼓励举办大赛，探索学徒制培养模式。", [("全面推行", "探索")]),
        (
            "支持建设公寓，全面推行学徒制培养模式。",
            "支持根据财力建设公寓，探索学徒制培养模式。",
            [("支持建设公寓", "根据财力"), ("全面推行", "探索")],
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


def test_a_qualifier_is_named_with_the_verb_that_it_came_with(lay, said):
    pair = lay("全面推行学徒制培养模式。", "原则上采用学徒制培养模式。")
    assert said(pair, modality(pair)) == [("全面推行", "原则上采用")]


def test_a_duty_that_is_softened_weighs_more(lay):
    duty, other = (
        modality(lay(f"{word}落实职业培训补贴政策。", "力争落实职业培训补贴政策。")) for word in ("切实", "深入")
    )
    assert [finding.severity for finding in (*duty, *other)] == [Severity.HIGH, Severity.MEDIUM]


def test_the_weak_word_may_open_the_sentence(lay, said):
    words = "与应急指定企业签订书面协议，明确双方的权利和义务。"
    pair = lay("应当" + words, "鼓励" + words)
    assert [given for _, given in said(pair, modality(pair))] == ["鼓励"]


WHOLE = "养老服务机构应当将收费收入专项用于公共体育设施的日常维修，{}，并向社会公布收支情况。"


@pytest.mark.parametrize(
    ("asked", "given", "words"),
    [
        ("不得挪作他用", "一般不挪作他用", ("不得", "一般不")),
        ("严禁挪作他用", "尽量避免挪作他用", ("严禁", "尽量避免")),
        ("严格控制人员经费", "适当控制人员经费", ("严格", "适当")),
        ("确保设施安全运行", "尽量做到设施安全运行", ("确保", "尽量做到")),
        ("确保设施安全运行", "推动设施安全运行", ("确保", "推动")),
        ("必须接受群众监督", "一般应接受群众监督", ("必须", "一般应")),
        ("大力发展健身休闲项目", "适度发展健身休闲项目", ("大力", "适度")),
        ("大力支持健身休闲项目", "探索支持健身休闲项目", ("大力", "探索")),
        ("大力支持健身休闲项目", "关注健身休闲项目", ("大力支持", "关注")),
        ("依法追究有关人员责任", "酌情追究有关人员责任", ("依法", "酌情")),
    ],
)
def test_one_word_exchanged_in_a_copied_sentence_for_a_weaker_one_is_a_loss(
    lay, said, asked: str, given: str, words: tuple[str, str]
):
    pair = lay(WHOLE.format(asked), WHOLE.format(given))
    assert words in said(pair, modality(pair))


@pytest.mark.parametrize(
    ("asked", "given", "word"),
    [
        ("加强设施日常管理", "适当加强设施日常管理", "适当"),
        ("保障群众健身权益", "尽力保障群众健身权益", "尽力"),
        ("打造健身休闲品牌", "谋划打造健身休闲品牌", "谋划"),
        ("组织开展健身指导服务", "视情组织开展健身指导服务", "视情"),
        ("更新老旧健身器材", "根据财力状况更新老旧健身器材", "根据财力状况"),
        ("更新老旧健身器材", "在条件允许的情况下，更新老旧健身器材", "在条件允许的情况下"),
        ("开展健身设施改造", "开展健身设施改造试点", "试点"),
    ],
)
def test_a_word_put_before_or_behind_copied_words_that_weakens_them_is_a_loss(
    lay, said, asked: str, given: str, word: str
):
    pair = lay(WHOLE.format(asked), WHOLE.format(given))
    assert word in [drawn for _, drawn in said(pair, modality(pair))]


def test_a_strong_word_left_out_of_a_copied_sentence_is_a_loss(lay, said):
    pair = lay(WHOLE.format("一律接受群众监督"), WHOLE.format("接受群众监督"))
    findings = modality(pair)
    assert said(pair, findings) == [("一律", None)]
    assert "一律" in messages.render(findings[0].message)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("确保设施安全运行", "保障设施安全运行"),
        ("必须接受群众监督", "应当接受群众监督"),
        ("应接受群众监督", "要接受群众监督"),
        ("应当接受群众监督", "接受群众监督"),
        ("每周开放不得少于35小时", "每周开放不少于35小时"),
        ("不得挪作他用", "严禁挪作他用"),
        ("防止挪作他用", "避免挪作他用"),
        ("大力推进设施开放", "推进设施开放"),
        ("大力支持设施开放", "积极支持设施开放"),
        ("推进设施开放", "稳步推进设施开放"),
        ("加强设施管理", "强化设施管理"),
        ("鼓励企业建设健身设施", "支持企业建设健身设施"),
        ("鼓励企业建设健身设施", "鼓励引导企业建设健身设施"),
        ("逐步在全市开放学校场馆", "在全市逐步开放学校场馆"),
        ("允许学校场馆对外开放", "学校场馆可对外开放"),
        ("动员高校、企业参与管理", "动员高校、研究机构、企业参与管理"),
        ("推进设施建设", "推进设施可持续建设"),
        ("更新老旧健身器材", "结合我市实际，更新老旧健身器材"),
        ("更新老旧健身器材", "更新老旧健身器材，鼓励企业捐赠"),
    ],
)
def test_in_a_copied_sentence_too_the_same_strength_is_no_loss(lay, asked: str, given: str):
    assert modality(lay(WHOLE.format(asked), WHOLE.format(given))) == ()


def test_a_measure_that_stands_word_for_word_beside_a_weaker_sentence_is_no_loss(lay):
    draft = "鼓励平台服务商、工业企业落实企业主体责任。落实企业主体责任，明确安全要求。"
    assert modality(lay("落实企业主体责任。", draft)) == ()


def test_a_word_that_the_task_says_of_its_first_measure_softens_none(lay):
    task = "各地要探索原公办学校通过委托管理等形式办学，引进优质民办教育资源管理运行。"
    assert modality(lay(task, "探索由原公办学校以委托管理等形式引进优质民办教育资源参与运行管理。")) == ()


REST = "各地要推进农产品产地市场建设，{}，{}与农业生产布局相适应的产地流通体系。"


def test_words_are_compared_stretch_by_stretch(lay, said):
    pair = lay(REST.format("大力发展农业合作社", "形成"), REST.format("视条件适度发展农业合作社", "加快形成"))
    assert [given for _, given in said(pair, modality(pair))] == ["视条件适度"]


def test_a_word_that_the_sentence_says_before_softens_nothing_behind_it(lay):
    task = "签约居民可凭外配处方，到医保定点零售药店进行购药、结算。"
    assert modality(lay(task, "签约居民凭外配处方可在医保定点零售药店购药、结算。")) == ()


def test_a_word_exchanged_before_one_as_weak_is_no_loss(lay):
    rest = "居民健康卡与社保卡、市民卡等公共服务卡的集成融合。"
    assert modality(lay(f"鼓励各地着力探索{rest}", f"鼓励各地适度探索{rest}")) == ()


def test_in_words_of_its_own_a_measure_of_another_object_softens_nothing(lay, said):
    task = "依托龙头企业、行业协会开展数字职业技能等级认定。"
    assert modality(lay(task, "支持港澳职业技能等级认定组织提升评价业务水平。")) == ()
    pair = lay(task, "探索由本地企业试行数字职业技能等级认定。")
    assert said(pair, modality(pair))[0][1] == "探索"


LOAN = "为慈善组织提供信贷支持。"


@pytest.mark.parametrize(
    ("task", "draft", "hedge"),
    [
        ("对志愿者开展相关培训。", "并视情组织志愿者参加相关培训。", "视情"),
        (LOAN, "在财力允许时，给予慈善组织信贷支持。", "财力允许"),  # in the stretch before
        (LOAN, "结合 财政状况给予慈善组织信贷支持。", "结合财政状况"),
        (LOAN, "给予有意愿的慈善组织信贷支持。", "有意愿的"),
    ],
)
def test_a_reworded_measure_that_depends_on_means_or_circumstances_is_a_loss(lay, said, task, draft: str, hedge: str):
    pair = replace(lay(task, draft), follows=True)
    (finding,) = modality(pair)
    assert said(pair, (finding,)) == [(task.rstrip("。"), hedge)]
    assert (finding.message.code, finding.severity) == ("finding.modality_qualified", Severity.MEDIUM)
    assert f"“{hedge}”" in messages.render(finding.message)


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        (LOAN, "给予慈善组织信贷支持。"),
        ("视情为慈善组织提供信贷支持。", "视财力情况给予慈善组织信贷支持。"),  # the task has such a hedge
        (LOAN, "视情开展检查。给予慈善组织信贷支持。"),  # of another sentence
        (LOAN, "给予慈善组织信贷支持，视情开展检查。"),  # of what stands behind it
        (LOAN, "视情组织慈善晚会。"),  # of what is not this measure
    ],
)
def test_what_hedges_nothing_of_a_reworded_measure_is_no_loss(lay, task: str, draft: str):
    assert modality(replace(lay(task, draft), follows=True)) == ()


def test_a_hedge_in_the_stretch_before_says_nothing_in_a_draft_written_afresh(lay):
    assert modality(lay(LOAN, "在财力允许时，给予慈善组织信贷支持。")) == ()


@pytest.mark.parametrize(
    ("task", "draft", "code"),
    [
        ("全面落实慈善捐赠税收优惠政策。", "探索视情兑现捐赠税收方面的优惠政策。", "finding.modality"),
        (LOAN, "鼓励视情为慈善组织给予信贷支持。", "finding.modality_bare"),
    ],
)
def test_a_weaker_word_is_told_rather_than_a_hedge(lay, task: str, draft: str, code: str):
    pair = replace(lay(task, draft), follows=True)
    assert modality(pair)[0].message.code == code


def test_where_both_say_that_all_of_it_is_done_the_verb_is_no_matter(lay, said):
    task = "全面落实慈善捐赠税收优惠政策。"
    assert modality(lay(task, "可以全面兑现捐赠税收方面的优惠政策。")) == ()
    pair = lay(task, "可以兑现捐赠税收方面的优惠政策。")
    assert said(pair, modality(pair)) == [("全面落实", "可以")]


@pytest.mark.parametrize(
    ("task", "draft", "softer"),
    [
        ("创建国家物流枢纽。", "力争创建国家物流枢纽1个。", False),
        ("创建国家物流枢纽。", "争取创建国家物流枢纽1个。", False),
        ("创建国家物流枢纽。", "力争创建国家物流枢纽。", True),  # no number
        (
            "创建国家物流枢纽，培训物流人才。",
            "力争创建国家物流枢纽，培训物流人才300人。",
            True,
        ),  # one of something else
        ("创建国家物流枢纽2个。", "力争创建国家物流枢纽2个。", True),  # the task has it
        ("创建国家物流枢纽。", "探索创建国家物流枢纽1个。", True),  # no word that aims
        ("必须创建国家物流枢纽。", "力争创建国家物流枢纽1个。", True),  # in place of another
    ],
)
def test_a_word_put_in_that_aims_at_a_number_of_the_drafts_own_softens_nothing(
    lay, task: str, draft: str, softer: bool
):
    assert bool(softened(lay(task, draft))) == softer


@pytest.mark.parametrize("draft", ["各项人才政策和配套措施要全面落实到位。", "要全面兑现各项人才政策和配套措施。"])
def test_all_of_it_done_in_another_verb_is_as_strong(lay, draft: str):
    assert modality(lay("全面落实各项人才政策和配套措施。", draft)) == ()


def test_what_the_public_comes_to_know_softens_no_publicity(lay):
    task = "宣传实施农村公路“路长制”的重大意义。"
    assert modality(lay(task, "让群众了解实施农村公路“路长制”的重大意义。")) == ()
