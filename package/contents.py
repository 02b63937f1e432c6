"""A built folder → a table of what is in it, part by part, with sizes; and whether all of our own data is."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from package.left_out import LeftOut

MEGABYTE = 1e6
# Part → how the paths of its files begin, below the folder of the program; the first that fits.
PARTS = (
    ("Qt: text and Unicode (ICU)", ("PySide6/Qt/lib/libicu",)),
    ("Qt: libraries", ("PySide6/Qt/lib/", "PySide6/Qt6", "PySide6/Qt/Frameworks")),
    ("Qt: plugins and words", ("PySide6/Qt/", "PySide6/plugins/", "PySide6/translations/")),
    ("PySide6: Qt in Python", ("PySide6/", "shiboken6/")),
    ("lxml", ("lxml/",)),
    ("PDFium", ("pypdfium2",)),
    ("python-docx: templates", ("docx/",)),
    ("Python", ("libpython", "python3", "base_library.zip", "lib-dynload")),
    ("word lists, rules, sentences, manual, samples", ("desktop/",)),
    ("licences", ("licences/",)),
    ("libraries of the system", ("",)),
)
PROGRAM = "the program and its Python modules"
# Folder of the checkout → where a frozen program and a wheel have it; core/resources.py looks there.
DATA = {"resources": "desktop/_resources", "seeds": "desktop/_seeds"}


def parts(folder: Path) -> dict[str, tuple[int, int]]:
    """Part → number of files and bytes, the largest first. folder: what PyInstaller calls the distribution."""
    inner = folder / "_internal"
    found: dict[str, tuple[int, int]] = {}
    for path in folder.rglob("*"):
        if path.is_dir() or path.is_symlink():
            continue
        part = _part(path.relative_to(inner).as_posix()) if path.is_relative_to(inner) else PROGRAM
        files, size = found.get(part, (0, 0))
        found[part] = (files + 1, size + path.stat().st_size)
    return dict(sorted(found.items(), key=lambda entry: -entry[1][1]))


def missing(checkout: Path, inner: Path) -> list[str]:
    """The files of our own data that are not in `inner` (PyInstaller's _internal), or are others there."""
    return [
        f"{target}/{path.relative_to(checkout / source).as_posix()}"
        for source, target in DATA.items()
        for path in sorted((checkout / source).rglob("*"))
        if path.is_file() and not _same(path, inner / target / path.relative_to(checkout / source))
    ]


def table(folder: Path, left_out: Iterable[LeftOut]) -> str:
    """Both as text: what is in it, and what was left out of it."""
    inside = [(name, str(files), _size(size)) for name, (files, size) in parts(folder).items()]
    total = ("all", *(sum(values) for values in zip(*parts(folder).values(), strict=True)))
    rows = [("in the folder", "files", "MB"), *inside, (total[0], str(total[1]), _size(int(total[2])))]
    rows += [("", "", ""), ("left out", "files", "MB")]
    rows += [(entry.reason, str(entry.files), _size(entry.size)) for entry in left_out]
    return aligned(rows)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells → lines, the first column to the left, the others to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    sides = [str.ljust] + [str.rjust] * (len(widths) - 1)
    lines = ("  ".join(side(cell, width) for side, cell, width in zip(sides, row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _part(path: str) -> str:
    return next(name for name, starts in PARTS if path.startswith(starts))


def _size(size: int) -> str:
    return f"{size / MEGABYTE:.1f}"
