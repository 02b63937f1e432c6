"""Comparison → 政策对照审核报告."""

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from desktop import __version__
from desktop.core.messages import text
from desktop.core.model.finding import Authority, DraftingFault, Evidence, Judgement, Verdict
from desktop.core.model.message import Message
from desktop.core.model.project import ContentKey, Decision, DecisionKind, finding_id
from desktop.core.model.review import Citation, Comparison, Selection
from desktop.core.model.rounds import Move, Revised
from desktop.core.model.several import Several
from desktop.core.model.span import Span
from desktop.core.model.task import Deadline, Owner, OwnerRole
from desktop.core.writers.gongwen import LANDSCAPE_WIDTH
from desktop.core.writers.report_comparison import COLUMNS
from desktop.core.writers.review_report import review_report
from desktop.services.editing import edited, written

MARKS = set("✓▽○—△")


def opened(report: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(report))


@pytest.fixture
def report(comparison: Comparison, moment: datetime) -> WordDocument:
    return opened(review_report(comparison, moment=moment))


def shown(paragraph: Paragraph) -> str:
    """A paragraph's text, [struck] and {underlined}, what stands in links too."""
    parts = []
    for run in (Run(element, paragraph) for element in paragraph._p.iter(qn("w:r"))):
        shape = "[{}]" if run.font.strike else "{{{}}}" if run.font.underline else "{}"
        parts.append(shape.format(run.text.replace("\n", "⏎")))
    return "".join(parts)


def cells(table: Table) -> Iterator[list[str]]:
    """Each row's cells, paragraphs joined by ¶."""
    for row in table._tbl.tr_lst:
        yield ["¶".join(shown(Paragraph(p, table)) for p in cell.p_lst) for cell in row.tc_lst]


def skeleton(document: WordDocument) -> str:
    """The document in plain lines: style and text of paragraphs, rows of tables, breaks of sections."""
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += ["| " + " | ".join(row) + " |" for row in cells(block)]
        else:
            turned = block._p.find(f".//{qn('w:sectPr')}") is not None
            lines.append("=== section ===" if turned else f"{block.style.name}: {shown(block)}".rstrip())
    return "\n".join(lines) + "\n"


def clause_table(document: WordDocument) -> list[list[str]]:
    """The rows of 四、条款对照表 without its head."""
    table = next(t for t in document.tables if len(t._tbl.tblGrid.gridCol_lst) == len(COLUMNS))
    return list(cells(table))[1:]


def one(comparison: Comparison, judgement: Judgement) -> Comparison:
    return replace(comparison, judgements=(judgement,))


def test_the_report_reads_as_agreed(report: WordDocument, golden: Callable[[str, str], None]) -> None:
    golden("report/small.txt", skeleton(report).replace(__version__, "<version>"))


def test_the_same_comparison_and_moment_give_the_same_bytes(comparison: Comparison, moment: datetime) -> None:
    assert review_report(comparison, moment=moment) == review_report(replace(comparison), moment=moment)


def test_every_task_has_its_row_in_the_order_of_the_plan(report: WordDocument, comparison: Comparison) -> None:
    wanted = [comparison.reference.quote(task.span) for task in comparison.reference.tasks]
    assert [row[2].translate({ord("["): "", ord("]"): ""}) for row in clause_table(report)] == wanted


def test_lost_words_are_struck_and_new_ones_underlined(report: WordDocument) -> None:
    row = clause_table(report)[1]
    assert row[2] == "[全面推行]工学一体化技能人才培养模式，每年培训[不少于1000人]"
    assert row[4] == "{深化}工学一体化技能人才培养模式，每年培训{500人左右}"


def test_a_verdict_is_told_by_mark_and_word_not_by_colour_alone(report: WordDocument) -> None:
    verdicts = [row[5] for row in clause_table(report)]
    assert verdicts == ["▽弱化", "▽弱化", "✓落实⏎△加码·细化", "○缺失", "—不适用"]
    bars = cells(report.tables[1])
    assert all(part[0] in MARKS for row in bars for part in row[1:-1])


def test_the_bars_fill_the_same_width(report: WordDocument) -> None:
    chart = report.tables[1]
    widths = {tuple(sum(cell.grid_span for cell in row.tc_lst) for row in chart._tbl.tr_lst)}
    assert widths == {(42, 42, 42)}


def test_every_task_that_is_not_carried_gets_a_suggestion(report: WordDocument) -> None:
    suggestions = [row[7] for row in clause_table(report)]
    assert suggestions == [
        "写明时限，上位要求为“用3年左右时间”。",
        "核实“500人左右”是否为本地分解数；不是的，改为“不少于1000人”。¶将“深化”改为“全面推行”。",
        "—",
        "补写“加强与共建‘一带一路’国家数字人才国际交流”。",
        "核实是否属本级职责；不属的不必写入。",
    ]


def test_a_report_on_some_tasks_says_so_and_keeps_their_numbers(comparison: Comparison, moment: datetime) -> None:
    selection = Selection(frozenset({comparison.judgements[3].task.id}), "判定：缺失")
    report = opened(review_report(replace(comparison, selection=selection), moment=moment))
    words = skeleton(report)
    assert "本报告只列入按“判定：缺失”筛选出的1项任务（共5项）" in words
    assert "上位文件共5项任务" in words
    assert [row[0] for row in clause_table(report)] == ["4"]
    assert "地方新增与加码" not in words
    assert "引用核对\n" not in words
    entries = [shown(p) for p in report.paragraphs if p.style.name == "toc 1"]
    assert entries == [shown(p) for p in report.paragraphs if p.style.name == "Heading 1"]


def test_a_report_on_no_task_at_all_says_so(comparison: Comparison, moment: datetime) -> None:
    none = replace(comparison, selection=Selection(frozenset(), "维度：责任单位"))
    assert "没有符合筛选条件的任务。" in skeleton(opened(review_report(none, moment=moment)))


def coverage_tables(document: WordDocument) -> list[Table]:
    return [table for table in document.tables if next(cells(table))[0] == "上位条款" and "✓落实" in next(cells(table))]


def test_the_coverage_picture_counts_and_shades_where_tasks_are_carried(report: WordDocument) -> None:
    (picture,) = coverage_tables(report)
    head, *rows = cells(picture)
    assert head == ["上位条款", "一（一）", "一（二）", "二、优化数字人才发展环境", "✓落实", "▽弱化", "○缺失"]
    assert rows == [
        ["一、总体要求", "", "1", "", "", "1", ""],
        ["二（一）开展数字技能提升行动", "1", "1", "", "1", "1", ""],
        ["二（二）开展数字人才国际交流活动", "", "", "", "", "", "1"],
    ]
    fills = [
        c.tcPr.find(qn("w:shd")).get(qn("w:fill"))
        for c in picture._tbl.tr_lst[2].tc_lst
        if c.tcPr.find(qn("w:shd")) is not None
    ]
    assert fills == ["DDEEE5", "A9D3BD"]


def test_a_wide_coverage_picture_goes_on_in_a_further_table(comparison: Comparison, moment: datetime) -> None:
    draft = comparison.draft
    first = draft.outline.clauses[-1]
    many = tuple(replace(first, id=f"{n}", number=f"第{n}条", level=1, parent=None) for n in range(10, 90))
    wide = replace(draft, outline=replace(draft.outline, clauses=(*draft.outline.clauses, *many)))
    pictures = coverage_tables(opened(review_report(replace(comparison, draft=wide), moment=moment)))
    widths = [sum(int(c.get(qn("w:w"))) for c in picture._tbl.tblGrid.gridCol_lst) for picture in pictures]
    assert len(pictures) == 3
    assert max(widths) <= LANDSCAPE_WIDTH


def test_a_long_file_name_is_shortened_on_page_one_only(comparison: Comparison, moment: datetime) -> None:
    name = "关于" + "进一步" * 20 + "（征求意见稿）.docx"
    document = replace(comparison.draft.document, name=name)
    words = skeleton(
        opened(review_report(replace(comparison, draft=replace(comparison.draft, document=document)), moment=moment))
    )
    assert words.count(name) == 1
    assert "进一步（征求意见稿）.docx（SHA-256" not in words
    assert "…征求意见稿）.docx（SHA-256" in words


def test_the_decision_is_left_for_the_drafter(report: WordDocument) -> None:
    assert {row[-1] for row in clause_table(report)} == {""}


def test_words_that_another_passage_carries_are_not_struck(comparison: Comparison, moment: datetime) -> None:
    skills = comparison.judgements[1]
    draft = comparison.draft.document.text
    carried = replace(
        comparison.draft,
        document=replace(comparison.draft.document, text=draft + "\n全面推行新模式"),
    )
    more = Evidence("2", type(skills.task.span)(len(draft) + 1, len(draft) + 8), 0.5)
    judgement = replace(skills, evidence=(*skills.evidence, more))
    rows = clause_table(opened(review_report(replace(one(comparison, judgement), draft=carried), moment=moment)))
    assert rows[0][2] == "全面推行工学一体化技能人才培养模式，每年培训[不少于1000人]"


def test_in_a_free_rewording_only_words_of_findings_are_marked(comparison: Comparison, moment: datetime) -> None:
    row = clause_table(opened(review_report(one(comparison, comparison.judgements[0]), moment=moment)))[0]
    assert row[2] == "[用3年左右时间]，扎实开展专项行动"
    assert "{" not in row[4]


def test_what_no_locality_can_carry_is_not_marked_as_lost(comparison: Comparison, moment: datetime) -> None:
    standard = replace(comparison.judgements[4], evidence=comparison.judgements[1].evidence)
    row = clause_table(opened(review_report(one(comparison, standard), moment=moment)))[0]
    assert not set("[]{}") & set(row[2] + row[4])


def test_a_verdict_that_is_not_sure_says_so(report: WordDocument) -> None:
    reasons = [row[6] for row in clause_table(report)]
    assert ["请人工核对" in reason for reason in reasons] == [True, False, False, False, False]


def test_the_table_of_clauses_is_turned_and_repeats_its_head(report: WordDocument) -> None:
    assert [section.orientation for section in report.sections] == [0, 1, 0]
    assert sum(COLUMNS.values()) == LANDSCAPE_WIDTH
    for table in report.tables[2:]:
        first = table._tbl.tr_lst[0]
        assert first.find(f"./{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_short_rows_stay_whole_and_very_long_ones_may_break(comparison: Comparison, moment: datetime) -> None:
    skills = comparison.judgements[1]
    whole = comparison.draft.outline.clauses[-1].span
    passages = (Span(whole.start, whole.end - missing) for missing in range(7, -1, -1))  # none within an earlier one
    long = replace(skills, evidence=tuple(Evidence("2", passage, 0.5) for passage in passages))
    report = opened(review_report(replace(comparison, judgements=(skills, long)), moment=moment))
    table = next(t for t in report.tables if len(t._tbl.tblGrid.gridCol_lst) == len(COLUMNS))
    split = [row.find(f"./{qn('w:trPr')}/{qn('w:cantSplit')}") is None for row in table._tbl.tr_lst[1:]]
    assert split == [False, True]


def test_a_draft_that_carries_everything_has_nothing_to_settle(comparison: Comparison, moment: datetime) -> None:
    done = replace(one(comparison, comparison.judgements[2]), additions=(), copied_by_clause=())
    text = skeleton(opened(review_report(done, moment=moment)))
    for sentence in ("没有缺失事项。", "没有弱化事项。", "没有地方新增举措。", "没有照搬较多的条款。"):
        assert sentence in text


def test_many_clauses_are_counted_by_a_higher_level(comparison: Comparison, moment: datetime) -> None:
    reference = comparison.reference
    chapter = reference.outline.clauses[1]
    sections = tuple(
        replace(reference.outline.clauses[2], id=f"2.{n}", number=f"二、（{n}）", heading=f"第{n}件") for n in range(40)
    )
    outline = replace(reference.outline, clauses=(chapter, *sections))
    judgements = tuple(
        replace(comparison.judgements[3], task=replace(comparison.judgements[3].task, clause=clause.id))
        for clause in sections
    )
    many = replace(comparison, reference=replace(reference, outline=outline), judgements=judgements)
    chart = opened(review_report(many, moment=moment)).tables[1]
    assert list(cells(chart)) == [["二、重点任务", "○40", "0/40"]]


def test_of_too_many_articles_page_one_shows_those_where_most_is_lost(comparison: Comparison, moment: datetime) -> None:
    reference, covered, missing = comparison.reference, comparison.judgements[2], comparison.judgements[3]
    articles = tuple(
        replace(reference.outline.clauses[0], id=f"{n}", number=f"第{n}条", heading="") for n in range(1, 21)
    )
    judgements = tuple(
        replace(one, task=replace(one.task, id=f"{clause.id}-1", clause=clause.id))
        for clause in articles
        for one in ((missing if int(clause.id) > 3 else covered),)
    )
    outline = replace(reference.outline, clauses=articles)
    many = replace(comparison, reference=replace(reference, outline=outline), judgements=judgements)
    report = opened(review_report(many, moment=moment))
    rows = [row[0] for row in cells(report.tables[1])]
    assert rows == [f"第{n}条" for n in range(4, 18)]
    assert "只列缺失、弱化较多的14个条款，其余6个见第五部分" in skeleton(report)


def test_page_one_has_the_figures_in_one_row(report: WordDocument) -> None:
    head, figures = cells(report.tables[0])
    assert head == ["任务", "落实", "弱化", "缺失", "不适用", "加码·细化", "地方新增", "照搬率"]
    assert figures == ["5", "1", "2", "1", "1", "1", "1", "43%"]


def test_what_to_settle_first_stays_short(comparison: Comparison, moment: datetime) -> None:
    report = opened(review_report(replace(comparison, judgements=(comparison.judgements[3],) * 50), moment=moment))
    assert len(report.tables[2]._tbl.tr_lst) == 1 + 30
    assert "另有20项见第六、七部分。" in skeleton(report)


@pytest.mark.slow
def test_a_table_of_a_thousand_rows_is_written_soon(comparison: Comparison, moment: datetime) -> None:
    began = time.monotonic()
    review_report(replace(comparison, judgements=comparison.judgements * 200), moment=moment)
    assert time.monotonic() - began < 10


def test_missing_tasks_that_stand_everywhere_are_said_to_be_spread(comparison: Comparison, moment: datetime) -> None:
    reference = comparison.reference
    sections = tuple(
        replace(reference.outline.clauses[0], id=str(n), number=f"{n}、", heading=f"第{n}件") for n in range(1, 10)
    )
    judgements = tuple(
        replace(comparison.judgements[3], task=replace(comparison.judgements[3].task, clause=clause.id))
        for clause in sections
    )
    outline = replace(reference.outline, clauses=sections)
    many = replace(comparison, reference=replace(reference, outline=outline), judgements=judgements)
    assert "缺失分散在9个条款" in skeleton(opened(review_report(many, moment=moment)))


def test_text_that_xml_cannot_carry_is_left_out(comparison: Comparison, moment: datetime) -> None:
    broken = comparison.reference.document.text.replace("加大", "加\x0c")
    document = replace(comparison.reference.document, text=broken)
    odd = replace(comparison, reference=replace(comparison.reference, document=document))
    rows = clause_table(opened(review_report(odd, moment=moment)))
    assert rows[2][2].translate({ord("["): "", ord("]"): ""}) == "加数字人才创业培训力度"


@pytest.mark.parametrize(
    ("length", "sentence"),
    [(4000, "草案在4000字以内"), (4500, "按专项性文件超过500字"), (5600, "草案超过一般文件上限600字")],
)
def test_the_length_is_held_against_the_limits(
    comparison: Comparison, moment: datetime, length: int, sentence: str
) -> None:
    draft = comparison.draft
    clause = replace(draft.outline.clauses[0], span=type(draft.outline.clauses[0].span)(0, length))
    clauses = (clause, *(replace(c, span=type(c.span)(0, 0)) for c in draft.outline.clauses[1:]))
    grown = replace(
        draft,
        document=replace(draft.document, text=draft.document.text.replace("\n", "字") + "字" * length),
        outline=replace(draft.outline, clauses=clauses),
    )
    assert sentence in skeleton(opened(review_report(replace(comparison, draft=grown), moment=moment)))


def test_the_day_and_both_files_are_named(report: WordDocument, comparison: Comparison) -> None:
    text = skeleton(report)
    for word in (
        "2026年11月21日",
        "国家方案.txt",
        "广东草案.txt",
        comparison.draft.document.sha256,
        "规则版本 2026.11",
    ):
        assert word in text


def test_nothing_in_the_file_tells_who_made_it(comparison: Comparison, moment: datetime) -> None:
    with zipfile.ZipFile(io.BytesIO(review_report(comparison, moment=moment))) as package:
        content = b"".join(package.read(name) for name in package.namelist())
    assert b"python" not in content.lower()


def test_a_judgement_of_a_region_counts_as_not_due(comparison: Comparison, moment: datetime) -> None:
    regional = Judgement(
        comparison.reference.tasks[0],
        Verdict.NOT_APPLICABLE,
        Authority.REGION,
        Message.of("word.authority.region"),
        0.9,
    )
    chart = opened(review_report(one(comparison, regional), moment=moment)).tables[1]
    assert list(cells(chart)) == [["一、总体要求", "—", ""]]


def test_the_report_says_what_was_decided_and_why(comparison, moment):
    decision = Decision(ContentKey("reference", "一、", "任务"), DecisionKind.KEEP, "另见实施细则。", "仅供内部")
    made = opened(review_report(comparison, moment=moment, decisions={comparison.judgements[0].task.id: decision}))
    column = [row[-1] for table in made.tables for row in cells(table) if len(row) == len(COLUMNS)]
    assert [cell for cell in column[1:] if cell] == ["保留并说明¶另见实施细则。"]
    assert "仅供内部" not in "".join(column)


def test_the_report_says_what_was_decided_about_single_findings(comparison, moment):
    task = comparison.judgements[1].task.id
    key = ContentKey("reference", "一、", "任务")
    decisions = {
        task: Decision(key, DecisionKind.KEEP),
        finding_id(task, 1): Decision(key, DecisionKind.ADOPT, "改回"),
    }
    made = opened(review_report(comparison, moment=moment, decisions=decisions))
    column = [row[-1] for table in made.tables for row in cells(table) if len(row) == len(COLUMNS)]
    dimension = text(f"word.dimension.{comparison.judgements[1].findings[1].dimension}")
    assert [cell for cell in column[1:] if cell] == [f"保留并说明¶{dimension}：采纳建议¶改回"]


def test_the_drafter_s_note_stands_below_the_title_and_only_where_there_is_one(comparison, moment):
    made = opened(review_report(comparison, moment=moment, note="周五上会。\n\n请先看第三部分。"))
    words = [paragraph.text for paragraph in made.paragraphs]
    at = words.index("说明：周五上会。")
    assert words[at + 1] == "请先看第三部分。"
    assert at < next(place for place, line in enumerate(words) if "一、" in line)
    assert not any("说明：" in p.text for p in opened(review_report(comparison, moment=moment)).paragraphs)


def test_page_one_says_that_the_draft_was_edited_and_only_where_it_was(comparison, moment):
    document = comparison.draft.document
    words = document.paragraphs[-1].span.of(document.text)
    copy = edited(document, written(document, (), len(document.paragraphs) - 1, [words, "另起一段。"])).document
    of_copy = replace(comparison, draft=replace(comparison.draft, document=copy))
    told = [text("report.conclusion.edited", count=1)]
    for one, wanted in ((of_copy, told), (comparison, [])):
        lines = [paragraph.text for paragraph in opened(review_report(one, moment=moment)).paragraphs]
        assert [line for line in lines if line.startswith("草案在程序中修改过")] == wanted


def test_every_link_leads_to_a_bookmark_and_every_bookmark_stands_once(report: WordDocument) -> None:
    body = report.element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    keys = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert len(names) == len(set(names)) == len(set(keys))
    assert anchors <= set(names)
    assert {"row_2", "row_4"} <= anchors


def test_the_contents_name_every_part_before_anybody_updates_them(report: WordDocument) -> None:
    entries = [shown(p) for p in report.paragraphs if p.style.name == "toc 1"]
    assert entries == [shown(p) for p in report.paragraphs if p.style.name == "Heading 1"]


def test_units_and_deadlines_stand_side_by_side(comparison: Comparison, moment: datetime) -> None:
    skills = comparison.judgements[1]
    task = replace(
        skills.task,
        owners=(Owner(skills.task.span, "教育部", OwnerRole.LEAD),),
        deadlines=(Deadline(Span(skills.task.span.start, skills.task.span.start + 4), 2026),),
    )
    passage = replace(
        comparison.draft.tasks[0] if comparison.draft.tasks else task,
        span=skills.evidence[0].span,
        owners=(Owner(skills.evidence[0].span, "省教育厅", OwnerRole.LEAD),),
        deadlines=(),
    )
    made = replace(
        comparison,
        judgements=(replace(skills, task=task),),
        draft=replace(comparison.draft, passages=(passage,)),
    )
    document = opened(review_report(made, moment=moment))
    row = next(row for table in document.tables for row in cells(table) if "省教育厅" in row)
    assert row[2:] == ["教育部", "省教育厅", "全面推行", "—", "未见问题"]


def test_every_citation_is_checked(comparison: Comparison, moment: datetime) -> None:
    fault = Message.of("citation.number_absent", number="人社部发〔2024〕37号")
    cited = Citation(Span(0, 4), (fault,))
    document = opened(review_report(replace(comparison, citations=(cited, Citation(Span(2, 4)))), moment=moment))
    rows = list(cells(document.tables[-1]))
    assert [row[2] for row in rows] == ["核对", "首次引用未注明文号（人社部发〔2024〕37号）", "无误"]


def test_faults_of_the_draft_itself_are_listed_with_their_place(comparison: Comparison, moment: datetime) -> None:
    clause = comparison.draft.outline.clauses[-1]
    message = Message.of("drafting.number_repeated", number="一、", before="一、")
    fault = DraftingFault("numbering", clause.id, Span(clause.span.start, clause.span.start + 2), message)
    document = opened(review_report(replace(comparison, drafting=(fault,)), moment=moment))
    [_, row] = cells(document.tables[-1])
    assert comparison.draft.quote(clause.span)[:5] in row[2]
    assert row[3] == "序号“一、”重复：前一个同级序号也是“一、”。"
    assert any("序号：依据GB/T 9704—2012" in shown(paragraph) for paragraph in document.paragraphs)


def test_a_fault_before_the_plan_has_its_place_too(comparison: Comparison, moment: datetime) -> None:
    message = Message.of("drafting.number_ordinal", cited="某发〔2024〕第1号", right="某发〔2024〕1号")
    fault = DraftingFault("documents", "", Span(0, 2), message)
    document = opened(review_report(replace(comparison, drafting=(fault,)), moment=moment))
    assert [row[1] for row in cells(document.tables[-1])][1:] == ["文首"]


def in_word(comparison: Comparison, moment: datetime) -> WordDocument:
    return opened(review_report(comparison, moment=moment))


def headed(document: WordDocument, words: str) -> list[list[str]]:
    """The rows of the first table whose head holds the words."""
    tables = (list(cells(table)) for table in document.tables)
    return next(rows for rows in tables if any(words in cell for cell in rows[0]))[1:]


def test_the_first_round_has_no_such_part(report: WordDocument) -> None:
    assert not any("修改情况" in shown(one) for one in report.paragraphs)


def test_every_round_has_its_line(later: Comparison, moment: datetime) -> None:
    rows = headed(in_word(later, moment), "轮次")
    assert rows == [
        ["1", "第一稿.docx", "a" * 12, "2026-11-01", "1", "1", "2", "2/3"],
        ["2", "广东草案.txt", later.draft.document.sha256[:12], "本稿", "1", "2", "1", "0/3"],
    ]


def test_what_was_mended_worse_and_new_is_told_task_by_task(later: Comparison, moment: datetime) -> None:
    document = in_word(later, moment)
    heads = [shown(one) for one in document.paragraphs if one.style.name == "Heading 2"]
    assert heads[-5:] == [
        "（一）已改好（1处）",
        "（二）变差（1处）",
        "（三）新出现（1处）",
        "（四）有改动（1处）",
        "（五）修改前后对照（2处）",
    ]
    tables = [list(cells(table)) for table in document.tables]
    mended, worse, new, other = (table[1] for table in tables if "上一稿→本稿" in table[0])
    assert mended[2:] == ["加大数字人才创业培训力度", "○缺失 → ✓落实", "已补写"]
    assert worse[3:] == ["▽弱化 → ▽弱化", "新增：力度¶处理意见重新打开"]
    assert new[4] == "不再有对应表述"
    assert other[3] == "未列 → ▽弱化"


def test_both_wordings_stand_side_by_side_word_by_word(later: Comparison, moment: datetime) -> None:
    rows = headed(in_word(later, moment), "改动")
    assert rows == [
        ["修改", "每年培训[300]人左右。", "每年培训{500}人左右。"],
        ["删去", "[加强国际交流。]", "—"],
    ]


def test_a_round_in_which_no_paragraph_changed_and_nobody_had_decided_says_only_that(
    later: Comparison, moment: datetime
) -> None:
    assert later.history is not None
    moved = tuple(one for one in later.history.revised if one.move in (Move.SAME, Move.RENUMBERED))
    quiet = replace(later.history, revised=moved, kept=0, reopened=frozenset())
    document = in_word(replace(later, history=quiet), moment)
    told = [shown(one) for one in document.paragraphs]
    assert not any("修改前后对照" in line for line in told)
    assert not any("处理意见重新打开" in line or "处理意见沿用" in line for line in told)


def test_of_a_long_paragraph_only_what_is_beside_a_change_is_shown(later: Comparison, moment: datetime) -> None:
    assert later.history is not None
    old = "支持企业、院校、科研机构联合培养数字人才，" * 9 + "每年300人。"
    one = Revised(Move.CHANGED, old, old.replace("300", "500"))
    (row,) = headed(in_word(replace(later, history=replace(later.history, revised=(one,))), moment), "改动")
    assert row[1].endswith("每年[300]人。")
    assert "……" in row[1]
    assert len(row[1]) < 80


def test_a_report_on_some_tasks_leaves_the_rounds_out(later: Comparison, moment: datetime) -> None:
    limited = replace(later, selection=Selection(frozenset(), "判定：缺失"))
    assert not any("修改情况" in shown(one) for one in in_word(limited, moment).paragraphs)


def test_the_contents_name_the_part_and_every_link_leads_somewhere(later: Comparison, moment: datetime) -> None:
    document = in_word(later, moment)
    entries = [shown(p) for p in document.paragraphs if p.style.name == "toc 1"]
    assert entries == [shown(p) for p in document.paragraphs if p.style.name == "Heading 1"]
    names = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))} <= names


def test_several_documents_have_a_part_with_what_they_ask_for_and_where_they_differ(
    comparison: Comparison, several: Several, moment: datetime
) -> None:
    document = opened(review_report(comparison, moment=moment, several=several))
    assert any(shown(one) == "十三、多份上位文件对照" for one in document.paragraphs)
    told = next(shown(one) for one in document.paragraphs if "草案同时对照" in shown(one))
    assert "共提出6项要求，其中2项不止一份文件提出；国家文件单独提出3项；广东省文件单独提出1项；有2项" in told
    conflicts = headed(document, "不一致之处")
    assert [row[2] for row in conflicts] == [
        "时限：国家文件要求“用3年左右时间”，广东省文件没有写。",
        "指标：广东省文件为“不少于2000人”，国家文件为“不少于1000人”，广东省文件要求更高。",
    ]
    demands = next(rows for table in document.tables if len(rows := list(cells(table))) == 7 and "要求" in rows[0])[1:]
    assert demands[1][2] == "国家文件 ▽弱化¶广东省文件 ▽弱化"
    assert demands[1][1].startswith("国家文件二、（一）　全面推行")
    entries = [shown(p) for p in document.paragraphs if p.style.name == "toc 1"]
    assert entries == [shown(p) for p in document.paragraphs if p.style.name == "Heading 1"]


def test_several_documents_that_agree_are_said_to_agree(
    comparison: Comparison, several: Several, moment: datetime
) -> None:
    agreed = replace(several, demands=tuple(replace(demand, conflicts=()) for demand in several.demands))
    document = opened(review_report(comparison, moment=moment, several=agreed))
    assert text("report.several.agree") in [shown(one) for one in document.paragraphs]
    assert not any("不一致之处" in cell for table in document.tables for cell in next(cells(table)))


def test_a_missing_task_without_anything_near_it_says_none(comparison: Comparison, moment: datetime) -> None:
    judgements = [replace(one, candidates=()) for one in comparison.judgements]
    rows = headed(opened(review_report(replace(comparison, judgements=tuple(judgements)), moment=moment)), "最接近")
    assert [row[-1] for row in rows] == ["无"]


def test_in_a_later_round_the_part_comes_behind_the_rounds(
    later: Comparison, several: Several, moment: datetime
) -> None:
    document = opened(review_report(later, moment=moment, several=several))
    heads = [shown(p) for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads[-2:] == ["十三、修改情况说明", "十四、多份上位文件对照"]
