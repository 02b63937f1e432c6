"""The data of Qt's ICU, cut: what stays says the same as before."""

import os
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from package import icu, left_out, shared_objects

LIBRARIES = sorted((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))
pytestmark = pytest.mark.skipif(
    not (LIBRARIES and shared_objects.readable()), reason="Qt has an ICU of its own only on Linux"
)
WANTED = left_out._table()["icu"]["keep"]
# What Qt asks of ICU: the order of words and numbers, Chinese encodings, capitals, time zones.
ASKED = """
from PySide6.QtCore import QCollator, QDateTime, QLocale, QStringDecoder, QTimeZone
from functools import cmp_to_key
words = ["重庆市", "安徽省", "北京市", "广东省", "浙江省", "2.txt", "10.txt", "b", "A", "ä"]
for name in ("zh_CN", "en_US"):
    collator = QCollator(QLocale(name))
    collator.setNumericMode(True)
    print(name, *sorted(words, key=cmp_to_key(collator.compare)))
for name in ("GB18030", "GBK", "GB2312", "Big5"):
    decoder = QStringDecoder(name)
    print(name, decoder.isValid(), decoder.name())
print(QLocale("tr_TR").toUpper("istanbul"), QLocale("zh_CN").toUpper("straße"))
moment = QDateTime.fromSecsSinceEpoch(1_790_000_000)
for zone in (b"Asia/Shanghai", b"America/New_York"):
    for name in ("zh_CN", "en_US"):
        print(QTimeZone(zone).displayName(moment, QTimeZone.NameType.LongName, QLocale(name)))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library, alone in a folder, cut as in a built program."""
    place = tmp_path_factory.mktemp("icu")
    (place / LIBRARIES[0].name).write_bytes(LIBRARIES[0].read_bytes())
    icu.cut(place, WANTED)
    return place


def said(libraries: Path | None) -> str:
    """What Qt answers with the ICU data of that folder; None for its own."""
    environment = os.environ | ({"LD_LIBRARY_PATH": str(libraries)} if libraries else {})
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, env=environment)
    return done.stdout


def test_a_package_read_and_packed_again_is_the_same_byte_for_byte():
    _, data = shared_objects.constant(LIBRARIES[0])
    head, items = icu.unpacked(data)
    assert len(items) > 1000
    assert icu.packed(head, items) == data


def test_what_stays_is_what_was_asked_for_unchanged_and_small(folder: Path):
    _, before = icu.unpacked(shared_objects.constant(LIBRARIES[0])[1])
    name, data = shared_objects.constant(folder / LIBRARIES[0].name)
    _, after = icu.unpacked(data)
    assert name.startswith("icudt")
    assert set(after) == {item for item in before if icu._fits(item, WANTED)}
    assert all(after[item].rstrip(icu.FILLER) == before[item].rstrip(icu.FILLER) for item in after)
    assert (folder / LIBRARIES[0].name).stat().st_size < LIBRARIES[0].stat().st_size / 5


def test_qt_orders_words_and_knows_chinese_encodings_as_with_all_the_data(folder: Path):
    whole = said(None)
    assert "zh_CN 2.txt 10.txt 安徽省 北京市 重庆市 广东省 浙江省 A ä b\n" in whole
    assert "GB18030 True" in whole
    assert "中国标准时间" in whole
    assert said(folder) == whole


def test_an_item_that_is_not_there_stops_the_build(tmp_path: Path):
    (tmp_path / LIBRARIES[0].name).write_bytes(LIBRARIES[0].read_bytes())
    with pytest.raises(icu.UnknownData, match=r"coll/nowhere\.res"):
        icu.cut(tmp_path, [*WANTED, "coll/nowhere.res"])


def test_other_bytes_are_no_package():
    with pytest.raises(icu.UnknownData):
        icu.unpacked(b"\x7fELF" * 100)
