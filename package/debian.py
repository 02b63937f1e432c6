"""A built folder → a .deb: the program in /opt, its command, menu entry, icons, and what a .duibiao file is."""

import gzip
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

from desktop import __version__
from package import icons, shared_objects

ROOT = Path(__file__).resolve().parent.parent
LINUX = Path(__file__).with_name("linux")
PLACE = "opt/duibiao"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
GLIBC = ("libc.", "libm.", "libdl.", "libpthread.", "librt.", "libutil.", "libresolv.", "ld-linux")


class UnknownLibrary(Exception):
    """A shared library that linux/control.toml has no package for; the build stops."""


def write_deb(folder: Path, place: Path) -> Path:
    """Pack `folder`, which holds the program, into a .deb in `place`; its path."""
    tree = place / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / PLACE, symlinks=True)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/duibiao").symlink_to(f"/{PLACE}/duibiao")
    _desktop(tree / "usr/share")
    copyright_file = tree / "usr/share/doc/duibiao/copyright"
    copyright_file.parent.mkdir(parents=True)
    licences = f"\nThe licences of all parts: /{PLACE}/_internal/licences\n"
    copyright_file.write_text((ROOT / "LICENSE").read_text(encoding="utf-8") + licences, encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (copyright_file.parent / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text(control(folder), encoding="utf-8")
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == tree / PLACE / "duibiao" else 0o644)
    target = place / "dist" / f"duibiao_{__version__}_{_architecture()}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, target], check=True)
    return target


def control(folder: Path) -> str:
    """The control file of a built folder."""
    said = tomllib.loads((LINUX / "control.toml").read_text(encoding="utf-8"))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    fields = {
        "Package": said["name"],
        "Version": __version__,
        "Architecture": _architecture(),
        "Section": said["section"],
        "Priority": said["priority"],
        "Maintainer": said["maintainer"],
        "Installed-Size": str(size // 1024),
        "Depends": ", ".join(depends(folder, said)),
        "Recommends": said["recommends"],
        "Suggests": said["suggests"],
        "Description": said["summary"] + "\n" + said["description"].rstrip(),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def depends(folder: Path, said: dict[str, Any]) -> list[str]:
    """The packages that the program needs: glibc, as new as its files ask for, and what it takes from the system."""
    major, minor = max(shared_objects.by_glibc(folder))
    packages = {f"libc6 (>= {major}.{minor})"}
    for library, askers in shared_objects.wanted_of_the_system(folder).items():
        if library.startswith(GLIBC):
            continue
        if library not in said["libraries"]:
            raise UnknownLibrary(f"{library}, asked for by {askers[0]}")
        packages.add(said["libraries"][library])
    return sorted(packages)


def _desktop(share: Path) -> None:
    """Menu entry, icons of the program and of its files, and the kind of file."""
    for source, target in (
        (LINUX / "duibiao.desktop", "applications/duibiao.desktop"),
        (LINUX / "duibiao.xml", "mime/packages/duibiao.xml"),
        (icons.drawing(max(ICON_SIZES)), "icons/hicolor/scalable/apps/duibiao.svg"),
        (icons.drawing(max(ICON_SIZES)), "icons/hicolor/scalable/mimetypes/application-x-duibiao.svg"),
    ):
        (share / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / target)
    for size in ICON_SIZES:
        apps = share / f"icons/hicolor/{size}x{size}/apps"
        apps.mkdir(parents=True)
        (apps / "duibiao.png").write_bytes(icons.png(size))


def _architecture() -> str:
    """What Debian calls this machine's."""
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()
