"""Three steps beside the parts they are about → the tour that a person sees the first time."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.ui import theme
from desktop.ui.theme import Theme

WIDTH, GAP, INSET = 320, 14, 9 * theme.STEP + 2
SHADE = 110  # of 255: what the step is not about stays readable


class Tour(QWidget):
    """Lies over the page; shades all but the part that the step is about."""

    ended = Signal()

    def __init__(self, page: QWidget, parts: Sequence[QWidget], theme_in_force: Theme) -> None:
        """page: what it lies over. parts: one widget of the page for each step."""
        super().__init__(page)
        self._page = page
        self._parts = tuple(parts)
        self._theme = theme_in_force
        self._step = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bubble = QFrame(self)
        self.bubble.setProperty("kind", "bubble")
        self.bubble.setFixedWidth(WIDTH)
        self._title = QLabel()
        self._title.setFont(theme.interface_font(15, bold=True))
        self._title.setWordWrap(True)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._place = QLabel()
        self._place.setProperty("kind", "caption")
        self.skip = QPushButton(text("ui.tour.skip"))
        self.skip.setProperty("kind", "link")
        self.next = QPushButton()
        self.next.setProperty("kind", "primary")
        foot = QHBoxLayout()
        foot.addWidget(self._place, 1)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        box = QVBoxLayout(self.bubble)
        box.setContentsMargins(5 * theme.STEP, 4 * theme.STEP, 4 * theme.STEP, 3 * theme.STEP)
        box.setSpacing(2 * theme.STEP)
        box.addWidget(self._title)
        box.addWidget(self._words)
        box.addLayout(foot)
        self.skip.clicked.connect(self.end)
        self.next.clicked.connect(self._go_on)
        self.setGeometry(page.rect())
        self._show_step()
        self.show()
        self.raise_()
        self.next.setFocus()

    def _go_on(self) -> None:
        if self._step + 1 == len(self._parts):
            self.end()
            return
        self._step += 1
        self._show_step()

    def end(self) -> None:
        """Go away for good."""
        self.hide()
        self.ended.emit()
        self.deleteLater()

    def _show_step(self) -> None:
        number = self._step + 1
        self._title.setText(text(f"ui.tour.title_{number}"))
        self._words.setText(text(f"ui.tour.text_{number}"))
        for label in (self._title, self._words):  # a layout gives wrapped words too little height before it is shown
            label.setFixedHeight(label.heightForWidth(WIDTH - INSET))
        self._place.setText(text("ui.tour.place", number=number, count=len(self._parts)))
        self.next.setText(text("ui.tour.end" if number == len(self._parts) else "ui.tour.next"))
        self.setAccessibleName(f"{self._title.text()} {self._words.text()}")
        self.bubble.adjustSize()
        self._put()
        self.update()

    def _lit(self) -> QRect:
        """The part that the step is about."""
        part = self._parts[self._step]
        return QRect(part.mapTo(self._page, QPoint(0, 0)), part.size())

    def _put(self) -> None:
        """The bubble stands beside the part, where there is room."""
        lit, size = self._lit(), self.bubble.size()
        left = lit.right() + GAP if lit.right() + GAP + size.width() < self.width() else lit.left() - GAP - size.width()
        top = min(max(lit.top() + lit.height() // 3, GAP), self.height() - size.height() - GAP)
        self.bubble.move(max(GAP, left), top)

    def follow(self) -> None:
        """The page has another size."""
        self.setGeometry(self._page.rect())
        self._put()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shade the rest, frame the part."""
        painter = QPainter(self)
        lit = self._lit()
        painter.setClipRegion(QRegion(event.rect()).subtracted(QRegion(lit)))
        painter.fillRect(event.rect(), QColor(0, 0, 0, SHADE))
        painter.setClipping(False)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
        painter.drawRect(lit.adjusted(1, 1, -2, -2))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape ends; nothing reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go_on()
        event.accept()
