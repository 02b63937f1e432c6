"""The index of the library: whole or made anew, and what it answers."""

import sqlite3
from pathlib import Path

import pytest

from desktop.core.errors import WriteError
from desktop.core.model.library import Plan, PlanClause
from desktop.core.storage.library_index import BrokenIndexError, LibraryIndex


def plan(name: str) -> Plan:
    return Plan(name * 64, name, f"{name}.txt", f"方案{name}", "provincial", "某省", "", "", 2, 5)


CLAUSES = (PlanClause(0, "一、", "落户", "一、落户\n放宽落户条件"), PlanClause(1, "二、", "补贴", "二、补贴\n发放补贴"))


@pytest.fixture
def index(tmp_path: Path) -> LibraryIndex:
    made = LibraryIndex(tmp_path / "index.sqlite")
    made.create()
    made.put(plan("a"), CLAUSES)
    return made


def test_a_clause_is_found_with_the_places_of_the_words(index: LibraryIndex):
    count, (hit,) = index.search("落户", 10)
    assert count == 1
    assert hit.plan == plan("a")
    assert [hit.clause.text[start:end] for start, end in hit.places] == ["落户", "落户"]


def test_more_is_counted_than_is_listed(index: LibraryIndex):
    index.put(plan("b"), CLAUSES)
    count, hits = index.search("补贴", 1)
    assert (count, len(hits)) == (2, 1)


def test_a_plan_put_again_takes_the_place_of_the_old_one(index: LibraryIndex):
    index.put(plan("a"), CLAUSES[:1])
    assert index.search("补贴", 10) == (0, ())
    assert [len(index.clauses(one.sha256)) for one in index.plans()] == [1]


def test_what_is_removed_is_found_no_more_and_what_was_compared_is_forgotten(index: LibraryIndex):
    index.keep_compared("key", plan("a").sha256, {"share": 0.5})
    assert index.compared("key") == {"share": 0.5}
    index.remove(plan("a").sha256)
    assert index.plans() == ()
    assert index.search("落户", 10) == (0, ())
    assert index.compared("key") is None


@pytest.mark.parametrize("bytes_", [b"", b"no database at all", b"SQLite format 3\x00" + b"x" * 4000])
def test_what_is_no_index_is_told_and_made_anew(index: LibraryIndex, tmp_path: Path, bytes_: bytes):
    (tmp_path / "index.sqlite").write_bytes(bytes_)
    with pytest.raises(BrokenIndexError):
        index.check()
    with pytest.raises(BrokenIndexError):
        index.plans()
    index.create()
    index.check()
    assert index.plans() == ()


def test_an_index_of_another_schema_is_made_anew(index: LibraryIndex, tmp_path: Path):
    other = sqlite3.connect(tmp_path / "index.sqlite")
    other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(BrokenIndexError):
        index.check()


def test_what_goes_wrong_halfway_leaves_the_plan_as_it_was(index: LibraryIndex):
    def broken():
        yield CLAUSES[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        index.put(plan("a"), broken())
    assert len(index.clauses(plan("a").sha256)) == 2
    assert index.search("补贴", 10)[0] == 1


def test_a_folder_that_is_not_there_is_a_refusal_and_no_broken_index(tmp_path: Path):
    with pytest.raises(WriteError, match="library_unwritable"):
        LibraryIndex(tmp_path / "nowhere" / "index.sqlite").plans()


def test_an_index_that_was_never_made_is_told(tmp_path: Path):
    with pytest.raises(BrokenIndexError):
        LibraryIndex(tmp_path / "index.sqlite").check()


def test_an_index_that_cannot_be_taken_away_is_a_refusal(tmp_path: Path):
    (tmp_path / "index.sqlite").mkdir()  # no file: unlinking it is refused on every system
    with pytest.raises(WriteError, match="library_unwritable"):
        LibraryIndex(tmp_path / "index.sqlite").create()


def test_words_without_a_letter_find_nothing(index: LibraryIndex):
    assert index.search("，。", 10) == index.search(" ", 10) == (0, ())


def test_a_fault_of_our_own_is_no_broken_index(index: LibraryIndex):
    with pytest.raises(sqlite3.IntegrityError, match="mismatch"):
        index.search("落户", "many")  # type: ignore[arg-type]
