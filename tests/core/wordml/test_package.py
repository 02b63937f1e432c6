"""Bytes of a Word file ↔ a document: what is refused and why, and that saving is repeatable."""

import io
import re
import zipfile

import pytest

from desktop.core.errors import ReadError
from desktop.core.messages import explain
from desktop.core.wordml.package import open_word, to_bytes
from desktop.core.wordml.walk import walk

BODY = "<w:p><w:r><w:t>全面推行</w:t></w:r></w:p>"
STRICT = r"http://purl.oclc.org/ooxml/\1/"  # ISO 29500 Strict has no year in its names
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def zipped(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        open_word(data, "草案.docx")
    assert "草案.docx" in explain(caught.value)
    return caught.value.code


def test_no_zip_is_a_damaged_file():
    assert code_of(b"PK\x03\x04 cut off") == "file_damaged"


def test_a_file_cut_short_is_damaged(make_word):
    data = make_word(BODY)
    assert code_of(data[: len(data) // 2]) == "file_damaged"


def test_broken_xml_is_a_damaged_file(make_word):
    assert code_of(make_word("<w:p>")) == "file_damaged"


def test_some_other_zip_is_not_a_document():
    assert code_of(zipped(readme="text")) == "not_a_document"


def texts(document) -> list[str]:
    return [paragraph.text for paragraph in walk(document).paragraphs]


def test_a_workbook_is_not_a_document(make_word):
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert code_of(make_word(BODY, main=sheet)) == "not_a_document"


def test_strict_open_xml_is_read_and_saved_as_transitional(make_word):
    plain = make_word(BODY)
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "<w:document ", '<w:document w:conformance="strict" '
    )
    moved = {
        name: re.sub(r"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml)/2006/", STRICT, content)
        for name, content in parts.items()
        if name != "[Content_Types].xml"
    }
    document = open_word(make_word(BODY, extra=moved), "草案.docx")
    assert texts(document) == texts(open_word(plain, "草案.docx"))
    with zipfile.ZipFile(io.BytesIO(to_bytes(document))) as package:
        assert not any(b"purl.oclc.org" in package.read(name) for name in package.namelist())
        assert b"conformance" not in package.read("word/document.xml")


def test_a_file_with_macros_opens_and_is_saved_without_them(make_word):
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
        "</Relationships>"
    )
    extra = {"word/_rels/document.xml.rels": relations, "word/vbaProject.bin": "macro"}
    saved = to_bytes(open_word(make_word(BODY, main=MACROS, extra=extra), "草案.docm"))
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        assert not any("vba" in name for name in archive.namelist())
        assert MACROS.encode() not in archive.read("[Content_Types].xml")


def test_a_relationship_to_a_missing_part_is_left_out(make_word):
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="NULL"/>'
        "</Relationships>"
    )
    document = open_word(make_word(BODY, extra={"word/_rels/document.xml.rels": relations}), "草案.docx")
    assert [paragraph.text for paragraph in walk(document).paragraphs] == ["全面推行"]


def test_links_out_of_the_file_stay(make_word):
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="https://www.gov.cn/" TargetMode="External"/></Relationships>'
    )
    data = make_word(BODY, extra={"word/_rels/document.xml.rels": relations})
    with zipfile.ZipFile(io.BytesIO(to_bytes(open_word(data, "草案.docx")))) as package:
        assert b"https://www.gov.cn/" in package.read("word/_rels/document.xml.rels")


def test_a_part_is_found_by_whatever_way_its_relationship_points_there(make_word):
    styles = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="{}"/>'
        "</Relationships>"
    )
    named = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>'
    body = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>总体要求</w:t></w:r></w:p>'
    for target in ("styles.xml", "/word/styles.xml", "../word/./styles.xml"):
        data = make_word(body, styles=named, extra={"word/_rels/document.xml.rels": styles.format(target)})
        assert walk(open_word(data, "草案.docx")).paragraphs[0].outline_level == 0, target


def test_a_main_part_without_a_body_is_not_a_document(make_word):
    empty = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert code_of(make_word("", extra={"word/document.xml": empty})) == "not_a_document"


def test_a_header_that_is_no_markup_or_another_programs_is_passed_over(make_word):
    relations = "".join(
        f'<Relationship Id="{key}" Target="{name}" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"/>'
        for key, name in (("a", "header.bin"), ("b", "../customXml/header.xml"), ("c", "header.xml"))
    )
    header = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:hdr>"
    )
    extra = {
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relations}</Relationships>',
        "word/header.bin": "picture",
        "customXml/header.xml": header.format("别处的"),
        "word/header.xml": header.format("某市方案"),
    }
    assert walk(open_word(make_word(BODY, extra=extra), "草案.docx")).header == "某市方案"


def test_a_file_that_defines_entities_is_refused(make_word, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    declared = f'<!DOCTYPE w:document [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    data = make_word("<w:p><w:r><w:t>前&e;后</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("word/document.xml").decode()
    assert code_of(make_word("", extra={"word/document.xml": declared + content})) == "markup_unsafe"


def test_saving_twice_gives_the_same_bytes(make_word):
    data = make_word(BODY)
    assert to_bytes(open_word(data, "甲.docx")) == to_bytes(open_word(data, "乙.docx"))


def test_the_package_begins_with_its_content_types_and_tells_no_time(make_word):
    with zipfile.ZipFile(io.BytesIO(to_bytes(open_word(make_word(BODY), "草案.docx")))) as archive:
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
