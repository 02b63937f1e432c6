"""The law of tracked changes on a drafter's file, and that a break of it is seen."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.evaluation.tracked import Case, broken, cases
from tests.evaluation.word_files import drafters_file


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    file: Path = tmp_path_factory.mktemp("draft") / "草案.docx"
    drafters_file(file)
    return list(cases(file, 4))


def test_ours_are_accepted_and_rejected_without_a_trace(drawn: list[Case]):
    assert [case.name for case in drawn] == ["草案.docx"] * 4
    assert [broken(case) for case in drawn] == [[]] * 4


def test_a_break_of_the_law_is_seen(drawn: list[Case]):
    first, second, *_ = drawn
    assert "accepting gives the wanted text" in broken(replace(first, wanted=second.wanted))
    assert "rejecting gives the file back" in broken(replace(first, original=second.made))
