"""A file that came as one run without line breaks is taken apart at its numbers."""

from collections.abc import Callable

FILLER = "坚持创新引领和服务发展，紧贴产业发展需要，扎实开展各类专项行动，着力打造高水平人才队伍。" * 8


def test_numbers_begin_paragraphs(paragraphs: Callable[[str], list[str]]) -> None:
    text = f"一、总体要求（一）指导思想。{FILLER}（二）发展目标。{FILLER}二、重点任务（三）加强培养。{FILLER}"
    assert [p[:8] for p in paragraphs(text)] == [
        "一、总体要求",
        "（一）指导思想。",
        "（二）发展目标。",
        "二、重点任务",
        "（三）加强培养。",
    ]


def test_articles_begin_paragraphs_but_citations_do_not(paragraphs: Callable[[str], list[str]]) -> None:
    text = (
        f"某市管理办法第一章总则第一条为规范行为，制定本办法。{FILLER}"
        f"第二条违反本办法第一条规定的，按照第三条处理。{FILLER}第三条本办法自发布之日起施行。"
    )
    assert [p[:3] for p in paragraphs(text)] == ["某市管", "第一章", "第一条", "第二条", "第三条"]


def test_the_notice_is_parted_from_the_plan(paragraphs: Callable[[str], list[str]]) -> None:
    text = (
        "某市人民政府关于印发《某市人才办法》的通知各县人民政府，市级各部门：现将《某市人才办法》印发给你们，请认真执行。"
        f"某市人民政府2023年6月21日某市人才实施方案为贯彻落实部署，制定本方案。{FILLER}一、任务（一）培养。{FILLER}"
    )
    assert [p[:9] for p in paragraphs(text)] == [
        "某市人民政府关于印",
        "各县人民政府，市级",
        "现将《某市人才办法",
        "某市人民政府",
        "2023年6月21",
        "某市人才实施方案",
        "为贯彻落实部署，制",
        "一、任务",
        "（一）培养。坚持创",
    ]


def test_the_number_of_the_document_stands_alone_and_a_signature_needs_no_title_behind_it(
    paragraphs: Callable[[str], list[str]],
) -> None:
    text = (
        "某市人民政府关于印发《某市人才办法》的通知某政发〔2023〕5号各县人民政府，市级各部门：现将办法印发给你们。"
        f"某市人民政府2023年6月21日 （一）培养。{FILLER}{FILLER}"
    )
    made = paragraphs(text)
    assert "某政发〔2023〕5号" in made
    assert made[made.index("某市人民政府") :][:2] == ["某市人民政府", "2023年6月21日"]
    assert made[-1].startswith("（一）培养。")


def test_ideographic_indents_begin_paragraphs(paragraphs: Callable[[str], list[str]]) -> None:
    assert paragraphs(f"　　{FILLER}　　{FILLER}") == [FILLER, FILLER]


def test_headings_end_where_the_contents_say(paragraphs: Callable[[str], list[str]]) -> None:
    contents = "第一章　发展基础第一节　现状第二节　目标"
    text = f"某市规划目　录{contents}第一章　发展基础第一节　现状近年来，{FILLER}第二节　目标到2025年，{FILLER}"
    made = paragraphs(text)
    assert made.count("第一节　现状") == 2
    assert [p[:6] for p in made if len(p) > 100] == ["近年来，坚持", "到2025年"]


def test_a_date_that_goes_on_is_no_signature(paragraphs: Callable[[str], list[str]]) -> None:
    text = f"第一章总则第一条为规范行为，制定本办法。{FILLER}{FILLER}第二条本办法由市财政局自2023年8月1日起执行。"
    assert paragraphs(text)[-1] == "第二条本办法由市财政局自2023年8月1日起执行。"
