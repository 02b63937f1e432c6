"""A file and a seeded generator → the same file made worse: in its bytes, its zip entries, its XML nodes."""

import io
import random
import warnings
import zipfile
import zlib
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

# Values that programs stumble over when a number, a place or a name is expected.
_VALUES: tuple[str, ...] = (
    "",
    "-1",
    "0",
    "99999999999999999999",
    "1e308",
    "NaN",
    "²",
    "../../../etc/passwd",
    "TRUE",
    "a" * 5000,
    "%s%9$n",
)
_VALUES += (
    "\u202e一、",
    "2147483648",
    "heading ",
    "w:p",
    "http://127.0.0.1:9/x",
    "-2147483649",
    "１２",
    "。",
    "%1%2%9",
)
_BYTES = (b"\0", b"\xff", b"<", b"&", b"PK\x03\x04", b"\xef\xbb\xbf", b"%PDF-", b"\x80", "一".encode(), b"\r\n", b"\t")
_COPIES = (2, 3, 50, 400)
_DEPTHS = (2, 20, 100, 300)
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """The file after one to four mutations; `others` lend it their bytes."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        kind = chance.random()
        if data.startswith(b"PK") and kind < 0.75:
            data = _in_archive(data, chance, nodes=kind < 0.55)
        else:
            data = _in_bytes(data, others, chance)
    return data


def _in_bytes(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    if not data:
        return chance.choice(others)
    at = chance.randrange(len(data))
    length = chance.choice((1, 2, 8, 64, 1024))
    change = chance.randrange(7)
    if change == 0:
        return data[:at]
    if change == 1:
        return data[:at] + data[at + length :]
    if change == 2:
        return data[:at] + chance.choice(_BYTES) * length + data[at:]
    if change == 3:
        return data[: at + length] + data[at:]
    if change == 4:
        other = chance.choice(others)
        begin = chance.randrange(max(len(other), 1))
        return data[:at] + other[begin : begin + length] + data[at + length :]
    if change == 5:
        return data[:at] + chance.randbytes(length) + data[at + length :]
    return data[:at] + bytes((data[at] ^ (1 << chance.randrange(8)),)) + data[at + 1 :]


def _in_archive(data: bytes, chance: random.Random, *, nodes: bool) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(entry.filename, package.read(entry)) for entry in package.infolist()]
    except _DAMAGES:
        return data
    if not parts:
        return data
    markup = [at for at, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    at = chance.choice(markup) if nodes and markup else chance.randrange(len(parts))
    name, content = parts[at]
    change = chance.randrange(5)
    if nodes:
        parts[at] = (name, _in_nodes(content, chance))
    elif change == 0:
        del parts[at]
    elif change == 1:
        parts.append((name, content))
    elif change == 2:
        parts[at] = (chance.choice(_VALUES) or "x", content)
    elif change == 3:
        parts[at] = (name, chance.choice(parts)[1])
    else:
        parts[at] = (name, _in_bytes(content, [part for _, part in parts], chance))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of names that are there twice
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return made.getvalue()


def _in_nodes(content: bytes, chance: random.Random) -> bytes:
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    for _ in range(chance.choice((1, 3, 10))):
        # The stubs know no comments, whose tag is a function.
        elements = [element for element in root.iter() if isinstance(element.tag, str)]  # type: ignore[redundant-expr]
        node = chance.choice(elements)
        _change(node, chance.choice(elements), root, chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _change(node: etree._Element, other: etree._Element, root: etree._Element, chance: random.Random) -> None:
    change = chance.randrange(8)
    parent = node.getparent()
    if change == 0 and parent is not None:
        parent.remove(node)
    elif change == 1 and parent is not None:
        copies = chance.choice(_COPIES) if len(etree.tostring(node)) < 2000 else 1
        for _ in range(copies):
            node.addnext(deepcopy(node))
    elif change == 2 and node is not root and not any(above is node for above in (other, *other.iterancestors())):
        other.append(node)
    elif change == 3:
        inner = node
        for _ in range(chance.choice(_DEPTHS)):
            inner = etree.SubElement(inner, node.tag)
        inner.text = "一、"
    elif change == 4 and node.attrib:
        node.set(chance.choice(list(node.attrib)), chance.choice(_VALUES).replace("\0", ""))
    elif change == 5:
        node.text = chance.choice(_VALUES)
    elif change == 6:
        node.tag = other.tag
    elif node.attrib:
        del node.attrib[chance.choice(list(node.attrib))]
