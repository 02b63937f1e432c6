"""A plan of the library → its text set to be read, with the clause that was found in view and the words marked."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from desktop.core.messages import text
from desktop.core.model.library import PlanClause
from desktop.core.model.span import Span
from desktop.core.text.grams import places
from desktop.ui import theme
from desktop.ui.qtext import Positions, shown
from desktop.ui.theme import Theme

MARGIN, LINE_PER_CENT, PARAGRAPH_PIXELS = 24, 150, 6
MOST_MARKED = 500  # a single common character would mark thousands of places, each of which Qt draws anew


class PlanReader(QTextBrowser):
    """Read only; words can be selected and copied."""

    def __init__(self, theme_in_force: Theme) -> None:
        """Empty until `show_plan`."""
        super().__init__()
        self._theme = theme_in_force
        self._words = ""
        self._marks: list[Span] = []
        self.setProperty("kind", "reader")
        self.setAccessibleName(text("ui.library.text"))
        self.document().setDocumentMargin(MARGIN)
        theme_in_force.changed.connect(self._dress)

    def show_plan(self, clauses: Sequence[PlanClause], at: int = 0, sought: str = "", quote: str = "") -> None:
        """at: place of the clause to bring into view. sought: words to mark everywhere; quote: to mark in its place."""
        starts = [0]
        for clause in clauses:
            starts.append(starts[-1] + len(clause.text) + 1)
        self._words = "\n".join(clause.text for clause in clauses)
        self._set([Span(start, start + _head(one)) for start, one in zip(starts, clauses, strict=False)])
        self._marks = [Span(*place) for place in places(self._words, sought)[:MOST_MARKED]]
        into_view = starts[at] if at < len(clauses) else 0
        found = self._find(quote)
        if found is not None:
            self._marks, into_view = [found], found.start
        self._dress()
        self._bring(into_view)

    def show_words(self, words: str) -> None:
        """Show a text that is no plan."""
        self._words, self._marks = words, []
        self._set([])

    def _find(self, quote: str) -> Span | None:
        """A quotation in one line, wherever the text breaks it."""
        if not quote:
            return None
        at = self._words.replace("\n", " ").find(quote)
        if at >= 0:
            return Span(at, at + len(quote))
        kept = [place for place, character in enumerate(self._words) if character != "\n"]
        at = self._words.replace("\n", "").find(quote)
        return Span(kept[at], kept[at + len(quote) - 1] + 1) if at >= 0 else None

    def _set(self, heads: Sequence[Span]) -> None:
        document: QTextDocument = self.document()
        self.setExtraSelections([])
        self.setPlainText(shown(self._words))
        self.setFont(theme.document_font())
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(LINE_PER_CENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(PARAGRAPH_PIXELS)
        form.setTextIndent(2 * self.fontMetrics().horizontalAdvance("国"))
        cursor.setBlockFormat(form)
        cursor.setCharFormat(QTextCharFormat())  # a new text takes over what the cursor stood in
        bold = QTextCharFormat()
        bold.setFontWeight(700)
        positions = Positions(self._words)
        for head in heads:
            self._select(positions, head).mergeCharFormat(bold)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _select(self, positions: Positions, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        start, end = positions.span_to_qt(span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _dress(self) -> None:
        """Mark what was sought, in the colours in force."""
        tokens = self._theme.tokens
        positions = Positions(self._words)
        made = []
        for span in self._marks:
            one = QTextEdit.ExtraSelection()
            one.cursor = self._select(positions, span)
            one.format.setBackground(QColor(tokens.accent_soft))
            one.format.setForeground(QColor(tokens.accent))
            made.append(one)
        self.setExtraSelections(made)

    def _bring(self, index: int) -> None:
        """Scroll so that the character stands near the top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(Positions(self._words).to_qt(index))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - 3 * MARGIN)


def _head(clause: PlanClause) -> int:
    """How many characters of a clause are its number and heading."""
    if not clause.heading:
        return 0
    at = clause.text.find(clause.heading)
    return at + len(clause.heading) if 0 <= at <= len(clause.number) + len(clause.heading) else 0
