"""PDF files with text become documents; those without are refused.

All were made with LibreOffice from words of our own. files/plan.pdf from the paragraphs below: two pages, indented
paragraphs, page numbers, a sentence that runs over the page. columns.pdf: two columns, a running head, 第 1 页 共 2 页.
footnotes.pdf: three notes, －1－. task_table.pdf: a 任务分解表 over two pages, with merged cells and a row that
the page border cuts. locked.pdf asks for a password.
"""

import io
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from desktop.core import messages
from desktop.core.errors import ReadError
from desktop.core.model.document import ParagraphKind
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
    draw(document, page, 595, 842)
    page.gen_content()
    page.close()


def draw(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, width: float, height: float) -> None:
    """A picture on a page."""
    bitmap = pypdfium2.PdfBitmap.new_native(20, 28, pdfium.FPDFBitmap_BGR)
    picture = pypdfium2.PdfImage.new(document)
    picture.set_bitmap(bitmap)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page.insert_obj(picture)


def test_lines_become_the_paragraphs_that_were_written(plan: bytes) -> None:
    document = read_pdf(plan, "草案.pdf")
    assert [p.span.of(document.text) for p in document.paragraphs] == PARAGRAPHS
    assert (document.format, document.unread) == ("pdf", ())


def said(name: str) -> list[tuple[str, str]]:
    """Kind and words of what is read from one of the files."""
    document = read_pdf((FILES / name).read_bytes(), name)
    return [(paragraph.kind.value, paragraph.span.of(document.text)) for paragraph in document.paragraphs]


def test_columns_are_read_one_after_the_other_without_running_heads() -> None:
    made = said("columns.pdf")
    assert {kind for kind, _ in made} == {"body"}
    assert [words[:12] for _, words in made] == [
        "江河市加快数字人才培育工",
        "为贯彻落实国家部署，加快",
        "一、加强数字人才培养",
        "（一）实施数字技术工程师",
        "（二）开展数字技能提升行",
        "二、优化数字人才服务",
        "（三）畅通流动渠道。支持",
        "（四）强化激励引导。将高",
        "（五）加强组织领导。各县",
        "本方案自2025年3月1",
    ]
    assert all(words.endswith(("。", "方案", "培养", "服务")) for _, words in made)


def test_footnotes_leave_the_text_and_so_do_their_marks() -> None:
    made = said("footnotes.pdf")
    assert [words for kind, words in made if kind == "footnote"] == [
        "数字技术工程师指取得专业技术等级证书的人员，具体口径由市人力资源社会保障局会同有关部门解释，按年度公布的目录执行。",
        "按人次统计。",
        "指我市认定的B类以上人才。",
    ]
    text = "".join(words for kind, words in made if kind == "body")
    assert "集成电路等数字领域，用3年时间建设培训机构5家" in text
    assert "每年培训数字技能人才不少于1000人次，推进产教融合，全面推行工学一体化培养模式。" in text
    assert "－" not in text


def test_a_ruled_table_is_rows_with_their_cells_over_the_page_border() -> None:
    document = read_pdf((FILES / "task_table.pdf").read_bytes(), "任务表.pdf")
    rows = [paragraph for paragraph in document.paragraphs if paragraph.kind is ParagraphKind.TABLE_ROW]
    cells = [[cell.of(document.text) for cell in row.cells] for row in rows]
    assert [row[0] for row in cells] == ["序号", "1", "2", "3", "4", "5", "6"]
    assert [row[1] for row in cells] == ["类别", "人才培养", "", "", "", "人才服务", ""]
    assert [row.continued for row in rows] == [(), (), (1,), (1,), (1,), (), (1,)]
    assert cells[3][2:] == [
        "支持企业、院校共建“校企双制”培训基地， 推行工学一体化培养模式。",
        "市教育局 市财政局",
        "2026年6月底前",
    ]
    assert cells[4][2].startswith("推动职业院校、技工院校、职业培训机构开设数字领域专业")
    assert cells[4][2:] == [cells[4][2], "市教育局、市人力资源社会保障局", "2027年"]
    assert cells[4][2].endswith("每年新增数字领域专业点不少于10个，建成精品课程50门。")
    kinds = [paragraph.kind.value for paragraph in document.paragraphs]
    assert kinds == ["body", "body", *["table_row"] * 7, "body"]


@pytest.mark.parametrize("name", ["columns.pdf", "footnotes.pdf", "task_table.pdf"])
def test_every_character_of_the_source_is_in_the_text_or_left_out_on_purpose(name: str) -> None:
    document = read_pdf((FILES / name).read_bytes(), name)
    for piece in document.pieces:
        here = Span(piece.start, piece.start + piece.length)
        assert here.of(document.text) == here.shifted(piece.source_start - piece.start).of(document.source)
    covered = {at for piece in document.pieces for at in range(piece.source_start, piece.source_start + piece.length)}
    lost = "".join(c for at, c in enumerate(document.source) if at not in covered and not c.isspace())
    assert lost in (
        "江河市人民政府公报2025年第3期第1页共2页江河市人民政府公报2025年第3期第2页共2页",
        "江河市人民政府办公室文件1212－1－江河市人民政府办公室文件33－2－江河市人民政府办公室文件－3－",
        "—1—序号类别任务内容责任单位完成时限—2—",
    ), lost


def test_a_page_that_lies_on_its_side_reads_the_same() -> None:
    source = pypdfium2.PdfDocument((FILES / "task_table.pdf").read_bytes())
    for page in source:
        width, height = page.get_size()
        quarter, whole = pdfium.FS_MATRIX(0, 1, -1, 0, height, 0), pdfium.FS_RECTF(0, width, height, 0)
        assert pdfium.FPDFPage_TransFormWithClip(page, quarter, whole)
        page.set_mediabox(0, 0, height, width)
        page.close()
    buffer = io.BytesIO()
    source.save(buffer)
    source.close()
    upright = read_pdf((FILES / "task_table.pdf").read_bytes(), "任务表.pdf")
    assert read_pdf(buffer.getvalue(), "任务表.pdf").text == upright.text


def test_pictures_beside_text_are_counted_with_their_pages(plan: bytes) -> None:
    document = pypdfium2.PdfDocument(plan)
    for number, size in ((0, 200), (1, 90), (1, 5)):
        page = document[number]
        draw(document, page, size, size)
        page.gen_content()
        page.close()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    [message] = read_pdf(buffer.getvalue(), "草案.pdf").unread
    assert messages.render(message) == "有2幅图片（第1、2页），其中的文字没有读入。"


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
