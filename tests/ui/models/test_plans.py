"""Plans of the library side by side."""

from dataclasses import replace

from desktop.core.model.library import Plan
from desktop.ui.models.plans import told_apart

MEASURES = Plan("1", "1", "a.txt", "广东省加快数字人才培育的若干措施", "provincial", "广东省", "", "", 20, 60)
PLAN = replace(MEASURES, sha256="2", title="广东省技能人才培养“十四五”规划", number="粤人社函〔2021〕346号")
OTHER = replace(MEASURES, sha256="3", title="山东省若干措施", place="山东省")


def test_one_plan_of_a_place_needs_no_more_than_the_place():
    assert told_apart([MEASURES, OTHER]) == ("", "")


def test_two_of_one_place_have_their_kind():
    assert told_apart([MEASURES, OTHER, PLAN]) == ("若干措施", "", "“十四五”规划")


def test_where_both_years_are_known_they_tell_them_apart():
    assert told_apart([replace(MEASURES, date="2024-09-24"), PLAN]) == ("2024年", "2021年")


def test_two_of_one_kind_have_their_titles():
    like = replace(MEASURES, sha256="4", title="广东省技能人才若干措施")
    assert told_apart([MEASURES, like]) == ("加快数字人才培育的若干措施", "技能人才若干措施")
