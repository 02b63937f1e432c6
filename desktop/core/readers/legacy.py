"""The bytes of a .doc, .wps, .rtf or .odt → a Document, by way of a LibreOffice on this machine.

LibreOffice runs unseen, with a profile of its own that is thrown away afterwards: no macros, no links followed, no
connection outwards. It is ended when it takes too long.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from desktop.core import resources
from desktop.core.errors import ReadError
from desktop.core.guard.limits import limit
from desktop.core.model.document import Document
from desktop.core.model.message import Message
from desktop.core.readers.word import read_word

PROFILE = "templates/libreoffice_profile.xcu"
# Where LibreOffice is installed when it is not on the path.
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)


def read_legacy(data: bytes, name: str, kind: str) -> Document:
    """Read a document that only an office program understands.

    kind: "doc", "wps", "rtf" or "odt", what the bytes are; it becomes the document's format.
    Raises ReadError: converter_missing, converter_timeout, converter_failed, and those of `read_word`.
    """
    program = converter()
    if program is None:
        raise ReadError("converter_missing", name=name, kind=f".{kind}")
    document = read_word(_converted(data, name, kind, program), name)
    told = Message.of("unread.converted", kind=f".{kind}")
    digest = hashlib.sha256(data).hexdigest()
    return replace(document, sha256=digest, format=kind, unread=(told, *document.unread))


def converter() -> Path | None:
    """The LibreOffice of this machine; None where there is none."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    if on_path:
        return Path(on_path)
    return next((Path(place) for place in _PLACES if Path(place).is_file()), None)


def _converted(data: bytes, name: str, kind: str, program: Path) -> bytes:
    """The bytes of the .docx that LibreOffice makes of a file."""
    with tempfile.TemporaryDirectory(prefix="duibiao-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        profile, source, out = folder / "profile", folder / f"source.{kind}", folder / "out"
        (profile / "user").mkdir(parents=True)
        settings = resources.resource(PROFILE).read_bytes()
        (profile / "user" / "registrymodifications.xcu").write_bytes(settings)
        source.write_bytes(data)
        # A profile of its own: two conversions on one profile make one of them fail without a word.
        command = [
            str(program),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
        ]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source)]
        _run(command, name)
        result = out / "source.docx"
        if not result.is_file():  # it also ends with 0 where it could not read the file
            raise ReadError("converter_failed", name=name)
        return result.read_bytes()


def _run(command: list[str], name: str) -> None:
    """Run LibreOffice to its end, or end it, and what it started, by its id."""
    seconds = limit("conversion", "seconds")
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ReadError("converter_failed", name=name) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise ReadError("converter_timeout", name=name, seconds=seconds) from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program and its children: soffice is only the starter of the one that works."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/PID", str(process.pid), "/T", "/F"], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
