"""Two files → a project that can be saved, and a saved project → the two sides it is about."""

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.core.errors import ReadError
from desktop.core.model.project import Project, Source
from desktop.core.model.review import Side
from desktop.core.storage.project_store import SUFFIX, load_project, save_project
from desktop.services import pipeline


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from. path: its file; None for pasted text, which is then in `words`."""

    name: str
    path: Path | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project file with its documents read. from_previous: the file was damaged, this is the state before."""

    project: Project
    reference: Side
    draft: Side
    from_previous: bool


def source(origin: Origin, side: Side) -> Source:
    """The document's bytes for the project file. Raises ReadError `file_changed`, or what reading a file does."""
    if origin.path is None:
        return Source(origin.name, origin.words.encode())
    try:
        data = origin.path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("file_missing", name=origin.name) from error
    except OSError as error:
        raise ReadError("file_unreadable", name=origin.name) from error
    if hashlib.sha256(data).hexdigest() != side.document.sha256:
        raise ReadError("file_changed", name=origin.name)
    return Source(origin.name, data, str(origin.path.absolute()), side.document.view)


def open_project(path: Path) -> Opened:
    """Read a project file and the documents in it. Raises ReadError."""
    loaded = load_project(path)
    project = loaded.project
    return Opened(project, side_of(project.reference), side_of(project.draft), loaded.from_previous)


def side_of(document: Source) -> Side:
    """The side as its file gives it; readers take a file because they name it in what they say. Raises ReadError."""
    with TemporaryDirectory(prefix="duibiao-") as folder:
        # A name from a file that somebody sent must not lead out of the folder, nor be none of a file.
        name = Path(document.name.replace("\\", "/").replace("\0", "")).name
        path = Path(folder) / (name if name.strip(".") else "document")
        path.write_bytes(document.data)
        return pipeline.understand(pipeline.read(path, view=document.view))


def recovery_file(folder: Path, project: Project) -> Path:
    """Where a project without a file of its own is kept from one moment to the next: one place for a pair."""
    pair = b"".join(hashlib.sha256(one.data).digest() for one in (project.reference, project.draft))
    return folder / f"{hashlib.sha256(pair).hexdigest()[:24]}{SUFFIX}"


def recovered(path: Path) -> Project | None:
    """What was kept there and never saved; None where nothing was, or nothing that can be read."""
    try:
        project = load_project(path).project
    except ReadError:
        return None
    return project if project.work else None


class Autosave:
    """Writes the states of one project to one file from whatever thread; always the latest, never one after another.

    Decisions may come faster than a disk writes. What is written is the latest state at the moment of writing, so that
    no queue of older ones stands before it: what is on screen is on the disk after at most one write more.
    """

    def __init__(self, path: Path) -> None:
        """path: the .duibiao file; its folder is made when first needed."""
        self.path = path
        self._lock = threading.Lock()
        self._latest: Project | None = None
        self._written: Project | None = None

    def ask(self, project: Project) -> None:
        """The state that the next `write` writes."""
        self._latest = project

    def write(self) -> None:
        """Write the latest state, unless that is done already. Raises WriteError, and the state is still to be written.

        Comes back when every state that was asked for before the call is on the disk.
        """
        with self._lock:
            project = self._latest
            if project is None or project is self._written:
                return
            save_project(project, self.path)
            self._written = project

    def drop(self) -> None:
        """Take the file and its previous copy away; a state that is still to be written is not written any more."""
        with self._lock:
            self._latest = None
            for path in (self.path, self.path.with_name(self.path.name + ".bak")):
                path.unlink(missing_ok=True)
