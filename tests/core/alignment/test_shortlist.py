"""The passages that say most of a task, found for all passages at once."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.alignment.shortlist import bits, foremost, numbers

SIZE = 150
# For each term of a task: how much of the task it is with the passages that say it, surely and less surely.
TERMS = st.lists(st.tuples(st.floats(0, 1), st.dictionaries(st.integers(0, SIZE - 1), st.sampled_from([0.4, 0.7, 1]))))


@given(st.sets(st.integers(0, SIZE - 1)))
def test_a_set_gives_its_numbers_in_order(some: set[int]):
    assert [*numbers(bits(some, SIZE))] == sorted(some)


def together(terms: list[tuple[float, dict[int, float]]]) -> list[list[tuple[float, int]]]:
    """What each value of each term is worth, with the passages that say it so."""
    whole = sum(weight for weight, _ in terms) or 1
    return [
        [
            (weight * value / whole, bits([number for number, one in who.items() if one == value], SIZE))
            for value in set(who.values())
        ]
        for weight, who in terms
    ]


@given(TERMS, st.integers(1, 20))
def test_those_that_say_most_are_among_them(terms: list[tuple[float, dict[int, float]]], most: int):
    whole = sum(weight for weight, _ in terms) or 1
    said: dict[int, float] = defaultdict(float)
    for weight, who in terms:
        for number, value in who.items():
            said[number] += weight * value / whole
    found = {*numbers(foremost(together(terms), most))}
    least = sorted(said.values())[-most:][:1]
    assert {number for number in said if said[number] >= least[0]} <= found <= said.keys()
    assert all(said[number] > least[0] - 0.001 * (len(terms) + 2) for number in found)


@pytest.mark.parametrize(("most", "found"), [(1, [7]), (2, [3, 7]), (3, [3, 7, 9]), (4, [3, 7, 9])])
def test_no_more_are_found_than_come_near(most: int, found: list[int]):
    said = [[(0.5, bits([3, 7], SIZE))], [(0.3, bits([7], SIZE)), (0.2, bits([9], SIZE))], [(0.1, bits([7], SIZE))]]
    assert [*numbers(foremost(said, most))] == found


def test_a_passage_with_a_word_that_weighs_nothing_is_better_than_none():
    said = [[(0.0, bits([3, 7], SIZE))], [(0.3, bits([9], SIZE))]]
    assert [*numbers(foremost(said, 2))] == [3, 7, 9]
    assert foremost([], 2) == 0
