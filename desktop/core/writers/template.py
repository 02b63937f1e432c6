"""The template of Word files, ours or a unit's own → an empty package whose styles have the ids that the writers use.

Ours is resources/templates/gongwen.xml (Flat OPC). A unit puts its own beside it, as gongwen.docx: ours opened in Word
or WPS, changed and saved. Those programs give styles ids of their own language (heading 1 becomes "1"); names stay, so
styles are found by name. What the unit's template lacks is taken from ours.
"""

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from desktop.core import resources

OURS, UNITS = "templates/gongwen.xml", "templates/gongwen.docx"
PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    "{overrides}</Types>"
)
STYLES = "word/styles.xml"
WORDS = re.compile(r"word/(?:document|styles|(?:header|footer)\d*|footnotes|endnotes|comments)\.xml")
REFERRING = frozenset(map(qn, ("w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle")))

Parts = dict[str, bytes]


def template() -> bytes:
    """The zipped package: the unit's template where there is one, else ours."""
    ours = _flat(resources.resource(OURS).read_bytes())
    units = resources.resource(UNITS)
    if not units.is_file():
        return _zipped(ours)
    with zipfile.ZipFile(io.BytesIO(units.read_bytes())) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
    return _zipped(with_styles_of(parts, ours))


def with_styles_of(parts: Parts, ours: Parts) -> Parts:
    """A template's parts with the style ids of ours, and our styles where it has none of that name."""
    wanted = {_name(style): style for style in _styles(parse_xml(ours[STYLES]))}
    own = parse_xml(parts[STYLES])
    renamed = {_id(style): _id(wanted[_name(style)]) for style in _styles(own) if _name(style) in wanted}
    # An id of ours that another style of the template has makes way.
    taken = {_id(style) for style in _styles(own)} - set(renamed)
    renamed |= {key: f"{key}_" for key in taken & {_id(style) for style in wanted.values()}}
    made = dict(parts)
    for name in filter(WORDS.fullmatch, parts):
        root = own if name == STYLES else parse_xml(parts[name])
        for element in root.iter(*REFERRING):
            key = str(element.get(qn("w:val")))
            element.set(qn("w:val"), renamed.get(key, key))
        if name == STYLES:
            for style in _styles(root):
                style.set(qn("w:styleId"), renamed.get(_id(style), _id(style)))
            present = {_name(style) for style in _styles(root)}
            for missing in (style for key, style in wanted.items() if key not in present):
                root.append(deepcopy(missing))
        made[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _styles(root: "etree._Element") -> Iterator["etree._Element"]:
    yield from root.iter(qn("w:style"))


def _id(style: "etree._Element") -> str:
    return str(style.get(qn("w:styleId")))


def _name(style: "etree._Element") -> str:
    """The name by which a style is known in every language of Word."""
    named = style.find(qn("w:name"))
    return "" if named is None else str(named.get(qn("w:val"))).lower()


def _flat(data: bytes) -> Parts:
    """The parts of a Flat OPC file, with the list of their kinds."""
    overrides = ""
    parts: Parts = {}
    for part in parse_xml(data):
        name, kind = part.get(f"{PACKAGE}name", ""), part.get(f"{PACKAGE}contentType")
        if not name.endswith(".rels"):
            overrides += f'<Override PartName="{name}" ContentType="{kind}"/>'
        binary = part.find(f"{PACKAGE}binaryData")
        parts[name[1:]] = (
            etree.tostring(part[0][0], xml_declaration=True, encoding="UTF-8")
            if binary is None
            else base64.b64decode(binary.text or "")
        )
    return parts | {"[Content_Types].xml": CONTENT_TYPES.format(overrides=overrides).encode()}


def _zipped(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()
