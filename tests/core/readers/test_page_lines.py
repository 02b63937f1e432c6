"""Characters and ruling lines in their places become lines, rows and notes; pages here are set by hand."""

import time
from itertools import count

import pytest

from desktop.core.readers.page_lines import laid_out
from desktop.core.readers.reflow import reflow_lines
from desktop.core.readers.sheet import Box, Glyph, Sheet

WIDTH, HEIGHT, LEFT, EM = 595.0, 842.0, 80.0, 16.0
MEASURE = 27  # characters of a line


def at(x: float, y: float, text: str, *, size: float = EM) -> list[Glyph]:
    """Characters from (x, y) to the right; figures and Latin letters take half the room."""
    made = []
    for char in text:
        wide = size / 2 if char.isascii() else size
        made.append(Glyph(char, x, x + wide, y, size))
        x += wide
    return made


def page(*parts: list[Glyph], rules: tuple[Box, ...] = ()) -> Sheet:
    return Sheet(tuple(glyph for part in parts for glyph in part), rules, WIDTH, HEIGHT)


def prose(text: str, top: float, *, left: float = LEFT, measure: int = MEASURE) -> list[Glyph]:
    """A paragraph with an indent of two characters, its lines 28 points apart."""
    glyphs = at(left + 2 * EM, top, text[: measure - 2])
    for line, start in zip(count(1), range(measure - 2, len(text), measure), strict=False):
        glyphs += at(left, top - 28 * line, text[start : start + measure])
    return glyphs


def level(y: float, left: float, right: float) -> Box:
    return Box(left, right, y, y)


def upright(x: float, bottom: float, top: float) -> Box:
    return Box(x, x, bottom, top)


def read(*pages: Sheet) -> list[tuple[str, str]]:
    """Kind and words of the paragraphs."""
    source, layout = laid_out(pages)
    made = reflow_lines(source, layout).assembled
    return [(paragraph.kind.value, paragraph.span.of(made.text)) for paragraph in made.paragraphs]


def words(*pages: Sheet) -> list[str]:
    return [said for _, said in read(*pages)]


LONG = (
    "围绕大数据、人工智能、集成电路等数字领域建设培训机构，培训数字技术工程师，"
    "支持企业和院校共建培训基地，举办高级研修项目。"
)
OTHER = (
    "推动职业院校和技工院校开设数字领域专业，开发培训课程和教材，依托互联网平台共享数字培训资源，扩大技能人才供给规模。"
)


def test_what_is_drawn_later_in_another_font_stands_where_it_is_seen() -> None:
    quoted = [*at(LEFT, 700, "共建"), *at(LEFT + 2.5 * EM, 700, "校企双制"), *at(LEFT + 7 * EM, 700, "基地")]
    marks = [Glyph("“", LEFT + 2 * EM, LEFT + 2.5 * EM, 700, EM), Glyph("”", LEFT + 6.5 * EM, LEFT + 7 * EM, 700, EM)]
    assert words(page(quoted, marks)) == ["共建“校企双制”基地"]


def test_heads_that_differ_on_left_and_right_pages_are_left_out() -> None:
    heads = ["江河市人民政府公报", "2025年第3期"] * 2
    said = [LONG, OTHER, LONG[1:], OTHER[1:]]
    pages = [page(at(200, 800, head), prose(text, 700)) for head, text in zip(heads, said, strict=True)]
    assert words(*pages) == said


def test_a_word_that_begins_two_pages_of_text_is_no_running_head() -> None:
    pages = [page(prose(part, 760)) for part in (LONG, OTHER)]
    annexes = [page(at(LEFT, 760, "附件"), prose(part, 704)) for part in (LONG[1:], OTHER[1:])]
    assert words(*pages, *annexes).count("附件") == 2


def test_two_columns_are_read_down_then_down_under_a_title_across() -> None:
    left, right = prose(LONG * 2, 700, measure=12), prose(OTHER * 2, 700, left=LEFT + 14 * EM, measure=12)
    title = at(LEFT + 8 * EM, 760, "江河市实施方案")
    mixed = [glyph for pair in zip(right, left, strict=False) for glyph in pair] + left[len(right) :]
    assert words(page(title, mixed)) == ["江河市实施方案", LONG * 2, OTHER * 2]


@pytest.mark.parametrize("sides", [True, False], ids=["closed", "open at the sides"])
def test_ruled_fields_are_cells_and_those_without_a_line_between_are_one(sides: bool) -> None:
    borders = (80.0, 200.0, 320.0, 440.0)
    rules = [level(y, 80, 440) for y in (700, 600)] + [level(650, 200, 440)]  # the first column is one cell
    rules += [upright(x, 600, 700) for x in (borders if sides else borders[1:3])]
    cells = at(90, 670, "培养") + at(210, 670, "建基地") + at(330, 670, "省教育厅")
    cells += at(210, 620, "办大赛") + at(330, 620, "省人社厅")
    source, layout = laid_out([page(cells, rules=tuple(rules))])
    rows = reflow_lines(source, layout).assembled
    assert rows.text == "培养\t建基地\t省教育厅\n\t办大赛\t省人社厅"
    assert [row.continued for row in rows.paragraphs] == [(), (0,)]
    assert [row.columns for row in rows.paragraphs] == [(), ()]


def test_a_cell_over_two_columns_names_the_columns_of_the_rest() -> None:
    rules = (*(level(y, 80, 440) for y in (700, 650, 600)), *(upright(x, 600, 700) for x in (80, 320, 440)))
    cells = (
        at(90, 670, "任务") + at(330, 670, "单位") + at(90, 620, "培养") + at(210, 620, "基地") + at(330, 620, "省厅")
    )
    source, layout = laid_out([page(cells, rules=(*rules, upright(200, 600, 650)))])
    rows = reflow_lines(source, layout).assembled
    assert rows.text == "任务\t单位\n培养\t基地\t省厅"
    assert [row.columns for row in rows.paragraphs] == [(0, 2), ()]


def ruled(*rows: tuple[str, ...], borders: tuple[float, ...] = (80, 280, 480)) -> Sheet:
    """A page with a table of 16-point characters, twelve to a line of a column."""
    foot = 700 - 50 * len(rows)
    rules = [level(700 - 50 * at_row, borders[0], borders[-1]) for at_row in range(len(rows) + 1)]
    rules += [upright(x, foot, 700) for x in borders]
    cells = [at(x + 4, 670 - 50 * n, said) for n, row in enumerate(rows) for x, said in zip(borders, row, strict=False)]
    return page(*cells, rules=tuple(rules))


HEAD = ("工作任务", "责任单位")
FULL, ON = "支持各市的高校和企业共建", "培训基地。"  # twelve characters fill the line


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        ((FULL, "省教育厅"), (ON, ""), True),
        ((FULL, "省教育厅和省人力资源社会"), (ON, "保障厅"), True),
        (("建设培训基地", "省教育厅"), ("开展评价。", "省科技厅"), False),
        ((FULL, "省教育厅"), (ON, "省科技厅"), False),
        (("建设培训基地。", "省教育厅。"), ("开展评价。", "省科技厅。"), False),
        ((FULL, ""), (ON, "省科技厅"), False),
    ],
    ids=["only one cell goes on", "both lines are full", "no line is full", "one line is full", "all is said",
         "where nothing stood"],
)  # fmt: skip
def test_a_row_without_number_goes_on_overleaf_where_its_lines_were_full(last, first, joined) -> None:
    made = [words for _, words in read(ruled(HEAD, ("办大赛。", "省厅。"), last), ruled(HEAD, first))]
    whole = "\t".join(one + other for one, other in zip(last, first, strict=True))
    assert made[2:] == ([whole] if joined else ["\t".join(last), "\t".join(first)])


@pytest.mark.parametrize(
    ("first", "joined"),
    [(("", ON, "社会保障厅"), True), (("3", "开展评价。", "省科技厅"), False)],
    ids=["without number", "with the next number"],
)
def test_a_row_is_told_by_its_number(first, joined) -> None:
    borders = (80.0, 120.0, 320.0, 520.0)
    rows = (("序号", *HEAD), ("1", "办大赛", "省教育厅"), ("2", FULL, "省人力资源"))
    made = [words for _, words in read(ruled(*rows, borders=borders), ruled(rows[0], first, borders=borders))]
    assert made[2:] == (
        [f"2\t{FULL}{ON}\t省人力资源 社会保障厅"] if joined else [f"2\t{FULL}\t省人力资源", "\t".join(first)]
    )


def test_a_number_in_a_later_column_tells_rows_too() -> None:
    borders = (80.0, 280.0, 320.0, 520.0)
    head = ("工作任务", "号", "责任单位")
    before = ruled(head, ("办大赛", "1", "省教育厅"), (FULL, "2", "省人力资源"), borders=borders)
    behind = ruled((ON, "", ""), ("开展评价", "3", "省科技厅"), borders=borders)
    made = [words for _, words in read(before, behind)]
    assert made[2:] == [f"{FULL}{ON}\t2\t省人力资源", "开展评价\t3\t省科技厅"]


def test_a_table_with_other_columns_overleaf_is_another_one() -> None:
    other = ruled(("", "省科技厅"), borders=(80, 200, 480))
    made = [words for _, words in read(ruled(HEAD, (FULL, "省教育厅")), other)]
    assert made == ["工作任务\t责任单位", f"{FULL}\t省教育厅", "\t省科技厅"]


def test_a_frame_of_one_column_holds_paragraphs() -> None:
    rules = (*(level(y, 80, 520) for y in (700, 660, 560)), *(upright(x, 560, 700) for x in (80, 520)))
    framed = page(at(90, 675, "专栏1主要指标"), prose(LONG[:50], 630, left=90, measure=26), rules=rules)
    assert read(framed) == [("body", "专栏1主要指标"), ("body", LONG[:50])]


def test_small_text_under_a_short_line_is_a_note_and_its_mark_goes() -> None:
    text = [*prose(LONG, 700)[:5], *at(LEFT + 7 * EM, 705, "1", size=7), *at(LEFT + 7.3 * EM, 700, "能，建设基地。")]
    note = at(LEFT, 100, "1", size=5) + at(LEFT + 4, 100, "按年度公布的目录执行。", size=9)
    found = read(page(text, note, rules=(level(120, LEFT, LEFT + 120),)))
    assert found == [("body", f"{LONG[:5]}能，建设基地。"), ("footnote", "按年度公布的目录执行。")]


def marked(words: str) -> list[Glyph]:
    """A line with a raised 1 behind its fifth character."""
    return [*at(LEFT, 700, words[:5]), *at(LEFT + 5 * EM, 706, "1", size=7), *at(LEFT + 5.3 * EM, 700, words[5:])]


def test_small_text_that_begins_with_a_raised_mark_of_the_page_is_a_note_without_a_line_too() -> None:
    note = at(LEFT, 103, "1", size=5) + at(LEFT + 4, 100, "按年度公布的目录执行。", size=9)
    found = read(page(marked("建设培训基地，培养数字人才。"), note))
    assert found == [("body", "建设培训基地，培养数字人才。"), ("footnote", "按年度公布的目录执行。")]


@pytest.mark.parametrize("small", ["附注：按目录执行。", "2按目录执行。"], ids=["no mark", "the mark of no word"])
def test_small_text_without_a_mark_of_the_page_stays_text(small: str) -> None:
    found = read(page(marked("建设培训基地，培养数字人才。"), at(LEFT, 100, small, size=9)))
    assert [kind for kind, _ in found] == ["body", "body"]


def test_a_short_line_with_text_of_the_usual_size_below_parts_no_notes() -> None:
    found = read(page(prose(LONG, 700), at(LEFT, 300, "附件目录。"), rules=(level(330, LEFT, LEFT + 120),)))
    assert {kind for kind, _ in found} == {"body"}


def test_signatures_at_the_right_stay_apart() -> None:
    names = at(350, 300, "江河市人民政府办公室") + at(398, 272, "2025年3月1日")
    assert words(page(prose(LONG, 700), names))[1:] == ["江河市人民政府办公室", "2025年3月1日"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "sheets",
    [
        [page([Glyph("字", i * 1.5, i * 1.5 + 1, 500, 1) for i in range(50_000)])],
        [page([Glyph("字", 100, 110, 500, 10) for _ in range(50_000)])],
        [page(at(LEFT, 700, "字"), rules=tuple(level(i * 0.3, 50, 150) for i in range(50_000)))],
        [
            page(
                at(LEFT, 200, "字" * 20),
                rules=tuple([level(y * 10, 0, 600) for y in range(40)] + [upright(x * 15, 0, 400) for x in range(40)]),
            )
            for _ in range(300)
        ],
    ],
    ids=["a row without end", "one place", "lines", "grids"],
)
def test_pages_made_to_take_long_do_not(sheets: list[Sheet]) -> None:
    began = time.process_time()
    read(*sheets)
    assert time.process_time() - began < 10
