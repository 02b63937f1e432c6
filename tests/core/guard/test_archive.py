"""Zip archives: what is read of them, and what is refused under which name."""

import io
import struct
import warnings
import zipfile

import pytest

from desktop.core import resources
from desktop.core.errors import ReadError
from desktop.core.guard import archive
from desktop.core.messages import explain

LIMITS = resources.table("rules/limits.toml")["archive"]


def packed(*entries: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of the entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of names that are there twice
        for name, content in entries:
            package.writestr(name, content)
    return made.getvalue()


def code_of(data: bytes) -> str:
    """Under which code the archive is refused."""
    with pytest.raises(ReadError) as caught:
        archive.unpack(data, "草案.docx")
    assert "“草案.docx”" in explain(caught.value)
    return caught.value.code


def test_parts_come_by_name_and_only_those_that_are_wanted():
    data = packed(("a.xml", b"1"), ("b/c.xml", b"2"), ("d.png", b"3"))
    assert archive.names(data, "x") == ("a.xml", "b/c.xml", "d.png")
    assert archive.unpack(data, "x", lambda part: part.endswith(".xml")) == {"a.xml": b"1", "b/c.xml": b"2"}


@pytest.mark.parametrize("keep", [10, 60, 0.5, 0.9])
def test_an_archive_cut_short_is_damaged(keep):
    data = packed(("a.xml", bytes(range(256)) * 20), packing=zipfile.ZIP_STORED)
    assert code_of(data[: keep if isinstance(keep, int) else int(len(data) * keep)]) == "file_damaged"


def test_a_changed_byte_is_noticed():
    data = packed(("a.xml", b"abcdef"), packing=zipfile.ZIP_STORED)
    assert code_of(data.replace(b"abcdef", b"abcxef")) == "file_damaged"


def test_two_parts_of_one_name_are_damage():
    assert code_of(packed(("a.xml", b"1"), ("a.xml", b"2"))) == "file_damaged"


def test_a_packing_that_documents_do_not_use_is_damage():
    assert code_of(packed(("a.xml", b"1"), packing=zipfile.ZIP_BZIP2)) == "file_damaged"


def test_a_password_is_named():
    data = bytearray(packed(("a.xml", b"1")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= archive.ENCRYPTED
    assert code_of(bytes(data)) == "file_encrypted"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = packed(("a.xml", bytes(LIMITS["ratio_from_bytes"] + 1)))
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    assert code_of(bomb) == "zip_bomb"


def test_many_small_parts_are_refused():
    assert code_of(packed(*((f"{n}.xml", b"") for n in range(LIMITS["entries"] + 1)))) == "too_many_entries"


def test_an_archive_that_says_it_is_huge_is_refused():
    data = bytearray(packed(("a.xml", b"1"), packing=zipfile.ZIP_STORED))
    size = struct.pack("<I", LIMITS["unpacked_bytes"] + 1)
    entry = data.index(b"PK\x01\x02")
    data[entry + 20 : entry + 24] = data[entry + 24 : entry + 28] = size
    assert code_of(bytes(data)) == "unpacks_too_large"


def test_an_archive_that_hides_its_size_gives_no_more_than_it_says():
    data = bytearray(packed(("a.xml", b"a" * 5000)))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert code_of(bytes(data)) == "file_damaged"


def test_archives_within_the_archive_stay_packed():
    inner = packed(("bomb.xml", bytes(LIMITS["ratio_from_bytes"] + 1)))
    assert archive.unpack(packed(("inner.zip", inner)), "x") == {"inner.zip": inner}


def test_a_path_that_leads_out_is_only_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert archive.unpack(packed(("../../out.xml", b"1")), "x") == {"../../out.xml": b"1"}
    assert not list(tmp_path.iterdir())
