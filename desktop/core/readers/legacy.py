"""The bytes of a .doc, .wps, .rtf or .odt → a Document, by way of a LibreOffice on this machine."""

import hashlib
from dataclasses import replace

from desktop.core.errors import ReadError
from desktop.core.model.document import Document
from desktop.core.model.message import Message
from desktop.core.office import Failure, OfficeFailure, convert, converter
from desktop.core.readers.word import read_word

CODES = {Failure.TIMEOUT: "converter_timeout", Failure.FAILED: "converter_failed"}
WORD = "docx:MS Word 2007 XML"


def read_legacy(data: bytes, name: str, kind: str) -> Document:
    """Read a document that only an office program understands.

    kind: "doc", "wps", "rtf" or "odt", what the bytes are; it becomes the document's format.
    Raises ReadError: converter_missing, converter_timeout, converter_failed, and those of `read_word`.
    """
    program = converter()
    if program is None:
        raise ReadError("converter_missing", name=name, kind=f".{kind}")
    try:
        word = convert(data, kind, WORD, program)
    except OfficeFailure as failure:
        raise ReadError(CODES[failure.reason], name=name, seconds=failure.seconds) from failure
    document = read_word(word, name)
    told = Message.of("unread.converted", kind=f".{kind}")
    digest = hashlib.sha256(data).hexdigest()
    return replace(document, sha256=digest, format=kind, unread=(told, *document.unread))
