"""The version → what Windows shows of the program files. The installer is inno/duibiao.iss, for Inno Setup 6.3."""

from pathlib import Path

from desktop import __version__

# Beside duibiao.exe, which speaks to a console: the same program without one, for shortcuts and double clicks. Hiding a
# console (--hide-console) does not work where Windows Terminal shows it.
WINDOW = "duibiaow"
LANGUAGE = 0x0804  # simplified Chinese
UNICODE = 1200


def write_version_file(target: Path) -> None:
    """The file that PyInstaller's --version-file takes."""
    numbers = tuple(int(part) for part in [*__version__.split("."), "0", "0"][:4])
    said = {
        "CompanyName": "对标 Duibiao",
        "FileDescription": "对标：把本地草案放在上位文件旁边，逐项核对落实情况",
        "FileVersion": __version__,
        "InternalName": "duibiao",
        "ProductName": "对标 Duibiao",
        "ProductVersion": __version__,
        "LegalCopyright": "MIT；所含各部分的许可见 licences 文件夹",
    }
    rows = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in said.items())
    target.write_text(
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1,"
        " subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('{LANGUAGE:04x}{UNICODE:04x}', [{rows}])]),\n"
        f"        VarFileInfo([VarStruct('Translation', [{LANGUAGE}, {UNICODE}])])],\n"
        ")\n",
        encoding="utf-8",
    )
