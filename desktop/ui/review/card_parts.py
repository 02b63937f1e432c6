"""The small pieces of the card: a quotation, a badge, the list of findings, a candidate."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.core.model.finding import Judgement
from desktop.services.filtering import STRENGTHENED
from desktop.ui import theme
from desktop.ui.review.wording import Piece, to_html
from desktop.ui.theme import Tokens

CANDIDATE_HEIGHT = 60


def label(words: str = "", kind: str = "") -> QLabel:
    """A label that wraps; `kind` names its style in window.qss."""
    made = QLabel(words)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    return made


class Quotation(QFrame):
    """A caption over a wording in the document's face, with a coloured line at its left."""

    def __init__(self, role: str) -> None:
        """role: "reference" or "draft"."""
        super().__init__()
        self.setProperty("kind", "quotation")
        self._caption = label(kind="caption")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFont(theme.document_font(14))
        self._words.setAccessibleName(text(f"ui.card.{role}"))
        self._name = text(f"ui.card.{role}")
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * theme.STEP, 0, 0, 0)
        box.setSpacing(theme.STEP)
        box.addWidget(self._caption)
        box.addWidget(self._words)

    def tell(self, place: str, pieces: tuple[Piece, ...], colour: str, tokens: Tokens) -> None:
        """Show a wording from the clause `place`."""
        self._caption.setText(f"{self._name}　{place}")
        self._words.setText(to_html(pieces, tokens))
        dress = f'QFrame[kind="quotation"] {{ border: none; border-left: 3px solid {colour}; }}'
        if dress != self.styleSheet():  # putting one on takes as long as all the rest of the card
            self.setStyleSheet(dress)


class Badge(QLabel):
    """A word on a tint: a dimension, 加码·细化, 国家事权."""

    def __init__(self, words: str, look: str, tokens: Tokens) -> None:
        """look: whose ink."""
        super().__init__(words)
        ink = tokens.verdict(look)
        self.setStyleSheet(f"background:{ink.tint};color:{ink.line};border-radius:4px;padding:2px 7px;font-size:12px;")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def badges(judgement: Judgement, tokens: Tokens) -> list[Badge]:
    """The dimensions that lost something, in the order of their findings, then what else is to be said."""
    dimensions = dict.fromkeys(finding.dimension for finding in judgement.findings)
    made = [Badge(text(f"word.dimension.{d.value}"), judgement.verdict.value, tokens) for d in dimensions]
    if judgement.strengthened:
        words = f"{text('word.mark.strengthened')} {text('word.name.strengthened')}"
        made.append(Badge(words, STRENGTHENED, tokens))
    if judgement.authority.value != "local":
        made.append(Badge(text(f"word.authority.{judgement.authority.value}"), "not_applicable", tokens))
    return made


class CandidateButton(QPushButton):
    """A passage that might be the counterpart: its score, its clause, its first words; pressed, it is shown."""

    chosen = Signal()
    taken = Signal()  # it is the counterpart

    def __init__(self, score: str, place: str, words: str) -> None:
        """words: the passage; shortened to the width."""
        super().__init__()
        self.setProperty("kind", "candidate")
        self.setFixedHeight(CANDIDATE_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{score} {place} {words}")
        self.setToolTip(words)
        self._words = words
        self._line = QLabel()
        self._line.setFont(theme.interface_font())
        head = QHBoxLayout()
        head.setSpacing(2 * theme.STEP)
        self._score = number = QLabel(score)
        number.setProperty("kind", "score")
        head.addWidget(number)
        self._place = place
        self._clause = clause = QLabel()
        clause.setProperty("kind", "caption")
        head.addWidget(clause, 1)
        self.take = QPushButton(text("ui.correct.take"))
        self.take.setProperty("kind", "link")
        self.take.setToolTip(text("ui.correct.take_hint"))
        self.take.setAccessibleName(f"{text('ui.correct.take_hint')} {place}")
        self.take.clicked.connect(self.taken)
        head.addWidget(self.take)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * theme.STEP, theme.STEP, 2 * theme.STEP, 2 * theme.STEP)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._line)
        for child in (number, clause, self._line):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        clause.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.chosen)

    def sizeHint(self) -> QSize:
        """Two lines, as wide as there is room."""
        return QSize(200, CANDIDATE_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the width."""
        super().resizeEvent(event)
        for line, words, room in (
            (self._line, self._words, self.width() - 5 * theme.STEP - 6),
            (
                self._clause,
                self._place,
                self.width() - 40 - self._score.sizeHint().width() - self.take.sizeHint().width(),
            ),
        ):
            line.setText(line.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))


def clear(host: QWidget) -> None:
    """Take away what stands in the layout of `host`."""
    layout = host.layout()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
