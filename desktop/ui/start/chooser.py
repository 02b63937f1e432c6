"""Files and pasted text for the two sides → what was read of them. Reading runs in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import AppError, ReadError
from desktop.core.messages import explain
from desktop.core.model.document import View
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.progress import Progress
from desktop.services.pairing import doubt, same
from desktop.ui.tasks import Tasks

SIDES = ("reference", "draft")
DOUBT = "doubt"
READY = "ready"


class State(StrEnum):
    """Where one side stands."""

    EMPTY = "empty"
    READING = "reading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Choice:
    """One side's file.

    path: None for pasted text, which is then in `words`. side: what was read, when ready.
    sentence: what went wrong, when failed.
    """

    state: State = State.EMPTY
    name: str = ""
    path: Path | None = None
    side: Side | None = None
    sentence: str = ""
    words: str = ""


def nothing_more(_side: Side, _progress: Progress) -> None:
    """For a window that has nothing to get ready."""


class Chooser(QObject):
    """Holds both choices; tells every change."""

    changed = Signal(str)  # "reference" or "draft"
    ready = Signal()  # both sides can be compared, and it was asked for
    doubted = Signal()  # whether the sides look exchanged is known anew: see `doubt`

    def __init__(
        self,
        tasks: Tasks,
        *,
        read_file: Callable[[Path, View], Side],
        read_text: Callable[[str, str], Side],
        get_ready: Callable[[Side, Progress], None] = nothing_more,
        parent: QObject | None = None,
    ) -> None:
        """read_file(path, view), read_text(name, words): run off the GUI thread; raise AppError.

        get_ready: runs there once, with the first document that comes while nobody waits for a comparison.
        """
        super().__init__(parent)
        self._tasks = tasks
        self._read_file = read_file
        self._read_text = read_text
        self._get_ready: Callable[[Side, Progress], None] | None = get_ready
        self._choices = {side: Choice() for side in SIDES}
        self._at_once = False
        self._sure: frozenset[str] = frozenset()  # what a person said stands where it belongs
        self.doubt: Message | None = None

    def choice(self, side: str) -> Choice:
        """What is chosen for "reference" or "draft"."""
        return self._choices[side]

    @property
    def complete(self) -> bool:
        """Whether both sides are read."""
        return all(choice.state is State.READY for choice in self._choices.values())

    def take_file(self, side: str, path: Path, view: View = View.FINAL) -> None:
        """Read a file for a side; view: of its tracked changes."""
        self._at_once = False
        self._begin(side, path.name, path, lambda: self._read_file(path, view))

    def turn_view(self, side: str) -> None:
        """Read a side's file again in the other view of its tracked changes."""
        choice = self._choices[side]
        if choice.path is not None and choice.side is not None:
            final = choice.side.document.view is View.FINAL
            self.take_file(side, choice.path, View.ORIGINAL if final else View.FINAL)

    def take_text(self, side: str, name: str, words: str) -> None:
        """Read pasted text for a side, under the name it is to be shown by."""
        self._at_once = False
        self._begin(side, name, None, lambda: self._read_text(name, words), words)

    def take_pair(self, reference: Path, draft: Path) -> None:
        """Read two files and ask for the comparison as soon as both are there."""
        self.take_file("reference", reference)
        self.take_file("draft", draft)
        self._at_once = True

    def clear(self, side: str) -> None:
        """Forget what was chosen for a side."""
        self._tasks.cancel(side)
        self._at_once = False
        self._set(side, Choice())

    def swap(self) -> None:
        """Exchange the sides; does nothing while one is being read."""
        if any(choice.state is State.READING for choice in self._choices.values()):
            return
        reference, draft = (self._choices[side] for side in SIDES)
        self._choices = {"reference": draft, "draft": reference}
        for side in SIDES:
            self.changed.emit(side)
        self._look()

    def _begin(self, side: str, name: str, path: Path | None, read: Callable[[], Side], words: str = "") -> None:
        self._set(side, Choice(State.READING, name, path))
        self._tasks.start(
            side,
            lambda _progress: read(),
            done=lambda result: self._arrived(side, name, path, result, words),
            failed=lambda error: self._failed(side, name, path, error),
        )

    def _arrived(self, side: str, name: str, path: Path | None, result: Side, words: str) -> None:
        other = self._choices["draft" if side == "reference" else "reference"]
        if other.side is not None and same(other.side, result):
            self._failed(side, name, path, ReadError("same_file", name=name))
            return
        self._set(side, Choice(State.READY, name, path, result, words=words))
        if self._at_once and self.complete:
            self._at_once = False
            self.ready.emit()
        elif not self._at_once and self._get_ready is not None:
            get_ready, self._get_ready = self._get_ready, None
            self._tasks.start(
                READY, lambda progress: get_ready(result, progress), done=lambda _: None, failed=lambda _: None
            )

    def _failed(self, side: str, name: str, path: Path | None, error: AppError) -> None:
        self._at_once = False
        self._set(side, Choice(State.FAILED, name, path, sentence=explain(error)))

    def _set(self, side: str, choice: Choice) -> None:
        self._choices[side] = choice
        self.changed.emit(side)
        self._look()

    def be_sure(self) -> None:
        """The documents stand where they belong, whatever they look like."""
        self._sure = self._documents()
        self._tell(None)

    def _documents(self) -> frozenset[str]:
        return frozenset(
            f"{name} {choice.side.document.sha256}" for name, choice in self._choices.items() if choice.side is not None
        )

    def _look(self) -> None:
        """Find out in the background whether the sides look exchanged."""
        self._tasks.cancel(DOUBT)
        self._tell(None)
        states = [choice.state for choice in self._choices.values()]
        if State.READING in states or State.READY not in states or self._documents() <= self._sure:
            return
        reference, draft = (self._choices[name].side for name in SIDES)
        self._tasks.start(DOUBT, lambda _: doubt(reference, draft), done=self._tell, failed=lambda _: None)

    def _tell(self, why: Message | None) -> None:
        if why != self.doubt:
            self.doubt = why
            self.doubted.emit()
