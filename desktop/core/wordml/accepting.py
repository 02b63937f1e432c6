"""A Word file with the tracked changes of one author → the same file with these accepted; those of others stay."""

from docx.document import Document as WordDocument

from desktop.core.wordml.inline import PARAGRAPH
from desktop.core.wordml.names import Element, name
from desktop.core.wordml.paragraphs import MARK_PROPERTIES, following

AUTHOR = name("w:author")
INSERTION, DELETION = name("w:ins"), name("w:del")
PROPERTIES = name("w:pPr")


def accept(document: WordDocument, author: str) -> None:
    """Accept in place what `author` put in and took out (ISO/IEC 29500-1, 17.13.5)."""
    body = document.element
    for deletion in _by(body, DELETION, author):
        deletion.getparent().remove(deletion)
    for insertion in _by(body, INSERTION, author):
        for child in list(insertion):
            insertion.addprevious(child)
        insertion.getparent().remove(insertion)


def _by(body: Element, tag: str, author: str) -> "list[Element]":
    """The changes of one kind to text; those to paragraph marks are seen to here."""
    found = []
    for change in [one for one in body.iter(tag) if one.get(AUTHOR) == author]:
        mark = change.getparent()
        if mark.tag != MARK_PROPERTIES or mark.getparent().tag != PROPERTIES:
            found.append(change)
            continue
        paragraph = next(mark.iterancestors(PARAGRAPH))
        mark.remove(change)
        if tag == DELETION:
            _join(paragraph)
    return found


def _join(paragraph: Element) -> None:
    """A paragraph without its mark: what it still holds goes to the front of the next one."""
    heir = following(paragraph)
    if heir is None:
        return
    first = heir.find(PROPERTIES)
    for child in reversed([child for child in paragraph if child.tag != PROPERTIES]):
        if first is None:
            heir.insert(0, child)
        else:
            first.addnext(child)
    paragraph.getparent().remove(paragraph)
