"""What units are responsible for."""

import pytest

from desktop.core.text.units import field_of


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
