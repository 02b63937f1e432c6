"""A small comparison made by hand: every verdict, a strengthened task, an addition, and something unread."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest

from desktop.core.model.clause import Clause, ClauseKind, FrontMatter, Outline
from desktop.core.model.document import Document, Paragraph
from desktop.core.model.finding import Authority, Dimension, Evidence, Finding, Judgement, Severity, Verdict
from desktop.core.model.message import Message
from desktop.core.model.review import Addition, Comparison, Side
from desktop.core.model.rounds import Change, History, Move, Revised, Station, Tally, Turn
from desktop.core.model.several import Ask, Conflict, Demand, Several
from desktop.core.model.span import Span
from desktop.core.model.task import Strength, Task


@dataclass
class SideBuilder:
    """Collects clauses; `tasks` are stretches of their text."""

    name: str
    title: str
    document_number: str = ""
    text: str = ""
    clauses: list[Clause] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    unread: tuple[Message, ...] = ()

    def __post_init__(self) -> None:
        self.text = self.title

    def clause(self, key: str, number: str, heading: str, body: str = "", tasks: tuple[str, ...] = ()) -> None:
        """Add a clause as its own paragraph; its level and parent follow from its id."""
        start = len(self.text) + 1
        self.text += "\n" + number.rpartition("、")[2] + heading + body
        span = Span(start, len(self.text))
        parent = key.rpartition(".")[0] or None
        kind = ClauseKind.NUMBERED
        body_span = Span(span.end - len(body), span.end)
        self.clauses.append(Clause(key, number, heading, key.count(".") + 1, kind, parent, span, body_span))
        for index, words in enumerate(tasks, start=1):
            place = self.span(words)
            self.tasks.append(
                Task(f"{key}-{index}", key, place, body_span, Strength(Span(place.start, place.start), "", 4))
            )

    def span(self, words: str) -> Span:
        """Where the words stand (first)."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def build(self) -> Side:
        paragraphs = []
        position = 0
        for line in self.text.split("\n"):
            paragraphs.append(Paragraph(Span(position, position + len(line))))
            position += len(line) + 1
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        document = Document(self.name, digest, "txt", self.text, tuple(paragraphs), unread=self.unread)
        front = FrontMatter(title=self.title, document_number=self.document_number)
        return Side(document, Outline(front, tuple(self.clauses)), tuple(self.tasks))


def said(verdict: Verdict) -> Message:
    """An explanation that needs no catalogue of the checks."""
    return Message.of(f"word.verdict.{verdict}")


@pytest.fixture
def reference() -> SideBuilder:
    side = SideBuilder(
        "国家方案.txt", "加快数字人才培育支撑数字经济发展行动方案（2024—2026年）", "人社部发〔2024〕37号"
    )
    side.clause("1", "一、", "总体要求", "。用3年左右时间，扎实开展专项行动。", ("用3年左右时间，扎实开展专项行动",))
    side.clause("2", "二、", "重点任务")
    side.clause(
        "2.1",
        "二、（一）",
        "开展数字技能提升行动",
        "。全面推行工学一体化技能人才培养模式，每年培训不少于1000人。加大数字人才创业培训力度。",
        ("全面推行工学一体化技能人才培养模式，每年培训不少于1000人", "加大数字人才创业培训力度"),
    )
    side.clause(
        "2.2",
        "二、（二）",
        "开展数字人才国际交流活动",
        "。加强与共建“一带一路”国家数字人才国际交流。制定颁布国家职业标准。",
        ("加强与共建“一带一路”国家数字人才国际交流", "制定颁布国家职业标准"),
    )
    return side


@pytest.fixture
def draft() -> SideBuilder:
    side = SideBuilder("广东草案.txt", "广东省加快数字人才培育的若干措施")
    side.clause("1", "一、", "加快数字人才培育")
    side.clause("1.1", "一、（一）", "", "深化工学一体化技能人才培养模式，每年培训500人左右。")
    side.clause("1.2", "一、（二）", "", "加大数字人才创业培训力度，到2026年培训2万人。")
    side.clause("2", "二、", "优化数字人才发展环境", "。推进全国博士后创新（江门）示范中心建设。")
    side.unread = (Message.of("word.name.copied"),)
    return side


@pytest.fixture
def comparison(reference: SideBuilder, draft: SideBuilder) -> Comparison:
    modality = Finding(
        Dimension.MODALITY, Severity.HIGH, reference.span("全面推行"), draft.span("深化"), "modality",
        Message.of("word.dimension.modality"),
    )  # fmt: skip
    target = Finding(
        Dimension.TARGET, Severity.MEDIUM, reference.span("不少于1000人"), draft.span("500人左右"), "target",
        Message.of("word.dimension.target"),
    )  # fmt: skip
    late = Finding(
        Dimension.DEADLINE, Severity.LOW, reference.span("用3年左右时间"), None, "deadline",
        Message.of("word.dimension.deadline"),
    )  # fmt: skip
    integrated = Evidence("1.1", draft.span("深化工学一体化技能人才培养模式，每年培训500人左右"), 0.87654321)
    founded = Evidence("1.2", draft.span("加大数字人才创业培训力度，到2026年培训2万人"), 0.95)
    general, skills, business, exchange, standard = reference.tasks
    return Comparison(
        reference=reference.build(),
        draft=draft.build(),
        judgements=(
            Judgement(
                general, Verdict.WEAKENED, Authority.LOCAL, said(Verdict.WEAKENED), 0.4, (founded,), findings=(late,)
            ),
            Judgement(
                skills, Verdict.WEAKENED, Authority.LOCAL, said(Verdict.WEAKENED), 0.9, (integrated,), (integrated,),
                (target, modality), copied=0.7,
            ),
            Judgement(
                business, Verdict.COVERED, Authority.LOCAL, said(Verdict.COVERED), 1 / 3 + 0.5, (founded, integrated),
                strengthened=True, additions_to=(draft.span("到2026年培训2万人"),), copied=0.85,
            ),
            Judgement(
                exchange, Verdict.MISSING, Authority.LOCAL, said(Verdict.MISSING), 0.8, candidates=(integrated,)
            ),
            Judgement(
                standard, Verdict.NOT_APPLICABLE, Authority.NATIONAL, said(Verdict.NOT_APPLICABLE), 0.9,
                authority_cue=reference.span("国家职业标准"),
            ),
        ),
        additions=(Addition("2", draft.span("推进全国博士后创新（江门）示范中心建设")),),
        copied=0.4321987,
        copied_by_clause=(("1.1", 0.55), ("1.2", 0.6), ("2", 0.0)),
        rules="2026.11",
    )  # fmt: skip


@pytest.fixture
def later(comparison: Comparison) -> Comparison:
    """The same in its second round: one task is mended, one is new, one is worse; one paragraph worded otherwise."""
    general, skills, business, exchange, _ = (one.task.id for one in comparison.judgements)
    changes = (
        Change(general, Turn.OTHER, None, Verdict.WEAKENED),
        Change(skills, Turn.WORSE, Verdict.WEAKENED, Verdict.WEAKENED, ("深化工学一体化",), come=(Dimension.MODALITY,)),
        Change(business, Turn.MENDED, Verdict.MISSING, Verdict.COVERED),
        Change(exchange, Turn.NEW, Verdict.COVERED, Verdict.MISSING, ("加强国际交流",)),
    )
    stations = (
        Station(1, "第一稿.docx", "a" * 64, "2026-11-01", Tally(5, 1, 1, 2, 1, 2, 300)),
        Station(2, comparison.draft.document.name, comparison.draft.document.sha256, "", Tally(5, 1, 2, 1, 1, 0, 320)),
    )
    revised = (
        Revised(Move.SAME, "一、加快数字人才培育", "一、加快数字人才培育"),
        Revised(Move.RENUMBERED, "（二）创业。", "（三）创业。"),
        Revised(Move.CHANGED, "每年培训300人左右。", "每年培训500人左右。"),
        Revised(Move.DELETED, "加强国际交流。", ""),
    )
    return replace(comparison, history=History(stations, changes, frozenset({skills}), 3, revised))


@pytest.fixture
def several(comparison: Comparison) -> Several:
    """The same draft against a second document that asks for two of the first one's tasks, for one of them more."""
    general, skills, business, exchange, standard = (one.task.id for one in comparison.judgements)
    conflict = Conflict(Dimension.TARGET, Ask(1, skills), Ask(0, skills), "不少于2000人", "不少于1000人")
    alone = Conflict(Dimension.DEADLINE, Ask(0, general), Ask(1, general), "用3年左右时间", "")
    demands = (
        Demand((Ask(0, general), Ask(1, general)), (alone,)),
        Demand((Ask(0, skills), Ask(1, skills)), (conflict,)),
        *(Demand((Ask(0, task),)) for task in (business, exchange, standard)),
        Demand((Ask(1, business),)),
    )
    return Several((comparison, comparison), ("国家文件", "广东省文件"), demands)


@pytest.fixture
def moment() -> datetime:
    return datetime(2026, 11, 21, 9, 30)  # noqa: DTZ001 - a document's properties carry local time without zone
