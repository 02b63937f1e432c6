"""The empty Word document after GB/T 9704—2012."""

from datetime import datetime
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Length

from desktop.core.wordml.package import to_bytes
from desktop.core.writers.gongwen import (
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    new_document,
    start_landscape,
    start_portrait,
)


def test_the_page_is_a4_with_the_margins_of_the_standard() -> None:
    section = new_document(title="方案").sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    assert round(Length(section.page_width - section.left_margin - section.right_margin).mm) == 156
    assert round(Length(section.page_height - section.top_margin - section.bottom_margin).mm) == 225


def test_22_lines_fill_the_page() -> None:
    document = new_document(title="方案")
    section = document.sections[0]
    lines = (section.page_height - section.top_margin - section.bottom_margin) / document.styles[
        "Normal"
    ].paragraph_format.line_spacing
    assert 22 <= lines < 22.1


def test_each_level_has_its_face_and_none_is_bold() -> None:
    styles = new_document(title="方案").styles
    faces = {
        name: styles[name].element.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia"))
        for name in ("Title", "Heading 1", "Heading 2", "footer")
    }
    assert faces == {"Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体_GB2312", "footer": "宋体"}
    assert not any(style.font.bold for style in styles if style.type == 1)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    document = new_document(title="方案")
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    assert all(" PAGE " in footer._p.xml and "— " in footer._p.xml for footer in (odd, even))


def test_turned_pages_come_and_go() -> None:
    document = new_document(title="方案")
    start_landscape(document)
    start_portrait(document)
    sections = document.sections
    assert [section.orientation for section in sections] == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]
    widths = [s.page_width.twips - s.left_margin.twips - s.right_margin.twips for s in sections]
    assert widths == [PORTRAIT_WIDTH, LANDSCAPE_WIDTH, PORTRAIT_WIDTH]
    assert sections[0].top_margin == sections[2].top_margin


def test_the_properties_carry_title_and_moment_and_nobody_else(moment: datetime) -> None:
    properties = docx.Document(BytesIO(to_bytes(new_document(title="方案", moment=moment)))).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("方案", "", "")
    assert properties.created.replace(tzinfo=None) == moment


def test_without_a_moment_the_file_carries_no_date() -> None:
    assert new_document(title="方案").core_properties.created is None
