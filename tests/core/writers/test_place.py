"""Where a missing task goes, whatever the order of the draft."""

from dataclasses import replace

import pytest

from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.review import Comparison
from desktop.core.writers.place import Standing, home_clause, place
from desktop.services.pipeline import compare

REFERENCE = """某计划

一、总体要求。扩大公共服务供给规模。

二、培育。开展数字技能培训。建设实训基地。支持高校开设数字专业。

三、激励。举办数字技能竞赛。完善薪酬分配制度。
"""
DRAFT = """山东省数字人才若干措施

为贯彻落实上级部署，制定以下措施。

一、激励

举办数字技能竞赛。

二、培育

支持高校开设数字专业。开展数字技能培训。
"""


@pytest.fixture
def comparison(understood) -> Comparison:
    return compare(understood(REFERENCE), understood(DRAFT))


def about(comparison: Comparison, words: str) -> Judgement:
    return next(j for j in comparison.judgements if words in comparison.reference.quote(j.task.span))


def before(comparison: Comparison, at: int) -> str:
    return comparison.draft.document.text[:at].rpartition("\n")[2]


def test_a_sentence_goes_behind_the_task_before_it_though_the_draft_turns_them_round(comparison):
    found = place(comparison, about(comparison, "实训基地"))
    assert found is not None
    assert before(comparison, found.at) == "支持高校开设数字专业。开展数字技能培训。"
    assert found.standing is Standing.INSIDE


def test_missing_neighbours_share_one_place(comparison):
    missing = tuple(
        replace(one, verdict=Verdict.MISSING, evidence=()) if one is about(comparison, "高校") else one
        for one in comparison.judgements
    )
    made = replace(comparison, judgements=missing)
    assert place(made, about(made, "高校")) == place(made, about(made, "实训基地"))


def test_a_clause_with_the_same_heading_takes_in_what_nothing_else_places(comparison):
    nothing = tuple(
        replace(one, verdict=Verdict.MISSING, evidence=(), candidates=())
        if one.task.clause == about(comparison, "薪酬").task.clause
        else one
        for one in comparison.judgements
    )
    made = replace(comparison, judgements=nothing)
    found = place(made, about(made, "薪酬"))
    assert found is not None
    assert made.draft.outline.by_id[found.clause].heading == "激励"
    assert before(made, found.at) == "举办数字技能竞赛。"


def test_what_the_reference_opens_with_goes_behind_the_opening(comparison):
    judgement = comparison.judgements[0]
    made = replace(
        comparison,
        judgements=(
            replace(judgement, verdict=Verdict.MISSING, evidence=(), candidates=()),
            *comparison.judgements[1:],
        ),
    )
    assert home_clause(made, made.judgements[0]) is None
    found = place(made, made.judgements[0])
    assert found is not None
    assert found.standing is Standing.APART
    assert made.draft.document.text[found.at :].startswith("为贯彻落实上级部署")


def test_a_clause_that_is_only_a_heading_takes_a_paragraph(understood):
    comparison = compare(understood(REFERENCE), understood(DRAFT.replace("举办数字技能竞赛。\n\n", "")))
    found = place(comparison, about(comparison, "薪酬"))
    assert found is not None
    assert (found.standing, comparison.draft.outline.by_id[found.clause].heading) == (Standing.BELOW, "激励")


def test_a_draft_that_carries_nothing_has_no_place(comparison):
    nothing = tuple(replace(one, verdict=Verdict.MISSING, evidence=()) for one in comparison.judgements)
    made = replace(comparison, judgements=nothing)
    assert place(made, about(made, "供给规模")) is None
