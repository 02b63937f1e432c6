"""A city's draft against the national plan and the province's at once."""

import pytest

from desktop.core.errors import ReadError
from desktop.core.model.finding import Dimension, Verdict
from desktop.core.model.several import Demand, Several
from desktop.core.progress import Silent
from desktop.core.readers.plain import read_plain
from desktop.services import pipeline
from desktop.services.several import several

NATION = """国务院办公厅关于培育数字人才的行动方案

一、重点任务

（一）培育。全面推行企业新型学徒制。到2027年培训数字高技能人才1000人以上。

（二）激励。将高层次数字人才纳入地方高级专家库。

（三）流动。设立流动岗位，吸引企业数字人才按规定兼职。
"""
PROVINCE = """广东省培育数字人才的若干措施

一、加强培育

（一）学徒制。探索企业新型学徒制。

（二）培训。到2026年培训数字高技能人才3000人以上。

二、优化环境

（三）流动。设立流动岗位，吸引企业数字人才按规定兼职。

（四）驿站。每个地级以上市建设数字人才驿站3个以上。
"""
CITY = """临江市培育数字人才实施方案

一、主要任务

（一）培育。推行企业新型学徒制。到2027年培训数字高技能人才1000人以上。

（二）流动。设立流动岗位，吸引企业数字人才按规定兼职。
"""


def side(words: str, name: str):
    return pipeline.understand(read_plain(words.encode(), name))


@pytest.fixture(scope="module")
def made() -> Several:
    first = pipeline.compare(side(NATION, "国家.txt"), side(CITY, "市.txt"))
    return several(first, [side(PROVINCE, "省.txt")], pipeline.compare, Silent())


def about(made: Several, words: str) -> Demand:
    return next(one for one in made.demands if any(words in made.quote(ask) for ask in one.asks))


def test_what_both_ask_for_is_one_demand(made: Several):
    for words in ("学徒制", "高技能人才", "流动岗位"):
        assert about(made, words).documents == (0, 1)
    assert about(made, "专家库").documents == (0,)
    assert about(made, "驿站").documents == (1,)
    assert made.common == 3
    assert (made.only(0), made.only(1)) == (1, 1)


def test_every_task_of_every_document_is_there(made: Several):
    for place, comparison in enumerate(made.comparisons):
        asked = [ask.task for demand in made.demands for ask in demand.asks if ask.document == place]
        assert sorted(asked) == sorted(task.id for task in comparison.reference.tasks)


def test_the_draft_has_a_verdict_for_each_who_asks(made: Several):
    verdicts = [made.judgement(ask).verdict for ask in about(made, "高技能人才").asks]
    assert verdicts == [Verdict.COVERED, Verdict.WEAKENED]
    assert made.worst(about(made, "高技能人才")) is Verdict.WEAKENED
    assert made.worst(about(made, "驿站")) is Verdict.MISSING


def test_a_larger_number_and_an_earlier_date_are_the_province_s_asking_for_more(made: Several):
    conflicts = {one.dimension: one for one in about(made, "高技能人才").conflicts}
    target, deadline = conflicts[Dimension.TARGET], conflicts[Dimension.DEADLINE]
    assert (target.more.document, target.less.document) == (1, 0)
    assert ("3000" in target.more_words, "1000" in target.less_words) == (True, True)
    assert deadline.more.document == 1
    assert "2026" in deadline.more_words


def test_a_stronger_word_is_the_nation_s_asking_for_more(made: Several):
    (conflict,) = about(made, "学徒制").conflicts
    assert conflict.dimension is Dimension.MODALITY
    assert conflict.more.document == 0
    assert conflict.more_words == "全面推行"


def test_where_both_say_the_same_nothing_conflicts(made: Several):
    assert not about(made, "流动岗位").conflicts
    assert {id(one) for one in made.conflicting} == {id(about(made, words)) for words in ("学徒制", "高技能人才")}


def test_the_documents_are_told_apart_by_whose_they_are(made: Several):
    assert made.names == ("国家文件", "广东省文件")


def test_two_of_one_level_are_told_apart_by_their_titles():
    first = pipeline.compare(side(NATION, "国家.txt"), side(CITY, "市.txt"))
    other = NATION.replace("培育数字人才的行动方案", "发展数字经济的意见").replace("2027年", "2030年")
    made = several(first, [side(other, "另一份.txt")], pipeline.compare, Silent())
    assert len(set(made.names)) == 2
    assert "发展数字经济" in made.names[1]


def test_the_same_document_twice_is_refused():
    first = pipeline.compare(side(NATION, "国家.txt"), side(CITY, "市.txt"))
    with pytest.raises(ReadError, match="same_file"):
        several(first, [side(NATION, "国家2.txt")], pipeline.compare, Silent())


def test_three_documents_are_joined_as_well():
    first = pipeline.compare(side(NATION, "国家.txt"), side(CITY, "市.txt"))
    third = PROVINCE.replace("广东省", "广州市").replace("3000", "5000")
    made = several(first, [side(PROVINCE, "省.txt"), side(third, "穗.txt")], pipeline.compare, Silent())
    assert about(made, "高技能人才").documents == (0, 1, 2)
    assert about(made, "驿站").documents == (1, 2)


def test_two_upper_documents_that_each_name_a_unit_that_the_other_does_not_conflict_in_both_directions():
    nation = NATION.replace("新型学徒制。", "新型学徒制。（责任单位：教育部、科技部、财政部）", 1)
    province = PROVINCE.replace("新型学徒制。", "新型学徒制。（责任单位：省教育厅、省科技厅、省商务厅）", 1)
    first = pipeline.compare(side(nation, "国家.txt"), side(CITY, "市.txt"))
    found = about(several(first, [side(province, "省.txt")], pipeline.compare, Silent()), "学徒制")
    (conflict,) = [one for one in found.conflicts if one.dimension is Dimension.RESPONSIBILITY]
    assert conflict.both
    assert {conflict.more_words, conflict.less_words} == {"财政部", "省商务厅"}
