"""Bytes of an XML part → its root element; the one way that this program parses XML it did not write."""

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
