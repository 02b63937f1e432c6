"""Accepting and rejecting tracked changes by an independent hand, and a form in which equal documents are equal text.

Written from ISO/IEC 29500-1, 17.13.5, with nothing of the program in it.
"""

import io
import zipfile
from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _document(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        # White space between elements only sets the XML out.
        return etree.fromstring(package.read("word/document.xml"), etree.XMLParser(remove_blank_text=True))


def _unwrap(element: etree._Element) -> None:
    parent, at = element.getparent(), element.getparent().index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)


def _settle(root: etree._Element, author: str, *, accept: bool) -> None:
    """Accept or reject what `author` changed, in place."""
    _settle_rows(root, author, accept=accept)
    _settle_marks(root, author, accept=accept)
    keep, drop = ("ins", "del") if accept else ("del", "ins")
    for tag in (drop, keep):
        for element in list(root.iter(f"{W}{tag}")):
            if element.get(f"{W}author") != author or element.getparent().tag == f"{W}rPr":
                continue
            if tag == drop:
                element.getparent().remove(element)
                continue
            for text in element.iter(f"{W}delText") if tag == "del" else ():
                text.tag = f"{W}t"
            _unwrap(element)


def _settle_rows(root: etree._Element, author: str, *, accept: bool) -> None:
    """The same for whole rows that `author` took out; a table without rows is none."""
    for row in list(root.iter(f"{W}tr")):
        for mark in [mark for mark in row.findall(f"{W}trPr/{W}del") if mark.get(f"{W}author") == author]:
            if not accept:
                mark.getparent().remove(mark)
                continue
            table = row.getparent()
            table.remove(row)
            if table.find(f"{W}tr") is None:
                table.getparent().remove(table)


def _settle_marks(root: etree._Element, author: str, *, accept: bool) -> None:
    """The same for paragraph marks that `author` put in or took out."""
    marks = [mark for mark in root.iter(f"{W}rPr") if mark.getparent().tag == f"{W}pPr"]
    for mark in reversed(marks):
        properties = mark.getparent()
        paragraph = properties.getparent()
        gone = False
        for tag, goes in (("ins", not accept), ("del", accept)):
            for child in [child for child in mark.findall(f"{W}{tag}") if child.get(f"{W}author") == author]:
                mark.remove(child)
                gone |= goes
        if len(mark) == 0:
            properties.remove(mark)
        if len(properties) == 0:
            paragraph.remove(properties)
        if gone:
            _join(paragraph)


def _join(paragraph: etree._Element) -> None:
    """A paragraph whose mark goes: what is in it goes to the front of the next one, which keeps its own properties."""
    following = paragraph.getnext()
    while following.tag != f"{W}p":
        following = following.getnext()
    at = 1 if following.find(f"{W}pPr") is not None else 0
    for child in reversed([child for child in paragraph if child.tag != f"{W}pPr"]):
        following.insert(at, child)
    paragraph.getparent().remove(paragraph)


def _canonical(root: etree._Element) -> str:
    """Runs, texts and insertions that belong together joined; ids of revisions left out; canonical XML."""
    root = etree.fromstring(etree.tostring(root))
    for paragraph in root.iter(f"{W}p"):
        paragraph.attrib.clear()  # which session saved it (rsid), no formatting
    for element in root.iter(f"{W}ins", f"{W}del", f"{W}rPrChange"):
        element.attrib.pop(f"{W}id", None)
    for text in root.iter(f"{W}t"):
        if text.get(SPACE) != "preserve":
            text.text = (text.text or "").strip(" \t\r\n")
        text.set(SPACE, "preserve")
    for holder in list(root.iter(f"{W}r", f"{W}pPr")):
        properties = holder.find(f"{W}rPr")
        if properties is not None and len(properties) == 0:
            holder.remove(properties)
    for properties in list(root.iter(f"{W}pPr", f"{W}trPr")):
        if len(properties) == 0:
            properties.getparent().remove(properties)
    return etree.tostring(_joined(root), method="c14n", exclusive=True).decode()


def _joined(root: etree._Element) -> etree._Element:
    """Neighbours that only differ in where they were cut become one."""
    for tag in ("ins", "del"):
        _join_alike(root, tag, lambda element: sorted(element.attrib.items()))
    _join_alike(root, "r", lambda run: (sorted(run.attrib.items()), _bytes(run.find(f"{W}rPr"))))
    for run in root.iter(f"{W}r"):
        for text in run.findall(f"{W}t"):
            before = text.getprevious()
            if before is not None and before.tag == f"{W}t":
                before.text = (before.text or "") + (text.text or "")
                run.remove(text)
    return root


def _join_alike(root: etree._Element, tag: str, key: Callable[[etree._Element], object]) -> None:
    for element in list(root.iter(f"{W}{tag}")):
        before = element.getprevious()
        if before is None or before.tag != element.tag or element.getparent().tag == f"{W}rPr":
            continue
        if key(before) == key(element):
            for child in list(element):
                if child.tag != f"{W}rPr":
                    before.append(child)
            element.getparent().remove(element)


def _bytes(element: etree._Element | None) -> bytes:
    return b"" if element is None else etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


def settled(data: bytes, author: str, *, accept: bool) -> str:
    """The canonical document.xml of a file after accepting or rejecting what an author changed."""
    root = _document(data)
    _settle(root, author, accept=accept)
    return _canonical(root)


def canonical(data: bytes) -> str:
    """The canonical document.xml of a file."""
    return _canonical(_document(data))
