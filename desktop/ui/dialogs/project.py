"""What holds for one review whoever works on it ↔ the dialog of the project."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import text
from desktop.core.model.finding import Dimension
from desktop.core.model.project import Project, Terms
from desktop.ui.theme import STEP

# 国家机关公文 in general, and papers on one matter: the limits that the rules on shorter papers name.
LIMITS = (None, 0, 4000, 5000)
NOTE_HEIGHT = 96


class ProjectDialog(QDialog):
    """Nothing changes before it is accepted."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        """Filled with what holds."""
        super().__init__(parent)
        self._project = project
        terms = project.terms
        self.setWindowTitle(text("ui.project.terms"))
        self.setMinimumWidth(520)
        self.note = QPlainTextEdit(project.note)
        self.note.setFixedHeight(NOTE_HEIGHT)
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText(text("ui.project.note_hint"))
        self.in_report = QCheckBox(text("ui.project.note_in_report"))
        self.in_report.setChecked(project.note_in_report)
        self.author = QLineEdit(terms.author)
        self.author.setMaxLength(40)
        self.author.setPlaceholderText(text("ui.project.author_hint"))
        self.limit = QComboBox()
        for limit in LIMITS if terms.limit in LIMITS else (*LIMITS, terms.limit):
            self.limit.addItem(_limit(limit), limit)
        self.limit.setCurrentIndex(self.limit.findData(terms.limit) if terms.limit is not None else 0)
        self.dimensions = {one: QCheckBox(text(f"word.dimension.{one.value}")) for one in Dimension}
        for one, box in self.dimensions.items():
            box.setChecked(one in terms.dimensions)
            box.toggled.connect(self._check)
        self.take = QPushButton(text("ui.settings.take"))
        self.take.setProperty("kind", "primary")
        self.take.setDefault(True)
        self.leave = QPushButton(text("ui.settings.leave"))
        self.leave.setProperty("kind", "plain")
        self._assemble()
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._check()

    def _assemble(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(5 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        grid.setContentsMargins(0, 2 * STEP, 0, 0)  # the first row stands beside its name
        for place, check in enumerate(self.dimensions.values()):
            grid.addWidget(check, place // 3, place % 3)
        form = QFormLayout()
        form.setHorizontalSpacing(4 * STEP)
        form.setVerticalSpacing(3 * STEP)
        for name, field in (("note", self.note), ("author", self.author), ("limit", self.limit)):
            words = text(f"ui.project.{name}")
            field.setAccessibleName(words)
            form.addRow(words, field)
            if field is self.note:
                form.addRow("", self.in_report)
        form.addRow(text("ui.project.dimensions"), grid)
        self._hint = QLabel()
        self._hint.setProperty("kind", "caption")
        self._hint.setWordWrap(True)
        form.addRow("", self._hint)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        box = QVBoxLayout(self)
        box.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        box.setSpacing(4 * STEP)
        box.addLayout(form)
        box.addStretch(1)
        box.addLayout(foot)

    def _check(self) -> None:
        """What is not checked is said; nothing at all cannot be checked."""
        chosen = sum(box.isChecked() for box in self.dimensions.values())
        self.take.setEnabled(bool(chosen))
        key = "dimensions_none" if not chosen else "dimensions_hint"
        self._hint.setText(text(f"ui.project.{key}"))

    @property
    def project(self) -> Project:
        """With what the fields say."""
        terms = Terms(
            self.author.text().strip(),
            self.limit.currentData(),
            tuple(one for one, box in self.dimensions.items() if box.isChecked()),
        )
        note = self.note.toPlainText().strip()
        return replace(self._project, note=note, note_in_report=self.in_report.isChecked(), terms=terms)


def _limit(limit: int | None) -> str:
    if limit is None:
        return text("ui.project.limit_own")
    return text("ui.project.limit_characters", count=f"{limit:,}") if limit else text("ui.settings.no_limit")
