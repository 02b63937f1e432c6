"""The paragraphs of two versions, laid beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model.rounds import Move
from desktop.core.text.versions import versions

OLD = [
    "一、总体要求",
    "（一）培育。探索企业新型学徒制，每年培训500人。",
    "（二）激励。建立省级名家目录，吸收行业领军人物。",
    "（三）保障。加大政策宣传力度，弘扬工匠精神。",
]


def moves(new: list[str]) -> list[tuple[str, str]]:
    return [(one.move.value, (one.after or one.before)[:5]) for one in versions(OLD, new)]


def test_what_stays_is_the_same_whatever_its_white_space():
    assert {one.move for one in versions(OLD, ["", *(f"　{line}" for line in OLD)])} == {Move.SAME}


def test_a_paragraph_worded_otherwise_is_laid_beside_the_earlier_one():
    made = versions(OLD, [OLD[0], OLD[1].replace("500", "1000"), *OLD[2:]])
    changed = [one for one in made if one.move is not Move.SAME]
    assert [(one.move, one.before, one.after) for one in changed] == [
        (Move.CHANGED, OLD[1], OLD[1].replace("500", "1000"))
    ]


def test_a_clause_put_in_pushes_the_numbers_on_and_changes_nothing_else():
    new = [
        OLD[0],
        OLD[1],
        "（二）平台。建设数字人才驿站和公共实训基地。",
        OLD[2].replace("二", "三"),
        OLD[3].replace("三", "四"),
    ]
    assert moves(new) == [
        ("same", "一、总体要"),
        ("same", "（一）培育"),
        ("inserted", "（二）平台"),
        ("renumbered", "（三）激励"),
        ("renumbered", "（四）保障"),
    ]


def test_what_was_taken_out_stands_where_it_stood():
    assert moves([OLD[0], OLD[2], OLD[3]])[1] == ("deleted", "（一）培育")


def test_a_clause_at_another_place_is_moved_even_with_other_words():
    new = [
        OLD[0],
        OLD[3].replace("三", "一"),
        OLD[1].replace("一", "二"),
        OLD[2].replace("二", "三").replace("省级", "市级"),
    ]
    made = {one.after[:5]: one for one in versions(OLD, new)}
    moved = [one for one in made.values() if one.move is Move.MOVED]
    assert len(moved) == 1
    assert moved[0].before == OLD[3]


@given(st.lists(st.sampled_from([*OLD, "新的一段话。", ""])), st.lists(st.sampled_from([*OLD, "新的一段话。", ""])))
def test_every_paragraph_of_both_stands_there_once(old: list[str], new: list[str]):
    made = versions(old, new)
    assert [one.after for one in made if one.after] == [line for line in new if line]
    assert sorted(one.before for one in made if one.before) == sorted(line for line in old if line)


def test_a_paragraph_put_in_before_a_changed_one_does_not_take_its_place():
    new = [OLD[0], "（一）评价。开展职业技能等级认定。", OLD[1].replace("500", "1000"), *OLD[2:]]
    assert [one.move for one in versions(OLD, new)] == [
        Move.SAME, Move.INSERTED, Move.CHANGED, Move.SAME, Move.SAME,
    ]  # fmt: skip


def test_a_paragraph_put_in_behind_a_changed_one_does_not_take_its_place():
    new = [OLD[0], OLD[1].replace("500", "1000"), "（二）评价。开展职业技能等级认定。", *OLD[2:]]
    assert [one.move for one in versions(OLD, new)] == [
        Move.SAME, Move.CHANGED, Move.INSERTED, Move.SAME, Move.SAME,
    ]  # fmt: skip


def test_a_short_paragraph_elsewhere_is_the_same_only_word_for_word():
    old = ["总体要求", *OLD[1:], "保障措施"]
    moved = [one for one in versions(old, ["保障措施", *OLD[1:], "总体要求"]) if one.move is Move.MOVED]
    assert [(one.before, one.after) for one in moved] == [("保障措施", "保障措施"), ("总体要求", "总体要求")]
    assert Move.MOVED not in {one.move for one in versions(old, ["保障措施等", *OLD[1:], "总体目标"])}


def test_texts_of_thousands_of_new_paragraphs_are_not_laid_beside_each_other_one_by_one():
    old = [f"第{number}段旧的文字，说的是别的事情。" for number in range(600)]
    new = [f"（甲{number}）全然不同的条文，写于后来。" for number in range(600)]
    made = versions(old, new)
    assert {one.move for one in made} == {Move.DELETED, Move.INSERTED}
    assert len(made) == 1200


@pytest.mark.parametrize(
    ("moved", "move"),
    [
        ("（一）保障。加大政策的宣传力度，弘扬工匠精神。", Move.MOVED),
        ("（一）保障。加大资金投入，健全工作机制，严格考核。", Move.INSERTED),
    ],
)
def test_a_paragraph_elsewhere_has_to_be_more_alike_than_one_in_its_place(moved: str, move: Move):
    made = versions(OLD, [OLD[0], moved, *OLD[1:3]])
    assert next(one.move for one in made if one.after == moved) is move


def test_of_two_paragraphs_each_goes_with_the_one_that_is_most_like_it():
    old = ["一、总体要求", "建设省级数字人才驿站三十个以上。", "建设市级数字人才公寓五千套以上。"]
    new = ["一、总体要求", "建设省级数字人才驿站二十个左右。", "新建市级数字人才公寓五千套。"]
    assert [(one.before[:6], one.after[:6]) for one in versions(old, new)][1:] == [
        ("建设省级数字", "建设省级数字"), ("建设市级数字", "新建市级数字"),
    ]  # fmt: skip


def test_an_unlike_paragraph_in_the_same_place_is_another_one():
    made = versions(OLD, [OLD[0], "（一）完全不同的内容，与前稿毫无关系。", *OLD[2:]])
    assert [one.move for one in made] == [Move.SAME, Move.INSERTED, Move.DELETED, Move.SAME, Move.SAME]
