"""Clauses are cut into sentences, sentences into comma segments; brackets and quotation marks hold together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model.span import Span
from desktop.core.parsing.sentences import REACH, outside, segments, sentences, trimmed

TEXTS = st.text(alphabet="推进数字（）()“”《》【】‘’，,；;。！？、： \n\u3000", max_size=80)


def whole(text: str) -> Span:
    return Span(0, len(text))


def quotes(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进产教融合。全面推行学徒制。", ["推进产教融合。", "全面推行学徒制。"]),
        ("落实了吗？务必落实！", ["落实了吗？", "务必落实！"]),
        ("推进产教融合；全面推行学徒制。", ["推进产教融合；全面推行学徒制。"]),
        ("推进产教融合\n全面推行学徒制", ["推进产教融合", "全面推行学徒制"]),
        (" 推进产教融合。\u3000 ", ["推进产教融合。"]),
        ("落实《办法》（一、总则。二、附则。）的要求。", ["落实《办法》（一、总则。二、附则。）的要求。"]),
        ("弘扬“实干！争先！”精神。推进改革。", ["弘扬“实干！争先！”精神。", "推进改革。"]),
        ("（责任单位：省教育厅。省科技厅）推进。", ["（责任单位：省教育厅。省科技厅）推进。"]),
        ("推进（含县区)改革。落实。", ["推进（含县区)改革。", "落实。"]),
        ("推进（未闭合。落实。", ["推进（未闭合。", "落实。"]),
        ("推进“未闭合。\n落实”。", ["推进“未闭合。", "落实”。"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_stretch_is_cut_into_sentences(text: str, expected: list[str]):
    assert quotes(text, sentences(text, whole(text))) == expected


def test_a_bracket_closed_too_far_away_holds_nothing_together():
    text = "推进（" + "数" * REACH + "。字）改革。"
    assert len(sentences(text, whole(text))) == 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("紧贴需求，开设订单班，助力转型。", ["紧贴需求", "开设订单班", "助力转型"]),
        (
            "支持职业院校（含技工院校，下同）、培训机构，加强培养。",
            ["支持职业院校（含技工院校，下同）、培训机构", "加强培养"],
        ),
        ("推进“育，引”行动,落实政策", ["推进“育，引”行动", "落实政策"]),
        ("，，推进。", ["推进"]),
        ("推进。", ["推进"]),
    ],
)
def test_a_sentence_is_cut_at_its_commas(sentence: str, expected: list[str]):
    assert quotes(sentence, segments(sentence, whole(sentence))) == expected


def test_a_sentence_can_be_cut_at_other_marks():
    sentence = "推进改革，优化服务；落实政策。"
    assert quotes(sentence, segments(sentence, whole(sentence), "；;")) == ["推进改革，优化服务", "落实政策"]


def test_places_in_brackets_are_not_outside():
    text = "国（境）外"
    assert [text[at] for at in outside(text, whole(text), text)] == ["国", "外"]


def test_a_closing_mark_alone_is_plain_text():
    text = "一）二"
    assert list(outside(text, whole(text), text)) == [0, 1, 2]


def test_blanks_and_marks_are_trimmed_at_both_ends():
    text = " ，推进 改革。\n"
    assert trimmed(text, whole(text), "，。").of(text) == "推进 改革"


@given(TEXTS, st.data())
def test_sentences_lie_in_order_and_leave_out_only_blanks(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = sentences(text, span)
    assert all(span.contains(sentence) for sentence in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert "".join("".join(quotes(text, found)).split()) == "".join(span.of(text).split())


@given(TEXTS)
def test_segments_lie_in_order_and_leave_out_only_marks(text: str):
    for sentence in sentences(text, whole(text)):
        found = segments(text, sentence)
        assert all(len(segment) and sentence.contains(segment) for segment in found)
        assert all(before.end <= after.start for before, after in pairwise(found))
        left = set(range(sentence.start, sentence.end)) - {at for s in found for at in range(s.start, s.end)}
        assert not any(text[at].isalnum() for at in left)


@given(TEXTS)
def test_places_outside_ascend_within_the_span(text: str):
    places = list(outside(text, whole(text), text or "，"))
    assert places == sorted(set(places))
    assert all(0 <= at < len(text) for at in places)
