"""Comparison → duibiao.report/1."""

import dataclasses
import json
from typing import Any

import jsonschema
import pytest

from desktop.core import resources
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Citation, Comparison, Selection
from desktop.core.model.several import Several
from desktop.core.model.span import Span
from desktop.core.writers.json_report import json_report


@pytest.fixture
def report(comparison: Comparison) -> dict[str, Any]:
    return json.loads(json_report(comparison))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(resources.resource("schema/duibiao.report.1.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_report_keeps_its_schema(report: dict[str, Any], validator: jsonschema.Draft202012Validator) -> None:
    validator.validate(report)


def test_a_later_round_tells_all_rounds_and_what_became_of_each_task(
    later: Comparison, validator: jsonschema.Draft202012Validator
) -> None:
    report = json.loads(json_report(later))
    validator.validate(report)
    assert [(one["number"], one["file"], one["ended"]) for one in report["rounds"]] == [
        (1, "第一稿.docx", "2026-11-01"),
        (2, "广东草案.txt", ""),
    ]
    assert [(one["turn"], one["before"], one["now"], one["reopened"]) for one in report["changes"]] == [
        ("other", "", "weakened", False),
        ("worse", "weakened", "weakened", True),
        ("mended", "missing", "covered", False),
        ("new", "covered", "missing", False),
    ]


def test_several_documents_are_told_with_who_asks_for_what(
    comparison: Comparison, several: Several, validator: jsonschema.Draft202012Validator
) -> None:
    report = json.loads(json_report(comparison, several))
    validator.validate(report)
    assert [one["name"] for one in report["upper_documents"]] == ["国家文件", "广东省文件"]
    assert [[ask["document"] for ask in one["asks"]] for one in report["demands"]] == [
        [0, 1],
        [0, 1],
        [0],
        [0],
        [0],
        [1],
    ]
    (conflict,) = report["demands"][1]["conflicts"]
    assert (conflict["more"]["document"], conflict["more"]["words"]) == (1, "不少于2000人")
    assert "广东省文件要求更高" in conflict["message"]


def test_a_first_round_has_no_such_lists(report: dict[str, Any]) -> None:
    assert not {"rounds", "changes"} & report.keys()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "duibiao.report/2"),
        (("tasks", 0, "verdict"), "unknown"),
        (("tasks", 0, "extra"), 1),
        (("tasks", 0, "span"), [1]),
        (("reference", "sha256"), "3f9a"),
        (("summary", "copied"), 1.2),
    ],
)
def test_the_schema_refuses_what_is_no_report(
    report: dict[str, Any], validator: jsonschema.Draft202012Validator, path: tuple[Any, ...], value: Any
) -> None:
    place: Any = report
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not validator.is_valid(report)


def test_every_task_stands_there_once_in_the_order_of_the_plan(report: dict[str, Any], comparison: Comparison) -> None:
    assert [task["id"] for task in report["tasks"]] == [task.id for task in comparison.reference.tasks]


def test_quotes_are_the_words_at_their_span(report: dict[str, Any], comparison: Comparison) -> None:
    reference, draft = comparison.reference.document.text, comparison.draft.document.text
    for task in report["tasks"]:
        assert reference[slice(*task["span"])] == task["quote"]
        assert all(draft[slice(*evidence["span"])] == evidence["quote"] for evidence in task["evidence"])
    assert [addition["quote"] for addition in report["additions"]] == ["推进全国博士后创新（江门）示范中心建设"]


def test_findings_carry_both_wordings(report: dict[str, Any]) -> None:
    quotes = [(f["dimension"], f["reference_quote"], f["draft_quote"]) for f in report["tasks"][1]["findings"]]
    assert quotes == [("target", "不少于1000人", "500人左右"), ("modality", "全面推行", "深化")]


def test_a_finding_without_words_in_the_draft_has_an_empty_quote(report: dict[str, Any]) -> None:
    assert report["tasks"][0]["findings"][0]["draft_quote"] == ""


def test_shares_and_scores_are_rounded(report: dict[str, Any]) -> None:
    assert report["summary"]["copied"] == 0.4322
    assert report["tasks"][1]["evidence"][0]["score"] == 0.8765
    assert report["tasks"][2]["confidence"] == 0.8333


def test_the_summary_counts_what_the_tasks_say(report: dict[str, Any]) -> None:
    summary = report["summary"]
    assert (summary["tasks"], summary["strengthened"], summary["additions"]) == (5, 1, 1)
    for verdict in ("covered", "weakened", "missing", "not_applicable"):
        assert summary[verdict] == sum(task["verdict"] == verdict for task in report["tasks"])
    assert summary["draft_characters"] == report["draft"]["characters"]


def test_clauses_carry_their_own_text_and_the_draft_says_no_number(report: dict[str, Any]) -> None:
    assert report["reference"]["clauses"][1]["text"] == "重点任务"
    assert report["reference"]["document_number"] == "人社部发〔2024〕37号"
    assert report["draft"]["document_number"] == ""


def test_what_was_not_read_is_told_with_its_side(report: dict[str, Any]) -> None:
    assert report["unread"] == ["本地草案：照搬率"]


def test_citations_of_the_reference_carry_what_is_wrong_with_them(
    comparison: Comparison, validator: jsonschema.Draft202012Validator
) -> None:
    fault = Message.of("citation.brackets", cited="人社部发[2024]37号")
    cited = dataclasses.replace(comparison, citations=(Citation(Span(0, 3), (fault,)), Citation(Span(3, 5))))
    report = json.loads(json_report(cited))
    validator.validate(report)
    assert report["citations"] == [
        {"quote": "广东省", "span": [0, 3], "faults": ["文号“人社部发[2024]37号”的年份应当用六角括号“〔〕”"]},
        {"quote": "加快", "span": [3, 5], "faults": []},
    ]


def test_a_report_on_some_tasks_says_what_is_left_out(
    comparison: Comparison, validator: jsonschema.Draft202012Validator
) -> None:
    missing = comparison.judgements[3].task.id
    limited = dataclasses.replace(comparison, selection=Selection(frozenset({missing}), "判定：缺失"))
    report = json.loads(json_report(limited))
    validator.validate(report)
    assert [task["id"] for task in report["tasks"]] == [missing]
    assert (report["summary"]["tasks"], report["summary"]["missing"], report["summary"]["covered"]) == (1, 1, 0)
    assert report["unread"][0] == "按“判定：缺失”筛选，只列入1项任务，其余4项未列入。"


def test_chinese_stands_as_it_is_and_the_bytes_repeat(comparison: Comparison) -> None:
    first = json_report(comparison)
    assert "全面推行".encode() in first
    assert first.endswith(b"}\n")
    assert first == json_report(dataclasses.replace(comparison))


def test_faults_of_the_draft_itself_are_warnings_with_their_place(
    comparison: Comparison, validator: jsonschema.Draft202012Validator
) -> None:
    clause = comparison.draft.outline.clauses[0]
    message = Message.of("drafting.number_repeated", number="一、", before="一、")
    fault = DraftingFault("numbering", clause.id, Span(clause.span.start, clause.span.start + 2), message)
    made = json.loads(json_report(dataclasses.replace(comparison, drafting=(fault,))))
    validator.validate(made)
    [warning] = made["warnings"]
    assert warning["clause"] == clause.id
    assert warning["quote"] == comparison.draft.quote(fault.span)
    assert warning["message"] == "序号“一、”重复：前一个同级序号也是“一、”。"
    assert warning["source"].startswith("GB/T 9704—2012")


def test_a_warning_before_the_plan_has_no_clause(
    comparison: Comparison, validator: jsonschema.Draft202012Validator
) -> None:
    fault = DraftingFault("documents", "", Span(0, 2), Message.of("drafting.vague", words="第1号"))
    made = json.loads(json_report(dataclasses.replace(comparison, drafting=(fault,))))
    validator.validate(made)
    assert made["warnings"][0]["clause"] is None
