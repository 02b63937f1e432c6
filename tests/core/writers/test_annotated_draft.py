"""A comparison → the draft with comments on the words that are weakened and where missing tasks belong."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from desktop.core.errors import WriteError
from desktop.core.model.finding import DraftingFault, Verdict
from desktop.core.model.message import Message
from desktop.core.model.project import ContentKey, Decision, DecisionKind, finding_id
from desktop.core.model.review import Selection
from desktop.core.model.span import Span
from desktop.core.readers.word import read_word
from desktop.core.writers.annotated_draft import annotated_draft
from desktop.core.writers.annotations import annotations
from desktop.core.writers.clean_draft import clean_draft

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def original(comparison) -> bytes:
    """The draft as the drafter's own Word file."""
    return clean_draft(comparison.draft.document, comparison.draft.outline)


@pytest.fixture
def of_word(comparison, original):
    """The same comparison, made from the Word file."""
    return replace(comparison, draft=replace(comparison.draft, document=read_word(original, "草案.docx")))


def comments_of(data: bytes) -> dict[str, list[str]]:
    """By comment id its paragraphs."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/comments.xml"))
    return {comment.get(f"{W}id"): ["".join(line.itertext()) for line in comment] for comment in root}


def by_words(data: bytes, anchored) -> dict[str, list[str]]:
    """By the words a comment stands on its paragraphs."""
    places = anchored(data)
    return {places[key]: lines for key, lines in comments_of(data).items()}


def test_a_finding_stands_on_the_words_it_quotes(of_word, original, anchored, moment):
    found = by_words(annotated_draft(of_word, original, author="王小明", moment=moment), anchored)
    assert found["深化"] == [
        "▽ 弱化·力度", "力度", "建议：将“深化”改为“全面推行”。", "上位文件 二、（一）：“全面推行”"
    ]  # fmt: skip
    assert found["500人左右"] == [
        "▽ 弱化·指标",
        "指标",
        "建议：核实“500人左右”是否为本地分解数；不是的，改为“不少于1000人”。",
        "上位文件 二、（一）：“不少于1000人”",
    ]  # fmt: skip


def test_a_finding_without_draft_words_stands_on_the_passage(of_word, original, anchored, moment):
    found = by_words(annotated_draft(of_word, original, author="王小明", moment=moment), anchored)
    assert found["加大数字人才创业培训力度，到2026年培训2万人"][0] == "▽ 弱化·时限"


def test_a_task_that_a_person_found_weakened_is_told_on_its_passage(of_word, moment):
    covered = of_word.judgements[2]
    why = Message.of("finding.pinned.verdict_reason", verdict="弱化", reason="只写了培训")
    person = replace(covered, verdict=Verdict.WEAKENED, explanation=why)
    decisions = {person.task.id: Decision(ContentKey("reference", "", ""), DecisionKind.ADOPT)}
    only = replace(of_word, judgements=(person,))
    comment = annotations(only, decisions)[0]
    assert of_word.draft.document.text[comment.start : comment.end].startswith("加大数字人才创业培训力度")
    assert [line.lead or line.text for line in comment.paragraphs] == [
        "▽ 弱化",
        "人工认定为“弱化”：只写了培训",
        "建议：按上位要求充实：“加大数字人才创业培训力度”。",
        "上位文件 二、（一）：“加大数字人才创业培训力度”",
        "处理意见：采纳建议。",
    ]


def test_faults_of_the_draft_itself_become_comments_where_that_is_wanted(of_word, original, anchored, moment):
    start = of_word.draft.document.text.index("深化")
    clause = of_word.draft.outline.clauses[-1].id
    fault = DraftingFault("vague", clause, Span(start, start + 2), Message.of("drafting.vague", words="建设一批"))
    made = replace(of_word, drafting=(fault,), judgements=())
    assert annotations(made) == ()
    found = by_words(annotated_draft(made, original, author="王小明", moment=moment, checks=True), anchored)
    assert found["深化"][:2] == ["文本核对·数量含混", "“建设一批”没有写明数量，同一句里也没有数字，难以考核。"]
    assert found["深化"][2].startswith("依据：")


def test_comments_may_be_limited_to_some_tasks(of_word):
    only = replace(of_word, selection=Selection(frozenset({of_word.judgements[1].task.id}), "维度：力度"))
    assert len(annotations(only)) == len(of_word.judgements[1].findings)


BASES = "，".join(f"支持第{n}类企业建设数字人才培训基地" for n in "一二三四五六七八九")
WEAK = "全面推行学徒制"


@pytest.mark.parametrize(
    ("task", "begins", "ends"),
    [
        (f"{BASES}，{WEAK}，扩大规模", "……支持第六类企业", f"培训基地，{WEAK}，扩大规模"),
        (f"{BASES}，{WEAK}，{BASES}", f"……支持第九类企业建设数字人才培训基地，{WEAK}，支持第一类", "……"),
        (f"{'数字' * 20}企业{WEAK}，{BASES}", f"……{'数字' * 9}企业{WEAK}，", "……"),
        (f"支持企业{WEAK}", f"支持企业{WEAK}", WEAK),
    ],
    ids=["near the end", "in the middle", "without a pause before", "short"],
)
def test_of_a_long_task_the_words_around_the_finding_are_quoted_from_a_pause_on(
    reference, comparison, task, begins, ends
):
    reference.clause("3", "三、", "培训", f"。{task}。", (task,))
    why = Message.of("finding.measure_lost", reference=WEAK)
    weak = replace(comparison.judgements[1].findings[1], reference=reference.span(WEAK), message=why)
    judgement = replace(comparison.judgements[1], task=reference.tasks[-1], findings=(weak,))
    (comment,) = annotations(replace(comparison, reference=reference.build(), judgements=(judgement,)))
    quoted = comment.paragraphs[-1].text.removeprefix("上位文件 第三部分：“").removesuffix("”")
    assert quoted.startswith(begins)
    assert quoted.endswith(ends)


def test_words_of_a_finding_outside_its_task_are_quoted_by_themselves(reference, comparison):
    why = Message.of("finding.scope_lost", reference="国际交流")
    weak = replace(comparison.judgements[1].findings[1], reference=reference.span("国际交流"), message=why)
    (comment,) = annotations(replace(comparison, judgements=(replace(comparison.judgements[1], findings=(weak,)),)))
    assert comment.paragraphs[-1].text == "上位文件 二、（一）：“国际交流”"


def test_missing_tasks_are_gathered_at_the_title_where_nothing_of_their_clause_is_carried(
    of_word, original, anchored, moment
):
    found = by_words(annotated_draft(of_word, original, author="王小明", moment=moment), anchored)
    lines = found["广东省加快数字人才培育的若干措施"]
    assert lines[0] == "○ 缺失（1项）"
    assert lines[2:] == ["1. 二、（二）“加强与共建‘一带一路’国家数字人才国际交流”"]


def test_missing_tasks_stand_at_the_clause_that_carries_their_neighbour(of_word):
    judgements = list(of_word.judgements)
    judgements[1] = replace(judgements[3], task=judgements[1].task)
    judgements[2] = replace(judgements[2], evidence=judgements[2].evidence[:1])
    found = annotations(replace(of_word, judgements=tuple(judgements)))
    places = [of_word.draft.document.text[comment.start : comment.end] for comment in found]
    assert "（二）加大数字人才创业培训力度，到2026年培训2万人。" in places


def test_covered_and_not_applicable_tasks_get_no_comment(of_word, original, moment):
    found = comments_of(annotated_draft(of_word, original, author="王小明", moment=moment))
    assert len(found) == 4
    assert not any("国家职业标准" in line or "加码" in line for lines in found.values() for line in lines)


def test_the_draft_keeps_every_word(of_word, original, moment):
    data = annotated_draft(of_word, original, author="王小明", moment=moment)
    assert read_word(data, "草案.docx").text == of_word.draft.document.text


def test_a_text_draft_is_set_anew_and_annotated(comparison, anchored, moment):
    data = annotated_draft(comparison, None, author="王小明", moment=moment)
    assert read_word(data, "草案.docx").text == comparison.draft.document.text
    assert "深化" in by_words(data, anchored)


def test_twice_gives_the_same_bytes(of_word, original, moment):
    first, second = (annotated_draft(of_word, original, author="王小明", moment=moment) for _ in range(2))
    assert first == second


def test_a_draft_that_changed_is_refused(of_word, comparison, moment):
    other = replace(comparison.draft.document, text="改过了", paragraphs=comparison.draft.document.paragraphs[:1])
    changed = clean_draft(other, comparison.draft.outline)
    with pytest.raises(WriteError) as caught:
        annotated_draft(of_word, changed, author="王小明", moment=moment)
    assert caught.value.code == "draft_changed"


def test_every_anchor_is_a_stretch_of_the_draft(of_word, original, anchored, moment):
    text = of_word.draft.document.text
    expected = sorted(text[comment.start : comment.end] for comment in annotations(of_word))
    data = annotated_draft(of_word, original, author="王小明", moment=moment)
    assert sorted(words.rstrip("\n") for words in anchored(data).values()) == expected


def test_what_was_decided_ends_the_comment(comparison):
    weakened, missing = comparison.judgements[1].task, comparison.judgements[3].task
    key = ContentKey("reference", "一、", "任务")
    decisions = {
        weakened.id: Decision(key, DecisionKind.KEEP, "本省已有更高标准。", "仅供内部"),
        missing.id: Decision(key, DecisionKind.ADOPT),
    }
    texts = [[line.text for line in comment.paragraphs] for comment in annotations(comparison, decisions)]
    said = [lines[-1] for lines in texts]
    assert said.count("处理意见：保留并说明。本省已有更高标准。") == len(comparison.judgements[1].findings)
    assert any(line.endswith("处理意见：采纳建议。") for line in said)
    assert "仅供内部" not in str(texts)


def test_a_finding_s_own_decision_stands_in_its_comment(comparison):
    task, count = comparison.judgements[1].task.id, len(comparison.judgements[1].findings)
    key = ContentKey("reference", "一、", "任务")
    decisions = {
        task: Decision(key, DecisionKind.KEEP, "本省已有更高标准。"),
        finding_id(task, 0): Decision(key, DecisionKind.ADOPT),
    }
    said = [comment.paragraphs[-1].text for comment in annotations(comparison, decisions)]
    assert said.count("处理意见：采纳建议。") == 1
    assert said.count("处理意见：保留并说明。本省已有更高标准。") == count - 1


def test_the_comments_are_as_they_were(of_word, original, anchored, moment, golden):
    data = annotated_draft(of_word, original, author="王小明", moment=moment)
    places = anchored(data)
    blocks = ["\n".join([f"“{places[key]}”", *lines]) for key, lines in sorted(comments_of(data).items())]
    golden("annotated_draft/small.txt", "\n\n".join(blocks) + "\n")
