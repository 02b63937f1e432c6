"""The checkout → a frozen application in dist/duibiao/ (a folder, so that Qt stays replaceable, as its LGPL asks).

    python build_spec.py [where to build]

A program that calls PyInstaller, not a spec file for it. Run it in an environment that holds only this project
and PyInstaller: whatever else is installed would be packed too. Afterwards the result must pass
`dist/duibiao/duibiao --self-test`.
"""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

import PyInstaller.__main__

ROOT = Path(__file__).resolve().parent
# Never needed; numpy and PIL come along where they are installed, lac_small is a model for a mode we do not use.
EXCLUDED = (
    "numpy",
    "PIL",
    "tkinter",
    "jieba.lac_small",
    "jieba.posseg",
    "pytest",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
)


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
        "--console",  # the same program serves the command line
        f"--paths={ROOT}",
        f"--distpath={place / 'dist'}",
        f"--workpath={place / 'build'}",
        f"--specpath={place / 'build'}",
        *(f"--add-data={source}{os.pathsep}{target}" for source, target in data.items()),
        *(f"--exclude-module={name}" for name in EXCLUDED),
    ]


if __name__ == "__main__":
    PyInstaller.__main__.run(arguments(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT).resolve()))
