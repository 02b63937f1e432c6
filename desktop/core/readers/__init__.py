"""A file → a Document: its text once, its paragraphs as spans, and where every character came from."""

import re
from pathlib import Path

from desktop.core.errors import ReadError
from desktop.core.guard import archive
from desktop.core.guard.limits import limit
from desktop.core.model.document import Document, View

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE compound file, [MS-CFB] 2.2


def _stream(name: str) -> bytes:
    """A stream's name as it stands in the directory of a compound file, UTF-16 with its end."""
    return (name + "\0").encode("utf-16-le")


# Streams of an encrypted Office file, [MS-OFFCRYPTO] 1.3.3; of a workbook, a presentation, a mail and a drawing.
_ENCRYPTED = (_stream("EncryptedPackage"), _stream("EncryptionInfo"))
_OTHER_COMPOUNDS = tuple(
    map(_stream, ("Workbook", "Book", "PowerPoint Document", "__properties_version1.0", "VisioDocument"))
)
_WORD_STREAM = _stream("WordDocument")
# [MS-DOC] 2.5.2: the WordDocument stream begins with A5EC; bit 8 of the 16 bits at 10 says that it is encrypted.
_FIB, _FIB_FLAGS, _FIB_ENCRYPTED, _SECTOR = b"\xec\xa5", 10, 0x0100, 512
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_OTHERS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ\x90", b"\x7fELF", b"%!PS", b"AT&TFORM")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_XML_OF_OFFICE = re.compile(rb"wordDocument|progid=\"Word\.Document\"|pkg:package|office:document\b")
_WEB_ARCHIVE = re.compile(rb"(?:From|MIME-Version|Subject|Date|Snapshot-Content-Location|Message-ID)\s*:", re.I)
_TEXT_SUFFIXES = (".txt", ".text", ".md", "")
_OPEN_DOCUMENT = "META-INF/manifest.xml"


def read_document(path: Path, *, view: View = View.FINAL) -> Document:
    """Read a document; its content decides what it is, not its name.

    view: whether a Word file's tracked changes count as accepted (final) or as refused (original); other kinds of
    file have none. Raises ReadError: file_missing, file_unreadable, file_too_large, file_empty, file_encrypted,
    file_damaged, not_a_document (a picture, a workbook, an archive), format_unknown, encoding_unknown, pdf_scanned,
    text_too_long, too_many_paragraphs, and those of the reader for its kind.
    """
    name = path.name
    data = _bytes(path)
    if not data:
        raise ReadError("file_empty", name=name)
    document = _read(data, path, view)
    if not document.text.strip():
        raise ReadError("file_empty", name=name)
    if len(document.text) > limit("document", "characters"):
        raise ReadError("text_too_long", name=name)
    if len(document.paragraphs) > limit("document", "paragraphs"):
        raise ReadError("too_many_paragraphs", name=name)
    return document


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > limit("file", "bytes"):
            raise ReadError("file_too_large", name=path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("file_missing", name=path.name) from error
    except OSError as error:
        raise ReadError("file_unreadable", name=path.name) from error


def _read(data: bytes, path: Path, view: View) -> Document:
    # The readers are imported where they are needed: python-docx and pypdfium2 cost a noticeable start.
    name = path.name
    if data.startswith(_COMPOUND):
        return _read_compound(data, name)
    if archive.is_archive(data):
        return _read_archive(data, name, view)
    if b"%PDF-" in data[:1024]:
        from desktop.core.readers.pdf import read_pdf

        return read_pdf(data, name)
    if data.startswith((*_PICTURES, *_OTHERS)):
        raise ReadError("not_a_document", name=name)
    return _read_text(data, path)


def _read_compound(data: bytes, name: str) -> Document:
    """A .doc or .wps, or what an Office program encrypted."""
    if any(mark in data for mark in _ENCRYPTED) or _is_encrypted_doc(data):
        raise ReadError("file_encrypted", name=name)
    if _WORD_STREAM not in data and any(mark in data for mark in _OTHER_COMPOUNDS):
        raise ReadError("not_a_document", name=name)
    from desktop.core.readers.legacy import read_legacy

    return read_legacy(data, name, "wps" if name.lower().endswith(".wps") else "doc")


def _is_encrypted_doc(data: bytes) -> bool:
    at = data.find(_FIB, _SECTOR)
    while at > 0 and at % _SECTOR:
        at = data.find(_FIB, at + 1)
    if at < 0:
        return False
    flags = data[at + _FIB_FLAGS : at + _FIB_FLAGS + 2]
    return bool(int.from_bytes(flags, "little") & _FIB_ENCRYPTED)


def _read_archive(data: bytes, name: str, view: View) -> Document:
    """A .docx and its kin, an .ofd, an .odt."""
    parts = archive.names(data, name)
    if "OFD.xml" in parts or "/OFD.xml" in parts:
        from desktop.core.readers.ofd import read_ofd

        return read_ofd(data, name)
    if _OPEN_DOCUMENT in parts and "content.xml" in parts:
        if b"encryption-data" in archive.unpack(data, name, lambda part: part == _OPEN_DOCUMENT)[_OPEN_DOCUMENT]:
            raise ReadError("file_encrypted", name=name)
        kind = archive.unpack(data, name, lambda part: part == "mimetype").get("mimetype", b"")
        if kind and b"opendocument.text" not in kind:
            raise ReadError("not_a_document", name=name)
        from desktop.core.readers.legacy import read_legacy

        return read_legacy(data, name, "odt")
    from desktop.core.readers.word import read_word

    return read_word(data, name, view=view)


def _read_text(data: bytes, path: Path) -> Document:
    """Text, and what is written as text: .rtf, a web page, Word's XML of 2003."""
    name = path.name
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{\\rtf"):
        from desktop.core.readers.legacy import read_legacy

        return read_legacy(data, name, "rtf")
    if head.startswith(b"<") and _XML_OF_OFFICE.search(head):
        from desktop.core.readers.legacy import read_legacy

        return read_legacy(data, name, "fodt" if b"office:document" in head else "xml")
    if _PAGE.match(head):
        from desktop.core.readers.web_page import read_web_page

        return read_web_page(data, name)
    if _WEB_ARCHIVE.match(head) and b"text/html" in data and b"multipart/" in head.lower():
        from desktop.core.readers.web_page import read_web_archive

        return read_web_archive(data, name)
    if head.startswith(b"<?xml"):
        raise ReadError("format_unknown", name=name)
    from desktop.core.readers.plain import read_plain

    try:
        return read_plain(data, name)
    except ReadError as error:
        if error.code == "encoding_unknown" and path.suffix.lower() not in _TEXT_SUFFIXES:
            raise ReadError("format_unknown", name=name) from error
        raise
