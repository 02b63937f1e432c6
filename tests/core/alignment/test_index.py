"""Numbered texts, and which of them say a word."""

import pytest

from desktop.core import resources
from desktop.core.alignment.index import PARTLY, Index
from desktop.core.alignment.synonyms import alternatives
from desktop.core.alignment.terms import rarity
from desktop.core.resources import Rules

TEXTS = {3: "推进产教融合", 1: "深化校企合作", 7: "举办职业技能大赛", 9: "支持大学和高等院校建设", 4: "开展宣传"}


@pytest.fixture
def index() -> Index:
    return Index(TEXTS)


def test_a_word_of_two_characters_stands_there_or_not(index):
    assert index.said("宣传") == {4: 1.0}


def test_a_longer_word_may_stand_there_in_part(index):
    said = index.said("职业技能竞赛")
    assert PARTLY / 2 <= said[7] < 1


@pytest.mark.parametrize("word", ["高校", "产教融合", "竞赛", "推进"])
def test_each_text_has_the_surest_of_the_words_that_it_says(index, word):
    surest: dict[int, float] = {}
    for other, sure in {word: 1.0, **alternatives(word)}.items():
        worth = 1.0 if other == word else sure * min(1.0, rarity(other) / max(rarity(word), 0.1))
        for number, text in TEXTS.items():
            if all(other[at : at + 2] in text for at in range(max(1, len(other) - 1))):
                surest[number] = max(surest.get(number, 0.0), worth)
    assert {number: value for number, value in index.said(word).items() if number in surest} == surest


@pytest.mark.parametrize("word", ["高校", "产教融合", "竞赛", "推进", "没有"])
def test_so_many_texts_say_it_fully(index, word):
    assert index.fully(word) == sum(value >= 1.0 for value in index.said(word).values())


def test_texts_come_and_go(index):
    assert index.fully("产教融合") == 1
    index.strike({3: TEXTS[3]})
    assert index.fully("产教融合") == 0
    index.enter({11: "促进产教融合发展"})
    assert index.said("产教融合")[11] == 1.0


def test_a_word_that_stands_for_another_without_loss_says_it_fully(index):
    ours = resources.shipped("rules/alignment.toml")
    table = {**ours, "synonym": {**ours["synonym"], "group": 1.0}}
    with resources.in_force(Rules("甲", "a" * 64, {"rules/alignment.toml": table})):
        for word in ("高校", "竞赛", "推进"):
            assert index.fully(word) == sum(value >= 1.0 for value in index.said(word).values())
        assert index.fully("竞赛") == 1  # 大赛, as common a word; 大学 tells less than 高校
