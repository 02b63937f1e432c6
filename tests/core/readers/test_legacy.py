"""Documents of other office programs are read by way of LibreOffice, or it is said what is missing."""

import io
import os
import socket  # noqa: TID251 (listens for what must not come)
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from desktop.core import messages, office, resources
from desktop.core.errors import ReadError
from desktop.core.guard import limits
from desktop.core.readers import legacy, read_document
from desktop.core.readers.legacy import read_legacy

RTF = (
    r"{\rtf1\ansi\ansicpg936\uc1 {\b "
    + "".join(f"\\u{ord(c)}?" for c in "一、总体要求")
    + r"}\par "
    + "".join(f"\\u{ord(c)}?" for c in "（一）培养人才。建设基地。")
    + r"\par}"
).encode()
TEXT = "一、总体要求\n（一）培养人才。建设基地。"

needs_converter = pytest.mark.skipif(legacy.converter() is None, reason="no LibreOffice on this machine")
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")


def program(folder: Path, script: str) -> Path:
    """A program that stands for LibreOffice."""
    path = folder / "soffice"
    path.write_text("#!/bin/sh\n" + script, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def code_of(data: bytes = RTF) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_legacy(data, "草案.rtf", "rtf")
    assert "“草案.rtf”" in messages.explain(caught.value)
    return caught.value


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch):
    monkeypatch.setattr(legacy, "converter", lambda: None)
    error = code_of()
    assert error.code == "converter_missing"
    assert ".rtf" in messages.explain(error)


def test_libreoffice_is_looked_for_where_it_is_usually_installed(monkeypatch, tmp_path):
    installed = tmp_path / "soffice.exe"
    installed.write_bytes(b"")
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_PLACES", (str(tmp_path / "none"), str(installed)))
    assert legacy.converter() == installed
    installed.unlink()
    assert legacy.converter() is None


def state(pid: str) -> str:
    """A letter for what the process does, "" where there is none. A bare Linux has no ps."""
    if Path("/proc/self/stat").exists():
        try:
            return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return ""
    said = subprocess.run(["ps", "-o", "stat=", "-p", pid], check=False, capture_output=True, text=True)
    return said.stdout.strip()[:1]


@posix
def test_a_conversion_that_hangs_is_ended_with_what_it_started(monkeypatch, tmp_path):
    pid = tmp_path / "pid"
    slow = program(tmp_path, f"sleep 600 & echo $! > '{pid}'; wait\n")
    monkeypatch.setattr(legacy, "converter", lambda: slow)
    monkeypatch.setitem(resources.table("rules/limits.toml")["conversion"], "seconds", 1)
    assert limits.limit("conversion", "seconds") == 1
    assert code_of().code == "converter_timeout"
    for _ in range(50):
        if state(pid.read_text().strip()) in ("", "Z"):
            return
        time.sleep(0.1)
    os.kill(int(pid.read_text()), 9)
    pytest.fail("what LibreOffice started is still there")


@posix
@pytest.mark.parametrize("script", ["exit 1\n", "exit 0\n"])
def test_a_conversion_without_a_result_is_said(monkeypatch, tmp_path, script):
    failing = program(tmp_path, script)
    monkeypatch.setattr(legacy, "converter", lambda: failing)
    assert code_of().code == "converter_failed"


def test_a_program_that_does_not_start_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(legacy, "converter", lambda: tmp_path / "none")
    assert code_of().code == "converter_failed"


@needs_converter
@pytest.mark.slow
def test_rtf_is_read_and_it_is_told_how():
    document = read_legacy(RTF, "草案.rtf", "rtf")
    assert (document.text, document.format) == (TEXT, "rtf")
    assert "LibreOffice" in messages.render(document.unread[0])


@needs_converter
@pytest.mark.slow
@pytest.mark.parametrize(("suffix", "kind"), [("doc:MS Word 97", "doc"), ("odt", "odt")])
def test_what_libreoffice_writes_is_read_again(tmp_path, suffix, kind):
    source = tmp_path / "plan.rtf"
    source.write_bytes(RTF)
    settled = [f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command = [str(legacy.converter()), *settled, "--convert-to", suffix, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = tmp_path / f"plan.{kind}"
    shown_as = made if kind == "odt" else made.rename(tmp_path / "草案.wps")  # Kingsoft's .wps of old is a .doc
    document = read_document(shown_as)
    assert (document.text, document.format) == (TEXT, "odt" if kind == "odt" else "wps")


@needs_converter
@pytest.mark.slow
def test_pictures_on_the_net_are_not_fetched(tmp_path, monkeypatch):
    monkeypatch.setenv("DUIBIAO_LISTENS", "here")
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    address = f"http://127.0.0.1:{server.getsockname()[1]}/secret.png"
    made = io.BytesIO()
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    )
    frame = f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{address}"/></draw:frame>'
    linked = (
        f'<text:section text:name="s"><text:section-source xlink:href="{address}"/><text:p>节</text:p></text:section>'
    )
    body = f"<text:p>一、总体要求{frame}</text:p>{linked}"
    kind = "application/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr(
            "content.xml",
            f'<office:document-content {names} office:version="1.2"><office:body><office:text>{body}</office:text>'
            "</office:body></office:document-content>",
        )
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
    path = tmp_path / "草案.odt"
    path.write_bytes(made.getvalue())
    assert "一、总体要求" in read_document(path).text
    with server, pytest.raises(TimeoutError):
        server.accept()
