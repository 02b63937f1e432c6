"""照搬率 beside a count by hand: clauses of the seeds' drafts, counted before the program's figure was looked at.

The rule of counting. A character is copied where it stands word for word, white space aside, in the same order in one
sentence of the reference, in a run that says something, a verb with its object, an enumeration of its own, of about
eight characters. Where the draft has exchanged or put in a few words, what is left of that sentence is copied too, in
pieces of some four characters. Not copied: names (of units, places, documents), titles, numbers and dates that are
cited, common phrases that stand alone (符合条件的, 数字人才), what says the same in other words. The share is of all
characters of the clause's body.
"""

import pytest

from desktop.core.model.review import Comparison
from desktop.services.pipeline import compare, read, understand
from tests.evaluation.pairs import NATIONAL, SEEDS

WITHIN = 0.05
# draft, clause: characters counted as copied, characters of the body.
COUNTED = {
    ("guangdong_measures_2024", "一、（一）"): (113, 201),
    ("guangdong_measures_2024", "一、（三）"): (27, 198),
    ("guangdong_measures_2024", "四、（十四）"): (0, 181),
    ("guangdong_measures_2024", "三、（十）"): (82, 167),
    ("guangxi_implementation_plan_2025", "一、（二）"): (55, 237),
    ("guangxi_implementation_plan_2025", "四、（十一）"): (133, 234),
    ("guangxi_implementation_plan_2025", "四、（十）"): (105, 241),
    ("guangxi_implementation_plan_2025", "二、（五）"): (0, 182),
    ("shandong_measures_2024", "前言"): (0, 94),
    ("shandong_measures_2024", "十、"): (138, 225),
    ("shandong_measures_2024", "十一、"): (25, 140),
}


@pytest.fixture(scope="module")
def comparisons() -> dict[str, Comparison]:
    reference = understand(read(NATIONAL))
    return {name: compare(reference, understand(read(SEEDS / f"{name}.txt"))) for name in {key[0] for key in COUNTED}}


@pytest.mark.parametrize(("clause", "count"), COUNTED.items(), ids=str)
def test_the_share_is_the_counted_one(comparisons: dict[str, Comparison], clause: tuple[str, str], count):
    comparison = comparisons[clause[0]]
    found = next(one.id for one in comparison.draft.outline.clauses if one.number == clause[1])
    assert dict(comparison.copied_by_clause)[found] == pytest.approx(count[0] / count[1], abs=WITHIN)
