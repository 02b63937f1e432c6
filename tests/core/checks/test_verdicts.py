"""Every task gets one verdict, with evidence, findings and a reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core import messages
from desktop.core.alignment.company import best_scores
from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import match
from desktop.core.checks.left_out import left_out
from desktop.core.checks.pair import Pair
from desktop.core.checks.verdicts import CHECKS, Ground, additions, ground, judge
from desktop.core.checks.verdicts import judged as judged_on
from desktop.core.model.finding import Authority, Dimension, Judgement, Verdict
from desktop.core.model.review import Addition, Side

Plan = Callable[..., Side]
SEEDS = ("guangdong_measures_2024", "guangxi_implementation_plan_2025", "shandong_measures_2024")
DIMENSIONS = {
    "modality": Dimension.MODALITY,
    "target": Dimension.TARGET,
    "deadline": Dimension.DEADLINE,
    "scope": Dimension.SCOPE,
    "responsibility": Dimension.RESPONSIBILITY,
    "measure": Dimension.MEASURE,
    "condition": Dimension.SCOPE,
    "named": Dimension.SCOPE,
}
TASK = "全面推行工学一体化技能人才培养模式，每年培训不少于1000人。"


@pytest.fixture(scope="session")
def judged(plan: Plan) -> Callable[[str, str], Judgement]:
    """One task and the body of a draft → the judgement."""

    def lay(task: str, body: str) -> Judgement:
        reference, draft = plan(task), plan(body, place="某县")
        (only,) = judge(reference, draft, match(reference, Field(draft)))
        return only

    return lay


# --- small clear cases ------------------------------------------------------------------------------------


def test_what_is_taken_over_is_covered(judged):
    found = judged(TASK, TASK)
    assert (found.verdict, found.findings, found.copied) == (Verdict.COVERED, (), 1.0)
    assert found.evidence


def test_what_is_not_there_is_missing(judged):
    found = judged("治理黑臭水体，建设污水管网。", "举办职业技能大赛。")
    assert (found.verdict, found.evidence, found.findings) == (Verdict.MISSING, (), ())


def test_without_any_candidate_it_is_surely_missing(judged):
    found = judged("打击非法偷排。", "颁发证书。")
    assert (found.verdict, found.confidence, found.candidates) == (Verdict.MISSING, 1.0, ())


@pytest.mark.parametrize(
    ("draft", "dimension"),
    [
        (TASK.replace("全面推行", "探索"), Dimension.MODALITY),
        (TASK.replace("1000", "500"), Dimension.TARGET),
        (TASK.replace("不少于1000人", "1000人左右"), Dimension.TARGET),
        (TASK.replace("，每年培训不少于1000人", ""), Dimension.TARGET),
    ],
)
def test_wording_taken_over_with_a_loss_is_weakened(judged, draft: str, dimension: Dimension):
    found = judged(TASK, draft)
    assert found.verdict is Verdict.WEAKENED
    assert dimension in [finding.dimension for finding in found.findings]
    assert messages.text(f"word.dimension.{dimension}") in messages.render(found.explanation)


@pytest.mark.parametrize(
    ("task", "draft"),
    [
        ("企业必须提取和使用职工教育经费。", "企业应当提取和使用职工教育经费。"),
        (TASK, TASK.replace("不少于1000人", "1000人以上")),
        (TASK, TASK.replace("1000", "2000")),
        ("到2026年，建立数字人才培训体系。", "到2025年，建立数字人才培训体系。"),
    ],
)
def test_wording_taken_over_without_a_loss_is_covered(judged, task: str, draft: str):
    assert judged(task, draft).verdict is Verdict.COVERED


@pytest.mark.parametrize(
    ("task", "draft", "added"),
    [
        ("举办数字技术高级研修项目。", "每年举办不少于5期数字技术高级研修项目。", "不少于5期"),
        ("建立数字人才培训体系。", "到2026年，建立数字人才培训体系。", "到2026年"),
        (TASK, TASK.replace("1000", "2000"), "不少于2000人"),
    ],
)
def test_a_number_or_date_that_is_added_strengthens(judged, plan: Plan, task: str, draft: str, added: str):
    found = judged(task, draft)
    assert (found.verdict, found.strengthened) == (Verdict.COVERED, True)
    assert [plan(draft, place="某县").quote(span) for span in found.additions_to] == [added]


def test_what_is_taken_over_unchanged_is_not_strengthened(judged):
    assert not judged(TASK, TASK).strengthened


@pytest.mark.parametrize(
    ("task", "authority"),
    [
        ("制定颁布数字职业的国家职业标准。", Authority.NATIONAL),
        ("支持北京、上海、粤港澳大湾区等科学中心建设数字人才孵化器。", Authority.REGION),
    ],
)
@pytest.mark.parametrize("draft", ["举办职业技能大赛。", "落实国家职业标准，建设数字人才孵化器。"])
def test_what_only_others_can_do_is_not_applicable(judged, task: str, authority: Authority, draft: str):
    found = judged(task, draft)
    assert (found.verdict, found.authority, found.findings) == (Verdict.NOT_APPLICABLE, authority, ())
    assert found.authority_cue is not None
    assert found.task.span.contains(found.authority_cue)
    assert ("国家事权" in messages.render(found.explanation)) is (authority is Authority.NATIONAL)


def test_what_the_draft_takes_over_word_for_word_is_its_own_whoever_should_do_it(judged):
    task = "财政部会同国务院有关部门对价差、贷款利息和费用开支进行审核后，及时进行清算。"
    found = judged(task, "省财政厅会同有关部门对价差、贷款利息和费用开支进行审核后，及时进行清算。")
    assert (found.verdict, found.authority) == (Verdict.COVERED, Authority.NATIONAL)
    assert found.authority_cue is not None


def test_a_task_divided_among_two_sentences_loses_nothing(judged):
    task = "合理配置、统筹使用执法资源，提高装备水平，完善档案管理，确保有效监管。"
    found = judged(task, "合理配置、统筹使用执法资源，提高装备水平。完善档案管理，确保有效监管。")
    assert (found.verdict, found.findings, len(found.evidence)) == (Verdict.COVERED, (), 2)


def test_a_task_divided_among_clauses_is_less_surely_carried(plan: Plan):
    halves = ("合理配置、统筹使用执法资源，提高装备水平。", "完善档案管理，确保有效监管。")
    reference = plan("合理配置、统筹使用执法资源，提高装备水平，完善档案管理，确保有效监管。")
    together, apart = plan("".join(halves), place="某县"), plan(*halves, place="某县")
    sure, less_sure = (judge(reference, draft, match(reference, Field(draft)))[0] for draft in (together, apart))
    assert sure.verdict is less_sure.verdict is Verdict.COVERED
    assert less_sure.confidence < sure.confidence
    # A passage of another clause that has some of its words as well changes nothing.
    beside = plan("举办大赛。".join(halves), "提高装备水平，完善档案管理。", place="某县")
    (found,) = judge(reference, beside, match(reference, Field(beside)))
    assert found.confidence == sure.confidence
    assert [beside.quote(one.span) + "。" for one in found.evidence[:2]] == list(halves)


def test_a_task_divided_between_sentences_that_carry_others_loses_nothing(plan: Plan):
    text = "建立信息共享机制，充分利用大数据技术和资源，加强对审核数据的统计分析，推动信息整合，提高审核实效。"
    reference, draft = plan(text), plan(text.replace("资源，", "资源。"), place="某县")
    assert {one.verdict for one in judge(reference, draft, match(reference, Field(draft)))} == {Verdict.COVERED}


def test_a_local_measure_without_counterpart_is_an_addition(plan: Plan):
    reference, draft = plan(TASK), plan(TASK + "建设人才公寓。", place="某县")
    matches = match(reference, Field(draft))
    found = additions(draft, judge(reference, draft, matches), best_scores(matches))
    assert [draft.quote(addition.span) for addition in found] == ["建设人才公寓"]
    assert isinstance(found[0], Addition)


def test_every_rule_has_a_dimension():
    by_words = {"step", "left_out"}  # 时限 or 指标, as the ladder says; 举措 or 范围, as the words left out end
    assert {check.__name__ for check in CHECKS} == set(DIMENSIONS) | by_words


@pytest.mark.parametrize("rule", [*sorted(DIMENSIONS), "step", "left_out", "content"])
def test_every_rule_has_a_suggestion(rule: str):
    assert messages.text(f"suggestion.{rule}", reference="甲", lost="乙", draft="丙")


LIST = "在大数据、人工智能、智能制造、集成电路、数据安全等领域开展数字技术工程师培训。"


@pytest.mark.parametrize(
    ("task", "bodies", "code"),
    [
        (TASK, [TASK], "copied"),
        (TASK, ["推行工学一体化的人才培养，每年培训1000人以上。"], "covered"),
        (
            "各地要引进海外高层次人才，建设创业孵化基地。",
            ["引进海外的高层次人才。", "建设创业的孵化基地。"],
            "covered_several",
        ),
        ("举办数字技术高级研修项目。", ["每年举办不少于5期数字技术高级研修项目。"], "strengthened"),
        (LIST, [LIST.replace("、数据安全", "")], "weakened"),
        ("治理黑臭水体，建设污水管网。", ["举办职业技能大赛，治理欠薪。"], "missing"),
    ],
)
def test_the_reason_names_the_clause_to_look_at(plan: Plan, task: str, bodies: list[str], code: str):
    reference, draft = plan(task), plan(*bodies, place="某县")
    (found,) = judge(reference, draft, match(reference, Field(draft)))
    assert found.explanation.code == f"finding.verdict.{code}"
    assert dict(found.explanation.params)["clause"] == "一、（一）"


def test_where_nothing_comes_near_the_reason_names_no_clause(judged):
    found = judged("打击非法偷排。", "颁发证书。")
    assert found.explanation.code == "finding.verdict.missing_nothing"


def test_a_task_in_two_sentences_has_both_as_evidence(plan: Plan):
    reference, draft = (
        plan("各地要引进海外高层次人才，建设创业孵化基地。"),
        plan("引进海外高层次人才。建设创业孵化基地。"),
    )
    (found,) = judge(reference, draft, match(reference, Field(draft)))
    assert [draft.quote(evidence.span) for evidence in found.evidence] == ["引进海外高层次人才", "建设创业孵化基地"]


@pytest.mark.parametrize(
    ("others", "confidence"),
    [
        ([], 0.93),  # a draft that copies leaves out on purpose
        (
            ["引进海外高层次人才，建设创业孵化基地。", "完善职称评审制度，举办职业技能大赛。"],
            0.6,
        ),  # one written afresh may choose
    ],
)
def test_a_shorter_list_in_copied_words_is_surely_weakened_only_in_a_draft_that_copies(
    plan: Plan, others: list[str], confidence: float
):
    reference, draft = plan(LIST, *others), plan(LIST.replace("、数据安全", ""), place="某县")
    found = judge(reference, draft, match(reference, Field(draft)))[0]
    assert (found.verdict, found.confidence) == (Verdict.WEAKENED, confidence)


def test_copied_words_with_a_lower_number_are_surely_weakened_in_any_draft(plan: Plan):
    reference = plan(TASK, "引进海外高层次人才，建设创业孵化基地。", "完善职称评审制度，举办职业技能大赛。")
    draft = plan(TASK.replace("1000", "500"), place="某县")
    found = judge(reference, draft, match(reference, Field(draft)))[0]
    assert (found.verdict, found.confidence) == (Verdict.WEAKENED, 0.93)


def test_a_number_that_fell_overrules_what_is_likely_and_is_all_that_is_named(plan: Plan):
    reference = plan("每年举办不少于5期数字技术高级研修班。")
    draft = plan("办好数字技术的高级研修班，每年3期。", place="某县")
    (found,) = judge(reference, draft, match(reference, Field(draft)))
    assert found.verdict is Verdict.WEAKENED
    assert [finding.rule for finding in found.findings] == ["target"]
    assert 0.5 <= found.confidence < 0.93


def test_of_what_shares_hardly_a_word_it_is_likely_that_nothing_is_written(judged):
    found = judged("治理黑臭水体，建设污水管网和垃圾收运处理设施。", "举办职业技能大赛，治理欠薪，提供住房保障。")
    assert (found.verdict, found.confidence, found.evidence) == (Verdict.MISSING, 0.8, ())
    assert found.candidates


def test_in_a_draft_that_copies_a_sentence_carries_only_the_task_whose_words_it_takes_over(plan: Plan):
    reference = plan("支持数字人才在园区创新创业并给予场地补贴。", "建设数字人才园区。")
    draft = plan("支持数字人才在园区创新创业并给予场地补贴。", place="某县")
    matches = match(reference, Field(draft))
    copied, other = judge(reference, draft, matches)
    assert ground(draft, matches).takers == {matches[0].candidates[0].number: copied.task.id}
    assert copied.verdict is Verdict.COVERED
    assert (other.verdict, other.confidence) == (Verdict.MISSING, 1.0)
    assert other.explanation.code == "finding.verdict.missing"


def test_an_earlier_state_of_the_draft_says_in_which_manner_it_is_written(plan: Plan):
    reference, draft = plan(LIST), plan(LIST.replace("、数据安全", ""), place="某县")
    matches = match(reference, Field(draft))
    assert ground(draft, matches, Ground(0.1, {}, True)) == Ground(0.1, {}, True)
    assert ground(draft, matches).closeness > 0.8


# --- drafts that go along the reference in other words ----------------------------------------------------


@pytest.mark.parametrize(("closeness", "verdict"), [(0.4, Verdict.COVERED), (0.55, Verdict.WEAKENED)])
@pytest.mark.parametrize(
    ("task", "draft", "rule"),
    [
        ("支持高校和科研院所引进海外人才。", "市科技局会同有关部门协调指导，鼓励高校引进海外人才。", "left_out"),
        ("支持企业引进海外人才。", "鼓励规模以上的企业引入海外人才。", "condition"),
        ("支持企业引进海外人才。", "鼓励具有博士学位的企业家引进海外的人才。", "condition"),
    ],
)
def test_what_a_reworded_sentence_was_cut_by_or_bound_to_overrules_where_the_draft_goes_along(
    plan: Plan, task: str, draft: str, rule: str, closeness: float, verdict: Verdict
):
    reference, local = plan(task), plan(draft, place="某县")
    (only,) = match(reference, Field(local))
    found = judged_on(reference, local, only, Ground(closeness, {}))
    assert found.verdict is verdict
    assert [finding.rule for finding in found.findings] == ([rule] if verdict is Verdict.WEAKENED else [])


def test_a_member_that_a_list_lost_is_told_once(plan: Plan):
    reference = plan("组织开展应急演练、技能培训、知识宣传。")
    local = plan("安排志愿者开展应急演练、知识宣传。", place="某县")
    (only,) = match(reference, Field(local))
    pair = Pair(reference, local, only, only.candidates[:1], follows=True)
    assert [reference.quote(finding.reference) for finding in left_out(pair)] == ["技能培训"]
    found = judged_on(reference, local, only, Ground(0.55, {}))
    assert [(one.rule, reference.quote(one.reference)) for one in found.findings] == [("scope", "技能培训")]


# --- laws on real plans -----------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=SEEDS)
def real(request: pytest.FixtureRequest, understood: Callable[[str], Side], root: Path):
    """The national plan, a province's, and the judgements."""
    names = ("national_action_plan_2024", request.param)
    reference, draft = (understood((root / "seeds" / f"{name}.txt").read_text(encoding="utf-8")) for name in names)
    matches = match(reference, Field(draft))
    judgements = judge(reference, draft, matches)
    return reference, draft, judgements, additions(draft, judgements, best_scores(matches))


def test_every_task_gets_exactly_one_judgement_in_order(real):
    reference, _, judgements, _ = real
    assert tuple(judgement.task for judgement in judgements) == reference.tasks
    for judgement in judgements:
        assert judgement.confidence == round(judgement.confidence, 3)
        assert judgement.copied == round(judgement.copied, 4)


def test_evidence_stands_in_one_sentence_of_the_draft(real):
    _, draft, judgements, _ = real
    sentences = {passage.sentence: passage.clause for passage in draft.passages}
    for judgement in judgements:
        for evidence in (*judgement.evidence, *judgement.candidates):
            assert evidence.clause in [clause for span, clause in sentences.items() if span.contains(evidence.span)]
            assert len(evidence.span)


def test_the_candidates_are_the_nearest_passages_the_best_first(real):
    for judgement in real[2]:
        scores = [evidence.score for evidence in judgement.candidates]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= 8
        assert all(score >= 0.25 * scores[0] for score in scores)


def test_the_verdict_agrees_with_what_is_said_beside_it(real):
    for judgement in real[2]:
        match judgement.verdict:
            case Verdict.COVERED:
                assert judgement.evidence
                assert not judgement.findings
            case Verdict.WEAKENED:
                assert judgement.evidence
                assert judgement.findings
            case Verdict.MISSING:
                assert not judgement.evidence
                assert not judgement.findings
                assert not judgement.strengthened
            case Verdict.NOT_APPLICABLE:
                assert judgement.authority is not Authority.LOCAL
        assert (judgement.authority_cue is None) == (judgement.authority is Authority.LOCAL)
        assert judgement.strengthened == bool(judgement.additions_to)
        assert 0 <= judgement.confidence <= 1
        assert 0 <= judgement.copied <= 1


def test_a_finding_quotes_the_task_and_the_draft(real):
    reference, draft, judgements, _ = real
    for judgement in judgements:
        for finding in judgement.findings:
            assert judgement.task.span.contains(finding.reference) or finding.rule == "responsibility"
            assert reference.quote(finding.reference).strip()
            assert finding.draft is None or draft.quote(finding.draft).strip()
            assert DIMENSIONS.get(finding.rule, finding.dimension) is finding.dimension


def test_every_reason_is_a_chinese_sentence(real):
    for judgement in real[2]:
        for message in (judgement.explanation, *(finding.message for finding in judgement.findings)):
            sentence = messages.render(message)
            assert sentence
            assert "{" not in sentence
            assert "\n" not in sentence


def test_an_addition_is_a_measure_that_carries_nothing(real):
    _, draft, judgements, found = real
    used = {evidence.span for judgement in judgements for evidence in judgement.evidence}
    measures = {(task.clause, task.span) for task in draft.tasks}
    for addition in found:
        assert (addition.clause, addition.span) in measures
        assert addition.span not in used


@pytest.mark.parametrize("name", ["national_action_plan_2024", *SEEDS])
def test_a_plan_taken_over_whole_loses_nothing(understood: Callable[[str], Side], root: Path, name: str):
    text = (root / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    reference, copy = understood(text), understood(text + "\n另行通知。\n")
    judgements = judge(reference, copy, match(reference, Field(copy)))
    assert {judgement.verdict for judgement in judgements} <= {Verdict.COVERED, Verdict.NOT_APPLICABLE}
    assert not any(judgement.findings or judgement.strengthened for judgement in judgements)


# --- what the whole draft says of a task -----------------------------------------------------------------


@pytest.mark.parametrize("draft", ["落实现金奖励政策。", "举办大赛，落实现金奖励政策，提供住房保障。"])
def test_a_task_of_which_one_measure_is_copied_is_not_missing_in_a_draft_that_copies_the_rest(plan: Plan, draft: str):
    reference, local = (
        plan("各地要建设城乡一体化污水管网和垃圾收运处理设施，落实现金奖励政策。"),
        plan(draft, place="某县"),
    )
    (only,) = match(reference, Field(local))
    found = judged_on(reference, local, only, Ground(closeness=0.9, takers={}))
    assert found.verdict is Verdict.WEAKENED
    assert [finding.rule for finding in found.findings] == ["measure"]
    assert [local.quote(evidence.span) for evidence in found.evidence] == ["落实现金奖励政策"]


def test_in_a_free_draft_a_list_that_was_only_shortened_is_a_loss(understood, root):
    reference, draft = (
        understood((root / "seeds" / f"{name}.txt").read_text(encoding="utf-8"))
        for name in ("national_action_plan_2024", "guangdong_measures_2024")
    )
    judged = judge(reference, draft, match(reference, Field(draft)))
    (found,) = (one for one in judged if "创业投资、职称评审" in reference.quote(one.task.span))
    lost = [reference.quote(finding.reference) for finding in found.findings if finding.rule == "scope"]
    assert (found.verdict, lost) == (Verdict.WEAKENED, ["创业投资"])
