"""Broken lines and page noise are mended; nothing else is lost or changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model.document import Document, ParagraphKind
from desktop.core.model.span import Span
from desktop.core.readers.reflow import Reflowed, reflow

SEEDS = (
    "national_action_plan_2024",
    "guangdong_measures_2024",
    "guangxi_implementation_plan_2025",
    "shandong_measures_2024",
    "guangdong_five_year_plan_2021",
)
WORDS = (
    "一、总体要求|（一）优化政策。|数字人才培育，|责任单位：|（责|2万人|VR|— 3 —|。|¹ 注。|目录|总则.....5|1.|①|**|# "
)
NOISE = st.sampled_from([*WORDS.split("|"), "\n", "\n\n", "\f", "\r\n", "\u3000", " ", "\t", "\x02", "\ufeff"])


def check_law(source: str, mended: Reflowed) -> None:
    """Every piece says the same in text and source; what none covers is white space or was left out on purpose."""
    text, pieces = mended.assembled.text, mended.assembled.pieces
    covered_text: set[int] = set()
    covered_source: set[int] = set()
    for piece in pieces:
        here = Span(piece.start, piece.start + piece.length)
        there = Span(piece.source_start, piece.source_start + piece.length)
        assert here.of(text) == there.of(source)
        covered_text |= set(range(here.start, here.end))
        covered_source |= set(range(there.start, there.end))
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)
    assert sum(piece.length for piece in pieces) == len(covered_text) == len(covered_source)
    assert all(c.isspace() for at, c in enumerate(text) if at not in covered_text)
    left_out = {at for span in mended.dropped for at in range(span.start, span.end)}
    known = covered_source | left_out
    assert all(c.isspace() for at, c in enumerate(source) if at not in known)
    assert not covered_source & left_out


@pytest.mark.parametrize("seed", SEEDS)
def test_every_character_of_a_seed_can_be_traced(root: Path, seed: str) -> None:
    source = (root / "seeds" / f"{seed}.txt").read_text(encoding="utf-8")
    check_law(source, reflow(source))


@given(st.lists(NOISE, max_size=60).map("".join))
def test_every_character_of_any_text_can_be_traced(source: str) -> None:
    check_law(source, reflow(source))


@given(st.lists(NOISE, max_size=60).map("".join))
def test_paragraphs_tile_the_text(source: str) -> None:
    made = reflow(source).assembled
    assert "\n".join(paragraph.span.of(made.text) for paragraph in made.paragraphs) == made.text


def test_lines_of_a_hard_wrapped_file_become_paragraphs(paragraphs: Callable[[str], list[str]]) -> None:
    wrapped = [
        "（一）创新数字人才引进模式。健全数字人才引进绿色通道，用好编制周转",
        "池，集聚一批人工智能、智能制造等领域高层次人才。支持高校设立流动岗位，",
        "吸引符合条件的企业高层次数字人才按规定兼职；支持和鼓励高校、科研院所符",
        "合条件的数字领域科研人员按照国家规定兼职创新、在职和离岗创办企业。加大",
        "对数字人才倾斜力度，引进一批大数据、人工智能、集成电路、数据安全等领域",
        "高层次人才。",
        "（二）优化博士博士后人才专项。推荐符合条件的高校经济领域一级学科设立博",
        "士后科研流动站，推荐数字人才集中的省实验室、数字经济企业设立博士后科研",
        "工作站。",
    ]
    assert [len(p) for p in paragraphs("\n\n".join(wrapped))] == [
        sum(map(len, wrapped[:6])),
        sum(map(len, wrapped[6:])),
    ]


def test_in_a_hard_wrapped_file_an_indent_begins_a_paragraph_whatever_ends_the_line_before(
    paragraphs: Callable[[str], list[str]],
) -> None:
    one = (
        "　　围绕大数据、人工智能、集成电路等数字领域，建设培训机构\n"
        "和实训基地，培训数字技术工程师，支持企业和院校共建培训基\n"
        "地，举办高级研修项目，推进产教融合，扩大人才供给，打造一\n"
    )
    two = (
        "　　（略）支持高校、科研院所设立流动岗位，吸引符合条件的企\n"
        "业高层次数字人才兼职，将高层次数字人才纳入党委联系服务专\n"
        "家范围，在住房、落户、子女入学等方面给予支持，强化激励引\n"
    )
    made = paragraphs((one + two) * 2)
    assert [words[:4] for words in made] == ["围绕大数", "（略）支", "围绕大数", "（略）支"]


def test_english_words_broken_over_lines_stay_apart(paragraphs: Callable[[str], list[str]]) -> None:
    long = (
        "围绕大数据、人工智能、集成电路等数字领域，建设培训机构，应用 Digital\n"
        "Skills 框架，培训数字技术工程师，支持企业和院校共建培训基地"
    )
    filler = "围绕大数据、人工智能、集成电路等数字领域，建设培训机构和实训基地"
    text = "\n".join([*[filler] * 6, long, *[filler] * 6])
    assert "Digital Skills" in "".join(paragraphs(text))


def test_a_file_of_one_paragraph_a_line_stays_as_it_is(paragraphs: Callable[[str], list[str]]) -> None:
    lines = [
        "一、总体要求",
        "坚持创新引领和服务发展。" * 8,
        "二、重点任务",
        "推进产教融合。" * 20,
        "三、保障措施",
        "加强领导。",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_a_sentence_cut_by_a_page_break_is_joined(paragraphs: Callable[[str], list[str]]) -> None:
    text = "加快建设一批数字经济领域专业性国家级人才市场，支\n\n持北京、上海等科学中心建设数字人才孵化器。"
    assert paragraphs(text) == [
        "加快建设一批数字经济领域专业性国家级人才市场，支持北京、上海等科学中心建设数字人才孵化器。"
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        (
            "海内外人才来鲁创新创业，给予支持。（责",
            "责任单位：省科技厅）推进合作。",
            "给予支持。（责任单位：省科技厅）",
        ),
        ("对严重违法的服务机构按规定列入“黑名单”，纳入劳", "劳动保障监察守法诚信管理。", "纳入劳动保障监察"),
        ("各地要不断提升从业人员的素质和能力，进一步提高", "高层次人才待遇水平。", "进一步提高高层次人才"),
        ("各地要不断提升从业人员的素质和能力，让每个人", "人都能享受服务。", "让每个人人都能"),
        ("各地要不断提升从业人员的素质和能力，鼓励在", "在建项目中使用新技术。", "鼓励在在建项目"),
    ],
)
def test_a_word_set_twice_at_a_page_border_is_kept_once(
    paragraphs: Callable[[str], list[str]], before: str, after: str, joined: str
) -> None:
    [paragraph] = paragraphs(f"{before}\n\n{after}")
    assert joined in paragraph


def test_owners_on_a_line_of_their_own_belong_to_the_sentence_before(paragraphs: Callable[[str], list[str]]) -> None:
    assert paragraphs("支持60项科研项目。\n\n（责任单位：省科技厅）探索建立专项基金。") == [
        "支持60项科研项目。（责任单位：省科技厅）探索建立专项基金。"
    ]


@pytest.mark.parametrize(
    ("typeset", "read"),
    [
        ("落实落细人社部等 9 部门方案", "落实落细人社部等9部门方案"),
        ("人工智能、VR 等数字领域", "人工智能、VR等数字领域"),
        ("达到 11% 以上", "达到11%以上"),
        ("第一章 总体要求", "第一章 总体要求"),
        ("专栏4 粤港澳大湾区目录", "专栏4 粤港澳大湾区目录"),
        ("2 组织体系", "2 组织体系"),
        ("财政部 国家数据局关于印发", "财政部 国家数据局关于印发"),
    ],
)
def test_blanks_typeset_between_chinese_and_figures_go(
    paragraphs: Callable[[str], list[str]], typeset: str, read: str
) -> None:
    assert paragraphs(typeset) == [read]


def test_a_footnote_leaves_the_sentence_it_interrupts(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "专业技术人才队伍量质齐升。全省专技人才总量达到¹万人，其中高层次人\n\n"
        "¹ 具体数据请联系人才开发处。\n\n才比上年增长。"
    )
    assert [(p.kind, p.span.of(document.text)) for p in document.paragraphs] == [
        (ParagraphKind.BODY, "专业技术人才队伍量质齐升。全省专技人才总量达到¹万人，其中高层次人才比上年增长。"),
        (ParagraphKind.FOOTNOTE, "¹ 具体数据请联系人才开发处。"),
    ]


def test_rows_of_cells_are_table_rows(read_text: Callable[[str], Document]) -> None:
    document = read_text("专栏1 主要指标\n序号\t指标\t2025年\n一、人才规模\t\t\n1\t高技能人才\t580\n注：累计数。")
    rows = [p for p in document.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    assert [[cell.of(document.text) for cell in row.cells] for row in rows] == [
        ["序号", "指标", "2025年"],
        ["一、人才规模"],
        ["1", "高技能人才", "580"],
    ]


def test_page_numbers_are_left_out(paragraphs: Callable[[str], list[str]]) -> None:
    assert paragraphs("深化产学研融合，支持高校与企业联合培养复合型\n— 3 —\n数字人才。") == [
        "深化产学研融合，支持高校与企业联合培养复合型数字人才。"
    ]
