"""Bytes of a zip archive → its parts, within limits."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable

from desktop.core.errors import ReadError
from desktop.core.guard.limits import limit

ENCRYPTED = 0x1  # bit 0 of an entry's general purpose flags, APPNOTE.TXT 4.4.4
# Office packages know no other way of packing (ISO 29500-2, C.3; GB/T 33190 refers to the same).
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
    IndexError,
)


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def names(data: bytes, name: str) -> tuple[str, ...]:
    """The names of the parts. Raises ReadError as `unpack` does."""
    with _opened(data, name) as archive:
        return tuple(entry.filename for entry in _entries(archive, name))


def unpack(data: bytes, name: str, wanted: Callable[[str], bool] | None = None) -> dict[str, bytes]:
    """The parts by name, in the archive's order; only those whose name is `wanted`, if that is given.

    name: the file's name, for the message. Archives within the archive stay packed.
    Raises ReadError `file_damaged`, `file_encrypted`, `too_many_entries`, `unpacks_too_large`, `zip_bomb`.
    """
    with _opened(data, name) as archive:
        entries = [entry for entry in _entries(archive, name) if wanted is None or wanted(entry.filename)]
        try:
            # zipfile reads no more of an entry than its header says, and the headers were added up.
            return {entry.filename: archive.read(entry) for entry in entries}
        except _DAMAGES as error:
            raise ReadError("file_damaged", name=name) from error


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGES as error:
        raise ReadError("file_damaged", name=name) from error


def _entries(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The entries that are no folders, if the whole is within the limits."""
    every = archive.infolist()
    if len(every) > limit("archive", "entries"):
        raise ReadError("too_many_entries", name=name)
    entries = [entry for entry in every if not entry.is_dir()]
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise ReadError("file_encrypted", name=name)
    # Two entries of one name: which one counts depends on the program that opens it.
    if len({entry.filename for entry in entries}) < len(entries):
        raise ReadError("file_damaged", name=name)
    if any(entry.compress_type not in PACKINGS for entry in entries):
        raise ReadError("file_damaged", name=name)
    if any(_is_bomb(entry) for entry in entries):
        raise ReadError("zip_bomb", name=name)
    if sum(entry.file_size for entry in entries) > limit("archive", "unpacked_bytes"):
        raise ReadError("unpacks_too_large", name=name)
    return entries


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is large and packed tighter than any document."""
    if entry.file_size < limit("archive", "ratio_from_bytes"):
        return False
    return entry.file_size > limit("archive", "ratio") * max(entry.compress_size, 1)
