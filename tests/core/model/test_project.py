"""What people decided, kept by content."""

from desktop.core.model.finding import Authority, Dimension, Finding, Judgement, Severity, Verdict
from desktop.core.model.message import Message
from desktop.core.model.project import (
    ContentKey,
    Decision,
    DecisionKind,
    FindingKey,
    Pin,
    PinKind,
    Project,
    Source,
    decision_on,
    finding_id,
    found,
    settled,
)
from desktop.core.model.span import Span
from desktop.core.model.task import Strength, Task

TASK = ContentKey("reference", "二、（一）", "全面推行企业新型学徒制")
OTHER = ContentKey("reference", "二、（二）", "开展评价")
HERE, THERE = (ContentKey("draft", "一、", words) for words in ("探索学徒制", "支持学徒制"))
EMPTY = Project(Source("上位.txt", b"a"), Source("草案.txt", b"b"))


def test_a_later_decision_replaces_the_earlier_one():
    first = EMPTY.decided([Decision(TASK, DecisionKind.PENDING), Decision(OTHER, DecisionKind.ADOPT)])
    second = first.decided([Decision(TASK, DecisionKind.KEEP, "有据")])
    assert [decision.kind for decision in second.decisions] == [DecisionKind.KEEP, DecisionKind.ADOPT]
    assert second.undecided([TASK]).decisions == (Decision(OTHER, DecisionKind.ADOPT),)


WORDS = FindingKey(Dimension.MODALITY, "全面推行")
NUMBER = FindingKey(Dimension.TARGET, "1000人")


def judged(findings: int) -> Judgement:
    """A judgement of task t1 with so many findings."""
    task = Task("t1", "1", Span(0, 9), Span(0, 9), Strength(Span(0, 0), "", 0.0))
    loss = Finding(Dimension.MODALITY, Severity.HIGH, Span(0, 4), None, "modality", Message("word.verdict.weakened"))
    return Judgement(task, Verdict.WEAKENED, Authority.LOCAL, Message("x"), 1.0, findings=(loss,) * findings)


def test_a_finding_has_a_decision_of_its_own_beside_its_task_s():
    task, words = Decision(TASK, DecisionKind.KEEP), Decision(TASK, DecisionKind.ADOPT, finding=WORDS)
    number = Decision(TASK, DecisionKind.PENDING, finding=NUMBER)
    made = EMPTY.decided([task, words, number])
    assert made.decisions == (task, words, number)
    assert made.undecided([TASK], WORDS).decisions == (task, number)
    assert made.undecided([TASK]).decisions == ()


def test_a_task_s_decision_holds_for_the_findings_without_their_own():
    task, own = Decision(TASK, DecisionKind.KEEP), Decision(TASK, DecisionKind.ADOPT, finding=NUMBER)
    decisions = {"t1": task, finding_id("t1", 1): own}
    assert [decision_on(decisions, "t1", number) for number in range(3)] == [task, own, task]
    assert decision_on({}, "t1", 0) is None


def test_a_task_is_settled_when_each_finding_is():
    keep, open_ = Decision(TASK, DecisionKind.KEEP), Decision(TASK, DecisionKind.PENDING)
    one, other = finding_id("t1", 0), finding_id("t1", 1)
    assert settled({"t1": keep}, judged(2))
    assert settled({one: keep, other: keep}, judged(2))
    assert not settled({one: keep}, judged(2))
    assert not settled({"t1": keep, other: open_}, judged(2))
    assert settled({"t1": keep}, judged(0))
    assert not settled({}, judged(0))


def test_only_what_is_not_pending_is_settled():
    assert [kind for kind in DecisionKind if not Decision(TASK, kind).settled] == [DecisionKind.PENDING]


def test_a_task_has_one_link_and_one_verdict():
    made = EMPTY
    for passage in (HERE, THERE):
        made = made.pinned(Pin(TASK, PinKind.LINK, passage=passage))
    for verdict in (Verdict.COVERED, Verdict.WEAKENED):
        made = made.pinned(Pin(TASK, PinKind.VERDICT, verdict=verdict))
    assert [(pin.kind, pin.passage, pin.verdict) for pin in made.pins] == [
        (PinKind.LINK, THERE, None),
        (PinKind.VERDICT, None, Verdict.WEAKENED),
    ]
    assert made.released(TASK).pins == ()


def test_linking_lifts_the_unlinking_of_the_same_passage_only():
    made = EMPTY
    for passage in (HERE, THERE):
        made = made.pinned(Pin(TASK, PinKind.UNLINK, passage=passage))
    made = made.pinned(Pin(TASK, PinKind.LINK, passage=HERE))
    assert [(pin.kind, pin.passage) for pin in made.pins] == [(PinKind.UNLINK, THERE), (PinKind.LINK, HERE)]


def test_pins_of_another_task_stay():
    made = EMPTY.pinned(Pin(OTHER, PinKind.LINK, passage=HERE)).pinned(Pin(TASK, PinKind.LINK, passage=HERE))
    assert len(made.pins) == 2


def test_a_passage_is_found_in_its_clause_else_where_nothing_else_says_the_same():
    moved = ContentKey("reference", "三、（一）", TASK.text)
    assert found(TASK, {TASK: "a", moved: "b"}) == "a"
    assert found(TASK, {moved: "b", OTHER: "c"}) == "b"
    assert found(TASK, {moved: "b", ContentKey("reference", "四、", TASK.text): "c"}) is None
    assert found(TASK, {OTHER: "c"}) is None
