"""Several upper documents → a window beside the review: who asks for what, how it is carried, where they differ."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import text
from desktop.core.model.several import Ask, Demand, Several
from desktop.core.writers.several_words import asked_place, carried_place, conflict_words
from desktop.services.filtering import PROBLEMS
from desktop.ui import theme
from desktop.ui.theme import STEP, Theme, Tokens

SIZE = (1120, 720)
ALL, DIFFER, COMMON, OPEN = "all", "differ", "common", "open"


class SeveralWindow(QDialog):
    """Stays open beside the review."""

    chosen = Signal(int, str)  # a document's place and its task
    added = Signal()  # one more document is wanted
    removed = Signal(int)  # a further document is not wanted any more; its place among those
    turned = Signal(int)  # a further document is wanted on the review page

    def __init__(self, theme_in_force: Theme, parent: QWidget) -> None:
        """Empty until `show_several`."""
        super().__init__(parent)
        self._theme = theme_in_force
        self._several: Several | None = None
        self._view = ALL
        self.setWindowTitle(text("ui.several.title"))
        self.resize(*SIZE)
        self.table = QTextBrowser()
        self.table.setOpenLinks(False)
        self.table.setProperty("kind", "reader")
        self.table.setAccessibleName(text("ui.several.title"))
        self.table.setFont(theme.interface_font())
        self.table.document().setDocumentMargin(4 * STEP)
        self.table.anchorClicked.connect(self._lead)
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.add = _button(text("ui.action.add_upper"), "plain")
        self.add.clicked.connect(self.added)
        self.pills: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 2 * STEP)
        self._head.setSpacing(2 * STEP)
        self._removing = QHBoxLayout()
        self._removing.setSpacing(2 * STEP)
        foot = QFrame()
        foot.setProperty("kind", "side")
        words = QVBoxLayout(foot)
        words.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 3 * STEP)
        words.setSpacing(STEP)
        words.addWidget(self.lead)
        words.addLayout(self._removing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head)
        box.addWidget(self.table, 1)
        box.addWidget(foot)
        theme_in_force.changed.connect(self._fill)

    def show_several(self, several: Several | None, further: Sequence[str], *, known: bool) -> None:
        """Take another state. further: names of the further documents' files. known: whether all is compared."""
        self._several = several
        self._set_pills()
        _clear(self._removing)
        for place, name in enumerate(further):
            for words, signal in (("turn", self.turned), ("remove", self.removed)):
                button = _button(text(f"ui.several.{words}", name=name), "link")
                button.clicked.connect(lambda _=False, place=place, signal=signal: signal.emit(place))
                self._removing.addWidget(button)
        self._removing.addStretch(1)
        if several is not None:
            self.lead.setText(_lead(several))
        else:
            self.lead.setText(text("ui.several.running" if further and not known else "ui.several.none"))
        self._fill()

    def _set_pills(self) -> None:
        for button in self.pills.values():
            self._group.removeButton(button)
        _clear(self._head)
        counts = _counts(self._several) if self._several is not None else {}
        self._view = self._view if self._view in counts else ALL
        self.pills = {}
        for view, (name, count) in counts.items():
            button = _button(text("ui.several.pill", name=name, count=count), "pill")
            button.setCheckable(True)
            button.setChecked(view == self._view)
            button.clicked.connect(lambda _=False, view=view: self.narrow(view))
            self._group.addButton(button)
            self._head.addWidget(button)
            self.pills[view] = button
        self._head.addStretch(1)
        self.add = _button(text("ui.action.add_upper"), "plain")
        self.add.clicked.connect(self.added)
        self._head.addWidget(self.add)

    def narrow(self, view: str) -> None:
        """Show only some demands."""
        self._view = view
        self._fill()

    def _fill(self) -> None:
        several = self._several
        if several is None:
            self.table.setHtml("")
            return
        shown = [(number, one) for number, one in several.numbered() if _in_view(self._view, one, several)]
        self.table.setHtml(_table(shown, several, self._theme.tokens))

    def _lead(self, url: QUrl) -> None:
        document, _, task = url.toString().partition("/")
        self.chosen.emit(int(document), task)


def _button(words: str, kind: str) -> QPushButton:
    made = QPushButton(words)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    return made


def _clear(layout: QHBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _counts(several: Several) -> dict[str, tuple[str, int]]:
    """View → its name and how many demands it shows."""
    made = {
        ALL: (text("ui.several.all"), len(several.demands)),
        DIFFER: (text("ui.several.differ"), len(several.conflicting)),
        COMMON: (text("ui.several.common"), several.common),
    }
    for place, name in enumerate(several.names):
        made[str(place)] = (text("ui.several.only", name=name), several.only(place))
    lost = sum(several.worst(one) in PROBLEMS for one in several.demands)
    return made | {OPEN: (text("ui.several.open"), lost)}


def _in_view(view: str, demand: Demand, several: Several) -> bool:
    if view == DIFFER:
        return bool(demand.conflicts)
    if view == COMMON:
        return len(demand.documents) > 1
    if view == OPEN:
        return several.worst(demand) in PROBLEMS
    return view == ALL or demand.documents == (int(view),)


def _lead(several: Several) -> str:
    return text(
        "ui.several.lead",
        documents=text("word.filter.list_mark").join(several.names),
        demands=len(several.demands),
        common=several.common,
        conflicts=len(several.conflicting),
    )


def _table(shown: Sequence[tuple[int, Demand]], several: Several, tokens: Tokens) -> str:
    """What is asked for: by whom, in which words, what the draft makes of it, where they differ."""
    heads = (("number", "5%"), ("asked", "45%"), ("draft", "20%"), ("conflict", "30%"))
    head = "".join(
        f'<th align="left" width="{width}">{escape(text(f"ui.several.column.{name}"))}</th>' for name, width in heads
    )
    rows = ""
    for number, demand in shown:
        asked = "".join(f"<p style='margin:0 0 4px 0'>{_asked(ask, several, tokens)}</p>" for ask in demand.asks)
        draft = "".join(f"<p style='margin:0 0 4px 0'>{_verdict(ask, several, tokens)}</p>" for ask in demand.asks)
        place = escape(carried_place(demand, several))
        quiet = f'<p style="margin:0;color:{tokens.quiet};font-size:12px">{place}</p>' if place else ""
        conflicts = "".join(
            f"<p style='margin:0 0 4px 0'>{escape(conflict_words(one, several))}</p>" for one in demand.conflicts
        )
        cells = (f'<span style="color:{tokens.quiet}">{number}</span>', asked, draft + quiet, conflicts)
        rows += "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    return (
        f'<table width="100%" cellpadding="7" cellspacing="0" style="color:{tokens.ink}"><tr>{head}</tr>{rows}</table>'
    )


def _asked(ask: Ask, several: Several, tokens: Tokens) -> str:
    place, words = escape(asked_place(ask, several)), escape(" ".join(several.quote(ask).split()))
    link = f'<a href="{ask.document}/{ask.task}" style="color:{tokens.accent};text-decoration:none">{place}</a>'
    return f"{link}　{words}"


def _verdict(ask: Ask, several: Several, tokens: Tokens) -> str:
    verdict = several.judgement(ask).verdict.value
    name, ink = escape(several.names[ask.document]), tokens.verdict(verdict).line
    words = escape(f"{text(f'word.mark.{verdict}')} {text(f'word.verdict.{verdict}')}")
    return f'<span style="color:{tokens.quiet}">{name}</span>　<span style="color:{ink}">{words}</span>'
