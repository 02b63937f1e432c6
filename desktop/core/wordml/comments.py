"""Remarks on stretches of a Word file's text → Word comments in it, beside those that are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import OxmlElement, parse_xml

from desktop.core.wordml.anchors import REFERENCE, START, Range, mark_ranges
from desktop.core.wordml.names import Element, name
from desktop.core.wordml.package import related_xml
from desktop.core.wordml.styles import Styles
from desktop.core.wordml.walk import WordText

SIZE = "21"  # 五号 in half points
INITIALS = 2  # characters of a Chinese name that Word shows beside a comment

# The built-in styles of comments, by the name that stays the same in every language of Word, with the id and
# definition they get where the file has none: 五号 as Word's own.
REFERENCE_STYLE, TEXT_STYLE = "annotation reference", "annotation text"
STYLES = {
    REFERENCE_STYLE: """
        <w:style {ns} w:type="character" w:styleId="CommentReference">
          <w:name w:val="annotation reference"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
          <w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>
        </w:style>""",
    TEXT_STYLE: """
        <w:style {ns} w:type="paragraph" w:styleId="CommentText">
          <w:name w:val="annotation text"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>
          <w:pPr><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>
        </w:style>""",
}


@dataclass(frozen=True, slots=True)
class CommentParagraph:
    """A paragraph of a comment: `lead` in bold, then `text`."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on characters `start` up to, not including, `end` of the whole text (see `anchors.Range`)."""

    start: int
    end: int
    paragraphs: tuple[CommentParagraph, ...]


def add_comments(
    document: WordDocument, text: WordText, comments: Sequence[Comment], *, author: str, moment: datetime
) -> None:
    """Put the comments into the document that `text` was walked from; comments and revisions there stay.

    moment: the time shown with them, on the clock of the office (Word knows no time zone here). `text` is
    used up: walk the document again to read it afterwards.
    """
    if not comments:
        return
    styles = Styles(document)
    reference_style = _style_id(document, styles, REFERENCE_STYLE)
    text_style = _style_id(document, styles, TEXT_STYLE)
    root = document.part._comments_part.element
    first = _first_free(document, root)
    for key, comment in enumerate(comments, first):
        element = OxmlElement("w:comment")
        element.set(name("w:id"), str(key))
        element.set(name("w:author"), author)
        element.set(name("w:date"), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
        element.set(name("w:initials"), author[:INITIALS])
        for index, paragraph in enumerate(comment.paragraphs):
            element.append(_paragraph(paragraph, text_style, reference_style if index == 0 else None, index == 0))
        root.append(element)
    ranges = [Range(comment.start, comment.end, key) for key, comment in enumerate(comments, first)]
    mark_ranges(text, ranges, reference_style=reference_style)


def _first_free(document: WordDocument, root: Element) -> int:
    """One more than the greatest comment id in use, whether defined or only referred to."""
    marks = [mark for tag in (START, REFERENCE) for mark in document.element.iter(name(tag))]
    keys = (mark.get(name("w:id"), "") for mark in [*root, *marks])
    return max((int(key) for key in keys if key.isdigit()), default=-1) + 1


def _style_id(document: WordDocument, styles: Styles, built_in: str) -> str | None:
    """The id of a built-in style, which is added where it is missing; None in a file without styles."""
    found = styles.id_named(built_in)
    root = related_xml(document, RELATIONSHIP_TYPE.STYLES)
    if found is not None or root is None:
        return found
    new = parse_xml(STYLES[built_in].format(ns=nsdecls("w")))
    root.append(new)
    return str(new.get(name("w:styleId")))


def _paragraph(paragraph: CommentParagraph, style: str | None, mark_style: str | None, marked: bool) -> Element:
    """The w:p of a comment's paragraph; the first one is `marked` with the comment's own sign."""
    element = OxmlElement("w:p")
    if style is not None:
        properties = OxmlElement("w:pPr")
        properties.append(_valued("w:pStyle", style))
        element.append(properties)
    if marked:
        mark = _valued("w:rStyle", mark_style) if mark_style is not None else None
        element.append(_run(OxmlElement("w:annotationRef"), mark))
    if paragraph.lead:
        element.append(_run(_text(paragraph.lead), OxmlElement("w:b"), *_size()))
    if paragraph.text:
        element.append(_run(_text(paragraph.text), *_size()))
    return element


def _run(content: Element, *looks: Element | None) -> Element:
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    properties.extend(look for look in looks if look is not None)
    if len(properties):
        run.append(properties)
    run.append(content)
    return run


def _size() -> tuple[Element, Element]:
    """五号, said on the words themselves: LibreOffice shows comments in the size of the document's text (三号)."""
    return _valued("w:sz", SIZE), _valued("w:szCs", SIZE)


def _text(characters: str) -> Element:
    element = OxmlElement("w:t")
    element.text = characters
    element.set(name("xml:space"), "preserve")
    return element


def _valued(prefixed: str, value: str) -> Element:
    element = OxmlElement(prefixed)
    element.set(name("w:val"), value)
    return element
