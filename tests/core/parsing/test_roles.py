"""What a stretch between commas is to its sentence: a measure, its means, its purpose, an announcement."""

import pytest

from desktop.core.parsing.roles import acts_inside, behind_modal, role, without_adverbs


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
