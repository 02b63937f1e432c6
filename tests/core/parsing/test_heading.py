"""The first paragraph of a clause tells its heading from its body."""

import pytest

from desktop.core.parsing.heading import heading_of


@pytest.mark.parametrize(
    ("words", "goes_on", "heading"),
    [
        ("总体要求", True, "总体要求"),
        ("优化培养政策。结合数字人才需求，深化研究。", False, "优化培养政策"),
        ("基本原则。", True, "基本原则"),
        ("开展健康教育。", False, ""),
        ("坚持深化改革，简政放权。进一步健全体系。", False, "坚持深化改革，简政放权"),
        ("支持企业设立中心，对外输出培训，培育人才。全面推行学徒制。", False, ""),
        ("国家博士后计划、香江学者计划：依据国家安排，设立岗位。", False, "国家博士后计划、香江学者计划"),
        ("各地要做好以下工作，落实责任：建立机制。", False, ""),
        ("“1+12+N”港澳青年创新创业基地体系建设。加快建设基地。", False, "“1+12+N”港澳青年创新创业基地体系建设"),
        ("将健康融入政治建设，完善健康治理体系", True, "将健康融入政治建设，完善健康治理体系"),
        ("有合法稳定住所；", False, ""),
        ("总体要求以习近平新时代中国特色社会主义思想为指导，深入贯彻。", False, "总体要求"),
        ("基本原则一是要坚持县域统筹，分层分类实施。", False, "基本原则"),
        ("指导思想和发展目标按照“老有所养”要求，坚持政府主导。", False, "指导思想和发展目标"),
        ("发展目标2020年，出台相关政策措施，支持家庭。", False, "发展目标"),
        ("工作目标任务完成情况，纳入年度考核，作为依据。", False, ""),
    ],
)
def test_heading_of_a_first_paragraph(words: str, goes_on: bool, heading: str) -> None:
    found, body = heading_of(words, 0, len(words), goes_on=goes_on)
    assert found == heading
    assert words[:body].rstrip("。：") == heading
