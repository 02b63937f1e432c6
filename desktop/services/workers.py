"""A function and many items → its results, worked out in processes of their own, whatever becomes of one of them.

Processes are spawned, as Windows and macOS do, so that they hold nothing of the window. Each gets one item at a time
through a pipe: what waits stands here, not in their memory, and an item that ends its process ends nothing else.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

Item = TypeVar("Item")
Result = TypeVar("Result")

# Each process holds the program and a pair of documents, some 100 MB: so many fit into an office machine.
MOST = 8
PAUSE = 0.005  # seconds between two looks at the pipes
GRACE = 5.0  # seconds in which a process that is told to stop ends the converter that it started


def cores() -> int:
    """How many processes can work at a time on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Worker(Generic[Item]):
    """A process. orders, answers: ends of pipes. at: place of the item that it works on, None for none."""

    process: "SpawnProcess"
    orders: Any
    answers: Any
    at: int | None = None


def spread(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: int,
    crashed: Callable[[Item], Result],
    told: Callable[[int], None],
) -> list[Result]:
    """work(item) for each item, in the order of the items, whatever order they are done in.

    work: can be pickled (a partial of a function at the top of a module), and returns something that can. crashed: the
    result for an item whose process ended without one. told: hears how many are done, several times a second; what it
    raises ends the work, and no process is left.
    """
    results: dict[int, Result] = {}
    waiting = list(range(len(items)))[::-1]
    team: list[_Worker[Item]] = []
    try:
        while len(results) < len(items):
            told(len(results))
            for _ in range(min(workers, len(waiting) + sum(one.at is not None for one in team)) - len(team)):
                team.append(_hired(work))
            moved = False
            for worker in tuple(team):
                at = worker.at
                try:
                    if at is not None and worker.answers.poll():
                        results[at] = worker.answers.recv()
                        at, moved = None, True
                    if at is None and waiting:
                        at = waiting.pop()
                        worker.orders.send(items[at])
                    worker.at = at
                except (EOFError, OSError):  # the process is no more
                    if at is not None:
                        results[at] = crashed(items[at])
                    team.remove(worker)
                    _dismiss([worker])
            if not moved:
                time.sleep(PAUSE)
        told(len(results))
    finally:
        _dismiss(team)
    return [results[at] for at in range(len(items))]


def _hired(work: Callable[[Item], Result]) -> _Worker[Item]:
    """A new process that waits for items. Pipes of one direction each: those of two would be sockets."""
    from multiprocessing import get_context  # for a matrix alone: everything else starts without it

    context = get_context("spawn")
    orders, order = context.Pipe(duplex=False)
    answer, answers = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(work, orders, answers), daemon=True)
    process.start()
    orders.close()
    answers.close()
    return _Worker(process, order, answer)


def _serve(work: Callable[[Item], Result], orders: Any, answers: Any) -> None:
    """In the process: answer item by item until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent decides
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that a converter that was started is ended too
    while True:
        try:
            item = orders.recv()
        except EOFError:
            return
        answers.send(work(item))


def _dismiss(team: Sequence[_Worker[Any]]) -> None:
    """End processes; those that do not listen are ended for them."""
    for worker in team:
        worker.orders.close()
        worker.process.terminate()
    for worker in team:
        worker.process.join(GRACE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.answers.close()
        worker.process.close()
