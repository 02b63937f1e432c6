"""Tasks of a real reference cut otherwise than the machine cuts them."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.core.model.finding import Dimension, Verdict
from desktop.core.model.project import (
    ContentKey,
    Correction,
    CorrectionKind,
    Decision,
    DecisionKind,
    FindingKey,
    Pin,
    PinKind,
    Project,
    Source,
)
from desktop.core.model.review import Side
from desktop.core.progress import Silent
from desktop.core.readers.plain import read_plain
from desktop.services import pipeline
from desktop.services.cutting import merge, neighbour, recut, split, task_keys, uncut
from desktop.services.review import ReviewSession, begin_review

REFERENCE = """某计划

一、重点任务

（一）培育。全面推行学徒制，支持院校开设数字专业。每年培训数字高技能人才不少于1000人。（责任单位：教育部、人力资源社会保障部）

（二）激励。将高层次数字人才纳入地方高级专家库。

二、保障措施

加大政策宣传力度，弘扬工匠精神。
"""
DRAFT = """某省实施方案

一、主要任务

（一）培育。探索学徒制。每年培训数字高技能人才500人左右。

二、其他

加大政策宣传力度，弘扬工匠精神。
"""
EMPTY = Project(Source("上位.txt", b""), Source("草案.txt", b""))
TWO = "全面推行学徒制，支持院校开设数字专业"


def side(words: str, name: str) -> Side:
    return pipeline.understand(read_plain(words.encode(), name))


PARSED = side(REFERENCE, "上位.txt")


def quotes(made: Side) -> list[str]:
    return [made.quote(task.span) for task in made.tasks]


def task_of(made: Side, words: str) -> str:
    return next(task.id for task in made.tasks if words in made.quote(task.span))


def place(words: str) -> int:
    return PARSED.document.text.index(words)


def halved() -> Project:
    return split(EMPTY, PARSED, task_of(PARSED, TWO), place("支持院校"))


def test_a_task_is_cut_where_the_person_says():
    made = recut(PARSED, halved().corrections)
    assert quotes(made.side)[:3] == ["全面推行学徒制", "支持院校开设数字专业", quotes(PARSED)[1]]
    assert made.lost == ()
    first, second = made.side.tasks[:2]
    assert first.strength.word == "全面推行"
    assert [owner.name for owner in second.owners] == ["教育部", "人力资源社会保障部"]


def test_two_neighbours_become_one_with_all_that_both_say():
    project = merge(EMPTY, PARSED, task_of(PARSED, TWO), 1)
    made = recut(PARSED, project.corrections).side
    assert quotes(made)[0] == f"{TWO}。{quotes(PARSED)[1]}"
    assert [quantity.value for quantity in made.tasks[0].quantities] == [1000]
    assert len(made.tasks[0].parts) == len(PARSED.tasks[0].parts) + len(PARSED.tasks[1].parts)
    assert merge(EMPTY, PARSED, PARSED.tasks[1].id, -1) == project


def test_tasks_of_different_clauses_are_no_neighbours():
    expert = task_of(PARSED, "专家库")
    assert neighbour(PARSED, expert, -1) is None
    with pytest.raises(ValueError, match=expert):
        merge(EMPTY, PARSED, expert, -1)


@given(st.data())
def test_any_cut_keeps_every_word_and_can_be_taken_back(data):
    task = data.draw(st.sampled_from(PARSED.tasks))
    at = data.draw(st.integers(task.span.start, task.span.end))
    try:
        project = split(EMPTY, PARSED, task.id, at)
    except ValueError:
        assume(False)
    made = recut(PARSED, project.corrections)
    halves = [one for one in made.side.tasks if task.span.contains(one.span)]
    assert len(halves) == 2
    said = "".join(made.side.quote(half.span) for half in halves)
    assert [c for c in said if c.isalnum()] == [c for c in PARSED.quote(task.span) if c.isalnum()]
    assert len({one.id for one in made.side.passages}) == len(made.side.passages)
    assert uncut(project, PARSED, halves[1].id) == EMPTY
    again = merge(project, made.side, halves[0].id, 1)
    assert quotes(recut(PARSED, again.corrections).side) == quotes(PARSED)


def test_what_rests_on_a_correction_goes_with_it():
    project = halved()
    made = recut(PARSED, project.corrections).side
    project = merge(project, made, task_of(made, "支持院校"), 1)
    made = recut(PARSED, project.corrections).side
    assert quotes(made)[1].startswith("支持院校开设数字专业。每年")
    assert uncut(project, PARSED, task_of(made, "全面推行")) == EMPTY


def test_a_correction_of_a_task_that_is_not_there_is_kept_and_told():
    other = side(REFERENCE.replace("支持院校开设", "鼓励院校开设"), "新版.txt")
    made = recut(other, halved().corrections)
    assert (made.side, made.lost) == (other, halved().corrections)
    key = ContentKey("reference", "二、", "加大政策宣传力度，弘扬工匠精神")
    for correction in (
        Correction(CorrectionKind.SPLIT, key, replace(key, text="别的话")),
        Correction(CorrectionKind.SPLIT, key, key),
        Correction(CorrectionKind.MERGE, key, task_keys(PARSED)[task_of(PARSED, "专家库")]),
    ):
        assert recut(PARSED, (correction,)).lost == (correction,)


def test_a_correction_is_found_again_where_the_clause_has_another_number():
    later = side(REFERENCE.replace("一、重点任务", "一、总则\n\n坚持党的领导。\n\n二、重点任务"), "新版.txt")
    made = recut(later, halved().corrections)
    assert "支持院校开设数字专业" in quotes(made.side)


def test_what_was_decided_about_the_whole_holds_for_both_halves():
    key = task_keys(PARSED)[task_of(PARSED, TWO)]
    lost = FindingKey(Dimension.MODALITY, "全面推行")
    project = EMPTY.decided(
        [Decision(key, DecisionKind.KEEP, "有据"), Decision(key, DecisionKind.ADOPT, finding=lost)]
    ).pinned(Pin(key, PinKind.VERDICT, verdict=Verdict.COVERED))
    project = split(project, PARSED, task_of(PARSED, TWO), place("支持院校"))
    assert [(one.task.text[:4], one.kind, one.finding) for one in project.decisions] == [
        ("全面推行", DecisionKind.ADOPT, lost),
        ("全面推行", DecisionKind.KEEP, None),
        ("支持院校", DecisionKind.KEEP, None),
    ]
    assert [pin.task.text[:4] for pin in project.pins] == ["全面推行", "支持院校"]


@pytest.mark.parametrize(
    ("kinds", "after"),
    [
        ((DecisionKind.KEEP, DecisionKind.KEEP), [(DecisionKind.KEEP, "甲\n乙")]),
        ((DecisionKind.KEEP, DecisionKind.ADOPT), []),
        ((DecisionKind.KEEP, None), []),
    ],
)
def test_two_tasks_decided_alike_stay_decided_as_one(kinds, after):
    keys = list(task_keys(PARSED).values())[:2]
    made = [
        Decision(key, kind, reason) for key, kind, reason in zip(keys, kinds, "甲乙", strict=True) if kind is not None
    ]
    project = merge(EMPTY.decided(made), PARSED, PARSED.tasks[0].id, 1)
    joined = task_keys(recut(PARSED, project.corrections).side)[PARSED.tasks[0].id]
    assert [(one.kind, one.reason) for one in project.decisions if one.task == joined] == after
    # What cannot hold for the whole is not lost: it is there again when the tasks are apart.
    if not after:
        assert project.decisions == tuple(made)


def test_the_review_goes_on_with_what_the_halves_lack():
    draft = side(DRAFT, "草案.txt")
    session = begin_review(PARSED, draft, EMPTY, pipeline.compare, Silent())
    whole = task_of(PARSED, TWO)
    assert not session.put(session.split(whole, place("支持院校")))
    assert session.outdated
    assert session.comparison.by_task[whole]
    later = session.again(pipeline.compare)(Silent())
    assert not later.outdated
    made = {later.comparison.reference.quote(j.task.span): j.verdict for j in later.comparison.judgements}
    assert made["支持院校开设数字专业"] is Verdict.MISSING
    assert made["全面推行学徒制"] is Verdict.WEAKENED
    half = task_of(later.comparison.reference, "支持院校")
    assert later.recut(half)
    later.put(later.uncut(half))
    assert later.again(pipeline.compare)(Silent()).comparison == session.comparison


def test_a_saved_project_opens_cut_as_it_was():
    draft = side(DRAFT, "草案.txt")
    opened = begin_review(PARSED, draft, halved(), pipeline.compare, Silent())
    assert isinstance(opened, ReviewSession)
    assert quotes(opened.comparison.reference)[1] == "支持院校开设数字专业"
    assert len(opened.orphans) == 0
