"""What a person set ↔ the settings dialog."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop.core.drafting.rules import RULES
from desktop.core.messages import LANGUAGES, text
from desktop.ui.dialogs.rules_box import RulesBox
from desktop.ui.models.preferences import LARGEST_TYPE, LONGEST, SMALLEST_TYPE, WHOLE, ZOOMS, Preferences, Scheme
from desktop.ui.theme import STEP

STEP_CHARACTERS = 500  # characters: limits are set in thousands and halves of thousands
STEP_COPIED = 5  # per cent
WIDTH, LABELS = 600, 96
FRAME = 60  # pixels: what the window system puts around a dialog, and a little air


class SettingsDialog(QDialog):
    """Nothing changes before it is accepted."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Filled with what is set."""
        super().__init__(parent)
        self.setWindowTitle(text("ui.settings.title"))
        self.language = QComboBox()
        for language in LANGUAGES:
            self.language.addItem(text(f"ui.settings.language_{language}"), language)
        self.language.setCurrentIndex(LANGUAGES.index(preferences.language))
        self.scheme = QComboBox()
        for scheme in Scheme:
            self.scheme.addItem(text(f"ui.settings.scheme_{scheme.value}"), scheme)
        self.scheme.setCurrentIndex(list(Scheme).index(preferences.scheme))
        self.zoom = QComboBox()
        for zoom in ZOOMS:
            self.zoom.addItem(text(f"ui.settings.zoom_{zoom}"), zoom)
        self.zoom.setCurrentIndex(ZOOMS.index(preferences.zoom))
        self.family = _families(preferences.type_family)
        self.type_pixels = _number(preferences.type_pixels, SMALLEST_TYPE, LARGEST_TYPE, "pixels")
        self.author = QLineEdit(preferences.author)
        self.author.setMaxLength(40)
        self.limit = _number(preferences.limit, 0, LONGEST, "characters", STEP_CHARACTERS)
        self.copied = _number(preferences.copied, 0, WHOLE, "per_cent", STEP_COPIED)
        self.checked = _Choices()
        self.checked.setProperty("kind", "field")
        self.checked.setAutoDefault(False)
        menu = QMenu(self.checked)
        self.checks = {rule: menu.addAction(text(f"word.check.{rule}")) for rule in RULES}
        for rule, tick in self.checks.items():
            tick.setCheckable(True)
            tick.setChecked(rule not in preferences.unchecked)
            tick.toggled.connect(self._count_checks)
        self.checked.setMenu(menu)
        self._count_checks()
        self.rules = RulesBox(preferences.rules)
        self.take = QPushButton(text("ui.settings.take"))
        self.take.setProperty("kind", "primary")
        self.take.setDefault(True)
        self.leave = QPushButton(text("ui.settings.leave"))
        self.leave.setProperty("kind", "plain")
        self._assemble()
        self.rules.told.connect(self._fit)
        self._fit()
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def _assemble(self) -> None:
        self._content = QWidget()
        self._content.setProperty("kind", "ground")
        box = QVBoxLayout(self._content)
        box.setContentsMargins(5 * STEP, 4 * STEP, 5 * STEP, 2 * STEP)
        box.setSpacing(2 * STEP)
        box.addWidget(_caption(text("ui.settings.look"), "section"))
        box.addLayout(
            _form(
                language=self.language,
                zoom=self.zoom,
                scheme=self.scheme,
                family=self.family,
                type=self.type_pixels,
            )
        )
        box.addWidget(_caption(text("ui.settings.language_hint")))
        box.addSpacing(3 * STEP)
        box.addWidget(_caption(text("ui.settings.check"), "section"))
        box.addLayout(_form(author=self.author, limit=self.limit, copied=self.copied, checked=self.checked))
        box.addWidget(_caption(text("ui.settings.limit_hint")))
        box.addSpacing(3 * STEP)
        box.addWidget(_caption(text("ui.rules.title"), "section"))
        box.addWidget(self.rules)
        box.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(5 * STEP, 3 * STEP, 5 * STEP, 4 * STEP)
        self._foot.setSpacing(2 * STEP)
        self._foot.addStretch(1)
        self._foot.addWidget(self.leave)
        self._foot.addWidget(self.take)
        self.area = QScrollArea()  # on a low screen the buttons stay in sight and all else scrolls
        self.area.setProperty("kind", "ground")
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addLayout(self._foot)

    def _fit(self) -> None:
        """As high as its words at this width: a dialog does not ask wrapped labels by itself."""
        box = self._content.layout()
        if box is not None:
            self.ensurePolished()
            box.activate()
            high = box.totalHeightForWidth(WIDTH)
            self._content.setMinimumHeight(high)
            room = self.screen().availableGeometry().height() - FRAME
            self.setFixedSize(WIDTH, min(high + self._foot.sizeHint().height(), room))

    def _count_checks(self) -> None:
        """Say how many kinds of faults are looked for, or which are not."""
        off = [tick.text() for tick in self.checks.values() if not tick.isChecked()]
        mark = text("ui.settings.checks_mark")
        self.checked.setText(text("ui.settings.checks_but" if off else "ui.settings.checks_all", off=mark.join(off)))

    @property
    def preferences(self) -> Preferences:
        """What the fields say."""
        return Preferences(
            self.author.text().strip() or text("ui.export.author"),
            list(Scheme)[self.scheme.currentIndex()],
            self.type_pixels.value(),
            self.limit.value(),
            str(self.family.currentData()),
            self.copied.value(),
            str(self.language.currentData()),
            self.rules.folder,
            int(self.zoom.currentData()),
            tuple(rule for rule, tick in self.checks.items() if not tick.isChecked()),
        )


class _Choices(QPushButton):
    """A button with a menu that looks like the fields above it: Qt sets words beside a menu without a margin."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The button as it is, its words from the left, as many as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.rect().adjusted(2 * STEP + 1, 0, -6 * STEP, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


def _form(**fields: QWidget) -> QFormLayout:
    """Rows of a name and its field, names as wide in every group."""
    form = QFormLayout()
    form.setHorizontalSpacing(4 * STEP)
    form.setVerticalSpacing(2 * STEP)
    for name, field in fields.items():
        words = text(f"ui.settings.{name}")
        field.setAccessibleName(words)
        label = QLabel(words)
        label.setMinimumWidth(LABELS)
        label.setBuddy(field)
        form.addRow(label, field)
    return form


def _caption(words: str, kind: str = "caption") -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setProperty("kind", kind)
    return label


def _number(value: int, least: int, most: int, unit: str, step: int = 1) -> QSpinBox:
    """A number with its unit; 0, where it may be, is no limit."""
    field = QSpinBox()
    field.lineEdit().setTextMargins(2 * STEP, 0, 0, 0)  # the style sheet's padding does not reach it
    field.setRange(least, most)
    field.setSingleStep(step)
    field.setSuffix(text(f"ui.settings.{unit}"))
    if not least:
        field.setSpecialValueText(text("ui.settings.no_limit"))
    field.setValue(value)
    return field


def _families(chosen: str) -> QComboBox:
    """The faces of this machine that have Chinese characters, ours first."""
    field = QComboBox()
    field.addItem(text("ui.settings.family_own"), "")
    for family in QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        if not QFontDatabase.isPrivateFamily(family):
            field.addItem(family, family)
    field.setCurrentIndex(max(field.findData(chosen), 0))
    return field
