"""The bytes of a document → the same document in another format, by way of a LibreOffice on this machine.

LibreOffice runs unseen, with a profile of its own that is thrown away afterwards: no macros, no links followed, no
connection outwards. It is ended when it takes too long.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from enum import StrEnum
from pathlib import Path

from desktop.core import resources
from desktop.core.guard.limits import limit

PROFILE = "templates/libreoffice_profile.xcu"
FACES = "templates/fonts.conf"
NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows; elsewhere there is none to be opened
SYSTEM_FACES = Path("/etc/fonts/fonts.conf")
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


class Failure(StrEnum):
    """Why there is no result."""

    TIMEOUT = "timeout"
    FAILED = "failed"


class OfficeFailure(Exception):
    """A conversion without a result. seconds: how long LibreOffice had for it."""

    def __init__(self, reason: Failure) -> None:
        super().__init__(reason)
        self.reason = reason
        self.seconds = limit("conversion", "seconds")


def converter() -> Path | None:
    """The LibreOffice of this machine; None where there is none."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    if on_path:
        return Path(on_path)
    return next((Path(place) for place in _PLACES if Path(place).is_file()), None)


def convert(data: bytes, suffix: str, target: str, program: Path) -> bytes:
    """The bytes of the document in the format `target`.

    suffix: of the document's own format, "doc". target: a suffix and, where LibreOffice knows several filters for it,
    the filter's name: "pdf", "docx:MS Word 2007 XML". program: what `converter` found. Raises OfficeFailure.
    """
    with tempfile.TemporaryDirectory(prefix="duibiao-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        profile, source, out = folder / "profile", folder / f"source.{suffix}", folder / "out"
        (profile / "user").mkdir(parents=True)
        settings = resources.resource(PROFILE).read_bytes()
        (profile / "user" / "registrymodifications.xcu").write_bytes(settings)
        source.write_bytes(data)
        # A profile of its own: two conversions on one profile make one of them fail without a word.
        options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
        command = [str(program), *options, "--convert-to", target, "--outdir", str(out), str(source)]
        _run(command, _environment(folder / "fonts.conf"))
        result = out / f"source.{target.partition(':')[0]}"
        if not result.is_file():  # it also ends with 0 where it could not read the file
            raise OfficeFailure(Failure.FAILED)
        return result.read_bytes()


def _environment(faces: Path) -> dict[str, str]:
    """Our own; where fontconfig chooses the faces, with a file, made at `faces`, of substitutes for those of 公文."""
    environment = dict(os.environ)
    if SYSTEM_FACES.is_file() and "FONTCONFIG_FILE" not in environment:
        faces.write_bytes(resources.resource(FACES).read_bytes())
        environment["FONTCONFIG_FILE"] = str(faces)
    return environment


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Run LibreOffice to its end, or end it, and what it started, by its id."""
    try:
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=NO_CONSOLE,
        )
    except OSError as error:
        raise OfficeFailure(Failure.FAILED) from error
    try:
        process.wait(limit("conversion", "seconds"))
    except subprocess.TimeoutExpired as error:
        raise OfficeFailure(Failure.TIMEOUT) from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program and its children: soffice is only the starter of the one that works."""
    if sys.platform == "win32":
        command = ["taskkill", "/PID", str(process.pid), "/T", "/F"]
        subprocess.run(command, capture_output=True, check=False, creationflags=NO_CONSOLE)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
