"""The content of a file decides how it is read, and whether it can be."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core import messages, readers
from desktop.core.errors import ReadError
from desktop.core.model.document import Document
from desktop.core.readers import read_document
from desktop.core.readers.plain import read_plain

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PLAN = "一、总体要求\n坚持创新引领。"


SHEET = "application/vnd.oasis.opendocument.spreadsheet"


def archive(**members: str) -> bytes:
    """A zip archive; __ in a name stands for a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in members.items():
            package.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("空.txt", b"", "file_empty"),
        ("空白.txt", " \n\u3000\n".encode(), "file_empty"),
        ("加密.docx", COMPOUND + "EncryptedPackage\0".encode("utf-16-le"), "file_encrypted"),
        ("加密.doc", COMPOUND + b"\xec\xa5" + bytes(8) + b"\0\1" + bytes(500), "file_encrypted"),
        ("表格.xls", COMPOUND + "Workbook\0".encode("utf-16-le"), "not_a_document"),
        ("空网页.doc", b"\xef\xbb\xbf<html><body>", "no_article"),
        ("数据.docx", b"<?xml version='1.0'?><data/>", "format_unknown"),
        ("打包.docx", b"Rar!\x1a\x07" + bytes(50), "not_a_document"),
        ("图片.docx", b"\x89PNG\r\n\x1a\n" + bytes(50), "not_a_document"),
        ("照片.pdf", b"\xff\xd8\xff\xe0" + bytes(50), "not_a_document"),
        ("表格.docx", archive(xl__workbook="<x/>"), "not_a_document"),
        (
            "表格.ods",
            archive(**{"META-INF__manifest.xml": "<x/>", "content.xml": "<x/>", "mimetype": SHEET}),
            "not_a_document",
        ),
        (
            "加密.odt",
            archive(**{"META-INF__manifest.xml": "<m:encryption-data/>", "content.xml": "<x/>"}),
            "file_encrypted",
        ),
        ("半截.docx", archive(word__document="<x/>")[:40], "file_damaged"),
        ("损坏.pdf", b"%PDF-1.7\n garbage", "file_damaged"),
        ("程序.docx", bytes(range(256)) * 4, "format_unknown"),
        ("乱码.txt", bytes(range(128, 256)) * 4, "encoding_unknown"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_document(path)
    assert caught.value.code == code
    assert f"“{name}”" in messages.explain(caught.value)


def test_a_word_file_without_a_word_is_empty(tmp_path: Path, make_word: Callable[..., bytes]) -> None:
    path = tmp_path / "空.docx"
    path.write_bytes(make_word("<w:p/>"))
    with pytest.raises(ReadError, match="file_empty"):
        read_document(path)


@pytest.mark.parametrize(
    ("kind", "key", "code"),
    [
        ("file", "bytes", "file_too_large"),
        ("document", "characters", "text_too_long"),
        ("document", "paragraphs", "too_many_paragraphs"),
    ],
)
def test_what_is_longer_than_any_plan_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, key: str, code: str
) -> None:
    path = tmp_path / "草案.txt"
    path.write_text(PLAN, encoding="utf-8")
    usual = readers.limit
    monkeypatch.setattr(readers, "limit", lambda *asked: 1 if asked == (kind, key) else usual(*asked))
    with pytest.raises(ReadError) as caught:
        read_document(path)
    assert caught.value.code == code


WRITTEN = COMPOUND + "WordDocument\0".encode("utf-16-le")
OPEN = {"META-INF__manifest.xml": "<x/>", "content.xml": "<x/>"}


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("草案.doc", WRITTEN, "doc"),
        ("草案.docx", WRITTEN + "Workbook\0".encode("utf-16-le"), "doc"),  # with a table of Excel in it
        ("草案.WPS", WRITTEN, "wps"),
        ("草案.doc", WRITTEN + bytes(100) + b"\xec\xa5" + bytes(512), "doc"),  # the mark of a .doc, where none stands
        ("草案.odt", archive(**OPEN), "odt"),
        ("草案.docx", archive(**OPEN, mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        ("草案.doc", b"{\\rtf1 }", "rtf"),
        ("草案.doc", b"\xef\xbb\xbf<?xml version='1.0'?><w:wordDocument/>", "xml"),
        ("草案.xml", b"<office:document/>", "fodt"),
    ],
)
def test_what_libreoffice_reads_is_given_to_it_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, kind: str
) -> None:
    given = []

    def convert(_: bytes, name: str, kind: str) -> Document:
        given.append((name, kind))
        return read_plain(PLAN.encode(), name)

    monkeypatch.setattr("desktop.core.readers.legacy.read_legacy", convert)
    path = tmp_path / name
    path.write_bytes(data)
    assert read_document(path).text == PLAN
    assert given == [(name, kind)]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(tmp_path / "没有.docx")
    assert caught.value.code == "file_missing"


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(tmp_path)
    assert caught.value.code == "file_unreadable"


@pytest.mark.parametrize("name", ["草案.txt", "草案", "草案.md", "草案.docx"])
def test_text_is_read_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PLAN, encoding="gb18030")
    document = read_document(path)
    assert (document.name, document.format, document.text) == (name, "txt", PLAN)
