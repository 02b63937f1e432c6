"""Recent pairs."""

from dataclasses import replace

from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.models.recent import (
    KEPT,
    KEY,
    RecentModel,
    RecentPair,
    RecentRole,
    forget,
    gone,
    remember,
    state_of,
    stored,
)

PAIR = RecentPair("/甲/上位.txt", "/甲/草案.txt", "行动方案", "实施方案", 3, 7, 20, "2026-11-21T09:12+00:00")


def test_a_pair_is_remembered_across_runs(settings):
    remember(settings, PAIR)
    settings.sync()
    assert stored(type(settings)(settings.fileName(), settings.format())) == (PAIR,)


def test_the_same_two_files_are_kept_once_and_in_front(settings):
    other = replace(PAIR, draft="/甲/另一稿.txt")
    for pair in (PAIR, other, replace(PAIR, missing=1)):
        remember(settings, pair)
    assert stored(settings) == (replace(PAIR, missing=1), other)


def test_only_the_latest_are_kept(settings):
    for number in range(KEPT + 3):
        remember(settings, replace(PAIR, draft=f"/甲/{number}.txt"))
    assert [pair.draft for pair in stored(settings)][:2] == [f"/甲/{KEPT + 2}.txt", f"/甲/{KEPT + 1}.txt"]
    assert len(stored(settings)) == KEPT


def test_a_spoiled_settings_file_means_no_pairs(settings):
    for spoiled in ("{", '[{"reference": 1}]', "5"):
        settings.setValue(KEY, spoiled)
        assert stored(settings) == ()


def test_a_pair_can_be_taken_off(settings):
    remember(settings, PAIR)
    forget(settings, PAIR)
    assert stored(settings) == ()


def test_pairs_with_a_missing_file_are_told_apart(pair):
    there = replace(PAIR, reference=str(pair[0]), draft=str(pair[1]))
    assert gone([there, PAIR]) == {PAIR}


def test_the_list_is_a_sound_model(qapp):
    model = RecentModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([PAIR])
    model.mark_gone(frozenset({PAIR}))
    assert model.index(0).data() == "实施方案"
    assert model.index(0).data(RecentRole.GONE) is True


def test_a_pair_that_became_a_project_stands_there_once(settings):
    remember(settings, PAIR)
    project = replace(PAIR, project="/甲/某省.duibiao", done=2, problems=10)
    remember(settings, project)
    assert stored(settings) == (project,)


def test_a_project_is_gone_when_its_file_is(tmp_path):
    project = replace(PAIR, project=str(tmp_path / "某省.duibiao"))
    assert gone([project]) == {project}
    (tmp_path / "某省.duibiao").touch()
    assert gone([project]) == frozenset()


def test_how_far_the_drafter_is_stands_beside_the_counts():
    assert state_of(PAIR) == "缺失 3 · 弱化 7"
    assert state_of(replace(PAIR, done=2, problems=10)) == "缺失 3 · 弱化 7 · 已处理 2/10"
