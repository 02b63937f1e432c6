"""One plan against a folder of drafts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core import resources
from desktop.core.errors import Cancelled, ReadError
from desktop.core.messages import render
from desktop.core.model.finding import Verdict
from desktop.core.model.matrix import Matrix, matrix_column
from desktop.core.writers.matrix_report import matrix_report
from desktop.core.writers.matrix_workbook import matrix_workbook
from desktop.services.matrix import compare_folder, drafts_in
from desktop.services.matrix_summary import matrix_lines
from desktop.services.pipeline import compare_files, unit_rules

PLAN = """数字人才行动方案

一、重点任务

（一）实施培育项目。全面推行企业新型学徒制。每年培训数字高技能人才不少于1000人。

（二）强化激励引导。将高层次数字人才纳入地方高级专家库。
"""
FULL = PLAN.replace("数字人才行动方案", "某市数字人才实施方案")
WEAK = FULL.replace("全面推行", "探索").replace("将高层次数字人才纳入地方高级专家库", "办好展会")
MOMENT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three drafts, one of them twice, the plan itself, a broken file, a folder, and what is no draft."""
    base = tmp_path_factory.mktemp("matrix")
    place = base / "各地草案"
    (place / "里面").mkdir(parents=True)
    (base / "方案.txt").write_text(PLAN, encoding="utf-8")
    (place / "里面" / "再一份.txt").write_text(FULL, encoding="utf-8")
    files = {
        "草案10.txt": FULL,
        "草案2.txt": WEAK,
        "草案3.txt": WEAK + "三、附则\n",
        "副本.txt": WEAK,
        "原件.txt": PLAN,
    }
    for name, words in files.items():
        (place / name).write_text(words, encoding="utf-8")
    (place / "坏.docx").write_bytes(b"PK\x03\x04")
    (place / "~$草案2.docx").write_bytes(b"x")
    (place / ".hidden").write_bytes(b"x")
    return place


@pytest.fixture(scope="module")
def matrix(folder) -> Matrix:
    return compare_folder(folder.parent / "方案.txt", folder, workers=2)


def test_every_draft_has_a_column_in_the_order_of_their_names(matrix):
    assert [column.name for column in matrix.columns] == ["副本.txt", "草案3.txt", "草案10.txt"]


def test_a_column_says_what_the_comparison_of_the_pair_says(matrix, folder):
    comparison = compare_files(folder.parent / "方案.txt", folder / "草案10.txt")
    assert matrix.columns[2] == matrix_column(comparison)
    assert [cell.verdict for cell in matrix.columns[2].cells] == [one.verdict for one in comparison.judgements]


def test_a_cell_quotes_the_draft_and_gives_the_reason(matrix):
    task = next(at for at, words in enumerate(matrix.words) if "学徒制" in words)
    cell = matrix.columns[0].cells[task]
    assert cell.verdict is Verdict.WEAKENED
    assert "探索企业新型学徒制" in cell.quote
    assert cell.clause == "一、（一）"
    assert "探索" in "".join(map(render, cell.reasons))
    assert matrix.counts[task] == {Verdict.WEAKENED: 2, Verdict.COVERED: 1}


def test_what_has_no_column_is_said_with_the_reason(matrix):
    told = {one.name: render(one.why) for one in matrix.left_out}
    assert set(told) == {"原件.txt", "坏.docx", "草案2.txt", "里面"}
    assert "就是上位文件" in told["原件.txt"]
    assert "副本.txt" in told["草案2.txt"]
    assert "已损坏" in told["坏.docx"]
    assert "文件夹" in told["里面"]


@pytest.mark.parametrize("workers", [1, 3])
def test_the_number_of_processes_changes_no_byte(matrix, folder, workers):
    again = compare_folder(folder.parent / "方案.txt", folder, workers=workers)
    assert again == matrix
    assert matrix_report(again, moment=MOMENT) == matrix_report(matrix, moment=MOMENT)
    assert matrix_workbook(again, moment=MOMENT) == matrix_workbook(matrix, moment=MOMENT)
    assert matrix_lines(again) == matrix_lines(matrix)


def test_a_units_rules_hold_in_every_process(folder):
    with resources.in_force(unit_rules(Path(str(resources.resource("unit_example"))))):
        made = compare_folder(folder.parent / "方案.txt", folder, workers=2)
        comparison = compare_files(folder.parent / "方案.txt", folder / "草案10.txt")
    assert "+" in made.rules
    assert made.columns[2] == matrix_column(comparison)


def test_it_tells_how_many_drafts_are_done(folder):
    steps = []

    class Watch:
        def step(self, stage, done, total):
            steps.append((stage, done, total))

    compare_folder(folder.parent / "方案.txt", folder, Watch(), workers=1)
    assert steps[0] == ("read_reference", 0, 6)
    assert steps[-1] == ("drafts", 6, 6)


def test_it_stops_when_it_is_told_to(folder):
    class Watch:
        def step(self, stage, done, total):
            if stage == "drafts":
                raise Cancelled

    with pytest.raises(Cancelled):
        compare_folder(folder.parent / "方案.txt", folder, Watch(), workers=2)


def test_a_folder_that_is_none_or_empty_is_named(tmp_path):
    for folder, code in ((tmp_path / "没有", "matrix_no_folder"), (tmp_path, "matrix_empty")):
        with pytest.raises(ReadError) as caught:
            drafts_in(folder)
        assert caught.value.code == code


def test_a_folder_without_a_single_draft_gives_a_matrix_that_says_so(folder, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    made = compare_folder(folder.parent / "方案.txt", tmp_path)
    assert made.columns == ()
    assert len(made.left_out) == 1
    assert matrix_report(made, moment=MOMENT)
    assert matrix_workbook(made, moment=MOMENT)
