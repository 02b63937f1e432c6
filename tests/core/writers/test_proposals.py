"""What was adopted → tracked changes in the drafter's own file."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from desktop.core.errors import WriteError
from desktop.core.model.finding import Evidence, Verdict
from desktop.core.model.project import ContentKey, Decision, DecisionKind, finding_id
from desktop.core.model.task import Owner, OwnerRole
from desktop.core.readers.word import read_word
from desktop.core.text.replacement import Replacement
from desktop.core.wordml.changes import LostParagraph, NewParagraph
from desktop.core.writers.clean_draft import clean_draft
from desktop.core.writers.proposals import proposals, proposed_draft, remarks, tracked_changes

TASK = ContentKey("reference", "二、（一）", "")


def adopted(*tasks: str) -> dict[str, Decision]:
    return {task: Decision(TASK, DecisionKind.ADOPT) for task in tasks}


def xml(data: bytes, part: str = "document") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(f"word/{part}.xml").decode()


def struck_and_written(data: bytes) -> tuple[str, str]:
    """The words in deletions and in insertions, one after another."""
    text = xml(data)
    return (
        "|".join(re.findall(r"<w:delText[^>]*>(.*?)</w:delText>", text)),
        "|".join(
            "".join(re.findall("<w:t[ >][^<]*?>?([^<>]+)</w:t>", i)) for i in re.findall("<w:ins .*?</w:ins>", text)
        ),
    )


@pytest.fixture
def of_word(comparison):
    """The comparison made from the drafter's Word file, and the file."""
    original = clean_draft(comparison.draft.document, comparison.draft.outline)
    document = read_word(original, "草案.docx")
    return replace(comparison, draft=replace(comparison.draft, document=document)), original


def test_weaker_words_are_proposed_to_be_restored(of_word, moment):
    comparison, original = of_word
    made = proposed_draft(comparison, original, author="王小明", moment=moment)
    assert struck_and_written(made) == ("深化", "全面推行")  # 500人 may be the locality's share
    skills = adopted(comparison.judgements[1].task.id)
    made = proposed_draft(comparison, original, author="王小明", moment=moment, decisions=skills)
    assert struck_and_written(made) == ("深化|500人左右", "全面推行|不少于1000人")
    assert "全面推行工学一体化技能人才培养模式，每年培训不少于1000人" in read_word(made, "草案.docx").text


def test_where_people_decided_only_what_they_adopted_is_proposed(comparison):
    skills = comparison.judgements[1].task.id
    assert len(proposals(comparison, adopted(skills))) == 2
    assert proposals(comparison, {}) == ()
    assert proposals(comparison, {skills: Decision(TASK, DecisionKind.KEEP)}) == ()


def test_of_a_task_only_the_findings_that_were_adopted_are_proposed(comparison):
    skills = comparison.judgements[1].task.id
    own = {finding_id(skills, 0): Decision(TASK, DecisionKind.ADOPT)}
    assert len(proposals(comparison, own)) == 1
    assert len(proposals(comparison, adopted(skills) | {finding_id(skills, 0): Decision(TASK, DecisionKind.KEEP)})) == 1


def test_an_adopted_missing_task_is_put_in_where_it_belongs(comparison):
    judgements = list(comparison.judgements)
    judgements[1] = replace(judgements[3], task=judgements[1].task)
    made = replace(comparison, judgements=tuple(judgements))
    change = proposals(made, adopted(judgements[1].task.id))[0]
    text = comparison.draft.document.text
    assert change.text == "全面推行工学一体化技能人才培养模式，每年培训不少于1000人。"
    assert text[: change.start].endswith("（二）")  # before the task that follows it in the reference
    assert text[change.start :].startswith("加大数字人才创业培训力度")


def test_an_adopted_task_of_whose_clause_nothing_is_carried_becomes_a_clause(comparison):
    (change,) = proposals(comparison, adopted(comparison.judgements[3].task.id))
    assert change == NewParagraph(
        comparison.draft.outline.by_id["1.2"].span.start, "（三）加强与共建“一带一路”国家数字人才国际交流。"
    )


def test_where_suggestions_are_wanted_every_missing_task_has_its_sentence(comparison):
    judgements = list(comparison.judgements)
    judgements[1] = replace(judgements[3], task=judgements[1].task)
    made = replace(comparison, judgements=tuple(judgements))
    missing = (judgements[1].task.id, judgements[3].task.id)
    of_people = {*proposals(made, None), *proposals(made, adopted(*missing))}
    assert set(proposals(made, None, suggest=True)) == of_people
    assert len(of_people) > len(proposals(made, None))


def test_a_sentence_is_put_in_before_the_units_that_answer_for_the_clause(draft, comparison):
    draft.clause("3", "三、", "", "推行新型学徒制。（责任单位：省人社厅）", ("推行新型学徒制",))
    unit = Owner(draft.span("省人社厅"), "省人社厅", OwnerRole.RESPONSIBLE)
    draft.tasks[-1] = replace(draft.tasks[-1], owners=(unit,), sentence=draft.span("推行新型学徒制。"))
    judgements = list(comparison.judgements)
    carried = (Evidence("3", draft.span("推行新型学徒制"), 0.9),)
    judgements[1] = replace(judgements[1], evidence=carried)
    judgements[2] = replace(judgements[3], task=judgements[2].task)
    made = replace(comparison, draft=draft.build(), judgements=tuple(judgements))
    (change,) = (one for one in proposals(made, adopted(judgements[2].task.id)) if "创业培训" in one.text)
    text = made.draft.document.text
    assert text[: change.start].endswith("推行新型学徒制。")
    assert text[change.end :].startswith("（责任单位：省人社厅）")


def test_what_was_adopted_and_has_no_wording_becomes_a_comment(of_word, moment, anchored):
    comparison, original = of_word
    general = comparison.judgements[0].task.id
    made = proposed_draft(comparison, original, author="王小明", moment=moment, decisions=adopted(general))
    assert struck_and_written(made) == ("", "")
    assert list(anchored(made).values()) == ["加大数字人才创业培训力度，到2026年培训2万人"]
    assert "写明时限，上位要求为“用3年左右时间”。" in re.sub("<[^>]*>", "", xml(made, "comments"))
    assert remarks(comparison, None) == ()


def test_an_adopted_task_of_a_draft_that_carries_nothing_becomes_a_comment_on_its_title(comparison):
    nothing = tuple(replace(one, verdict=Verdict.MISSING, evidence=(), findings=()) for one in comparison.judgements)
    made = replace(comparison, judgements=nothing)
    decisions = adopted(nothing[3].task.id)
    assert proposals(made, decisions) == ()
    (remark,) = remarks(made, decisions)
    assert comparison.draft.document.text[remark.start : remark.end] == "广东省加快数字人才培育的若干措施"
    assert "补写“加强与共建‘一带一路’国家数字人才国际交流”。" in remark.paragraphs[1].text


def test_under_a_heading_alone_a_sentence_is_a_paragraph_of_its_own(draft, comparison):
    draft.clause("3", "三、", "推行新型学徒制")
    judgements = list(comparison.judgements)
    judgements[1] = replace(judgements[3], task=judgements[1].task)
    judgements[2] = replace(judgements[2], evidence=(Evidence("3", draft.span("推行新型学徒制"), 0.9),))
    made = replace(comparison, draft=draft.build(), judgements=tuple(judgements))
    (change,) = proposals(made, adopted(judgements[1].task.id))
    start = made.draft.outline.by_id["3"].span.start
    assert change == NewParagraph(start, "全面推行工学一体化技能人才培养模式，每年培训不少于1000人。")


def test_what_a_person_found_weakened_and_adopted_is_told_on_its_passage(comparison):
    covered = comparison.judgements[2]
    person = replace(covered, verdict=Verdict.WEAKENED)
    (comment,) = remarks(replace(comparison, judgements=(person,)), adopted(person.task.id))
    assert comparison.draft.document.text[comment.start : comment.end].startswith("加大数字人才创业培训力度")
    assert comment.paragraphs[1].text == "按上位要求充实：“加大数字人才创业培训力度”。"


def test_what_cannot_be_tracked_becomes_a_comment(of_word, moment, anchored):
    comparison, original = of_word
    text = comparison.draft.document.text
    across = Replacement(text.index("培育的"), text.index("\n") + 3, "甲")
    made = tracked_changes(original, comparison.draft.document, [across], author="王小明", moment=moment)
    assert "<w:ins" not in xml(made)
    assert "改为“甲”" in xml(made, "comments")
    assert len(anchored(made)) == 1


def test_a_change_that_touches_an_earlier_one_becomes_a_comment(of_word, moment):
    comparison, original = of_word
    at = comparison.draft.document.text.index("深化")
    changes = [Replacement(at, at + 2, "全面推行"), Replacement(at + 1, at + 4, "甲")]
    made = tracked_changes(original, comparison.draft.document, changes, author="王小明", moment=moment)
    assert struck_and_written(made)[0].replace("|", "") == "深化"
    assert "改为“甲”" in xml(made, "comments")


@pytest.mark.parametrize("more", [(2, 2), (2, 3), (-1, 0)], ids=["behind", "next", "before"])
def test_a_change_right_beside_an_earlier_one_cannot_be_decided_on_its_own(of_word, moment, more):
    comparison, original = of_word
    at = comparison.draft.document.text.index("深化")
    changes = [Replacement(at, at + 2, "全面推行"), Replacement(at + more[0], at + more[1], "甲")]
    made = tracked_changes(original, comparison.draft.document, changes, author="王小明", moment=moment)
    assert "“甲”" in re.sub("<[^>]*>", "", xml(made, "comments"))


CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (LostParagraph(0), "甲乙丙。", "删去“甲乙丙。”。"),
        (LostParagraph(5), "丁戊。", "删去“丁戊。”。"),
        (NewParagraph(1, "新一段。"), "。", "在本段之后另起一段，写“新一段。”"),
        (NewParagraph(6, "新一段。"), "。", "在本段之后另起一段，写“新一段。”"),
        (NewParagraph(0, "新一段。", before=True), "甲", "在本段之前另起一段，写“新一段。”"),
        (NewParagraph(5, "新一段。", before=True), "丁", "在本段之前另起一段，写“新一段。”"),
        (Replacement(0, 0, "新"), "甲", "在此处之前增写“新”"),
        (Replacement(5, 5, "新"), "丁", "在此处之前增写“新”"),
        (Replacement(2, 2, "新"), "乙", "在此处之后增写“新”"),
        (Replacement(1, 3, ""), "乙丙", "删去“乙丙”。"),
        (Replacement(1, 3, "新"), "乙丙", "将“乙丙”改为“新”。"),
    ],
)
def test_what_cannot_be_tracked_is_told_where_it_would_stand(make_word, moment, anchored, change, place, said):
    data = make_word(CONTROL.format(PARAGRAPH.format("甲乙丙。")) + CONTROL.format(PARAGRAPH.format("丁戊。")))
    made = tracked_changes(data, read_word(data, "草案.docx"), [change], author="王小明", moment=moment)
    assert list(anchored(made).values()) == [place]
    assert re.sub("<[^>]*>", "", xml(made, "comments")).endswith(said)


def test_a_new_paragraph_follows_its_clause(of_word, moment):
    comparison, original = of_word
    at = comparison.draft.document.text.index("到2026年")
    new = NewParagraph(at, "（三）加强国际交流。")
    made = tracked_changes(original, comparison.draft.document, [new], author="王小明", moment=moment)
    lines = read_word(made, "草案.docx").text.split("\n")
    assert lines[lines.index("（三）加强国际交流。") - 1].endswith("到2026年培训2万人。")


def test_a_text_draft_is_set_anew_first(comparison, moment):
    made = proposed_draft(comparison, None, author="王小明", moment=moment)
    assert struck_and_written(made)[0] == "深化"


def test_twice_gives_the_same_bytes(of_word, moment):
    comparison, original = of_word
    first, second = (proposed_draft(comparison, original, author="王小明", moment=moment) for _ in range(2))
    assert first == second


def test_a_draft_that_changed_is_refused(of_word, moment):
    comparison, original = of_word
    other = replace(comparison.draft.document, text="改过了")
    with pytest.raises(WriteError) as caught:
        tracked_changes(original, other, [], author="王小明", moment=moment)
    assert caught.value.code == "draft_changed"


def test_the_proposals_are_as_they_were(of_word, moment, golden):
    comparison, original = of_word
    made = xml(proposed_draft(comparison, original, author="王小明", moment=moment))
    lines = []
    for line in re.findall(r"<w:p[ >].*?</w:p>", made.replace("\n", ""), re.DOTALL):
        marked = re.sub(r"<w:del .*?</w:del>", lambda m: "[-" + re.sub("<[^>]*>", "", m[0]) + "-]", line)
        marked = re.sub(r"<w:ins .*?</w:ins>", lambda m: "{+" + re.sub("<[^>]*>", "", m[0]) + "+}", marked)
        lines.append(re.sub("<[^>]*>", "", marked))
    golden("proposals/small.txt", "\n".join(lines) + "\n")
