"""A document's own numbering becomes its outline."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model.clause import Clause, ClauseKind, Outline
from desktop.core.model.document import Document, Paragraph
from desktop.core.model.span import Span
from desktop.core.parsing.outline import parse_outline
from desktop.core.readers import read_document

SEEDS = (
    "national_action_plan_2024",
    "guangdong_measures_2024",
    "guangxi_implementation_plan_2025",
    "shandong_measures_2024",
    "guangdong_five_year_plan_2021",
)
BLOCKS = st.sampled_from(
    """某市加快数字人才培育若干措施
关于印发某市实施方案的通知
各县人民政府，市级各部门：
2024年12月2日
目录
第一章 总则
第二章 任务
第一节 基础
第一条 为了促进发展，制定本办法。
第二条 有下列情形的：
一、总体要求
二、重点任务
三、保障
（一）优化政策。完善制度。
（二）健全体系
1.建立机制。
（1）成立小组。
①宣传。
专栏1 指标
附件1
附件：1.名单
本办法自2024年9月24日施行。
为贯彻落实有关部署，制定本方案。
各部门要高度重视。
某市人民政府办公室
主送：各县。
# 标题

""".splitlines()
)


LEVELS = st.sampled_from([None, None, None, 0, 1])


def document_of(lines: list[str]) -> Document:
    """A document of these paragraphs."""
    paragraphs = []
    start = 0
    for line in lines:
        paragraphs.append(Paragraph(Span(start, start + len(line))))
        start += len(line) + 1
    return Document("草案.docx", "0" * 64, "docx", "\n".join(lines), tuple(paragraphs))


def listing(document: Document, outline: Outline) -> str:
    """The outline as a list to read: id, number, kind, level, heading, how the body begins and ends."""
    rows = []
    for clause in outline.clauses:
        body = clause.body.of(document.text).replace("\n", "⏎")
        ends = body if len(body) <= 27 else f"{body[:12]} … {body[-12:]}"
        indent = "  " * (clause.level - 1)
        rows.append(f"{indent}{clause.id} | {clause.number} | {clause.kind} {clause.level} | {clause.heading} | {ends}")
    return "\n".join(rows) + "\n"


def front_listing(document: Document, outline: Outline) -> str:
    """The front matter as a list to read."""
    front = outline.front
    rows = [f"title: {front.title}", f"document number: {front.document_number}", f"date: {front.date}"]
    rows += [f"issuer: {name}" for name in front.issuers]
    rows += [f"addressee: {name}" for name in front.addressees]
    rows += [f"notice: {span.of(document.text)}" for span in front.notice]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_clauses_of_a_seed(root: Path, golden: Callable[[str, str], None], seed: str) -> None:
    document = read_document(root / "seeds" / f"{seed}.txt")
    golden(f"outline/{seed}.txt", listing(document, parse_outline(document)))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_front_matter_of_a_seed(root: Path, golden: Callable[[str, str], None], seed: str) -> None:
    document = read_document(root / "seeds" / f"{seed}.txt")
    golden(f"front_matter/{seed}.txt", front_listing(document, parse_outline(document)))


def check_law(document: Document, outline: Outline) -> None:
    """Clauses stand in order, apart, one level below their parents; every word is in one clause or the notice."""
    clauses = outline.clauses
    assert len(outline.by_id) == len(clauses)
    assert all(one.span.end <= other.span.start for one, other in pairwise(clauses))
    covered: set[int] = set()
    for clause in clauses:
        assert clause.span.contains(clause.body)
        assert clause.parent is None or outline.by_id[clause.parent].level == clause.level - 1
        assert clause.heading in clause.span.of(document.text)
        covered |= set(range(clause.span.start, clause.span.end))
    for span in outline.front.notice:
        assert not covered & set(range(span.start, span.end))
        covered |= set(range(span.start, span.end))
    if clauses:
        first = clauses[0].span.start
        left = (at for at, c in enumerate(document.text) if at >= first and not c.isspace() and at not in covered)
        assert not list(left)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_word_of_a_seed_is_in_one_clause_or_the_notice(root: Path, seed: str) -> None:
    document = read_document(root / "seeds" / f"{seed}.txt")
    check_law(document, parse_outline(document))


@given(st.lists(st.tuples(BLOCKS, LEVELS), max_size=25))
def test_every_word_of_any_document_is_in_one_clause_or_the_notice(lines: list[tuple[str, int | None]]) -> None:
    document = document_of([words for words, _ in lines])
    levels = [level for _, level in lines]
    styled = (replace(p, outline_level=level) for p, level in zip(document.paragraphs, levels, strict=True))
    document = replace(document, paragraphs=tuple(styled))
    check_law(document, parse_outline(document))


def clauses_of(*lines: str) -> list[Clause]:
    return list(parse_outline(document_of(list(lines))).clauses)


def test_levels_are_those_that_the_document_uses() -> None:
    made = clauses_of(
        "一、任务", "1.建立机制。成立小组。", "（1）成立小组", "2.明确职责。分工负责。", "二、保障", "加强领导。"
    )
    assert [(c.id, c.number, c.level) for c in made] == [
        ("1", "一、", 1),
        ("1.1", "一、1.", 2),
        ("1.1.1", "一、1.（1）", 3),
        ("1.2", "一、2.", 2),
        ("2", "二、", 1),
    ]


def test_numbers_that_repeat_still_get_an_id_of_their_own() -> None:
    made = clauses_of("一、任务", "（一）培养。建设基地。", "（一）引进。搭建平台。")
    assert [c.id for c in made] == ["1", "1.1", "1.1-2"]


def test_articles_have_no_heading_and_their_lists_are_no_clauses() -> None:
    made = clauses_of(
        "第一章 总则",
        "第一条 为了发展，制定本办法。",
        "第二条 符合下列条件：",
        "（一）有住所；",
        "（二）有职业。",
        "第三条 由省负责。",
    )
    assert [(c.id, c.heading) for c in made] == [("1", "总则"), ("1.1", ""), ("1.2", ""), ("1.3", "")]


def test_a_list_within_a_sentence_is_no_clause() -> None:
    made = clauses_of(
        "一、范围", "本办法适用于下列单位：", "（一）学校；", "（二）企业；", "（三）机关。", "二、任务", "加强领导。"
    )
    assert [c.id for c in made] == ["1", "2"]


def test_headings_that_only_their_style_tells_are_clauses() -> None:
    plain = document_of(
        [
            "某市人才方案",
            "为贯彻部署，制定本方案。",
            "总体要求",
            "培养人才。",
            "目标",
            "引进人才。",
            "保障措施",
            "加强领导。",
        ]
    )
    levels = {2: 0, 4: 1, 6: 0}
    styled = tuple(replace(p, outline_level=levels.get(at)) for at, p in enumerate(plain.paragraphs))
    made = parse_outline(replace(plain, paragraphs=styled)).clauses
    assert [(c.id, c.number, c.heading, c.level) for c in made] == [
        ("lead", "前言", "", 1),
        ("1", "", "总体要求", 1),
        ("1.1", "", "目标", 2),
        ("2", "", "保障措施", 1),
    ]


def test_a_document_without_numbers_is_one_whole() -> None:
    [only] = clauses_of("某市人才工作方案", "为贯彻落实部署，制定本方案。", "各地要加强领导。")
    assert (only.id, only.kind, only.number) == ("whole", ClauseKind.WHOLE, "正文")


@pytest.mark.parametrize(
    "last",
    ["本措施自2024年9月24日施行，有效期5年。", "各地各部门要提高政治站位，确保政策到位。"],
)
def test_what_follows_the_last_clause_is_the_closing_part(last: str) -> None:
    made = clauses_of("一、任务", "（一）培养。建设基地。", "（二）引进。搭建平台。", "（三）留用。优化服务。", last)
    assert (made[-1].kind, made[-1].number) == (ClauseKind.CLOSING, "结尾")


def test_a_last_clause_of_several_paragraphs_has_no_closing_part() -> None:
    made = clauses_of(
        "一、任务", "培养人才。", "二、引进", "建设基地。", "搭建平台。", "三、保障", "加强领导。", "落实责任。"
    )
    assert [c.id for c in made] == ["1", "2", "3"]


def test_what_stands_behind_the_plan_is_no_clause() -> None:
    lines = [
        "一、任务",
        "培养人才。",
        "二、保障",
        "加强领导。",
        "附件：分工表",
        "某市人民政府办公室",
        "2024年12月2日印发",
    ]
    document = document_of(lines)
    outline = parse_outline(document)
    assert [c.id for c in outline.clauses] == ["1", "2"]
    assert [span.of(document.text) for span in outline.front.notice] == lines[4:]


def test_items_of_a_box_end_where_the_plan_goes_on() -> None:
    made = clauses_of(
        "第一章 任务", "第一节 培养", "建设基地。", "专栏1 工程", "1.数字工程。培养人才。", "第二节 引进", "搭建平台。"
    )
    assert [(c.id, c.kind) for c in made] == [
        ("1", ClauseKind.NUMBERED),
        ("1.1", ClauseKind.NUMBERED),
        ("1.1.box1", ClauseKind.BOX),
        ("1.1.box1.1", ClauseKind.ITEM),
        ("1.2", ClauseKind.NUMBERED),
    ]


def test_a_further_plan_behind_the_first_is_a_clause_of_its_own() -> None:
    made = clauses_of(
        "某市若干政策",
        "一、支持平台。给予补助。",
        "二、支持企业。给予奖励。",
        "某市行动计划（2021—2023年）",
        "为贯彻部署，制定本计划。",
        "一、总体要求",
        "（一）指导思想。坚持创新。",
        "二、重点任务",
        "加强建设。",
    )
    assert [(c.id, c.number, c.heading, c.kind) for c in made] == [
        ("1", "一、", "支持平台", ClauseKind.NUMBERED),
        ("2", "二、", "支持企业", ClauseKind.NUMBERED),
        ("plan2", "文件2", "某市行动计划（2021—2023年）", ClauseKind.NUMBERED),
        ("plan2.1", "文件2 一、", "总体要求", ClauseKind.NUMBERED),
        ("plan2.1.1", "文件2 一、（一）", "指导思想", ClauseKind.NUMBERED),
        ("plan2.2", "文件2 二、", "重点任务", ClauseKind.NUMBERED),
    ]


def test_numbers_that_begin_again_without_a_title_make_no_further_plan() -> None:
    made = clauses_of(
        "一、任务", "培养人才。", "二、引进", "搭建平台。", "一、保障", "加强领导。", "二、考核", "落实责任。"
    )
    assert [c.id for c in made] == ["1", "2", "1-2", "2-2"]


def test_the_page_header_gives_the_title_where_the_text_has_none() -> None:
    plain = document_of(["一、任务", "培养人才。"])
    assert parse_outline(plain).front.title == ""
    assert parse_outline(replace(plain, header="江河市人才工作方案")).front.title == "江河市人才工作方案"
    assert parse_outline(replace(plain, header="内部资料")).front.title == ""
    titled = document_of(["江河市人才工作实施方案", "一、任务", "培养人才。"])
    assert parse_outline(replace(titled, header="征求意见稿方案")).front.title == "江河市人才工作实施方案"
