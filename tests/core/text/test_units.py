"""What units are responsible for."""

import pytest

from desktop.core.text.units import field_of, fields_of, is_counted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("教育部", "省教育厅"),
        ("教育部", "县教育局"),
        ("国家发展改革委", "省发展改革委"),
        ("人力资源社会保障部", "自治区人力资源社会保障厅"),
        ("中共中央组织部", "省委组织部"),
        ("中央网信办", "自治区党委网信办"),
        ("公安部", "市公安局"),
        ("交通运输部", "交通运输部门"),
        ("全国总工会", "省总工会"),
        ("省发展改革委（省能源局）", "国家发展改革委"),
        pytest.param("市场监管总局", "省市场监管局"),
        pytest.param("国家税务总局", "省税务局"),
        pytest.param("国务院国资委", "省国资委"),
    ],
)
def test_units_of_one_field_have_one_name(one: str, other: str):
    assert field_of(one) == field_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("省教育厅", "省科技厅"), ("省委组织部", "省委网信办"), ("财政部", "教育部")]
)
def test_units_of_two_fields_have_two(one: str, other: str):
    assert field_of(one) != field_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("海关总署", "福建海关"),
        ("银保监会", "省银保监局"),
        ("人民银行", "人行合肥中心支行"),
        ("国际发展合作署", "省外办"),
        ("国管局", "省机关事务管理局"),
        ("文化和旅游部", "市文广旅局"),
        ("工业和信息化部", "市经信局"),
        ("体育总局", "县教育体育局"),
    ],
)
def test_units_named_otherwise_in_a_locality_answer_for_the_same(one: str, other: str):
    assert fields_of(one) & fields_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("民政部", "市人民政府"), ("财政部", "省税务局"), ("国家林草局", "省农业农村厅"), ("残联", "县民政局")],
)
def test_units_of_other_fields_do_not(one: str, other: str):
    assert not fields_of(one) & fields_of(other)


def test_governments_and_bodies_of_one_place_have_no_counterpart_of_their_own():
    assert not any(map(is_counted, ("各区县政府", "各省级人民政府", "园区管委会", "北京冬奥组委")))
    assert all(map(is_counted, ("教育部", "市残联", "省数据资源局")))


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("县〔市、区〕政府", False),
        ("县（市、区）政府", False),
        ("市政府（办公室）", False),
        ("县〔市、区〕教育局", True),
        ("政府采购中心", True),
    ],
)
def test_what_stands_in_brackets_makes_no_other_unit_of_a_government(name: str, counted: bool):
    assert is_counted(name) == counted


def test_a_field_is_known_without_what_stands_in_brackets():
    assert field_of("县〔市、区〕教育局") == field_of("教育部")
    assert field_of("市发展改革委〔市能源局〕") == field_of("国家发展改革委")
