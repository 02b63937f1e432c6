"""A task and a passage give the features of their likeness."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.alignment.likeness import RUN, pair_weights, runs, share
from desktop.core.model.span import Span

WORDS = st.text(alphabet="推进数字人才培育", max_size=20)
TASK = "全面推行工学一体化技能人才培养模式"
EVEN: dict[str, float] = defaultdict(lambda: 1.0)


@pytest.mark.parametrize(
    ("passage", "covered"),
    [
        (TASK, TASK),
        ("对标国家标准，" + TASK, TASK),
        ("深化工学一体化培养", "工学一体化"),
        ("推行技能培养", ""),
        ("", ""),
    ],
)
def test_common_runs_are_counted_by_their_characters(passage: str, covered: str):
    assert runs(TASK, passage) == pytest.approx(len(covered) / len(TASK))


def test_a_task_shorter_than_a_run_stands_there_or_does_not():
    short = "扶贫济困"[: RUN - 1]
    assert runs(short, f"开展{short}活动") == 1
    assert runs(short, "开展活动") == 0


@given(WORDS)
def test_every_text_is_its_own_run(text: str):
    assert runs(text, text) == 1


@given(WORDS, WORDS)
def test_runs_are_a_share(task: str, passage: str):
    assert 0 <= runs(task, passage) <= 1


@given(st.text(alphabet="推进数字", min_size=1), st.text(alphabet="落实政策"))
def test_texts_without_a_common_character_have_no_run(task: str, passage: str):
    assert runs(task, passage) == 0


def test_pairs_do_not_cross_punctuation():
    text = "育才、引智"
    assert set(pair_weights(text, Span(0, len(text)), {}, EVEN)) == {"育才", "引智"}


def test_a_pair_weighs_as_much_as_its_best_place():
    text = "培养博士，引进博士"
    found = pair_weights(text, Span(0, len(text)), {2: 0.1, 7: 0.5}, EVEN)
    alone = pair_weights("博士", Span(0, 2), {}, EVEN)
    assert found["博士"] == pytest.approx(0.5 * alone["博士"])


@pytest.mark.parametrize(
    ("passage", "expected"), [("培养博士", 1.0), ("培养硕士", 0.25), ("博士", 0.75), ("落实政策", 0.0), ("", 0.0)]
)
def test_the_share_is_the_weight_that_stands_there(passage: str, expected: float):
    assert share({"培养": 1.0, "博士": 3.0}, passage, 4.0) == expected


def test_of_no_weight_nothing_stands_anywhere():
    assert share({}, "培养博士", 0) == 0
