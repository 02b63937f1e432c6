"""Numbers of a draft that jump, come twice or run backwards are named; right numbering is left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.drafting.numbering import numbering
from desktop.core.messages import render
from desktop.core.model.review import Side

HAN = "一二三四五六七八九十"


@pytest.fixture
def faults(understood: Callable[[str], Side]) -> Callable[..., list[tuple[str, str]]]:
    """Lines of a plan → number and sentence of each fault."""

    def found(*lines: str) -> list[tuple[str, str]]:
        side = understood("\n".join(["某市数字人才实施方案", *lines]))
        return [(side.quote(fault.span).strip(), render(fault.message)) for fault in numbering(side)]

    return found


def plan(*bracketed: int) -> list[str]:
    return ["一、重点任务", *(f"（{HAN[at - 1]}）任务。开展培训，提供服务。" for at in bracketed), "二、保障措施"]


def test_numbers_that_follow_on_are_right(faults):
    assert faults(*plan(1, 2, 3)) == []


def test_a_number_left_out_is_named(faults):
    assert faults(*plan(1, 2, 4)) == [("（四）", "序号“（四）”前缺“（三）”：前一个同级序号是“（二）”。")]


def test_several_numbers_left_out_are_named_together(faults):
    assert [said for _, said in faults(*plan(1, 4))] == ["序号“（四）”前缺“（二）、（三）”：前一个同级序号是“（一）”。"]


def test_a_number_that_comes_twice_is_named(faults):
    assert faults(*plan(1, 2, 2, 3)) == [("（二）", "序号“（二）”重复：前一个同级序号也是“（二）”。")]


def test_a_number_that_runs_backwards_is_named(faults):
    assert faults(*plan(1, 2, 3, 2)) == [("（二）", "序号“（二）”排在“（三）”之后，顺序不对。")]


def test_the_highest_numbers_are_looked_at_too(faults):
    found = faults("一、指导思想", "坚持创新。", "一、工作目标", "培养人才。", "二、任务", "三、保障")
    assert [said for _, said in found] == ["序号“一、”重复：前一个同级序号也是“一、”。"]


def test_each_heading_may_count_from_one(faults):
    assert (
        faults("一、任务", "（一）甲。建设。", "（二）乙。建设。", "二、保障", "（一）丙。建设。", "（二）丁。建设。")
        == []
    )


def test_numbers_may_count_on_through_the_document(faults):
    assert (
        faults("一、任务", "1.甲。建设基地。", "2.乙。建设基地。", "二、保障", "3.丙。加强领导。", "4.丁。加强宣传。")
        == []
    )


def test_numbers_that_count_on_are_looked_at_over_headings(faults):
    found = faults(
        "一、任务", "1.甲。建设基地。", "2.乙。建设基地。", "二、保障", "4.丙。加强领导。", "5.丁。加强宣传。"
    )
    assert [said for _, said in found] == ["序号“4.”前缺“3.”：前一个同级序号是“2.”。"]


def test_articles_count_on_through_chapters(faults):
    assert faults("第一章 总则", "第一条 为了…制定本办法。", "第二章 管理", "第二条 本办法适用于…。") == []


def test_lists_under_one_heading_may_begin_again(faults):
    lists = ["1.甲。建设。", "2.乙。建设。", "同时做好以下工作。", "1.丙。建设。", "2.丁。建设。"]
    assert faults("一、任务", "（一）总体任务。", *lists) == []


def test_a_number_that_stands_in_the_text_between_is_not_missed(faults):
    assert faults("一、任务", "（一）甲。建设基地。其次是（二）乙，发放补贴。", "（三）丙。加强领导。") == []


def test_what_jumps_far_is_no_number(faults):
    assert faults("一、任务", "1.甲。建设基地。", "2.乙。建设基地。", "12.丙类企业。") == []


def test_annexes_count_for_themselves(faults):
    assert (
        faults(
            "一、任务",
            "建设。",
            "二、保障",
            "落实。",
            "附件1",
            "清单",
            "一、企业",
            "二、院校",
            "附件2",
            "表",
            "一、企业",
        )
        == []
    )


def test_circled_numbers_are_named_as_they_are_written(faults):
    found = faults("一、任务", "（一）总体任务。", "1.甲", "①建设基地。", "②开展研修。", "④发放补贴。")
    assert [said for _, said in found] == ["序号“④”前缺“③”：前一个同级序号是“②”。"]


@pytest.mark.parametrize("name", ["national_action_plan_2024", "guangdong_measures_2024", "shandong_measures_2024"])
def test_the_seeds_are_numbered_rightly(understood: Callable[[str], Side], name: str):
    seed = Path(__file__).parents[3] / "seeds" / f"{name}.txt"
    assert numbering(understood(seed.read_text(encoding="utf-8"))) == ()
