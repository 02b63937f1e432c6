"""Real small documents with hand-made judgements, a window that moves at once, and a guard against leaked threads."""

import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication

from desktop.core.model.finding import Authority, Dimension, Evidence, Finding, Judgement, Severity, Verdict
from desktop.core.model.message import Message
from desktop.core.model.review import Addition, Comparison, Side
from desktop.core.model.span import Span
from desktop.core.model.task import Strength, Task
from desktop.core.parsing.outline import parse_outline
from desktop.core.readers.plain import read_plain
from desktop.ui import keeping
from desktop.ui.dialogs.questions import OnClose
from desktop.ui.main_window import MainWindow, Work
from desktop.ui.theme import Theme

REFERENCE = """加快数字人才培育支撑数字经济发展行动方案

一、重点任务

（一）实施培育项目。全面推行企业新型学徒制。每年培训数字高技能人才不少于1000人。

（二）强化激励引导。将高层次数字人才纳入地方高级专家库。制定颁布国家职业标准。

二、保障措施

加大政策宣传力度，大力弘扬𠮷祥工匠精神。
"""
DRAFT = """某省加快数字人才培育支撑数字经济发展实施方案

一、主要任务

（一）实施培育项目。探索企业新型学徒制。到2027年每年培训数字高技能人才2000人以上。

二、其他

加大政策宣传力度，大力弘扬𠮷祥工匠精神。支持建设数字人才驿站。
"""


def understood(name: str, words: str, quotes: Sequence[str]) -> Side:
    """A side of that text, its tasks the given quotes."""
    document = read_plain(words.encode(), name)
    outline = parse_outline(document)
    tasks = []
    for number, quote in enumerate(quotes, 1):
        span = place(document.text, quote)
        clause = next(c.id for c in reversed(outline.clauses) if c.span.start <= span.start)
        tasks.append(Task(f"t{number}", clause, span, span, Strength(Span(0, 0), "", 0.0)))
    return Side(document, outline, tuple(tasks))


def place(words: str, quote: str) -> Span:
    """Where `quote` stands."""
    start = words.index(quote)
    return Span(start, start + len(quote))


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Five tasks, one of each kind: weakened, strengthened, missing, not applicable, covered."""
    reference = understood(
        "上位文件.txt",
        REFERENCE,
        [
            "全面推行企业新型学徒制",
            "每年培训数字高技能人才不少于1000人",
            "将高层次数字人才纳入地方高级专家库",
            "制定颁布国家职业标准",
            "大力弘扬𠮷祥工匠精神",
        ],
    )
    draft = understood(
        "草案.txt", DRAFT, ["探索企业新型学徒制", "支持建设数字人才驿站", "到2027年每年培训数字高技能人才2000人以上"]
    )
    old, new = reference.document.text, draft.document.text

    def evidence(quote: str, score: float) -> Evidence:
        span = place(new, quote)
        clause = next(c.id for c in reversed(draft.outline.clauses) if c.span.start <= span.start)
        return Evidence(clause, span, score)

    why = Message("word.verdict.weakened")
    loss = Finding(
        Dimension.MODALITY,
        Severity.HIGH,
        place(old, "全面推行"),
        place(new, "探索"),
        "modality",
        Message("word.dimension.modality"),
    )
    apprentices = evidence("探索企业新型学徒制", 0.8)
    training = evidence("到2027年每年培训数字高技能人才2000人以上", 0.7)
    spirit = evidence("大力弘扬𠮷祥工匠精神", 1.0)
    first, second, third, fourth, fifth = reference.tasks
    local = Authority.LOCAL
    judgements = (
        Judgement(first, Verdict.WEAKENED, local, why, 0.9, (apprentices,), (apprentices, training), findings=(loss,)),
        Judgement(
            second,
            Verdict.COVERED,
            local,
            why,
            0.8,
            (training,),
            (training,),
            strengthened=True,
            additions_to=(place(new, "2000人以上"),),
        ),
        Judgement(third, Verdict.MISSING, local, why, 0.6, (), (training,)),
        Judgement(fourth, Verdict.NOT_APPLICABLE, Authority.NATIONAL, why, 0.9),
        Judgement(fifth, Verdict.COVERED, local, why, 1.0, (spirit,), (spirit,), copied=1.0),
    )
    added = Addition(draft.tasks[1].clause, draft.tasks[1].span)
    return Comparison(reference, draft, judgements, (added,), 0.4, (), "test")


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The colours in force."""
    return Theme(qapp)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """An ini file of the test's own."""
    return QSettings(str(tmp_path / "设置.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Both documents on disk."""
    files = tmp_path / "上位文件.txt", tmp_path / "草案.txt"
    for file, words in zip(files, (REFERENCE, DRAFT), strict=True):
        file.write_text(words, encoding="utf-8")
    return files


@pytest.fixture
def now() -> datetime:
    """The moment at which the tests take place."""
    return datetime(2026, 11, 21, 9, 12, tzinfo=UTC)


@pytest.fixture
def work(comparison: Comparison) -> Work:
    """Reads for real, and finds what the fixture `comparison` says."""
    from desktop.app import work as real

    services = real()
    return Work(services.read_file, services.read_text, lambda _reference, _draft, _progress: comparison)


@pytest.fixture
def window(
    qtbot, theme: Theme, settings: QSettings, work: Work, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The whole window, on its start page; what is not saved when it closes is not wanted."""
    monkeypatch.setattr(keeping, "ask_close", lambda *_: OnClose.DROP)
    made = MainWindow(work, theme, settings, now=lambda: now, motion_ms=0)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    QThreadPool.globalInstance().waitForDone(2000)
    left = [t for t in threading.enumerate() if t not in before and t.is_alive() and not t.daemon]
    assert not left, left
