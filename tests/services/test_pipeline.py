"""Files become a comparison."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core import resources
from desktop.core.errors import ReadError
from desktop.core.messages import text as sentence
from desktop.core.model.finding import Verdict
from desktop.core.model.review import Comparison, Side
from desktop.core.progress import Cancelled, Silent
from desktop.core.readers.plain import read_plain
from desktop.core.resources import Rules
from desktop.services.pipeline import STEPS, compare, compare_files, get_ready, read, understand

REFERENCE = """某省行动方案
一、重点任务
（一）培养。全面推行学徒制培养模式。引进海外人才。
（二）保障。建立数字人才专项基金。"""
DRAFT = """某市实施方案
一、重点任务
（一）培养。探索学徒制培养模式。引进海外人才。
二、特色
（一）住房。建设公寓。"""


class Watch:
    """Progress that keeps what it is told and stops at a step."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[str, int, int]] = []
        self._stop_at = stop_at

    def step(self, stage: str, done: int, total: int) -> None:
        self.steps.append((stage, done, total))
        if done == self._stop_at:
            raise Cancelled


def side(content: str, name: str = "方案.txt") -> Side:
    return understand(read_plain(content.encode("utf-8"), name))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The reference and the draft above."""
    folder = tmp_path_factory.mktemp("方案")
    for name, content in (("上位.txt", REFERENCE), ("草案.txt", DRAFT)):
        (folder / name).write_text(content, encoding="utf-8")
    return folder / "上位.txt", folder / "草案.txt"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(side(REFERENCE), side(DRAFT))


def test_a_file_is_read_and_understood(files: tuple[Path, Path]):
    found = understand(read(files[0]))
    assert found.title == "某省行动方案"
    assert [clause.number for clause in found.outline.clauses] == ["一、", "一、（一）", "一、（二）"]
    assert [found.quote(task.span) for task in found.tasks] == [
        "全面推行学徒制培养模式",
        "引进海外人才",
        "建立数字人才专项基金",
    ]


def test_every_task_gets_one_verdict(comparison: Comparison):
    assert tuple(judgement.task for judgement in comparison.judgements) == comparison.reference.tasks
    assert [judgement.verdict for judgement in comparison.judgements] == [
        Verdict.WEAKENED,
        Verdict.COVERED,
        Verdict.MISSING,
    ]


def test_what_only_the_draft_has_is_an_addition(comparison: Comparison):
    assert [comparison.draft.quote(addition.span) for addition in comparison.additions] == ["建设公寓"]


def test_files_and_texts_give_the_same_comparison(files: tuple[Path, Path], comparison: Comparison):
    found = compare_files(*files)
    assert found.judgements == comparison.judgements
    assert found.additions == comparison.additions


def test_comparing_twice_gives_the_same(comparison: Comparison):
    assert compare(side(REFERENCE), side(DRAFT)) == comparison


def test_real_plans_compared_twice_give_the_same(national_plan: Path, guangdong_measures: Path):
    assert compare_files(national_plan, guangdong_measures) == compare_files(national_plan, guangdong_measures)


def test_the_other_way_round_is_another_comparison(comparison: Comparison):
    turned = compare(side(DRAFT), side(REFERENCE))
    assert tuple(judgement.task for judgement in turned.judgements) == comparison.draft.tasks


def test_what_is_copied_is_told_for_the_whole_and_for_each_clause_with_a_body(comparison: Comparison):
    bodies = {c.id for c in comparison.draft.outline.clauses if comparison.draft.quote(c.body).strip()}
    assert {clause for clause, _ in comparison.copied_by_clause} == bodies
    assert all(0 <= share <= 1 for share in (comparison.copied, *dict(comparison.copied_by_clause).values()))


def test_a_draft_that_takes_over_everything_is_copied_whole():
    found = compare(side(REFERENCE), side("\n" + REFERENCE, "副本.txt"))
    assert found.copied == 1
    assert set(dict(found.copied_by_clause).values()) == {1.0}
    assert found.additions == ()


def test_nothing_is_copied_from_a_foreign_plan():
    found = compare(side(REFERENCE), side("某县垃圾治理方案\n一、重点\n（一）清运。推行垃圾分类收集转运处理。"))
    assert found.copied == 0


def test_the_version_of_the_rules_is_told(comparison: Comparison):
    assert comparison.rules


def test_getting_ready_reads_what_a_comparison_reads_and_can_be_stopped(monkeypatch):
    opened = []
    resource = resources.resource
    monkeypatch.setattr(resources, "resource", lambda name: opened.append(name) or resource(name))
    with resources.in_force(Rules(digest="rules that nothing was made from yet")):
        get_ready(side(REFERENCE), Silent())
        assert "language/thesaurus.tsv" in opened
        opened.clear()
        compare(side(REFERENCE), side(DRAFT))
    assert opened == []
    with pytest.raises(Cancelled):
        get_ready(side(REFERENCE), Watch(stop_at=25))


def test_the_same_bytes_on_both_sides_are_refused():
    one = side(REFERENCE)
    other = replace(one, document=replace(one.document, name="副本.txt"))
    with pytest.raises(ReadError) as caught:
        compare(one, other)
    assert (caught.value.code, caught.value.params) == ("same_file", {"name": "副本.txt"})


def test_a_file_that_is_not_there_is_refused(files: tuple[Path, Path]):
    with pytest.raises(ReadError) as caught:
        compare_files(files[0], files[0].with_name("没有.txt"))
    assert caught.value.code == "file_missing"


@pytest.mark.parametrize(
    "content", ["关于召开会议的通知", "某市实施方案\n一、总体要求\n以习近平新时代中国特色社会主义思想为指导。"]
)
def test_a_reference_without_tasks_gives_no_judgement(content: str):
    assert compare(side(content), side(DRAFT)).judgements == ()


def test_against_a_draft_without_measures_everything_is_missing():
    found = compare(side(REFERENCE), side("关于召开会议的通知"))
    assert {judgement.verdict for judgement in found.judgements} == {Verdict.MISSING}
    assert found.additions == ()


# --- progress ---------------------------------------------------------------------------------------------


def test_progress_goes_from_nothing_to_all_without_going_back(files: tuple[Path, Path]):
    watch = Watch()
    compare_files(*files, watch)
    done = [step for _, step, _ in watch.steps]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, STEPS)
    assert {total for _, _, total in watch.steps} == {STEPS}


def test_every_stage_has_a_name(files: tuple[Path, Path]):
    watch = Watch()
    compare_files(*files, watch)
    assert all(sentence(f"stage.{stage}") for stage, _, _ in watch.steps)


def test_work_can_be_stopped_at_every_step(files: tuple[Path, Path]):
    whole = Watch()
    compare_files(*files, whole)
    told = sorted({done for _, done, _ in whole.steps if done < STEPS})
    assert len(told) > 5
    for step in told:
        watch = Watch(stop_at=step)
        with pytest.raises(Cancelled):
            compare_files(*files, watch)
        assert watch.steps[-1][1] == step


def test_a_stopped_comparison_can_be_begun_again(files: tuple[Path, Path], comparison: Comparison):
    with pytest.raises(Cancelled):
        compare_files(*files, Watch(stop_at=0))
    assert compare_files(*files).judgements == comparison.judgements


def test_cycles_are_looked_for_after_a_comparison_as_before(national_plan: Path, guangdong_measures: Path):
    both = [understand(read(path)) for path in (national_plan, guangdong_measures)]
    assert gc.isenabled()
    compare(*both)
    assert gc.isenabled()
    gc.disable()
    try:
        compare(*both)
        assert not gc.isenabled()
    finally:
        gc.enable()
