"""照搬率: the share of a text that stands word for word in the reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.checks.copied import RUN, copied, runs_of

TEXTS = st.text(alphabet="推进数字人才培育落实政策，。 \n", max_size=60)
REFERENCE = "全面推行工学一体化技能人才培养模式，深入推进产教融合。"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (REFERENCE, 1.0),
        ("全面推行工学一体化\n技能人才培养模式", 1.0),
        ("探索技能人才培养", 0.0),
        ("推进产教融合。", 0.0),
        ("", 0.0),
        ("　\n", 0.0),
    ],
)
def test_what_stands_there_word_for_word_is_copied(text: str, share: float):
    assert copied(text, runs_of(REFERENCE)) == share


def test_a_run_of_eight_characters_is_copied_and_one_of_seven_is_not():
    assert copied("全面推行工学一体", runs_of(REFERENCE)) == 1
    assert copied("全面推行工学一", runs_of(REFERENCE)) == 0


def test_what_is_added_lowers_the_share():
    text = "全面推行工学一体化技能人才培养模式" + "省" * 17
    assert copied(text, runs_of(REFERENCE)) == 0.5


@given(TEXTS)
def test_a_text_is_copied_wholly_from_itself(text: str):
    long_enough = len("".join(text.split())) >= RUN
    assert copied(text, runs_of(text)) == float(long_enough)


@given(st.text(alphabet="推进数字人才"), st.text(alphabet="落实政策服务"))
def test_nothing_is_copied_where_no_character_is_shared(text: str, other: str):
    assert copied(text, runs_of(other)) == 0


@given(TEXTS, TEXTS)
def test_it_is_a_share(text: str, other: str):
    assert 0 <= copied(text, runs_of(other)) <= 1


@given(TEXTS, TEXTS, TEXTS)
def test_more_to_copy_from_never_copies_less(text: str, one: str, other: str):
    assert copied(text, runs_of(one)) <= copied(text, runs_of(one) | runs_of(other))
