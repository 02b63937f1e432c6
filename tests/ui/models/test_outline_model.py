"""The outline as a tree."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.models.outline_model import OutlineFilter, OutlineModel, OutlineRole


@pytest.fixture
def model(qapp, comparison) -> OutlineModel:
    made = OutlineModel()
    made.show(comparison)
    return made


def rows(model, parent=QModelIndex()) -> list[tuple[str, str]]:  # noqa: B008
    indexes = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [(index.data(), index.data(OutlineRole.NOTE)) for index in indexes]


def test_it_is_a_sound_model(model):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_every_clause_with_tasks_shows_carried_and_total(model):
    assert rows(model) == [
        ("一、重点任务", "1/3"),
        ("（一）实施培育项目", "1/2"),
        ("（二）强化激励引导", "0/1"),
        ("二、保障措施", "1/1"),
    ]


def test_tasks_stand_under_their_own_clause(model):
    assert rows(model, model.index(1, 0)) == [
        ("全面推行企业新型学徒制", "力度"),
        ("每年培训数字高技能人才不少于1000人", "加码·细化"),
    ]
    assert rows(model, model.index(0, 0)) == []


def test_who_alone_can_carry_a_task_is_said(model):
    assert rows(model, model.index(2, 0))[1] == ("制定颁布国家职业标准", "国家事权")


def test_every_task_can_be_found(model, comparison):
    for judgement in comparison.judgements:
        assert model.index_of(judgement.task.id).data(OutlineRole.TASK) == judgement.task.id
    assert not model.index_of("t99").isValid()


def test_a_row_speaks_its_verdict(model):
    spoken = model.index_of("t3").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "缺失，将高层次数字人才纳入地方高级专家库"


def test_the_filter_keeps_tasks_and_the_clauses_above_them(model):
    kept = OutlineFilter()
    kept.setSourceModel(model)
    QAbstractItemModelTester(kept, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept.keep(frozenset({"t3"}))
    assert rows(kept) == [("一、重点任务", "1/3"), ("（二）强化激励引导", "0/1")]
    assert [label for label, _ in rows(kept, kept.index(1, 0))] == ["将高层次数字人才纳入地方高级专家库"]
