"""Many items in processes of their own: order, crashes, stopping, and nothing left behind."""

import multiprocessing
import os
import signal
import time
from functools import partial

import pytest

from desktop.core.errors import Cancelled
from desktop.services.workers import cores, spread


def worked(added: int, item: int) -> int:
    """What a process does: the first items take longest; 13 ends it as a fault of the system would, 14 is a bug."""
    if item == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 14:
        raise RuntimeError(item)
    time.sleep(0.05 if item == 0 else 0)
    return item + added


def silent(done: int) -> None:
    """Nobody watches."""


def spread_out(items, workers=2, told=silent):
    return spread(partial(worked, 100), items, workers=workers, crashed=lambda item: -item, told=told)


@pytest.fixture(autouse=True)
def no_process_left():
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_stand_in_the_order_of_the_items(workers):
    assert spread_out([0, 1, 2, 3], workers) == [100, 101, 102, 103]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_ends_its_process_ends_nothing_else(workers, capfd):
    assert spread_out([1, 13, 2, 14, 3], workers) == [101, -13, 102, -14, 103]


def test_it_tells_how_many_are_done():
    told: list[int] = []
    spread_out([1, 2, 3], told=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 3)


def test_it_stops_in_the_middle_when_it_is_told_to():
    def stop(done: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        spread_out([1, 0, 0, 0, 0, 0], workers=1, told=stop)


def test_without_items_no_process_is_started():
    assert spread_out([]) == []
    assert cores() >= 1
