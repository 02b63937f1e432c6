"""How other plans carry the selected task → the section 他山之石 of the card."""

from html import escape
from itertools import zip_longest

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
from desktop.ui.models.plans import place_of, told_apart
from desktop.ui.review.card_parts import label
from desktop.ui.review.controller import ReviewController
from desktop.ui.theme import Theme, Tokens

LINE = 20
LINES = 3  # the words, figures and deadlines, units
HEAD = 32
FOOT = 8
SHORT = 20  # characters that surely stand on one line of the card; longer words get two


class OtherPlan(QPushButton):
    """One plan: whose, the verdict, the clause; its words, figures and units. Pressed, it is shown in the library.

    Made once and told again for another task: to be made and dressed takes far longer.
    """

    chosen = Signal(object)  # the Carried that it shows
    taken = Signal(object)  # whose words are to be written on from

    def __init__(self) -> None:
        """Empty until `tell`."""
        super().__init__()
        self.setProperty("kind", "candidate")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.one: Carried | None = None
        self._place = ""
        self._words: list[str] = []
        self._whose, self._mark, self._clause = QLabel(), QLabel(), QLabel()
        self._whose.setFont(theme.interface_font(bold=True))
        self._mark.setProperty("kind", "caption")
        self._clause.setProperty("kind", "caption")
        self.take = QPushButton(text("ui.elsewhere.take"))
        self.take.setProperty("kind", "link")
        self.take.setToolTip(text("ui.elsewhere.take_hint"))
        head = QHBoxLayout()
        head.setSpacing(2 * theme.STEP)
        head.addWidget(self._whose)
        head.addWidget(self._mark)
        head.addWidget(self._clause, 1)
        head.addWidget(self.take)
        self._apart = QLabel()
        self._apart.setProperty("kind", "caption")
        self._apart.setFixedHeight(LINE)
        self._lines = [QLabel() for _ in range(LINES)]
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * theme.STEP, theme.STEP, 2 * theme.STEP, theme.STEP)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._apart)
        for number, line in enumerate(self._lines):
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setFixedHeight(LINE)
            line.setWordWrap(not number)
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            if number:
                line.setProperty("kind", "caption")
            box.addWidget(line)
        for child in (self._whose, self._mark, self._clause, self._apart, *self._lines):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for child in (self._clause, self._apart, *self._lines):
            child.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.chosen.emit(self.one))
        self.take.clicked.connect(lambda: self.taken.emit(self.one))

    def tell(self, one: Carried, apart: str, tokens: Tokens) -> None:
        """Show how a plan carries a task. apart: what tells it from another of its place; "" where there is none."""
        self.one = one
        further = one.strengthened and one.verdict is Verdict.COVERED
        look = STRENGTHENED if further else one.verdict.value
        name = text("word.name.strengthened") if further else text(f"word.verdict.{look}")
        verdict = f"{text(f'word.mark.{look}')} {name}"
        whose = place_of(one.plan)
        self._whose.setText(whose)
        self._apart.setText(apart)
        self._apart.setVisible(bool(apart))
        self._place = named(one.number, one.heading)
        self._words = [one.quote, *_facts(one)]
        # As rich text: a style sheet of its own would take longer to put on than all the rest.
        self._mark.setText(f'<span style="color:{tokens.verdict(look).line}">{escape(verdict)}</span>')
        self.setToolTip("\n".join((source_of(one), *self._words)))
        self.setAccessibleName(f"{whose}{apart} {verdict} {self._place} {'　'.join(self._words)}")
        self.take.setAccessibleName(f"{text('ui.elsewhere.take_hint')} {whose}")
        self._lines[0].setFixedHeight(2 * LINE if self._two else LINE)
        for line, words in zip_longest(self._lines, self._words):
            line.setVisible(words is not None)
        self.setFixedHeight(HEAD + LINE * (len(self._words) + self._two + bool(apart)) + FOOT)
        self._shorten()

    @property
    def _two(self) -> bool:
        return len(self._words[0]) > SHORT if self._words else False

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        wide = self.width() - 5 * theme.STEP - 6
        beside = sum(widget.sizeHint().width() for widget in (self._whose, self._mark, self.take)) + 8 * theme.STEP
        rooms = [2 * wide - 2 * LINE if self._two else wide, wide, wide]  # a line may break before it is full
        rows = [*zip(self._lines, self._words, rooms, strict=False)]
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
        self._found: tuple[Carried, ...] | None = None
        self._made: list[OtherPlan] = []
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
        self.state.setText(words)
        self.state.setVisible(bool(words))
        if found != self._found or anew:
            self._found = found
            self._tell(found)
        self.show()
        self.changed.emit()

    @property
    def rows(self) -> list[OtherPlan]:
        """Those that are shown."""
        return self._made[: len(self._found or ())]

    def _tell(self, found: tuple[Carried, ...]) -> None:
        elsewhere = self._controller.elsewhere
        while len(self._made) < len(found):
            made = OtherPlan()
            made.chosen.connect(elsewhere.opened)
            made.taken.connect(elsewhere.taken)
            self._made.append(made)
            self._plans.layout().addWidget(made)  # type: ignore[union-attr]
        names = told_apart([one.plan for one in found])
        for row, one, apart in zip(self._made, found, names, strict=False):
            row.tell(one, apart, self._theme.tokens)
        for number, row in enumerate(self._made):
            row.setVisible(number < len(found))
        self._plans.setVisible(bool(found))


def _facts(one: Carried) -> list[str]:
    """Its figures and deadlines, and its units, each as a line; none for nothing."""
    mark = text("ui.elsewhere.list_mark")
    said = (("targets", one.targets), ("units", one.units))
    return [text(f"ui.elsewhere.{name}", what=mark.join(words)) for name, words in said if words]
