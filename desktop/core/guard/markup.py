"""Bytes of an XML part, characters of a web page → a root element; the one way that foreign markup is parsed."""

from typing import Any

from lxml import etree

from desktop.core.errors import ReadError
from desktop.core.guard.limits import limit

# Office documents hold no document type definition (ISO 29500-2, 8.1.4); where there is one, it is there for its
# entities: those that multiply (billion laughs) and those that fetch files.
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))

Element = Any  # of lxml, whose types come without stubs


def parse(data: bytes, name: str) -> Element:
    """The root of an XML part. name: the file's name, for the message.

    Raises ReadError `markup_unsafe` (a document type definition), `markup_too_large`, `markup_too_deep` (elements
    nested hundreds deep), `file_damaged` (not well-formed).
    """
    if len(data) > limit("markup", "bytes") or data.count(b"<") > limit("markup", "marks"):
        raise ReadError("markup_too_large", name=name)
    if any(mark in data for mark in _DOCTYPE):
        raise ReadError("markup_unsafe", name=name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        code = "markup_too_deep" if "depth" in str(error) else "file_damaged"
        raise ReadError(code, name=name) from error
    except ValueError as error:
        raise ReadError("file_damaged", name=name) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise ReadError("markup_unsafe", name=name)
    return root


def parse_page(page: str, name: str) -> Element | None:
    """The root of a web page, broken as it may be; None where it holds no markup or text at all.

    libxml2's parser takes time in step with the page's length; the one of the standard library takes its square on
    pages made for that. Raises ReadError `markup_too_deep`: it stops reading where elements stand hundreds deep.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True)
    try:
        root = etree.fromstring(page.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError("markup_too_deep", name=name)
    return root
