"""How a draft cites the document it implements."""

import pytest

from desktop.core.checks.citation import citations
from desktop.core.messages import render
from desktop.core.model.clause import FrontMatter, Outline
from desktop.core.model.document import Document
from desktop.core.model.review import Side

TITLE = "加快数字人才培育支撑数字经济发展行动方案（2024—2026年）"
NUMBER = "人社部发〔2024〕37号"


def side(text: str, title: str = "", number: str = "") -> Side:
    return Side(Document("a.txt", "", "txt", text, ()), Outline(FrontMatter(title, number), ()), ())


def faults(text: str, number: str = NUMBER) -> list[str]:
    """What is wrong, sentence by sentence, of all citations."""
    return [render(fault) for one in citations(side("", TITLE, number), side(text)) for fault in one.faults]


@pytest.mark.parametrize(
    "text",
    [
        f"根据《{TITLE}》（{NUMBER}）要求",
        f"根据《人力资源社会保障部 教育部关于印发〈{TITLE}〉的通知》（{NUMBER}）要求",
        f"根据《关于印发《{TITLE}》的通知》（{NUMBER}）要求",
        f"根据《加快数字人才培育支撑数字经济发展行动方案 （2024-2026年）》（ {NUMBER} ）要求",
        f"根据《{TITLE}》（{NUMBER}）。各地落实《加快数字人才培育支撑数字经济发展行动方案》",
    ],
)
def test_a_right_citation_has_no_fault(text):
    assert citations(side("", TITLE, NUMBER), side(text))
    assert faults(text) == []


def test_a_miscopied_title_is_told():
    assert faults(f"《{TITLE.replace('培育', '培养')}》（{NUMBER}）")[0].startswith("标题引作“加快数字人才培养")


def test_a_title_of_which_more_was_miscopied_is_still_known():
    said = "《加快数字人才培养、支持数字经济高质量发展行动计划（2024—2026）》"
    assert len(citations(side("", TITLE, NUMBER), side(said))) == 1
    assert citations(side("", TITLE, NUMBER), side("《加快数字经济发展行动方案》")) == ()


def test_it_is_found_behind_another_document_and_in_a_draft_of_the_same_name():
    said = f"根据《数字中国建设整体布局规划》《{TITLE}》（{NUMBER}）"
    assert len(citations(side("", TITLE, NUMBER), side(said))) == 1
    assert len(citations(side("", TITLE, NUMBER), side(said, TITLE))) == 1


def test_another_number_is_told():
    assert faults(f"《{TITLE}》（人社部发〔2024〕73号）") == [
        f"文号引作“人社部发〔2024〕73号”，上位文件的文号是“{NUMBER}”"
    ]


@pytest.mark.parametrize("brackets", ["[]", "（）", "【】", "()"])
def test_other_brackets_than_the_standard_asks_for_are_told(brackets):
    cited = f"人社部发{brackets[0]}2024{brackets[1]}37号"
    assert faults(f"《{TITLE}》（{cited}）") == [f"文号“{cited}”的年份应当用六角括号“〔〕”"]


def test_the_number_belongs_to_the_first_citation_only():
    assert faults(f"《{TITLE}》要求。《{TITLE}》提出。") == [f"首次引用未注明文号（{NUMBER}）"]


def test_where_the_reference_gives_no_number_none_is_missed():
    assert faults(f"《{TITLE}》要求", number="") == []
    assert faults(f"《{TITLE}》（人社部发[2024]37号）", number="") == [
        "文号“人社部发[2024]37号”的年份应当用六角括号“〔〕”"
    ]


def test_other_documents_are_not_taken_for_it():
    assert (
        citations(side("", TITLE, NUMBER), side("《数字中国建设整体布局规划》《数字经济促进共同富裕实施方案》")) == ()
    )
    assert citations(side("", "", NUMBER), side(f"《{TITLE}》")) == ()


def test_the_draft_may_name_itself():
    own = TITLE.replace("加快", "某省加快").replace("行动", "实施").replace("2024—2026", "2025—2027")
    assert citations(side("", TITLE, NUMBER), side(f"现将《{own}》印发给你们", own)) == ()


def test_a_citation_spans_title_and_number():
    draft = side(f"根据《{TITLE}》（{NUMBER}）要求")
    assert draft.quote(citations(side("", TITLE, NUMBER), draft)[0].span) == f"《{TITLE}》（{NUMBER}）"


def test_a_number_without_a_year_is_read_too():
    from desktop.core.checks.citation import _figures

    assert _figures("国令第712号") == _figures("国令第0712号") != _figures("国令第713号")
