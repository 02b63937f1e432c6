"""One plan against many drafts → the page: bar, filter, table of tasks × drafts, and what the selected cell says."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import render, text
from desktop.core.model.matrix import Matrix
from desktop.services.filtering import LOOKS, look_name
from desktop.ui.matrix.heads import SUMMARY_WIDTH, CellPainter, DraftHead, TaskHead
from desktop.ui.models.matrix_model import SUMMARY, DraftOrder, MatrixModel, kinds, stem
from desktop.ui.theme import STEP, Theme, chip_style

EVIDENCE_HEIGHT = 132


class MatrixTable(QTableView):
    """Enter opens the pair, as a double click does."""

    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class MatrixPage(QWidget):
    """Shows a matrix; what to do with a pair, and where to write, is asked for by signal."""

    back_asked = Signal()
    pair_asked = Signal(str, str)  # name of the draft's file, id of the task
    export_asked = Signal(str)  # "matrix_workbook" or "matrix_report"
    left_out_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_matrix`."""
        super().__init__()
        self._theme = theme
        self._common: frozenset[int] = frozenset()
        self.model = MatrixModel(self)
        self.table = MatrixTable()
        self.chips = {look: QPushButton() for look in LOOKS}
        self.common = QPushButton(text("ui.matrix.common"))
        self.order = QComboBox()
        self.search = QLineEdit()
        self.back = QPushButton(text("ui.name"))
        self.export = QPushButton(text("ui.export.button"))
        self.left_out = QPushButton()
        self.open_pair = QPushButton(text("ui.matrix.open"))
        self._title = QLabel()
        self._nothing = QLabel(text("ui.matrix.nothing"))
        self._requirement, self._wording, self._why = QLabel(), QLabel(), QLabel()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self._bar(), self._filter(), self._nothing, self.table, self._evidence()):
            box.addWidget(part, 1 if part is self.table else 0)
        self._set_up_table()
        theme.changed.connect(self._dress)
        self._dress()

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kind", "top")
        row = QHBoxLayout(bar)
        row.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 2 * STEP)
        row.setSpacing(3 * STEP)
        self.back.setProperty("kind", "brand")
        self.back.setToolTip(text("ui.hint.back"))
        self.back.setAccessibleName(text("ui.hint.back"))
        self.back.clicked.connect(self.back_asked)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.left_out.setProperty("kind", "link")
        self.left_out.clicked.connect(self.left_out_asked)
        self.export.setProperty("kind", "primary")
        self.export.setAccessibleName(text("ui.export.name"))
        menu = QMenu(self.export)
        for kind in ("matrix_workbook", "matrix_report"):
            action = menu.addAction(text(f"ui.action.export_{kind}"))
            action.triggered.connect(lambda _=False, kind=kind: self.export_asked.emit(kind))
        self.export.setMenu(menu)
        row.addWidget(self.back)
        row.addWidget(self._title, 1)
        row.addWidget(self.left_out)
        row.addWidget(self.export)
        return bar

    def _filter(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kind", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 2 * STEP)
        row.setSpacing(2 * STEP)
        for look, chip in self.chips.items():
            chip.setCheckable(True)
            chip.setToolTip(text("ui.matrix.chip_hint", name=look_name(look)))
            chip.toggled.connect(self._narrow)
            row.addWidget(chip)
        self.common.setProperty("kind", "pill")
        self.common.setCheckable(True)
        self.common.setToolTip(text("ui.matrix.common_hint"))
        self.common.toggled.connect(self._narrow)
        row.addWidget(self.common)
        row.addStretch(1)
        for order in DraftOrder:
            self.order.addItem(text(f"ui.matrix.order_{order.value}"), order)
        self.order.setAccessibleName(text("ui.matrix.order"))
        self.order.setToolTip(text("ui.matrix.order"))
        self.order.activated.connect(lambda _: self._arrange())
        row.addWidget(self.order)
        self.search.setPlaceholderText(text("ui.matrix.search"))
        self.search.setAccessibleName(text("ui.matrix.search"))
        self.search.setFixedWidth(200)
        self.search.textChanged.connect(self._narrow)
        row.addWidget(self.search)
        return bar

    def _evidence(self) -> QFrame:
        """What the selected cell says, for whoever has no pointer as well."""
        frame = QFrame()
        frame.setProperty("kind", "decision")
        frame.setFixedHeight(EVIDENCE_HEIGHT)
        words = QWidget()
        words.setProperty("kind", "card")
        row = QHBoxLayout(words)
        row.setContentsMargins(4 * STEP, 3 * STEP, 2 * STEP, 3 * STEP)
        row.setSpacing(6 * STEP)
        parts = (("reference", self._requirement), ("draft", self._wording), ("why", self._why))
        for name, label in parts:
            column = QVBoxLayout()
            column.setSpacing(STEP)
            caption = QLabel(text(f"ui.matrix.caption_{name}"))
            caption.setProperty("kind", "caption")
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(caption)
            column.addWidget(label, 1)
            row.addLayout(column, 1)
        self.open_pair.setProperty("kind", "plain")
        self.open_pair.setToolTip(text("ui.matrix.open_hint"))
        self.open_pair.clicked.connect(lambda: self._open(self.table.currentIndex()))
        scroll = QScrollArea()
        scroll.setProperty("kind", "card")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(words)
        whole = QHBoxLayout(frame)
        whole.setContentsMargins(0, STEP, 4 * STEP, 3 * STEP)
        whole.setSpacing(3 * STEP)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.open_pair, 0, Qt.AlignmentFlag.AlignBottom)
        return frame

    def _set_up_table(self) -> None:
        table = self.table
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setProperty("kind", "matrix")
        table.setHorizontalHeader(DraftHead(self._theme, table))
        table.setVerticalHeader(TaskHead(self._theme, table))
        table.setModel(self.model)
        table.setItemDelegate(CellPainter(self._theme, table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        named = (table, "name"), (table.horizontalHeader(), "drafts"), (table.verticalHeader(), "tasks")
        for widget, name in (*named, *((corner, "name") for corner in table.findChildren(QAbstractButton))):
            widget.setAccessibleName(text(f"ui.matrix.{name}"))
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.opened.connect(self._open)
        table.doubleClicked.connect(self._open)
        table.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.model.modelReset.connect(self._tell)
        self._nothing.setProperty("kind", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(0, 8 * STEP, 0, 8 * STEP)

    # --- what is shown ---

    def show_matrix(self, matrix: Matrix) -> None:
        """Take another matrix; filter and order begin anew."""
        self._common = frozenset(matrix.common_gaps)
        self.model.show(matrix)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setColumnWidth(SUMMARY, SUMMARY_WIDTH)
        self.order.setCurrentIndex(0)
        for button in (*self.chips.values(), self.common):
            button.setChecked(False)
        self.search.clear()
        words = text("ui.matrix.title", title=matrix.reference.title, count=len(matrix.columns))
        self._title.setText(words)
        self.left_out.setText(text("ui.matrix.left_out", count=len(matrix.left_out)))
        self.left_out.setVisible(bool(matrix.left_out))
        self.export.setEnabled(bool(matrix.columns))
        for look, chip in self.chips.items():
            tasks = sum(
                any(look in kinds(column.cells[at]) for column in matrix.columns) for at in range(len(matrix.places))
            )
            chip.setText(f"{text(f'word.mark.{look}')}  {look_name(look)}  {tasks}")
            chip.setAccessibleName(text("ui.filter.spoken", name=look_name(look), count=tasks))
        first = self.model.index(0, 1)
        if first.isValid():
            self.table.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.table.scrollToTop()
        self.table.setFocus()

    def _arrange(self) -> None:
        self.model.arrange(DraftOrder(self.order.currentData()))
        head = self.table.horizontalHeader()
        head.setSortIndicator(self.model.sorted_column, head.sortIndicatorOrder())

    def _narrow(self) -> None:
        looks = frozenset(look for look, chip in self.chips.items() if chip.isChecked())
        self.model.keep(looks, self.search.text(), common=self._common if self.common.isChecked() else None)
        self.table.setColumnWidth(SUMMARY, SUMMARY_WIDTH)

    def _tell(self) -> None:
        """Both wordings and the reasons of the cell that is current."""
        matrix, index = self.model.matrix, self.table.currentIndex()
        self._nothing.setVisible(matrix is not None and self.model.rowCount() == 0)
        cell = self.model.cell_at(index)
        self.open_pair.setEnabled(cell is not None)
        if matrix is None or not index.isValid():
            for label in (self._requirement, self._wording, self._why):
                label.clear()
            return
        at = self.model.task_at(index.row())
        self._requirement.setText(f"{self.model.place(at)}　{matrix.words[at]}")
        draft = self.model.draft_at(index.column())
        if cell is None or draft is None:
            self._wording.setText("")
            self._why.setText(str(index.data(Qt.ItemDataRole.ToolTipRole)))
            return
        quote = f"{cell.clause}　{cell.quote}" if cell.quote else text("ui.matrix.no_quote")
        self._wording.setText(f"{stem(matrix.columns[draft].name)}　{quote}")
        self._why.setText(f"{index.data()}　{''.join(map(render, cell.reasons))}")

    def _open(self, index: QModelIndex) -> None:
        matrix, draft = self.model.matrix, self.model.draft_at(index.column()) if index.isValid() else None
        if matrix is not None and draft is not None:
            task = matrix.reference.tasks[self.model.task_at(index.row())]
            self.pair_asked.emit(matrix.columns[draft].name, task.id)

    def _dress(self) -> None:
        """Chips in the ink of their verdicts."""
        tokens = self._theme.tokens
        for look, chip in self.chips.items():
            chip.setStyleSheet(chip_style(tokens, look))
