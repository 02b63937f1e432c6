"""Comparison → the lines that a person reads first."""

from dataclasses import replace

from desktop.core.model.clause import Clause, ClauseKind, FrontMatter, Outline
from desktop.core.model.document import Document, Paragraph
from desktop.core.model.finding import Authority, Dimension, DraftingFault, Finding, Judgement, Severity, Verdict
from desktop.core.model.message import Message
from desktop.core.model.review import Citation, Comparison, Selection, Side
from desktop.core.model.span import Span
from desktop.core.model.task import Strength, Task
from desktop.services.summary import QUOTE_LENGTH, summary_lines

LONG = "全面推行企业新型学徒制，" * 6
# Any sentence of the catalogue will do as a reason.
HIGH, LOW = Message.of("stage.align"), Message.of("stage.parse")


def side(text: str, *, number: str = "", unread: tuple[Message, ...] = ()) -> Side:
    """A document that is one clause with one task, all of its text."""
    whole = Span(0, len(text))
    clause = Clause("1", "一、", "", 1, ClauseKind.NUMBERED, None, whole, whole)
    document = Document("文件.txt", "0" * 64, "txt", text, (Paragraph(whole),), unread=unread)
    task = Task("1-1", "1", whole, whole, Strength(Span(0, 0), "", 0))
    return Side(document, Outline(FrontMatter(title="方案", document_number=number), (clause,)), (task,))


def comparison(verdict: Verdict, text: str = LONG, findings: tuple[Finding, ...] = (), **of_side: object) -> Comparison:
    """A comparison whose only task got `verdict`."""
    reference = side(text, **of_side)
    judgement = Judgement(reference.tasks[0], verdict, Authority.LOCAL, HIGH, 1.0, findings=findings)
    return Comparison(reference, side("草案"), (judgement,), (), 0.126, (), "1")


def finding(severity: Severity, message: Message) -> Finding:
    """A finding about the first two characters."""
    return Finding(Dimension.MODALITY, severity, Span(0, 2), None, "modality", message)


def test_the_counts_come_first():
    lines = summary_lines(comparison(Verdict.MISSING))
    assert lines[2] == "任务 1 项：落实 0，弱化 0，缺失 1，不适用 0"
    assert lines[3].endswith("照搬率 13%")


def test_a_document_is_shown_with_its_number_where_it_has_one():
    assert "人社部发〔2024〕37号" in summary_lines(comparison(Verdict.COVERED, number="人社部发〔2024〕37号"))[0]
    assert summary_lines(comparison(Verdict.COVERED))[0].startswith("上位文件：方案（文件.txt，")


def test_a_long_task_is_cut_to_one_line():
    line = next(line for line in summary_lines(comparison(Verdict.MISSING)) if "○" in line)
    quote = line.rpartition("　")[2]
    assert len(quote) == QUOTE_LENGTH
    assert quote.endswith("…")
    assert LONG.startswith(quote[:-1])


def test_a_line_break_inside_a_task_does_not_break_the_line():
    lines = summary_lines(comparison(Verdict.MISSING, "全面推行\n学徒制"))
    assert any(line.endswith("全面推行学徒制") for line in lines)


def test_the_gravest_reason_of_a_weakened_task_comes_first():
    findings = (finding(Severity.LOW, LOW), finding(Severity.HIGH, HIGH))
    reasons = [line for line in summary_lines(comparison(Verdict.WEAKENED, findings=findings)) if "力度" in line]
    assert ["（高）" in line for line in reasons] == [True, False]


def test_what_is_carried_is_counted_but_not_listed():
    lines = summary_lines(comparison(Verdict.COVERED))
    assert "落实 1" in lines[2]
    assert not any(LONG[:10] in line for line in lines)


def test_what_was_not_read_is_told():
    lines = summary_lines(comparison(Verdict.COVERED, unread=(Message.of("stage.parse"),)))
    assert lines[-2:] == ("没有读入的内容", "  文件.txt：正在识别条款与任务")


def test_a_wrong_citation_is_told_and_a_right_one_counted():
    made = comparison(Verdict.COVERED)
    wrong = Citation(Span(0, 2), (Message.of("citation.brackets", cited="人社部发[2024]37号"),))
    told = summary_lines(replace(made, citations=(wrong, Citation(Span(0, 2)))))
    assert told[-2:] == ("引用核对", "  草案：文号“人社部发[2024]37号”的年份应当用六角括号“〔〕”")
    assert summary_lines(replace(made, citations=(Citation(Span(0, 2)),)))[-1].endswith("1 处，标题、文号无误")
    assert summary_lines(made)[-1] == "  草案没有引用上位文件的标题"


def test_a_selection_is_told_and_only_its_tasks_are_listed():
    made = replace(comparison(Verdict.MISSING), selection=Selection(frozenset(), "判定：弱化"))
    lines = summary_lines(made)
    assert "按“判定：弱化”筛选，只列入0项任务，其余1项未列入。" in lines
    assert not any("○" in line for line in lines)


def test_faults_of_the_draft_itself_are_told():
    message = Message.of("drafting.number_repeated", number="一、", before="一、")
    made = replace(comparison(Verdict.COVERED), drafting=(DraftingFault("numbering", "1", Span(0, 2), message),))
    lines = summary_lines(made)
    assert lines[lines.index("草案文本（1 处）") :][:3] == (
        "草案文本（1 处）",
        "  序号（1 处）",
        "    一、　序号“一、”重复：前一个同级序号也是“一、”。",
    )


def test_of_many_faults_of_a_kind_the_first_are_listed():
    faults = tuple(
        DraftingFault("vague", "1", Span(at, at + 1), Message.of("drafting.vague", words="建设一批")) for at in range(8)
    )
    lines = summary_lines(replace(comparison(Verdict.COVERED), drafting=faults))
    assert sum("建设一批" in line for line in lines) == 5
    assert "    另有 3 处，见报告" in lines
