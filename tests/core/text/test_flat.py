"""Words without white space."""

from desktop.core.text.flat import flat


def test_white_space_of_any_width_is_left_out():
    assert flat(" 推进\n产教\u3000融合\t") == "推进产教融合"
