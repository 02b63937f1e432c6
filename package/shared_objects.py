"""ELF files of a built folder → which libraries nobody needs, which the system must have, and how old it may be.

On Linux only, by binutils, which PyInstaller asks for there anyway.
"""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
SYMBOL = re.compile(r"^[0-9a-f]+ ([0-9a-f]+) R (\S+)$", re.MULTILINE)
SEARCHED = re.compile(r"^\s+R(?:UN)?PATH\s+(\S+)", re.MULTILINE)
GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)(?:\.\d+)?\b")
# Loaded by name at run time, so that no file names them.
LOADED_BY_NAME = ("libpdfium", "libpython")
MAGIC = b"\x7fELF"


@dataclass(frozen=True, slots=True)
class Binary:
    """What one ELF file asks of others. glibc: the newest version of a symbol that it wants."""

    needed: frozenset[str]
    glibc: tuple[int, int]


def readable() -> bool:
    """Whether there are ELF files here and objdump to read them."""
    return sys.platform.startswith("linux") and shutil.which("objdump") is not None


def binaries(folder: Path) -> dict[Path, Binary]:
    """Every ELF file below the folder."""
    return {path: _read(path) for path in sorted(folder.rglob("*")) if _is_elf(path)}


def strip(folder: Path) -> tuple[int, int]:
    """Take the tables for debuggers out of every file that has one; how many those were, and of how many bytes.

    Qt's own files have none and stay as they were published.
    """
    files, saved = 0, 0
    for path in binaries(folder):
        if "no symbols" not in _said("objdump", "-t", path):
            before = path.stat().st_size
            _said("strip", "--strip-unneeded", path)
            files, saved = files + 1, saved + before - path.stat().st_size
    return files, saved


def constant(library: Path) -> tuple[str, bytes]:
    """The name and the bytes of the one constant that a library of data exports."""
    with TemporaryDirectory() as place:
        section = Path(place) / "rodata"
        _said("objcopy", "-O", "binary", "--only-section=.rodata", library, section)
        ((size, name),) = SYMBOL.findall(_said("nm", "-D", "-S", library))
        return name, section.read_bytes()[: int(size, 16)]


def orphans(folder: Path) -> list[Path]:
    """Libraries below the folder that no module, plugin or program in it asks for, directly or through others.

    Links to a library go with it.
    """
    known = binaries(folder)
    libraries = {path.name: path for path in known if _is_library(path)}
    wanted = [path for path in known if not _is_library(path) or path.name.startswith(LOADED_BY_NAME)]
    reached: set[Path] = set()
    while wanted:
        path = wanted.pop()
        if path not in reached:
            reached.add(path)
            wanted += [libraries[name] for name in known[path].needed if name in libraries]
    kept = {path.name for path in reached}
    gone = [path for path in libraries.values() if path not in reached]
    links = [path for path in folder.rglob("*") if path.is_symlink() and path.name.startswith("lib")]
    return gone + [path for path in links if path.name not in kept]


def wanted_of_the_system(folder: Path) -> dict[str, list[str]]:
    """Shared library that is not in the folder → the files in it that ask for it."""
    known = binaries(folder)
    here = {path.name for path in known}
    wanted: dict[str, list[str]] = {}
    for path, binary in known.items():
        for name in binary.needed - here:
            wanted.setdefault(name, []).append(path.relative_to(folder).as_posix())
    return dict(sorted(wanted.items()))


def by_glibc(folder: Path) -> dict[tuple[int, int], list[str]]:
    """Newest version of glibc that a file asks for → these files, the most demanding first."""
    found: dict[tuple[int, int], list[str]] = {}
    for path, binary in binaries(folder).items():
        found.setdefault(binary.glibc, []).append(path.relative_to(folder).as_posix())
    return dict(sorted(found.items(), reverse=True))


def foreign_places(folder: Path) -> dict[str, list[str]]:
    """Folder of the building machine in which files look for libraries → these files; it is on no other."""
    found: dict[str, list[str]] = {}
    for path in binaries(folder):
        for places in SEARCHED.findall(_said("objdump", "-p", path)):
            for place in places.split(":"):
                if not place.startswith("$ORIGIN"):
                    found.setdefault(place, []).append(path.relative_to(folder).as_posix())
    return found


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _is_library(path: Path) -> bool:
    """A library that others ask for by its name; Python's modules and Qt's plugins are loaded by their place."""
    return path.name.startswith("lib") and "plugins" not in path.parts


def _said(*command: str | Path) -> str:
    """What a program of binutils prints."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


@cache
def _read(path: Path) -> Binary:
    said = _said("objdump", "-p", path)
    versions = [(int(major), int(minor)) for major, minor in GLIBC.findall(said)]
    return Binary(frozenset(NEEDED.findall(said)), max(versions, default=(0, 0)))
