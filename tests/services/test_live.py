"""A comparison that follows the draft: under its weights what comparing the whole gives, to the last digit."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.alignment.company import Company, best_scores
from desktop.core.alignment.field import Field
from desktop.core.alignment.matching import Wanted, matched, wanted
from desktop.core.checks.verdicts import Ground, ground, judged
from desktop.core.model.edit import Edit
from desktop.core.model.finding import Verdict
from desktop.core.model.review import Comparison, Side
from desktop.core.parsing.again import parsed_again
from desktop.services import pipeline
from desktop.services.editing import as_read, edited, written
from desktop.services.live import LiveComparison

DRAFTS = ("guangxi_implementation_plan_2025", "guangdong_measures_2024")


@pytest.fixture(scope="module")
def reference(national_plan: Path) -> Side:
    return pipeline.understand(pipeline.read(national_plan))


@pytest.fixture(scope="module")
def drafts(root: Path) -> list[Side]:
    return [pipeline.understand(pipeline.read(root / "seeds" / f"{name}.txt")) for name in DRAFTS]


def whole(reference: Side, draft: Side, wants: tuple[Wanted, ...], before: Ground) -> Comparison:
    """Everything compared anew, what words tell and how close the draft keeps to the reference taken as given."""
    field = Field(draft)
    matches = tuple(Company([matched(one, field) for one in wants], field).lowered())
    on = ground(draft, matches, before)
    judgements = tuple(judged(reference, draft, match, on) for match in matches)
    return pipeline.laid_out(reference, draft, judgements, best_scores(matches))


def typed(draft: Side, at: str, words: str) -> Side:
    """The draft with words in place of those."""
    document = draft.document
    number = next(n for n, p in enumerate(document.paragraphs) if at in p.span.of(document.text))
    line = document.paragraphs[number].span.of(document.text).replace(at, words)
    return parsed_again(edited(as_read(document), written(document, (), number, [line])).document, draft)


def test_it_begins_with_what_comparing_the_whole_gives(reference, drafts):
    assert LiveComparison(reference, drafts[0]).comparison == pipeline.compare(reference, drafts[0])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_sequence_of_edits_gives_what_the_whole_gives_under_the_same_weights(reference, drafts, data):
    draft = data.draw(st.sampled_from(drafts))
    live = LiveComparison(reference, draft)
    wants = wanted(reference, Field(draft))
    before = live.manner
    edits: tuple[Edit, ...] = ()
    for _ in range(data.draw(st.integers(1, 4))):
        document = live.draft.document
        words = [paragraph.span.of(document.text) for paragraph in document.paragraphs]
        at = data.draw(st.integers(0, len(words) - 1))
        cut = data.draw(st.integers(0, len(words[at])))
        task = data.draw(st.sampled_from(reference.tasks))
        other = data.draw(st.sampled_from([reference.quote(task.span), words[-1 - at], "第一条 支持培训1000人。"]))
        ways = [
            [words[at][:cut] + other[:20] + words[at][cut + 5 :]],
            [words[at] + other],
            [words[at], other],
            [words[at][:cut], words[at][cut:]],
            [],
        ]
        edits = written(document, edits, at, data.draw(st.sampled_from(ways)))
        now = parsed_again(edited(draft.document, edits).document, live.draft)
        assert live.follow(now) == whole(reference, now, wants, before)


def test_a_task_that_is_written_into_the_draft_is_carried_at_once(reference, drafts):
    live = LiveComparison(reference, drafts[0])
    missing = next(one for one in live.comparison.judgements if one.verdict is Verdict.MISSING)
    words = reference.quote(missing.task.span)
    after = live.follow(typed(drafts[0], "三、实施数字人才交流合作行动", f"三、实施数字人才交流合作行动\n{words}。"))
    assert after.by_task[missing.task.id].verdict is Verdict.COVERED


def test_a_judgement_that_nothing_touched_is_not_made_again(reference, drafts):
    live = LiveComparison(reference, drafts[0])
    before = live.comparison
    last = drafts[0].document.paragraphs[-1].span.of(drafts[0].document.text)
    after = live.follow(typed(drafts[0], last, last + "加强宣传。"))
    same = [one is other for one, other in zip(before.judgements, after.judgements, strict=True)]
    assert sum(same) > len(same) / 2


def test_typing_in_a_clause_leaves_hardly_any_verdict_to_be_mended_when_the_drafter_pauses(reference, drafts):
    draft = drafts[0]
    live = LiveComparison(reference, draft)
    heading = "三、实施数字人才交流合作行动"
    followed = live.follow(typed(draft, heading, f"{heading}\n支持企业建设实训基地，每年培训500人以上。"))
    anew = pipeline.compare(reference, followed.draft)
    same = [one.verdict is other.verdict for one, other in zip(followed.judgements, anew.judgements, strict=True)]
    assert sum(same) >= len(same) - 1
