"""Functions in the background."""

import gc
import threading
import time

import pytest
from PySide6.QtCore import QTimer

from desktop.core.errors import AppError, ReadError
from desktop.ui.tasks import MANY_OBJECTS, Step, Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    assert made.close()


class Outcome:
    """Collects what a job told."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[AppError] = []
        self.steps: list[Step] = []

    def start(self, tasks: Tasks, slot: str, work) -> None:
        tasks.start(slot, work, done=self.results.append, failed=self.errors.append, stepped=self.steps.append)


def test_a_result_arrives_on_the_gui_thread(tasks, qtbot):
    threads = []
    tasks.start(
        "a",
        lambda _: threading.get_ident(),
        done=lambda worker: threads.extend([worker, threading.get_ident()]),
        failed=threads.append,
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident() == threads[1]


def test_steps_arrive_in_order(tasks, qtbot):
    outcome = Outcome()

    def work(progress):
        progress.step("align", 1, 2)
        progress.step("check", 2, 2)

    outcome.start(tasks, "a", work)
    qtbot.waitUntil(lambda: outcome.results == [None])
    assert outcome.steps == [Step("align", 1, 2), Step("check", 2, 2)]


def test_the_window_is_told_of_each_stage_but_not_of_each_hundredth(tasks, qtbot):
    outcome = Outcome()

    def work(progress):
        for stage in ("align", "check"):
            for done in range(1000):
                progress.step(stage, done, 1000)

    outcome.start(tasks, "a", work)
    qtbot.waitUntil(lambda: outcome.results == [None])
    assert [step for step in outcome.steps if step.done == 0] == [Step("align", 0, 1000), Step("check", 0, 1000)]
    assert len(outcome.steps) < 200


def test_an_expected_error_arrives_as_it_is(tasks, qtbot):
    outcome, error = Outcome(), ReadError("file_empty", name="草案.txt")

    def work(_):
        raise error

    outcome.start(tasks, "a", work)
    qtbot.waitUntil(lambda: outcome.errors == [error])


def test_a_fault_of_the_program_becomes_a_sentence_and_a_log_entry(tasks, qtbot, caplog):
    outcome = Outcome()
    outcome.start(tasks, "a", lambda _: 1 / 0)
    qtbot.waitUntil(lambda: len(outcome.errors) == 1)
    assert outcome.errors[0].code == "window_fault"
    assert "ZeroDivisionError" in caplog.text


def test_a_cancelled_job_stops_at_its_next_step_and_says_nothing(tasks, qtbot):
    outcome, entered, stopped = Outcome(), threading.Event(), threading.Event()

    def work(progress):
        entered.set()
        try:
            while True:
                progress.step("align", 0, 1)
                time.sleep(0.001)
        finally:
            stopped.set()

    outcome.start(tasks, "a", work)
    assert entered.wait(5)
    tasks.cancel("a")
    assert stopped.wait(5)
    qtbot.wait(20)
    assert not outcome.results
    assert not outcome.errors
    assert not tasks.running("a")


def test_a_stale_result_is_dropped(tasks, qtbot):
    old, new, go = Outcome(), Outcome(), threading.Event()

    def slow(_):
        go.wait(5)
        return "old"

    old.start(tasks, "a", slow)
    new.start(tasks, "a", lambda _: "new")
    qtbot.waitUntil(lambda: new.results == ["new"])
    go.set()
    assert tasks.close()
    qtbot.wait(20)
    assert old.results == []


def test_what_is_asked_for_after_closing_is_not_begun(tasks, qtbot):
    """A timer may still ask in a window that is closed; its pool is deleted with it, and would wait for the job."""
    late, begun = Outcome(), threading.Event()
    assert tasks.close()
    late.start(tasks, "note", lambda _: begun.set())
    assert not tasks.running("note")
    assert not begun.wait(0.2)


def test_slots_do_not_disturb_each_other(tasks, qtbot):
    one, two = Outcome(), Outcome()
    one.start(tasks, "a", lambda _: 1)
    two.start(tasks, "b", lambda _: 2)
    qtbot.waitUntil(lambda: (one.results, two.results) == ([1], [2]))


def test_the_window_keeps_ticking_while_python_computes(tasks, qtbot):
    """A pure Python loop holds the interpreter: without frequent switching the timer would starve."""
    outcome, ticks = Outcome(), []
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))

    def work(_):
        end = time.perf_counter() + 0.6
        while time.perf_counter() < end:
            sum(n * n for n in range(2000))

    outcome.start(tasks, "a", work)
    timer.start()
    qtbot.waitUntil(lambda: outcome.results == [None], timeout=10_000)
    timer.stop()
    assert len(ticks) > 15


def test_no_search_for_cycles_runs_while_a_job_does(tasks, qtbot):
    told = []
    tasks.start("one", lambda _: gc.isenabled(), done=told.append, failed=told.append)
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [False]
    assert gc.isenabled()


def test_after_a_job_no_search_begins_where_the_window_chooses_the_moment(tasks, qtbot):
    told = []
    tasks.searching = False
    tasks.start("one", lambda _: None, done=told.append, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert not gc.isenabled()
    gc.enable()


def test_what_a_large_job_made_is_put_aside(tasks, qtbot):
    kept = []
    before = gc.get_freeze_count()
    tasks.start(
        "one",
        lambda _: [[number] for number in range(2 * MANY_OBJECTS)],
        done=kept.append,
        failed=kept.append,
    )
    qtbot.waitUntil(lambda: bool(kept))
    assert gc.get_freeze_count() - before >= 2 * MANY_OBJECTS
    gc.unfreeze()
