"""Bytes of a Word file ↔ a python-docx document."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml

from desktop.core.errors import ReadError
from desktop.core.guard import archive, markup
from desktop.core.guard.limits import limit
from desktop.core.wordml.names import Element
from desktop.core.wordml.names import name as qualified

CONTENT_TYPES = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip can hold

MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Templates and files with macros are the same to a reader; python-docx only opens the plain kind.
OTHER_MAINS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
MARKUP = (".xml", ".rels")
FOREIGN = ("customXml/",)  # data of other programs, which Word does not look into either
MACRO_PARTS = ("/vbaProject", "/keyMapCustomizations")
# ISO 29500 Strict names everything anew, after one rule: ooxml/wordprocessingml/main is
# wordprocessingml/2006/main. A document that is marked as strict must not hold the other names.
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
CONFORMANCE = re.compile(rb"""\s\w+:conformance=["']strict["']""")
RELATIONSHIP = re.compile(rb"<Relationship\b[^>]*>")
TARGET = re.compile(rb'\bTarget\s*=\s*["\']([^"\']*)["\']')


def open_word(data: bytes, name: str) -> WordDocument:
    """A python-docx document of a Word file's bytes; macros are left out and never run.

    name: the file's name, for the message. A file in ISO 29500 Strict is read as if it were Transitional.
    Raises ReadError `file_damaged` (not a sound package), `not_a_document` (a package of some other kind),
    `too_many_paragraphs`, and what `guard` refuses.
    """
    package = _plain_package(data, name)
    try:
        document = docx.Document(io.BytesIO(package))
    except Exception as error:  # whatever it is that python-docx stops at: no fault of the program's own
        raise ReadError("not_a_document", name=name) from error
    body = document.element.find(qualified("w:body"))
    if body is None:
        raise ReadError("not_a_document", name=name)
    if sum(1 for _ in body.iter(qualified("w:p"))) > limit("document", "paragraphs"):
        raise ReadError("too_many_paragraphs", name=name)
    part = document.part
    for key in [key for key, relation in part.rels.items() if (relation.reltype or "").endswith(MACRO_PARTS)]:
        part.rels.pop(key)
    return document


def to_bytes(document: WordDocument) -> bytes:
    """The bytes of a .docx file: the same document gives the same bytes.

    Part names in order with [Content_Types].xml first, every time stamp 1980-01-01. Properties
    (author, dates) are left as they are.
    """
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        return zipped({name: package.read(name) for name in package.namelist()})


def related_xml(document: WordDocument, relationship: str) -> Element | None:
    """The root element of the first part that the document has under the relationship type; None without one."""
    return next(related_roots(document, relationship), None)


def related_roots(document: WordDocument, relationship: str) -> Iterator[Element]:
    """The root elements of the parts that the document has under the relationship type.

    python-docx's own properties would add a default part where there is none. All markup of the package was
    parsed once when it was opened; a part that is none is passed over.
    """
    for relation in document.part.rels.values():
        if relation.reltype == relationship and not relation.is_external:
            part = relation.target_part
            if isinstance(part, XmlPart):
                yield part.element
            elif part.partname.endswith(MARKUP) and not part.partname.startswith(tuple("/" + f for f in FOREIGN)):
                yield parse_xml(part.blob)


def _plain_package(data: bytes, name: str) -> bytes:
    """The package in Transitional, the main part's kind made plain, relationships to missing parts left out.

    Files that were edited by other programs carry such relationships (Target="NULL"); Word ignores
    them, python-docx stops at them.
    """
    parts = archive.unpack(data, name)
    if CONTENT_TYPES not in parts or "_rels/.rels" not in parts:
        raise ReadError("not_a_document", name=name)
    strict = STRICT.search(parts["_rels/.rels"]) is not None
    for path in [path for path in parts if path.endswith(MARKUP) and not path.startswith(FOREIGN)]:
        if strict:
            parts[path] = CONFORMANCE.sub(b"", STRICT.sub(TRANSITIONAL, parts[path]))
        markup.parse(parts[path], name)
    for other in OTHER_MAINS:
        parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(other, MAIN)
    for path in [path for path in parts if path.endswith(".rels")]:
        parts[path] = _sound_relationships(path, parts[path], parts)
    return zipped(parts, packing=zipfile.ZIP_STORED)


def _sound_relationships(path: str, relationships: bytes, parts: dict[str, bytes]) -> bytes:
    """The relationships file at `path` without those inside the package whose part is missing."""
    folder = path.rpartition("_rels/")[0]

    def kept(match: re.Match[bytes]) -> bytes:
        target = TARGET.search(match[0])
        if target is None or b"External" in match[0] or not match[0].endswith(b"/>"):
            return match[0]
        return match[0] if _resolved(folder, target[1].decode("utf-8", "replace")) in parts else b""

    return RELATIONSHIP.sub(kept, relationships)


def _resolved(folder: str, target: str) -> str:
    """The part name of a relationship's target seen from `folder` ("word/", "")."""
    steps: list[str] = [] if target.startswith("/") else [step for step in folder.split("/") if step]
    for step in target.partition("#")[0].split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def zipped(parts: dict[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the parts, the same bytes for the same parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name != "_rels/.rels", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = packing
            entry.create_system = 0  # else the zip tells which system wrote it
            package.writestr(entry, parts[name])
    return packed.getvalue()
