"""A change of a text in whole words and numbers."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.text.replacement import Replacement, differing, snapped


def applied(text: str, changes: tuple[Replacement, ...]) -> str:
    for change in reversed(changes):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def test_a_number_changes_as_a_whole():
    assert snapped("培训500人", Replacement(2, 3, "10")) == (Replacement(2, 5, "1000"),)


def test_only_the_words_that_differ_change():
    text = "深化工学一体化模式，每年培训500人"
    changes = snapped(text, Replacement(0, len(text), "推行工学一体化模式，每年培训1000人"))
    assert changes == (Replacement(0, 2, "推行"), Replacement(14, 17, "1000"))


def test_digits_put_before_a_number_make_a_new_number():
    assert snapped("培训500人", Replacement(2, 2, "1")) == (Replacement(2, 5, "1500"),)


def test_nothing_changes_where_the_words_are_the_same():
    assert snapped("培训500人", Replacement(2, 5, "500")) == ()


def test_a_change_over_lines_is_left_as_it_is():
    assert snapped("甲\n乙", Replacement(0, 3, "丙")) == (Replacement(0, 3, "丙"),)


def test_two_wordings_differ_in_places_of_the_old_one():
    assert differing("各地要加强监管", "各地适当加强监管力度") == (Replacement(2, 3, "适当"), Replacement(7, 7, "力度"))
    assert differing("必须服从", "服从", at=10) == (Replacement(10, 12, ""),)


@settings(max_examples=200, deadline=None)
@given(st.text("全面推行5000人年底、，力争\n", max_size=30), st.data())
def test_the_outcome_is_the_same_and_no_step_touches_another(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    change = Replacement(start, end, data.draw(st.text("探索10人，", max_size=6)))
    changes = snapped(text, change)
    assert applied(text, changes) == applied(text, (change,))
    assert all(one.end < other.start for one, other in pairwise(changes))
