"""The library's copies: kept by content, found again, never outside their folder."""

import hashlib
from pathlib import Path

import pytest

from desktop.core.errors import ReadError, WriteError
from desktop.core.storage.library_files import LibraryFiles

PLAN = "某市实施方案".encode()
SHA = hashlib.sha256(PLAN).hexdigest()


@pytest.fixture
def files(tmp_path: Path) -> LibraryFiles:
    return LibraryFiles(tmp_path / "library" / "documents")


@pytest.fixture
def nowhere(tmp_path: Path) -> LibraryFiles:
    """A library whose folder cannot be made, since a file stands there."""
    (tmp_path / "library").write_bytes(b"a file")
    return LibraryFiles(tmp_path / "library" / "documents")


def test_a_library_is_begun_once_it_has_a_folder_even_an_empty_one(files: LibraryFiles) -> None:
    assert not files.begun
    files.begin()
    files.begin()
    assert files.begun
    assert files.all() == {}


def test_what_is_put_in_is_read_again_by_its_content(files: LibraryFiles) -> None:
    place = files.put("方案.txt", PLAN)
    assert files.all() == {files.key(SHA): place}
    assert files.path(SHA) == place
    assert files.read(SHA) == ("方案.txt", PLAN)


def test_the_same_document_twice_is_one(files: LibraryFiles) -> None:
    assert files.put("方案.txt", PLAN) == files.put("方案.txt", PLAN)
    assert len(files.all()) == 1


def test_hidden_files_that_systems_leave_are_no_documents(files: LibraryFiles) -> None:
    place = files.put("方案.txt", PLAN)
    (place.parent / ".DS_Store").write_bytes(b"")
    (place.parent / "下级").mkdir()
    assert files.all() == {files.key(SHA): place}


def test_what_is_removed_is_gone_and_removing_it_again_does_no_harm(files: LibraryFiles) -> None:
    place = files.put("方案.txt", PLAN)
    files.remove(SHA)
    files.remove(SHA)
    assert not place.parent.exists()
    with pytest.raises(ReadError, match="file_missing"):
        files.read(SHA)


def test_a_copy_that_cannot_be_read_is_told_by_its_name(files: LibraryFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    files.put("方案.txt", PLAN)

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadError, match="file_unreadable") as caught:
        files.read(SHA)
    assert caught.value.params["name"] == "方案.txt"


def test_where_nothing_can_be_written_the_folder_is_named(nowhere: LibraryFiles, tmp_path: Path) -> None:
    for refused in (nowhere.begin, lambda: nowhere.put("方案.txt", PLAN)):
        with pytest.raises(WriteError, match="library_unwritable") as caught:
            refused()
        assert caught.value.params["folder"] == str(tmp_path / "library" / "documents")


def test_a_copy_that_cannot_be_removed_is_told(files: LibraryFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    files.put("方案.txt", PLAN)

    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("desktop.core.storage.library_files.shutil.rmtree", refuse)
    with pytest.raises(WriteError, match="library_unwritable"):
        files.remove(SHA)
