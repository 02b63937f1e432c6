"""照搬率: the share of a text that stands word for word in the reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.checks.copied import RUN, copied, hidden, wording_of
from desktop.core.model.span import Span

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
    assert copied(text, wording_of(REFERENCE)) == share


def test_a_run_of_eight_characters_is_copied_and_one_of_seven_is_not():
    assert copied("全面推行工学一体", wording_of(REFERENCE)) == 1
    assert copied("全面推行工学一", wording_of(REFERENCE)) == 0


def test_what_is_added_lowers_the_share():
    text = "全面推行工学一体化技能人才培养模式" + "省" * 17
    assert copied(text, wording_of(REFERENCE)) == 0.5


@given(TEXTS)
def test_a_text_is_copied_wholly_from_itself(text: str):
    long_enough = len("".join(text.split())) >= RUN
    assert copied(text, wording_of(text)) == float(long_enough)


@given(st.text(alphabet="推进数字人才"), st.text(alphabet="落实政策服务"))
def test_nothing_is_copied_where_no_character_is_shared(text: str, other: str):
    assert copied(text, wording_of(other)) == 0


@given(TEXTS, TEXTS)
def test_it_is_a_share(text: str, other: str):
    assert 0 <= copied(text, wording_of(other)) <= 1


def test_a_word_put_into_a_copied_sentence_is_the_drafts_own_and_the_rest_is_copied():
    text = "全面推行工学一体化数字技能人才培养模式"
    assert copied(text, wording_of(REFERENCE)) == (len(text) - len("数字")) / len(text)


def test_what_stands_before_a_copied_run_in_the_same_order_is_copied_too():
    reference = wording_of("体育彩票公益金应当按照国家有关规定用于全民健身事业。")
    text = "彩票公益金应当按照国家和省规定的范围用于全民健身事业"
    assert copied(text, reference) == (len(text) - len("和省规定的范围")) / len(text)


def test_short_common_words_far_from_a_copied_run_are_nobodys():
    text = "全面推行工学一体化" + "省" * 20 + "培养模式"
    assert copied(text, wording_of(REFERENCE)) == 9 / len(text)


@pytest.mark.parametrize("name", ["《加快数字人才培育行动方案》", "人社部发〔2024〕37号", "2024年12月2日"])
def test_what_is_cited_is_not_copied(name: str):
    text = f"根据{name}工作部署，制定本措施。"
    assert copied(text, wording_of(f"国务院印发{name}的通知。")) == 0


def test_the_names_of_units_are_not_copied():
    text = "（责任单位：人力资源社会保障厅）"
    assert copied(text, wording_of("各省人力资源社会保障厅")) > 0
    assert copied(hidden(text, [Span(6, 15)]), wording_of("各省人力资源社会保障厅")) == 0
