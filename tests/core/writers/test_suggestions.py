"""Judgement → what to do about it."""

from dataclasses import replace

import pytest

from desktop.core.model.finding import Dimension, Finding, Severity, Verdict
from desktop.core.model.message import Message
from desktop.core.writers.suggestions import LONGEST, suggestion, suggestions


@pytest.fixture
def lost(comparison, reference, draft):
    """A finding about words of the reference, and of the draft where it has any."""

    def make(rule: str, words: str, given: str = "", **params: str) -> Finding:
        place = draft.span(given) if given else None
        message = Message.of("finding.any", **params)
        return Finding(Dimension.SCOPE, Severity.MEDIUM, reference.span(words), place, rule, message)

    return make


def test_a_weaker_word_is_to_be_replaced_by_the_reference_s_and_another_total_to_be_looked_at(comparison):
    assert suggestions(comparison, comparison.judgements[1]) == (
        "核实“500人左右”是否为本地分解数；不是的，改为“不少于1000人”。", "将“深化”改为“全面推行”。"
    )  # fmt: skip


def test_a_missing_task_is_to_be_written_where_its_neighbour_is_carried(comparison):
    judgements = list(comparison.judgements)
    judgements[1] = replace(judgements[3], task=judgements[1].task)
    made = replace(comparison, judgements=tuple(judgements))
    assert suggestions(made, judgements[1])[0].startswith("在草案一、（二）补写“全面推行工学一体化")
    assert suggestions(comparison, comparison.judgements[3]) == (
        "补写“加强与共建‘一带一路’国家数字人才国际交流”。",
    )  # fmt: skip


def test_what_is_carried_needs_nothing_and_the_centre_s_tasks_a_look(comparison):
    assert suggestions(comparison, comparison.judgements[2]) == ()
    assert suggestions(comparison, comparison.judgements[4]) == ("核实是否属本级职责；不属的不必写入。",)


def test_weakened_by_a_person_alone_is_to_be_filled_up(comparison):
    person = replace(comparison.judgements[2], verdict=Verdict.WEAKENED)
    assert suggestions(comparison, person) == ("按上位要求充实：“加大数字人才创业培训力度”。",)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("target", "补写指标“工学一体化”，或写明本地相应数字。"),
        ("deadline", "写明时限，上位要求为“工学一体化”。"),
        ("scope", "在列举中补上“工学一体化”。"),
        ("responsibility", "写明与“工学一体化”职责对应的本地单位。"),
        ("measure", "补写“工学一体化”。"),
    ],
)
def test_what_is_gone_is_to_be_written(comparison, lost, rule, said):
    assert suggestion(comparison, lost(rule, "全面推行工学一体化", reference="工学一体化")) == said


def test_lost_words_of_one_measure_are_told_in_one_sentence_with_it(comparison, lost):
    measure = "加大数字人才创业培训力度"
    findings = tuple(lost("content", measure, reference=words) for words in ("创业培训", "培训", "数字人才"))
    assert suggestion(comparison, findings[0]) == f"写明“创业培训”，上位原文为“{measure}”。"
    assert suggestion(comparison, findings[0], beside=True) == "写明“创业培训”。"
    weakened = replace(comparison.judgements[1], findings=findings)
    assert suggestions(comparison, weakened) == (f"写明“创业培训”“数字人才”，上位原文为“{measure}”。",)


def test_a_measure_lost_as_a_whole_is_to_be_written(comparison, lost):
    measure = "加大数字人才创业培训力度"
    assert suggestion(comparison, lost("content", measure, reference=measure)) == f"补写“{measure}”。"


def test_where_no_word_can_be_put_in_the_place_the_measure_is_shown(comparison, lost):
    finding = lost("modality", "加大", "推进", reference="加大", draft="推进")
    assert suggestion(comparison, finding) == "力度表述参照上位原文“加大数字人才创业培训力度”，不用“推进”。"
    assert suggestion(comparison, finding, beside=True) == "力度表述参照上位原文，不用“推进”。"
    finding = lost("deadline", "用3年左右时间", "到2026年", reference="用3年左右时间", draft="到2026年")
    assert suggestion(comparison, finding) == "核对时限，上位要求为“用3年左右时间”，草案为“到2026年”。"
    finding = lost("condition", "数字人才国际交流", "全国博士后创新", draft="须具备资格")
    assert suggestion(comparison, finding) == "去掉“须具备资格”这一限定。"


def test_long_words_are_shortened(comparison, lost):
    finding = lost("measure", "全面推行", reference="长" * 200)
    assert len(suggestion(comparison, finding)) < LONGEST + 12


def test_a_condition_that_the_draft_added_is_to_be_taken_out(comparison, lost):
    finding = lost("condition", "工学一体化", "深化工学一体化技能人才", draft="工学一体化")
    assert suggestion(comparison, finding) == "删去“工学一体化”。"
