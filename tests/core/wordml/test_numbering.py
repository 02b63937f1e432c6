"""numbering.xml and paragraphs → the automatic numbers that Word shows."""

import shutil
import subprocess

import pytest

from desktop.core.wordml.package import open_word
from desktop.core.wordml.walk import walk

SOFFICE = shutil.which("soffice")


def level(depth: int, kind: str, text: str, *more: str, start: int = 1) -> str:
    """A w:lvl; more: properties after w:numFmt (pStyle, isLgl, suff, lvlRestart in the order of the schema)."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{"".join(more)}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NOTHING, RESTART_NEVER, LEGAL = '<w:suff w:val="nothing"/>', '<w:lvlRestart w:val="0"/>', "<w:isLgl/>"
OFFICIAL = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3．")
    + level(3, "decimal", "（%4）")
)


def abstract(levels: str, key: int = 0, before: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{before}{levels}</w:abstractNum>'


def num(key: int, of: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def at(depth: int, key: int = 1, words: str = "甲") -> str:
    """A paragraph on a level of a list."""
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def styled(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'


@pytest.fixture
def numbers(make_word):
    def numbers(body: str, numbering: str, **parts: str) -> list[str]:
        read = walk(open_word(make_word(body, numbering=numbering, **parts), "草案.docx"))
        assert all(paragraph.text.startswith(paragraph.number) for paragraph in read.paragraphs)
        return [paragraph.number for paragraph in read.paragraphs]

    return numbers


def test_the_four_levels_of_official_documents(numbers):
    body = at(0) + at(1) + at(2) + at(3) + at(3) + at(2) + at(1) + at(0) + at(1)
    expected = ["一、", "（一）", "1．", "（1）", "（2）", "2．", "（二）", "二、", "（一）"]
    assert numbers(body, abstract(OFFICIAL) + num(1)) == expected


def test_the_number_leads_the_text_with_a_blank_only_after_a_narrow_mark(make_word):
    lists = abstract(OFFICIAL + level(4, "decimal", "%5.") + level(5, "decimal", "%6.", NOTHING)) + num(1)
    read = walk(open_word(make_word(at(0) + at(4) + at(5), numbering=lists), "草案.docx"))
    assert [paragraph.text for paragraph in read.paragraphs] == ["一、甲", "1. 甲", "1.甲"]


def test_a_level_that_a_list_does_not_define_has_no_number(numbers):
    lists = abstract(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%3.%2")) + num(1)
    assert numbers(at(0) + at(7) + at(1), lists) == ["1.", "", "1..1"]


def test_a_list_without_definition_and_the_list_that_is_none_give_no_numbers(numbers):
    lists = abstract(OFFICIAL) + num(1) + num(2, 9) + num(0) + '<w:num w:numId="3"/>'
    assert numbers(at(0, 2) + at(0, 0) + at(0, 3) + at(0, 1), lists) == ["", "", "", "一、"]


def test_two_lists_of_one_definition_count_on(numbers):
    assert numbers(at(0, 1) + at(0, 2) + at(0, 1), abstract(OFFICIAL) + num(1) + num(2)) == ["一、", "二、", "三、"]


def test_a_start_override_begins_a_list_anew_once(numbers):
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = at(0, 1) + at(0, 1) + at(0, 2) + at(0, 2)
    assert numbers(body, abstract(OFFICIAL) + num(1) + num(2, 0, override)) == ["一、", "二、", "一、", "二、"]


def test_a_level_override_changes_the_form(numbers):
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条")}</w:lvlOverride>'
    assert numbers(at(0, 1) + at(0, 2), abstract(OFFICIAL) + num(1) + num(2, 0, override)) == ["一、", "第2条"]


def test_a_level_that_never_restarts_counts_through(numbers):
    levels = level(0, "chineseCounting", "第%1章") + level(1, "chineseCounting", "第%2条", RESTART_NEVER)
    assert numbers(at(0) + at(1) + at(0) + at(1), abstract(levels) + num(1)) == ["第一章", "第一条", "第二章", "第二条"]


def test_a_level_can_restart_only_after_a_higher_one_of_its_choice(numbers):
    after_the_first = '<w:lvlRestart w:val="1"/>'
    levels = level(0, "decimal", "%1") + level(1, "decimal", "%2)") + level(2, "decimal", "(%3)", after_the_first)
    body = at(0) + at(1) + at(2) + at(1) + at(2) + at(0) + at(1) + at(2)
    assert numbers(body, abstract(levels) + num(1)) == ["1", "1)", "(1)", "2)", "(2)", "2", "1)", "(1)"]


def test_legal_numbers_are_figures_throughout(numbers):
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "%1.%2", LEGAL)
    assert numbers(at(0) + at(1), abstract(levels) + num(1)) == ["一、", "1.1"]


def test_a_higher_level_not_yet_used_shows_its_start(numbers):
    levels = level(0, "decimal", "%1", start=3) + level(1, "decimal", "%1.%2")
    assert numbers(at(1) + at(0), abstract(levels) + num(1)) == ["3.1", "3"]


def test_numbers_come_through_the_chain_of_styles(numbers):
    linked = '<w:pStyle w:val="second"/>'
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）", linked)
    styles = (
        '<w:style w:type="paragraph" w:styleId="first"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="second"><w:basedOn w:val="first"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="off"><w:basedOn w:val="first"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = styled("first") + styled("second") + styled("off") + at(0, 0)
    assert numbers(body, abstract(levels) + num(1), styles=styles) == ["一、", "（一）", "", ""]


def test_a_link_to_a_list_style_is_followed(numbers):
    lists = abstract(OFFICIAL, 0, '<w:styleLink w:val="公文"/>') + abstract("", 1, '<w:numStyleLink w:val="公文"/>')
    assert numbers(at(0, 2) + at(1, 2), lists + num(1, 0) + num(2, 1)) == ["一、", "（一）"]


def test_bullets_are_no_numbers(numbers):
    assert numbers(at(0), abstract(level(0, "bullet", "\uf0b7")) + num(1)) == [""]


def test_a_deleted_paragraph_counts_for_nothing(numbers):
    gone = at(0).replace("<w:pPr>", '<w:pPr><!-- gone -->').replace(
        "</w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r>",
        '</w:numPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr>',
    )  # fmt: skip
    assert numbers(at(0) + gone + at(0), abstract(OFFICIAL) + num(1)) == ["一、", "二、"]


def test_numbers_in_cells_lead_the_cells(make_word):
    row = f"<w:tr><w:tc>{at(2, words='')}</w:tc><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc></w:tr>"
    read = walk(open_word(make_word(f"<w:tbl>{row * 2}</w:tbl>", numbering=abstract(OFFICIAL) + num(1)), "草案.docx"))
    assert [paragraph.text for paragraph in read.paragraphs] == ["1．\t任务", "2．\t任务"]


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_same_numbers(make_word, tmp_path):
    levels = OFFICIAL + level(4, "decimalEnclosedCircle", "%5") + level(5, "decimal", "%3.%6", LEGAL)
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = abstract(levels) + abstract(OFFICIAL, 1) + num(1) + num(2, 1, override)
    order = (0, 1, 2, 3, 3, 4, 4, 2, 5, 5, 1, 1, 2, 0, 1, 2, 3, 0)
    body = (
        "".join(at(depth, words=f"第{place}段") for place, depth in enumerate(order)) + at(0, 2) + at(0, 2) + at(1, 2)
    )
    data = make_word(body, numbering=lists)
    (tmp_path / "numbers.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8", "numbers.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    shown = (tmp_path / "numbers.txt").read_text(encoding="utf-8-sig").splitlines()
    read = walk(open_word(data, "numbers.docx"))
    assert ["".join(paragraph.text.split()) for paragraph in read.paragraphs] == [
        "".join(line.split()) for line in shown
    ]
