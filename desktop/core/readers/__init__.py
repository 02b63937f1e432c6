"""A file → a Document: its text once, its paragraphs as spans, and where every character came from."""

import io
import zipfile
from pathlib import Path

from desktop.core.errors import ReadError
from desktop.core.model.document import Document

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE compound file, [MS-CFB] 2.2
# Streams of an encrypted Office file, [MS-OFFCRYPTO] 1.3.3; names stand in UTF-16 in the directory.
_ENCRYPTED = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_SAVED_AS_OTHER = (b"{\\rtf", b"<html", b"<!doctype html", b"<?xml")
_TEXT_SUFFIXES = (".txt", ".text", ".md", "")


def read_document(path: Path) -> Document:
    """Read a Word, PDF or text file; its content decides which it is, not its name.

    Raises ReadError: file_missing, file_unreadable, file_empty, file_encrypted, file_damaged, format_legacy
    (.doc, .wps, .rtf, web page), not_a_document (a picture), format_unknown, encoding_unknown, pdf_scanned.
    """
    name = path.name
    data = _bytes(path)
    if not data:
        raise ReadError("file_empty", name=name)
    document = _read(data, path)
    if not document.text.strip():
        raise ReadError("file_empty", name=name)
    return document


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("file_missing", name=path.name) from error
    except OSError as error:
        raise ReadError("file_unreadable", name=path.name) from error


def _read(data: bytes, path: Path) -> Document:
    # The readers are imported where they are needed: python-docx and pypdfium2 cost a noticeable start.
    name = path.name
    if data.startswith(_COMPOUND):
        raise ReadError("file_encrypted" if any(mark in data for mark in _ENCRYPTED) else "format_legacy", name=name)
    if data.startswith(b"PK"):
        if not _is_word(data, name):
            raise ReadError("format_unknown", name=name)
        from desktop.core.readers.word import read_word

        return read_word(data, name)
    if b"%PDF-" in data[:1024]:
        from desktop.core.readers.pdf import read_pdf

        return read_pdf(data, name)
    if data.startswith(_PICTURES):
        raise ReadError("not_a_document", name=name)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_SAVED_AS_OTHER):
        raise ReadError("format_legacy", name=name)
    from desktop.core.readers.plain import read_plain

    try:
        return read_plain(data, name)
    except ReadError as error:
        if error.code == "encoding_unknown" and path.suffix.lower() not in _TEXT_SUFFIXES:
            raise ReadError("format_unknown", name=name) from error
        raise


def _is_word(data: bytes, name: str) -> bool:
    """Whether a zip archive is a Word document (its main part may bear any name). Raises file_damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if "word/document.xml" in names:
                return True
            kinds = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise ReadError("file_damaged", name=name) from error
    except RuntimeError as error:  # a zip archive with a password
        raise ReadError("file_encrypted", name=name) from error
    return b"wordprocessingml.document.main+xml" in kinds
