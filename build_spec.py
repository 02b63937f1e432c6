"""The checkout → a frozen application in dist/duibiao/ (a folder, so that Qt stays replaceable, as its LGPL asks).

    python build_spec.py [where to build] [--deb] [--glibc 2.28]

A program that calls PyInstaller, not a spec file for it. Run it in an environment that holds only this project
and PyInstaller: whatever else is installed would be packed too. What is left out stands with its reason in
package/left_out.toml; what is in it is printed at the end. Afterwards the result must pass
`dist/duibiao/duibiao --self-test`. package/README.md says what differs between systems.
"""

import argparse
import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from package import contents, debian, icons, left_out, licences, macos, shared_objects, windows

ROOT = Path(__file__).resolve().parent


def package_folder(name: str) -> Path:
    """Where an installed package lies."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed in this environment")
    return Path(spec.origin).parent


def arguments(place: Path, name: str = "duibiao") -> list[str]:
    """What PyInstaller is told to build the program of that name."""
    data = {
        **{ROOT / source: target for source, target in contents.DATA.items()},
        # python-docx opens docx/parts/../templates/…: without this folder the first comment fails on Linux.
        package_folder("docx") / "parts" / "__init__.py": "docx/parts",
    }
    return [
        str(ROOT / "desktop" / "__main__.py"),
        f"--name={name}",
        "--onedir",
        "--noconfirm",
        f"--paths={ROOT}",
        f"--distpath={place / 'dist'}",
        f"--workpath={place / 'build'}",
        f"--specpath={place / 'build'}",
        *(f"--add-data={source}{os.pathsep}{target}" for source, target in data.items()),
        *(f"--exclude-module={name}" for name in left_out.modules()),
        *_of_this_system(place / "build", name),
    ]


def _of_this_system(work: Path, name: str) -> list[str]:
    """Icon, version and console, which each system has in its own way."""
    work.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        icons.write_ico(work / "duibiao.ico")
        windows.write_version_file(work / "version.txt")
        return [
            "--windowed" if name == windows.WINDOW else "--console",
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


def _faults_of_libraries(folder: Path, oldest: str | None) -> list[str]:
    """Print what the files ask of the system; what of it must not be, with `oldest` the glibc that must do."""
    by_glibc = shared_objects.by_glibc(folder)
    for version, askers in list(by_glibc.items())[:3]:
        print(f"glibc {'.'.join(map(str, version))} is asked for by {', '.join(askers[:4])} ({len(askers)} files)")
    for place, files in shared_objects.foreign_places(folder).items():
        print(f"{len(files)} files look for libraries in {place}, too: a Python of the system's own would not")
    if oldest is None:
        return []
    wanted = tuple(int(part) for part in oldest.split("."))
    return [
        f"{name} asks for glibc {version}" for version, names in by_glibc.items() if version > wanted for name in names
    ]


def main() -> int:
    """Build, leave out, add the licences, tell what is in it; with --deb pack it for Debian and its kin."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("place", nargs="?", type=Path, default=ROOT, help="where to build (dist/ and build/)")
    parser.add_argument("--deb", action="store_true", help="on Debian and its kin: a .deb as well")
    parser.add_argument("--glibc", metavar="VERSION", help="on Linux: fail where a file asks for a newer glibc")
    given = parser.parse_args()
    place: Path = given.place.resolve()
    import PyInstaller.__main__  # not where the tests read the arguments

    PyInstaller.__main__.run(arguments(place))
    folder = place / "dist" / "duibiao"
    if sys.platform == "win32":
        aside = place / "build" / "window"
        PyInstaller.__main__.run(arguments(aside, windows.WINDOW))
        shutil.copy2(aside / "dist" / windows.WINDOW / f"{windows.WINDOW}.exe", folder)
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
    faults = [f"is not in it: {name}" for name in contents.missing(ROOT, folder / "_internal")]
    if shared_objects.readable():
        print()
        faults += _faults_of_libraries(folder, given.glibc)
    if faults:
        sys.exit("\n".join(faults))
    if given.deb:
        deb = debian.write_deb(folder, place)
        print(f"\n{deb.name}: {deb.stat().st_size / contents.MEGABYTE:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
