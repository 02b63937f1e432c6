"""A document parsed again after a change says what it says when it is parsed for the first time."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.model.document import Paragraph, ParagraphKind
from desktop.core.model.edit import Edit
from desktop.core.model.review import Side
from desktop.core.parsing.again import parsed_again
from desktop.services.editing import edited, written
from desktop.services.pipeline import read, understand

SEEDS = ("guangdong_measures_2024", "guangxi_implementation_plan_2025", "national_action_plan_2024")


@pytest.fixture(scope="module")
def sides(root: Path) -> list[Side]:
    return [understand(read(root / "seeds" / f"{name}.txt")) for name in SEEDS]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_sequence_of_edits_gives_what_the_whole_gives(sides, data):
    first = side = data.draw(st.sampled_from(sides))
    edits: tuple[Edit, ...] = ()
    for _ in range(data.draw(st.integers(1, 4))):
        document = side.document
        words = [paragraph.span.of(document.text) for paragraph in document.paragraphs]
        at = data.draw(st.integers(0, len(words) - 1))
        cut = data.draw(st.integers(0, len(words[at])))
        other = data.draw(st.sampled_from(words))
        ways = [
            [words[at][:cut] + other[:20] + words[at][cut + 5 :]],
            [words[at], other],
            [words[at][:cut], words[at][cut:]],
            [],
        ]
        edits = written(document, edits, at, data.draw(st.sampled_from(ways)))
        side = parsed_again(edited(first.document, edits).document, side)
        assert side == understand(side.document)


def test_the_passages_of_unchanged_clauses_are_taken_over(sides, monkeypatch):
    side = sides[1]
    made = []
    real = parsed_again.__globals__["clause_passages"]
    monkeypatch.setitem(parsed_again.__globals__, "clause_passages", lambda *a: made.append(a[1].id) or real(*a))
    at = next(n for n, p in enumerate(side.document.paragraphs) if "数字技能" in p.span.of(side.document.text))
    words = side.document.paragraphs[at].span.of(side.document.text)
    changed = edited(side.document, written(side.document, (), at, [words.replace("数字技能", "数字技术")])).document
    parsed_again(changed, side)
    assert len(made) == 1


def test_rows_of_tables_are_read_anew_because_their_heads_may_have_changed(understood):
    side = understood("某省方案\n一、任务分工\n序号\t任务\t责任单位\n1\t建设数字人才产业园\t省人社厅\n二、其他")
    document = side.document
    row = next(n for n, p in enumerate(document.paragraphs) if p.kind is ParagraphKind.TABLE_ROW)
    changed = edited(document, written(document, (), row, ["序号\t任务\t备注"])).document
    assert isinstance(changed.paragraphs[row], Paragraph)
    assert parsed_again(changed, side) == understand(changed)
