"""How other plans carry the selected task → the section 他山之石 of the card."""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.core.model.finding import Verdict
from desktop.core.model.library import Carried
from desktop.services.filtering import STRENGTHENED
from desktop.services.others import source_of
from desktop.ui import theme
from desktop.ui.models.looks import named
from desktop.ui.models.plans import place_of
from desktop.ui.review.card_parts import clear, label
from desktop.ui.review.controller import ReviewController
from desktop.ui.theme import Theme, Tokens

LINE = 20
HEAD = 32
FOOT = 8
SHORT = 20  # characters that surely stand on one line of the card; longer words get two


class OtherPlan(QPushButton):
    """One plan: whose, the verdict, the clause; its words, figures and units. Pressed, it is shown in the library."""

    taken = Signal()  # its words are to be written on from

    def __init__(self, one: Carried, tokens: Tokens) -> None:
        """one: how it carries the task."""
        super().__init__()
        self.setProperty("kind", "candidate")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        further = one.strengthened and one.verdict is Verdict.COVERED
        look = STRENGTHENED if further else one.verdict.value
        name = text("word.name.strengthened") if further else text(f"word.verdict.{look}")
        verdict = f"{text(f'word.mark.{look}')} {name}"
        self._place = named(one.number, one.heading)
        self._lines = [one.quote, *_facts(one)]
        self.setToolTip("\n".join((source_of(one), one.quote, *_facts(one))))
        self.setAccessibleName(f"{place_of(one.plan)} {verdict} {self._place} {'　'.join(self._lines)}")
        self._two = len(one.quote) > SHORT
        self.setFixedHeight(HEAD + LINE * (len(self._lines) + self._two) + FOOT)
        whose = QLabel(place_of(one.plan))
        whose.setFont(theme.interface_font(bold=True))
        # As rich text: a style sheet of its own would take longer to put on than all the rest.
        self._mark = QLabel(f'<span style="color:{tokens.verdict(look).line}">{escape(verdict)}</span>')
        self._mark.setProperty("kind", "caption")
        self._whose = whose
        self._clause = QLabel()
        self._clause.setProperty("kind", "caption")
        self.take = QPushButton(text("ui.elsewhere.take"))
        self.take.setProperty("kind", "link")
        self.take.setToolTip(text("ui.elsewhere.take_hint"))
        self.take.setAccessibleName(f"{text('ui.elsewhere.take_hint')} {place_of(one.plan)}")
        self.take.clicked.connect(self.taken)
        head = QHBoxLayout()
        head.setSpacing(2 * theme.STEP)
        for widget in (whose, self._mark):
            head.addWidget(widget)
        head.addWidget(self._clause, 1)
        head.addWidget(self.take)
        self._shown = [QLabel() for _ in self._lines]
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * theme.STEP, theme.STEP, 2 * theme.STEP, theme.STEP)
        box.setSpacing(0)
        box.addLayout(head)
        for number, line in enumerate(self._shown):
            line.setFixedHeight(LINE if number or not self._two else 2 * LINE)
            line.setTextFormat(Qt.TextFormat.PlainText)
            if number:
                line.setProperty("kind", "caption")
            else:
                line.setWordWrap(self._two)
            box.addWidget(line)
        for child in (whose, self._mark, self._clause, *self._shown):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for child in (self._clause, *self._shown):
            child.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the width."""
        super().resizeEvent(event)
        wide = self.width() - 5 * theme.STEP - 6
        beside = sum(widget.sizeHint().width() for widget in (self._whose, self._mark, self.take)) + 8 * theme.STEP
        rooms = [2 * wide - 2 * LINE if self._two else wide, wide, wide]  # a line may break before it is full
        rows = [*zip(self._shown, self._lines, rooms, strict=False)]
        for line, words, room in (*rows, (self._clause, self._place, wide - beside)):
            line.setText(line.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room)))


class OtherPlans(QWidget):
    """A heading, the plans, and how far the looking is."""

    changed = Signal()  # it holds other parts

    def __init__(self, controller: ReviewController, theme_in_force: Theme) -> None:
        """Hidden as long as no library was looked into."""
        super().__init__()
        self._controller = controller
        self._theme = theme_in_force
        self._told: tuple[object, ...] = ()
        self.rows: list[OtherPlan] = []
        self._plans = QWidget()
        inner = QVBoxLayout(self._plans)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2 * theme.STEP)
        self.state = label(kind="caption")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2 * theme.STEP)
        box.addWidget(label(text("ui.elsewhere.heading"), "section"))
        box.addWidget(self._plans)
        box.addWidget(self.state)
        controller.elsewhere.changed.connect(self.fill)
        self.hide()

    def fill(self, *, anew: bool = False) -> None:
        """Show what is known of the selected task. anew: though nothing is known that was not (other colours)."""
        elsewhere = self._controller.elsewhere
        if not elsewhere.begun:
            return
        found = elsewhere.of(self._controller.task)
        words = ""
        if elsewhere.running:
            words = text("ui.elsewhere.running", done=elsewhere.done, total=elsewhere.total)
        elif not found:
            words = text("ui.elsewhere.nothing" if elsewhere.total else "ui.elsewhere.empty")
        told = (found, words)
        if told == self._told and not anew:
            return
        self._told = told
        self.state.setText(words)
        self.state.setVisible(bool(words))
        clear(self._plans)
        self.rows = [self._row(one) for one in found]
        for row in self.rows:
            self._plans.layout().addWidget(row)  # type: ignore[union-attr]
        self._plans.setVisible(bool(self.rows))
        self.show()
        self.changed.emit()

    def _row(self, one: Carried) -> OtherPlan:
        made = OtherPlan(one, self._theme.tokens)
        made.clicked.connect(lambda: self._controller.elsewhere.opened.emit(one))
        made.taken.connect(lambda: self._controller.elsewhere.taken.emit(one))
        return made


def _facts(one: Carried) -> list[str]:
    """Its figures and deadlines, and its units, each as a line; none for nothing."""
    mark = text("ui.elsewhere.list_mark")
    said = (("targets", one.targets), ("units", one.units))
    return [text(f"ui.elsewhere.{name}", what=mark.join(words)) for name, words in said if words]
