"""A pair of 2,000 clauses a side → first paint, frames while scrolling and selecting, and the longest blocked moment.

    PYTHONPATH=. python tests/benchmarks/frames.py [CLAUSES]

Prints milliseconds of processor time. Frames are drawn offscreen into a picture of the window's size: what the
graphics card would do comes on top, what the program does is all in it.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop.core.model.finding import Authority, Evidence, Judgement, Verdict
from desktop.core.model.message import Message
from desktop.core.model.project import DecisionKind
from desktop.core.model.review import Comparison, Side
from desktop.core.readers.plain import read_plain
from desktop.core.text.segment import words
from desktop.services import pipeline
from desktop.ui.review.page import ReviewPage
from desktop.ui.theme import Theme

CLAUSES = 2000
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
    """A comparison without the alignment, which is not measured here: measure n carries task n, every third is lost."""
    why = Message("word.verdict.covered")
    judgements = []
    for number, (task, passage) in enumerate(zip(reference.tasks, draft.tasks, strict=False)):
        verdict = (Verdict.COVERED, Verdict.WEAKENED, Verdict.MISSING)[number % 3]
        evidence = (Evidence(passage.clause, passage.span, 0.8),)
        carried = () if verdict is Verdict.MISSING else evidence
        judgements.append(Judgement(task, verdict, Authority.LOCAL, why, 0.8, carried, evidence))
    return Comparison(reference, draft, tuple(judgements), (), 0.0, (), "benchmark")


def measured(act: Callable[[], object]) -> float:
    """Milliseconds of the GUI thread's own time: what others do on the machine meanwhile does not count."""
    before = time.thread_time()
    act()
    return (time.thread_time() - before) * 1000


def say(words: str) -> None:
    """One line on stdout."""
    sys.stdout.write(words + "\n")


def told(name: str, times: list[float]) -> None:
    """Median, 95th percentile and the longest."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    say(f"{name}: median {ordered[len(ordered) // 2]:.1f}  p95 {p95:.1f}  longest {ordered[-1]:.1f}  ({len(ordered)})")


def main(clauses: int) -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    theme = Theme(app)  # type: ignore[arg-type]
    begun = time.perf_counter()
    reference, draft = (
        pipeline.understand(read_plain(plan(title, clauses, shift).encode(), f"{title}.txt"))
        for title, shift in (("上位计划", 0), ("本地方案", 1))
    )
    comparison = laid_side_by_side(reference, draft)
    words("预热")  # a comparison has loaded the dictionary long before anything is shown
    say(f"read: {time.perf_counter() - begun:.1f} s, tasks {len(comparison.judgements)}")
    page = ReviewPage(theme, motion_ms=0)
    page.resize(1440, 900)
    page.fit(1440)
    page.show()
    app.processEvents()
    loading = measured(lambda: page.controller.load(comparison))
    first = measured(lambda: (app.processEvents(), page.grab()))
    say(f"first paint after loading: {loading + first:.0f} (load {loading:.0f}, paint {first:.0f})")
    pane = page.spread.panes["reference"]
    bar = pane.verticalScrollBar()

    def scroll() -> None:
        bar.setValue(bar.value() + 120)
        app.processEvents()
        page.spread.grab()

    told("scroll", [measured(scroll) for _ in range(200)])
    tasks = [judgement.task.id for judgement in comparison.judgements]

    def select(task: str) -> None:
        page.controller.select(task)
        app.processEvents()
        page.grab()

    told("select", [measured(lambda task=task: select(task)) for task in tasks[:: max(1, len(tasks) // 100)]])

    def decide() -> None:
        page.controller.deciding.decide(DecisionKind.KEEP)
        app.processEvents()

    told("decide", [measured(decide) for _ in range(50)])
    page.controller.session.prepare()
    task = next(j for j in comparison.judgements if j.evidence)
    page.controller.select(task.task.id)
    told("pin", [measured(page.controller.correcting.unlink), measured(page.controller.undo.undo)])


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(Path(folder)))
        main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAUSES)
