"""A Word file with the tracked changes of one author → the same file with these accepted; those of others stay."""

from docx.document import Document as WordDocument

from desktop.core.wordml.inline import PARAGRAPH
from desktop.core.wordml.names import Element, name
from desktop.core.wordml.paragraphs import MARK_PROPERTIES, following
from desktop.core.wordml.table_rows import ROW_PROPERTIES, lose_row

AUTHOR = name("w:author")
INSERTION, DELETION = name("w:ins"), name("w:del")
PROPERTIES = name("w:pPr")


def accept(document: WordDocument, author: str) -> None:
    """Accept in place what `author` put in and took out (ISO/IEC 29500-1, 17.13.5)."""
    body = document.element
    for deletion in [one for one in _by(body, DELETION, author) if one.getparent().tag == ROW_PROPERTIES]:
        lose_row(deletion.getparent().getparent())
    for mark in [one for one in _by(body, DELETION, author) if one.getparent().tag == MARK_PROPERTIES]:
        paragraph = next(mark.iterancestors(PARAGRAPH))
        mark.getparent().remove(mark)
        _join(paragraph)
    for deletion in _by(body, DELETION, author):
        deletion.getparent().remove(deletion)
    for insertion in _by(body, INSERTION, author):
        for child in list(insertion):  # the one of a paragraph mark holds nothing
            insertion.addprevious(child)
        insertion.getparent().remove(insertion)


def _by(body: Element, tag: str, author: str) -> "list[Element]":
    return [one for one in body.iter(tag) if one.get(AUTHOR) == author]


def _join(paragraph: Element) -> None:
    """A paragraph without its mark: what it still holds goes to the front of the next one."""
    heir = following(paragraph)
    assert heir is not None  # else the mark was not struck
    at = len(heir.findall(PROPERTIES))
    for child in reversed([child for child in paragraph if child.tag != PROPERTIES]):
        heir.insert(at, child)
    paragraph.getparent().remove(paragraph)
