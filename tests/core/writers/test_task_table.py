"""The draft's own tasks → the table that is attached to it."""

from dataclasses import replace

import pytest

from desktop.core.model.clause import ClauseKind, Outline
from desktop.core.model.document import ParagraphKind
from desktop.core.model.finding import Evidence
from desktop.core.model.review import Comparison, Selection
from desktop.core.model.task import Comparison as Bound
from desktop.core.model.task import Deadline, Owner, OwnerRole, Quantity
from desktop.core.readers.word import read_word
from desktop.core.writers.task_table import task_table


@pytest.fixture
def plan(draft, comparison) -> Comparison:
    """Three tasks: one with everything, one with units but no roles, one with nothing."""
    draft.clause("3", "三、", "组织实施")
    draft.clause(
        "3.1", "三、（一）", "", "到2026年底前，每年培训数字人才不少于1000人。（省人社厅牵头，省教育厅、省财政厅配合）",
        ("到2026年底前，每年培训数字人才不少于1000人",),
    )  # fmt: skip
    draft.clause("3.2", "三、（二）", "", "推行新型学徒制。（省人社厅、省国资委负责）", ("推行新型学徒制",))
    draft.clause("3.3", "三、（三）", "", "建设信息库。", ("建设信息库",))

    def owner(name: str, role: OwnerRole) -> Owner:
        return Owner(draft.span(name), name, role)

    whole, unparted, bare = draft.tasks
    lead = owner("省人社厅", OwnerRole.LEAD)
    support = (owner("省教育厅", OwnerRole.SUPPORT), owner("省财政厅", OwnerRole.SUPPORT))
    number = Quantity(draft.span("不少于1000人"), 1000, "人", Bound.FLOOR, "year", draft.span("培训数字人才"))
    draft.tasks = [
        replace(
            whole,
            owners=(*support, lead),
            deadlines=(Deadline(draft.span("到2026年底前"), 2026),),
            quantities=(number,),
        ),
        replace(unparted, owners=tuple(owner(name, OwnerRole.RESPONSIBLE) for name in ("省人社厅", "省国资委"))),
        bare,
    ]
    return replace(comparison, draft=draft.build())


def rows(data: bytes) -> list[list[str]]:
    document = read_word(data, "表.docx")
    return [
        [span.of(document.text) for span in paragraph.cells]
        for paragraph in document.paragraphs
        if paragraph.kind is ParagraphKind.TABLE_ROW
    ]


def test_who_does_what_by_when_stands_in_columns(plan, moment):
    head, first, *_ = rows(task_table(plan, moment=moment))
    assert head == ["序号", "条款", "任务内容", "牵头单位", "配合单位", "完成时限", "量化指标"]
    assert first[3:] == ["省人社厅", "省教育厅、省财政厅", "到2026年底前", "培训数字人才不少于1000人"]


def test_units_without_roles_are_not_called_leading(plan, moment):
    second = rows(task_table(plan, moment=moment))[2]
    assert second[3:] == ["省人社厅、省国资委", "", ""]


def test_what_is_not_stated_stays_empty_and_is_listed(plan, moment):
    made = task_table(plan, moment=moment)
    assert rows(made)[3][3:] == ["", "", "", ""]
    text = read_word(made, "表.docx").text
    assert "责任单位：1项没有写明（3）。" in text
    assert "牵头单位：1项写了责任单位，但未分牵头、配合（2）。" in text
    assert "完成时限：2项没有写明（2—3）。" in text


def test_a_draft_without_tasks_gives_an_empty_table(plan, moment):
    bare = replace(plan.draft, passages=(), outline=Outline(plan.draft.outline.front, ()))
    empty = replace(plan, draft=bare)
    assert len(rows(task_table(empty, moment=moment))) == 1


def test_the_preface_is_no_task(plan, moment):
    clauses = plan.draft.outline.clauses
    first = next(at for at, clause in enumerate(clauses) if clause.id == "3.1")
    preface = (*clauses[:first], replace(clauses[first], kind=ClauseKind.LEAD), *clauses[first + 1 :])
    outline = replace(plan.draft.outline, clauses=preface)
    made = task_table(replace(plan, draft=replace(plan.draft, outline=outline)), moment=moment)
    assert [row[2] for row in rows(made)[1:]] == ["推行新型学徒制", "建设信息库"]


def test_it_may_be_limited_to_what_carries_some_tasks_of_the_reference(plan, moment):
    carrying = plan.draft.tasks[1]
    first = replace(plan.judgements[0], evidence=(Evidence(carrying.clause, carrying.span, 1.0),))
    selection = Selection(frozenset({first.task.id}), "判定：弱化")
    limited = replace(plan, judgements=(first, *plan.judgements[1:]), selection=selection)
    made = task_table(limited, moment=moment)
    assert [row[2] for row in rows(made)[1:]] == ["推行新型学徒制"]
    assert "本表只列承接“判定：弱化”这些上位任务的1项，草案共3项任务。" in read_word(made, "表.docx").text


def test_what_a_number_counts_may_stand_behind_it(plan, draft, moment):
    task = plan.draft.tasks[0]
    number = replace(task.quantities[0], topic=draft.span("到2026年底前"))
    far = replace(plan.draft, passages=(replace(task, quantities=(number,)),))
    assert (
        rows(task_table(replace(plan, draft=far), moment=moment))[1][6] == "到2026年底前，每年培训数字人才不少于1000人"
    )


def test_twice_gives_the_same_bytes(plan, moment):
    assert task_table(plan, moment=moment) == task_table(plan, moment=moment)


def test_the_table_is_as_it_was(plan, moment, golden):
    golden("task_table/small.txt", read_word(task_table(plan, moment=moment), "表.docx").text + "\n")
