"""The data of ICU that a built folder has for Qt on Linux → the same with only what this program's Qt asks for.

Qt's own ICU brings the data of all languages and uses the order of words, conversions of text and names of time zones.
The data is one package of named items in a shared library of its own: it is read, cut, and linked again by binutils.
"""

import shutil
import struct
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory

from package import shared_objects

MAGIC = b"\xda\x27"
FORMAT = b"CmnD"
ALIGNMENT = 16
FILLER = b"\xaa"  # as ICU's own tools do
SOURCE = """
.section .note.GNU-stack,"",@progbits
.section .rodata
.balign {alignment}
.globl {symbol}
.type {symbol}, @object
{symbol}:
.incbin "items.dat"
.size {symbol}, .-{symbol}
"""


class UnknownData(Exception):
    """The library does not hold what is expected there; the build stops."""


def cut(folder: Path, wanted: list[str]) -> tuple[int, int]:
    """Leave in the ICU data below `folder` the items that fit one of the patterns; how many went, of how many bytes.

    wanted: names below the package's own, where * stands for any characters.
    """
    libraries = [path for path in sorted(folder.rglob("libicudata.so.*")) if not path.is_symlink()]
    if not libraries:
        return 0, 0
    (library,) = libraries
    before = library.stat().st_size
    symbol, data = shared_objects.constant(library)
    head, items = unpacked(data)
    kept = {name: item for name, item in items.items() if _fits(name, wanted)}
    if missing := [pattern for pattern in wanted if not any(_fits(name, [pattern]) for name in kept)]:
        raise UnknownData(f"{library.name} has no {', '.join(missing)}")
    _link(symbol, packed(head, kept), library)
    return len(items) - len(kept), before - library.stat().st_size


def unpacked(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """A package → its head, and its items by name."""
    length = int.from_bytes(data[:2], "little")
    if data[2:4] != MAGIC or data[12:16] != FORMAT:
        raise UnknownData("not a package of ICU data in this machine's byte order")
    body = data[length:]
    (count,) = struct.unpack_from("<I", body)
    places = [struct.unpack_from("<II", body, 4 + 8 * at) for at in range(count)]
    ends = [start for _, start in places[1:]] + [len(body)]
    names = [body[at : body.index(0, at)].decode("ascii") for at, _ in places]
    items = {name: body[start:end] for name, (_, start), end in zip(names, places, ends, strict=True)}
    return data[:length], items


def packed(head: bytes, items: dict[str, bytes]) -> bytes:
    """The other way round: count, places of names and items, names, and each item at a multiple of 16."""
    names = [name.encode("ascii") + b"\0" for name in sorted(items)]
    at_name = 4 + 8 * len(items)
    at_item = _aligned(at_name + sum(map(len, names)))
    places, bodies = [struct.pack("<I", len(items))], []
    for name in names:
        body = _filled(items[name[:-1].decode("ascii")])
        places.append(struct.pack("<II", at_name, at_item))
        bodies.append(body)
        at_name, at_item = at_name + len(name), at_item + len(body)
    return head + _filled(b"".join(places + names)) + b"".join(bodies)


def _fits(name: str, patterns: list[str]) -> bool:
    """Whether an item, icudt73l/coll/zh.res, is meant by one of the patterns, coll/zh*.res."""
    inner = name.partition("/")[2]
    return any(fnmatchcase(inner, pattern) and inner.count("/") == pattern.count("/") for pattern in patterns)


def _filled(data: bytes) -> bytes:
    return data + FILLER * (_aligned(len(data)) - len(data))


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT


def _link(symbol: str, data: bytes, library: Path) -> None:
    """Write the data as a shared library of one symbol, in the place of `library` and by its name."""
    with TemporaryDirectory() as made:
        place = Path(made)
        (place / "items.dat").write_bytes(data)
        (place / "items.s").write_text(SOURCE.format(symbol=symbol, alignment=ALIGNMENT), encoding="ascii")
        subprocess.run(["as", "items.s", "-o", "items.o"], cwd=place, check=True)
        options = ["-shared", "-soname", library.name, "-z", "noexecstack", "--build-id=none"]
        subprocess.run(["ld", *options, "items.o", "-o", "items.so"], cwd=place, check=True)
        mode = library.stat().st_mode
        shutil.copyfile(place / "items.so", library)
        library.chmod(mode)
