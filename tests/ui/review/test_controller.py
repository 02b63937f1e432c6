"""What is selected, filtered and sought."""

import pytest

from desktop.services.filtering import Filter
from desktop.ui.review.controller import ReviewController


@pytest.fixture
def controller(qapp, comparison) -> ReviewController:
    made = ReviewController()
    made.load(comparison)
    return made


def test_the_first_problem_is_selected(controller):
    assert controller.task == "t1"


def test_stepping_goes_from_problem_to_problem_and_around(controller):
    seen = []
    for by in (1, 1, -1):
        controller.step(by)
        seen.append(controller.task)
    assert seen == ["t3", "t1", "t3"]


def test_stepping_starts_at_the_selected_task(controller):
    controller.select("t2")
    controller.step(1)
    assert controller.task == "t3"
    controller.select("t2")
    controller.step(-1)
    assert controller.task == "t1"


def test_an_unknown_task_is_not_selected(controller, qtbot):
    with qtbot.assertNotEmitted(controller.selected):
        controller.select("t99")


def test_a_click_in_either_text_selects_its_task(controller, comparison):
    assert controller.select_at("reference", comparison.judgements[3].task.span.start)
    assert controller.task == "t4"
    assert controller.select_at("draft", comparison.judgements[1].evidence[0].span.start)
    assert controller.task == "t2"


def test_a_click_beside_every_passage_selects_nothing(controller):
    assert not controller.select_at("reference", 0)
    assert controller.task == "t1"


def test_an_addition_has_no_task_to_select(controller, comparison):
    assert not controller.select_at("draft", comparison.additions[0].span.start)


def test_the_filter_keeps_chosen_verdicts_and_all_without_a_choice(controller):
    controller.narrow(Filter(frozenset(["missing", "strengthened"])))
    assert controller.visible() == {"t2", "t3"}
    controller.narrow(Filter(frozenset()))
    assert len(controller.visible()) == 5


def test_a_filter_that_hides_the_selected_task_selects_the_first_one_left(controller):
    controller.narrow(Filter(frozenset(["covered"])))
    assert controller.task == "t2"
    controller.narrow(Filter(frozenset()))
    assert controller.task == "t2"


def test_sought_words_are_gone_through_in_both_documents(controller, qtbot):
    controller.finder.seek("工匠精神")
    places = []
    controller.pointed.connect(lambda side, _span: places.append(side))
    for by in (1, 1, 1, -1):
        controller.finder.step(by)
    assert places == ["reference", "draft", "reference", "draft"]


def test_a_place_is_named_by_its_clause(controller, comparison):
    assert controller.clause_path("reference", comparison.judgements[2].task.span.start) == "一、（二）强化激励引导"
    assert controller.clause_path("reference", 0) == ""
