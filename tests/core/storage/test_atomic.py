"""Writing a file wholly or not at all."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.errors import WriteError
from desktop.core.storage.atomic import write_atomically

ROOT_MAY_WRITE_ANYWHERE = hasattr(os, "geteuid") and os.geteuid() == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(first=st.binary(max_size=200), second=st.binary(max_size=200))
def test_the_file_holds_what_was_written_last(tmp_path: Path, first: bytes, second: bytes):
    write_atomically(tmp_path / "结果.docx", first)
    write_atomically(tmp_path / "结果.docx", second)
    assert (tmp_path / "结果.docx").read_bytes() == second


def test_nothing_else_is_left_in_the_folder(tmp_path: Path):
    write_atomically(tmp_path / "结果.json", b"{}")
    assert [path.name for path in tmp_path.iterdir()] == ["结果.json"]


def test_a_name_as_long_as_the_file_system_allows_can_be_written(tmp_path: Path):
    name = "a" * 250 + ".docx"
    write_atomically(tmp_path / name, b"x")
    assert (tmp_path / name).read_bytes() == b"x"


def test_a_failure_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "结果.docx"
    target.write_bytes(b"old")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(WriteError) as caught:
        write_atomically(target, b"new")
    assert (caught.value.code, caught.value.params) == ("file_unwritable", {"name": "结果.docx"})
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["结果.docx"]


def test_an_interruption_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "结果.docx"
    target.write_bytes(b"old")

    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["结果.docx"]


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(WriteError) as caught:
        write_atomically(tmp_path / "没有" / "结果.docx", b"x")
    assert caught.value.code == "folder_missing"
    assert caught.value.params["folder"] == str(tmp_path / "没有")


def test_a_folder_is_not_written_over(tmp_path: Path):
    with pytest.raises(WriteError) as caught:
        write_atomically(tmp_path, b"x")
    assert caught.value.code == "target_is_folder"


@pytest.mark.skipif(os.name != "posix", reason="needs links and permissions of a POSIX system")
def test_a_link_stays_and_the_file_it_points_to_is_replaced(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    real = tmp_path / "folder" / "real.docx"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.docx"
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="needs permissions of a POSIX system")
def test_a_new_file_can_be_read_by_whom_the_umask_allows(tmp_path: Path):
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "结果.docx", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "结果.docx").stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(os.name != "posix" or ROOT_MAY_WRITE_ANYWHERE, reason="root may write anywhere")
def test_a_folder_without_permission_is_an_error_of_writing(tmp_path: Path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(WriteError) as caught:
            write_atomically(tmp_path / "结果.docx", b"x")
    finally:
        tmp_path.chmod(0o700)
    assert caught.value.code == "file_unwritable"
