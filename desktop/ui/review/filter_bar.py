"""Counts by verdict → the chips that filter the outline, and the search field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QSizePolicy, QToolButton

from desktop.core.messages import text
from desktop.core.model.finding import Dimension, Severity
from desktop.services.filtering import Filter, look_name
from desktop.ui.models.looks import CHIPS
from desktop.ui.review.controller import ReviewController
from desktop.ui.theme import STEP, Theme, chip_style


class SearchField(QLineEdit):
    """Enter goes on, Shift+Enter back, Escape clears and leaves: the next key decides again."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ChoicePill(QPushButton):
    """A pill with a menu: one value of a kind, or all of them."""

    chosen = Signal()

    def __init__(self, kind: str, values: Sequence[str]) -> None:
        """kind: "dimension" or "severity", whose words are in word.toml."""
        super().__init__()
        self._kind = kind
        self._value = ""
        self.setProperty("kind", "pill")
        menu = QMenu(self)
        for value in ("", *values):
            words = text(f"word.{kind}.{value}") if value else text(f"ui.filter.{kind}_any")
            menu.addAction(words).triggered.connect(lambda _=False, value=value: self._choose(value))
        self.setMenu(menu)
        self.take("")

    @property
    def values(self) -> frozenset[str]:
        """What is chosen; empty for all."""
        return frozenset({self._value} if self._value else ())

    def take(self, value: str) -> None:
        """Show a value; "" for all."""
        self._value = value
        name = text(f"word.{self._kind}.{value}") if value else ""
        self.setText(text(f"ui.filter.{self._kind}", name=name) if value else text(f"ui.filter.{self._kind}_all"))

    def _choose(self, value: str) -> None:
        self.take(value)
        self.chosen.emit()


class FilterBar(QFrame):
    """Pressed chips narrow the list to their verdicts; none pressed shows all."""

    def __init__(self, controller: ReviewController, theme: Theme) -> None:
        """The chips stay put whatever is pressed."""
        super().__init__()
        self._controller = controller
        self._theme = theme
        self.setProperty("kind", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 2 * STEP)
        row.setSpacing(2 * STEP)
        self.chips = {chip: QPushButton() for chip in CHIPS}
        for chip, button in self.chips.items():
            button.setCheckable(True)
            button.setProperty("kind", "chip")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setToolTip(text("ui.filter.hint", name=look_name(chip)))
            button.toggled.connect(self._narrow)
            row.addWidget(button)
        row.addWidget(_divider())
        self.dimension = ChoicePill("dimension", [one.value for one in Dimension])
        self.severity = ChoicePill("severity", [one.value for one in Severity])
        for pill in (self.dimension, self.severity):
            pill.chosen.connect(self._narrow)
            row.addWidget(pill)
        self.only_open = self._toggle(text("ui.filter.open"), text("ui.filter.open_hint"))
        self.again = self._toggle("", text("ui.filter.again_hint"))
        self.again.hide()
        row.addWidget(self.only_open)
        row.addWidget(self.again)
        row.addStretch(1)
        self._found = QLabel()
        self._found.setProperty("kind", "caption")
        self.search = SearchField()
        self.search.setPlaceholderText(text("ui.filter.search"))
        self.search.setAccessibleName(text("ui.filter.search_name"))
        self.search.setClearButtonEnabled(True)
        for clear in self.search.findChildren(QToolButton):
            clear.setAccessibleName(text("ui.filter.clear"))
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(240)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.textChanged.connect(controller.finder.seek)
        self.search.stepped.connect(controller.finder.step)
        row.addWidget(self._found)
        row.addWidget(self.search, 1000)  # far before the empty space
        controller.loaded.connect(self._load)
        controller.judged.connect(self._count)
        controller.finder.sought.connect(self._sought)
        theme.changed.connect(self._dress)
        self._dress()

    def _toggle(self, words: str, hint: str) -> QPushButton:
        """A pill that is pressed or not."""
        made = QPushButton(words)
        made.setProperty("kind", "pill")
        made.setCheckable(True)
        made.setToolTip(hint)
        made.toggled.connect(self._narrow)
        return made

    def _load(self) -> None:
        self._release()
        count = len(self._controller.session.reopened)
        self.again.setVisible(bool(count))
        self.again.setText(text("ui.filter.again", count=count))
        self._count()
        self.search.clear()

    def _release(self) -> None:
        """No filter is set; nobody is told."""
        for button in (*self.chips.values(), self.only_open, self.again):
            button.blockSignals(True)
            button.setChecked(False)
            button.blockSignals(False)
        self.dimension.take("")
        self.severity.take("")

    def reset(self) -> None:
        """Show all tasks again."""
        self._release()
        self.search.clear()
        self._narrow()

    def _count(self) -> None:
        """The figures in the chips."""
        for chip, button in self.chips.items():
            number = self._controller.agenda.counts[chip]
            button.setText(f"{text(f'word.mark.{chip}')}  {look_name(chip)}  {number}")
            button.setAccessibleName(text("ui.filter.spoken", name=look_name(chip), count=number))

    def _narrow(self) -> None:
        looks = frozenset(chip for chip, button in self.chips.items() if button.isChecked())
        again = self._controller.session.reopened if self.again.isChecked() else frozenset()
        wanted = Filter(looks, self.dimension.values, self.only_open.isChecked(), self.severity.values, again)
        self._controller.narrow(wanted)

    def _sought(self) -> None:
        hits, hit = self._controller.finder.hits, self._controller.finder.hit
        if not self.search.text().strip():
            self._found.setText("")
        elif not len(hits):
            self._found.setText(text("ui.filter.nothing"))
        elif hit < 0:
            self._found.setText(text("ui.filter.found", count=len(hits)))
        else:
            self._found.setText(text("ui.filter.place", place=hit + 1, count=len(hits)))

    def _dress(self) -> None:
        """Each chip in the ink of its verdict."""
        for chip, button in self.chips.items():
            button.setStyleSheet(chip_style(self._theme.tokens, chip))


def _divider() -> QFrame:
    """A short upright hairline between groups."""
    line = QFrame()
    line.setProperty("kind", "divider")
    line.setFixedSize(1, 18)
    return line
