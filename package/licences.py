"""The parts a built folder holds → their licences in a folder of it, none left out.

What a Python package carries is copied; where it carries none, the text in package/licences/ stands for it. Of the
system's libraries it is the copyright file of the Debian package they come from.
"""

import shutil
import subprocess
import sys
import sysconfig
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "package" / "licences"
# Packages that carry no text of their own → the files here that hold for them.
OURS = {
    "jieba": ("jieba.txt",),
    "pyside6_essentials": ("qt.txt", "LGPL-3.txt", "GPL-3.txt"),
    "shiboken6": ("qt.txt", "LGPL-3.txt", "GPL-3.txt"),
}
WORDS = ("licen", "copying", "notice", "authors")


class Unlicensed(Exception):
    """A part for which no licence was found; the build stops."""


def write_licences(inner: Path) -> Path:
    """Write the licences of everything in `inner` (PyInstaller's _internal) into its folder licences; that folder."""
    target = inner / "licences"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    shutil.copyfile(ROOT / "LICENSE", target / "duibiao.txt")
    lines = []
    for part in tomllib.loads((ROOT / "resources" / "parts.toml").read_text(encoding="utf-8"))["part"]:
        made = distribution(part["name"])
        lines.append(f"{made.name} {made.version}: {part['licence']}")
        _copied(_texts(made), target / made.name)
    lines.append(f"Python {sys.version.split()[0]}: PSF-2.0")
    _copied([_python()], target / "Python")
    for package, libraries in _system_packages(inner).items():
        lines.append(f"{package}: {', '.join(libraries)}")
        _copied([Path("/usr/share/doc") / package / "copyright"], target / "system" / package)
    (target / "parts.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def _texts(made: Distribution) -> list[Path]:
    """The licence files of a package."""
    listed = [Path(str(made.locate_file(path))) for path in made.files or [] if ".dist-info" in str(path)]
    found = [path for path in listed if any(word in path.as_posix().lower() for word in WORDS) and path.is_file()]
    found = found or [TEXTS / name for name in OURS.get(made.name.lower(), ())]
    if not found:
        raise Unlicensed(made.name)
    return found


def _python() -> Path:
    """Python's own licence, where its installers put it."""
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / f"python3.{sys.version_info.minor}" / "copyright",
    )
    for place in places:
        if place.is_file():
            return place
    raise Unlicensed("Python")


def _system_packages(inner: Path) -> dict[str, list[str]]:
    """Debian package → the libraries in the folder that PyInstaller took from it. Empty elsewhere than on Linux."""
    if not sys.platform.startswith("linux"):
        return {}
    found: dict[str, list[str]] = {}
    for path in sorted(inner.glob("lib*.so*")):
        if not path.is_symlink() and not path.name.startswith("libpython"):
            found.setdefault(_package(path.name), []).append(path.name)
    return dict(sorted(found.items()))


def _package(library: str) -> str:
    """The installed package that brings a shared library."""
    asked = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False).stdout
    for line in asked.splitlines():
        package = line.partition(":")[0]
        if (Path("/usr/share/doc") / package / "copyright").is_file():
            return package
    raise Unlicensed(library)


def _copied(files: list[Path], folder: Path) -> None:
    """Into the folder, each by its own name; a second of the same name gets its folder's before it."""
    folder.mkdir(parents=True)
    for path in files:
        name = path.name if not (folder / path.name).exists() else f"{path.parent.name}-{path.name}"
        shutil.copyfile(path, folder / name)
