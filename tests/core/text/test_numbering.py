"""Chinese numerals become integers and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text.numbering import to_chinese, to_int


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("零", 0),
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三百", 300),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一千零一", 1001),
        ("二千零一十", 2010),
        ("十万", 100_000),
        ("一千二百万", 12_000_000),
        ("三亿五千万", 350_000_000),
        ("二〇二六", 2026),
        ("二○二五", 2025),
        ("一九九九", 1999),
        pytest.param("百万", 1_000_000),
        pytest.param("千亿", 100_000_000_000),
        pytest.param("万", 10_000),
    ],
)
def test_a_numeral_has_its_value(numeral: str, value: int):
    assert to_int(numeral) == value


@pytest.mark.parametrize("other", ["", "5", "十五五规划", "第三", "廿", "壹佰"])
def test_what_is_no_numeral_has_none(other: str):
    assert to_int(other) is None


@pytest.mark.parametrize(
    ("value", "numeral"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (20_000, "二万"),
        (10_010, "一万零一十"),
        (100_000, "十万"),
    ],
)
def test_a_value_is_counted_as_people_write_it(value: int, numeral: str):
    assert to_chinese(value) == numeral


@given(st.integers(0, 99_999_999))
def test_a_value_comes_back_from_its_numeral(value: int):
    assert to_int(to_chinese(value)) == value


@pytest.mark.parametrize("value", [-1, 100_000_000])
def test_other_values_have_no_numeral(value: int):
    with pytest.raises(ValueError, match=str(value)):
        to_chinese(value)
