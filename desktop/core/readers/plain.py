"""The bytes of a text file → a Document: encoding found, broken lines and page noise mended, nothing read twice."""

import hashlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from desktop.core.errors import ReadError
from desktop.core.guard.limits import limit
from desktop.core.model.document import Document
from desktop.core.model.message import Message
from desktop.core.readers.doubling import second_time
from desktop.core.readers.reflow import reflow
from desktop.core.text.flat import flat

# GB 2312 level 1, the 3755 common characters, is the range B0A1–D7F9 of its rows. Text that was decoded with
# the wrong table consists mostly of rare ones.
_COMMON_SHARE = 0.7
_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))


def read_plain(data: bytes, name: str) -> Document:
    """Read a text file of unknown encoding.

    `name` is the file's name, for messages. Raises ReadError: file_empty, encoding_unknown, text_too_long.
    """
    source = decode(data, name)
    if not source.strip():
        raise ReadError("file_empty", name=name)
    if len(source) > limit("document", "characters"):
        raise ReadError("text_too_long", name=name)
    end = second_time(source)
    mended = reflow(source[:end]).assembled
    left = len(flat(source[end:]))
    unread = (Message.of("unread.second_time", count=left),) if left else ()
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, digest, "txt", mended.text, mended.paragraphs, source, mended.pieces, unread)


def decode(data: bytes, name: str) -> str:
    """The text of `data`: byte order mark, then UTF-8, UTF-16 without a mark, GB 18030, each strictly.

    Raises ReadError encoding_unknown where none fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            if text is None:
                raise ReadError("encoding_unknown", name=name)
            return text
    if (text := _strictly(data, "utf-8")) is not None and "\0" not in text:
        return text
    candidates = [_strictly(data, encoding) for encoding in ("gb18030", "utf-16-le", "utf-16-be")]
    best = max((text for text in candidates if text is not None), key=common_share, default=None)
    if best is None or "\0" in best or common_share(best) < _COMMON_SHARE:
        raise ReadError("encoding_unknown", name=name)
    return best


def common_share(text: str) -> float:
    """Share (0..1) of common characters: GB 2312 level 1, its marks, printable ASCII; 1 for no text."""
    return sum(map(_is_common, text)) / len(text) if text else 1.0


def _is_common(c: str) -> bool:
    if c.isascii():
        return c.isprintable() or c in "\t\n\r\f"
    try:
        code = c.encode("gb2312")
    except UnicodeEncodeError:
        return c in "—…·“”‘’\u00a0\u3000"
    return 0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
