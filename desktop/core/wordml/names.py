"""Prefixed names of WordprocessingML → the qualified names that lxml uses ("w:p" → "{…/main}p")."""

import re
from functools import cache
from typing import Any

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

WHOLE = re.compile(r"-?[0-9]{1,9}")

# An element of lxml, whose own types come without stubs; python-docx's subclasses of it are no help here,
# since most elements that the walker meets have none.
Element = Any


@cache
def name(prefixed: str) -> str:
    """The qualified name of a prefixed one."""
    prefix, local = prefixed.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def value(parent: Element | None, prefixed: str, attribute: str = "w:val") -> str | None:
    """The attribute of the child `prefixed` of `parent`; None where either is missing."""
    child = None if parent is None else parent.find(name(prefixed))
    found: str | None = None if child is None else child.get(name(attribute))
    return found


def number(parent: Element | None, prefixed: str) -> int | None:
    """The whole number in the child's w:val; None where there is none."""
    found = value(parent, prefixed)
    return int(found) if found is not None and WHOLE.fullmatch(found) else None


def is_on(parent: Element | None, prefixed: str) -> bool:
    """Whether the on/off property `prefixed` stands in `parent` and is not switched off (ISO 29500-1, 17.17.4)."""
    child = None if parent is None else parent.find(name(prefixed))
    return child is not None and child.get(name("w:val"), "true") not in ("0", "false", "off")
