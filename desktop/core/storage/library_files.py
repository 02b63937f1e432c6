"""The files of the library: a copy of every document that was added, kept by its content."""

import hashlib
import shutil
from pathlib import Path

from desktop.core.errors import ReadError, WriteError
from desktop.core.storage.atomic import write_atomically

# Digits of the hash that name a document's folder: enough to tell any library's apart, short enough for Windows' paths.
SHOWN = 16


class LibraryFiles:
    """documents/<beginning of the hash>/<name>; whatever else the library knows is made from these."""

    def __init__(self, folder: Path) -> None:
        """folder: need not exist before the first `put`."""
        self._folder = folder

    @property
    def begun(self) -> bool:
        """Whether the library was ever made, empty or not."""
        return self._folder.is_dir()

    def begin(self) -> None:
        """Make the folder. Raises WriteError."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError("library_unwritable", folder=str(self._folder)) from error

    def key(self, sha256: str) -> str:
        """What names a document's folder."""
        return sha256[:SHOWN]

    def put(self, name: str, data: bytes) -> Path:
        """Keep a copy of a document under its name. Raises WriteError."""
        place = self._folder / self.key(hashlib.sha256(data).hexdigest())
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError("library_unwritable", folder=str(self._folder)) from error
        write_atomically(place / name, data)
        return place / name

    def all(self) -> dict[str, Path]:
        """Each document's key → its file, in a fixed order."""
        found = sorted(path for path in self._folder.glob("*/*") if path.is_file() and not path.name.startswith("."))
        return {path.parent.name: path for path in found}

    def path(self, sha256: str) -> Path:
        """The file of a document. Raises ReadError `file_missing`."""
        try:
            return self.all()[self.key(sha256)]
        except KeyError as error:
            raise ReadError("file_missing", name=self.key(sha256)) from error

    def read(self, sha256: str) -> tuple[str, bytes]:
        """Name and bytes of a document. Raises ReadError."""
        path = self.path(sha256)
        try:
            return path.name, path.read_bytes()
        except OSError as error:
            raise ReadError("file_unreadable", name=path.name) from error

    def remove(self, sha256: str) -> None:
        """Delete the copy of a document; the file it was made from is not touched. Raises WriteError."""
        place = self._folder / self.key(sha256)
        try:
            if place.is_dir():
                shutil.rmtree(place)
        except OSError as error:
            raise WriteError("library_unwritable", folder=str(self._folder)) from error
