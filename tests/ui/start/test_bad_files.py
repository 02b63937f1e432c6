"""Whatever cannot be compared is told in the window, in one sentence with the file's name; the next file can be chosen.

One window goes through all of them: what it shows after the last must not depend on the first.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from desktop.core.messages import text
from desktop.core.readers import legacy
from desktop.ui.start.chooser import SIDES, State

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
LOCKED_PDF = Path(__file__).parents[2] / "core" / "readers" / "files" / "locked.pdf"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def compound(stream: str) -> bytes:
    """An OLE file with a stream of that name."""
    return COMPOUND + f"{stream}\0".encode("utf-16-le") + b"\0" * 600


def packed(**parts: str | bytes) -> bytes:
    """A zip archive (slashes written __, dots _)."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def word(body: str, *, before: str = "") -> bytes:
    """A .docx whose main part is that XML."""
    file = io.BytesIO()
    docx.Document().save(file)
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            main = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
            new.writestr(name, main if name == "word/document.xml" else old.read(name))
    return made.getvalue()


def scanned() -> bytes:
    """A PDF of two pictures."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        page = document.new_page(595, 842)
        picture = pypdfium2.PdfImage.new(document)
        picture.set_bitmap(pypdfium2.PdfBitmap.new_native(20, 28, pdfium.FPDFBitmap_BGR))
        picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
        page.insert_obj(picture)
        page.gen_content()
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


PARAGRAPH = "<w:p><w:r><w:t>（一）全面推行学徒制。</w:t></w:r></w:p>"
ENTITIES = '<!DOCTYPE l [<!ENTITY a "十"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
NESTED = "<w:sdt><w:sdtContent>" * 400 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 400
MENU = "<html><body><ul><li><a href=x>首页</a></li><li><a href=y>政务公开</a></li></ul></body></html>"
# name, what stands in it, the code of what is told
BAD: tuple[tuple[str, Callable[[], bytes | None], str], ...] = (
    ("没有.docx", lambda: None, "file_missing"),
    ("零字节.docx", lambda: b"", "file_empty"),
    ("空白.txt", lambda: b" \n\n", "file_empty"),
    ("空段.docx", lambda: word("<w:p/>"), "file_empty"),
    ("扫描件.pdf", scanned, "pdf_scanned"),
    ("加密.docx", lambda: compound("EncryptedPackage"), "file_encrypted"),
    ("加密.pdf", LOCKED_PDF.read_bytes, "file_encrypted"),
    ("图片.docx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_a_document"),
    ("照片.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)), "not_a_document"),
    ("安装.exe", lambda: b"MZ\x90\0" + bytes(range(256)), "not_a_document"),
    ("表格.et", lambda: compound("Workbook"), "not_a_document"),
    ("演示.dps", lambda: compound("PowerPoint Document"), "not_a_document"),
    ("表格.xlsx", lambda: packed(xl__workbook_xml="<workbook/>"), "not_a_document"),
    ("断了.docx", lambda: word(PARAGRAPH * 500)[:2000], "file_damaged"),
    ("炸弹.docx", lambda: packed(word__document_xml=b"0" * 20_000_000), "zip_bomb"),
    ("实体.docx", lambda: word("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", before=ENTITIES), "markup_unsafe"),
    ("段落.docx", lambda: word("<w:p/>" * 10_001), "too_many_paragraphs"),
    ("段落.txt", lambda: "一、任务。\n".encode() * 10_001, "too_many_paragraphs"),
    ("太深.docx", lambda: word(NESTED), "markup_too_deep"),
    ("坏.pdf", lambda: b"%PDF-1.7\n%%EOF", "file_damaged"),
    ("坏.ofd", lambda: packed(OFD_xml=f"<ofd:OFD {OFD}><ofd:DocBody/></ofd:OFD>"), "file_damaged"),
    ("菜单.html", MENU.encode, "no_article"),
    ("编码.txt", lambda: "一、重點任務。培養數字人才。".encode("big5") * 20, "encoding_unknown"),
    ("闲话.txt", "今天天气很好。我们去公园。".encode, "no_tasks"),
)


def test_each_is_told_by_its_name_and_another_file_can_be_chosen(window, tmp_path, qtbot):
    zone = window.start.zones["draft"]
    shown = {}
    for name, content, _ in BAD:
        data = content()
        if data is not None:
            (tmp_path / name).write_bytes(data)
        window.chooser.take_file("draft", tmp_path / name)
        qtbot.waitUntil(lambda: window.chooser.choice("draft").state is State.FAILED, timeout=30_000)
        assert zone._sentence.isVisible()
        assert zone.choose.isVisible()
        assert zone.accessibleDescription() == zone._sentence.text()
        assert not window.start.start.isEnabled()
        shown[name] = zone._sentence.text()
    assert shown == {name: text(f"error.{code}", name=name) for name, _, code in BAD}
    assert all(name in sentence and sentence.endswith("。") for name, sentence in shown.items())


def test_an_old_file_without_libreoffice_is_told_by_its_kind(window, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(legacy, "converter", lambda: None)
    file = tmp_path / "方案.wps"
    file.write_bytes(compound("WordDocument"))
    window.chooser.take_file("draft", file)
    qtbot.waitUntil(lambda: window.chooser.choice("draft").state is State.FAILED)
    sentence = window.start.zones["draft"]._sentence.text()
    assert "“方案.wps”是 .wps 格式" in sentence
    assert "LibreOffice" in sentence


def test_the_same_file_on_both_sides_is_told(window, pair, qtbot):
    window.chooser.take_file("reference", pair[0])
    window.chooser.take_file("draft", pair[0])
    qtbot.waitUntil(lambda: State.FAILED in (window.chooser.choice(side).state for side in SIDES), timeout=30_000)
    sentences = [window.start.zones[side]._sentence.text() for side in SIDES]
    assert text("error.same_file", name="上位文件.txt") in sentences


@pytest.fixture
def pictured(tmp_path: Path) -> Path:
    """A plan as PDF, a picture on its first page."""
    document = pypdfium2.PdfDocument((LOCKED_PDF.parent / "plan.pdf").read_bytes())
    page = document[0]
    picture = pypdfium2.PdfImage.new(document)
    picture.set_bitmap(pypdfium2.PdfBitmap.new_native(20, 28, pdfium.FPDFBitmap_BGR))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(100, 100))
    page.insert_obj(picture)
    page.gen_content()
    page.close()
    file = tmp_path / "草案.pdf"
    document.save(str(file))
    document.close()
    return file


def test_what_was_not_read_is_told_with_the_file_and_with_the_comparison(window, pair, pictured, qtbot, monkeypatch):
    from desktop.app import work

    monkeypatch.setattr(window.flow, "_compare", work().compare)
    window.chooser.take_file("reference", pair[0])
    window.chooser.take_file("draft", pictured)
    qtbot.waitUntil(lambda: window.chooser.complete, timeout=30_000)
    unread = "有1幅图片（第1页），其中的文字没有读入。"
    assert window.start.zones["draft"]._unread.text() == unread
    assert not window.start.zones["reference"]._unread.isVisible()
    with qtbot.waitSignal(window.compared, timeout=30_000):
        window.compare()
    assert window.notice.isVisible()
    assert window.notice.sentence.text() == f"有内容没有读入，也就没有参加对照。本地草案：{unread}"
