"""The packed dictionary says what jieba's own says."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import resources
from desktop.core.text import segment
from desktop.core.text.dictionary import Dictionary, packed
from tests.dictionary import jiebas

DATA = resources.resource("language/dictionary.bin").read_bytes()


@pytest.fixture(scope="module")
def own() -> tuple[dict[str, int], int]:
    return jiebas()


def test_the_file_is_made_of_the_installed_dictionary(own):
    assert packed(*own) == DATA


def test_every_entry_of_jieba_is_there_and_no_other(own):
    entries, total = own
    dictionary = Dictionary(DATA)
    for pair in {word[:2] for word in entries}:
        dictionary.take_in(pair)
    assert dictionary.entries == entries
    assert dictionary.total == total


@given(st.text(alphabet="全面推行企业新型学徒制，中华人民共和国务院A1 𠮷\n", max_size=30))
def test_whatever_stands_in_a_text_is_found_as_jieba_finds_it(words):
    dictionary = Dictionary(DATA)
    dictionary.take_in(words)
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            assert dictionary.entries.get(words[start:end]) == ALL.get(words[start:end])


@pytest.fixture(scope="module")
def whole(own):
    """jieba itself, with all its entries and ours, and its own search."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    made = jieba.Tokenizer()
    made.FREQ, made.total = dict(own[0]), own[1]
    made.initialized = True
    for word in segment._own_words():
        made.add_word(word)
    return made


def ours(text: str) -> list[str]:
    segmenter, dictionary = segment._segmenter()
    dictionary.take_in(text)
    return list(segmenter.cut(text, HMM=False))


def test_texts_are_cut_as_jieba_cuts_them_with_all_its_entries(whole):
    for entry in resources.seed_catalogue():
        text = resources.seed(entry["file"]).read_text(encoding="utf-8")
        assert ours(text) == list(whole.cut(text, HMM=False))


@given(st.text(alphabet="全面推行企业新型学徒制的和服务人民生产品质量，龘𠮷A1 \n", max_size=40))
def test_any_text_is_cut_as_jieba_cuts_it(whole, text):
    assert ours(text) == list(whole.cut(text, HMM=False))


def test_a_text_takes_in_no_more_than_it_can_use():
    dictionary = Dictionary(DATA)
    before = len(dictionary.entries)
    dictionary.take_in("企业")
    assert {word for word in dictionary.entries if len(word) > 1} >= {"企业", "企业家"}
    assert len(dictionary.entries) - before < 100


ALL = jiebas()[0]
