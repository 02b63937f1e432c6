"""How much of a text stands word for word in another."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text.runs import apart, shared, stretches, tiled, tiles

TEXT = "支持博士后申报科研项目"


def test_a_text_stands_in_itself_as_a_whole():
    assert shared(TEXT, stretches(TEXT, 4), 4) == len(TEXT)


def test_a_stretch_counts_with_all_its_characters():
    assert shared("鼓励博士后申报课题", stretches(TEXT, 4), 4) == len("博士后申报")


def test_shorter_stretches_are_chance():
    assert shared("支持企业开展科研攻关", stretches(TEXT, 4), 4) == 0


def test_a_text_shorter_than_a_stretch_has_none():
    assert stretches("博士", 4) == frozenset()
    assert shared("博士", stretches(TEXT, 4), 4) == 0


@given(st.text("甲乙丙", max_size=30), st.text("甲乙丙", max_size=30), st.integers(1, 6))
def test_no_more_is_shared_than_there_is(text: str, other: str, length: int):
    assert 0 <= shared(text, stretches(other, length), length) <= len(text)


def test_a_text_serves_as_its_own_stretches():
    text, other = "全面推行企业新型学徒制，推行企业新型", "探索推行企业新型学徒制"
    assert shared(text, other, 4) == shared(text, stretches(other, 4), 4) == 15


def test_what_stands_in_no_stretch_is_told_by_its_places():
    text = "支持符合条件的博士后申报课题"
    assert [text[start:end] for start, end in apart(text, stretches(TEXT, 4), 4)] == ["支持符合条件的", "课题"]
    assert [*apart(TEXT, stretches(TEXT, 4), 4)] == [*apart("", stretches(TEXT, 4), 4)] == []


@given(st.text("甲乙丙", max_size=30), st.text("甲乙丙", max_size=30), st.integers(1, 6))
def test_every_character_is_shared_or_stands_apart(text: str, other: str, length: int):
    known = stretches(other, length)
    assert shared(text, known, length) + sum(end - start for start, end in apart(text, known, length)) == len(text)


def test_what_stands_once_is_tiled_once():
    text, other = "开展技能等级认定，积极开展职业技能竞赛", "开展技能等级认定"
    assert tiled(text, other, 4) == frozenset(range(8))
    assert tiled(text, text, 4) == frozenset(range(len(text)))
    assert tiled(text, "无一相同", 4) == frozenset()


def test_tiles_may_stand_in_another_order():
    assert tiled("建设实训基地，培养数字人才", "培养数字人才，建设实训基地", 4) == frozenset((*range(6), *range(7, 13)))


@given(st.text("甲乙丙丁", max_size=12), st.text("甲乙丙丁", max_size=12))
def test_tiles_are_no_more_than_the_other_text_has(text: str, other: str):
    places = tiled(text, other, 2)
    assert len(places) <= len(other)
    assert shared(text, other, 2) >= len(places)


def test_a_tile_is_told_with_its_place_in_the_other_text():
    laid = tiles("建设基地，培养人才", "培养人才和建设基地", 4)
    assert laid == {0: 5, 1: 6, 2: 7, 3: 8, 5: 0, 6: 1, 7: 2, 8: 3}
    assert tiles("提供资金和提供资金", "提供资金", 4) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert tiles("提供资金", "资助", 2) == {}


@given(st.text("甲乙丙丁", max_size=12), st.text("甲乙丙丁", max_size=12), st.integers(1, 3))
def test_a_place_of_the_other_text_has_the_same_character_and_stands_for_one(text: str, other: str, length: int):
    laid = tiles(text, other, length)
    assert all(text[at] == other[there] for at, there in laid.items())
    assert len({*laid.values()}) == len(laid)
    assert frozenset(laid) == tiled(text, other, length)
