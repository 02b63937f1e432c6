"""The checkout → a frozen application in dist/duibiao/ (a folder, so that Qt stays replaceable, as its LGPL asks).

    python build_spec.py [where to build] [--deb]

A program that calls PyInstaller, not a spec file for it. Run it in an environment that holds only this project
and PyInstaller: whatever else is installed would be packed too. What is left out stands with its reason in
package/left_out.toml; what is in it is printed at the end. Afterwards the result must pass
`dist/duibiao/duibiao --self-test`. package/README.md says what differs between systems.
"""

import argparse
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import PyInstaller.__main__

from package import contents, debian, icons, left_out, licences, macos, shared_objects, windows

ROOT = Path(__file__).resolve().parent


def package_folder(name: str) -> Path:
    """Where an installed package lies."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed in this environment")
    return Path(spec.origin).parent


def arguments(place: Path) -> list[str]:
    """What PyInstaller is told."""
    data = {
        ROOT / "resources": "desktop/_resources",  # as in the wheel; core/resources.py looks there
        ROOT / "seeds": "desktop/_seeds",
        # python-docx opens docx/parts/../templates/…: without this folder the first comment fails on Linux.
        package_folder("docx") / "parts" / "__init__.py": "docx/parts",
    }
    return [
        str(ROOT / "desktop" / "__main__.py"),
        "--name=duibiao",
        "--onedir",
        "--noconfirm",
        f"--paths={ROOT}",
        f"--distpath={place / 'dist'}",
        f"--workpath={place / 'build'}",
        f"--specpath={place / 'build'}",
        *(f"--add-data={source}{os.pathsep}{target}" for source, target in data.items()),
        *(f"--exclude-module={name}" for name in left_out.modules()),
        *_of_this_system(place / "build"),
    ]


def _of_this_system(work: Path) -> list[str]:
    """Icon, version and console, which each system has in its own way. The same program serves the command line."""
    work.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        icons.write_ico(work / "duibiao.ico")
        windows.write_version_file(work / "version.txt")
        return [
            "--console",
            "--hide-console=hide-early",  # a double click shows no black window
            f"--icon={work / 'duibiao.ico'}",
            f"--version-file={work / 'version.txt'}",
        ]
    if sys.platform == "darwin":
        icons.write_icns(work / "duibiao.icns")
        return [
            "--windowed",
            "--argv-emulation",  # Finder names files in an event, not in the arguments
            f"--icon={work / 'duibiao.icns'}",
            f"--osx-bundle-identifier={macos.IDENTIFIER}",
        ]
    return ["--console"]


def main() -> int:
    """Build, leave out, add the licences, tell what is in it; with --deb pack it for Debian and its kin."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("place", nargs="?", type=Path, default=ROOT, help="where to build (dist/ and build/)")
    parser.add_argument("--deb", action="store_true", help="on Debian and its kin: a .deb as well")
    given = parser.parse_args()
    place: Path = given.place.resolve()
    PyInstaller.__main__.run(arguments(place))
    folder = place / "dist" / "duibiao"
    gone = left_out.prune(folder / "_internal")
    licences.write_licences(folder / "_internal")
    if sys.platform == "darwin":
        inside = place / "dist" / "duibiao.app" / "Contents"
        for half in (
            "Frameworks",
            "Resources",
        ):  # code and data, linked to each other
            left_out.prune(inside / half)
        licences.write_licences(inside / "Resources")
        macos.finish(inside.parent)
    print(contents.table(folder, gone))
    if shared_objects.readable():
        newest, askers = next(iter(shared_objects.by_glibc(folder).items()))
        print(f"\nneeds glibc {'.'.join(map(str, newest))} ({', '.join(askers[:3])})")
    if given.deb:
        deb = debian.write_deb(folder, place)
        print(f"\n{deb.name}: {deb.stat().st_size / contents.MEGABYTE:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
