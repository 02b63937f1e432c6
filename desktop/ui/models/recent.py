"""The pairs that were compared lately ↔ the settings file, and as a list for the start page."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSettings, Qt

from desktop.core.messages import text

KEY = "recent/pairs"
KEPT = 8


@dataclass(frozen=True, slots=True)
class RecentPair:
    """Two files that were compared, what they are called, what came out, and when (ISO date and time).

    project: the .duibiao file they are kept in, "" for none. done of problems: how far the drafter is.
    """

    reference: str
    draft: str
    reference_title: str
    draft_title: str
    missing: int
    weakened: int
    covered: int
    moment: str
    project: str = ""
    done: int = 0
    problems: int = 0


def stored(settings: QSettings) -> tuple[RecentPair, ...]:
    """The pairs in the settings, the latest first; what cannot be understood is left out."""
    try:
        entries = json.loads(str(settings.value(KEY, "[]")))
        return tuple(RecentPair(**entry) for entry in entries)
    except (ValueError, TypeError):
        return ()


def remember(settings: QSettings, pair: RecentPair) -> None:
    """Put a pair in front; the same two files are kept once."""
    documents = (pair.reference, pair.draft)
    others = [
        old
        for old in stored(settings)
        # A pair that was given a project stands there once, as the project.
        if _place(old) not in (_place(pair), documents)
    ]
    kept = [pair, *others][:KEPT]
    settings.setValue(KEY, json.dumps([asdict(entry) for entry in kept], ensure_ascii=False))


def noted(settings: QSettings, pair: RecentPair) -> None:
    """As `remember`, and on the disk when it comes back: in any thread, with settings of its own."""
    remember(settings, pair)
    settings.sync()


def _place(pair: RecentPair) -> tuple[str, ...]:
    """The files that a pair is opened from: its project, else its two documents."""
    return (pair.project,) if pair.project else (pair.reference, pair.draft)


def forget(settings: QSettings, pair: RecentPair) -> None:
    """Take a pair off the list; the files stay where they are."""
    kept = [old for old in stored(settings) if old != pair]
    settings.setValue(KEY, json.dumps([asdict(entry) for entry in kept], ensure_ascii=False))


def gone(pairs: Sequence[RecentPair]) -> frozenset[RecentPair]:
    """The pairs of which a file is no longer there. Asks the disk, so not for the GUI thread."""
    return frozenset(pair for pair in pairs if not all(Path(place).is_file() for place in _place(pair)))


def state_of(pair: RecentPair) -> str:
    """缺失 3 · 弱化 7 · 已处理 2/10; how far the drafter is only where something is left or was to be done."""
    key = "handled" if pair.problems else "counts"
    return text(f"ui.recent.{key}", missing=pair.missing, weakened=pair.weakened, done=pair.done, count=pair.problems)


class RecentRole(IntEnum):
    """What a row can be asked for, besides its text."""

    PAIR = Qt.ItemDataRole.UserRole + 1
    GONE = Qt.ItemDataRole.UserRole + 2


class RecentModel(QAbstractListModel):
    """The recent pairs, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._pairs: tuple[RecentPair, ...] = ()
        self._gone: frozenset[RecentPair] = frozenset()

    @property
    def pairs(self) -> tuple[RecentPair, ...]:
        """What is listed."""
        return self._pairs

    def show(self, pairs: Sequence[RecentPair]) -> None:
        """List these pairs."""
        self.beginResetModel()
        self._pairs = tuple(pairs)
        self.endResetModel()

    def mark_gone(self, pairs: frozenset[RecentPair]) -> None:
        """Grey the pairs of which a file is missing."""
        self._gone = pairs
        if self._pairs:
            self.dataChanged.emit(self.index(0), self.index(len(self._pairs) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of pairs."""
        return 0 if parent.isValid() else len(self._pairs)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The draft's title, both paths as tool tip, and the roles of `RecentRole`."""
        if not index.isValid():
            return None
        pair = self._pairs[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return pair.draft_title
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(_place(pair))
            case Qt.ItemDataRole.AccessibleTextRole:
                state = text("ui.recent.gone") if pair in self._gone else state_of(pair)
                return text("ui.recent.spoken", draft=pair.draft_title, reference=pair.reference_title, state=state)
            case RecentRole.PAIR:
                return pair
            case RecentRole.GONE:
                return pair in self._gone
            case _:
                return None
