"""A pair of 2,000 clauses a side → first paint, frames while scrolling and selecting, and the longest blocked moment.

    PYTHONPATH=. python tests/benchmarks/frames.py [CLAUSES]

Prints milliseconds, of the GUI thread's processor time and of the clock: what others do on the machine meanwhile counts
in the second alone. The window is drawn offscreen: what the graphics card would do comes on top. "One turn" is the
longest single turn of the event loop: so long the window cannot answer.
"""

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop.core.model.finding import Authority, Dimension, Evidence, Finding, Judgement, Severity, Verdict
from desktop.core.model.message import Message
from desktop.core.model.project import DecisionKind
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.progress import Progress
from desktop.core.readers.plain import read_plain
from desktop.core.text.segment import words
from desktop.services import pipeline
from desktop.services.review import ReviewSession
from desktop.ui.review.controller import BLANK
from desktop.ui.review.groundwork import Groundwork, groundwork
from desktop.ui.review.page import ReviewPage
from desktop.ui.review.recutting import Recutting
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme
from desktop.ui.tidying import Tidying

CLAUSES = 2000
WIDTHS = (1400, 1360, 1280, 1300, 1500, 1600, 1440)
SETTLING = 3  # turns of the event loop until all that was asked for is painted
VERBS = ("推进", "支持", "建设", "完善", "培育", "开展", "健全", "实施")
THINGS = (
    "数字人才基地",
    "职业技能等级制度",
    "公共实训平台",
    "创业孵化载体",
    "继续教育课程",
    "技能竞赛",
    "评价标准",
    "服务专区",
)
PLACES = ("高校", "企业", "园区", "社区", "院校", "机构", "协会", "县区")


def plan(title: str, clauses: int, shift: int) -> str:
    """A plan of so many clauses of two measures each."""
    parts = [f"{title}\n"]
    for number in range(clauses):
        if number % 40 == 0:
            parts.append(f"\n第{number // 40 + 1}章　第{number // 40 + 1}组任务\n")
        verb, thing, place = VERBS[(number + shift) % 8], THINGS[number // 8 % 8], PLACES[number // 64 % 8]
        parts.append(
            f"\n第{number + 1}条　{verb}{place}{thing}。{verb}{place}的{thing}{number + 3}个，加强{thing}管理。\n"
        )
    return "".join(parts)


def laid_side_by_side(reference: Side, draft: Side) -> Comparison:
    """A comparison without the alignment, which is not measured here: measure n carries task n, every third is lost.

    Every task has two candidates, and every weakened one lost something in two dimensions, as in real pairs.
    """
    why = Message("word.verdict.covered")
    judgements = []
    for number, (task, passage) in enumerate(zip(reference.tasks, draft.tasks, strict=False)):
        verdict = (Verdict.COVERED, Verdict.WEAKENED, Verdict.MISSING)[number % 3]
        near = draft.tasks[(number + 5) % len(draft.tasks)]
        candidates = tuple(Evidence(one.clause, one.span, 0.8) for one in (passage, near))
        carried = () if verdict is Verdict.MISSING else candidates[:1]
        findings = tuple(_loss(task, passage, dimension) for dimension in (Dimension.MODALITY, Dimension.TARGET))
        lost = findings if verdict is Verdict.WEAKENED else ()
        judgements.append(Judgement(task, verdict, Authority.LOCAL, why, 0.8, carried, candidates, findings=lost))
    return Comparison(reference, draft, tuple(judgements), (), 0.0, (), "benchmark")


def laid_again(reference: Side, draft: Side, _: Progress) -> Comparison:
    """The same for a reference that was cut otherwise."""
    return laid_side_by_side(reference, draft)


def _loss(task: Task, passage: Task, dimension: Dimension) -> Finding:
    """Two words in place of two others."""
    at = 0 if dimension is Dimension.MODALITY else 4
    old, new = (Span(one.span.start + at, one.span.start + at + 2) for one in (task, passage))
    return Finding(dimension, Severity.MEDIUM, old, new, "benchmark", Message("word.dimension.modality"))


def reviewed(clauses: int) -> tuple[ReviewSession, Groundwork]:
    """What the window shows, without the alignment."""
    reference, draft = (
        pipeline.understand(read_plain(plan(title, clauses, shift).encode(), f"{title}.txt"))
        for title, shift in (("上位计划", 0), ("本地方案", 1))
    )
    words("预热")  # a comparison has loaded the dictionary long before anything is shown
    session = ReviewSession(laid_side_by_side(reference, draft), BLANK)
    session.prepare()
    return session, groundwork(session)


class Watch:
    """Times what the event loop does. Nothing listens to single events: that takes as long as all the rest."""

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def run(self, act: Callable[[], object], awaited: Callable[[], bool] = lambda: True) -> tuple[float, float, float]:
        """Do something and let the window paint: processor time, time on the clock, the longest single turn's time.

        awaited: what has to be so before it counts as done.
        """
        turns = [_timed(act)]
        while len(turns) <= SETTLING or not awaited():
            turns.append(_timed(self._app.processEvents))
        return sum(one[0] for one in turns), sum(one[1] for one in turns), max(one[0] for one in turns)


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    """Processor time of this thread and time on the clock, milliseconds."""
    before, clock = time.thread_time(), time.perf_counter()
    act()
    return (time.thread_time() - before) * 1000, (time.perf_counter() - clock) * 1000


def say(words: str) -> None:
    """One line on stdout."""
    sys.stdout.write(words + "\n")


def told(name: str, times: list[tuple[float, float, float]]) -> None:
    """Median, 95th percentile and the longest of processor time, of the clock, and the longest that blocked."""
    parts = []
    for label, place in (("cpu", 0), ("clock", 1), ("one turn", 2)):
        ordered = sorted(one[place] for one in times)
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        parts.append(f"{label}: median {ordered[len(ordered) // 2]:.1f} p95 {p95:.1f} longest {ordered[-1]:.1f}")
    say(f"{name} ({len(times)})  " + "  |  ".join(parts))


def plain_work() -> None:
    """Always the same: how fast this machine is just now."""
    total = 0
    for number in range(1_000_000):
        total += number * number % 7


def main(clauses: int) -> None:
    """Measure and print."""
    application = QApplication([])
    app = Watch(application)
    theme = Theme(application)
    begun = time.perf_counter()
    aside = Tasks()  # the window has it done in the background as well
    tidying = Tidying(lambda: aside.busy)
    made: list[tuple[ReviewSession, Groundwork]] = []
    aside.start("compare", lambda _: reviewed(clauses), done=made.append, failed=lambda error: say(f"failed: {error}"))
    while not made:
        application.processEvents()
        time.sleep(0.05)
    session, ground = made[0]
    comparison = session.comparison
    say(f"read: {time.perf_counter() - begun:.1f} s, tasks {len(comparison.judgements)}")
    say(f"plain work, to compare machines and moments: cpu {min(_timed(plain_work)[0] for _ in range(5)):.0f}")
    page = ReviewPage(theme, motion_ms=0)
    page.resize(1440, 900)
    page.fit(1440)
    page.show()
    application.processEvents()
    told("first paint after loading", [app.run(lambda: page.controller.show(session, ground))])
    pauses = [app.run(tidying.tidy)]
    bar = page.spread.panes["reference"].verticalScrollBar()
    told("scroll", [app.run(lambda: bar.setValue(bar.value() + 120)) for _ in range(200)])
    tasks = [judgement.task.id for judgement in comparison.judgements]
    far = tasks[:: max(1, len(tasks) // 100)]
    told("select far away", [app.run(partial(page.controller.select, task)) for task in far])
    told("next", [app.run(lambda: page.controller.step(1)) for _ in range(100)])
    told("decide", [app.run(lambda: page.controller.deciding.decide(DecisionKind.KEEP)) for _ in range(50)])
    chip = page.filter.chips["missing"]
    told("filter", [app.run(chip.click) for _ in range(10)])
    told("width of the window", [app.run(partial(page.resize, width, 900)) for width in WIDTHS])
    sizes = page.splitter.sizes()
    moved = [partial(page.splitter.setSizes, [sizes[0] - by, sizes[1] + by, sizes[2]]) for by in range(0, 100, 5)]
    told("move a splitter", [app.run(move) for move in moved])
    pauses += [app.run(tidying.tidy)]
    page.controller.judging.work_in(aside, failed=lambda error: say(f"failed: {error}"))
    pins = []
    for number, judgement in enumerate(one for one in comparison.judgements[:90:9] if one.evidence):
        app.run(partial(page.controller.select, judgement.task.id))
        for act in (page.controller.correcting.unlink, page.controller.undo.undo):
            turns = app.run(act, lambda: not page.controller.judging.running)
            pins += [turns] if number else []  # a comparison has read rules and word lists long before
    told("pin, until the verdict is there", pins)
    recutting = Recutting(page.controller, aside, laid_again, failed=lambda error: say(f"failed: {error}"))
    page.controller.show(session, ground)
    merges = []
    for judgement in comparison.judgements[:90:18]:
        app.run(partial(page.controller.select, judgement.task.id))
        before = page.controller.session
        page.controller.correcting.merge(1)
        while page.controller.session is before:
            application.processEvents()
        merges.append(app.run(page.controller.undo.undo))
    told("undo a merge", merges)
    pauses += [app.run(tidying.tidy)]
    told("search for cycles, in a pause", pauses)
    tidying.end()
    recutting.deleteLater()
    aside.close()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(Path(folder)))
        main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAUSES)
