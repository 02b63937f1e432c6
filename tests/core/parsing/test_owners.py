"""Brackets of responsible units give the units and their roles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model.span import Span
from desktop.core.model.task import OwnerRole
from desktop.core.parsing.owners import brackets, owners, units

LEAD, SUPPORT, RESPONSIBLE = OwnerRole.LEAD, OwnerRole.SUPPORT, OwnerRole.RESPONSIBLE
UNITS = st.lists(
    st.sampled_from(["省教育厅", "省委组织部", "省科技厅", "各市人民政府", "省总工会"]), min_size=1, unique=True
)
MEASURE = "推进产教融合。"


def found(text: str) -> list[str]:
    return [bracket.of(text) for bracket in brackets(text, Span(0, len(text)))]


def named(text: str) -> list[tuple[str, OwnerRole]]:
    every = [owner for bracket in brackets(text, Span(0, len(text))) for owner in owners(text, bracket)]
    assert all(owner.span.of(text) == owner.name for owner in every)
    return [(owner.name, owner.role) for owner in every]


@pytest.mark.parametrize(
    ("bracket", "units"),
    [
        ("（责任单位：省委组织部、省教育厅）", [("省委组织部", RESPONSIBLE), ("省教育厅", RESPONSIBLE)]),
        ("(责任单位:省科技厅)", [("省科技厅", RESPONSIBLE)]),
        (
            "（省商务厅，各市、县〔市、区〕政府）",
            [("省商务厅", RESPONSIBLE), ("各市", RESPONSIBLE), ("县〔市、区〕政府", RESPONSIBLE)],
        ),
        (
            "（自治区人力资源社会保障厅、数据局，自治区党委网信办）",
            [("自治区人力资源社会保障厅", RESPONSIBLE), ("数据局", RESPONSIBLE), ("自治区党委网信办", RESPONSIBLE)],
        ),
        (
            "（牵头单位：省科技厅；配合单位：省财政厅、各市人民政府）",
            [("省科技厅", LEAD), ("省财政厅", SUPPORT), ("各市人民政府", SUPPORT)],
        ),
        (
            "（省教育厅牵头，省科技厅、省财政厅配合）",
            [("省教育厅", LEAD), ("省科技厅", SUPPORT), ("省财政厅", SUPPORT)],
        ),
        ("（省教育厅、省科技厅按职责分工负责）", [("省教育厅", RESPONSIBLE), ("省科技厅", RESPONSIBLE)]),
        (
            "（省发展改革委（省能源局）、省财政厅）",
            [("省发展改革委（省能源局）", RESPONSIBLE), ("省财政厅", RESPONSIBLE)],
        ),
        pytest.param(
            "（人力资源社会保障部、教育部等按职责分工负责）",
            [("人力资源社会保障部", RESPONSIBLE), ("教育部", RESPONSIBLE)],
        ),
        pytest.param("（国家发展改革委、教育部分别负责）", [("国家发展改革委", RESPONSIBLE), ("教育部", RESPONSIBLE)]),
    ],
)
def test_a_bracket_behind_a_sentence_names_units(bracket: str, units: list[tuple[str, OwnerRole]]):
    assert named(MEASURE + bracket) == units


@pytest.mark.parametrize(
    "text",
    [
        "支持职业院校（含技工院校，下同）开设专业。",
        "开发数字职业（工种）标准。",
        "加强高层次数字人才出国（境）培训交流。",
        "建设粤港澳大湾区（广东）人才港。",
        "政府人力资源社会保障厅（局）、教育厅（教委）落实政策。",
        "推进产教融合。（详见附件）",
        "推进产教融合。（2024—2026年）",
    ],
)
def test_other_brackets_name_none(text: str):
    assert found(text) == []


def test_a_bracket_with_a_label_counts_inside_a_sentence():
    assert found("推进产教融合（责任单位：省教育厅），落实政策。") == ["（责任单位：省教育厅）"]


def test_brackets_of_any_shape_name_units():
    assert found("建立诚信管理体系。〔市民政局牵头，市级相关部门（单位）配合〕") == [
        "〔市民政局牵头，市级相关部门（单位）配合〕"
    ]
    assert found("落实人社部发〔2024〕37号文件。") == []


def test_a_bare_list_counts_only_behind_a_sentence():
    assert found("会同有关部门（省教育厅、省科技厅）推进。") == []
    assert found("推进产教融合。（省教育厅、省科技厅）") == ["（省教育厅、省科技厅）"]


def test_every_clause_of_the_guangxi_plan_ends_with_its_units(understood, root):
    side = understood((root / "seeds/guangxi_implementation_plan_2025.txt").read_text(encoding="utf-8"))
    tasks = [task for task in side.tasks if task.clause.count(".") == 1]
    assert tasks
    assert all(task.owners for task in tasks)


@given(UNITS, st.sampled_from(["（责任单位：", "（", "（牵头单位："]))
def test_units_come_out_as_they_were_put_in(units: list[str], opening: str):
    assert [name for name, _ in named(MEASURE + opening + "、".join(units) + "）")] == units


# --- cells of a table -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("省教育厅 省财政厅", ["省教育厅", "省财政厅"]),
        ("省自然资源和 规划厅、省财政厅", ["省自然资源和规划厅", "省财政厅"]),
        ("省人力资源社会\n保障厅", ["省人力资源社会保障厅"]),
        ("省自然资源和、规划厅", ["省自然资源和", "规划厅"]),  # a mark stands between
        ("、、省教育厅、", ["省教育厅"]),
        ("", []),
    ],
)
def test_a_name_that_a_narrow_column_broke_in_two_is_one(cell: str, names: list[str]):
    text = f"列：{cell}。"
    found_units = units(text, Span(2, 2 + len(cell)), LEAD)
    assert [unit.name for unit in found_units] == names
    assert ["".join(unit.span.of(text).split()) for unit in found_units] == names
    assert {unit.role for unit in found_units} <= {LEAD}


def test_a_label_in_a_cell_gives_the_role_of_what_stands_behind_it():
    text = "省教育厅；配合单位：省财政厅"
    assert [(unit.name, unit.role) for unit in units(text, Span(0, len(text)), LEAD)] == [
        ("省教育厅", LEAD), ("省财政厅", SUPPORT),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named_units"),
    [
        ("推进产教融合（省教育厅、省科技厅）", ["（省教育厅、省科技厅）"]),  # at the end, without a full stop
        ("推进产教融合。（省教育厅、省科技厅）完善政策。", ["（省教育厅、省科技厅）"]),
        ("（省教育厅、省科技厅）", []),  # behind nothing
        (
            "推进产教融合。（省教育厅、省财政厅、省科技厅、省商务厅、广东电信）",
            ["（省教育厅、省财政厅、省科技厅、省商务厅、广东电信）"],
        ),
        ("推进产教融合。（省教育厅、广东移动、广东电信）", []),  # most look like none
        ("推进产教融合。（部）", []),
    ],
)
def test_a_bare_bracket_names_units_where_it_ends_a_sentence_and_most_look_like_units(text: str, named_units):
    assert found(text) == named_units
