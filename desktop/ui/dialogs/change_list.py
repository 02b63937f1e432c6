"""The tasks judged otherwise than in the round before → a list by 已改好, 变差, 新出现; a click leads there."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.messages import text
from desktop.core.model.finding import Verdict
from desktop.core.model.review import Comparison
from desktop.core.model.rounds import Change, History, Turn
from desktop.ui import theme
from desktop.ui.models.looks import named
from desktop.ui.theme import Theme

ROW = Qt.ItemDataRole.UserRole + 1
HEAD_HEIGHT, ROW_HEIGHT, MARGIN, TURN_WIDTH, LINE = 38, 54, 18, 172, 20
LONGEST = 200  # characters that are laid out; no list is wider
SHOWN = (Turn.WORSE, Turn.NEW, Turn.MENDED, Turn.OTHER, Turn.REJUDGED)  # what needs the drafter first


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line. task: "" for the head of a kind. again: what is open again, in words; "" for nothing."""

    words: str
    place: str = ""
    task: str = ""
    before: Verdict | None = None
    now: Verdict | None = None
    more: str = ""
    again: str = ""

    @property
    def spoken(self) -> str:
        """For who does not see it."""
        verdicts = [text(f"word.verdict.{one}") for one in (self.before, self.now) if one is not None]
        parts = ["→".join(verdicts), self.place, self.words, self.more, self.again]
        return "，".join(part for part in parts if part)


def change_rows(comparison: Comparison, history: History, left: frozenset[str]) -> list[ChangeRow]:
    """The lines of the list. left: the reopened tasks about which something is left to decide."""
    rows = []
    outline = comparison.reference.outline
    for turn in SHOWN:
        changes = history.of([turn])
        if not changes:
            continue
        rows.append(ChangeRow(text("ui.rounds.kind", name=text(f"word.turn.{turn}"), count=len(changes))))
        for change in changes:
            clause = outline.by_id[comparison.by_task[change.task].task.clause]
            quote = comparison.reference.quote(comparison.by_task[change.task].task.span)
            rows.append(
                ChangeRow(
                    " ".join(quote.split()),
                    named(clause.number, clause.heading),
                    change.task,
                    change.before,
                    change.now,
                    _more(change),
                    text("ui.rounds.open_again") if change.task in left else "",
                )
            )
    return rows


def _more(change: Change) -> str:
    mark = text("word.filter.list_mark")
    parts = [
        text(f"ui.rounds.{name}", dimensions=mark.join(text(f"word.dimension.{one}") for one in dimensions))
        for name, dimensions in (("gone", change.gone), ("come", change.come))
        if dimensions
    ]
    return "　".join(parts)


class ChangeDelegate(QStyledItemDelegate):
    """Paints the head of a kind, or a task: both verdicts, its words, where it stands and what was lost or won."""

    def __init__(self, theme_in_force: Theme, view: QListWidget) -> None:
        """view: that shows the rows."""
        super().__init__(view)
        self._theme = theme_in_force

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """By what the row is."""
        row: ChangeRow = index.data(ROW)
        return QSize(200, ROW_HEIGHT if row.task else HEAD_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        tokens = self._theme.tokens
        row: ChangeRow = index.data(ROW)
        rect: QRect = option.rect
        state = option.state
        painter.save()
        area = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if not row.task:
            self._line(painter, area.adjusted(0, 8, 0, 0), row.words, theme.interface_font(bold=True), tokens.quiet)
            painter.restore()
            return
        selected = state & QStyle.StateFlag.State_Selected
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.accent_soft if selected else tokens.hover))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.button))
        above = QRect(area.left(), area.top() + 7, area.width(), LINE)
        below = above.translated(0, LINE)
        self._verdicts(painter, QRect(above.left(), above.top(), TURN_WIDTH, LINE), row)
        right = self._again(painter, above, row)
        words = QRect(above.left() + TURN_WIDTH, above.top(), right - above.left() - TURN_WIDTH, LINE)
        self._line(painter, words, row.words, theme.interface_font(), tokens.ink)
        small = theme.interface_font(12)
        facts = "　".join(part for part in (row.place, row.more) if part)
        self._line(painter, below.adjusted(TURN_WIDTH, 0, 0, 0), facts, small, tokens.quiet)
        painter.restore()

    def _verdicts(self, painter: QPainter, area: QRect, row: ChangeRow) -> None:
        """○ 缺失 → ✓ 落实, each in its ink."""
        tokens = self._theme.tokens
        font = theme.interface_font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        at = area.left()
        for verdict in (row.before, None, row.now):
            if verdict is None and at == area.left():
                words, colour = text("ui.rounds.absent"), tokens.quiet
            elif verdict is None:
                words, colour = " → ", tokens.quiet
            else:
                words = f"{text(f'word.mark.{verdict}')} {text(f'word.verdict.{verdict}')}"
                colour = tokens.verdict(verdict.value).line
            painter.setPen(QColor(colour))
            painter.drawText(QRect(at, area.top(), area.right() - at, LINE), Qt.AlignmentFlag.AlignVCenter, words)
            at += metrics.horizontalAdvance(words)

    def _again(self, painter: QPainter, area: QRect, row: ChangeRow) -> int:
        """What is open again, at the right; where the words before it have to end."""
        if not row.again:
            return area.right()
        font = theme.interface_font(12)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.accent))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.again)
        return area.right() - QFontMetrics(font).horizontalAdvance(row.again) - 12

    def _line(self, painter: QPainter, area: QRect, words: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words[:LONGEST], Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ChangeList(QListWidget):
    """Heads cannot be chosen; a click or Enter on a task leads to it."""

    led = Signal(str)

    def __init__(self, theme_in_force: Theme) -> None:
        """Empty until `put`."""
        super().__init__()
        self.setProperty("kind", "outline")
        self.setItemDelegate(ChangeDelegate(theme_in_force, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(text("ui.rounds.changes"))
        self.itemClicked.connect(self._lead)
        theme_in_force.changed.connect(self.viewport().update)

    def put(self, rows: list[ChangeRow]) -> None:
        """Show these; what was selected stays so where it is there."""
        before = self._task()
        self.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            if row.task:
                item.setToolTip(row.words)
            else:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
            if row.task and row.task == before:
                self.setCurrentItem(item)

    def _task(self) -> str:
        row = self.currentIndex().data(ROW)
        return row.task if isinstance(row, ChangeRow) else ""

    def _lead(self, item: QListWidgetItem) -> None:
        if item.data(ROW).task:
            self.led.emit(item.data(ROW).task)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the task."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._task():
            self.led.emit(self._task())
        else:
            super().keyPressEvent(event)
