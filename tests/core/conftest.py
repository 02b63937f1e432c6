"""Word files made of XML strings, and plans understood."""

import io
import zipfile
from collections.abc import Callable

import pytest

from desktop.core.model.review import Side
from desktop.core.readers.plain import read_plain
from desktop.services.pipeline import understand
from tests.settling import canonical as canonical_xml
from tests.settling import settled as settled_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")

MakeWord = Callable[..., bytes]


def _word(body: str, *, main: str = f"{KIND}.document.main+xml", extra: dict[str, str] | None = None, **parts: str):
    """A .docx with `body` in w:body; parts: the content of styles, numbering, footnotes, endnotes, comments."""
    files = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
    }
    overrides = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    relations = ""
    for part, content in parts.items():
        assert part in PARTS
        files[f"word/{part}.xml"] = f"<w:{part} {NAMESPACES}>{content}</w:{part}>"
        overrides += f'<Override PartName="/word/{part}.xml" ContentType="{KIND}.{part}+xml"/>'
        relations += f'<Relationship Id="{part}" Type="{RELATION}/{part}" Target="{part}.xml"/>'
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    files |= extra or {}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return packed.getvalue()


PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@pytest.fixture(scope="session")
def make_word() -> MakeWord:
    return _word


@pytest.fixture(scope="session")
def understood() -> Callable[[str], Side]:
    """A document's text → the document with its outline and passages, as if it stood in a file."""

    def side(text: str) -> Side:
        return understand(read_plain(text.encode("utf-8"), "方案.txt"))

    return side


@pytest.fixture(scope="session")
def plan(understood: Callable[[str], Side]) -> Callable[..., Side]:
    """A small plan whose clauses （一）（二）… under 一、 have these bodies and headings of their own."""

    def side(*bodies: str, place: str = "某市") -> Side:
        clauses = [f"（{'一二三四五六'[at]}）第{'甲乙丙丁戊己'[at]}类任务。{body}" for at, body in enumerate(bodies)]
        return understood("\n".join([f"{place}数字人才培育实施方案", "一、重点任务", *clauses]))

    return side


@pytest.fixture(scope="session")
def settled() -> Callable[..., str]:
    """`tests.settling.settled`."""
    return settled_xml


@pytest.fixture(scope="session")
def canonical() -> Callable[[bytes], str]:
    """`tests.settling.canonical`."""
    return canonical_xml
