"""Who can carry a task: any locality, the centre, or regions that the plan names."""

import pytest

from desktop.core.checks.authority import authority
from desktop.core.model.finding import Authority


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("制定颁布国家职业标准", Authority.NATIONAL),
        ("持续发布数字职业", Authority.NATIONAL),
        ("制定数字经济从业人员薪酬分配指引", Authority.NATIONAL),
        ("在全国技能大赛专设智能制造竞赛项目", Authority.NATIONAL),
        ("加快建设一批数字经济领域专业性国家级人才市场", Authority.NATIONAL),
        ("完善数字经济相关职业资格制度", Authority.NATIONAL),
        ("2019年3月底前，国家卫生健康委建立绩效考核信息系统", Authority.NATIONAL),
        ("建立国家技术技能大师库", Authority.NATIONAL),
        ("完善与体育赛事相关的法律法规", Authority.NATIONAL),
        ("国家卫生健康委所属的医院开展属地绩效考核", Authority.LOCAL),
        ("建立制定文件所依据的法律清单", Authority.LOCAL),
        ("支持北京、上海、粤港澳大湾区等科学中心和创新高地建设数字人才孵化器", Authority.REGION),
        ("全面推行工学一体化技能人才培养模式", Authority.LOCAL),
        ("将高层次数字人才纳入地方高级专家库", Authority.LOCAL),
        ("企业应按规定提取和使用职工教育经费", Authority.LOCAL),
        ("开展数字职业技能等级认定", Authority.LOCAL),
        ("支持各地和有关行业举办数字职业技术技能竞赛", Authority.LOCAL),
        ("各地应将数字职业培训纳入职业技能培训需求指导目录", Authority.LOCAL),
        ("申报国家级高技能人才培训基地", Authority.LOCAL),
        ("国务院有关部门和省级人民政府有关部门要加强学习培训", Authority.LOCAL),
        ("国务院有关部门要加强学习培训", Authority.NATIONAL),
    ],
)
def test_a_task_shows_who_can_carry_it(plan, task: str, kind: Authority):
    side = plan(task + "。")
    (only,) = side.tasks
    found, cue = authority(side.document.text, only)
    assert found is kind
    assert (cue is None) == (kind is Authority.LOCAL)
    assert cue is None or only.span.contains(cue)
