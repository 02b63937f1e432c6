"""Each kind of fault of a draft by itself: what is named, and what is left alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core import resources
from desktop.core.drafting.rules import RULES, TABLE, drafting_faults, source
from desktop.core.messages import render
from desktop.core.model.review import Side

TITLE = "某市数字人才实施方案（2024—2026年）"


@pytest.fixture
def faults(understood: Callable[[str], Side]) -> Callable[..., list[tuple[str, str]]]:
    """The rule to look at and lines of a plan → words at fault and the sentence."""

    def found(rule: str, *lines: str) -> list[tuple[str, str]]:
        side = understood("\n".join([TITLE, "一、重点任务", *lines]))
        return [(side.quote(fault.span), render(fault.message)) for fault in RULES[rule](side)]

    return found


def words(found: list[tuple[str, str]]) -> list[str]:
    return [at for at, _ in found]


# --- brackets and quotes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("支持企业（含园区开展培训。", "（"),
        ("支持企业含园区）开展培训。", "）"),
        ("建设“数字工匠工作站。", "“"),
        ("落实《人才条例要求。", "《"),
        ("实施“一人一策（含外籍人才”计划。", "（"),
    ],
)
def test_a_mark_without_its_partner_is_named(faults, line: str, mark: str):
    assert words(faults("brackets", line)) == [mark]


@pytest.mark.parametrize(
    "line",
    [
        "支持企业（含园区（开发区））开展“订单式”培训。",
        "1）开展培训；2）开展评价；a)提供服务。",
        "（1）开展培训；（2）开展评价。",
        "落实《关于印发〈人才条例〉的通知》要求。",
        "配备55”显示屏。",
        "支持企业(含园区）开展培训。",
    ],
)
def test_marks_with_partners_and_half_brackets_of_numbers_are_left_alone(faults, line: str):
    assert faults("brackets", line) == []


def test_a_pair_may_span_paragraphs(faults):
    assert faults("brackets", "支持下列企业（包括：", "园区企业；", "高校衍生企业）开展培训。") == []


def test_a_title_within_a_title_wants_single_marks(faults):
    assert words(faults("brackets", "落实《关于印发《人才条例》的通知》要求。")) == ["《"]


# --- width ------------------------------------------------------------------------------------------------


def test_marks_of_half_width_are_told_once_for_each_kind_in_a_clause(faults):
    found = faults("width", "支持企业,鼓励高校,开展培训，提供服务，完善政策(含补贴)。加强宣传，做好总结（含评估）。")
    assert found == [
        (",", "这一条有 2 处半角的“,”，中文里应当用全角的“，”。"),
        ("(", "这里用了半角的“()”，中文里应当用全角的“（）”。"),
    ]


def test_a_draft_of_half_width_throughout_is_told_once(faults):
    lines = [f"（{number}）支持企业,鼓励高校,开展培训。" for number in "一二三"]
    assert [said for _, said in faults("width", *lines)] == [
        "全文有 6 处半角的“,”，中文里应当用全角的“，”；这是第一处。"
    ]


@pytest.mark.parametrize("line", ["培训1,000人，9:30开始。", "支持AI,VR企业，执行GB/T 1:2000标准。", "比例为1:3。"])
def test_marks_beside_figures_and_western_words_are_left_alone(faults, line: str):
    assert faults("width", line) == []


def test_figures_of_full_width_are_named(faults):
    assert words(faults("width", "到２０２６年培训人才。")) == ["２０２６"]


# --- names of units ---------------------------------------------------------------------------------------


def test_one_unit_under_two_names_is_named_at_the_rarer_one(faults):
    found = faults(
        "unit_names",
        "（一）开展培训。（责任单位：市发展改革委、市财政局）",
        "（二）开展评价。（责任单位：市发展改革委）",
        "（三）提供服务。（责任单位：市发改委）",
    )
    assert found == [("市发改委", "“市发改委”（1 处）与“市发展改革委”（2 处）是同一单位，责任单位的写法宜统一。")]


@pytest.mark.parametrize(
    "lines",
    [
        ["（一）由省发展改革委指导。", "（二）由市发改委实施。"],
        ["（一）落实《国家发展和改革委员会关于投资的意见》。", "（二）由国家发展改革委指导。"],
        ["（一）市发展和改革委员会（以下简称市发展改革委）牵头。", "（二）由市发展改革委实施。"],
    ],
)
def test_other_levels_titles_and_names_that_are_explained_are_left_alone(faults, lines: list[str]):
    assert faults("unit_names", *lines) == []


# --- documents --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("国办发[2024]37号", "“国办发[2024]37号”的年份应当用六角括号：国办发〔2024〕37号。"),
        ("国办发（2024）37号", "“国办发（2024）37号”的年份应当用六角括号：国办发〔2024〕37号。"),
        ("国办发〔2024〕第37号", "“国办发〔2024〕第37号”的顺序号前不加“第”字：国办发〔2024〕37号。"),
        ("国办发〔2024〕037号", "“国办发〔2024〕037号”的顺序号不编虚位：国办发〔2024〕37号。"),
    ],
)
def test_a_number_in_a_wrong_form_is_named_with_the_right_one(faults, cited: str, said: str):
    assert faults("documents", f"落实《人才意见》（{cited}）要求。") == [(cited, said)]


@pytest.mark.parametrize(
    "line",
    [
        "落实《人才意见》（国办发〔2024〕37号）和国务院令第712号。",
        "参照（2019）京01民终5号判决。",
        "落实《人才发展意见》（以下简称甲号）。落实《人才发展规划》（以下简称甲号）。",
        "人才公寓(2024)3号楼。",
    ],
)
def test_right_numbers_and_what_is_no_number_are_left_alone(faults, line: str):
    assert faults("documents", line) == []


def test_one_document_under_two_titles_or_two_numbers_is_named(faults):
    first = "落实《人才培养意见》（国办发〔2024〕37号）要求。"
    assert "标题" in faults("documents", first, "按照《人才引进意见》（国办发〔2024〕37号）执行。")[0][1]
    assert "文号" in faults("documents", first, "按照《人才培养意见》（国办发〔2024〕38号）执行。")[0][1]
    assert faults("documents", first, "按照《关于印发〈人才培养意见〉的通知》（国办发〔2024〕37号）执行。") == []


# --- dates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("于2025年6月31日前完成。", "2025年6月31日"),
        ("于2025年13月完成。", "2025年13月"),
        ("于2025年2月29日前完成。", "2025年2月29日"),
        ("每年6月31日前公布。", "6月31日"),
        ("实施2026—2024年计划。", "2026—2024年"),
        ("到2023年底前建成平台。", "到2023年底前"),
        ("到2028年底建成平台。", "到2028年底"),
        ("本措施自2024年9月24日起施行，有效期至2024年9月1日。", "自2024年9月24日起施行，有效期至2024年9月1日"),
        (
            "本措施自2024年9月24日起施行，有效期5年，至2028年9月24日。",
            "自2024年9月24日起施行，有效期5年，至2028年9月24日",
        ),
    ],
)
def test_a_date_that_cannot_be_right_is_named(faults, line: str, at: str):
    assert words(faults("dates", line)) == [at]


@pytest.mark.parametrize(
    "line",
    [
        "于2024年2月29日前完成，2025年12月31日前验收。",
        "实施2024—2026年计划，到2026年底建成，2035年远景目标不变。",
        "本措施自2024年9月24日起施行，有效期至2029年9月24日。",
        "本措施自2024年9月24日起施行，有效期5年，至2029年9月23日。",
        "本措施自2024年1月1日起施行，有效期五年，至2028年12月31日。",
        "2023年已建成10个平台。",
    ],
)
def test_dates_that_fit_are_left_alone(faults, line: str):
    assert faults("dates", line) == []


# --- responsible units, amounts, length -------------------------------------------------------------------

OWNED = [f"（{number}）组织。开展培训，提供服务。（责任单位：市教育局）" for number in "一二三"]


def test_a_clause_without_units_among_clauses_with_them_is_named(faults):
    found = faults("owners", *OWNED, "（四）评价。开展评价，完善标准。")
    assert [said for _, said in found] == ["同一标题下 4 条中有 3 条写明责任单位，这一条没有。"]


def test_where_clauses_have_none_as_a_rule_nothing_is_said(faults):
    assert (
        faults("owners", "（一）组织。开展培训。", "（二）评价。开展评价。", *OWNED[2:], "（四）宣传。加强宣传。") == []
    )
    assert faults("owners", *OWNED, "二、保障措施", "（一）加强领导。落实责任。") == []


@pytest.mark.parametrize("words_", ["培育一批", "建设若干个", "引进和培养一大批"])
@pytest.mark.parametrize("when", ["", "到2026年，", "2025年6月30日前，"])
def test_an_amount_that_says_nothing_is_named(faults, when: str, words_: str):
    assert words(faults("vague", f"{when}{words_}骨干企业。")) == [words_]


@pytest.mark.parametrize(
    "line",
    [
        "培育一批骨干企业，到2026年达到20家。",
        "培育一批骨干企业。到2026年培育20家。",
        "培育一批骨干企业。每年培育不少于5家。",
        "建设第一批试点，落实若干措施。",
        "推进项目“签约一批、建设一批、投产一批”。",
    ],
)
def test_an_amount_with_a_figure_is_left_alone(faults, line: str):
    assert faults("vague", line) == []


@pytest.mark.parametrize(
    "title", ["某市人才发展“十四五”规划（2021—2025年）", "某市人才条例", "国务院关于人才工作的意见"]
)
def test_plans_statutes_and_documents_of_the_centre_may_be_longer(understood: Callable[[str], Side], title: str):
    lines = ["开展培训，提供服务。" * 40] * 20
    assert RULES["length"](understood("\n".join([title, "一、重点任务", *lines]))) == ()


def test_annexes_do_not_count(faults):
    annex = ["附件1", "一、名单", *["开展培训，提供服务。" * 40] * 20]
    assert faults("length", *["开展培训，提供服务。" * 40] * 5, *annex) == []


def test_only_a_long_draft_is_too_long(faults):
    assert faults("length", *["开展培训，提供服务。" * 40] * 12) == []
    assert "一般不超过 5000 字" in faults("length", *["开展培训，提供服务。" * 40] * 13)[0][1]


# --- all together -----------------------------------------------------------------------------------------


def test_every_rule_has_its_entry_and_its_source():
    assert set(RULES) == set(resources.table(TABLE))
    assert all(len(source(rule)) > 5 for rule in RULES)


def test_a_unit_turns_a_rule_off(understood: Callable[[str], Side]):
    side = understood(f"{TITLE}\n一、任务\n支持企业,开展培训，培育一批企业。")
    assert {fault.rule for fault in drafting_faults(side)} == {"width", "vague"}
    table = resources.table(TABLE)
    off = {**table, "vague": {**table["vague"], "on": 0}}
    with resources.in_force(replace(resources.OURS, digest="x" * 8, tables={TABLE: off})):
        assert {fault.rule for fault in drafting_faults(side)} == {"width"}


@pytest.mark.parametrize("name", ["guangdong_measures_2024.txt", "guangxi_implementation_plan_2025.txt"])
def test_careful_plans_have_no_fault_but_amounts(understood: Callable[[str], Side], root: Path, name: str):
    side = understood((root / "seeds" / name).read_text(encoding="utf-8"))
    assert {fault.rule for fault in drafting_faults(side)} <= {"vague", "length"}
