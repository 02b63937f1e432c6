"""Each task of the reference meets the draft's passages nearest to it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core import resources
from desktop.core.alignment.field import Field
from desktop.core.alignment.likeness import NAMES
from desktop.core.alignment.matching import (
    SHORTLIST,
    Wanted,
    match,
    matched,
    scores,
    wanted,
)
from desktop.core.alignment.matching import nearest as shortlist
from desktop.core.model.alignment import Match
from desktop.core.model.review import Side

Lay = Callable[[list[str], list[str]], tuple[Match, ...]]
DRAFT = ["引进海外高层次人才。建设创业孵化基地。", "完善职称评审制度。举办职业技能大赛。"]


def nearest(plan: Callable[..., Side], match: Match) -> str:
    """The words of the best candidate in `DRAFT`."""
    return plan(*DRAFT, place="某县").quote(match.candidates[0].evidence.span)


@pytest.mark.parametrize(
    ("task", "counterpart"),
    [
        ("引进海外高层次人才。", "引进海外高层次人才"),
        ("加大境外人才引进力度。", "引进海外高层次人才"),
        ("支持建设数字经济创业载体。", "建设创业孵化基地"),
        ("健全职称制度。", "完善职称评审制度"),
        ("组织开展职业技能竞赛。", "举办职业技能大赛"),
    ],
)
def test_the_counterpart_comes_first(matches: Lay, plan: Callable[..., Side], task: str, counterpart: str):
    (found,) = matches([task], DRAFT)
    assert nearest(plan, found) == counterpart


def test_a_task_that_shares_no_word_has_no_candidate(matches: Lay):
    (found,) = matches(["打击非法偷排。"], ["颁发证书。"])
    assert found.candidates == ()


def test_a_passage_belongs_first_to_the_task_it_fits_best(matches: Lay):
    tasks = ["举办职业技能大赛。", "大赛获奖选手享受补贴。"]
    _, alone = matches(["推进改革。", tasks[1]], DRAFT)
    best, second = matches(tasks, DRAFT)
    number = best.candidates[0].number
    assert score(second, number) < score(alone, number)


def score(match: Match, number: int) -> float:
    return next(candidate.score for candidate in match.candidates if candidate.number == number)


@pytest.fixture(scope="module")
def pair(understood: Callable[[str], Side], root: Path) -> tuple[Side, Side]:
    """The national plan and Guangxi's."""
    names = ("national_action_plan_2024", "guangxi_implementation_plan_2025")
    first, second = (understood((root / "seeds" / f"{name}.txt").read_text(encoding="utf-8")) for name in names)
    return first, second


@pytest.fixture(scope="module")
def found(pair: tuple[Side, Side]) -> tuple[Match, ...]:
    return match(pair[0], Field(pair[1]))


def test_every_task_is_matched_once_in_its_order(pair: tuple[Side, Side], found: tuple[Match, ...]):
    assert tuple(match.task for match in found) == pair[0].tasks


def test_candidates_come_the_best_first_each_once(found: tuple[Match, ...]):
    for every in found:
        scores = [candidate.score for candidate in every.candidates]
        assert scores == sorted(scores, reverse=True)
        assert len({candidate.number for candidate in every.candidates}) == len(scores) <= SHORTLIST


def test_scores_are_shares(found: tuple[Match, ...]):
    assert all(0 <= candidate.score <= 1 for every in found for candidate in every.candidates)


def test_a_candidate_says_for_every_term_how_surely_it_is_met(found: tuple[Match, ...]):
    for every in found:
        for candidate in every.candidates:
            assert len(candidate.met) == len(every.terms)
            assert all(0 <= value <= 1 for value in candidate.met)
            assert 0 <= every.coverage(candidate) <= 1 + 1e-9


def test_a_score_is_explained_by_its_features(found: tuple[Match, ...]):
    for every in found:
        for candidate in every.candidates:
            assert tuple(feature.name for feature in candidate.evidence.features) == NAMES
            assert all(0 <= feature.value <= 1 for feature in candidate.evidence.features)


def test_terms_are_words_of_their_part(pair: tuple[Side, Side], found: tuple[Match, ...]):
    text = pair[0].document.text
    for every in found:
        for term in every.terms:
            assert every.task.parts[term.part].contains(term.span)
            assert term.span.of(text) == term.word
            assert term.weight >= 0


def test_evidence_stands_in_one_sentence_and_its_clause(pair: tuple[Side, Side], found: tuple[Match, ...]):
    draft = pair[1]
    for every in found:
        for candidate in every.candidates:
            passage = draft.passages[candidate.number]
            assert candidate.evidence.clause == passage.clause
            assert passage.sentence.contains(candidate.evidence.span)
            assert candidate.evidence.span.contains(passage.span)


def test_a_second_look_finds_the_same(pair: tuple[Side, Side], found: tuple[Match, ...]):
    assert match(pair[0], Field(pair[1])) == found


def test_a_plan_is_its_own_counterpart(pair: tuple[Side, Side]):
    reference = pair[0]
    copy = replace(reference, document=replace(reference.document, name="副本.txt"))
    for every in match(reference, Field(copy)):
        assert every.candidates[0].evidence.span.contains(every.task.span)


# --- how a score is made ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def looked(pair: tuple[Side, Side]) -> tuple[Field, tuple[Wanted, ...], tuple[Match, ...]]:
    """The field of the draft, what is looked for, and what is found before tasks claim passages from each other."""
    field = Field(pair[1])
    tasks = wanted(pair[0], field)
    return field, tasks, tuple(matched(one, field) for one in tasks)


def test_what_the_words_of_a_passage_say_of_a_task_is_a_share_of_it(looked):
    field, tasks, _ = looked
    for one in tasks:
        assert all(0 < value <= 1 + 1e-9 for value in scores(one, field, field.passages).values())


def test_of_some_passages_the_same_is_said_as_of_all(looked):
    field, tasks, _ = looked
    for one in tasks:
        said = scores(one, field, field.passages)
        some = list(said)[::3]
        unsaid = [number for number in range(len(field.passages)) if number not in said]
        assert scores(one, field, [*some, *unsaid]) == pytest.approx({number: said[number] for number in some})


def test_the_shortlist_are_those_that_say_most_the_first_in_the_draft_of_equals(looked):
    field, tasks, _ = looked
    for one in tasks:
        said = scores(one, field, field.passages)
        first = sorted(said, key=lambda number: (-said[number], number))[:SHORTLIST]
        assert [*shortlist(one, field).items()] == [(number, said[number]) for number in first]


def test_a_score_is_its_features_by_their_weights_less_what_a_statement_costs(looked):
    field, _, found = looked
    costs = resources.table("rules/alignment.toml")["statement"]
    for every in found:
        for candidate in every.candidates:
            features = candidate.evidence.features
            made = sum(feature.weight * feature.value for feature in features)
            made -= 0 if field.passages[candidate.number].measure else costs["penalty"]
            made -= costs["heading"] if candidate.number in field.headings else 0
            assert candidate.score == pytest.approx(max(0, min(1, made)), abs=0.002)
            assert candidate.score == round(candidate.score, 4)
            assert [feature.value for feature in features] == [round(feature.value, 3) for feature in features]


def test_passages_that_say_the_same_differ_in_what_else_they_say(matches: Lay):
    (found,) = matches(
        ["引进海外高层次人才，治理黑臭水体。"], ["引进海外高层次人才。", "引进海外高层次人才和创业孵化团队。"]
    )
    plain, longer = ({f.name: f.value for f in one.evidence.features} for one in found.candidates[:2])
    assert plain["precision"] == 1
    assert 0.3 < longer["precision"] < 1
    assert 0 < plain["own"] < 1
    assert longer["own"] == pytest.approx(plain["own"], abs=0.001)
    water = [at for at, term in enumerate(found.terms) if term.word in "治理黑臭水体"]
    assert water
    assert all(found.candidates[0].met[at] == 0 for at in water)


def test_of_a_task_with_parts_the_passages_that_say_most_of_each_are_looked_at_too(plan: Callable[..., Side]):
    park, housing = "加强留学人员创业园{}期建设", "发放住房{}类补贴"
    counted = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
    draft = plan("".join(f"{words.format(at)}。" for words in (park, housing) for at in counted), place="某县")
    field = Field(draft)
    (both,) = wanted(plan("各地要加强留学人员创业园建设，发放住房补贴。"), field)
    found = [draft.quote(draft.passages[number].span) for number in shortlist(both, field)]
    assert found == [*(housing.format(at) for at in counted[:SHORTLIST]), *(park.format(at) for at in counted[:2])]
    (one,) = wanted(plan("各地要加强留学人员创业园建设。"), field)
    assert len(shortlist(one, field)) == SHORTLIST
