"""A comparison → a workbook to filter and share out."""

import io
import re
import zipfile
from dataclasses import replace

from desktop import __version__
from desktop.core.messages import text
from desktop.core.model.document import Document
from desktop.core.model.message import Message
from desktop.core.model.project import ContentKey, Decision, DecisionKind, finding_id
from desktop.core.model.review import Citation, Selection
from desktop.core.model.span import Span
from desktop.core.writers.workbook import workbook


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def cells(data: bytes, sheet: int = 1) -> list[list[str]]:
    """The words and numbers of a sheet, row by row."""
    files = parts(data)
    strings = [
        "".join(re.findall(r"<t[^>]*>([^<]*)</t>", item))
        for item in re.findall(r"<si>(.*?)</si>", files["xl/sharedStrings.xml"], re.DOTALL)
    ]
    rows = re.findall(r"<row [^>]*>(.*?)</row>", files[f"xl/worksheets/sheet{sheet}.xml"], re.DOTALL)
    return [
        [
            strings[int(value)] if 't="s"' in cell else value
            for cell, value in re.findall(r"<c ([^>]*)><v>([^<]*)</v>", row)
        ]
        for row in rows
    ]


def test_there_is_a_row_for_every_task(comparison, moment):
    rows = cells(workbook(comparison, moment=moment))
    assert rows[0][:6] == ["序号", "上位条款", "上位要求", "本地条款", "本地表述", "判定"]
    assert [row[5] for row in rows[1:]] == ["▽弱化", "▽弱化", "✓落实", "○缺失", "—不适用"]
    assert rows[2][2] == "全面推行工学一体化技能人才培养模式，每年培训不少于1000人"
    assert rows[2][7] == "力度、指标"


def test_a_passage_that_two_tasks_of_the_draft_share_is_said_once(comparison, moment):
    skills = comparison.judgements[1]
    again = replace(skills, evidence=skills.evidence * 2)
    assert cells(workbook(replace(comparison, judgements=(again,)), moment=moment)) == cells(
        workbook(replace(comparison, judgements=(skills,)), moment=moment)
    )


def test_differences_are_coloured_inside_the_cell(comparison, moment):
    strings = parts(workbook(comparison, moment=moment))["xl/sharedStrings.xml"]
    assert re.search(r"<r><rPr><strike/>(?:(?!</rPr>).)*C2412D(?:(?!</rPr>).)*</rPr><t[^>]*>全面推行</t></r>", strings)
    assert re.search(r"<r><rPr><u/>(?:(?!</rPr>).)*2563A8(?:(?!</rPr>).)*</rPr><t[^>]*>深化</t></r>", strings)


def test_the_head_stays_and_every_table_filters(comparison, moment):
    files = parts(workbook(comparison, moment=moment))
    for sheet, place in ((1, "A1:N6"), (2, "A1:C2")):
        text = files[f"xl/worksheets/sheet{sheet}.xml"]
        assert 'state="frozen"' in text
        assert f'<autoFilter ref="{place}"/>' in text


def test_some_tasks_only_are_written_with_what_they_were_selected_by(comparison, moment):
    selection = Selection(frozenset({comparison.judgements[3].task.id}), "判定：缺失")
    made = workbook(replace(comparison, selection=selection), moment=moment)
    assert [row[0] for row in cells(made)[1:]] == ["4"]
    assert cells(made, 2)[-1] == ["筛选条件", "判定：缺失", "只列入1项任务，共5项"]


def test_citations_are_checked(comparison, moment):
    fault = Message.of("citation.number_absent", number="人社部发〔2024〕37号")
    made = workbook(replace(comparison, citations=(Citation(Span(0, 4), (fault,)),)), moment=moment)
    row = next(row for row in cells(made, 3) if row[0] == "引用核对")
    assert row[1:] == [
        "《加快数字人才培育支撑数字经济发展行动方案（2024—2026年）》，文号：人社部发〔2024〕37号",
        "广东省加：首次引用未注明文号（人社部发〔2024〕37号）",
    ]


def test_rows_are_as_high_as_their_words_ask_for(comparison, moment):
    sheet = parts(workbook(comparison, moment=moment))["xl/worksheets/sheet1.xml"]
    heights = [int(height) for height in re.findall(r'<row [^>]* ht="(\d+)"', sheet)]
    assert heights[2] == 15 * 4 + 3  # two passages of the draft, 22 and 25 characters, in lines of 16


def test_what_was_decided_stands_in_columns_of_its_own(comparison, moment):
    task = comparison.judgements[1].task.id
    decision = Decision(ContentKey("reference", "二、（一）", ""), DecisionKind.KEEP, "本省基数小")
    rows = cells(workbook(comparison, moment=moment, decisions={task: decision}))
    assert rows[2][-2:] == ["保留并说明", "本省基数小"]
    own = {finding_id(task, 0): Decision(decision.task, DecisionKind.ADOPT, "改回")}
    name = text(f"word.dimension.{comparison.judgements[1].findings[0].dimension}")
    rows = cells(workbook(comparison, moment=moment, decisions={task: decision} | own))
    assert rows[2][-2:] == [f"保留并说明\n{name}：采纳建议", f"本省基数小\n{name}：改回"]


def test_several_documents_have_a_sheet_with_what_each_asks_for(comparison, several, moment):
    head, *rows = cells(workbook(comparison, moment=moment, several=several), 3)
    assert len(rows) == len(several.demands)
    skills = rows[1]
    assert skills[2].splitlines()[1].startswith("广东省文件　全面推行工学一体化")
    assert skills[3] == "国家文件 ▽弱化\n广东省文件 ▽弱化"
    assert skills[5] == "指标：广东省文件为“不少于2000人”，国家文件为“不少于1000人”，广东省文件要求更高。"
    limited = replace(comparison, selection=Selection(frozenset(), "判定：缺失"))
    without = workbook(limited, moment=moment, several=several)
    assert head not in [cells(without, sheet)[0] for sheet in (1, 2)]


def test_words_that_look_like_a_formula_stay_words(comparison, moment):
    document: Document = replace(comparison.draft.document, name="=1+1.txt")
    made = workbook(replace(comparison, draft=replace(comparison.draft, document=document)), moment=moment)
    assert ["文件名", "国家方案.txt", "=1+1.txt"] in cells(made, 3)
    assert "<f>" not in parts(made)["xl/worksheets/sheet3.xml"]


def test_a_comparison_without_tasks_still_opens(comparison, moment):
    made = workbook(replace(comparison, judgements=(), additions=()), moment=moment)
    assert len(cells(made)) == 1


def test_twice_gives_the_same_bytes(comparison, moment):
    assert workbook(comparison, moment=moment) == workbook(comparison, moment=moment)


def test_the_workbook_is_as_it_was(comparison, moment, golden):
    made = workbook(comparison, moment=moment)
    lines = ["\t".join(row).replace("\n", "⏎") for sheet in (1, 2, 3) for row in [*cells(made, sheet), []]]
    golden("workbook/small.txt", "\n".join(lines).replace(__version__, "{version}"))
