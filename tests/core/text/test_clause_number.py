"""The number at the beginning of a paragraph, in every form that plans use."""

import pytest

from desktop.core.text.clause_number import NumberStyle, cited, clause_number


@pytest.mark.parametrize(
    ("text", "style", "value", "shown", "rest"),
    [
        ("第三章 总体要求", NumberStyle.CHAPTER, 3, "第三章", "总体要求"),
        ("第十二节\t服务", NumberStyle.SECTION, 12, "第十二节", "服务"),
        ("第一百零五条 本办法", NumberStyle.ARTICLE, 105, "第一百零五条", "本办法"),
        ("十二、优化服务", NumberStyle.HAN, 12, "十二、", "优化服务"),
        ("（十六）营造环境", NumberStyle.HAN_BRACKET, 16, "（十六）", "营造环境"),
        ("(五) 畅通渠道", NumberStyle.HAN_BRACKET, 5, "（五）", "畅通渠道"),
        ("1．建立机制", NumberStyle.ARABIC, 1, "1.", "建立机制"),
        ("3、2025年底前", NumberStyle.ARABIC, 3, "3.", "2025年底前"),
        ("1. “1+12+N”基地", NumberStyle.ARABIC, 1, "1.", "“1+12+N”基地"),
        ("(2)宣传", NumberStyle.ARABIC_BRACKET, 2, "（2）", "宣传"),
        ("③督导", NumberStyle.CIRCLED, 3, "③", "督导"),
        ("2.1.3 预警", NumberStyle.DECIMAL, 3, "2.1.3", "预警"),
        ("## 第一章　总则", NumberStyle.CHAPTER, 1, "第一章", "总则"),
        ("**一、总体要求**", NumberStyle.HAN, 1, "一、", "总体要求**"),
    ],
)
def test_a_number_and_what_follows_it(text: str, style: NumberStyle, value: int, shown: str, rest: str) -> None:
    number = clause_number(text)
    assert number is not None
    assert (number.style, number.value, number.shown, text[number.end :]) == (style, value, shown, rest)


@pytest.mark.parametrize(
    "text",
    [
        "第五条规定的情形",
        "第三条、第四条所列",
        "第七条第二款",
        "1.5倍以上",
        "3.5万人参加培训",
        "44、45届世界技能大赛",
        "一二级市场",
        "一、二级市场",
        "2024年工作要点",
        "（含技工院校）",
        "一是加强领导",
        "",
    ],
)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert clause_number(text) is None


@pytest.mark.parametrize(
    ("number", "named"),
    [
        ("三、", "第三部分"),
        ("二、（一）", "二、（一）"),
        ("第三章 第二节", "第三章 第二节"),
        ("1.", "1"),
        ("结尾", "结尾"),
        ("前言", "前言"),
    ],
)
def test_a_sentence_names_a_clause_so_that_it_reads(number: str, named: str):
    assert cited(number) == named


@pytest.mark.parametrize("text", ["零、培育", "（零）培育", "第零条 为了培育人才", "0. 培育"])
def test_nothing_is_numbered_with_nought(text: str) -> None:
    assert clause_number(text) is None
