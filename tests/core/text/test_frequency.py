"""Rare words and character pairs tell more than common ones."""

import pytest

from desktop.core import resources
from desktop.core.text.frequency import SENTENCES, UNSEEN_PAIR, pair_weight, word_weight

LISTS = ("words", "bigrams")


def counts(name: str) -> list[tuple[str, int]]:
    """The lines of a list of counts, in the order of the file."""
    lines = resources.resource(f"language/{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(key, int(count)) for key, count in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        ("的", "规定"),
        ("应当", "推进"),
        ("部门", "人才"),
        ("规定", "博士后"),
        ("工作", "集成电路"),
        ("管理", "揭榜挂帅"),
    ],
)
def test_a_rarer_word_weighs_more(common: str, rare: str):
    assert 0 <= word_weight(common) < word_weight(rare)


@pytest.mark.parametrize(("common", "rare"), [("应当", "推进"), ("人民", "人才"), ("规定", "赛道")])
def test_a_rarer_pair_weighs_more(common: str, rare: str):
    assert 0 <= pair_weight(common) < pair_weight(rare)


def test_no_counted_word_weighs_more_than_one_never_seen():
    assert max(word_weight(word) for word, _ in counts("words")) <= word_weight("从未见过的词")


def test_no_counted_pair_weighs_more_than_one_never_seen():
    assert max(pair_weight(pair) for pair, _ in counts("bigrams")) <= pair_weight("颫颬")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_counts_each_key_once_in_fewer_sentences_than_there_are(name: str):
    entries = counts(name)
    assert len({key for key, _ in entries}) == len(entries)
    assert all(1 <= count < SENTENCES for _, count in entries)


def test_what_the_pairs_leave_out_is_taken_for_less_than_they_hold():
    assert min(count for _, count in counts("bigrams")) > UNSEEN_PAIR


def test_every_pair_is_two_characters():
    assert all(len(pair) == 2 and pair.isalnum() for pair, _ in counts("bigrams"))


def test_the_source_note_gives_the_figure_that_the_code_uses():
    note = resources.resource("language/README.md").read_text(encoding="utf-8")
    assert f"{SENTENCES:,}" in note


def test_the_source_note_names_every_list():
    folder = resources.resource("language")
    note = (folder / "README.md").read_text(encoding="utf-8")
    assert "| `dictionary.bin` | " in note
    for file in (path for path in folder.iterdir() if path.name.endswith(".tsv")):
        entries = len(file.read_text(encoding="utf-8").splitlines())
        assert f"| `{file.name}` | " in note
        assert f"{entries:,}" in note
