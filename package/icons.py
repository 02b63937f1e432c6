"""The SVG of the program → PNGs, and the icon files of Windows (.ico) and macOS (.icns), which hold PNGs."""

import os
import struct
from pathlib import Path

DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SMALL = 24  # up to here the drawing with fewer lines, as in the window
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
# Size in pixels → what .icns calls it.
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def drawing(size: int) -> Path:
    """The SVG for a size."""
    return DRAWINGS / ("app_small.svg" if size <= SMALL else "app.svg")


def png(size: int) -> bytes:
    """The icon as a square PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QSize
    from PySide6.QtGui import QGuiApplication, QImageReader

    running = QGuiApplication.instance() or QGuiApplication([])
    reader = QImageReader(str(drawing(size)))
    reader.setScaledSize(QSize(size, size))
    image = reader.read()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError(f"{drawing(size)}: {reader.errorString()} ({running})")
    return bytes(buffer.data().data())


def write_ico(target: Path) -> None:
    """An icon file of Windows: a head, an entry for each size, the pictures."""
    pictures = {size: png(size) for size in ICO_SIZES}
    at = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in pictures.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    target.write_bytes(head + b"".join(pictures.values()))


def write_icns(target: Path) -> None:
    """An icon file of macOS: a head, then each picture behind its name and length."""
    body = b""
    for size, name in ICNS_TYPES.items():
        picture = png(size)
        body += name + struct.pack(">I", 8 + len(picture)) + picture
    target.write_bytes(b"icns" + struct.pack(">I", 8 + len(body)) + body)
