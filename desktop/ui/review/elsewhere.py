"""How other plans carry the tasks under review, as far as it is known by now (他山之石)."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop.core.model.library import Carried
from desktop.services.others import shown


class Elsewhere(QObject):
    """Filled plan by plan while people already review; the card shows what there is."""

    changed = Signal()
    opened = Signal(object)  # a Carried, to be seen in its plan
    taken = Signal(object)  # a Carried, to be written on from

    def __init__(self, parent: QObject) -> None:
        """Nothing known, nothing looked into."""
        super().__init__(parent)
        self._found: dict[str, list[Carried]] = {}
        self.begun = False
        self.done = self.total = 0

    @property
    def running(self) -> bool:
        """Whether plans are still to be looked into."""
        return self.done < self.total

    def begin(self, total: int) -> None:
        """Forget what was known: so many plans are looked into anew."""
        self._found = {}
        self.begun = True
        self.done, self.total = 0, total
        self.changed.emit()

    def add(self, found: Mapping[str, Carried]) -> None:
        """One plan more: task id → how it carries the task."""
        self.done += 1
        for task, one in found.items():
            self._found.setdefault(task, []).append(one)
        self.changed.emit()

    def of(self, task: str) -> tuple[Carried, ...]:
        """What the card lists for a task."""
        return shown(self._found.get(task, ()))
