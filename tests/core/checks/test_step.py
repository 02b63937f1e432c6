"""A lesser word in the place of the task's is a loss; where it stands for something else it is none."""

import pytest

from desktop.core import messages
from desktop.core.checks.step import step
from desktop.core.model.finding import Dimension


@pytest.mark.parametrize(
    ("task", "draft", "asked", "given", "dimension"),
    [
        ("加强监督检查，发现问题及时纠正。", "加强监督检查，发现问题视情纠正。", "及时", "视情", Dimension.DEADLINE),
        ("建立投资范围定期评估调整机制。", "建立投资范围不定期评估调整机制。", "定期", "不定期", Dimension.DEADLINE),
        ("每季度开展一次安全检查。", "每半年开展一次安全检查。", "每季度", "每半年", Dimension.DEADLINE),
        ("每年组织数字人才素质培训。", "定期组织数字人才素质培训。", "每年", "定期", Dimension.DEADLINE),
        ("公共体育设施应当免费向公众开放。", "公共体育设施应当优惠向公众开放。", "免费", "优惠", Dimension.TARGET),
        ("对特困儿童参保给予全额资助。", "对特困儿童参保给予部分资助。", "全额", "部分", Dimension.TARGET),
        ("对养老机构建设免征行政事业性收费。", "对养老机构建设减征行政事业性收费。", "免征", "减征", Dimension.TARGET),
        (
            "对重病儿童个人缴费部分给予补贴。",
            "对重病儿童个人缴费部分给予适当补贴。",
            "补贴",
            "适当补贴",
            Dimension.TARGET,
        ),
    ],
)
def test_a_lesser_word_in_its_place_is_a_loss(lay, said, task, draft, asked, given, dimension):
    pair = lay(task, draft)
    findings = step(pair)
    assert said(pair, findings)[0] == (asked, given)
    assert findings[0].dimension is dimension
    assert given in messages.render(findings[0].message)


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("加强监督检查，发现问题及时纠正。", "加强监督检查，发现问题及时纠正。"),
        ("加强监督检查，发现问题及时纠正。", "加强监督检查，发现问题立即纠正。"),
        ("建立定期评估调整机制。", "建立每年评估调整机制。"),
        ("建立不定期抽查检查机制。", "建立不定期抽查检查机制。"),
        ("发现问题及时纠正，适时开展评估。", "发现问题及时纠正，适时开展评估。"),
        ("对养老机构给予适当补贴。", "对养老机构给予适当补贴。"),
        ("推动公共体育设施免费向公众开放。", "推动公共体育设施免费向公众开放，收费项目应当优惠。"),
        ("及时公布体育设施的开放时间。", "完善体育设施，视情安排活动。"),
    ],
)
def test_the_same_word_a_stronger_one_or_one_elsewhere_is_no_loss(lay, task: str, draft: str):
    assert step(lay(task, draft)) == ()
