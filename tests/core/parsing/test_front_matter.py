"""The lines around a plan say what it is, whose it is and since when."""

import pytest

from desktop.core.model.clause import FrontMatter
from desktop.core.model.document import Document, Paragraph
from desktop.core.model.span import Span
from desktop.core.parsing.outline import parse_outline

PLAN = ["为贯彻落实有关部署，制定本方案。", "一、任务", "培养人才。"]


def front_of(*lines: str, after: tuple[str, ...] = ()) -> FrontMatter:
    """The front matter of a document with these lines before and after its clauses."""
    texts = [*lines, *PLAN, *after]
    paragraphs = []
    start = 0
    for text in texts:
        paragraphs.append(Paragraph(Span(start, start + len(text))))
        start += len(text) + 1
    document = Document("草案.docx", "0" * 64, "docx", "\n".join(texts), tuple(paragraphs))
    return parse_outline(document).front


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("某市加快数字人才培育 支撑数字经济发展的若干措施", "某市加快数字人才培育支撑数字经济发展的若干措施"),
        (
            "附件/某市加快人才培育/支撑经济发展实施方案/（2025—2027年）",
            "某市加快人才培育支撑经济发展实施方案（2025—2027年）",
        ),
        ("某市人民政府关于印发《某市人才办法》的通知/各县人民政府：/现印发给你们。", "某市人才办法"),
        ("某市人民政府/2024年1月2日/某市人才工作方案（试行）", "某市人才工作方案（试行）"),
        ("# 某市人才条例/2015年10月21日 通过", "某市人才条例"),
        ("国务院关于促进保税区/高质量发展的若干意见/国发〔2019〕3号", "国务院关于促进保税区高质量发展的若干意见"),
        ("", ""),
    ],
)
def test_title(lines: str, title: str) -> None:
    assert front_of(*lines.split("/")).title == title


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("人社部发〔2024〕37号", "人社部发〔2024〕37号"),
        ("（皖政办秘[2021] 82 号）", "皖政办秘〔2021〕82号"),
        ("2015年11月26日 中华人民共和国国务院令第663号公布", "国务院令第663号"),
        ("根据《国务院关于实施意见的通知》（国发〔2018〕23号）精神，结合实际，现印发给你们。", ""),
    ],
)
def test_document_number(line: str, number: str) -> None:
    assert front_of(line, "某市人才方案").document_number == number


@pytest.mark.parametrize(
    ("before", "after", "date"),
    [
        (["2024年1月2日", "某市人才方案"], (), "2024-01-02"),
        (["二〇〇五年六月十一日", "国家粮食应急预案"], (), "2005-06-11"),
        (["某市人才方案"], ("某市人民政府", "2025年4月3日"), "2025-04-03"),
        (["某市人才方案"], ("某厅办公室", "2024年12月2日印发", "2025年1月13日翻印"), "2024-12-02"),
        (["某市人才方案"], (), ""),
    ],
)
def test_date_of_issue(before: list[str], after: tuple[str, ...], date: str) -> None:
    assert front_of(*before, after=after).date == date


def test_joint_issuers_stand_before_the_subject() -> None:
    front = front_of(
        "财政部 教育部", "国家数据局关于印发《人才方案》的通知", "各省财政厅：", "现印发给你们。", "人才方案"
    )
    assert front.issuers == ("财政部", "教育部", "国家数据局")


def test_issuers_are_taken_from_the_letterhead_where_the_title_names_only_the_first() -> None:
    front = front_of(
        "某省财政厅", "某省教育厅", "文件", "某省财政厅等2部门关于印发《某省人才方案》的通知", "某省人才方案"
    )
    assert front.issuers == ("某省财政厅", "某省教育厅")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["关于印发《人才方案》的通知", "各市财政局、教育局，省直有关单位："], ()),
        ([], ("主送：各市财政局、教育局，省直有关单位。",)),
    ],
)
def test_addressees(before: list[str], after: tuple[str, ...]) -> None:
    assert front_of(*before, "人才方案", after=after).addressees == ("各市财政局、教育局", "省直有关单位")


def test_a_plan_without_its_title_is_named_by_the_notice() -> None:
    lines = [
        "各县人民政府：",
        "现将《某市人才实施方案（2021—2025年）》印发给你们，请认真贯彻执行。",
        "一、总体要求",
        "坚持创新。",
    ]
    assert front_of(*lines).title == "某市人才实施方案（2021—2025年）"
