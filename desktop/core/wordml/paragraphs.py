"""Paragraphs of a Word file as wholes: whether one may come or go, and the properties of a new one."""

from copy import deepcopy

from docx.oxml.parser import OxmlElement

from desktop.core.wordml.inline import CONTROL, GONE, PARAGRAPH, TEXT_BOX
from desktop.core.wordml.names import Element, name

INSERTION = name("w:ins")
SECTION, MARK_PROPERTIES = name("w:sectPr"), name("w:rPr")
BEFORE_NUMBER = frozenset(
    map(name, ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"))
)
BETWEEN_BLOCKS = frozenset(
    map(name, ("w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:commentRangeStart", "w:commentRangeEnd"))
)


def can_be_followed(paragraph: Element) -> bool:
    """Whether a new paragraph may stand behind: no section ends here, the mark is no one else's to decide about."""
    properties = paragraph.find(name("w:pPr"))
    if properties is None:
        return True
    mark = properties.find(MARK_PROPERTIES)
    marks = set() if mark is None else {child.tag for child in mark}
    if properties.find(SECTION) is not None or marks & GONE:
        return False
    recorded = properties.find(name("w:pPrChange")) is not None or marks & {INSERTION, name("w:rPrChange")}
    return following(paragraph) is not None or not recorded


def can_go(paragraph: Element) -> bool:
    """Whether a paragraph may be taken out: no section ends with it, and its mark is no one else's to decide about."""
    mark = paragraph.find(f"{name('w:pPr')}/{name('w:rPr')}")
    gone = mark is not None and any(child.tag in GONE for child in mark)
    return is_free(paragraph) and not gone and paragraph.find(f"{name('w:pPr')}/{name('w:sectPr')}") is None


def is_free(paragraph: Element) -> bool:
    """Whether the paragraph stands in no block content control and no text box."""
    return all(holder.tag not in (CONTROL, TEXT_BOX) for holder in paragraph.iterancestors())


def following(paragraph: Element) -> Element | None:
    """The paragraph right behind; None before a table, a content control or the end of the cell or the text."""
    following = next((block for block in paragraph.itersiblings() if block.tag not in BETWEEN_BLOCKS), None)
    return following if following is not None and following.tag == PARAGRAPH else None


def drop(parent: Element | None, *tags: str) -> None:
    """Take the children of these names out of `parent`."""
    if parent is not None:
        for child in [child for tag in tags for child in parent.findall(name(tag))]:
            parent.remove(child)


def paragraph_properties(paragraph: Element) -> Element:
    """The paragraph's properties for a new one: what is recorded of its changes left out."""
    found = paragraph.find(name("w:pPr"))
    properties = OxmlElement("w:pPr") if found is None else deepcopy(found)
    drop(properties, "w:pPrChange")
    drop(properties.find(MARK_PROPERTIES), "w:ins", "w:del", "w:moveTo", "w:moveFrom", "w:rPrChange")
    return properties


def take_number(properties: Element) -> None:
    """Say that the paragraph has no automatic number, whatever its style says (ISO/IEC 29500-1, 17.9.18)."""
    drop(properties, "w:numPr")
    number = OxmlElement("w:numPr")
    none = OxmlElement("w:numId")
    none.set(name("w:val"), "0")
    number.append(none)
    earlier = [child for child in properties if child.tag in BEFORE_NUMBER]
    properties.insert(len(earlier), number)


def mark_properties(paragraph: Element) -> Element:
    """The properties of the paragraph's mark, made where there are none."""
    properties = paragraph.find(name("w:pPr"))
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    mark = properties.find(MARK_PROPERTIES)
    if mark is None:
        mark = OxmlElement("w:rPr")
        later = [child for child in properties if child.tag in (SECTION, name("w:pPrChange"))]
        properties.insert(len(properties) - len(later), mark)
    return mark
