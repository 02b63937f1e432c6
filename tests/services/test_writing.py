"""A review that follows what is written, and proposals taken up."""

import pytest

from desktop.core.errors import Cancelled
from desktop.core.model.finding import Verdict
from desktop.core.model.project import Project, Source
from desktop.core.progress import Silent
from desktop.core.readers.plain import read_plain
from desktop.core.writers.proposed_clause import ProposedChange
from desktop.services import pipeline
from desktop.services.editing import edited, written
from desktop.services.writing import Writing, edited_paragraphs, taken_up

REFERENCE = (
    "某计划\n一、任务\n（一）培育。开展数字技能培训。在全国建设实训基地。\n（二）激励。将高层次人才纳入高级专家库。"
)
DRAFT = "某省方案\n一、任务\n（一）育才。开展数字技能培训。\n（二）宣传。弘扬工匠精神。"
PROJECT = Project(Source("上位.txt", REFERENCE.encode()), Source("草案.txt", DRAFT.encode()))


def side(words: str, name: str):
    return pipeline.understand(read_plain(words.encode(), name))


@pytest.fixture
def writing() -> Writing:
    return Writing(side(REFERENCE, "上位.txt"), side(DRAFT, "草案.txt"))


def with_line(at: int, *lines: str) -> Project:
    document = side(DRAFT, "草案.txt").document
    return Project(PROJECT.reference, PROJECT.draft, edits=written(document, (), at, lines))


def test_each_state_is_followed_from_the_one_before_and_back(writing):
    writing.prepare(PROJECT, Silent())
    line = "（一）育才。开展数字技能培训。在全省建设实训基地。"
    for project, verdict in ((with_line(2, line), Verdict.COVERED), (PROJECT, Verdict.MISSING)):
        session = writing.followed(project, Silent())
        assert not session.outdated
        assert session.comparison.judgements[1].verdict is verdict


def test_compared_anew_it_is_what_the_file_would_be(writing):
    project = with_line(3, "（二）宣传。弘扬工匠精神。将高层次人才纳入高级专家库。")
    session = writing.anew(project, Silent())
    whole = pipeline.compare(side(REFERENCE, "上位.txt"), side(session.comparison.draft.document.text, "草案.txt"))
    assert session.comparison.judgements == whole.judgements


def test_preparing_can_be_stopped_and_begun_again(writing):
    class Stop:
        def step(self, stage: str, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        writing.prepare(PROJECT, Stop())
    assert writing.followed(PROJECT, Silent()).comparison.judgements


def test_proposals_for_several_paragraphs_are_taken_up_at_once():
    document = side(DRAFT, "草案.txt").document
    changes = [
        ProposedChange(2, ("（一）育才。开展数字技能培训。建设基地。", "（三）激励。")),
        ProposedChange(3, ("（二）宣传。弘扬科学家精神。",)),
    ]
    copy = edited(document, taken_up(document, (), changes, source="建议条款")).document
    assert copy.text.split("\n")[2:] == [*changes[0].lines, *changes[1].lines]
    assert edited_paragraphs(copy) == {2, 3, 4}
    assert edited_paragraphs(document) == frozenset()
