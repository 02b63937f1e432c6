"""The next round of a real draft: what goes on, what is open again, what became of each task."""

from dataclasses import replace

import pytest

from desktop.core.errors import ReadError
from desktop.core.model.finding import Dimension, Verdict
from desktop.core.model.project import DecisionKind, PinKind, Project, Source, Upper
from desktop.core.model.review import Comparison
from desktop.core.model.rounds import Move, Turn
from desktop.core.progress import Silent
from desktop.core.readers.plain import read_plain
from desktop.services import pipeline, rounds
from desktop.services.editing import written
from desktop.services.review import ReviewSession, begin_review

REFERENCE = """某计划

一、重点任务

（一）培育。全面推行企业新型学徒制。每年培训数字高技能人才不少于1000人。

（二）激励。将高层次数字人才纳入地方高级专家库。建立数字人才一站式服务平台。

二、保障措施

加大政策宣传力度，弘扬工匠精神。建立数字人才统计监测制度。
"""
FIRST = """某省实施方案

一、主要任务

（一）培育。探索企业新型学徒制。每年培训数字高技能人才500人左右。

（二）服务。建立数字人才一站式服务平台。

二、其他

加大政策宣传力度，弘扬工匠精神。建立数字人才统计监测制度。
"""
# Apprenticeship is mended, the yearly training is gone, the expert pool is there, monitoring is gone; renumbered.
SECOND = """某省实施方案

一、主要任务

（一）平台。建设数字人才驿站，免费提供工位。

（二）培育。全面推行企业新型学徒制。

（三）服务。建立数字人才一站式服务平台。将高层次数字人才纳入地方高级专家库。

二、其他

加大政策宣传力度，弘扬工匠精神。
"""


def side(words: str, name: str):
    return pipeline.understand(read_plain(words.encode(), name))


def source(words: str, name: str) -> Source:
    return Source(name, words.encode())


def taken(before: ReviewSession, words: str, name: str, day: str = "2026-11-27") -> ReviewSession:
    return rounds.next_round(before, side(words, name), source(words, name), pipeline.compare, Silent(), moment=day)


def task(session: ReviewSession, words: str) -> str:
    comparison = session.comparison
    return next(j.task.id for j in comparison.judgements if words in comparison.reference.quote(j.task.span))


@pytest.fixture
def first() -> ReviewSession:
    """All decided, each with its own words as the reason."""
    reference = side(REFERENCE, "上位.txt")
    project = Project(source(REFERENCE, "上位.txt"), source(FIRST, "第一稿.txt"))
    session = begin_review(reference, side(FIRST, "第一稿.txt"), project, pipeline.compare, Silent())
    for judgement in session.comparison.judgements:
        words = session.comparison.reference.quote(judgement.task.span)
        session.put(session.decided([judgement.task.id], DecisionKind.KEEP, reason=words))
    return session


@pytest.fixture
def second(first: ReviewSession) -> ReviewSession:
    return taken(first, SECOND, "第二稿.txt")


def before_of(session: ReviewSession) -> Comparison:
    made = rounds.earlier(session, pipeline.compare, Silent())
    assert made is not None
    return made


def test_what_is_said_as_before_keeps_its_decision_though_it_was_renumbered(second: ReviewSession):
    for words in ("一站式服务平台", "宣传力度"):
        name = task(second, words)
        assert words in second.decisions[name].reason
        assert name not in second.reopened


def test_what_is_judged_or_worded_otherwise_is_open_again_with_the_earlier_decision_beside_it(second: ReviewSession):
    for words in ("学徒制", "1000人", "专家库", "统计监测"):
        name = task(second, words)
        assert name not in second.decisions
        (earlier,) = second.earlier(name)
        assert words in earlier.reason


def test_each_task_is_told_as_mended_worse_or_new(second: ReviewSession):
    told = {change.task: change for change in rounds.changes(before_of(second), second.comparison)}
    turns = {words: told[task(second, words)].turn for words in ("学徒制", "1000人", "专家库", "统计监测")}
    assert turns == {"学徒制": Turn.MENDED, "1000人": Turn.WORSE, "专家库": Turn.MENDED, "统计监测": Turn.NEW}
    assert len(told) == len(turns)
    apprentices = told[task(second, "学徒制")]
    assert (apprentices.before, apprentices.now) == (Verdict.WEAKENED, Verdict.COVERED)
    assert apprentices.gone == (Dimension.MODALITY,)
    assert apprentices.words == ("探索企业新型学徒制",)


def test_a_further_loss_makes_a_weakened_task_worse(first: ReviewSession):
    again = taken(first, FIRST.replace("探索企业新型学徒制", "鼓励部分企业自行安排"), "第二稿.txt")
    told = {change.task: change for change in rounds.changes(before_of(again), again.comparison)}
    assert told[task(again, "学徒制")].turn is Turn.WORSE


def test_nothing_of_the_round_before_is_lost(first: ReviewSession, second: ReviewSession):
    (ended,) = second.project.rounds
    assert (ended.draft, ended.ended) == (first.project.draft, "2026-11-27")
    assert ended.decisions == first.project.decisions
    assert rounds.previous(second.project) == first.project


def test_a_verdict_by_hand_is_over_when_the_words_are_others(first: ReviewSession):
    for words in ("学徒制", "宣传力度"):
        first.put(first.judged(task(first, words), Verdict.COVERED, reason="另有文件"))
    again = taken(first, SECOND, "第二稿.txt")
    pins = [pin for pin in again.project.pins if pin.kind is PinKind.VERDICT]
    assert [pin.task.text for pin in pins] == ["加大政策宣传力度，弘扬工匠精神"]
    assert len(again.project.rounds[0].pins) == 2
    assert task(again, "学徒制") in again.reopened


def test_a_verdict_by_hand_hides_no_new_words(first: ReviewSession):
    first.put(first.judged(task(first, "专家库"), Verdict.MISSING))
    again = taken(first, SECOND, "第二稿.txt")
    assert not again.pins(task(again, "专家库"))
    assert task(again, "专家库") in again.reopened


def test_a_decision_that_waits_goes_on_waiting_and_one_made_anew_does_not(second: ReviewSession):
    second.put(second.decided([task(second, "1000人")], DecisionKind.ADOPT, reason="照改"))
    third = taken(second, SECOND + "\n附则：自印发之日起施行。\n", "第三稿.txt", "2026-12-01")
    assert third.decisions[task(third, "1000人")].reason == "照改"
    assert task(third, "统计监测") in third.reopened
    assert task(third, "1000人") not in third.reopened


def test_the_history_counts_every_round(second: ReviewSession):
    made = rounds.history(second, rounds.changes(before_of(second), second.comparison))
    assert made is not None
    assert [(one.number, one.name, one.ended) for one in made.stations] == [
        (1, "第一稿.txt", "2026-11-27"),
        (2, "第二稿.txt", ""),
    ]
    assert made.stations[0].tally.settled == made.stations[0].tally.problems == 3
    assert made.stations[1].tally.missing == 2
    assert made.kept == len(second.project.decisions)
    assert made.reopened == second.reopened


def test_a_first_round_has_no_history(first: ReviewSession):
    assert rounds.history(first) is None
    assert rounds.earlier(first, pipeline.compare, Silent()) is None


def test_the_same_file_is_no_next_round(first: ReviewSession):
    with pytest.raises(ReadError, match="same_round"):
        taken(first, FIRST, "另存.txt")


def test_drafts_beyond_what_a_file_carries_leave_their_figures(first: ReviewSession, monkeypatch):
    monkeypatch.setattr(rounds, "KEPT", 10)
    third = taken(taken(first, SECOND, "第二稿.txt"), FIRST + "附则。\n", "第三稿.txt")
    assert [bool(one.draft.data) for one in third.project.rounds] == [False, True]
    assert third.project.rounds[0].tally.tasks == 6
    made = rounds.history(third, rounds.changes(before_of(third), third.comparison))
    assert made is not None
    assert len(made.stations) == 3


def test_both_versions_are_laid_beside_each_other_clause_by_clause():
    made = rounds.revised(side(FIRST, "一.txt"), side(SECOND, "二.txt"))
    told = {one.after[:5]: one.move for one in made if one.move is not Move.SAME}
    assert told["（一）平台"] is Move.INSERTED
    assert told["（二）培育"] is Move.CHANGED


def test_a_neighbour_in_the_same_sentence_reopens_nothing():
    sentence = "加强师资队伍建设，建设公共实训基地，每年举办职业技能竞赛。"
    plan = side(f"某计划\n\n一、任务\n\n{sentence}\n", "上位.txt")
    drafts = [
        f"某省方案\n\n一、任务\n\n{words}\n" for words in (sentence, sentence.replace("公共实训基地", "数字博物馆"))
    ]
    project = Project(source("x", "上位.txt"), source(drafts[0], "一.txt"))
    session = begin_review(plan, side(drafts[0], "一.txt"), project, pipeline.compare, Silent())
    session.put(session.decided([one.task.id for one in session.comparison.judgements], DecisionKind.KEEP))
    again = taken(session, drafts[1], "二.txt")
    assert task(again, "师资队伍") in again.decisions
    assert task(again, "职业技能竞赛") in again.decisions
    assert task(again, "公共实训基地") in again.reopened


def test_the_same_documents_give_the_same_project(first: ReviewSession):
    assert taken(first, SECOND, "第二稿.txt").project == taken(first, SECOND, "第二稿.txt").project
    assert replace(first.project, rounds=()) == first.project


def test_what_was_decided_about_a_further_document_goes_on_or_is_reopened_too(first: ReviewSession):
    other = source(REFERENCE.replace("某计划", "省计划"), "省.txt")
    project = replace(first.project, also=(Upper(other, first.project.decisions),))
    first.put(project)
    second = taken(first, SECOND, "第二稿.txt")
    (upper,) = second.project.also
    assert upper.document == other
    assert {one.task for one in upper.decisions} == {one.task for one in second.project.decisions}
    assert {one.task for one in upper.reopened} == {one.task for one in second.project.reopened}
    assert rounds.previous(second.project) == project


def test_turning_to_another_document_and_back_changes_nothing(first: ReviewSession):
    other = source(REFERENCE.replace("某计划", "省计划"), "省.txt")
    first.put(replace(first.project, also=(Upper(other),)))
    project = taken(first, SECOND, "第二稿.txt").project
    turned = project.turned_to(0)
    assert turned.reference == other
    assert not turned.decisions
    assert not turned.rounds[0].decisions
    back = turned.turned_to(0)
    assert (back.decisions, back.reopened, back.also) == (project.decisions, project.reopened, project.also)
    assert back.rounds[0].decisions == project.rounds[0].decisions


def test_what_was_written_in_the_draft_belongs_to_its_round(first: ReviewSession):
    document = first.machine.draft.document
    at = next(n for n, one in enumerate(document.paragraphs) if "学徒制" in one.span.of(document.text))
    words = document.paragraphs[at].span.of(document.text).replace("探索企业", "全面推行企业")
    edited = replace(first.project, edits=written(document, (), at, [words]))
    first.put(edited)
    again = first.again(pipeline.compare)(Silent())
    second = taken(again, SECOND, "第二稿.txt")
    assert not second.project.edits
    assert second.project.rounds[0].edits == edited.edits
    told = {change.task: change.turn for change in rounds.changes(before_of(second), second.comparison)}
    assert told[task(second, "学徒制")] is Turn.MENDED  # the file of the round before does not have what was written
    history = rounds.history(second)
    assert history is not None
    assert [station.edited for station in history.stations] == [True, False]
    assert task(second, "学徒制") not in second.reopened  # but what was decided on it was
    assert rounds.previous(second.project) == edited
