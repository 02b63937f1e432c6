"""Project ↔ .duibiao file: a zip with project.json, both documents and earlier drafts, saved wholly or not at all.

Beside it stands the state before the last save (name.duibiao.bak): where the file itself cannot be read any more,
that one is.
"""

import hashlib
import io
import json
import os
import shutil
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import ReadError, WriteError
from desktop.core.model.project import Project
from desktop.core.storage.atomic import write_atomically
from desktop.core.storage.migrations import upgraded
from desktop.core.storage.schema import SIDES, from_json, further, kept_rounds, to_json

SUFFIX = ".duibiao"
INDEX = "project.json"
MEDIUM = "application/x-duibiao"
# A zip entry needs a date; a fixed one gives the same bytes for the same project.
DATE = (1980, 1, 1, 0, 0, 0)
# Whoever sends a file that unpacks to more than this sends no plan. Bytes.
LARGEST = 512 * 1024 * 1024
# What zipfile, zlib, json and the schema raise for bytes that are no project.
NOT_A_PROJECT = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as read. from_previous: the file was damaged, this is the copy of the state before."""

    project: Project
    from_previous: bool = False


def previous_copy(path: Path) -> Path:
    """Where the state before the last save is kept."""
    return path.with_name(path.name + ".bak")


def project_bytes(project: Project) -> bytes:
    """The .duibiao file of a project: the same project gives the same bytes."""
    documents = dict(zip(SIDES, (project.reference.data, project.draft.data), strict=True))
    hashes = {side: hashlib.sha256(data).hexdigest() for side, data in documents.items()}
    index = json.dumps(to_json(project, hashes), ensure_ascii=False, indent=1).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr(_entry("mimetype", zipfile.ZIP_STORED), MEDIUM)
        package.writestr(_entry(INDEX, zipfile.ZIP_DEFLATED), index)
        for side, data in documents.items():
            package.writestr(_entry(f"documents/{side}", zipfile.ZIP_DEFLATED), data)
        for sha256, data in {one.sha256: one.draft.data for one in project.rounds if one.draft.data}.items():
            package.writestr(_entry(f"rounds/{sha256}", zipfile.ZIP_DEFLATED), data)
        uppers = [*project.also, *(upper for one in project.rounds for upper in one.also)]
        further_ones = {hashlib.sha256(one.document.data).hexdigest(): one.document.data for one in uppers}
        for sha256, data in further_ones.items():
            package.writestr(_entry(f"uppers/{sha256}", zipfile.ZIP_DEFLATED), data)
    return packed.getvalue()


def save_project(project: Project, path: Path) -> None:
    """Write the project to `path`; what stood there before becomes the previous copy.

    At every moment one of the two is whole, whatever happens to the machine. Raises WriteError as
    `write_atomically` does.
    """
    data = project_bytes(project)
    if zipfile.is_zipfile(path):  # a damaged file must not push out the good copy
        _keep_previous(path)
    write_atomically(path, data)


def load_project(path: Path) -> Loaded:
    """The project in the file, or in its previous copy where the file is damaged.

    Raises ReadError: file_missing, file_unreadable, project_newer, project_damaged.
    """
    try:
        return Loaded(_load(path))
    except ReadError as error:
        if error.code != "project_damaged" or not previous_copy(path).is_file():
            raise
        try:
            return Loaded(_load(previous_copy(path)), from_previous=True)
        except ReadError:
            raise error from None


def _entry(name: str, packing: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, DATE)
    info.compress_type = packing
    return info


def _keep_previous(path: Path) -> None:
    """Give the present file a second name, in one step; a file system without links gets a copy."""
    beside = path.with_name(f".duibiao-{os.getpid()}.bak.tmp")
    try:
        beside.unlink(missing_ok=True)
        try:
            os.link(path, beside)
        except OSError:
            shutil.copyfile(path, beside)
        beside.replace(previous_copy(path))
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise WriteError("file_unwritable", name=path.name) from error


def _load(path: Path) -> Project:
    try:
        packed = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("file_missing", name=path.name) from error
    except OSError as error:
        raise ReadError("file_unreadable", name=path.name) from error
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as package:
            if sum(info.file_size for info in package.infolist()) > LARGEST:
                raise ReadError("project_damaged", name=path.name)
            content = json.loads(package.read(INDEX))
            if not isinstance(content, dict):
                raise ReadError("project_damaged", name=path.name)
            content = upgraded(content, path.name)
            documents = {side: package.read(f"documents/{side}") for side in SIDES}
            others = {sha256: package.read(f"rounds/{sha256}") for sha256 in kept_rounds(content)}
            others |= {sha256: package.read(f"uppers/{sha256}") for sha256 in further(content)}
        expected = {side: content["documents"][side]["sha256"] for side in SIDES} | {one: one for one in others}
        documents |= others
        if any(hashlib.sha256(data).hexdigest() != expected[name] for name, data in documents.items()):
            raise ReadError("project_damaged", name=path.name)
        return from_json(content, documents)
    except NOT_A_PROJECT as error:
        raise ReadError("project_damaged", name=path.name) from error
