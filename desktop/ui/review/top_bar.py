"""Titles of both documents → the bar at the top, with the way back and the export menu."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy

from desktop.core.messages import text
from desktop.ui.actions import ReviewActions
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.task_menu import TaskMenus
from desktop.ui.theme import STEP


class TitleLabel(QLabel):
    """A title that shortens itself instead of pushing the buttons out."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(60)

    def tell(self, words: str) -> None:
        """Show a title, whole in the tool tip."""
        self._whole = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(words) + 4)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))


class TopBar(QFrame):
    """对标 | reference, its number ⇄ draft, its number | 导出."""

    def __init__(self, controller: ReviewController, actions: ReviewActions) -> None:
        """actions: what the buttons do."""
        super().__init__()
        self._controller = controller
        self.setProperty("kind", "top")
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 2 * STEP)
        row.setSpacing(3 * STEP)
        self.back = _button(actions.back, "brand")
        self.back.setText(text("ui.name"))
        self._titles = (TitleLabel(), TitleLabel())
        self._numbers = (QLabel(), QLabel())
        row.addWidget(self.back)
        for place, (title, number) in enumerate(zip(self._titles, self._numbers, strict=True)):
            number.setProperty("kind", "quiet")
            if place:
                arrows = QLabel("⇄")
                arrows.setProperty("kind", "quiet")
                row.addWidget(arrows)
            row.addWidget(title, 1000)  # far before the empty space: titles are cut only when there is none left
            row.addWidget(number)
        self.further = _button(actions.uppers, "link")
        self.further.hide()
        row.addWidget(self.further)
        self.round = _button(actions.rounds, "link")
        self.round.hide()
        row.addWidget(self.round)
        row.addStretch(1)
        self.coverage = _button(actions.coverage, "plain")
        self.next_round = _button(actions.next_round, "plain")
        row.addWidget(self.coverage)
        row.addWidget(self.next_round)
        self.more = QPushButton(text("ui.more.button"))
        self.more.setProperty("kind", "plain")
        self.more.setAccessibleName(text("ui.more.name"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        row.addWidget(self.more)
        self.export = QPushButton(text("ui.export.button"))
        self.export.setProperty("kind", "primary")
        self.export.setAccessibleName(text("ui.export.name"))
        self.export.setMenu(QMenu(self.export))
        row.addWidget(self.export)
        self._fill_menus(actions)
        controller.loaded.connect(self._load)
        controller.edited.connect(self._tell_further)

    @property
    def stops(self) -> tuple[QPushButton, ...]:
        """What the tab key stops at, from left to right."""
        return self.back, self.further, self.round, self.coverage, self.next_round, self.more, self.export

    def _fill_menus(self, actions: ReviewActions) -> None:
        exports = (actions.export_report, actions.export_pdf, actions.export_workbook, actions.export_tasks)
        for menu, groups in (
            (
                self.menu,
                (
                    (actions.save, actions.save_as),
                    (actions.undo, actions.redo),
                    (actions.next_round, actions.rounds, actions.previous_round),
                    (actions.add_upper, actions.uppers),
                    (actions.checks, actions.terms, actions.orphans),
                ),
            ),
            (
                self.export.menu(),
                (
                    (actions.export_annotated, actions.export_proposals),
                    (actions.export_edited, actions.export_clean),
                    exports,
                    (actions.export_json,),
                    (actions.export_limited, actions.export_checks),
                ),
            ),
        ):
            for number, group in enumerate(groups):
                if number:
                    menu.addSeparator()
                menu.addActions(group)

    def add_cutting(self, menus: TaskMenus) -> None:
        """更多 › 任务划分."""
        cutting = self.menu.addMenu(text("ui.more.cutting"))
        menus.add_cutting(cutting)

    def _tell_further(self) -> None:
        """How many upper documents there are besides the one that is shown."""
        count = len(self._controller.project.also)
        self.further.setVisible(bool(count))
        self.further.setText(text("ui.several.further", count=count))

    def _load(self) -> None:
        sides = (self._controller.side("reference"), self._controller.side("draft"))
        for side, title, number in zip(sides, self._titles, self._numbers, strict=True):
            title.tell(side.title)
            number.setText(side.outline.front.document_number)
            number.setVisible(bool(side.outline.front.document_number))
        self._tell_further()
        place = self._controller.rounds.number
        self.round.setVisible(place > 1)
        self.round.setText(text("ui.rounds.label", number=place))


def _button(action: QAction, kind: str) -> QPushButton:
    """A button for an action."""
    button = QPushButton(action.text())
    button.setProperty("kind", kind)
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.toolTip())
    button.clicked.connect(action.trigger)
    return button
