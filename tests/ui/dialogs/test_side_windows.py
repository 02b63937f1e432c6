"""Settings, coverage, manual, about, tour."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.core.model.coverage import coverage
from desktop.ui.dialogs import exporter, pages
from desktop.ui.dialogs.coverage import CoverageWindow
from desktop.ui.dialogs.settings import SettingsDialog
from desktop.ui.dialogs.tour import Tour
from desktop.ui.models import preferences
from desktop.ui.models.preferences import Preferences, Scheme


@pytest.fixture
def reviewing(qtbot, window, pair):
    with qtbot.waitSignal(window.compared, timeout=20_000):
        window.chooser.take_pair(*pair)
    return window


def test_coverage_says_how_much_of_a_clause_is_carried_where(comparison):
    made = coverage(comparison)
    assert [(row.clause.number, row.total, row.missing) for row in made.rows] == [
        ("一、（一）", 2, ()),
        ("一、（二）", 1, ("t3",)),
        ("二、", 1, ()),
    ]
    column = next(place for place, clause in enumerate(made.columns) if clause.number == "一、（一）")
    cell = made.cells[0, column]
    assert (cell.share, cell.tasks) == (0.75, ("t1", "t2"))


def test_a_click_in_the_map_leads_to_the_task(reviewing, qtbot):
    QTest.keyClick(reviewing.review.outline, "G", Qt.KeyboardModifier.ControlModifier)
    shown = reviewing.aside.coverage.map
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.cell_rect(1, -1).center())
    assert reviewing.review.controller.task == "t3"
    reviewing.review.controller.select("t5")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(shown, key)
    for _ in range(9):
        QTest.keyClick(shown, Qt.Key.Key_Right)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert reviewing.review.controller.task == "t3"


def test_the_map_follows_corrections(reviewing, qtbot):
    reviewing.aside.show_coverage()
    reviewing.review.controller.select("t3")
    passage = reviewing.review.controller.comparison.draft.passages[1].id
    reviewing.review.controller.edit(reviewing.review.controller.session.linked("t3", passage), ("t3",), "改对应")
    qtbot.waitUntil(lambda: not reviewing.review.controller.judging.running)
    assert reviewing.aside.coverage.map._map.rows[1].missing == ()


def test_the_map_is_saved_as_a_picture(reviewing, qtbot, monkeypatch, tmp_path: Path):
    monkeypatch.setattr(exporter, "ask_target", lambda *_: tmp_path / "总览.png")
    reviewing.aside.show_coverage()
    qtbot.mouseClick(reviewing.aside.coverage.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(reviewing.notice.button.isVisible)
    picture = QImage(str(tmp_path / "总览.png"))
    assert picture.size() == reviewing.aside.coverage.map.sizeHint() * 2
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)}) > 4


def test_settings_are_kept_and_put_in_force(reviewing, monkeypatch, settings, theme):
    def accept(dialog):
        dialog.author.setText("  王处长 ")
        dialog.scheme.setCurrentIndex(list(Scheme).index(Scheme.DARK))
        dialog.type_pixels.setValue(18)
        dialog.limit.setValue(20)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SettingsDialog, "exec", accept)
    reviewing.aside.set_up()
    assert preferences.stored(settings) == Preferences("王处长", Scheme.DARK, 18, 20)
    assert theme.document_pixels == 18
    assert theme.tokens.ground == "#1B1D20"
    reviewing.review.status.measure()
    assert "超出上限" in reviewing.review.status.length.text()
    theme.choose(Qt.ColorScheme.Unknown)


def test_settings_that_cannot_be_understood_are_as_if_never_set(settings):
    settings.setValue("preferences/scheme", "粉色")
    settings.setValue("preferences/type_pixels", "大")
    settings.setValue("preferences/limit", -5)
    assert preferences.stored(settings) == Preferences("对标")


def test_the_manual_opens_with_f1_and_names_every_key(reviewing, qtbot):
    QTest.keyClick(reviewing, Qt.Key.Key_F1)
    (shown,) = reviewing.findChildren(pages.TextWindow)
    words = shown.body.toPlainText()
    for key in ("F8", "Ctrl+S", "Ctrl+O", "Ctrl+G", "Ctrl+E", "Ctrl+Z"):
        assert key in words
    qtbot.mouseClick(shown.close_button, Qt.MouseButton.LeftButton)


def test_about_says_versions_and_licences(qtbot, window):
    shown = pages.about(window)
    words = shown.body.toPlainText()
    assert "PySide6_Essentials" in words
    assert "LGPL" in words
    assert "—" not in words


def test_the_tour_has_three_steps_and_comes_once(reviewing, qtbot, settings):
    reviewing.aside.show_tour_once()
    tour = reviewing.aside.tour
    assert isinstance(tour, Tour)
    for _ in range(3):
        assert reviewing.rect().contains(tour.bubble.geometry())
        QTest.keyClick(tour, Qt.Key.Key_Return)
    assert reviewing.aside.tour is None
    reviewing.aside.show_tour_once()
    assert reviewing.aside.tour is None


def test_an_empty_map_says_so(qtbot, theme, comparison, window):
    from dataclasses import replace

    shown = CoverageWindow(theme, lambda _: None, window)
    shown.show_comparison(replace(comparison, judgements=()))
    assert not shown.empty.isHidden()
    assert not shown.save.isEnabled()
