"""The unit's rules, the language and the limits, as a person sets them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from desktop.core import messages, resources
from desktop.ui.dialogs.rules_box import described
from desktop.ui.dialogs.settings import SettingsDialog
from desktop.ui.models import preferences
from desktop.ui.models.preferences import Preferences

EXAMPLE = str(resources.resource("unit_example"))


@pytest.fixture(autouse=True)
def as_before():
    """Rules and language of other tests are ours and Chinese."""
    yield
    resources.put_in_force(resources.OURS)
    messages.speak(messages.CHINESE)


@pytest.fixture
def dialog(qtbot, window):
    made = SettingsDialog(Preferences("甲"), window)
    made.show()
    return made


def choose(monkeypatch, folder) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def test_chosen_rules_are_shown_and_can_be_dropped(dialog, qtbot, monkeypatch):
    assert "程序自带" in dialog.rules.words.text()
    assert not dialog.rules.drop.isEnabled()
    choose(monkeypatch, EXAMPLE)
    qtbot.mouseClick(dialog.rules.choose, Qt.MouseButton.LeftButton)
    assert "“样例规则”" in dialog.rules.words.text()
    assert "rules/modality.toml 加 5 项，去 1 项" in dialog.rules.words.text()
    assert dialog.preferences.rules == EXAMPLE
    qtbot.mouseClick(dialog.rules.drop, Qt.MouseButton.LeftButton)
    assert dialog.preferences.rules == ""


def test_faulty_rules_are_told_and_the_chosen_ones_stay(dialog, qtbot, monkeypatch, tmp_path: Path):
    dialog.rules.read(Path(EXAMPLE))
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "verdict.toml").write_text("[scope]\nlost_share = 3\n", encoding="utf-8")
    height = dialog.height()
    choose(monkeypatch, tmp_path)
    qtbot.mouseClick(dialog.rules.choose, Qt.MouseButton.LeftButton)
    assert "rules/verdict.toml”第 2 行" in dialog.rules.fault.text()
    assert "现在仍使用原来的规则" in dialog.rules.fault.text()
    assert dialog.preferences.rules == EXAMPLE
    assert dialog.height() > height


def test_an_example_is_made_and_can_be_read(dialog, qtbot, monkeypatch, tmp_path: Path):
    choose(monkeypatch, tmp_path)
    qtbot.mouseClick(dialog.rules.example, Qt.MouseButton.LeftButton)
    dialog.rules.read(tmp_path / "本单位规则样例")
    assert "“样例规则”" in dialog.rules.words.text()
    qtbot.mouseClick(dialog.rules.example, Qt.MouseButton.LeftButton)
    assert "无法保存" in dialog.rules.fault.text()


def test_accepted_rules_come_into_force_and_the_review_is_compared_anew(window, pair, qtbot, monkeypatch, settings):
    with qtbot.waitSignal(window.compared, timeout=60_000):
        window.chooser.take_pair(*pair)

    def accept(dialog: SettingsDialog) -> QDialog.DialogCode:
        dialog.rules.read(Path(EXAMPLE))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SettingsDialog, "exec", accept)
    before = window.review.controller.session
    window.aside.set_up()
    qtbot.waitUntil(lambda: window.review.controller.session is not before, timeout=60_000)
    assert resources.rules().name == "样例规则"
    assert preferences.stored(settings).rules == EXAMPLE
    window.review.status.limit(0)
    assert window.review.status.rules.text() == "规则：样例规则"


def test_a_copied_share_beyond_the_limit_is_red(window, pair, qtbot):
    with qtbot.waitSignal(window.compared, timeout=60_000):
        window.chooser.take_pair(*pair)
    status = window.review.status
    status.limit(0, 1)
    over = status.copied.text()
    status.limit(0, 100)
    assert "超出上限 1%" in over
    assert status.copied.property("over") is False


def test_everything_set_is_there_the_next_time(settings):
    wanted = Preferences(
        "乙", preferences.Scheme.DARK, 18, 5000, "Noto Sans CJK SC", 30, messages.ENGLISH, "/规则", 130
    )
    preferences.store(settings, wanted)
    assert preferences.stored(settings) == wanted


def test_the_size_of_the_interface_is_one_of_those_offered(dialog, settings):
    assert [dialog.zoom.itemText(at) for at in (0, 1)] == ["小（90%）", "标准"]
    dialog.zoom.setCurrentIndex(3)
    assert dialog.preferences.zoom == 130
    settings.setValue("preferences/zoom", "1400")
    assert preferences.stored(settings).zoom == 150


def test_the_window_speaks_english_and_reasons_at_hand_stay_chinese(qtbot, window):
    messages.speak(messages.ENGLISH)
    dialog = SettingsDialog(Preferences("甲"), window)
    assert dialog.windowTitle() == "Settings"
    assert described(resources.OURS).startswith("The program's own rules")
    assert messages.text("ui.decision.phrase.higher") == "本地已有更高标准。"


def test_kinds_of_checks_can_be_left_out(dialog):
    assert dialog.checked.text() == "各类都查"
    dialog.checks["vague"].setChecked(False)
    assert dialog.checked.text() == "不查：数量含混"
    assert dialog.preferences.unchecked == ("vague",)


def test_on_a_low_screen_the_buttons_stay_in_sight(dialog, qtbot, monkeypatch):
    class Low:
        def availableGeometry(self):
            return QRect(0, 0, 1050, 590)

    assert not dialog.area.verticalScrollBar().maximum()
    monkeypatch.setattr(dialog, "screen", Low)
    dialog._fit()
    qtbot.waitUntil(lambda: dialog.area.verticalScrollBar().maximum() > 0)
    assert dialog.height() < 590
    bottom = dialog.take.mapTo(dialog, dialog.take.rect().bottomLeft()).y()
    assert bottom < dialog.height()
