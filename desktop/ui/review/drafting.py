"""Writing in the draft: a paragraph under the cursor, proposals taken up → the project's edits, as steps of undo."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.messages import text
from desktop.core.model.document import Document
from desktop.core.model.edit import Edit
from desktop.core.model.finding import Verdict
from desktop.core.model.span import Span
from desktop.core.writers.proposed_clause import ProposedClause, proposed, started_from
from desktop.services.editing import as_read, edited, written
from desktop.services.writing import taken_up

if TYPE_CHECKING:
    from desktop.ui.review.controller import ReviewController


class Drafting(QObject):
    """Knows which paragraph is open; the page shows it."""

    opened = Signal(int, int)  # paragraph, and the character in it where the cursor goes
    shut = Signal()

    def __init__(self, controller: "ReviewController") -> None:
        """controller: whose project is written in."""
        super().__init__(controller)
        self._controller = controller
        controller.rewritten.connect(self._arrive)
        self._document: Document | None = None  # the draft when the paragraph was opened
        self._edits: tuple[Edit, ...] = ()
        self._paragraph = -1
        self._later: Callable[[], object] | None = None  # what waits until the draft that is wanted is shown
        self._visit = 0  # what is typed into a paragraph from opening to closing is one step of undo

    @property
    def is_open(self) -> bool:
        """Whether a paragraph is open."""
        return self._document is not None

    @property
    def paragraph(self) -> int:
        """The one that is open; -1 for none."""
        return self._paragraph if self.is_open else -1

    @property
    def lines(self) -> int:
        """As how many paragraphs of the draft that is shown the open one stands there."""
        document = self._controller.comparison.draft.document
        if self._document is None:
            return 0
        return max(1, 1 + len(document.paragraphs) - len(self._document.paragraphs))

    def open_at(self, index: int) -> bool:
        """Open the paragraph that holds a character of the draft; whether it can be."""
        document = self._controller.comparison.draft.document
        for number, paragraph in enumerate(document.paragraphs):
            if paragraph.span.start <= index <= paragraph.span.end:
                return self.open(number, index - paragraph.span.start)
        return False

    def open(self, number: int, at: int = 0) -> bool:
        """Open a paragraph of the draft that is shown, as soon as that is the one that is wanted."""
        self.shut_it()
        shown = len(self._controller.comparison.draft.document.paragraphs)
        if self._controller.session.outdated:
            last = self._paragraph

            def open_later() -> None:
                more = len(self._controller.comparison.draft.document.paragraphs) - shown
                self.open(number + more if number > last else number, at)

            self._later = open_later
            return True
        self._document = self._controller.comparison.draft.document
        self._edits = self._controller.project.edits
        self._paragraph = number
        self._visit += 1
        self.opened.emit(number, at)
        return True

    def open_selected(self) -> bool:
        """Open what carries the selected task, else the paragraph where it belongs."""
        judgement = self._controller.judgement
        if judgement is None:
            return False
        if judgement.evidence:
            return self.open_at(judgement.evidence[0].span.start)
        made = self.proposal()
        return made is not None and self.open(made.changes[0].paragraph)

    def write(self, lines: str) -> None:
        """The open paragraph says these lines."""
        if self._document is None:
            return
        try:
            edits = written(self._document, self._edits, self._paragraph, lines.split("\n"))
        except ValueError:  # the last words of the draft, or other cells of a row
            return
        self._put(edits, text("ui.edit.write"), merge=self._visit)

    def restore(self) -> None:
        """The open paragraph as it was read, and what was added beside it gone."""
        if self._document is None:
            return
        original = as_read(self._document)
        home = self._document.homes[self._paragraph] if self._document.homes else self._paragraph
        old = original.paragraphs[home].span.of(original.text)
        copy = edited(original, self._controller.project.edits).document
        places = [at for at, one in enumerate(copy.homes) if one == home] if copy.homes else []
        edits = self._controller.project.edits
        for at in reversed(places[1:]):
            edits = written(edited(original, edits).document, edits, at, ())
        if places:
            edits = written(edited(original, edits).document, edits, places[0], (old,))
        self.shut_it()
        self._put(edits, text("ui.edit.restore"))

    def remove(self) -> None:
        """The open paragraph goes."""
        if self._document is None:
            return
        document, before, number = self._document, self._edits, self._paragraph
        self.shut_it()
        try:
            self._put(written(document, before, number, ()), text("ui.edit.remove"))
        except ValueError:
            return

    def shut_it(self) -> None:
        """No paragraph is open any more."""
        if self._document is not None:
            self._document = None
            self.shut.emit()

    # --- proposals ---

    def proposal(self) -> ProposedClause | None:
        """What could be written for the selected task; None where only the drafter knows."""
        judgement = self._controller.judgement
        return None if judgement is None else proposed(self._controller.comparison, judgement)

    def insert(self) -> bool:
        """Write the proposal for the selected task into the draft; whether there is one."""
        self.shut_it()
        if self._controller.session.outdated:
            self._later = self.insert
            return True
        return self._take_up(self.proposal(), text("ui.write.proposal_source"))

    def start_from(self, words: str, source: str) -> bool:
        """Write another plan's words where the selected missing task belongs; whether it is missing and has a place."""
        judgement = self._controller.judgement
        if judgement is None or judgement.verdict is not Verdict.MISSING:
            return False
        self.shut_it()
        if self._controller.session.outdated:
            self._later = lambda: self.start_from(words, source)
            return True
        return self._take_up(started_from(self._controller.comparison, judgement, words), source)

    def _take_up(self, made: ProposedClause | None, source: str) -> bool:
        """Write a proposal into the draft and bring it into view; whether there is one."""
        if made is None:
            return False
        document = self._controller.comparison.draft.document
        edits = taken_up(document, self._controller.project.edits, made.changes, source=source)
        self._put(edits, text("ui.edit.insert"))
        self._later = lambda: self._show(made.words)
        return True

    def when_shown(self, do: Callable[[], object]) -> None:
        """Do something as soon as the draft that is shown is the one that is wanted."""
        if self._controller.session.outdated:
            self._later = do
        else:
            do()

    def _show(self, words: str) -> None:
        """Bring into view what was written."""
        at = self._controller.comparison.draft.document.text.find(words)
        if at >= 0:
            self._controller.pointed.emit("draft", Span(at, at + len(words)))

    def _arrive(self) -> None:
        """The draft that is shown says something else: do what waited for it."""
        later = self._later
        if later is not None and not self._controller.session.outdated:
            self._later = None
            later()

    def _put(self, edits: tuple[Edit, ...], words: str, *, merge: int = 0) -> None:
        self._controller.rewrite(replace(self._controller.project, edits=edits), words, merge=merge)
