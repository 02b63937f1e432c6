"""Text and its looks → WordprocessingML, as strings that are parsed once.

Big tables are built this way because python-docx's table.cell() takes half a minute for 300 rows.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import escape

from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0 cannot carry them
MARKS = ("○", "△", "▽", "✓")
BREAKS = re.compile(r"([\n\t])")


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the paragraphs of each cell.

    whole: the row never breaks across pages. fill: the cells' ground, RRGGBB, "" for none.
    spans: how many columns of the grid each cell takes; () for one each. head: repeated on every page.
    upright: whether a cell's lines run from top to bottom, as in old books; () for none. height: at least, in twips,
    0 for what the cells need.
    """

    cells: tuple[str, ...]
    whole: bool = True
    fill: tuple[str, ...] = ()
    spans: tuple[int, ...] = ()
    head: bool = False
    upright: tuple[bool, ...] = ()
    height: int = 0


def run(
    text: str,
    *,
    colour: str = "",
    bold: bool = False,
    struck: bool = False,
    underlined: bool = False,
    half_points: int = 0,
    face: str = "",
    ground: str = "",
) -> str:
    """One run. colour: RRGGBB, "" as the style has it; half_points: size, 0 as the style has it. face: of
    Chinese characters, "" as the style has it. ground: RRGGBB behind the words, "" for none.

    A line feed becomes a line break, a tab a tab; characters that XML cannot carry are left out.
    """
    east = f' w:eastAsia="{face}"' if face else ""
    # LibreOffice takes ○ △ ▽ from the western face whatever the hint says, and there they are small.
    west = ' w:ascii="宋体" w:hAnsi="宋体"' if text.startswith(MARKS) else ""
    looks = f'<w:rFonts w:hint="eastAsia"{west}{east}/>'  # else Word takes “ ” … — from the western face
    looks += "<w:b/>" * bold + "<w:strike/>" * struck
    looks += f'<w:color w:val="{colour}"/>' if colour else ""
    looks += f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""
    looks += '<w:u w:val="single"/>' * underlined
    looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    content = ""
    for part in BREAKS.split(NOT_XML.sub("", text)):
        if part in ("\n", "\t"):
            content += "<w:br/>" if part == "\n" else "<w:tab/>"
        elif part:
            content += f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>'
    return f"<w:r><w:rPr>{looks}</w:rPr>{content}</w:r>" if content else ""


def link(content: str, bookmark: str) -> str:
    """Runs that lead to a bookmark of the same document; they look as they are."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>' if content else ""


def bookmarked(content: str, bookmark: str, key: int) -> str:
    """Runs that links can lead to. bookmark: a letter first, then letters, digits, _; key: used once in a document."""
    return f'<w:bookmarkStart w:id="{key}" w:name="{bookmark}"/>{content}<w:bookmarkEnd w:id="{key}"/>'


def paragraph(*runs: str, style: str, align: str = "", keep_next: bool = False, before: int = 0, after: int = 0) -> str:
    """One paragraph. style: the style's id ("BodyText"); align: left, center, right, "" as the style has it.

    before, after: blank above and below it in twips, 0 as the style has it.
    """
    properties = f'<w:pStyle w:val="{style}"/>' + "<w:keepNext/>" * keep_next
    blanks = f' w:before="{before}"' * bool(before) + f' w:after="{after}"' * bool(after)
    properties += f"<w:spacing{blanks}/>" if blanks else ""
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(
    widths: Sequence[int],
    rows: Sequence[Row],
    *,
    head: Sequence[str] = (),
    style: str = "TableGrid",
    margins: tuple[int, int] = (40, 80),
) -> str:
    """A table with fixed columns.

    widths: of the columns in twips. head: titles, repeated on every page; () for none. margins: blank above and
    below, and at the left and right of each cell's text, in twips.
    """
    high, wide = (f'w:w="{margin}" w:type="dxa"' for margin in margins)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    titles = tuple(paragraph(run(title), style="TableHead") for title in head)
    titled = (Row(titles, fill=(HEAD_FILL,) * len(head), head=True),) if head else ()
    body = "".join(_row(row, widths) for row in (*titled, *rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f"<w:top {high}/><w:left {wide}/><w:bottom {high}/><w:right {wide}/></w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


HEAD_FILL = "F0EFEB"


def _row(row: Row, widths: Sequence[int]) -> str:
    properties = "<w:cantSplit/>" * row.whole
    properties += f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else ""
    properties += "<w:tblHeader/>" * row.head
    cells = ""
    column = 0
    for index, content in enumerate(row.cells):
        span = row.spans[index] if row.spans else 1
        fill = row.fill[index] if row.fill else ""
        looks = f'<w:tcW w:w="{sum(widths[column : column + span])}" w:type="dxa"/>'
        looks += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        looks += '<w:textDirection w:val="tbRlV"/>' if row.upright and row.upright[index] else ""
        looks += '<w:vAlign w:val="center"/>' if row.head else ""
        cells += f"<w:tc><w:tcPr>{looks}</w:tcPr>{content}</w:tc>"
        column += span
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def append(document: WordDocument, *blocks: str) -> None:
    """Put paragraphs and tables at the end of the document."""
    body = document.element.body
    for element in parse_xml(f"<w:body {nsdecls('w')}>{''.join(blocks)}</w:body>"):
        # A copy declares its namespace itself; without that lxml searches it anew for every node that it moves, and a
        # table of 1,000 rows takes half a minute instead of a tenth of a second.
        body.insert_element_before(deepcopy(element), "w:sectPr")
