"""范围: a condition that the draft adds narrows a measure."""

import pytest

from desktop.core import messages
from desktop.core.checks.condition import condition
from desktop.core.model.finding import Dimension


@pytest.mark.parametrize(
    ("task", "draft", "added"),
    [
        ("支持数字人才申报科研项目。", "支持具有博士学位的数字人才申报科研项目。", "具有博士学位"),
        ("对引进的人才给予安家补贴。", "对引进的人才给予安家补贴，仅限企业在职人员。", "仅限企业在职人员"),
        ("对引进的人才给予安家补贴。", "对首次就业的引进人才给予安家补贴。", "首次就业的"),
    ],
)
def test_a_condition_that_is_added_is_a_loss(lay, task: str, draft: str, added: str):
    pair = lay(task, draft)
    (finding,) = condition(pair)
    assert finding.dimension is Dimension.SCOPE
    assert added in messages.render(finding.message)
    assert pair.task.span.contains(finding.reference)


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("支持数字人才申报科研项目。", "支持数字人才申报科研项目。"),
        ("支持具有博士学位的数字人才申报科研项目。", "支持具有博士学位的数字人才申报科研项目。"),
        ("支持具有博士学位的数字人才申报科研项目。", "支持数字人才申报科研项目。"),
        ("支持数字人才申报科研项目。", "完善科研评审。对具有博士学位的人员发放住房补贴。"),
    ],
)
def test_the_same_condition_or_fewer_is_no_loss(lay, task: str, draft: str):
    assert condition(lay(task, draft)) == ()


def test_each_measure_is_looked_at(lay):
    task = "完善科研评审制度，支持数字人才申报科研项目。"
    (finding,) = condition(lay(task, "支持具有博士学位的数字人才申报科研项目。"))
    assert "具有博士学位" in messages.render(finding.message)
