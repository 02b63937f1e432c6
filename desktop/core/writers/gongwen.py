"""Nothing → an empty Word document with the page, faces and styles of GB/T 9704—2012 (党政机关公文格式).

Page, grid, styles, footers and the font table stand in resources/templates/gongwen.xml with their reasons.
Styles, by the name that python-docx takes: Title, Subtitle, "Heading 1" (一、) … "Heading 4" (（1）), "Body Text"
(indented by two characters), "Normal" (not indented), "Table Text", "Table Head", "Table Grid", "footer".
A working paper carries no 红头, no 版记 and no seal.
"""

import io
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.section import Section
from docx.shared import Twips

from desktop.core.writers.template import template

PORTRAIT_SIZE = (11906, 16838)  # A4 in twips
PORTRAIT_MARGINS = (2098, 1474, 1984, 1588)  # top, right, bottom, left; GB/T 9704—2012, 5.2.2
PORTRAIT_FOOTER = 1307
# Turned pages carry the wide tables: 20 mm all round gives nine columns room (GB/T 9704—2012 allows turned A4
# tables and does not set their margins); the page number stays at the foot, since the paper is read on a screen too.
LANDSCAPE_MARGINS = (1134, 1134, 1134, 1134)
LANDSCAPE_FOOTER = 624
LANDSCAPE_WIDTH = PORTRAIT_SIZE[1] - LANDSCAPE_MARGINS[1] - LANDSCAPE_MARGINS[3]
PORTRAIT_WIDTH = PORTRAIT_SIZE[0] - PORTRAIT_MARGINS[1] - PORTRAIT_MARGINS[3]


def new_document(*, title: str, moment: datetime | None = None, landscape: bool = False) -> WordDocument:
    """An empty document; `title` goes into its properties, `moment` too (None: no date there).

    landscape: all its pages are turned, for one wide table.
    """
    document = docx.Document(io.BytesIO(template()))
    properties = document.core_properties
    properties.title = title
    if moment is not None:
        properties.created = properties.modified = moment
    if landscape:
        _turn(document.sections[0])
    return document


def start_landscape(document: WordDocument) -> None:
    """From here on pages are turned, for wide tables (text width LANDSCAPE_WIDTH)."""
    _turn(_start_section(document))


def start_portrait(document: WordDocument) -> None:
    """From here on pages are upright again (text width PORTRAIT_WIDTH)."""
    section = _start_section(document)
    section.orientation = WD_ORIENTATION.PORTRAIT
    _lay_out(section, PORTRAIT_SIZE, PORTRAIT_MARGINS, PORTRAIT_FOOTER)


def _turn(section: Section) -> None:
    section.orientation = WD_ORIENTATION.LANDSCAPE
    _lay_out(section, PORTRAIT_SIZE[::-1], LANDSCAPE_MARGINS, LANDSCAPE_FOOTER)


def _start_section(document: WordDocument) -> Section:
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    # python-docx closes the old section with an empty paragraph; a full line of it could open a page of its own.
    closing = document.paragraphs[-1].paragraph_format
    closing.line_spacing_rule, closing.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(20)
    return section


def _lay_out(section: Section, size: tuple[int, ...], margins: tuple[int, int, int, int], footer: int) -> None:
    section.page_width, section.page_height = Twips(size[0]), Twips(size[1])
    section.top_margin, section.right_margin = Twips(margins[0]), Twips(margins[1])
    section.bottom_margin, section.left_margin = Twips(margins[2]), Twips(margins[3])
    section.footer_distance = Twips(footer)
