"""How two passages come level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.review.scrolling import READING_SHARE, Joint, Stretch, bands, common_height

HEIGHTS = st.integers(0, 5000)


@given(HEIGHTS, HEIGHTS, HEIGHTS, HEIGHTS, st.integers(200, 1200))
def test_passages_are_level_wherever_both_panes_can_scroll_to_them(left, right, more_left, more_right, view):
    """As the panes are laid out: there is room below the last line, so a passage can always come to the top."""
    left_end, right_end = left + more_left, right + more_right
    one, other = common_height(left, right, left_end=left_end, right_end=right_end, view=view)
    assert 0 <= one <= left_end
    assert 0 <= other <= right_end
    assert abs((left - one) - (right - other)) <= 1


def test_both_stand_at_reading_height_in_the_middle_of_long_documents():
    one, other = common_height(2000, 3000, left_end=9000, right_end=9000, view=1000)
    assert (2000 - one, 3000 - other) == (1000 * READING_SHARE, 1000 * READING_SHARE)


def test_a_passage_at_the_very_top_keeps_the_other_as_high():
    assert common_height(20, 3000, left_end=9000, right_end=9000, view=1000) == (0, 2980)


def test_without_a_counterpart_only_the_left_one_moves():
    assert common_height(2000, None, left_end=9000, right_end=9000, view=1000) == (1720, None)


@pytest.mark.parametrize(
    ("stretch", "seen"),
    [(Stretch(-50, -1), False), (Stretch(-50, 1), True), (Stretch(599, 700), True), (Stretch(600, 700), False)],
)
def test_a_stretch_is_seen_when_any_of_it_is(stretch, seen):
    assert stretch.meets(600) is seen


def test_bands_off_screen_are_left_out_and_the_selected_lies_above_the_others():
    seen, gone = Stretch(100, 150), Stretch(-80, -20)
    joints = [
        Joint("t1", "covered", seen, seen),
        Joint("t2", "covered", seen, gone),
        Joint("t3", "missing", gone, None),
        Joint("t4", "missing", seen, None),
        Joint("t5", "covered", seen, seen),
    ]
    drawn = bands(joints, view=600, selected="t1")
    assert [(band.task, band.selected) for band in drawn] == [("t5", False), ("t1", True), ("t4", False)]
