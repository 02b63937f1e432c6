"""The search for cycles waits until nobody does anything."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer

from desktop.ui.tidying import IDLE_MS, YOUNG, Tidying


@pytest.fixture
def busy() -> list[bool]:
    """Empty: nothing runs in the background."""
    return []


@pytest.fixture
def searches(qapp, busy):
    """The generations that were searched through since."""
    found: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            found.append(told["generation"])

    tidying = Tidying(lambda: bool(busy))
    gc.collect()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    tidying.end()


class Hand(QObject):
    """Somebody who does something more often than the window would take for a pause."""

    def __init__(self, act) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(IDLE_MS // 10)
        self._timer.timeout.connect(act)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()


def test_no_search_runs_while_somebody_works_and_one_does_in_the_pause_after(searches, qtbot):
    made: list[list[int]] = []
    hand = Hand(lambda: made.extend([number] for number in range(YOUNG)))
    qtbot.wait(4 * IDLE_MS)
    assert len(made) > 10 * YOUNG  # Python by itself would have searched dozens of times
    assert searches == []
    hand.stop()
    qtbot.wait(3 * IDLE_MS)
    assert searches == [1]


def test_without_anything_made_there_is_no_search_and_no_waking_up(searches, qtbot):
    qtbot.wait(3 * IDLE_MS)
    assert searches == []


def test_nothing_is_searched_while_a_job_runs(searches, busy, qtbot):
    busy.append(True)
    made = [[number] for number in range(2 * YOUNG)]
    qtbot.wait(3 * IDLE_MS)
    assert searches == []
    busy.clear()
    made += [[number] for number in range(10)]
    qtbot.wait(3 * IDLE_MS)
    assert searches == [1]


def test_what_only_a_search_frees_is_freed_in_the_pause(searches, qtbot):
    one = Hand(lambda: None)
    one.itself = one
    left = weakref.ref(one)
    one.stop()
    del one
    made = [[number] for number in range(2 * YOUNG)]
    assert left() is not None
    qtbot.wait(3 * IDLE_MS)
    assert left() is None
    assert made


def test_afterwards_python_searches_again_as_before(qapp):
    assert gc.isenabled()
    tidying = Tidying(lambda: False)
    assert not gc.isenabled()
    tidying.end()
    assert gc.isenabled()
