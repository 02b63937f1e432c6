"""What a screen reader says of the window."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.ui.dialogs.coverage import CoverageWindow
from desktop.ui.dialogs.paste import PasteDialog
from desktop.ui.dialogs.project import ProjectDialog
from desktop.ui.dialogs.settings import SettingsDialog
from desktop.ui.models.preferences import Preferences

KINDS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
# Qt's own parts of a spin box or combo box: the whole has the name.
INNER = ("qt_spinbox_lineedit",)


def nameless(root: QWidget) -> list[str]:
    """The widgets below `root` that a person can act on and a screen reader cannot name."""
    found = []
    for widget in root.findChildren(QWidget):
        acts = isinstance(widget, KINDS) or widget.focusPolicy().value != 0
        inner = widget.objectName() in INNER or isinstance(widget.parent(), QComboBox)
        if (
            not acts
            or inner
            or not widget.isVisibleTo(root)
            or (widget.window() is not root and not root.isAncestorOf(widget))
        ):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface else ""
        if not name.strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_everything_in_the_window_has_a_name(qtbot, window, pair):
    assert nameless(window.start) == []
    with qtbot.waitSignal(window.compared, timeout=60_000):
        window.chooser.take_pair(*pair)
    for task in ("t1", "t3", "t4"):
        window.review.controller.select(task)
        assert nameless(window) == []


@pytest.mark.parametrize("name", ["settings", "paste", "coverage", "project"])
def test_everything_in_a_dialog_has_a_name(qtbot, window, pair, theme, comparison, name):
    if name == "settings":
        dialog: QWidget = SettingsDialog(Preferences("甲"), window)
    elif name == "paste":
        dialog = PasteDialog("draft", window)
    elif name == "coverage":
        dialog = CoverageWindow(theme, lambda _: None, window)
        dialog.show_comparison(comparison)
    else:
        with qtbot.waitSignal(window.compared, timeout=60_000):
            window.chooser.take_pair(*pair)
        dialog = ProjectDialog(window.review.controller.project, window)
    assert nameless(dialog) == []
