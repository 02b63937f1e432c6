"""What documents show of themselves."""

from pathlib import Path

import pytest

from desktop.core.model.recognition import Level, Recognition
from desktop.core.parsing.outline import parse_outline
from desktop.core.parsing.recognition import recognised
from desktop.core.readers import read_document
from desktop.core.readers.plain import read_plain

BODY = "\n\n一、主要任务\n\n（一）培育。加快培育数字人才。\n"


def shown(head: str, *, name: str = "文件.txt", body: str = BODY) -> Recognition:
    document = read_plain(f"{head}{body}".encode(), name)
    return recognised(document, parse_outline(document))


@pytest.mark.parametrize(
    ("seed", "level", "place"),
    [
        ("national_action_plan_2024", Level.NATIONAL, ""),
        ("guangdong_measures_2024", Level.PROVINCIAL, "广东省"),
        ("guangdong_five_year_plan_2021", Level.PROVINCIAL, "广东省"),
        ("guangxi_implementation_plan_2025", Level.PROVINCIAL, "广西壮族自治区"),
        ("shandong_measures_2024", Level.PROVINCIAL, "山东省"),
    ],
)
def test_the_seeds_are_known_for_what_they_are(root: Path, seed, level, place):
    document = read_document(root / "seeds" / f"{seed}.txt")
    assert recognised(document, parse_outline(document)) == Recognition(level, place)


@pytest.mark.parametrize(
    ("title", "level", "place"),
    [
        ("广安市加快数字人才培育实施方案", Level.MUNICIPAL, "广安市"),
        ("四川省广安市加快数字人才培育实施方案", Level.MUNICIPAL, "四川省广安市"),
        ("广州市天河区数字人才实施方案", Level.COUNTY, "广州市天河区"),
        ("阜新蒙古族自治县数字人才工作方案", Level.COUNTY, "阜新蒙古族自治县"),
        ("重庆市数字人才实施意见", Level.PROVINCIAL, "重庆市"),
        ("关于推进广安市数字人才培育实施方案", Level.MUNICIPAL, "广安市"),
    ],
)
def test_the_title_names_the_place(title, level, place):
    names = [place, place.removeprefix("四川省"), place.removeprefix("广州市"), "广州市"]
    governed = "".join(f"{name}人民政府各部门抓好落实。" for name in names if name)
    assert shown(title, body=f"{BODY}\n{governed}\n") == Recognition(level, place)


@pytest.mark.parametrize(
    "title", ["城市更新行动方案", "县域商业体系建设行动方案", "社区服务实施方案", "市场监管行动方案"]
)
def test_a_word_that_only_looks_like_a_place_is_none(title):
    assert shown(title).level is None


@pytest.mark.parametrize(
    ("addressees", "level"),
    [
        ("各省、自治区、直辖市人民政府：", Level.NATIONAL),
        ("各市、县（市、区）人民政府：", Level.PROVINCIAL),
        ("各县（市、区）人民政府：", Level.MUNICIPAL),
        ("各乡镇人民政府、街道办事处：", Level.COUNTY),
    ],
)
def test_whom_it_is_sent_to_tells_the_level_above(addressees, level):
    assert shown(f"数字人才培育行动方案\n\n{addressees}").level is level


@pytest.mark.parametrize(
    ("number", "level"),
    [
        ("国办发〔2018〕56号", Level.NATIONAL),
        ("人社部发〔2024〕37号", Level.NATIONAL),
        ("鲁人社发〔2024〕14号", Level.PROVINCIAL),
    ],
)
def test_the_number_tells_the_level(number, level):
    assert shown(f"数字人才培育行动方案\n\n{number}").level is level


def test_how_it_speaks_of_itself_is_the_last_sign():
    assert shown("数字人才培育实施方案", body=f"{BODY}立足我市，全市联动，落实全省部署。\n").level is Level.MUNICIPAL
    assert shown("数字人才培育实施方案").level is None


@pytest.mark.parametrize(
    ("head", "name", "mark"),
    [
        ("某省实施方案（征求意见稿）", "文件.txt", "征求意见稿"),
        ("某省实施方案\n\n（送审稿）", "文件.txt", "送审稿"),
        ("某省实施方案", "某省实施方案讨论稿.docx", "讨论稿"),
        ("某省实施方案", "文件.txt", ""),
    ],
)
def test_a_draft_says_so(head, name, mark):
    assert shown(head, name=name).draft_mark == mark


def test_the_word_draft_in_a_sentence_is_no_mark():
    assert shown("某省实施方案\n\n请对预算草案提出修改意见，报送审稿由办公室汇总。").draft_mark == ""


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("国家数据局", Level.NATIONAL),
        ("人力资源社会保障部", Level.NATIONAL),
        ("省数据局", None),  # of a place that it does not name
        ("中共委员会组织部", None),  # of any level
        ("数字人才促进会", None),
    ],
)
def test_the_issuer_tells_the_level_where_the_title_does_not(issuer, level):
    head = f"{issuer}关于印发《数字人才培育行动方案》的通知\n\n数字人才培育行动方案"
    assert shown(head).level is level
