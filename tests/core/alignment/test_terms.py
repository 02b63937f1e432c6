"""A task gives the weighted words that must be found again."""

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.alignment.terms import content_words, rarity, role_factors, stop_words, terms
from desktop.core.model.review import Side

Plan = Callable[..., Side]
EVEN: dict[str, float] = defaultdict(lambda: 1.0)


def weights(side: Side) -> dict[str, float]:
    """Word → weight of the first task's terms."""
    text, task = side.document.text, side.tasks[0]
    return {term.word: term.weight for term in terms(text, task, role_factors(text, task), EVEN)}


def test_the_words_of_a_task_are_its_terms(plan: Plan):
    assert {"引进", "海外", "博士后"} <= set(weights(plan("引进一批海外博士后。")))


def test_words_that_say_nothing_are_no_terms(plan: Plan):
    found = weights(plan("进一步加强对高校的有关支持工作。"))
    assert "高校" in found
    assert not stop_words() & set(found)


def test_characters_that_no_dictionary_joins_come_as_pairs():
    found = [word for word, _ in content_words("鑫垚淼焱")]
    assert found == ["鑫垚", "垚淼", "淼焱"]


def test_a_word_is_quoted_from_where_it_stands():
    text = "支持高校、科研院所建设实验室"
    assert all(span.of(text) == word for word, span in content_words(text))
    shifted = [span for _, span in content_words(text, 100)]
    assert shifted == [span.shifted(100) for _, span in content_words(text)]


@pytest.mark.parametrize(("common", "rare"), [("部门", "博士后"), ("规定", "集成电路"), ("人", "人才")])
def test_a_rarer_word_tells_more(common: str, rare: str):
    assert rarity(common) < rarity(rare)


def test_means_weigh_less_than_the_measure(plan: Plan):
    found = weights(plan("依托博士后机制，汇聚博士后人才。"))
    text = "依托博士后机制，汇聚博士后人才。"
    side = plan(text)
    places = {term.span.start: term.weight for term in all_terms(side) if term.word == "博士后"}
    aside, measure = (places[at] for at in sorted(places))
    assert found
    assert 0 < aside < measure


def test_who_acts_weighs_less_than_what_is_done(plan: Plan):
    side = plan("博士后工作站应当培养博士后人才。")
    subject, done = (term.weight for term in all_terms(side) if term.word == "博士后")
    assert 0 < subject < done


def test_a_long_list_does_not_outweigh_the_measure(plan: Plan):
    short = weights(plan("在集成电路、区块链、大数据等领域开展培训。"))
    long = weights(plan("在集成电路、区块链、大数据、物联网、云计算、虚拟现实、工业软件等领域开展培训。"))
    assert long["集成电路"] < short["集成电路"]
    assert long["培训"] == short["培训"]


def test_a_word_that_tells_nothing_between_the_documents_weighs_nothing(plan: Plan):
    side = plan("引进海外人才。")
    text, task = side.document.text, side.tasks[0]
    nothing: dict[str, float] = defaultdict(float)
    assert all(term.weight == 0 for term in terms(text, task, role_factors(text, task), nothing))


def all_terms(side: Side):
    text, task = side.document.text, side.tasks[0]
    return terms(text, task, role_factors(text, task), EVEN)


@given(st.text(alphabet="推进数字人才培育的和、，。%0123AG鑫垚 \n", max_size=40))
def test_content_words_quote_the_text_in_order(text: str):
    found = list(content_words(text))
    assert all(span.of(text) == word for word, span in found)
    assert all(before.start < after.start for (_, before), (_, after) in pairwise(found))


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.sampled_from(["推进产教融合，", "支持高校、院所、企业等，", "应当培训，", "依托平台，"]), min_size=1)
)
def test_factors_lie_between_nothing_and_all_and_cover_the_task(plan: Plan, pieces: list[str]):
    side = plan("推进改革。" + "".join(pieces))
    for task in side.tasks:
        factors = role_factors(side.document.text, task)
        assert set(range(task.span.start, task.span.end)) <= set(factors)
        assert all(0 < factor <= 1 for factor in factors.values())
