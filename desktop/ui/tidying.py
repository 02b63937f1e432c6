"""Python's search for cycles of objects → only in moments in which nobody does anything.

Such a search stops the window: a young one for milliseconds, one through all objects for a tenth of a second beside a
plan of 2,000 clauses. Python begins one whenever enough objects were made, which is in the middle of a gesture. What
the window makes is nearly all freed without a search, so that one can wait.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

IDLE_MS = 300  # less than a cursor takes to blink: that is not somebody at work
YOUNG = 2000  # objects made since the last search: fewer are not worth one
OLD = 20  # young searches until one goes through everything that is not put aside


class Tidying(QObject):
    """No search runs by itself from now on until `end`; one is made when the event loop has had nothing to do."""

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        """busy: whether something runs in the background, whose millions of objects are not to be looked through."""
        super().__init__(parent)
        self._busy = busy
        gc.disable()
        gc.freeze()  # modules and what they hold stay as long as the program: no search has to go through them
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(IDLE_MS)
        self._pause.timeout.connect(self.tidy)
        loop = QAbstractEventDispatcher.instance()
        if loop is not None:
            loop.aboutToBlock.connect(self._rest)

    def end(self) -> None:
        """Let Python search again when it likes."""
        loop = QAbstractEventDispatcher.instance()
        if loop is not None:
            loop.aboutToBlock.disconnect(self._rest)
        self._pause.stop()
        gc.enable()

    def _rest(self) -> None:
        """The event loop has nothing to do; if that lasts, it is time."""
        if gc.get_count()[0] > YOUNG:
            self._pause.start()

    def tidy(self) -> None:
        """Search now: among what was made lately, now and then among everything."""
        if not self._busy():
            gc.collect(2 if gc.get_count()[2] >= OLD else 1)
