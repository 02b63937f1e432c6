"""What a stretch between commas is to its sentence: a measure, its means, its purpose, an announcement."""

import pytest

from desktop.core.parsing.roles import acts_inside, behind_modal, opens_with_modal, role, without_adverbs


@pytest.mark.parametrize(
    ("window", "kind"),
    [
        ("加强创业培训", "action"),
        ("到2026年底前建成培训体系", "action"),
        ("依托互联网平台", "means"),
        ("依托互联网平台开展培训", "action"),
        ("取得证书的", "means"),
        ("在年度建设用地指标中", "means"),
        ("对长期扎根基层的全科医生", "means"),
        ("助力产业转型", "purpose"),
        ("培养一批骨干人才", "purpose"),
        ("为数字经济发展提供支撑", "purpose"),
        ("为毕业生提供岗位", "action"),
        ("加大政策宣传力度", "lead"),
        ("加大对返乡入乡创业的数字人才的宣传力度", "action"),  # too long to wait for what follows
        ("支持行业企业、职业院校等", "lead"),
        ("应当按月申报", "continuation"),
        ("职业技能等级认定工作", "continuation"),
        ("财政部门要确保资金到位", "action"),
        ("有关部门应按照职责", "means"),
    ],
)
def test_a_stretch_has_its_role(window: str, kind: str):
    assert role(window) == kind


def test_all_adverbs_at_the_front_are_left_out_and_none_behind_a_preposition():
    assert without_adverbs("积极稳妥有序大力进一步推进改革") == "推进改革"
    assert without_adverbs("重点围绕大数据开展培训") == "围绕大数据开展培训"


def test_a_verb_at_the_very_front_is_not_inside():
    assert acts_inside("依托平台开展培训")
    assert not acts_inside("开展培训")


@pytest.mark.parametrize(
    ("window", "rest"),
    [
        ("企业应当提取经费", "提取经费"),
        ("应当提取经费", None),  # nobody before it
        ("我应当提取经费", None),  # one character is no subject
        ("企业提取经费", None),
        ("企" * 42 + "应当提取经费", "提取经费"),
        ("企" * 43 + "应当提取经费", None),
    ],
)
def test_a_modal_stands_behind_its_subject(window: str, rest: str | None):
    assert behind_modal(window) == rest


@pytest.mark.parametrize(
    "window",
    [
        "供应链金融服务",
        "各单位要求整改",
        "农业重要农产品保供",
        "企业许可证办理",
        "财政部门应急响应",
        "单位应对风险",
        "企业可持续发展",
        "申请人须知",
        "市县依法合规经营",
        "项目负责人制度",
    ],
)
def test_a_modal_within_a_word_is_none(window: str):
    assert behind_modal(window) is None


@pytest.mark.parametrize(
    ("window", "rest"),
    [
        ("财政部门要确保资金", "确保资金"),
        ("主要企业要提取经费", "提取经费"),  # 主要 is passed over
        ("供应商应当登记", "登记"),
        ("企业可申报项目", "申报项目"),
        ("企业必须登记", "登记"),
        ("申请人须提交材料", "提交材料"),
        ("教育部门负责统筹", "统筹"),
        ("主管部门依法查处", "查处"),
        ("学校不得挪用", "挪用"),
    ],
)
def test_a_modal_beside_such_words_is_one(window: str, rest: str):
    assert behind_modal(window) == rest


@pytest.mark.parametrize(
    ("window", "kind"),
    [
        ("支持企业围绕主导产业", "means"),
        ("支持企业围绕主导产业开展攻关", "action"),
        ("会同主管部门按照有关规定", "means"),
        ("审批部门应当会同有关部门按照规定", "means"),
        ("按照全产业链建设要求", "means"),  # the verb is one of the noun's
        ("利用大数据手段", "means"),
        ("利用大数据手段开展监测", "action"),
        ("通过公开招标、项目比选等多种方式", "means"),
        ("建设平台围绕主导产业", "action"),  # what stands before it is a measure
    ],
)
def test_what_says_only_what_an_action_goes_by_is_means(window: str, kind: str):
    assert role(window) == kind


def test_a_verb_in_quotation_marks_acts_nowhere():
    assert role("依托“开展百场招聘”活动") == "means"
    assert role("依托百场招聘开展活动") == "action"


def test_a_stretch_may_go_on_with_the_subject_before_the_comma():
    assert opens_with_modal("应当提交身份证明")
    assert not opens_with_modal("企业应当提交身份证明")
