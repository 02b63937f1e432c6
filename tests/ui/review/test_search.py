"""Finding words in both documents."""

from desktop.core.model.span import Span
from desktop.ui.review.search import find


def test_hits_are_counted_through_the_reference_and_then_the_draft():
    hits = find("人才", "数字人才，人才", "技能人才")
    assert len(hits) == 3
    assert [hits.at(index) for index in range(3)] == [
        ("reference", Span(2, 4)), ("reference", Span(5, 7)), ("draft", Span(2, 4)),
    ]  # fmt: skip


def test_latin_letters_are_found_whatever_their_case():
    assert len(find("vr", "VR、AR", "")) == 1


def test_signs_of_a_pattern_are_ordinary_characters():
    assert len(find("（1）.", "（1）.（1）a", "")) == 1


def test_nothing_is_sought_for_blanks():
    assert len(find("  ", "数字 人才", "")) == 0
