"""What the desktop is told: icons, the menu entry, the kind of file, on each system."""

import re
import struct
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

import build_spec
from desktop.core.storage.project_store import MEDIUM, SUFFIX
from package import debian, icons, licences, macos, windows

FOLDER = Path(debian.__file__).parent
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("size", [16, 48, 256])
def test_the_icon_is_drawn_at_each_size(qapp, size: int):
    picture = icons.png(size)
    assert picture.startswith(PNG)
    assert struct.unpack(">II", picture[16:24]) == (size, size)


def test_an_ico_file_lists_its_pictures_where_they_are(qapp, tmp_path: Path):
    icons.write_ico(tmp_path / "a.ico")
    data = (tmp_path / "a.ico").read_bytes()
    kind, count = struct.unpack("<HH", data[2:6])
    assert (kind, count) == (1, len(icons.ICO_SIZES))
    for at in range(count):
        length, start = struct.unpack("<II", data[6 + 16 * at + 8 : 6 + 16 * at + 16])
        assert data[start : start + 8] == PNG
        assert start + length <= len(data)


def test_an_icns_file_is_as_long_as_it_says(qapp, tmp_path: Path):
    icons.write_icns(tmp_path / "a.icns")
    data = (tmp_path / "a.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8]) == (len(data),)


def test_menu_entry_and_kind_of_file_speak_of_the_same_thing():
    entry = ConfigParser(interpolation=None)
    entry.read(FOLDER / "linux/duibiao.desktop", encoding="utf-8")
    kind = (FOLDER / "linux/duibiao.xml").read_text(encoding="utf-8")
    assert entry["Desktop Entry"]["MimeType"] == f"{MEDIUM};"
    assert entry["Desktop Entry"]["Exec"] == "duibiao %f"
    assert f'<mime-type type="{MEDIUM}">' in kind
    assert re.findall(r'<glob pattern="(.*?)"/>', kind) == [f"*{SUFFIX}"]


def test_windows_and_macos_know_the_same_ending(tmp_path: Path):
    assert f"Software\\Classes\\{SUFFIX}" in (FOLDER / "inno/duibiao.iss").read_text(encoding="utf-8")
    said = macos.additions()
    assert SUFFIX.removeprefix(".") in str(said["UTExportedTypeDeclarations"])
    windows.write_version_file(tmp_path / "version.txt")
    compile((tmp_path / "version.txt").read_text(encoding="utf-8"), "version.txt", "eval")


def test_shortcuts_and_double_clicks_of_windows_start_the_program_without_a_console(monkeypatch, tmp_path: Path):
    script = (FOLDER / "inno/duibiao.iss").read_text(encoding="utf-8")
    started = re.findall(r"\{app\}\\(\w+)\.exe", script)
    assert set(started) == {windows.WINDOW}
    monkeypatch.setattr(sys, "platform", "win32")
    assert "--console" in build_spec.arguments(tmp_path)
    told = build_spec.arguments(tmp_path, windows.WINDOW)
    assert "--windowed" in told
    assert f"--name={windows.WINDOW}" in told
    assert f"--icon={tmp_path / 'build' / 'duibiao.ico'}" in told


def test_every_part_of_the_program_has_a_licence_to_show():
    import tomllib

    listed = tomllib.loads((licences.ROOT / "resources/parts.toml").read_text(encoding="utf-8"))["part"]
    for part in listed:
        texts = licences._texts(licences.distribution(part["name"]))
        assert texts
        assert all(path.stat().st_size for path in texts)


def test_a_part_without_any_licence_stops_the_build(monkeypatch):
    monkeypatch.setattr(licences, "OURS", {})
    with pytest.raises(licences.Unlicensed, match="jieba"):
        licences._texts(licences.distribution("jieba"))
