"""Rows of a Word table as wholes: whether one may go, and how it is struck (ISO/IEC 29500-1, 17.13.5.12)."""

from collections.abc import Callable

from docx.oxml.parser import OxmlElement

from desktop.core.wordml.cutting import PROPERTIES
from desktop.core.wordml.inline import GONE, PARAGRAPH, RUN, SIGNS, TEXT
from desktop.core.wordml.names import Element, name
from desktop.core.wordml.paragraphs import BETWEEN_BLOCKS, is_free
from desktop.core.wordml.walk import CELL, ROW, TABLE

ROW_PROPERTIES, CELL_PROPERTIES = name("w:trPr"), name("w:tcPr")
# What a row may hold that goes with it. Not what is read elsewhere too (notes, text boxes, inner tables) or would be
# written anew (fields), nor a content control, which LibreOffice keeps.
HELD = BETWEEN_BLOCKS | GONE | {name("w:tblPrEx"), name("w:pPr"), name("w:permStart"), name("w:permEnd")}
HOLDERS = frozenset(map(name, ("w:hyperlink", "w:smartTag", "w:ins")))
IN_RUNS = {PROPERTIES, TEXT, *SIGNS} | {
    name(tag) for tag in ("w:sym", "w:softHyphen", "w:lastRenderedPageBreak", "w:commentReference")
}
# Others have changed the row or its cells: theirs to decide about first.
CHANGED_ROW = frozenset(map(name, ("w:ins", "w:del")))
CHANGED_CELL = frozenset(map(name, ("w:cellIns", "w:cellDel", "w:cellMerge")))


def row_can_go(row: Element) -> bool:
    """Whether a row may be struck: what is in it goes with it, no row below hangs on it, and nobody else changed it."""
    below = next(row.itersiblings(ROW), None)
    hung_on = below is not None and _merges(row, "restart") and _merges(below, "continue")
    return is_free(row) and not hung_on and all(_goes_with(child) for child in row)


def strike_row(row: Element, mark: Callable[[], Element]) -> None:
    """Mark the row and every run in it as deleted. mark: a new w:del."""
    properties = row.find(ROW_PROPERTIES)
    if properties is None:
        properties = OxmlElement("w:trPr")
        row.insert(len(row.findall(name("w:tblPrEx"))), properties)
    recorded = properties.findall(name("w:trPrChange"))
    properties.insert(len(properties) - len(recorded), mark())
    for run in list(row.iter(RUN)):
        if not any(holder.tag in GONE for holder in run.iterancestors()):
            deletion = mark()
            run.addprevious(deletion)
            deletion.append(run)
            for text in run.findall(TEXT):
                text.tag = name("w:delText")


def lose_row(row: Element) -> None:
    """Take a row out; a table of which nothing is left goes with it."""
    table = next(row.iterancestors(TABLE))
    row.getparent().remove(row)
    if next(table.iter(ROW), None) is None:
        table.getparent().remove(table)


def _goes_with(element: Element) -> bool:
    """Whether all of what stands in a row's element may be struck with it."""
    if element.tag == ROW_PROPERTIES:
        return not any(child.tag in CHANGED_ROW for child in element)
    if element.tag == CELL_PROPERTIES:
        return not any(child.tag in CHANGED_CELL for child in element)
    if element.tag == RUN:
        return all(child.tag in IN_RUNS for child in element)
    if element.tag in HOLDERS or element.tag in (CELL, PARAGRAPH):
        return all(_goes_with(child) for child in element)
    return element.tag in HELD


def _merges(row: Element, how: str) -> bool:
    """Whether a cell of the row begins ("restart") or continues a cell over several rows."""
    merges = row.iterfind(f"{CELL}/{CELL_PROPERTIES}/{name('w:vMerge')}")
    return any(merge.get(name("w:val"), "continue") == how for merge in merges)
