"""Rows of a 任务分解表 become one task each, with the units and the deadline of their columns."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.model.task import OwnerRole, Task
from desktop.core.parsing.task_table import TaskRow, divided
from desktop.core.readers.web_page import read_web_page
from desktop.core.readers.word import read_word
from desktop.services.pipeline import understand

ABOVE = "^"  # a cell joined with the one above
HEAD = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]
Table = Callable[..., Side]


def _cell(words: str, *, begins: bool) -> str:
    text, _, wide = words.partition(">")
    merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>" if text == ABOVE else ""
    span = f'<w:gridSpan w:val="{wide}"/>' if wide else ""
    lines = "" if text == ABOVE else "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("|"))
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{lines or '<w:p/>'}</w:tc>"


@pytest.fixture(scope="session")
def table(make_word: Callable[..., bytes]) -> Table:
    """A Word file with a small plan and a table of these rows; "^" is a cell joined with the one above, ">2" two wide,
    "|" a new line in the cell."""

    def side(*rows: list[str]) -> Side:
        body = "".join(
            f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
            for line in ("某市数字人才实施方案", "一、总体要求", "加快培育数字人才。", "附件", "任务分解表")
        )
        below = [*rows[1:], []]
        made = "".join(
            "<w:tr>"
            + "".join(_cell(words, begins=nxt[at : at + 1] == [ABOVE] != [words]) for at, words in enumerate(row))
            + "</w:tr>"
            for row, nxt in zip(rows, below, strict=True)
        )
        return understand(read_word(make_word(f"{body}<w:tbl>{made}</w:tbl>"), "方案.docx"))

    return side


def from_rows(side: Side) -> list[Task]:
    return [task for task in side.tasks if task.clause.startswith("annex")]


def words(side: Side) -> list[str]:
    return [side.quote(task.span) for task in from_rows(side)]


def named(task: Task, role: OwnerRole) -> list[str]:
    return [owner.name for owner in task.owners if owner.role is role]


def test_each_row_is_one_task_however_many_measures_it_names(table: Table):
    long = "建设培训基地，开展师资研修，编写培训教材，组织技能竞赛。发布职业标准"
    side = table(HEAD, ["1", long, "市人社局", "市教育局", "2026年底前"], ["2", "发放培训补贴", "市财政局", "", ""])
    assert words(side) == [long, "发放培训补贴"]
    assert len(from_rows(side)[0].parts) > 1


def test_a_row_of_four_characters_is_a_task_and_rows_are_numbered_in_their_clause(table: Table):
    side = table(
        HEAD,
        ["1", "发放培训补贴", "市财政局", "", ""],
        ["2", "义务教育", "市教育局", "", ""],
        ["3", "宣传", "市委", "", ""],
    )
    assert words(side) == ["发放培训补贴", "义务教育"]
    below = [passage.id.rpartition("-")[2] for passage in side.passages if passage.clause.startswith("annex")]
    assert below == ["1", "2", "3", "4"]


def test_units_come_from_their_columns_lead_and_support_apart(table: Table):
    side = table(HEAD, ["1", "建设培训基地", "市人社局", "市教育局、市财政局，各县（市、区）人民政府", "长期"])
    task = from_rows(side)[0]
    assert named(task, OwnerRole.LEAD) == ["市人社局"]
    assert named(task, OwnerRole.SUPPORT) == ["市教育局", "市财政局", "各县（市、区）人民政府"]
    assert side.quote(task.owners[0].span) == "市人社局"


def test_roles_within_a_cell_count_before_that_of_the_column(table: Table):
    head = ["任务", "责任单位"]
    side = table(
        head,
        ["建设培训基地", "牵头单位：市人社局|配合单位：市教育局、市财政局"],
        ["开展技能竞赛", "市总工会牵头，市人社局配合"],
        ["发放培训补贴", "市财政局|市人社局"],
    )
    first, second, third = from_rows(side)
    assert (named(first, OwnerRole.LEAD), named(first, OwnerRole.SUPPORT)) == (["市人社局"], ["市教育局", "市财政局"])
    assert (named(second, OwnerRole.LEAD), named(second, OwnerRole.SUPPORT)) == (["市总工会"], ["市人社局"])
    assert named(third, OwnerRole.RESPONSIBLE) == ["市财政局", "市人社局"]


def test_a_name_broken_by_the_narrow_column_is_whole(table: Table):
    side = table(["任务", "责任单位"], ["规划人才用地", "省自然资源和|规划厅、省人力资源社会|保障厅"])
    task = from_rows(side)[0]
    assert named(task, OwnerRole.RESPONSIBLE) == ["省自然资源和规划厅", "省人力资源社会保障厅"]
    assert side.quote(task.owners[0].span) == "省自然资源和 规划厅"


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("2026年底前", 2026),
        ("2025年", 2025),
        ("2025年12月", 2025),
        ("2026.06", 2026),
        ("2025—2027年", 2027),
        ("长期坚持", None),
    ],
)
def test_the_deadline_comes_from_its_column(table: Table, cell: str, year: int | None):
    side = table(HEAD, ["1", "建设培训基地", "市人社局", "", cell])
    assert [limit.year for limit in from_rows(side)[0].deadlines] == ([year] if year else [])


@pytest.mark.parametrize("task", ["重点任务", "工作任务", "主要任务", "任务内容", "具体举措", "目标任务"])
@pytest.mark.parametrize("other", ["责任单位", "牵头单位（部门）", "完成时限", "时间安排", "进度要求", "责任 单位"])
def test_the_heads_are_known_by_their_words(table: Table, task: str, other: str):
    assert words(table(["序号", task, other], ["1", "建设培训基地，开展研修，组织竞赛", "市人社局"])) == [
        "建设培训基地，开展研修，组织竞赛"
    ]


def test_any_other_table_is_read_as_running_text(table: Table):
    side = table(["指标", "2025年", "2027年"], ["培训规模", "1000人", "2000人"])
    assert all(not task.owners for task in from_rows(side))
    assert "培训规模" in side.document.text


def test_joined_cells_hold_for_every_row_they_reach_over(table: Table):
    side = table(
        HEAD,
        ["1", "建设培训基地", "市人社局", "市教育局", "2026年底前"],
        ["2", "开展技能竞赛", ABOVE, "", ABOVE],
        ["3", "发放培训补贴", "市财政局", ABOVE, ""],
    )
    assert [named(task, OwnerRole.LEAD) for task in from_rows(side)] == [["市人社局"], ["市人社局"], ["市财政局"]]
    assert [named(task, OwnerRole.SUPPORT) for task in from_rows(side)] == [["市教育局"], [], []]
    assert [[limit.year for limit in task.deadlines] for task in from_rows(side)] == [[2026], [2026], []]


def test_what_several_rows_belong_to_is_no_task_of_its_own(table: Table):
    side = table(
        ["序号", "重点任务", "具体举措", "责任单位"],
        ["一、加快培养>4"],
        ["1", "建设培训体系", "新建市级培训基地10家。", "市人社局"],
        ["2", ABOVE, "每年组织技能竞赛。", "市总工会"],
    )
    assert words(side) == ["新建市级培训基地10家", "每年组织技能竞赛"]
    headings = [side.quote(passage.span) for passage in side.passages if not passage.measure]
    assert {"一、加快培养", "建设培训体系"} <= set(headings)


def test_a_row_without_number_goes_on_with_the_task_above(table: Table):
    side = table(
        HEAD,
        ["1", "建设培训基地，", "市人社局", "市教育局", "2026年底前"],
        ["", "开展师资研修50期。", "", "", ""],
        ["2", "发放培训补贴", "市财政局", "", ""],
    )
    first, second = from_rows(side)
    assert [quantity.value for quantity in first.quantities] == [50]
    assert [limit.year for limit in first.deadlines] == [2026]
    assert [side.quote(part) for part in first.parts] == ["建设培训基地", "开展师资研修50期"]
    assert named(first, OwnerRole.LEAD) == ["市人社局"]
    assert side.quote(second.span) == "发放培训补贴"


def test_a_task_over_several_rows_gathers_their_units_and_dates(table: Table):
    side = table(
        HEAD,
        ["1", "建设培训基地", "市人社局", "", "2025年底前"],
        [ABOVE, ABOVE, "市教育局", "", "2026年底前"],
    )
    [task] = from_rows(side)
    assert named(task, OwnerRole.LEAD) == ["市人社局", "市教育局"]
    assert [limit.year for limit in task.deadlines] == [2025, 2026]


def test_a_head_of_two_rows_is_understood(table: Table):
    side = table(
        ["序号", "任务", "责任单位>2", "时限"],
        [ABOVE, ABOVE, "牵头单位", "配合单位", ABOVE],
        ["1", "建设培训基地", "市人社局", "市教育局", "2026年底前"],
    )
    [task] = from_rows(side)
    assert (named(task, OwnerRole.LEAD), named(task, OwnerRole.SUPPORT)) == (["市人社局"], ["市教育局"])


def test_a_head_set_again_on_the_next_page_is_no_task(table: Table):
    row = ["1", "建设培训基地", "市人社局", "", "2026年底前"]
    assert words(table(HEAD, row, HEAD, ["2", "发放培训补贴", *row[2:]])) == ["建设培训基地", "发放培训补贴"]


def test_what_is_to_come_of_a_task_is_said_with_it(table: Table):
    side = table(["任务", "预期目标", "责任单位"], ["建设培训基地", "新增市级基地10家", "市人社局"])
    [task] = from_rows(side)
    assert side.quote(task.span) == "建设培训基地\t新增市级基地10家"
    assert [quantity.value for quantity in task.quantities] == [10]


def test_the_number_at_the_front_of_a_cell_is_left_out(table: Table):
    assert words(table(["任务", "责任单位"], ["（一）建设培训基地。", "市人社局"])) == ["建设培训基地"]


def test_tables_of_web_pages_are_understood_too():
    rows = (
        "<tr><th>重点任务<th>责任单位<th>完成时限"
        "<tr><td>建设培训基地，开展研修，组织竞赛<td rowspan=2>市人社局<td>2026年底前<tr><td>发放培训补贴<td>长期"
    )
    page = f"""<html><meta charset="utf-8"><body><div><p>某市数字人才实施方案</p>
    <p>为贯彻落实国家部署，结合我市实际，制定本方案，推动数字人才队伍建设。</p><table>{rows}</table></div>"""
    side = understand(read_web_page(page.encode(), "方案.html"))
    assert [(side.quote(task.span), named(task, OwnerRole.RESPONSIBLE)) for task in side.tasks] == [
        ("建设培训基地，开展研修，组织竞赛", ["市人社局"]),
        ("发放培训补贴", ["市人社局"]),
    ]


def test_spans_of_passages_stand_in_order_and_ids_are_unique(table: Table):
    side = table(HEAD, ["一、培养>5"], ["1", "建设培训基地", "市人社局", "", ""], ["", "开展研修", "", "", ""])
    assert len({passage.id for passage in side.passages}) == len(side.passages)
    assert all(one.span.end <= two.span.start for one, two in pairwise(side.passages))


def test_a_body_is_divided_into_rows_and_what_stands_around_them():
    row, elsewhere = TaskRow(Span(3, 5)), TaskRow(Span(20, 22))
    assert list(divided(Span(0, 9), (row, elsewhere))) == [Span(0, 3), row, Span(5, 9)]
    assert list(divided(Span(3, 5), (row,))) == [row]
    assert list(divided(Span(0, 2), (row,))) == [Span(0, 2)]
