"""What people decided, kept by content."""

from desktop.core.model.finding import Verdict
from desktop.core.model.project import (
    ContentKey,
    Decision,
    DecisionKind,
    Pin,
    PinKind,
    Project,
    Source,
    found,
)

TASK = ContentKey("reference", "二、（一）", "全面推行企业新型学徒制")
OTHER = ContentKey("reference", "二、（二）", "开展评价")
HERE, THERE = (ContentKey("draft", "一、", words) for words in ("探索学徒制", "支持学徒制"))
EMPTY = Project(Source("上位.txt", b"a"), Source("草案.txt", b"b"))


def test_a_later_decision_replaces_the_earlier_one():
    first = EMPTY.decided([Decision(TASK, DecisionKind.PENDING), Decision(OTHER, DecisionKind.ADOPT)])
    second = first.decided([Decision(TASK, DecisionKind.KEEP, "有据")])
    assert [decision.kind for decision in second.decisions] == [DecisionKind.KEEP, DecisionKind.ADOPT]
    assert second.undecided([TASK]).decisions == (Decision(OTHER, DecisionKind.ADOPT),)


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
