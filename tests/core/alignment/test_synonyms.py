"""A word brings the words that may stand for it."""

import pytest

from desktop.core import resources
from desktop.core.alignment.synonyms import alternatives

GROUPS = [entry["words"] for entry in resources.table("lexicon/synonyms.toml")["group"]]
ACTIONS = resources.table("lexicon/actions.toml")["group"]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("高校", "高等学校"),
        ("引进", "引才"),
        ("补贴", "补助"),
        ("海外", "境外"),
        ("竞赛", "大赛"),
        ("建立", "构建"),
        ("完善", "健全"),
    ],
)
def test_each_of_two_synonyms_may_stand_for_the_other(word: str, other: str):
    assert other in alternatives(word)
    assert word in alternatives(other)


def test_a_word_nobody_knows_has_no_alternatives():
    assert not alternatives("从未见过的词")


def test_a_synonym_is_surer_than_a_verb_of_one_kind():
    assert alternatives("高校")["高等学校"] > alternatives("建立")["打造"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_every_word_of_a_group_may_stand_for_every_other(group: list[str]):
    for word in group:
        assert set(group) - {word} <= set(alternatives(word))


@pytest.mark.parametrize("group", ACTIONS.values(), ids=ACTIONS.keys())
def test_no_word_stands_for_itself_and_none_is_surer_than_sure(group: list[str]):
    for word in group:
        found = alternatives(word)
        assert word not in found
        assert all(0 < sure <= 1 for sure in found.values())
