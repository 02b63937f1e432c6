"""Which of two documents is which."""

from pathlib import Path

from desktop.core.messages import render
from desktop.core.readers.plain import read_plain
from desktop.services import pipeline
from desktop.services.pairing import doubt, named, same

TASKS = "\n\n一、主要任务\n\n（一）培育。加快培育数字人才。\n"


def side(words: str, name: str = "文件.txt"):
    return pipeline.understand(read_plain(f"{words}{TASKS}".encode(), name))


def read(path: Path):
    return pipeline.understand(pipeline.read(path))


def test_the_national_plan_over_a_province_s_measures_is_as_it_should_be(national_plan, guangdong_measures):
    plan, measures = read(national_plan), read(guangdong_measures)
    assert (named(plan.recognition), named(measures.recognition)) == ("国家文件", "广东省文件")
    assert doubt(plan, measures) is None
    why = doubt(measures, plan)
    assert why is not None
    assert "“上位文件”引用了“本地草案”" in render(why)


def test_a_document_that_shows_a_level_and_no_place_is_named_by_its_level_and_that_it_is_a_draft():
    city = side("数字人才培育方案（征求意见稿）\n\n各县（市、区）人民政府：")
    assert named(city.recognition) == "市级文件 · 征求意见稿"


def test_the_same_words_in_another_form_of_file_are_the_same_document():
    one = side("某省实施方案")
    assert same(one, one)
    assert same(one, side(" 某省实施\u3000方案 ", "另一份.txt"))
    assert not same(one, side("某市实施方案"))


def test_levels_tell_where_nobody_cites_anybody():
    higher, lower = side("四川省人才行动方案"), side("广安市人才行动方案\n\n广安市人民政府")
    why = doubt(lower, higher)
    assert why is not None
    assert render(why) == "看起来放反了：“上位文件”是广安市文件，“本地草案”是四川省文件，层级更高。"
    assert doubt(higher, lower) is None


def test_two_of_one_level_are_told_apart_by_what_is_still_a_draft():
    issued, draft = side("四川省人才行动方案"), side("四川省养老行动方案（征求意见稿）")
    assert doubt(issued, draft) is None
    why = doubt(draft, issued)
    assert why is not None
    assert "征求意见稿" in render(why)


def test_one_document_alone_may_look_like_the_other():
    draft, plan = side("某省行动方案（讨论稿）"), side("行动方案\n\n各省、自治区、直辖市人民政府：")
    assert doubt(draft, None) is not None
    assert doubt(None, plan) is not None
    assert doubt(plan, None) is None
    assert doubt(None, draft) is None
    assert doubt(None, None) is None


def test_where_nothing_tells_nothing_is_said():
    first, second = side("人才行动方案"), side("养老行动方案")
    assert (named(first.recognition), doubt(first, second)) == ("", None)
