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

from desktop.core.errors import AppError
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
WRITTEN = "并建设三个实训平台。"  # letter by letter
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


class Bench:
    """The page with a pair in it."""

    def __init__(self, application: QApplication) -> None:
        self.application = application
        self.app = Watch(application)
        self.aside = Tasks()  # the window has things done in the background as well
        self.aside.searching = False
        self.tidying = Tidying(lambda: self.aside.busy)
        self.page = ReviewPage(Theme(application), motion_ms=0)
        self.pauses: list[tuple[float, float, float]] = []

    def await_(self, met: Callable[[], object]) -> None:
        """Let the window work until something is so; what it takes is not measured."""
        while not met():
            self.application.processEvents()
            time.sleep(0.005)

    def aside_is_done(self) -> bool:
        """Whether nothing runs in the background."""
        return not self.aside.busy

    def pause(self) -> None:
        """The person who worked stops for a moment."""
        self.pauses.append(self.app.run(self.tidying.tidy))

    def open(self, clauses: int) -> None:
        """From a comparison to its first picture."""
        begun = time.perf_counter()
        made: list[tuple[ReviewSession, Groundwork]] = []
        self.aside.start("compare", lambda _: reviewed(clauses), done=made.append, failed=failed)
        self.await_(lambda: made)
        self.session, self.ground = made[0]
        say(f"read: {time.perf_counter() - begun:.1f} s, tasks {len(self.session.comparison.judgements)}")
        say(f"plain work, to compare machines and moments: cpu {min(_timed(plain_work)[0] for _ in range(5)):.0f}")
        self.page.resize(1440, 900)
        self.page.fit(1440)
        self.page.show()
        self.application.processEvents()
        show = partial(self.page.controller.show, self.session, self.ground)
        told("first paint after loading", [self.app.run(show)])
        self.pause()

    def look_around(self) -> None:
        """Scroll, select, decide, filter."""
        controller, run = self.page.controller, self.app.run
        bar = self.page.spread.panes["reference"].verticalScrollBar()
        told("scroll", [run(lambda: bar.setValue(bar.value() + 120)) for _ in range(200)])
        tasks = [judgement.task.id for judgement in controller.comparison.judgements]
        far = tasks[:: max(1, len(tasks) // 100)]
        told("select far away", [run(partial(controller.select, task)) for task in far])
        self.pause()
        told("next", [run(lambda: controller.step(1)) for _ in range(100)])
        told("decide", [run(lambda: controller.deciding.decide(DecisionKind.KEEP)) for _ in range(50)])
        chip = self.page.filter.chips["missing"]
        told("filter", [run(chip.click) for _ in range(10)])
        self.pause()

    def resize(self) -> None:
        """Another width of the window, of a part of it."""
        told("width of the window", [self.app.run(partial(self.page.resize, width, 900)) for width in WIDTHS])
        splitter = self.page.splitter
        left, middle, right = splitter.sizes()
        moves = [partial(splitter.setSizes, [left - by, middle + by, right]) for by in range(0, 100, 5)]
        told("move a splitter", [self.app.run(move) for move in moves])
        self.pause()

    def correct(self) -> None:
        """Take counterparts away and give them back; merge tasks and take that back."""
        controller, run = self.page.controller, self.app.run
        controller.judging.work_in(self.aside, failed=failed)
        judgements = controller.comparison.judgements
        pins = []
        for number, judgement in enumerate(one for one in judgements[:90:9] if one.evidence):
            run(partial(controller.select, judgement.task.id))
            for act in (controller.correcting.unlink, controller.undo.undo):
                turns = run(act, lambda: not controller.judging.running)
                pins += [turns] if number else []  # a comparison has read rules and word lists long before
        told("pin, until the verdict is there", pins)
        recutting = Recutting(controller, self.aside, laid_again, failed=failed)
        controller.show(self.session, self.ground)
        merges = []
        for judgement in judgements[:90:18]:
            run(partial(controller.select, judgement.task.id))
            controller.correcting.merge(1)
            self.await_(self.aside_is_done)
            merges.append(run(controller.undo.undo))
        told("undo a merge", merges)
        self.pause()
        recutting.deleteLater()

    def write(self) -> None:
        """Type into a paragraph of the draft, with verdicts that follow."""
        controller, editor = self.page.controller, self.page.spread.writer.editor
        recutting = Recutting(controller, self.aside, laid_again, failed=failed)
        controller.show(self.session, self.ground)
        controller.select(next(one.task.id for one in controller.comparison.judgements if one.evidence))
        told("open a paragraph", [self.app.run(controller.drafting.open_selected)])
        told("each key in it", [self.app.run(partial(editor.words.insertPlainText, letter)) for letter in WRITTEN])
        before, turns = controller.session, [_timed(editor.tell)]
        while controller.session is before:  # all tasks of such a plan are alike: in the background it takes long
            turns.append(_timed(self.application.processEvents))
            time.sleep(0.01)
        told("verdicts follow what was written", [(max(one[0] for one in turns), 0.0, max(one[0] for one in turns))])
        told("close it", [self.app.run(controller.drafting.shut_it)])
        recutting.deleteLater()


def failed(error: AppError) -> None:
    """Nothing should."""
    say(f"failed: {error}")


def main(clauses: int) -> None:
    """Measure and print."""
    bench = Bench(QApplication([]))
    for part in (partial(bench.open, clauses), bench.look_around, bench.resize, bench.correct, bench.write):
        part()
    told("search for cycles, in a pause", bench.pauses)
    bench.tidying.end()
    bench.aside.close()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(Path(folder)))
        main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAUSES)
