"""The rounds of a draft → a window beside the review: each task's change, both drafts word by word, all rounds."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import text
from desktop.core.model.review import Comparison
from desktop.core.model.rounds import History, Move, Revised, Turn
from desktop.core.text.diff import EditKind, difference
from desktop.ui import theme
from desktop.ui.dialogs.change_list import ChangeList, change_rows
from desktop.ui.models.round_news import gone_on
from desktop.ui.theme import STEP, Theme, Tokens

SIZE = (1080, 720)
TABS = ("changes", "versions", "stations")
QUIET_MOVES = (Move.SAME, Move.RENUMBERED)


class RoundsWindow(QDialog):
    """Stays open beside the review."""

    chosen = Signal(str)  # a task

    def __init__(self, theme_in_force: Theme, parent: QWidget) -> None:
        """Empty until `show_rounds`."""
        super().__init__(parent)
        self._theme = theme_in_force
        self._history: History | None = None
        self.setWindowTitle(text("ui.rounds.title"))
        self.resize(*SIZE)
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.changes = ChangeList(theme_in_force)
        self.changes.led.connect(self.chosen)
        self.empty = QLabel()
        self.empty.setProperty("kind", "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.versions = _reader(text("ui.rounds.versions"))
        self.stations = _reader(text("ui.rounds.stations"))
        self.only = QPushButton(text("ui.rounds.only_changes"))
        self.only.setProperty("kind", "pill")
        self.only.setCheckable(True)
        self.only.setChecked(True)
        self.only.setAutoDefault(False)
        self.only.toggled.connect(self._set_versions)
        self.tabs = {name: QPushButton(text(f"ui.rounds.{name}")) for name in TABS}
        self.pages = QStackedWidget()
        self._assemble()
        theme_in_force.changed.connect(self._dress)

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 2 * STEP)
        head.setSpacing(2 * STEP)
        group = QButtonGroup(self)
        for place, button in enumerate(self.tabs.values()):
            button.setProperty("kind", "pill")
            button.setCheckable(True)
            button.setAutoDefault(False)
            group.addButton(button, place)
            head.addWidget(button)
        group.idClicked.connect(self.turn_to)
        head.addStretch(1)
        head.addWidget(self.only)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.changes, 1)
        column.addWidget(self.empty, 1)
        for page in (first, self.versions, self.stations):
            self.pages.addWidget(page)
        lead = QFrame()
        lead.setProperty("kind", "side")
        words = QVBoxLayout(lead)
        words.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 3 * STEP)
        words.addWidget(self.lead)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.pages, 1)
        box.addWidget(lead)
        self.turn_to(0)

    def turn_to(self, place: int) -> None:
        """Show one of the pages."""
        self.pages.setCurrentIndex(place)
        self.tabs[TABS[place]].setChecked(True)
        self.only.setVisible(TABS[place] == "versions")

    def show_rounds(
        self, comparison: Comparison, history: History | None, left: frozenset[str], *, known: bool
    ) -> None:
        """Take another state. left: the reopened tasks about which something is left to decide.

        known: whether all is compared.
        """
        same = history is not None and self._history is not None and history.revised is self._history.revised
        self._history = history
        rows = change_rows(comparison, history, left) if history is not None else []
        self.changes.put(rows)
        self.changes.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.setText(text("ui.rounds.nothing" if known else "ui.rounds.running"))
        self.lead.setText(_lead(history, len(left)))
        if not same:
            self._set_versions()
        self.stations.setHtml(_stations(history, self._theme.tokens))

    def _set_versions(self) -> None:
        revised = self._history.revised if self._history is not None else ()
        self.versions.setHtml(_versions(revised, self._theme.tokens, only=self.only.isChecked()))

    def _dress(self) -> None:
        self._set_versions()
        self.stations.setHtml(_stations(self._history, self._theme.tokens))


def _reader(name: str) -> QTextBrowser:
    made = QTextBrowser()
    made.setOpenExternalLinks(False)
    made.setProperty("kind", "reader")
    made.setAccessibleName(name)
    made.setFont(theme.document_font(14))
    made.document().setDocumentMargin(4 * STEP)
    return made


def _lead(history: History | None, left: int) -> str:
    """第 2 稿，与第 1 稿相比：…"""
    if history is None:
        return ""
    counts = {turn.value: len(history.of([turn])) for turn in Turn}
    number = len(history.stations)
    stands = gone_on(kept=history.kept, reopened=len(history.reopened), left=left)
    return text("ui.rounds.lead", number=number, before=number - 1, **counts) + stands


def _versions(revised: Iterable[Revised], tokens: Tokens, *, only: bool) -> str:
    """Both drafts in two columns. only: what stayed is counted, not shown."""
    rows, quiet = [], 0
    for one in revised:
        if only and one.move in QUIET_MOVES:
            quiet += 1
            continue
        rows += [_between(quiet, tokens)] if quiet else []
        quiet = 0
        old, new = _wordings(one, tokens)
        name = "" if one.move is Move.SAME else text(f"word.move.{one.move}")
        rows.append(
            f'<tr><td width="6%" style="color:{tokens.quiet};font-size:12px">{escape(name)}</td>'
            f'<td width="47%">{old}</td><td width="47%">{new}</td></tr>'
        )
    rows += [_between(quiet, tokens)] if quiet else []
    if not rows:
        return f'<p style="color:{tokens.quiet}">{escape(text("ui.rounds.no_versions"))}</p>'
    heads = "".join(f'<th align="left">{escape(text(f"ui.rounds.{name}"))}</th>' for name in ("earlier", "later"))
    return (
        f'<table width="100%" cellpadding="8" cellspacing="0" style="color:{tokens.ink}">'
        f"<tr><th></th>{heads}</tr>{''.join(rows)}</table>"
    )


def _between(count: int, tokens: Tokens) -> str:
    words = escape(text("ui.rounds.unchanged", count=count))
    return f'<tr><td></td><td colspan="2" style="color:{tokens.quiet};font-size:12px">{words}</td></tr>'


def _wordings(one: Revised, tokens: Tokens) -> tuple[str, str]:
    old = new = ""
    lost, come = tokens.missing, tokens.strengthened
    for edit in difference(one.before, one.after):
        words = escape(edit.text).replace("\n", "<br>")
        if edit.kind is not EditKind.INSERT:
            gone = f'<span style="color:{lost.line};text-decoration:line-through">{words}</span>'
            old += gone if edit.kind is EditKind.DELETE else words
        if edit.kind is not EditKind.DELETE:
            put = (
                f'<span style="color:{come.line};background-color:{come.tint};text-decoration:underline">{words}</span>'
            )
            new += put if edit.kind is EditKind.INSERT else words
    return old, new


def _stations(history: History | None, tokens: Tokens) -> str:
    """All rounds, one row each."""
    if history is None:
        return ""
    titles = ("round", "draft_file", "ended", "covered", "weakened", "missing", "settled", "characters", "sha256")
    head = "".join(f'<th align="left">{escape(text(f"ui.rounds.column.{name}"))}</th>' for name in titles)
    rows = ""
    for station in history.stations:
        tally = station.tally
        cells = (
            str(station.number),
            text("ui.rounds.edited", name=station.name) if station.edited else station.name,
            station.ended or text("ui.rounds.present"),
            str(tally.covered),
            str(tally.weakened),
            str(tally.missing),
            f"{tally.settled}/{tally.problems}",
            str(tally.characters),
            station.sha256[:16],
        )
        rows += "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    return (
        f'<table width="100%" cellpadding="8" cellspacing="0" style="color:{tokens.ink}"><tr>{head}</tr>{rows}</table>'
    )
