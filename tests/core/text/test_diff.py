"""Two wordings → what stays, what is lost, what is new."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.text.diff import EditKind, difference
from desktop.core.text.segment import words

TEXTS = st.lists(
    st.sampled_from(
        [
            "数字",
            "人才",
            "培育",
            "不少于",
            "1000",
            "500",
            "12.5%",
            "人",
            "、",
            "，",
            "的",
            "全面推行",
            "探索",
            "2026",
            "年",
        ]
    ),
    max_size=25,
).map("".join)


def marked(old: str, new: str) -> str:
    """The difference in one line: [lost] {new}."""
    shapes = {EditKind.SAME: "{}", EditKind.DELETE: "[{}]", EditKind.INSERT: "{{{}}}"}
    return "".join(shapes[edit.kind].format(edit.text) for edit in difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "到2026年底前，每年培训数字高技能人才不少于1000人",
            "到2027年底前，力争培训数字高技能人才500人左右",
            "到[2026]{2027}年底前，[每年]{力争}培训数字高技能人才[不少于1000人]{500人左右}",
        ),
        (
            "高校、科研院所符合条件的科研人员按照国家规定兼职创新、在职和离岗创办企业",
            "高校、科研院所符合条件的数字科研人才，通过兼职创新、在职创办企业",
            "高校、科研院所符合条件的[科研人员按照国家规定]{数字科研人才，通过}兼职创新、在职[和离岗]创办企业",
        ),
        (
            "子女入学、配偶就业、创业投资、职称评审等方面给予支持或提供便利",
            "子女入学、配偶就业、职称评审等方面给予支持",
            "子女入学、配偶就业、[创业投资、]职称评审等方面给予支持[或提供便利]",
        ),
        ("全面推行工学一体化培养", "探索工学一体化培养", "[全面推行]{探索}工学一体化培养"),
        ("增长12.5%以上", "增长12.8%以上", "增长[12.5%]{12.8%}以上"),
        ("逐字相同", "逐字相同", "逐字相同"),
        ("", "新增", "{新增}"),
        ("删去", "", "[删去]"),
        ("", "", ""),
    ],
)
def test_a_pair_reads_as_a_careful_person_would_mark_it(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_number_that_stays_between_two_changes_is_shown_as_staying() -> None:
    assert marked("鼓励20名骨干", "支持20人左右") == "[鼓励]{支持}20[名骨干]{人左右}"


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=300)
def test_both_wordings_can_be_read_off_the_difference(old: str, new: str) -> None:
    edits = difference(old, new)
    assert "".join(e.text for e in edits if e.kind is not EditKind.INSERT) == old
    assert "".join(e.text for e in edits if e.kind is not EditKind.DELETE) == new


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=300)
def test_edits_alternate_and_a_deletion_stands_before_its_insertion(old: str, new: str) -> None:
    kinds = [edit.kind for edit in difference(old, new)]
    neighbours = set(pairwise(kinds))
    assert (EditKind.INSERT, EditKind.DELETE) not in neighbours
    assert not any(a is b for a, b in neighbours)
    assert all(edit.text for edit in difference(old, new))


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=300)
def test_no_number_is_split(old: str, new: str) -> None:
    edits = difference(old, new)
    for side, other in ((old, EditKind.INSERT), (new, EditKind.DELETE)):
        parts = [edit.text for edit in edits if edit.kind is not other]
        assert sum(len(re.findall(r"\d+", part)) for part in parts) == len(re.findall(r"\d+", side))


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_changes_begin_and_end_at_word_borders(old: str, new: str) -> None:
    borders = {0}
    for word in words(old):
        borders.add(max(borders) + len(word))
    position = 0
    for edit in difference(old, new):
        if edit.kind is not EditKind.INSERT:
            assert position in borders
            position += len(edit.text)


def test_very_long_texts_are_compared_at_their_ends_only_and_soon() -> None:
    old = "开头" + "、".join(f"第{n}项任务" for n in range(900)) + "结尾"
    new = "开头" + "、".join(f"第{n}条举措" for n in range(900, 1800)) + "结尾"
    began = time.monotonic()
    edits = difference(old, new)
    assert time.monotonic() - began < 2
    assert [edit.kind for edit in edits] == [EditKind.SAME, EditKind.DELETE, EditKind.INSERT, EditKind.SAME]
