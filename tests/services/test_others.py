"""How other plans carry the tasks of the national plan, with Guangxi's plan as the draft."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core import resources
from desktop.core.model.finding import Verdict
from desktop.core.model.library import Carried
from desktop.core.model.review import Side
from desktop.core.progress import Silent
from desktop.services import pipeline
from desktop.services.library import Library
from desktop.services.others import carried_by, others, shown, source_of, starting_point


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library(tmp_path_factory.mktemp("library") / "library")
    made.prepare()
    return made


@pytest.fixture(scope="module")
def sides() -> tuple[Side, Side]:
    names = ("national_action_plan_2024.txt", "guangxi_implementation_plan_2025.txt")
    first, second = (pipeline.understand(pipeline.read(Path(str(resources.seed(name))))) for name in names)
    return first, second


@pytest.fixture(scope="module")
def found(library: Library, sides: tuple[Side, Side]) -> dict[str, list[Carried]]:
    made: dict[str, list[Carried]] = {}
    for plan in others(library, *sides):
        for task, one in carried_by(library, plan, sides[0], pipeline.compare, Silent()).items():
            made.setdefault(task, []).append(one)
    return made


def test_reference_and_draft_are_left_out_and_plans_of_the_same_title_come_first(library: Library, sides):
    assert [plan.place for plan in others(library, *sides)] == ["广东省", "山东省", "广东省"]
    assert "十四五" in others(library, *sides)[-1].title
    reference, draft = sides
    written_in = replace(draft, document=replace(draft.document, text=draft.document.text + "另"))
    assert others(library, reference, written_in) == others(library, reference, draft)


def test_words_targets_units_and_source_are_those_of_the_plan(library: Library, sides, found):
    everything = [one for entries in found.values() for one in entries]
    assert {one.verdict for one in everything} == {Verdict.COVERED, Verdict.WEAKENED}
    for plan in others(library, *sides):
        whole = "".join(clause.text for clause in library.clauses(plan)).replace("\n", "")
        mine = [one for one in everything if one.plan == plan]
        assert len(mine) > 30
        assert all(one.quote in whole for one in mine)
        assert all(target in whole for one in mine for target in one.targets)
        assert all(unit in whole for one in mine for unit in one.units)
    shandong = [one for one in everything if one.plan.place == "山东省"]
    assert any(one.targets for one in shandong)
    assert any("省人力资源社会保障厅" in one.units for one in shandong)
    assert source_of(shandong[0]).startswith(
        "《山东省加快数字人才培养支撑数字经济发展的若干措施》（鲁人社发〔2024〕14号）"
    )
    assert starting_point(shandong[0]).startswith(shandong[0].quote)
    assert source_of(shandong[0]) in starting_point(shandong[0])


def test_those_that_carry_a_task_wholly_are_listed_first(found):
    several = max(found.values(), key=lambda entries: len({one.verdict for one in entries}))
    listed = [one.verdict is Verdict.COVERED for one in shown(several)]
    assert listed == sorted(listed, reverse=True)


def test_what_was_compared_is_kept_until_the_rules_are_others(library: Library, sides, found):
    calls = []

    def compare(*arguments):
        calls.append(arguments)
        return pipeline.compare(*arguments)

    plan = others(library, *sides)[0]
    first = carried_by(library, plan, sides[0], compare, Silent())
    assert not calls
    with resources.in_force(resources.Rules("本单位", "0" * 64)):
        assert carried_by(library, plan, sides[0], compare, Silent()) == first
    assert len(calls) == 1


def test_a_plan_about_another_matter_has_nothing_to_say(library: Library, sides, tmp_path: Path):
    other = tmp_path / "殡葬.txt"
    other.write_text(
        "某市殡葬管理实施方案\n\n一、主要任务\n（一）完善公墓布局。新建公益性公墓三处。加强财政资金保障。\n"
        "（二）规范殡葬服务收费。加大政策宣传力度，营造良好氛围。\n",
        encoding="utf-8",
    )
    (plan,) = library.add([other]).plans
    assert carried_by(library, plan, sides[0], pipeline.compare, Silent()) == {}
    library.remove(plan)
