"""The public data set: made whole, the same each time, and scored as its README says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmark.make import digest, make, put_table
from benchmark.planted import UNTOUCHED, figures, planted_counts
from benchmark.score import scored

HARMLESS = ("同义改写",)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmark") / "set"
    make(folder)
    return folder


def truth(pair: dict) -> dict:
    """The answer that could not be better."""
    return {
        "tasks": [
            {
                "quote": row["quote"],
                "verdict": "not_applicable" if row.get("level", "local") != "local" else row["accept"][0],
                "authority": row.get("level", "local"),
                "findings": [{"dimension": kind} for kind in row["kinds"]],
                "evidence": [{"quote": quote} for quote in row.get("evidence", [])],
            }
            for row in pair["tasks"]
        ]
    }


def test_every_quote_stands_in_its_document(made: Path):
    data = json.loads((made / "pairs.json").read_text(encoding="utf-8"))
    assert [pair["set"] for pair in data["pairs"]].count("readers") == 3
    for pair in data["pairs"]:
        reference, draft = (
            "".join((made / pair[side]).read_text(encoding="utf-8").split()) for side in ("reference", "draft")
        )
        for row in pair["tasks"]:
            assert "".join(row["quote"].split()) in reference
            assert all("".join(quote.split()) in draft for quote in row.get("evidence", []))
            if row.get("edit") == UNTOUCHED:
                assert row["accept"] == ["covered"]


def test_the_truth_scores_full_marks_and_saying_covered_of_all_does_not(made: Path):
    data = json.loads((made / "pairs.json").read_text(encoding="utf-8"))
    best, _ = scored({pair["id"]: truth(pair) for pair in data["pairs"]}, data)
    assert best["guangdong"]["verdict_accuracy"] == best["guangdong"]["evidence_any"] == 1
    assert best["planted"]["found"] == best["planted"]["named"] == 1
    assert best["planted"]["alarm_untouched"] == best["planted"]["alarm_harmless"] == 0
    lazy = {
        pair["id"]: {"tasks": [task | {"verdict": "covered", "findings": []} for task in truth(pair)["tasks"]]}
        for pair in data["pairs"]
    }
    worst, _ = scored(lazy, data)
    assert worst["planted"]["found"] == 0
    assert worst["guangdong"]["verdict_accuracy"] < 0.6


def test_it_is_scored_without_the_program_that_made_it(made: Path, tmp_path: Path):
    data = json.loads((made / "pairs.json").read_text(encoding="utf-8"))
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({pair["id"]: truth(pair) for pair in data["pairs"]}), encoding="utf-8")
    program = "import runpy, sys; sys.path.insert(0, '.'); runpy.run_module('benchmark.score', run_name='__main__')"
    command = [sys.executable, "-I", "-c", program, str(answers)]
    said = subprocess.run(command, cwd=made, capture_output=True, text=True, check=True)
    assert "guangdong" in said.stdout
    assert said.stdout.rstrip().endswith("0.000")


@pytest.mark.slow
def test_it_is_the_same_each_time(made: Path, tmp_path: Path):
    assert make(tmp_path / "again") == digest(made)


def test_a_loss_counts_as_found_judged_and_named_one_after_another():
    rows = [
        {"quote": "全面推行新型学徒制", "edit": "力度变软", "accept": ["weakened"], "kinds": ["modality"]},
        {"quote": "建立健全评价体系", "edit": UNTOUCHED, "accept": ["covered"], "kinds": []},
        {"quote": "加强组织领导工作", "edit": "同义改写", "accept": ["covered"], "kinds": []},
    ]

    def said(verdict: str, dimension: str, other: str) -> dict:
        tasks = [
            {"quote": rows[0]["quote"], "verdict": verdict, "findings": [{"dimension": dimension}]},
            {"quote": rows[1]["quote"], "verdict": other, "findings": []},
            {"quote": rows[2]["quote"], "verdict": "covered", "findings": []},
        ]
        return {"tasks": tasks}

    counts = planted_counts(said("missing", "modality", "covered"), rows)
    assert counts["力度变软"] == [1, 1, 0, 0]
    assert planted_counts(said("weakened", "scope", "covered"), rows)["力度变软"] == [1, 1, 1, 0]
    assert planted_counts(said("weakened", "modality", "covered"), rows)["力度变软"] == [1, 1, 1, 1]
    alarmed = figures(planted_counts(said("weakened", "modality", "missing"), rows), HARMLESS)
    assert (alarmed["named"], alarmed["alarm_untouched"], alarmed["alarm_harmless"]) == (1, 1, 0)


def test_a_table_takes_the_place_of_the_one_before_it(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures -->\n| old |\n<!-- end of figures -->\nafter\n", encoding="utf-8")
    for rows in (["| one |"], ["| two |"]):
        put_table(page, rows)
    expected = "before\n<!-- figures -->\n\n| two |\n\n<!-- end of figures -->\nafter\n"
    assert page.read_text(encoding="utf-8") == expected
    with pytest.raises(ValueError, match="no place for readers"):
        put_table(page, [], name="readers")


def test_the_pages_have_a_place_for_every_table():
    root = Path(__file__).resolve().parent.parent.parent
    page = (root / "resources/manual/verdicts.md").read_text(encoding="utf-8")
    assert all(f"<!-- {name} -->" in page for name in ("readers", "reliability", "planted"))
    assert "<!-- figures -->" in (root / "benchmark/README.md").read_text(encoding="utf-8")
