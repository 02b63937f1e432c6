"""Half-open stretches of a text."""

import pytest

from desktop.core.model.span import Span


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3)])
def test_what_has_no_place_in_a_text_is_no_span(start: int, end: int):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_that_only_touch_share_nothing():
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 3).contains(Span(0, 3))
    assert not Span(0, 3).contains(Span(2, 4))
