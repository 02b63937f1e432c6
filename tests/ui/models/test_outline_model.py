"""The outline as rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.models.outline_model import OutlineModel, OutlineRole


@pytest.fixture
def model(qapp, comparison) -> OutlineModel:
    made = OutlineModel()
    made.show(comparison)
    return made


def rows(model) -> list[tuple[str, str]]:
    indexes = [model.index(row) for row in range(model.rowCount())]
    return [(index.data(), index.data(OutlineRole.NOTE)) for index in indexes]


def clauses(model) -> list[tuple[str, str]]:
    indexes = [model.index(row) for row in range(model.rowCount())]
    return [(index.data(), index.data(OutlineRole.NOTE)) for index in indexes if not index.data(OutlineRole.TASK)]


def test_it_is_a_sound_model_whatever_is_done_with_it(model, comparison):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.keep(frozenset({"t3"}))
    model.fold(model.clause_at(1).id, folded=True)
    model.keep(frozenset())
    model.keep(frozenset(comparison.by_task))
    model.judge_again(comparison)
    model.show(comparison)
    assert tester.model() is model


def test_every_clause_with_tasks_shows_carried_and_total(model):
    assert clauses(model) == [
        ("一、重点任务", "1/3"),
        ("（一）实施培育项目", "1/2"),
        ("（二）强化激励引导", "0/1"),
        ("二、保障措施", "1/1"),
    ]


def test_tasks_stand_under_their_own_clause(model):
    assert rows(model)[1:4] == [
        ("（一）实施培育项目", "1/2"),
        ("全面推行企业新型学徒制", "力度"),
        ("每年培训数字高技能人才不少于1000人", "加码·细化"),
    ]


def test_who_alone_can_carry_a_task_is_said(model):
    assert ("制定颁布国家职业标准", "国家事权") in rows(model)


def test_every_task_can_be_found(model, comparison):
    for judgement in comparison.judgements:
        assert model.index_of(judgement.task.id).data(OutlineRole.TASK) == judgement.task.id
    assert not model.index_of("t99").isValid()


def test_a_row_speaks_its_verdict(model):
    spoken = model.index_of("t3").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "缺失，将高层次数字人才纳入地方高级专家库"


def test_tasks_that_are_kept_stand_under_the_clauses_above_them(model):
    model.keep(frozenset({"t3"}))
    assert rows(model) == [
        ("一、重点任务", "1/3"),
        ("（二）强化激励引导", "0/1"),
        ("将高层次数字人才纳入地方高级专家库", ""),
    ]


def test_a_folded_clause_hides_its_tasks_until_one_is_wanted(model):
    model.fold(model.clause_at(1).id, folded=True)
    assert [label for label, _ in rows(model)[1:3]] == ["（一）实施培育项目", "（二）强化激励引导"]
    assert not model.index_of("t1").isValid()
    model.unfold_to("t1")
    assert model.index_of("t1").isValid()
