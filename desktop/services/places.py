"""The system's environment → the folder in which the program keeps what a person gathers with it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

NAME = "Duibiao"
LIBRARY = "library"
OWN_FOLDER = "DUIBIAO_DATA"  # the variable that names another folder: for tests, and for a program on a stick


def data_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """As each system wants it: %APPDATA%, Application Support, XDG_DATA_HOME; the same for window and command line.

    Where DUIBIAO_DATA names a folder, that one.
    """
    if environment.get(OWN_FOLDER):
        return Path(environment[OWN_FOLDER])
    home = Path.home()
    if platform == "win32":
        base = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / NAME


def library_folder() -> Path:
    """Where the library of plans lies."""
    return data_folder() / LIBRARY
