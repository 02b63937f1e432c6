"""kill -9 at random moments: what was on screen a second before is on the disk, and every project can be read.

By hand, more rounds: DUIBIAO_CRASHES=300 python3 -m pytest tests/acceptance/test_crash.py
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.core.errors import ReadError
from desktop.core.storage.project_store import load_project

ROUNDS = int(os.environ.get("DUIBIAO_CRASHES", "30"))
A_SECOND = 1.0

# The window's own desk and controller, without pixels; a line on stdout stands for what a person sees.
CHILD = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.core.model.project import DecisionKind
from desktop.core.model.finding import Authority, Judgement, Verdict
from desktop.core.model.message import Message
from desktop.core.model.review import Comparison
from desktop.services.project import open_project
from desktop.ui.review.controller import ReviewController
from desktop.ui.review.desk import ProjectDesk
from desktop.ui.tasks import Tasks

path, pause = Path(sys.argv[1]), float(sys.argv[2])
app = QApplication(["crash"])
opened = open_project(path)
why = Message("word.verdict.missing")
judgements = tuple(
    Judgement(task, Verdict.MISSING, Authority.LOCAL, why, 1.0) for task in opened.reference.tasks
)
comparison = Comparison(opened.reference, opened.draft, judgements, (), 0.0, (), "test")
tasks = Tasks()
desk = ProjectDesk(tasks, path.parent / "recovery")
desk.take(opened.project, path, desk.lock(path))
controller = ReviewController()
controller.load(comparison, opened.project)
controller.edited.connect(lambda _: desk.keep(controller.project))
done = len(opened.project.decisions)
number = 0

def decide():
    global number
    number += 1
    controller.select(judgements[number % len(judgements)].task.id)
    controller.deciding.decide(list(DecisionKind)[number % 4], reason=f"{sys.argv[3]}-{number}")
    print(number, flush=True)

timer = QTimer()
timer.timeout.connect(decide)
timer.start(int(pause * 1000))
app.exec()
"""
REFERENCE = "某计划\n\n一、任务\n\n" + "".join(f"推进第{number}个数字人才基地建设。" for number in range(40)) + "\n"
DRAFT = "某省方案\n\n一、任务\n\n支持人才驿站建设。\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A saved project without decisions."""
    from desktop.core.model.project import Project, Source
    from desktop.core.storage.project_store import save_project

    path = tmp_path / "某省.duibiao"
    save_project(Project(Source("上位.txt", REFERENCE.encode()), Source("草案.txt", DRAFT.encode())), path)
    return path


@pytest.mark.slow
def test_nothing_that_was_on_screen_is_lost(project: Path) -> None:
    chance = random.Random(20261121)
    lost = unreadable = seen = 0
    for turn in range(ROUNDS):
        seen += _crashed(project, chance, turn)
        try:
            kept = {decision.reason for decision in load_project(project).project.decisions}
        except ReadError:
            unreadable += 1
            continue
        lost += _lost(project, kept, turn)
    assert (lost, unreadable) == (0, 0)
    assert seen >= ROUNDS  # the window was really at work when it was killed


def _crashed(project: Path, chance: random.Random, turn: int) -> int:
    """Let a window decide, kill it at a random moment; note what it showed and when. How many decisions it showed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    pause = chance.choice([0.01, 0.03, 0.1])
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(project), str(pause), str(turn)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert child.stdout is not None
    shown: list[tuple[int, float]] = []
    until = None
    for line in child.stdout:
        now = time.monotonic()
        shown.append((int(line), now))
        until = until or now + chance.uniform(0.0, 1.6)
        if now >= until:
            break
    assert shown, "the window did not come up: run CHILD by hand"
    killed = time.monotonic()
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    sure = [number for number, moment in shown if killed - moment >= A_SECOND]
    project.with_suffix(".shown").write_text(f"{max(sure, default=0)}", encoding="utf-8")
    return len(shown)


def _lost(project: Path, kept: set[str], turn: int) -> int:
    """Whether the last decision that had been on screen for a second is missing, with all later ones."""
    sure = int(project.with_suffix(".shown").read_text(encoding="utf-8"))
    latest = max((int(reason.partition("-")[2]) for reason in kept if reason.startswith(f"{turn}-")), default=0)
    return int(latest < sure)
