"""A pure function → its result on the GUI thread, with progress, cancelling, and stale results dropped."""

import gc
import logging
import sys
import time
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from desktop.core.errors import AppError, Cancelled
from desktop.core.progress import Progress

# Python hands the interpreter from thread to thread this often (seconds). With the usual 5 ms a scrolling window
# stutters while a comparison runs; switching this often costs the comparison a few per cent.
SWITCH_SECONDS = 0.0005
WAIT_MS = 10_000
# A window that paints each hundredth of a job takes a fifth of a short one's time: both want the interpreter.
TELLING_SECONDS = 0.04
# A comparison, an export, what pins need: whatever runs, a decision is written without waiting for it.
THREADS = 4
# Looking through all objects for cycles stops every thread; for the millions of a comparison a tenth of a second each
# time, whichever thread made the last one. So while something runs nobody looks, and where a job made more objects than
# this, they are put aside for good: nearly all of them stay as long as the review does, and go without a search.
MANY_OBJECTS = 100_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is: `done` of `total` steps, now at `stage`."""

    stage: str
    done: int
    total: int


@dataclass(slots=True)
class _Job:
    """One function on its way."""

    number: int
    done: Callable[[Any], None]
    failed: Callable[[AppError], None]
    stepped: Callable[[Step], None] | None
    stopped: bool = field(default=False)


class _Watch:
    """The Progress that a running function sees."""

    def __init__(self, tasks: "Tasks", job: _Job) -> None:
        self._tasks = tasks
        self._job = job
        self._told: Step | None = None
        self._due = 0.0

    def step(self, stage: str, done: int, total: int) -> None:
        """Tell the window, of each stage and otherwise not more often than somebody can read; stop when asked to."""
        if self._job.stopped:
            raise Cancelled
        now = time.monotonic()
        if self._told is not None and stage == self._told.stage and now < self._due:
            return
        step = Step(stage, done, total)
        if step != self._told:
            self._told, self._due = step, now + TELLING_SECONDS
            self._tasks.stepped.emit(self._job.number, step)


class Tasks(QObject):
    """Runs functions in slots: a slot has one job at a time, and a new one replaces the old."""

    stepped = Signal(int, object)
    ended = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a pool of its own, so that closing the window waits for its jobs alone."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        self._jobs: dict[str, _Job] = {}
        self._next = 0
        self._closed = False
        self._usual = sys.getswitchinterval()
        self.searching = True  # whether Python searches for cycles when it likes while no job runs
        self.stepped.connect(self._on_step)
        self.ended.connect(self._on_end)

    def start(
        self,
        slot: str,
        work: Callable[[Progress], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[AppError], None],
        stepped: Callable[[Step], None] | None = None,
    ) -> None:
        """Run `work` off the GUI thread; a job that was running in `slot` is cancelled and never heard of again.

        `done`, `failed` and `stepped` are called on the GUI thread. An error that nobody expected reaches `failed`
        as AppError("window_fault"), and the log in full. Nothing is begun after closing, though a timer may still ask:
        a pool that is deleted while a job waits for the interpreter would wait for that job, holding the interpreter.
        """
        if self._closed:
            return
        self.cancel(slot)
        self._next += 1
        job = _Job(self._next, done, failed, stepped)
        self._jobs[slot] = job
        sys.setswitchinterval(SWITCH_SECONDS)
        gc.disable()
        context = copy_context()  # the rules in force now are those of the job, whatever is set meanwhile
        self._pool.start(lambda: context.run(self._run, job, work))

    def cancel(self, slot: str) -> None:
        """Ask the job in `slot` to stop; nothing of it arrives from now on."""
        job = self._jobs.pop(slot, None)
        if job is not None:
            job.stopped = True
            self._calm()

    def running(self, slot: str) -> bool:
        """Whether a job of `slot` is on its way."""
        return slot in self._jobs

    @property
    def busy(self) -> bool:
        """Whether any job is on its way."""
        return bool(self._jobs)

    def close(self) -> bool:
        """Cancel everything, begin nothing any more, and wait for the threads; whether they all ended."""
        self._closed = True
        for slot in tuple(self._jobs):
            self.cancel(slot)
        return self._pool.waitForDone(WAIT_MS)

    def _run(self, job: _Job, work: Callable[[Progress], Any]) -> None:
        """In the worker thread: call the function, hand over what came of it."""
        try:
            result = work(_Watch(self, job))
        except Cancelled:
            return
        except AppError as error:
            self.ended.emit(job.number, None, error)
        except Exception as error:
            log.exception("a background job failed")
            unexpected = AppError("window_fault")
            unexpected.__cause__ = error
            self.ended.emit(job.number, None, unexpected)
        else:
            self.ended.emit(job.number, result, None)

    def _find(self, number: int) -> tuple[str, _Job] | None:
        """The slot and job with that number, unless it is stale."""
        return next(((slot, job) for slot, job in self._jobs.items() if job.number == number), None)

    def _on_step(self, number: int, step: Step) -> None:
        found = self._find(number)
        if found is not None and found[1].stepped is not None:
            found[1].stepped(step)

    def _on_end(self, number: int, result: object, error: AppError | None) -> None:
        found = self._find(number)
        if found is None:
            return
        slot, job = found
        del self._jobs[slot]
        self._calm()
        if error is None:
            job.done(result)
        else:
            job.failed(error)

    def _calm(self) -> None:
        """Give the interpreter its usual pace back when nothing runs any more."""
        if not self._jobs:
            sys.setswitchinterval(self._usual)
            if gc.get_count()[0] > MANY_OBJECTS:
                gc.freeze()
            if self.searching:
                gc.enable()
