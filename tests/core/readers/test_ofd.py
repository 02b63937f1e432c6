"""OFD files become documents.

The pages of files/plan.pdf (LibreOffice's typesetting) are set as OFD here, each line a text object with the places
of its characters: the same paragraphs must come of them.
"""

import ctypes
import io
import zipfile
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from desktop.core import messages
from desktop.core.errors import ReadError
from desktop.core.model.document import ParagraphKind
from desktop.core.readers import ofd as module
from desktop.core.readers import pdf, read_document
from desktop.core.readers.ofd import read_ofd
from desktop.core.readers.pdf import read_pdf

FILES = Path(__file__).parent / "files"
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
MILLIMETRES = 25.4 / 72
HEIGHT = 297.0


def ofd(*pages: str, extra: dict[str, str] | None = None, common: str = "", without: str = "") -> bytes:
    """An OFD file; each page is what stands in its layer. without: a part that is missing."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    parts = {
        "OFD.xml": f'<ofd:OFD {OFD} DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>'
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {OFD}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 210 {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for n, content in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f'<ofd:Page {OFD}><ofd:Template TemplateID="t"/><ofd:Content><ofd:Layer>{content}</ofd:Layer>'
            "</ofd:Content></ofd:Page>"
        )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (parts | (extra or {})).items():
            if name != without:
                package.writestr(name, content)
    return made.getvalue()


def line(text: str, x: float, y: float, *, size: float = 5.6, deltas: str | None = None, more: str = "") -> str:
    """A text object whose characters begin at x and stand on the base line y, millimetres from the head."""
    deltas = f"g {len(text) - 1} {size}" if deltas is None else deltas
    return (
        f'<ofd:TextObject Boundary="{x} {y - size} 170 {size + 1}" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{deltas}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def pages_of(data: bytes) -> list[str]:
    """The pages of a PDF as layers of OFD, line by line."""
    pages = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        lines: list[list[tuple[str, float, float, float]]] = [[]]
        for at in range(textpage.count_chars()):
            c = chr(pdfium.FPDFText_GetUnicode(textpage, at))
            rect = pdfium.FS_RECTF()
            pdfium.FPDFText_GetLooseCharBox(textpage, at, ctypes.byref(rect))
            if c in "\r\n":
                lines.append([])
            else:
                lines[-1].append((c, rect.left * MILLIMETRES, rect.bottom * MILLIMETRES, rect.top * MILLIMETRES))
        made = ""
        for characters in lines:
            text = "".join(c for c, *_ in characters)
            if not text.strip():
                continue
            lefts = [left for _, left, _, _ in characters]
            deltas = " ".join(f"{after - before:.3f}" for before, after in pairwise(lefts))
            size = characters[0][3] - characters[0][2]
            made += line(text, lefts[0], HEIGHT - characters[0][2], size=round(size * 0.8, 3), deltas=deltas)
        pages.append(made)
        textpage.close()
        page.close()
    document.close()
    return pages


@pytest.fixture(scope="module")
def plan() -> bytes:
    return (FILES / "plan.pdf").read_bytes()


def texts(data: bytes) -> list[str]:
    document = read_ofd(data, "草案.ofd")
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


def test_the_same_pages_give_the_same_paragraphs_as_in_pdf(plan):
    expected = read_pdf(plan, "草案.pdf")
    assert texts(ofd(*pages_of(plan))) == [p.span.of(expected.text) for p in expected.paragraphs]


def test_it_is_recognised_by_its_content(tmp_path, plan):
    path = tmp_path / "草案.docx"
    path.write_bytes(ofd(*pages_of(plan)))
    document = read_document(path)
    assert (document.format, document.unread) == ("ofd", ())


def test_lines_are_put_in_order_wherever_their_objects_stand_in_the_file():
    later, earlier = line("二、重点任务", 30, 60), line("一、总体要求", 30, 40)
    assert texts(ofd(f"<ofd:PageBlock>{later}</ofd:PageBlock><ofd:PageBlock>{earlier}</ofd:PageBlock>")) == [
        "一、总体要求",
        "二、重点任务",
    ]


def test_objects_on_one_line_are_one_line_with_a_blank_for_a_gap():
    layer = line("培训", 30, 40) + line("人才", 41.2, 40.3) + line("附件", 80, 40)
    assert texts(ofd(layer)) == ["培训人才 附件"]


def test_a_matrix_moves_and_scales_its_text():
    moved = line("二、任务", 30, 20, more='CTM="1 0 0 1 0 40"')
    assert texts(ofd(moved + line("一、要求", 30, 40))) == ["一、要求", "二、任务"]


def test_the_text_of_a_template_is_read_too():
    common = '<ofd:TemplatePage ID="t" BaseLoc="Tpls/T.xml"/>'
    template = (
        f"<ofd:Page {OFD}><ofd:Content><ofd:Layer>{line('江河市文件', 30, 20)}</ofd:Layer></ofd:Content></ofd:Page>"
    )
    data = ofd(line("一、要求", 30, 40), common=common, extra={"Doc_0/Tpls/T.xml": template})
    assert texts(data) == ["江河市文件", "一、要求"]


def test_pictures_and_pages_without_text_are_told():
    picture = '<ofd:ImageObject Boundary="0 0 9 9" ResourceID="3"/>'
    document = read_ofd(ofd(line("一、要求", 30, 40) + picture, picture), "草案.ofd")
    assert [messages.render(message) for message in document.unread] == [
        "第2页没有文字（可能是扫描图），没有读入。",
        "有1幅图片（第1页），其中的文字没有读入。",
    ]


def typeset(data: bytes) -> list[str]:
    """The pages of a PDF as layers of OFD: each stretch a text object, each ruling line a path."""
    layers = []
    for page in pdf._pages(data, "草案.pdf"):
        made = "".join(
            f'<ofd:PathObject Boundary="{rule.left * MILLIMETRES:.3f} {HEIGHT - rule.top * MILLIMETRES:.3f} 1 1" '
            f'LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L {rule.width * MILLIMETRES:.3f} '
            f"{rule.height * MILLIMETRES:.3f}</ofd:AbbreviatedData></ofd:PathObject>"
            for rule in page.sheet.rules
        )
        for glyph in page.sheet.glyphs:
            size = round(glyph.size * MILLIMETRES, 3)
            made += line(glyph.char, glyph.left * MILLIMETRES, HEIGHT - glyph.base * MILLIMETRES, size=size, deltas="")
        layers.append(made)
    return layers


def test_a_ruled_table_is_rows_as_in_pdf() -> None:
    data = (FILES / "task_table.pdf").read_bytes()
    read, expected = read_ofd(ofd(*typeset(data)), "任务表.ofd"), read_pdf(data, "任务表.pdf")
    assert [p.span.of(read.text) for p in read.paragraphs] == [p.span.of(expected.text) for p in expected.paragraphs]
    rows = [(p.cells, p.continued) for p in read.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    assert rows == [(p.cells, p.continued) for p in expected.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    assert len(rows) == 7


def test_two_columns_and_notes_are_read_as_in_pdf() -> None:
    for name in ("columns.pdf", "footnotes.pdf"):
        data = (FILES / name).read_bytes()
        read, expected = read_ofd(ofd(*typeset(data)), "草案.ofd"), read_pdf(data, "草案.pdf")
        assert read.text == expected.text
        assert [p.kind for p in read.paragraphs] == [p.kind for p in expected.paragraphs]


def test_the_documents_of_one_file_follow_one_another() -> None:
    second = {
        "OFD.xml": f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocInfo><ofd:Title>通知</ofd:Title></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>"
        "</ofd:DocBody><ofd:DocBody><ofd:DocRoot>/Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_1/Document.xml": f"<ofd:Document {OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        '</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/>'
        "</ofd:Pages></ofd:Document>",
        "Doc_1/Pages/P.xml": f"<ofd:Page {OFD}><ofd:Content><ofd:Layer Type='Body'>{line('附件：任务清单', 30, 40)}"
        "</ofd:Layer></ofd:Content></ofd:Page>",
        "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {OFD}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/>'
        "</ofd:Signatures>",
        "Doc_0/Signs/Sign_0/SignedValue.dat": "\x00\x01",
    }
    assert texts(ofd(line("关于印发方案的通知", 30, 40), extra=second)) == ["关于印发方案的通知", "附件：任务清单"]


def test_the_head_of_a_template_is_left_out_where_every_page_shows_it() -> None:
    common = '<ofd:TemplatePage ID="t" BaseLoc="Tpls/T.xml"/>'
    layer = f"<ofd:Layer Type='Background'>{line('江河市文件', 90, 15)}</ofd:Layer>"
    template = f"<ofd:Page {OFD}><ofd:Content>{layer}</ofd:Content></ofd:Page>"
    words = ["一、培养人才。", "二、建设基地。", "三、加强领导。"]
    pages = [line(one, 30, 40) + line(f"－{number}－", 100, 285) for number, one in enumerate(words, 1)]
    assert texts(ofd(*pages, common=common, extra={"Doc_0/Tpls/T.xml": template})) == words


def test_distances_on_several_lines_of_markup_and_downwards() -> None:
    object_ = (
        '<ofd:TextObject Boundary="30 34.4 170 6.6" Size="5.6"><ofd:TextCode X="0" Y="5.6" DeltaX="g 3 5.6">\n'
        "  一、要求\n</ofd:TextCode></ofd:TextObject>"
        '<ofd:TextObject Boundary="30 60 20 40" Size="5.6"><ofd:TextCode X="0" Y="5.6" DeltaY="8 8 8">附件目录'
        "</ofd:TextCode></ofd:TextObject>"
    )
    assert "".join(texts(ofd(object_))).replace(" ", "") == "一、要求附件目录"


def test_what_does_not_show_is_not_read() -> None:
    hidden = line("作废", 30, 60, more='Visible="false"')
    assert texts(ofd(line("一、要求", 30, 40) + hidden)) == ["一、要求"]


def drawn(data: str, more: str = "", *, x: float = 30, y: float = 40) -> str:
    written = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject Boundary="{x} {y} 120 60" {more}>{written}</ofd:PathObject>'


CELLS = line("任务", 32, 50) + line("单位", 92, 50) + line("培训", 32, 80) + line("各市", 92, 80)
SIDES = "M 0 0 L 0 60 M 60 0 L 60 60 M 120 0 L 120 60"
LEVELS = "M 0 0 L 120 0 M 0 30 L 120 30 M 0 60 L 120 60"


@pytest.mark.parametrize(
    ("paths", "is_table"),
    [
        (drawn(SIDES) + drawn(LEVELS), True),
        (drawn("M 0 0 L 120 0 L 120 60 L 0 60 C") + drawn("M 60 0 L 60 60") + drawn("M 0 30 L 120 30"), True),
        (drawn(SIDES) + "".join(drawn("M 0 0 L 120 0 L 120 0.2 L 0 0.2 C", 'Stroke="false" Fill="true"', y=y)
                                for y in (40, 70, 100)), True),
        (drawn(SIDES) + drawn(LEVELS, 'Visible="false"'), False),
        (drawn("M 0 0 Q 60 60 120 0") + drawn("") + drawn("C") + drawn("L 5"), False),
        (drawn("M 0 0 L 120 60 M 0 60 L 120 0"), False),
    ],
    ids=["strokes", "a closed frame", "thin rectangles", "hidden", "curves and nothing", "aslant"],
)  # fmt: skip
def test_ruling_lines_are_those_that_show_level_and_upright(paths: str, is_table: bool) -> None:
    document = read_ofd(ofd(CELLS + paths), "草案.ofd")
    rows = [p.span.of(document.text) for p in document.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    assert rows == (["任务\t单位", "培训\t各市"] if is_table else [])


def test_a_page_that_is_not_there_is_told_as_one_without_text() -> None:
    pages = '<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page BaseLoc="x.xml"/>'
    listed = f"<ofd:Document {OFD}><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    document = read_ofd(ofd(line("一、要求", 30, 40), extra={"Doc_0/Document.xml": listed}), "草案.ofd")
    assert document.text == "一、要求"
    assert [messages.render(message) for message in document.unread] == ["第2页没有文字（可能是扫描图），没有读入。"]


def test_attached_files_are_told() -> None:
    listed = (
        f"<ofd:Document {OFD}><ofd:Pages><ofd:Page BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages>"
        "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>"
    )
    files = f"<ofd:Attachments {OFD}><ofd:Attachment ID='1'/><ofd:Attachment ID='2'/></ofd:Attachments>"
    data = ofd(line("一、要求", 30, 40), extra={"Doc_0/Document.xml": listed, "Doc_0/Attachs/Attachments.xml": files})
    (message,) = read_ofd(data, "草案.ofd").unread
    assert "2" in messages.render(message)
    assert message.code == "unread.attachments"


@pytest.mark.parametrize(("key", "code"), [("pages", "too_many_pages"), ("characters", "text_too_long")])
def test_what_is_longer_than_any_plan_is_refused(monkeypatch: pytest.MonkeyPatch, key: str, code: str) -> None:
    usual = module.limit
    monkeypatch.setattr(module, "limit", lambda *asked: 1 if asked == ("document", key) else usual(*asked))
    with pytest.raises(ReadError, match=code):
        read_ofd(ofd(line("一、要求", 30, 40), line("二、任务", 30, 40)), "草案.ofd")


ENTITY = '<!DOCTYPE x [<!ENTITY e "x">]><ofd:OFD xmlns:ofd="x">&e;</ofd:OFD>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ofd('<ofd:ImageObject Boundary="0 0 9 9"/>'), "pdf_scanned"),
        (ofd(), "file_empty"),
        (ofd("", extra={"Doc_0/Document.xml": "<broken"}), "file_damaged"),
        (ofd("", extra={"OFD.xml": ENTITY}), "markup_unsafe"),
        (ofd("", extra={"OFD.xml": f"<ofd:OFD {OFD}/>"}), "file_empty"),
        (ofd("", without="OFD.xml"), "not_a_document"),
        (ofd("", extra={"Encryptions.xml": "<x/>"}), "file_encrypted"),
        (ofd("", extra={"OFD.xml": f"<o:OFD {OFD.replace('ofd=', 'o=')}><o:DocBody/></o:OFD>"}), "file_damaged"),
    ],
    ids=["scanned", "no pages", "broken", "entities", "no documents", "no main part", "encrypted", "no document"],
)
def test_what_cannot_be_read_is_said(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_ofd(data, "草案.ofd")
    assert caught.value.code == code


@pytest.mark.parametrize("location", ["../../../../etc/passwd", "/etc/passwd", "C:\\x", "file:///etc/passwd", ""])
def test_a_path_that_leads_out_leads_nowhere(location: str) -> None:
    root = f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>{location}</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    with pytest.raises(ReadError) as caught:
        read_ofd(ofd("", extra={"OFD.xml": root}), "草案.ofd")
    assert caught.value.code == "file_damaged"


@pytest.mark.parametrize("deltas", ["g", "g 5", "g x 3", "g 99999999999 1", "1e400 nan", "- . e", "g 3 3 3 3 3 3 3"])
def test_distances_that_make_no_sense_lose_no_text(deltas: str) -> None:
    assert texts(ofd(line("一、要求", 30, 40, deltas=deltas))) == ["一、要求"]
