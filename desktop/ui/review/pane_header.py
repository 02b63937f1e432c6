"""Which document, where in it, and a remark → the strip above a reading pane."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.theme import Theme

HEIGHT = 32
MARGIN = 18


class PaneHeader(QWidget):
    """Role in bold, the clause in quiet ink and shortened in the middle, a remark at the right."""

    def __init__(self, theme_in_force: Theme, role: str, parent: QWidget | None = None) -> None:
        """role: 上位文件 or 本地草案."""
        super().__init__(parent)
        self._theme = theme_in_force
        self._role = role
        self._path = ""
        self._remark = ""
        self._question = ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme_in_force.changed.connect(self.update)

    def tell(self, path: str, remark: str = "") -> None:
        """Show where the reader is."""
        if (path, remark) != (self._path, self._remark):
            self._path, self._remark = path, remark
            self.setAccessibleName(f"{self._role} {path} {remark}".strip())
            self.update()

    def ask(self, question: str) -> None:
        """Show what the next click answers instead; "": nothing is asked."""
        self._question = question
        self.setAccessibleDescription(question)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line of text over a hairline."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.button if self._question else tokens.bar))
        if self._question:
            painter.setPen(QColor(tokens.on_button))
            painter.setFont(theme.interface_font(12, bold=True))
            painter.drawText(self.rect().adjusted(MARGIN, 0, -MARGIN, 0), Qt.AlignmentFlag.AlignVCenter, self._question)
            return
        painter.setPen(QColor(tokens.line))
        painter.drawLine(0, HEIGHT - 1, self.width(), HEIGHT - 1)
        area = self.rect().adjusted(MARGIN, 0, -MARGIN, -1)
        bold, plain = theme.interface_font(12, bold=True), theme.interface_font(12)
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(bold)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(area, upright | Qt.AlignmentFlag.AlignLeft, self._role)
        painter.setFont(plain)
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(area, upright | Qt.AlignmentFlag.AlignRight, self._remark)
        metrics = QFontMetrics(plain)
        left = QFontMetrics(bold).horizontalAdvance(self._role) + 14
        right = metrics.horizontalAdvance(self._remark) + 16 if self._remark else 0
        middle = area.adjusted(left, 0, -right, 0)
        words = metrics.elidedText(self._path, Qt.TextElideMode.ElideRight, middle.width())
        painter.drawText(middle, upright | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
