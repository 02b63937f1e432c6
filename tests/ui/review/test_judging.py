"""Pins are judged in the background; only what the project asks for now arrives."""

import threading

import pytest

from desktop.core.errors import AppError
from desktop.core.model.finding import Verdict
from desktop.core.model.project import DecisionKind
from desktop.services.review import ReviewSession
from desktop.ui.review.controller import ReviewController
from desktop.ui.tasks import Tasks


@pytest.fixture
def failures() -> list[AppError]:
    return []


@pytest.fixture
def controller(qapp, comparison, failures):
    made, tasks = ReviewController(), Tasks()
    made.judging.work_in(tasks, failed=failures.append)
    made.load(comparison)
    yield made
    assert tasks.close()


@pytest.fixture
def gate(monkeypatch):
    """Verdicts wait behind it."""
    made, rejudging = threading.Event(), ReviewSession.rejudging

    def held_up(session):
        work = rejudging(session)
        return work and (lambda: made.wait(20) and work())

    monkeypatch.setattr(ReviewSession, "rejudging", held_up)
    yield made
    made.set()


def test_the_project_is_another_at_once_and_the_verdict_when_it_is_there(controller, qtbot, gate):
    controller.correcting.unlink()
    assert controller.session.pins("t1")
    assert controller.judgement.verdict is Verdict.WEAKENED
    with qtbot.waitSignals([controller.judged, controller.selected], timeout=20_000):
        gate.set()
    assert controller.judgement.evidence == ()


def test_what_nobody_asks_for_any_more_is_dropped(controller, qtbot, gate):
    controller.correcting.unlink()
    controller.undo.undo()
    with qtbot.assertNotEmitted(controller.judged, wait=200):
        gate.set()
    assert not controller.judging.running
    assert controller.judgement.verdict is Verdict.WEAKENED


def test_a_task_selected_meanwhile_stays_selected(controller, qtbot, gate):
    controller.correcting.unlink()
    controller.select("t3")
    with qtbot.waitSignal(controller.judged, timeout=20_000):
        gate.set()
    assert controller.task == "t3"
    assert controller.comparison.by_task["t1"].evidence == ()


def test_a_decision_made_meanwhile_does_not_hold_it_up(controller, qtbot, gate):
    controller.correcting.unlink()
    controller.deciding.decide(DecisionKind.KEEP, reason="有据")
    assert controller.session.decisions["t1"].reason == "有据"
    with qtbot.waitSignal(controller.judged, timeout=20_000):
        gate.set()
    assert controller.session.decisions["t1"].reason == "有据"


def test_who_needs_the_verdicts_has_them_at_once(controller):
    controller.correcting.unlink()
    controller.judging.finish()
    assert controller.judgement.evidence == ()
    assert not controller.judging.running


def test_what_goes_wrong_is_told(controller, qtbot, failures, monkeypatch):
    monkeypatch.setattr(ReviewSession, "rejudging", lambda _: lambda: 1 / 0)
    controller.correcting.unlink()
    qtbot.waitUntil(lambda: bool(failures))
    assert not controller.judging.running
