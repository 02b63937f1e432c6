"""PDF files with text become documents; those without are refused.

files/plan.pdf was made with LibreOffice from the paragraphs below: two pages, indented paragraphs, page numbers, a
sentence that runs over the page. files/locked.pdf asks for a password.
"""

import io
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from desktop.core import messages
from desktop.core.errors import ReadError
from desktop.core.model.span import Span
from desktop.core.readers.pdf import read_pdf

FILES = Path(__file__).parent / "files"
PARAGRAPHS = [
    "江河市加快数字人才培育若干措施",
    "为贯彻落实人力资源社会保障部等9部门工作部署，加快推动形成新质生产力，结合我市实际，制定以下措施。",
    "一、加强数字人才培养",
    (
        "（一）实施数字技术工程师培育项目。围绕大数据、人工智能、集成电路等数字领域，用3年时间建设培训机构5"
        "家，培训数字技术工程师800人以上。支持企业、院校共建“校企双制”培训基地，每年举办高级研修项目不少"
        "于2期。"
    ),
    (
        "（二）开展数字技能提升行动。发挥高技能人才培训基地作用，每年培训数字技能人才不少于1000人次，推进"
        "产教融合，全面推行工学一体化培养模式。加强重点群体数字就业技能培训，推动职业院校、技工院校、职业培训"
        "机构开设数字领域专业。鼓励数字领域龙头企业参与人才培养，开发培训课程和教材，依托互联网平台共享数字培"
        "训资源，加大投入力度，不断扩大数字技能人才供给规模，提升培养质量和效益。"
    ),
    "二、优化数字人才服务",
    "（三）畅通流动渠道。支持高校、科研院所设立流动岗位，吸引符合条件的企业高层次数字人才兼职。",
    "（四）强化激励引导。将高层次数字人才纳入党委联系服务专家范围，在住房、落户、子女入学等方面给予支持。",
    "本措施自2025年3月1日起施行，有效期3年。",
]


@pytest.fixture(scope="module")
def plan() -> bytes:
    """The bytes of the two-page plan."""
    return (FILES / "plan.pdf").read_bytes()


def with_scans(data: bytes | None, *, before: int, after: int, blank: int = 0) -> bytes:
    """A PDF with scanned pages around those of `data`, and blank ones at its end."""
    made = pypdfium2.PdfDocument.new()
    for _ in range(before):
        scan(made)
    if data is not None:
        source = pypdfium2.PdfDocument(data)
        made.import_pages(source)
        source.close()
    for _ in range(after):
        scan(made)
    for _ in range(blank):
        made.new_page(595, 842).close()
    buffer = io.BytesIO()
    made.save(buffer)
    made.close()
    return buffer.getvalue()


def scan(document: pypdfium2.PdfDocument) -> None:
    """A page that is a picture."""
    page = document.new_page(595, 842)
    bitmap = pypdfium2.PdfBitmap.new_native(20, 28, pdfium.FPDFBitmap_BGR)
    picture = pypdfium2.PdfImage.new(document)
    picture.set_bitmap(bitmap)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page.insert_obj(picture)
    page.gen_content()
    page.close()


def test_lines_become_the_paragraphs_that_were_written(plan: bytes) -> None:
    document = read_pdf(plan, "草案.pdf")
    assert [p.span.of(document.text) for p in document.paragraphs] == PARAGRAPHS
    assert (document.format, document.unread) == ("pdf", ())


def test_every_piece_says_the_same_in_text_and_source(plan: bytes) -> None:
    document = read_pdf(plan, "草案.pdf")
    for piece in document.pieces:
        here = Span(piece.start, piece.start + piece.length)
        assert here.of(document.text) == here.shifted(piece.source_start - piece.start).of(document.source)
    assert document.source.count("\f") == 2


def test_page_numbers_are_left_out_of_the_text_but_not_of_the_source(plan: bytes) -> None:
    document = read_pdf(plan, "草案.pdf")
    assert "—" in document.source
    assert "—" not in document.text


def test_scanned_pages_are_told_but_not_blank_ones(plan: bytes) -> None:
    document = read_pdf(with_scans(plan, before=1, after=2, blank=1), "草案.pdf")
    assert [p.span.of(document.text) for p in document.paragraphs] == PARAGRAPHS
    [message] = document.unread
    assert "第1、4、5页" in messages.render(message)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (with_scans(None, before=2, after=0), "pdf_scanned"),
        (with_scans(None, before=0, after=0, blank=2), "file_empty"),
        ((FILES / "locked.pdf").read_bytes(), "file_encrypted"),
        (b"%PDF-1.7\nnothing of a PDF follows", "file_damaged"),
    ],
    ids=["scanned", "blank", "locked", "damaged"],
)
def test_what_cannot_be_read_is_said(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(data, "草案.pdf")
    assert caught.value.code == code
