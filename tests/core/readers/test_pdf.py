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
from desktop.core.readers import pdf
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


# --- pages written by hand -----------------------------------------------------------------------------------------

# Codes of the letters a to z: Chinese, or (in F2) only the font's own.
CHINESE = "一二三四五六七八九十培养人才建设基地加强领导全面推行"


def map_of(codes: list[int]) -> bytes:
    """A ToUnicode map of the letters from a on."""
    lines = "".join(f"<{0x61 + n:02X}> <{code:04X}>\n" for n, code in enumerate(codes))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(codes)} beginbfchar\n{lines}endbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def written(*pages: str, form: str = "", image: bool = False) -> bytes:
    """A PDF whose pages (595 × 842) draw what is written: fonts /F1 and /F2, the form /X, the picture /I."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]

    def add(body: bytes, stream: bytes | None = None) -> int:
        if stream is not None:
            body = body[:-2] + b" /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream)
        objects.append(body)
        return len(objects)

    fonts = []
    for codes in ([ord(c) for c in CHINESE], [0xE000 + n for n in range(26)]):
        unicode = add(b"<< >>", map_of(codes))
        fonts.append(add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode %d 0 R >>" % unicode))
    resources = b"/Font << /F1 %d 0 R /F2 %d 0 R >>" % tuple(fonts)
    shape = b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 0 0] /Resources << %b >> >>"
    held = b"/X %d 0 R" % add(shape % resources, form.encode())
    pixel = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 >>"
    held += b" /I %d 0 R" % add(pixel, b"\x80") if image else b""
    kids = []
    for content in pages:
        stream = add(b"<< >>", content.encode())
        kids.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << %b /XObject << %b >> >> >>" % (stream, resources, held)
            )
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(places) + 1, table)
    return made + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(made))


def text_at(x: int, y: int, letters: str, *, font: str = "F1", turned: str = "1 0 0 1", mode: int = 0) -> str:
    return f"BT /{font} 16 Tf {mode} Tr {turned} {x} {y} Tm ({letters}) Tj ET "


LINES = text_at(80, 700, "klmnop") + text_at(80, 660, "opqr")


def told(data: bytes) -> tuple[str, list[str]]:
    """The text, and what is said of the rest."""
    document = read_pdf(data, "草案.pdf")
    return document.text.replace("\n", ""), [message.code for message in document.unread]


@pytest.mark.parametrize(
    ("turned", "first", "second"),
    [("0 1 -1 0", (100, 80), (140, 80)), ("-1 0 0 -1", (500, 100), (500, 140)), ("0 -1 1 0", (500, 700), (460, 700))],
    ids=["on its left side", "upside down", "on its right side"],
)
def test_a_page_set_on_its_side_or_head_reads_the_same(turned, first, second) -> None:
    page = text_at(*first, "klmnop", turned=turned) + text_at(*second, "opqr", turned=turned)
    assert told(written(page)) == told(written(LINES)) == ("培养人才建设建设基地", [])


def test_a_watermark_is_left_out_and_told() -> None:
    assert told(written(LINES + text_at(200, 300, "stuv", turned="0.7 0.7 -0.7 0.7"))) == (
        "培养人才建设建设基地",
        ["unread.watermarks"],
    )


def test_text_that_was_recognised_under_a_scan_is_told() -> None:
    scan = "q 595 0 0 842 0 0 cm /I Do Q "
    hidden = text_at(80, 700, "klmnop", mode=3) + text_at(80, 660, "opqr", mode=3)
    assert told(written(scan + hidden, image=True)) == ("培养人才建设建设基地", ["unread.pages_recognised"])
    assert told(written(scan + LINES, image=True)) == ("培养人才建设建设基地", ["unread.page_pictures"])


def test_a_page_whose_characters_have_no_codes_is_told_and_a_file_of_such_pages_refused() -> None:
    unknown = text_at(80, 700, "abcdef", font="F2")
    assert told(written(LINES, unknown)) == ("培养人才建设建设基地", ["unread.pages_without_codes"])
    with pytest.raises(ReadError, match="pdf_without_codes"):
        read_pdf(written(unknown), "草案.pdf")


GRID = "".join(f"{x} 600 m {x} 720 l S " for x in (80, 240, 400))
GRID += "".join(f"80 {y} m 400 {y} l S " for y in (600, 660, 720))
CELLS = "".join(
    text_at(x, y, word) for x, y, word in ((90, 690, "kl"), (250, 690, "mn"), (90, 630, "op"), (250, 630, "qr"))
)


@pytest.mark.parametrize(
    ("lines", "form", "is_table"),
    [
        (GRID, "", True),
        ("/X Do ", GRID, True),
        ("q 1 0 0 1 30 0 cm /X Do Q ", GRID.replace("80 ", "50 ").replace("240", "210").replace("400", "370"), True),
        ("80 600 320 120 re S 240 600 m 240 720 l S 80 660 m 400 660 l S ", "", True),
        ("".join(f"{x} 600 1 120 re f " for x in (80, 240, 400))
         + "".join(f"80 {y} 320 1 re f " for y in (600, 660, 720)), "", True),
        (GRID.replace(" S", " n"), "", False),
        (GRID.replace(" l S", " l 500 500 550 550 580 500 c S"), "", False),
        ("", "", False),
    ],
    ids=["lines", "in a form", "in a form that is moved", "a rectangle", "thin rectangles", "not drawn", "curves",
         "none"],
)  # fmt: skip
def test_a_table_is_what_lines_that_show_make(lines: str, form: str, is_table: bool) -> None:
    document = read_pdf(written(lines + CELLS, form=form), "草案.pdf")
    rows = [p.span.of(document.text) for p in document.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    assert rows == (["培养\t人才", "建设\t基地"] if is_table else [])


@pytest.mark.parametrize(("key", "code"), [("pages", "too_many_pages"), ("characters", "text_too_long")])
def test_what_is_longer_than_any_plan_is_refused(monkeypatch: pytest.MonkeyPatch, key: str, code: str) -> None:
    usual = pdf.limit
    monkeypatch.setattr(pdf, "limit", lambda *asked: 1 if asked == ("document", key) else usual(*asked))
    with pytest.raises(ReadError, match=code):
        read_pdf(written(LINES, LINES), "草案.pdf")


def test_of_more_lines_than_any_table_has_the_rest_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = pdf.limit
    monkeypatch.setattr(pdf, "limit", lambda *asked: 2 if asked == ("page", "strokes") else usual(*asked))
    document = read_pdf(written(GRID + CELLS), "草案.pdf")
    assert not any(p.kind is ParagraphKind.TABLE_ROW for p in document.paragraphs)


def test_characters_beyond_the_first_plane_are_read_whole() -> None:
    data = written(LINES).replace(b"<61> <4E00>", b"<61> <D842DFB7>").replace(b"klmnop", b"klanop")
    assert "培养𠮷" in read_pdf(data, "草案.pdf").text
