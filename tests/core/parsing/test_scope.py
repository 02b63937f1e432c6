"""Passages give the enumerations they name."""

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model.span import Span
from desktop.core.parsing.scope import lists


def named(text: str) -> list[list[str]]:
    return [[member.of(text) for member in members] for members in lists(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "重点围绕大数据、人工智能、智能制造、集成电路、数据安全等数字领域新职业",
            [["重点围绕大数据", "人工智能", "智能制造", "集成电路", "数据安全"]],
        ),
        (
            "支持行业企业、职业院校（含技工院校、高校）、职业培训机构，加强培养",
            [["支持行业企业", "职业院校（含技工院校、高校）", "职业培训机构"]],
        ),
        ("在住房、落户、就医服务等方面给予支持", [["在住房", "落户", "就医服务"]]),
        ("就业、创业、培训，住房、落户", [["就业", "创业", "培训"], ["住房", "落户"]]),
        ("弘扬科学家精神、工匠精神", [["弘扬科学家精神", "工匠精神"]]),
        ("推进改革，加强服务，建设园区、基地", [["建设园区", "基地"]]),
        ("开发区等园区、各类基地、人才驿站", [["开发区等园区", "各类基地", "人才驿站"]]),
        ("培训教师、（等）学员", [["培训教师", "（等）学员"]]),
        ("、园区、基地", [["园区", "基地"]]),
        pytest.param("采取分职业、分方向、分等级措施", [["采取分职业", "分方向", "分等级措施"]]),
        pytest.param("支持科研院所、高等院校", [["支持科研院所", "高等院校"]]),
    ],
)
def test_what_stands_between_the_marks_are_the_members(text: str, members: list[list[str]]):
    assert named(text) == members


@pytest.mark.parametrize(
    "text",
    [
        "推进产教融合",
        "加强高校和企业合作",
        "推进“育、引、留、用”专项行动",
        "紧贴需求，开设订单班",
        "用好场地（馆、站）",
        "",
    ],
)
def test_without_the_mark_there_is_no_list(text: str):
    assert named(text) == []


@given(st.text(alphabet="人才、、，等（）“”和级", max_size=40))
def test_members_lie_in_order_and_never_overlap(text: str):
    found = list(chain.from_iterable(lists(text, Span(0, len(text)))))
    assert all(len(member) for member in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(len(members) >= 2 for members in lists(text, Span(0, len(text))))
