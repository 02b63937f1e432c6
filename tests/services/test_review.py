"""Decisions and pins on a real comparison."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.messages import render
from desktop.core.model.edit import Edit, ParagraphKey
from desktop.core.model.finding import Dimension, Judgement, Verdict
from desktop.core.model.project import ContentKey, Decision, DecisionKind, Pin, PinKind, Project, Source, Terms
from desktop.core.model.review import Comparison
from desktop.core.progress import Silent
from desktop.core.readers.plain import read_plain
from desktop.services import pipeline
from desktop.services.editing import written
from desktop.services.review import ReviewSession, begin_review

REFERENCE = """某计划

一、重点任务

（一）培育。全面推行企业新型学徒制。每年培训数字高技能人才不少于1000人。

（二）激励。将高层次数字人才纳入地方高级专家库。

二、保障措施

加大政策宣传力度，弘扬工匠精神。
"""
DRAFT = """某省实施方案

一、主要任务

（一）培育。探索企业新型学徒制。每年培训数字高技能人才500人左右。

（二）人才库。建立省级名家目录，吸收行业领军人物。建设数字人才驿站。

二、其他

加大政策宣传力度，弘扬工匠精神。
"""
EMPTY = Project(Source("上位.txt", b""), Source("草案.txt", b""))


def side(words: str, name: str):
    return pipeline.understand(read_plain(words.encode(), name))


@pytest.fixture(scope="module")
def machine() -> Comparison:
    return pipeline.compare(side(REFERENCE, "上位.txt"), side(DRAFT, "草案.txt"))


@pytest.fixture
def session(machine) -> ReviewSession:
    return ReviewSession(machine, EMPTY)


def about(comparison: Comparison, words: str) -> Judgement:
    """The judgement of the task that says so."""
    return next(j for j in comparison.judgements if words in comparison.reference.quote(j.task.span))


def passage(session: ReviewSession, words: str) -> str:
    """The id of the draft's passage that says so."""
    found = session.passage_at(session.comparison.draft.document.text.index(words))
    assert found is not None
    return found.id


def carried_by(session: ReviewSession, words: str) -> str:
    """The draft's words that carry the task."""
    evidence = about(session.comparison, words).evidence
    return session.comparison.draft.quote(evidence[0].span) if evidence else ""


def edited_session(machine: Comparison, at: str, lines: list[str], project: Project = EMPTY) -> ReviewSession:
    """The review with the draft's paragraph that holds `at` saying these lines."""
    document = machine.draft.document
    number = next(n for n, p in enumerate(document.paragraphs) if at in p.span.of(document.text))
    project = replace(project, edits=written(document, project.edits, number, lines))
    return begin_review(machine.reference, machine.draft, project, pipeline.compare, Silent())


def test_a_missing_task_that_is_written_into_the_draft_is_carried(machine):
    assert about(machine, "每年培训").verdict is Verdict.WEAKENED
    after = edited_session(
        machine, "探索企业", ["（一）培育。全面推行企业新型学徒制。每年培训数字高技能人才不少于1000人。"]
    )
    assert about(after.comparison, "每年培训").verdict is Verdict.COVERED
    assert about(after.comparison, "全面推行").verdict is Verdict.COVERED


def test_edits_give_the_verdicts_that_the_edited_draft_as_a_file_gets(machine):
    lines = ["（一）培育。全面推行企业新型学徒制。"]
    after = edited_session(machine, "探索企业", lines).comparison
    whole = pipeline.compare(machine.reference, side(after.draft.document.text, "草案.txt"))
    assert (after.judgements, after.additions, after.copied) == (whole.judgements, whole.additions, whole.copied)


def test_decisions_and_pins_stand_when_other_paragraphs_are_edited(machine, session):
    task = about(machine, "高级专家库").task.id
    project = session.decided([task], DecisionKind.KEEP)
    session.put(project)
    project = session.linked(task, passage(session, "建立省级名家目录"))
    after = edited_session(machine, "探索企业", ["（一）培育。推行学徒制。"], project)
    assert after.decisions[task].kind is DecisionKind.KEEP
    assert carried_by(after, "高级专家库").startswith("建立省级名家目录")
    assert not len(after.orphans)


def test_an_edit_whose_paragraph_is_gone_is_kept_and_told(machine):
    gone = Edit(ParagraphKey("没有的段落。"), ("别的。",))
    session = ReviewSession(machine, replace(EMPTY, edits=(gone,)))
    assert session.orphans.edits == (gone,)


def test_edits_put_back_ask_for_the_earlier_comparison(machine):
    session = edited_session(machine, "探索企业", ["（一）培育。推行学徒制。"])
    assert not session.outdated
    session.put(EMPTY)
    assert session.outdated
    again = session.again(pipeline.compare)(Silent())
    assert again.comparison.draft.document is machine.draft.document


def test_without_pins_the_machine_s_comparison_stays_as_it_is(session, machine):
    assert session.comparison is machine


def test_a_link_takes_its_passage_whatever_the_words(session):
    task = about(session.comparison, "高级专家库").task.id
    assert session.put(session.linked(task, passage(session, "名家目录")))
    judgement = session.comparison.by_task[task]
    assert "名家目录" in carried_by(session, "高级专家库")
    assert judgement.verdict in (Verdict.COVERED, Verdict.WEAKENED)
    assert "人工认定" in render(judgement.explanation)


def test_a_linked_passage_is_no_addition_any_more(session):
    place = "名家目录"
    task = about(session.comparison, "高级专家库").task.id
    session.put(session.linked(task, passage(session, place)))
    assert not any(place in session.comparison.draft.quote(one.span) for one in session.comparison.additions)


def test_an_unlinked_passage_carries_the_task_no_more_and_is_an_addition(session):
    task = about(session.comparison, "学徒制").task.id
    assert "学徒制" in carried_by(session, "学徒制")
    session.put(session.unlinked(task))
    assert "企业新型学徒制" not in carried_by(session, "学徒制")
    assert any("学徒制" in session.comparison.draft.quote(one.span) for one in session.comparison.additions)


def test_a_verdict_with_its_reason_overrules_the_rules(session):
    task = about(session.comparison, "工匠精神").task.id
    session.put(session.judged(task, Verdict.MISSING, reason="只是套话"))
    judgement = session.comparison.by_task[task]
    assert (judgement.verdict, judgement.confidence, judgement.evidence) == (Verdict.MISSING, 1.0, ())
    assert render(judgement.explanation) == "人工认定为“缺失”：只是套话"


def test_only_the_pinned_task_changes_and_releasing_gives_the_machine_s_verdict_back(session, machine):
    task = about(machine, "学徒制").task.id
    session.put(session.judged(task, Verdict.COVERED))
    changed = [a for a, b in zip(machine.judgements, session.comparison.judgements, strict=True) if a != b]
    assert [judgement.task.id for judgement in changed] == [task]
    session.put(session.released(task))
    assert session.comparison.judgements == machine.judgements
    assert session.comparison.additions == machine.additions


def test_decisions_do_not_change_the_comparison(session, machine):
    tasks = [judgement.task.id for judgement in machine.judgements[:2]]
    assert not session.put(session.decided(tasks, DecisionKind.KEEP, reason="有据"))
    assert session.comparison is machine
    assert [session.decisions[task].reason for task in tasks] == ["有据", "有据"]
    session.put(session.undecided(tasks[:1]))
    assert list(session.decisions) == tasks[1:]


def test_decisions_and_pins_survive_a_new_round_with_other_numbers(session):
    task = about(session.comparison, "学徒制").task.id
    session.put(session.linked(task, passage(session, "驿站")))
    session.put(session.decided([task], DecisionKind.KEEP))
    later = "\n\n".join(
        [
            "某省实施方案",
            "一、总体要求",
            "坚持人才引领。",
            DRAFT.partition("\n\n")[2].replace("二、", "三、").replace("一、主", "二、主"),
        ]
    )
    again = pipeline.compare(side(REFERENCE, "上位.txt"), side(later, "第二稿.txt"))
    next_round = ReviewSession(again, session.project)
    assert "驿站" in carried_by(next_round, "学徒制")
    assert next_round.decisions[about(again, "学徒制").task.id].kind is DecisionKind.KEEP


def test_a_decision_whose_task_vanished_is_kept_and_shown(machine):
    gone = Decision(ContentKey("reference", "九、", "没有这项任务"), DecisionKind.ADOPT)
    session = ReviewSession(machine, EMPTY.decided([gone]))
    assert session.orphans.decisions == (gone,)
    assert len(session.orphans) == 1
    assert gone in session.decided([machine.judgements[0].task.id], DecisionKind.KEEP).decisions


def test_a_finding_is_decided_by_itself_and_its_task_s_decision_holds_for_the_others(session):
    task = about(session.comparison, "每年培训").task.id
    assert len(session.comparison.by_task[task].findings) == 1
    session.put(session.decided_on(task, 0, DecisionKind.ADOPT, reason="改回"))
    assert session.decisions == {f"{task}#0": session.project.decisions[0]}
    assert session.settled(task)
    session.put(session.decided([task], DecisionKind.PENDING))
    assert session.settled(task)
    session.put(session.undecided_on(task, 0))
    assert not session.settled(task)
    assert list(session.decisions) == [task]


def test_a_finding_that_was_mended_leaves_its_decision_among_the_orphans(session):
    task = about(session.comparison, "每年培训").task.id
    session.put(session.decided_on(task, 0, DecisionKind.ADOPT))
    mended = DRAFT.replace("500人左右", "不少于1000人")
    later = ReviewSession(pipeline.compare(side(REFERENCE, "上位.txt"), side(mended, "第二稿.txt")), session.project)
    assert later.decisions == {}
    assert later.orphans.decisions == session.project.decisions


def test_pins_without_their_task_or_passage_are_kept_and_told(session):
    task = about(session.comparison, "学徒制").task.id
    session.put(session.linked(task, passage(session, "驿站")))
    gone = Pin(ContentKey("reference", "九、", "没有"), PinKind.VERDICT, verdict=Verdict.COVERED)
    session.put(session.project.pinned(gone))
    assert session.in_force(task)
    assert session.orphans.pins == (gone,)
    shorter = DRAFT.replace("建设数字人才驿站。", "")
    later = ReviewSession(pipeline.compare(side(REFERENCE, "上位.txt"), side(shorter, "第二稿.txt")), session.project)
    lost = about(later.comparison, "学徒制").task.id
    assert not later.in_force(lost)
    assert later.pins(lost)
    assert len(later.orphans.pins) == 2
    assert "人工认定" not in render(later.comparison.by_task[lost].explanation)


def test_what_is_not_to_be_checked_is_no_loss(session, machine):
    from dataclasses import replace

    task = about(machine, "每年培训").task.id
    dimensions = {finding.dimension for finding in machine.by_task[task].findings}
    left = tuple(d for d in Dimension if d not in dimensions)
    assert session.put(replace(session.project, terms=Terms(dimensions=left)))
    judgement = session.comparison.by_task[task]
    assert (judgement.verdict, judgement.findings) == (Verdict.COVERED, ())
    assert "不核对" in render(judgement.explanation)
    session.put(EMPTY)
    assert session.comparison is machine


def test_between_passages_there_is_none(session):
    assert session.passage_at(len(session.comparison.draft.document.text)) is None


def test_a_saved_project_opens_with_both_documents(tmp_path: Path, session):
    from desktop.services.project import Origin, open_project, source

    file = tmp_path / "上位.txt"
    file.write_text(REFERENCE, encoding="utf-8")
    reference = source(Origin("上位.txt", file), pipeline.understand(pipeline.read(file)))
    draft = source(Origin("粘贴.txt", None, DRAFT), side(DRAFT, "粘贴.txt"))
    task = about(session.comparison, "学徒制").task.id
    project = replace(session.decided([task], DecisionKind.ADOPT), reference=reference, draft=draft)
    from desktop.core.storage.project_store import save_project

    save_project(project, tmp_path / "某省.duibiao")
    file.unlink()
    opened = open_project(tmp_path / "某省.duibiao")
    assert opened.project == project
    assert opened.draft.document.text == side(DRAFT, "粘贴.txt").document.text
    assert ReviewSession(pipeline.compare(opened.reference, opened.draft), opened.project).decisions
