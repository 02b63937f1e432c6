"""A unit's own template drives the look of the Word files."""

import io
import zipfile
from datetime import datetime

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from desktop.core import resources
from desktop.core.model.review import Comparison
from desktop.core.wordml.package import to_bytes
from desktop.core.writers import template
from desktop.core.writers.gongwen import new_document
from desktop.core.writers.review_report import review_report


@pytest.fixture
def ours() -> bytes:
    """Our template as a .docx, as a unit opens it."""
    return to_bytes(new_document(title=""))


@pytest.fixture
def adopt(monkeypatch: pytest.MonkeyPatch, tmp_path):
    """Puts a unit's template in force."""

    def put(data: bytes) -> None:
        file = tmp_path / "gongwen.docx"
        file.write_bytes(data)
        shipped = resources.resource
        monkeypatch.setattr(resources, "resource", lambda name: file if name == template.UNITS else shipped(name))

    return put


def changed(data: bytes) -> bytes:
    """A unit's wishes: another face and size for the title, wider margins."""
    document = docx.Document(io.BytesIO(data))
    title = document.styles["Title"]
    title.font.size = Pt(26)
    title.element.rPr.rFonts.set(qn("w:eastAsia"), "华文中宋")
    document.sections[0].top_margin = Pt(120)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_ids_of_chinese_word(data: bytes) -> bytes:
    """As Word in Chinese saves it: ids of its own for the built-in styles."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            for old, new in (("Heading1", "1"), ("Title", "a3"), ("TableText", "TableText0"), ("Footer", "a5")):
                for attribute in ("styleId", "val"):
                    part = part.replace(f'w:{attribute}="{old}"'.encode(), f'w:{attribute}="{new}"'.encode())
                # The name of Title stays what it is.
                part = part.replace(b'<w:name w:val="a3"/>', b'<w:name w:val="Title"/>')
            target.writestr(name, part)
    return made.getvalue()


def opened(comparison: Comparison, moment: datetime) -> docx.document.Document:
    return docx.Document(io.BytesIO(review_report(comparison, moment=moment)))


def used_and_known(document: docx.document.Document) -> tuple[set[str], set[str]]:
    body = document.element.body
    used = {mark.get(qn("w:val")) for tag in ("w:pStyle", "w:tblStyle") for mark in body.iter(qn(tag))}
    return used, {style.style_id for style in document.styles}


@pytest.mark.parametrize("saved", [lambda data: data, with_ids_of_chinese_word], ids=["same ids", "ids of Word"])
def test_what_a_unit_changed_is_seen_in_the_report(ours: bytes, adopt, comparison, moment, saved):
    adopt(saved(changed(ours)))
    report = opened(comparison, moment)
    title = report.paragraphs[0]
    assert title.style.name == "Title"
    assert title.style.font.size == Pt(26)
    assert title.style.element.rPr.rFonts.get(qn("w:eastAsia")) == "华文中宋"
    assert report.sections[0].top_margin == Pt(120)
    used, known = used_and_known(report)
    assert used <= known


def test_a_style_that_the_unit_threw_away_is_ours_again(ours: bytes, adopt, comparison, moment):
    document = docx.Document(io.BytesIO(ours))
    document.styles["Table Text"].delete()
    made = io.BytesIO()
    document.save(made)
    adopt(made.getvalue())
    used, known = used_and_known(opened(comparison, moment))
    assert used <= known


def test_an_id_of_ours_that_means_another_style_makes_way(ours: bytes, adopt, comparison, moment):
    document = docx.Document(io.BytesIO(ours))
    document.styles["Note"].name = "单位自用"
    made = io.BytesIO()
    document.save(made)
    adopt(made.getvalue())
    report = opened(comparison, moment)
    names = {style.style_id: style.name for style in report.styles}
    assert names["Note"] == "Note"
    assert "单位自用" in names.values()


def test_every_style_in_use_is_in_our_template(comparison, moment):
    used, known = used_and_known(opened(comparison, moment))
    assert used <= known
