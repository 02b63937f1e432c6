"""Verdicts, dimensions, what is open → which tasks stay."""

from dataclasses import replace

import pytest

from desktop.core.model.clause import FrontMatter, Outline
from desktop.core.model.document import Document
from desktop.core.model.finding import Authority, Dimension, Evidence, Finding, Judgement, Severity, Verdict
from desktop.core.model.message import Message
from desktop.core.model.project import ContentKey, Decision, DecisionKind, finding_id
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.model.task import Strength, Task
from desktop.services.filtering import Filter, named_filter


@pytest.fixture
def pair() -> Comparison:
    """A missing task, one weakened in its number, one carried and strengthened."""
    task = Task("1-1", "1", Span(0, 4), Span(0, 4), Strength(Span(0, 0), "", 0))
    reference = Side(Document("上位.txt", "0" * 64, "txt", "上位文件", ()), Outline(FrontMatter(), ()), (task,))
    draft = Side(Document("草案.txt", "1" * 64, "txt", "草案", ()), Outline(FrontMatter(), ()), ())
    why = Message.of("stage.align")
    loss = Finding(Dimension.TARGET, Severity.HIGH, Span(0, 1), None, "target", why)
    carrier = (Evidence("1", Span(0, 2), 1.0),)
    judgements = (
        Judgement(task, Verdict.MISSING, Authority.LOCAL, why, 1.0),
        Judgement(replace(task, id="2"), Verdict.WEAKENED, Authority.LOCAL, why, 1.0, carrier, findings=(loss,)),
        Judgement(replace(task, id="3"), Verdict.COVERED, Authority.LOCAL, why, 1.0, carrier, strengthened=True),
    )
    return Comparison(reference, draft, judgements, (), 0.0, (), "1")


def kept(wanted: Filter, pair: Comparison, decisions: dict[str, Decision] | None = None) -> set[str]:
    selection = wanted.selection(pair, decisions or {})
    return {judgement.task.id for judgement in pair.judgements} if selection is None else set(selection.tasks)


def decided(kind: DecisionKind) -> Decision:
    return Decision(ContentKey("reference", "", ""), kind)


@pytest.mark.parametrize(
    ("names", "tasks", "words"),
    [
        ("缺失", {"1-1"}, "判定：缺失"),
        ("弱化，缺失", {"1-1", "2"}, "判定：缺失、弱化"),
        ("加码·细化", {"3"}, "判定：加码·细化"),
        ("指标", {"2"}, "维度：指标"),
        ("缺失、指标", set(), "判定：缺失；维度：指标"),
    ],
)
def test_words_name_verdicts_and_dimensions(pair: Comparison, names: str, tasks: set[str], words: str):
    wanted = named_filter(names)
    assert kept(wanted, pair) == tasks
    assert wanted.selection(pair, {}).words == words


def test_a_filter_that_asks_for_nothing_selects_nothing(pair: Comparison):
    assert named_filter("") == Filter()
    assert Filter().selection(pair, {}) is None


def test_a_word_that_names_nothing_is_refused():
    with pytest.raises(ValueError, match="missing"):
        named_filter("缺失,missing")


def test_what_is_open_depends_on_decisions_on_tasks_and_findings(pair: Comparison):
    still = Filter(only_open=True)
    assert kept(still, pair) == {"1-1", "2"}
    assert kept(still, pair, {"1-1": decided(DecisionKind.KEEP)}) == {"2"}
    assert kept(still, pair, {"1-1": decided(DecisionKind.PENDING)}) == {"1-1", "2"}
    assert kept(still, pair, {finding_id("2", 0): decided(DecisionKind.ADOPT)}) == {"1-1"}
    assert still.selection(pair, {}).words == "仅未处理"


def test_a_grade_keeps_what_has_a_loss_of_that_grade(pair: Comparison):
    assert kept(Filter(severities=frozenset({"high"})), pair) == {"2"}
    assert kept(Filter(severities=frozenset({"medium"})), pair) == set()


def test_what_is_to_be_decided_again_is_kept_by_its_task(pair: Comparison):
    assert kept(Filter(again=frozenset({"3"})), pair) == {"3"}
