"""A draft becomes a field that tells which passages say a word."""

from collections.abc import Callable

import pytest

from desktop.core.alignment.field import Field
from desktop.core.model.alignment import Term
from desktop.core.model.review import Side
from desktop.core.model.span import Span

Plan = Callable[..., Side]
BODIES = (
    "推进产教融合，支持高等院校建设实验室，加强博士后培养。落实补助。",
    "举办职业技能大赛。",
)


@pytest.fixture(scope="module")
def draft(plan: Plan) -> Side:
    return plan(*BODIES)


@pytest.fixture(scope="module")
def field(draft: Side) -> Field:
    return Field(draft)


def term(word: str, phrase: str = "") -> Term:
    """A term of a task, as it is looked up."""
    return Term(word, Span(0, len(word)), 1.0, 0, phrase)


def number(draft: Side, words: str) -> int:
    """The first passage that has these words."""
    return next(at for at, passage in enumerate(draft.passages) if words in draft.quote(passage.span))


def test_a_passage_that_says_a_word_has_it_in_full(draft: Side, field: Field):
    assert field.found(term("产教融合"))[number(draft, "产教融合")] == 1.0


def test_a_neighbour_in_the_sentence_has_it_in_part(draft: Side, field: Field):
    assert 0 < field.found(term("产教融合"))[number(draft, "实验室")] < 1


def test_another_sentence_does_not_have_it(draft: Side, field: Field):
    assert number(draft, "落实补助") not in field.found(term("产教融合"))


def test_what_a_heading_says_holds_for_the_clauses_below(understood: Callable[[str], Side]):
    draft = understood(
        "某市实施方案\n一、畅通博士后流动\n（一）设立岗位。吸引人才。\n二、保障\n（一）落实政策。加强宣传。"
    )
    found = Field(draft).found(term("博士后"))
    assert 0 < found[number(draft, "吸引人才")] < 1
    assert number(draft, "加强宣传") not in found


def test_a_synonym_says_a_word_less_surely(draft: Side, field: Field):
    assert 0 < field.own(term("高校"))[number(draft, "高等院校")] < 1


def test_what_may_stand_for_a_phrase_stands_for_its_words(understood: Callable[[str], Side]):
    draft = understood("某市实施方案\n一、服务人才\n（一）发放人才绿卡。加强宣传。")
    field = Field(draft)
    card = number(draft, "绿卡")
    assert field.own(term("服务卡", "人才服务卡"))[card] > field.own(term("服务卡")).get(card, 0.0)


def test_a_longer_word_is_found_in_part(draft: Side, field: Field):
    assert 0 < field.own(term("职业技能竞赛"))[number(draft, "职业技能大赛")] < 1


def test_a_word_that_nobody_says_is_found_nowhere(field: Field):
    assert not field.found(term("垃圾分类"))


@pytest.mark.parametrize("word", ["产教融合", "实验室", "任务", "人才", "垃圾分类"])
def test_what_a_word_tells_within_the_draft_is_a_share(field: Field, word: str):
    assert 0 < field.local_weight(word) <= 1


def test_a_word_that_stands_everywhere_tells_less(field: Field):
    assert field.local_weight("任务") < field.local_weight("博士后")


def test_a_quotation_is_extended_over_neighbours_that_say_more(draft: Side, field: Field):
    weighted = [(1.0, field.own(term(word))) for word in ("产教融合", "实验室", "博士后")]
    span = field.extended(number(draft, "产教融合"), weighted, 3.0)
    sentence = draft.passages[number(draft, "产教融合")].sentence
    assert "博士后" in draft.quote(span)
    assert sentence.contains(span)


def test_a_quotation_is_not_extended_for_nothing(draft: Side, field: Field):
    at = number(draft, "产教融合")
    assert field.extended(at, [(1.0, field.own(term("产教融合")))], 1.0) == draft.passages[at].span


def test_the_surroundings_are_the_clause_and_the_headings_above(draft: Side, field: Field):
    around = field.surroundings(number(draft, "大赛"))
    assert "大赛" in around
    assert "重点任务" in around
    assert "产教融合" not in around
