"""A task and the passages that carry it, with what stands around them."""

import pytest

from desktop.core.checks.pair import flat, unique
from desktop.core.model.span import Span


def words(pair, passages) -> list[str]:
    return [pair.draft.quote(passage.span) for passage in passages]


def test_around_the_evidence_stands_its_sentence_and_no_other(lay):
    pair = lay("引进海外人才。", "引进海外人才，设立专项补贴，建设人才公寓。完善宣传。")
    one = type(pair)(pair.reference, pair.draft, pair.match, pair.carried[:1])
    assert words(one, one.passages) == ["引进海外人才"]
    assert words(one, one.around) == ["引进海外人才", "设立专项补贴", "建设人才公寓"]
    assert "人才公寓" in one.said
    assert "宣传" not in one.said


def test_white_space_does_not_part_words():
    assert flat(" 推进\n产教\u3000融合 ") == "推进产教融合"


def test_the_reference_is_quoted_without_line_breaks(lay):
    pair = lay("引进海外人才。", "引进海外人才。")
    assert pair.reference_words(pair.task.span) == "引进海外人才"


@pytest.mark.parametrize(
    ("spans", "once"),
    [([], ()), ([Span(4, 6), Span(0, 2), Span(4, 6)], (Span(4, 6), Span(0, 2)))],
)
def test_spans_come_once_in_the_order_met(spans: list[Span], once: tuple[Span, ...]):
    assert unique(spans) == once
