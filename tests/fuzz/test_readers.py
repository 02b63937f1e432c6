"""A bounded part of the fuzzing on every run of the tests, and every file that once made a reader stumble."""

from pathlib import Path

import pytest

from tests.fuzz.run import HERE, SECONDS, built_in_starts, cases, outcome, run

COUNT = 120


@pytest.mark.slow
def test_mutated_files_are_read_or_refused_under_a_code() -> None:
    ended = list(run(built_in_starts(), 7, COUNT))
    assert len(ended) == COUNT
    assert [(place, result) for place, result, _ in ended if result.startswith("crashed")] == []
    assert max(seconds for _, _, seconds in ended) < SECONDS


def test_the_same_seed_makes_the_same_files() -> None:
    starts = built_in_starts()
    once = [data for _, _, data in cases(starts, 5, range(30))]
    assert once == [data for _, _, data in cases(starts, 5, range(30))]
    assert len(set(once)) > len(starts)


@pytest.mark.parametrize("start", built_in_starts(), ids=lambda path: path.name)
def test_what_mutations_start_from_is_sound(start: Path) -> None:
    assert outcome(start) == ("file_encrypted" if start.name == "locked.pdf" else "read")


@pytest.mark.parametrize("path", sorted((HERE / "files").glob("*")), ids=lambda path: path.name)
def test_a_file_that_once_crashed_is_read_or_refused(path: Path) -> None:
    assert not outcome(path).startswith("crashed")
