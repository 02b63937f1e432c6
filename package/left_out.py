"""left_out.toml → the modules PyInstaller leaves out; a built folder → the same without what nobody asks for."""

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from package import icu, shared_objects

TABLE = Path(__file__).with_name("left_out.toml")
ORPHANS = "shared libraries that only these needed"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was taken out of a built folder: why, of how many files, and how large it was."""

    reason: str
    files: int
    size: int


def modules() -> list[str]:
    """The Python modules that are not collected."""
    return [name for entry in _table()["modules"] for name in entry["names"]]


def prune(folder: Path) -> list[LeftOut]:
    """Delete what left_out.toml names below a folder and, on Linux, what nobody needs then, within files too."""
    table = _table()
    done = [_removed(folder, entry["reason"], _named(folder, entry)) for entry in table["files"]]
    if shared_objects.readable():
        done.append(_removed(folder, ORPHANS, shared_objects.orphans(folder)))
        done.append(LeftOut(table["icu"]["reason"], *icu.cut(folder, table["icu"]["keep"])))
        done.append(LeftOut(table["stripped"]["reason"], *shared_objects.strip(folder)))
    return [entry for entry in done if entry.files]


def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def _named(folder: Path, entry: dict[str, Any]) -> list[Path]:
    """The files below the folder that an entry of the table means."""

    def fits(path: str, patterns: list[str]) -> bool:
        return any(fnmatchcase(path, pattern) for pattern in patterns)

    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and fits(name, entry["paths"]) and not fits(name, entry.get("keep", [])):
            found.append(path)
    return found


def _removed(folder: Path, reason: str, files: list[Path]) -> LeftOut:
    """The files are gone, and the folders that are empty without them."""
    size = sum(path.lstat().st_size for path in files if not path.is_symlink())
    for path in files:
        path.unlink()
        for parent in path.parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()
    return LeftOut(reason, len(files), size)
