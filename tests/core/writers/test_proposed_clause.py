"""What is proposed for a missing or weakened task, and where."""

import pytest

from desktop.core.model.edit import Edit
from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.review import Comparison
from desktop.core.readers.word import read_word
from desktop.core.writers.proposed_clause import ProposedClause, additions, proposed, started_from
from desktop.services.editing import edited, written
from desktop.services.pipeline import compare, understand

REFERENCE = """某计划

一、重点任务

（一）培育。开展数字技能培训。在全国建设实训基地。支持高校开设数字专业。

（二）激励。将高层次数字人才纳入地方高级专家库。每年遴选博士后科研工作站20个。

二、保障措施

加大政策宣传力度，弘扬工匠精神。
"""
DRAFT = """广西壮族自治区数字人才实施方案

一、主要任务

（一）育才。开展数字技能培训。支持高校开设数字专业。（自治区教育厅）

（二）引才。建立引进海外团队的绿色通道。

二、其他

加大政策宣传力度，弘扬工匠精神。
"""


@pytest.fixture
def comparison(understood) -> Comparison:
    return compare(understood(REFERENCE), understood(DRAFT))


def about(comparison: Comparison, words: str) -> Judgement:
    return next(j for j in comparison.judgements if words in comparison.reference.quote(j.task.span))


def taken_up(comparison: Comparison, made: ProposedClause) -> Comparison:
    """The comparison after the drafter took the proposal up."""
    document = comparison.draft.document
    edits: tuple[Edit, ...] = ()
    for change in reversed(made.changes):
        edits = written(edited(document, edits).document, edits, change.paragraph, change.lines)
    return compare(comparison.reference, understand(edited(document, edits).document))


def test_a_sentence_goes_behind_the_one_that_carries_the_task_before_it(comparison):
    made = proposed(comparison, about(comparison, "实训基地"))
    assert made is not None
    assert made.words == "在全区建设实训基地。"
    (line,) = made.changes[0].lines
    assert line == "（一）育才。开展数字技能培训。在全区建设实训基地。支持高校开设数字专业。（自治区教育厅）"


def test_a_clause_of_which_nothing_is_carried_gets_a_number_behind_the_last(comparison):
    made = proposed(comparison, about(comparison, "专家库"))
    assert made is not None
    assert made.new
    assert made.changes[0].lines == (
        "（二）引才。建立引进海外团队的绿色通道。",
        "（三）激励。将高层次数字人才纳入自治区级高级专家库。",
    )


def test_numbers_to_be_filled_are_counted_and_a_copy_is_remarked_on(comparison):
    made = proposed(comparison, about(comparison, "博士后"))
    assert made is not None
    assert (made.blanks, "〔  〕个" in made.words) == (1, True)
    copied = proposed(comparison, about(comparison, "实训基地"))
    assert copied is not None
    assert not copied.copied


def test_what_was_taken_up_is_carried(comparison):
    for words in ("实训基地", "专家库"):
        judgement = about(comparison, words)
        assert judgement.verdict is Verdict.MISSING
        made = proposed(comparison, judgement)
        assert made is not None
        assert about(taken_up(comparison, made), words).verdict is Verdict.COVERED


def test_weaker_words_are_put_back(understood):
    comparison = compare(
        understood("某计划\n一、任务\n（一）培育。全面推行企业新型学徒制。"),
        understood("某省方案\n一、任务\n（一）培育。探索企业新型学徒制。"),
    )
    made = proposed(comparison, comparison.judgements[0])
    assert made is not None
    assert made.changes[0].lines == ("（一）培育。全面推行企业新型学徒制。",)
    assert taken_up(comparison, made).judgements[0].verdict is Verdict.COVERED


def test_nothing_is_proposed_for_what_is_carried(comparison):
    assert proposed(comparison, about(comparison, "数字专业")) is None


SHARED = """山东省数字人才若干措施

一、育才

开展数字技能培训。（责任单位：省教育厅）支持高校开设数字专业。（责任单位：省人社厅）
"""


def test_where_each_sentence_names_its_units_a_new_one_stands_behind_them_with_a_blank(understood):
    comparison = compare(understood(REFERENCE), understood(SHARED))
    made = proposed(comparison, about(comparison, "实训基地"))
    assert made is not None
    (line,) = made.changes[0].lines
    assert line.startswith("开展数字技能培训。（责任单位：省教育厅）在全省建设实训基地。（责任单位：〔  〕）支持高校")
    assert made.blanks == 1


REORDERED = """广西壮族自治区数字人才实施方案

一、保障

加大政策宣传力度，弘扬工匠精神。

二、培育和激励数字人才

建立引进海外团队的绿色通道。

三、培育

支持高校开设数字专业。

四、技能

开展数字技能培训。
"""


def test_in_a_draft_of_another_order_the_clause_with_the_same_heading_counts(understood):
    comparison = compare(understood(REFERENCE), understood(REORDERED))
    made = proposed(comparison, about(comparison, "实训基地"))
    assert made is not None
    assert made.changes[0].lines == ("在全区建设实训基地。支持高校开设数字专业。",)


def test_missing_tasks_of_one_place_stand_there_in_the_order_of_the_plan(comparison):
    judgements = [about(comparison, words) for words in ("专家库", "博士后")]
    (made,) = additions(comparison, [(one, f"{number}。") for number, one in enumerate(judgements)])
    assert [change.text for change in made.changes] == ["（三）激励。0。1。"]


def test_a_clause_whose_neighbours_have_headings_of_their_own_line_has_one_too(understood):
    draft = DRAFT.replace("（二）引才。建立", "（二）引才\n\n建立").replace("（一）育才。开展", "（一）育才\n\n开展")
    comparison = compare(understood(REFERENCE), understood(draft))
    made = proposed(comparison, about(comparison, "专家库"))
    assert made is not None
    assert made.changes[0].lines[1:] == ("（三）激励", "将高层次数字人才纳入自治区级高级专家库。")


def test_another_plan_s_words_go_where_the_missing_task_belongs(comparison):
    made = started_from(comparison, about(comparison, "实训基地"), "在全省建设一批实训基地；")
    assert made is not None
    assert made.changes[0].lines == (
        "（一）育才。开展数字技能培训。在全省建设一批实训基地。支持高校开设数字专业。（自治区教育厅）",
    )
    assert started_from(comparison, about(comparison, "数字专业"), "支持高校。") is None


def test_where_the_draft_carries_nothing_there_is_no_place(understood):
    alone = compare(understood(REFERENCE), understood("某省方案\n一、森林防火\n（一）巡山护林。加强巡护。"))
    assert proposed(alone, about(alone, "实训基地")) is None


PAIR = "某计划\n一、任务\n（一）培育。开展数字技能培训。建设实训基地。"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("开展数字技能培训；", "（一）育才。开展数字技能培训。建设实训基地。"),
        ("大力开展数字技能培训", "（一）育才。大力开展数字技能培训。建设实训基地。"),
        ("实施“强基计划，开展数字技能培训。”", "（一）育才。实施“强基计划，开展数字技能培训。”建设实训基地。"),
        ("开展数字技能培训。”发放补贴。", "（一）育才。开展数字技能培训。”建设实训基地。发放补贴。"),
        ("开展数字技能培训!发放补贴。", "（一）育才。开展数字技能培训!建设实训基地。发放补贴。"),
    ],
    ids=["semicolon", "no mark", "quotation mark", "stray mark", "narrow mark"],
)
def test_the_sentence_before_is_closed_as_a_sentence_is(understood, body, line):
    comparison = compare(understood(PAIR), understood(f"某省方案\n一、任务\n（一）育才。{body}"))
    made = proposed(comparison, about(comparison, "实训基地"))
    assert made is not None
    assert made.changes[0].lines == (line,)


ASKED = "某计划\n一、任务\n（一）培育。开展数字技能培训。\n（二）激励。建立高级专家库。（教育部、财政部负责）"


@pytest.mark.parametrize(
    ("numbers", "following"),
    [
        (("（一）", "（二）"), "（三）激励。"),
        (("1.", "2."), "3.激励。"),
        (("（1）", "（2）"), "（3）激励。"),
        (("第一条 ", "第二条 "), ""),
    ],
)
def test_the_number_that_follows_is_written_as_the_others_are(understood, numbers, following):
    one, two = numbers
    draft = f"某省方案\n一、任务\n{one}育才。开展数字技能培训。\n{two}引才。建立引进海外团队的绿色通道。"
    comparison = compare(understood(ASKED), understood(draft))
    made = proposed(comparison, about(comparison, "专家库"))
    assert made is not None
    assert made.changes[0].lines[1] == f"{following}建立高级专家库。"


@pytest.mark.parametrize(
    ("named", "units"),
    [("责任单位：省科技厅", "（责任单位：省教育厅、省财政厅）"), ("省科技厅负责", "（省教育厅、省财政厅）")],
)
def test_a_clause_of_its_own_names_who_answers_for_it_as_the_draft_does(understood, named, units):
    draft = f"甲省数字人才方案\n一、任务\n（一）育才。全省开展数字技能培训。我省推广。（{named}）"
    comparison = compare(understood(ASKED), understood(draft))
    made = proposed(comparison, about(comparison, "专家库"))
    assert made is not None
    assert made.words == f"（二）激励。建立高级专家库。{units}"


def test_in_the_row_of_a_table_nothing_is_put(understood, make_word):
    cells = ("（一）育才。开展数字技能培训。", "各市")
    row = "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in cells) + "</w:tr>"
    title = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("某省方案", "一、任务"))
    draft = understand(read_word(make_word(f"{title}<w:tbl>{row}</w:tbl><w:p/>"), "草案.docx"))
    comparison = compare(understood(PAIR), draft)
    assert about(comparison, "技能培训").verdict is not Verdict.MISSING
    assert proposed(comparison, about(comparison, "实训基地")) is None


def test_behind_a_clause_without_number_a_new_one_has_none(understood, make_word):
    heading = '<w:p><w:pPr><w:outlineLvl w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    plain = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    body = plain.format("某省方案") + "".join(
        heading.format(0, head) + plain.format(said)
        for head, said in (("育才", "开展数字技能培训。"), ("引才", "建立引进海外团队的绿色通道。"))
    )
    comparison = compare(understood(ASKED), understand(read_word(make_word(body), "草案.docx")))
    made = proposed(comparison, about(comparison, "专家库"))
    assert made is not None
    assert made.changes[0].lines[1] == "建立高级专家库。"


def test_what_is_weaker_in_a_way_that_only_the_drafter_can_mend_has_no_proposal(understood):
    comparison = compare(
        understood("某计划\n一、任务\n（一）培育。依托数字人才产业园开展数字技能培训和创业孵化服务。"),
        understood("某省方案\n一、任务\n（一）培育。开展数字技能培训。"),
    )
    judgement = comparison.judgements[0]
    assert judgement.verdict is Verdict.WEAKENED
    assert proposed(comparison, judgement) is None
