"""Bytes → a file that is either wholly the new one or wholly the old one."""

import os
import threading
from pathlib import Path

from desktop.core.errors import WriteError


def write_atomically(path: Path, data: bytes) -> None:
    """Make `data` the content of the file `path`; whatever goes wrong, an older file stays as it was.

    The bytes go into a new file beside it, reach the disk, and then take its place in one step. A link
    is followed: the file it points to is replaced, the link stays.

    Raises WriteError: `folder_missing`, `target_is_folder`, or `file_unwritable` where the system
    refuses (no permission, disk full, or on Windows the file is open in Word).
    """
    check_place(path)
    target = path.resolve()
    # Process and thread keep two writers in one folder apart; the name is short because the target's may
    # already be as long as the file system allows.
    beside = target.parent / f".duibiao-{os.getpid()}-{threading.get_ident()}.tmp"
    try:
        with beside.open("wb") as file:  # made under the person's umask, unlike tempfile's private files
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise WriteError("file_unwritable", name=path.name) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def check_place(path: Path) -> None:
    """Raise WriteError where `path` can be no file: its folder is missing, or it is itself a folder."""
    if path.is_dir():
        raise WriteError("target_is_folder", name=str(path))
    if not path.parent.is_dir():
        raise WriteError("folder_missing", name=path.name, folder=str(path.parent))
