"""Pairs of characters as FTS5 indexes them, asked of SQLite itself."""

import sqlite3

import pytest

from desktop.core.text.grams import grams, places, query

TEXT = "支持数字人才落户，2026年底前建设5G基站。ＶＲ领域"


def found(sought: str, text: str = TEXT) -> bool:
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE said USING fts5 (grams, tokenize = 'unicode61 remove_diacritics 0')")
    index.execute("INSERT INTO said VALUES (?)", (grams(text),))
    hits = index.execute("SELECT count(*) FROM said WHERE said MATCH ?", (query(sought),)).fetchone()[0]
    index.close()
    return bool(hits)


@pytest.mark.parametrize(
    "sought",
    [
        "落户",
        "落",
        "户",
        "人才",
        "数字人才落户",
        "2026",
        "202",
        "2026年",
        "年底",
        "5g",
        "5G基站",
        "vr",
        "vr领",
        "人才 基站",
    ],
)
def test_what_stands_in_a_text_is_found_whatever_its_length(sought: str):
    assert found(sought)
    assert places(TEXT, sought)


@pytest.mark.parametrize("sought", ["才字", "人户", "2027", "人才 养老", "基站前"])
def test_what_does_not_stand_there_in_this_order_is_not_found(sought: str):
    assert not found(sought)


@pytest.mark.parametrize("sought", ["", "   ", "，。", '"', "*"])
def test_where_nothing_is_asked_there_is_no_query(sought: str):
    assert query(sought) == ""


@pytest.mark.parametrize("sought", ['人才"', "人才*", "人才 AND", "NEAR(人才)", "人才-落户"])
def test_marks_of_the_query_language_mean_nothing(sought: str):
    found(sought)


def test_places_are_those_of_the_text_as_it_is_written():
    assert [TEXT[start:end] for start, end in places(TEXT, "vr 人才")] == ["人才", "ＶＲ"]


def test_marks_within_the_words_do_not_count():
    assert found("落户2026")
    assert [TEXT[start:end] for start, end in places(TEXT, "落户2026")] == ["落户，2026"]


def test_characters_beyond_the_basic_plane_are_found():
    assert found("𠮷祥", "弘扬𠮷祥精神")
