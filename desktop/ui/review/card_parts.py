"""The small pieces of the card: a quotation, a badge, the list of findings, a candidate."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.messages import text
from desktop.core.model.finding import Judgement
from desktop.services.filtering import STRENGTHENED
from desktop.ui import theme
from desktop.ui.review.wording import Piece, shortened, to_html
from desktop.ui.theme import Theme, Tokens

CANDIDATE_HEIGHT = 60
LINE = 3  # pixels: how wide the line beside a quotation is


def label(words: str = "", kind: str = "") -> QLabel:
    """A label that wraps; `kind` names its style in window.qss."""
    made = QLabel(words)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    return made


class Inked(QLabel):
    """Words in an ink of their own, on a tint where there is one; painted, since a style sheet for each takes longer
    than all the rest of the card."""

    def __init__(self, words: str = "", font: QFont | None = None) -> None:
        super().__init__(words)
        self._ink, self._tint = QColor(), QColor()
        if font is not None:
            self.setFont(font)

    def dress(self, ink: str, tint: str = "") -> None:
        """Other colours."""
        self._ink, self._tint = QColor(ink), QColor(tint) if tint else QColor()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The tint, the words."""
        painter = QPainter(self)
        if self._tint.isValid():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._tint)
            painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setPen(self._ink)
        wrap = Qt.TextFlag.TextWordWrap.value if self.wordWrap() else 0
        painter.drawText(self.contentsRect(), self.alignment().value | wrap, self.text())
        painter.end()


class _Wording(QLabel):
    """Rich text that wraps, as wide as there is room.

    Asked how wide it would like to be, Qt would set the words several times over for each task that is selected; the
    card's width is given, and how high they are at it is all that matters.
    """

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Chinese breaks anywhere."""
        return QSize(0, self.fontMetrics().height())


class Quotation(QWidget):
    """A caption over a wording in the document's face, with a coloured line at its left."""

    def __init__(self, role: str) -> None:
        """role: "reference" or "draft"."""
        super().__init__()
        self._colour = QColor()
        self._told: tuple[str, str] = ("", "")
        self._caption = label(kind="caption")
        self._words = _Wording()
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
        shown = shortened(pieces)
        told = (f"{self._name}　{place}", to_html(shown, tokens))
        if told != self._told:
            self._told = told
            self._caption.setText(told[0])
            self._words.setText(told[1])
            self._words.setToolTip("" if shown == pieces else to_html(pieces, tokens))
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The line."""
        painter = QPainter(self)
        painter.fillRect(0, 0, LINE, self.height(), self._colour)
        painter.end()


class Badges(QWidget):
    """Words on tints: dimensions, 加码·细化, 国家事权."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * theme.STEP)
        self._row.addStretch(1)
        self._made: list[Inked] = []

    def tell(self, judgement: Judgement, tokens: Tokens) -> None:
        """What is to be said of a judgement; hidden where that is nothing."""
        wanted = badges(judgement)
        while len(self._made) < len(wanted):
            made = Inked(font=theme.interface_font(12))
            made.setContentsMargins(2 * theme.STEP, 0, 2 * theme.STEP, 0)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            made.setMinimumHeight(5 * theme.STEP)
            self._row.insertWidget(len(self._made), made)
            self._made.append(made)
        for badge, (words, look) in zip(self._made, wanted, strict=False):
            ink = tokens.verdict(look)
            badge.setText(words)
            badge.dress(ink.line, ink.tint)
        for number, badge in enumerate(self._made):
            badge.setVisible(number < len(wanted))
        self.setVisible(bool(wanted))


def badges(judgement: Judgement) -> list[tuple[str, str]]:
    """The dimensions that lost something, in the order of their findings, then what else is to be said; for each word
    the look whose ink it has."""
    dimensions = dict.fromkeys(finding.dimension for finding in judgement.findings)
    made = [(text(f"word.dimension.{one.value}"), judgement.verdict.value) for one in dimensions]
    if judgement.strengthened:
        made.append((f"{text('word.mark.strengthened')} {text('word.name.strengthened')}", STRENGTHENED))
    if judgement.authority.value != "local":
        made.append((text(f"word.authority.{judgement.authority.value}"), "not_applicable"))
    return made


class CandidateButton(QPushButton):
    """A passage that might be the counterpart: its score, its clause, its first words; pressed, it is shown."""

    chosen = Signal()
    taken = Signal()  # it is the counterpart

    def __init__(self, theme_in_force: Theme) -> None:
        """Empty until `tell`."""
        super().__init__()
        self._theme = theme_in_force
        self._score = self._place = self._words = ""
        self.setProperty("kind", "candidate")
        self.setFixedHeight(CANDIDATE_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.take = QPushButton(text("ui.correct.take"), self)
        self.take.setProperty("kind", "link")
        self.take.setToolTip(text("ui.correct.take_hint"))
        self.take.setCursor(Qt.CursorShape.PointingHandCursor)
        self.take.clicked.connect(self.taken)
        self.clicked.connect(self.chosen)

    def tell(self, score: str, place: str, words: str) -> None:
        """words: the passage; shortened to the width when it is painted."""
        self._score, self._place, self._words = score, place, words
        self.setAccessibleName(f"{score} {place} {words}")
        self.setToolTip(words)
        self.take.setAccessibleName(f"{text('ui.correct.take_hint')} {place}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines, as wide as there is room."""
        return QSize(200, CANDIDATE_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What takes it over stands at the upper right."""
        super().resizeEvent(event)
        size = self.take.sizeHint()
        self.take.setGeometry(self.width() - size.width() - 2 * theme.STEP, theme.STEP, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame as the style sheet has it, the score and the clause, the words below."""
        super().paintEvent(event)
        tokens = self._theme.tokens
        painter = QPainter(self)
        small, plain = theme.interface_font(12), theme.interface_font()
        left = 3 * theme.STEP
        head = QRect(left, theme.STEP, self.take.x() - left - 2 * theme.STEP, self.take.height())
        score = QFontMetrics(small).horizontalAdvance(self._score) + 2 * theme.STEP
        for font, colour, area, words in (
            (small, tokens.quiet, head, self._score),
            (small, tokens.quiet, head.adjusted(score, 0, 0, 0), self._place),
            (plain, tokens.ink, self.rect().adjusted(left, head.bottom(), -left, -theme.STEP), self._words),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(words[: area.width()], Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def clear(host: QWidget) -> None:
    """Take away what stands in the layout of `host`."""
    layout = host.layout()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
