"""What a person set ↔ the settings dialog."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import text
from desktop.ui.models.preferences import LARGEST_TYPE, LONGEST, SMALLEST_TYPE, Preferences, Scheme

STEP = 500  # characters: limits are set in thousands and halves of thousands


class SettingsDialog(QDialog):
    """Nothing changes before it is accepted."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Filled with what is set."""
        super().__init__(parent)
        self.setWindowTitle(text("ui.settings.title"))
        self.setMinimumWidth(460)
        self.author = QLineEdit(preferences.author)
        self.author.setMaxLength(40)
        self.scheme = QComboBox()
        for scheme in Scheme:
            self.scheme.addItem(text(f"ui.settings.scheme_{scheme.value}"), scheme)
        self.scheme.setCurrentIndex(list(Scheme).index(preferences.scheme))
        self.type_pixels = QSpinBox()
        self.type_pixels.setRange(SMALLEST_TYPE, LARGEST_TYPE)
        self.type_pixels.setSuffix(text("ui.settings.pixels"))
        self.type_pixels.setValue(preferences.type_pixels)
        self.limit = QSpinBox()
        self.limit.setRange(0, LONGEST)
        self.limit.setSingleStep(STEP)
        self.limit.setSuffix(text("ui.settings.characters"))
        self.limit.setSpecialValueText(text("ui.settings.no_limit"))
        self.limit.setValue(preferences.limit)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for name, field in (
            ("author", self.author),
            ("scheme", self.scheme),
            ("type", self.type_pixels),
            ("limit", self.limit),
        ):
            words = text(f"ui.settings.{name}")
            field.setAccessibleName(words)
            form.addRow(words, field)
        hint = QLabel(text("ui.settings.limit_hint"))
        hint.setWordWrap(True)
        hint.setProperty("kind", "caption")
        self.take = QPushButton(text("ui.settings.take"))
        self.take.setProperty("kind", "primary")
        self.take.setDefault(True)
        self.leave = QPushButton(text("ui.settings.leave"))
        self.leave.setProperty("kind", "plain")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addLayout(form)
        box.addWidget(hint)
        box.addStretch(1)
        box.addLayout(foot)
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    @property
    def preferences(self) -> Preferences:
        """What the fields say."""
        return Preferences(
            self.author.text().strip() or text("ui.export.author"),
            list(Scheme)[self.scheme.currentIndex()],
            self.type_pixels.value(),
            self.limit.value(),
        )
