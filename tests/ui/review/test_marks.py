"""Which stretch of a document is drawn how."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model.span import Span
from desktop.ui.review.marks import (
    RANK,
    Mark,
    draft_emphasis,
    draft_marks,
    reference_emphasis,
    reference_marks,
    segment_at,
    segments,
)

MARKS = st.lists(
    st.builds(
        lambda start, length, look, task: Mark(Span(start, start + length), look, task),
        st.integers(0, 40),
        st.integers(0, 15),
        st.sampled_from(sorted(RANK)),
        st.sampled_from(["t1", "t2", "t3", ""]),
    ),
    max_size=12,
)


@given(MARKS)
def test_segments_cover_what_the_marks_cover_and_never_overlap(marks: list[Mark]):
    made = segments(marks)
    covered = [index for segment in made for index in range(segment.span.start, segment.span.end)]
    assert covered == sorted({index for mark in marks for index in range(mark.span.start, mark.span.end)})


@given(MARKS)
def test_a_segment_is_drawn_as_its_gravest_mark_and_names_every_task(marks: list[Mark]):
    for segment in segments(marks):
        for index in range(segment.span.start, segment.span.end):
            here = [mark for mark in marks if mark.span.start <= index < mark.span.end]
            assert segment.look == min((mark.look for mark in here), key=RANK.__getitem__)
            assert set(segment.tasks) == {mark.task for mark in here if mark.task}


def test_a_character_is_found_in_its_segment_and_not_between_segments():
    made = segments([Mark(Span(2, 4), "covered", "t1"), Mark(Span(6, 8), "missing", "t2")])
    found = [segment_at(made, index) for index in range(9)]
    assert [segment.tasks[0] if segment else "" for segment in found] == ["", "", "t1", "t1", "", "", "t2", "t2", ""]


def test_every_task_is_marked_in_the_reference(comparison):
    looks = [mark.look for mark in reference_marks(comparison)]
    assert looks == ["weakened", "strengthened", "missing", "not_applicable", "covered"]


def test_passages_and_additions_are_marked_in_the_draft(comparison):
    quotes = [(comparison.draft.quote(mark.span), mark.look, mark.task) for mark in draft_marks(comparison)]
    assert quotes == [
        ("探索企业新型学徒制", "weakened", "t1"),
        ("到2027年每年培训数字高技能人才2000人以上", "strengthened", "t2"),
        ("大力弘扬𠮷祥工匠精神", "covered", "t5"),
        ("支持建设数字人才驿站", "addition", ""),
    ]


def test_lost_words_are_struck_and_those_in_their_place_told_apart(comparison):
    weakened, strengthened, missing = comparison.judgements[:3]
    assert [comparison.reference.quote(span) for span in reference_emphasis(weakened).lost] == ["全面推行"]
    assert [comparison.draft.quote(span) for span in draft_emphasis(weakened).softened] == ["探索"]
    assert [comparison.draft.quote(span) for span in draft_emphasis(strengthened).added] == ["2000人以上"]
    assert reference_emphasis(missing).lost == ()
    assert draft_emphasis(missing).passages == ()
