"""The library of plans: begun with our samples, filled with files and folders, mended by itself."""

import os
import shutil
from pathlib import Path

import pytest

from desktop.core import resources
from desktop.core.errors import Cancelled
from desktop.services import library as module
from desktop.services.library import Library
from desktop.services.places import data_folder

PLAN = (
    "某市实施方案\n\n一、主要任务\n（一）支持人才落户。建设人才公寓不少于100套。\n"
    "（二）发放{what}补贴。加强技能培训。\n"
)


@pytest.fixture
def empty(tmp_path: Path) -> Library:
    """A library that was begun, and holds nothing."""
    (tmp_path / "library" / "documents").mkdir(parents=True)
    made = Library(tmp_path / "library")
    made.prepare()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans in two folders, a broken file, a picture, what Word leaves beside an open file."""
    made = tmp_path / "各地方案"
    (made / "下级").mkdir(parents=True)
    (made / "甲.txt").write_text(PLAN.format(what="租房"), encoding="utf-8")
    (made / "下级" / "乙.txt").write_text(PLAN.format(what="生活"), encoding="utf-8")
    (made / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    (made / "图.png").write_bytes(b"\x89PNG")
    (made / "~$甲.docx").write_bytes(b"owner")
    return made


def test_a_new_library_holds_our_samples(tmp_path: Path):
    library = Library(tmp_path / "new")
    library.prepare()
    entries = resources.seed_catalogue()
    assert {plan.title for plan in library.plans()} == {entry["title"] for entry in entries}
    numbers = {entry["title"]: entry.get("document_number", "") for entry in entries}
    assert all(plan.number == numbers[plan.title] for plan in library.plans())
    count, hits = library.search("落户")
    assert count == len(hits) == 4


def test_one_broken_file_does_not_stop_the_rest_and_is_told(empty: Library, folder: Path):
    added = empty.add([folder])
    assert [plan.name for plan in added.plans] == ["甲.txt", "乙.txt"]
    assert [(name, error.code) for name, error in added.failed] == [("坏.docx", "file_damaged")]
    assert added.others == 1
    assert empty.search("租房 落户")[0] == 0
    assert empty.search("租房")[0] == 1


def test_the_same_words_are_taken_once_whatever_the_file(empty: Library, folder: Path, tmp_path: Path):
    empty.add([folder / "甲.txt"])
    again = tmp_path / "甲（排版不同）.txt"
    again.write_text(PLAN.format(what="租房").replace("\n\n", "\n"), encoding="utf-8")
    added = empty.add([folder / "甲.txt", again])
    assert added.known == ("甲.txt", "甲（排版不同）.txt")
    assert len(empty.plans()) == 1


def test_the_library_keeps_copies(empty: Library, folder: Path):
    empty.add([folder])
    shutil.rmtree(folder)
    (plan,) = [plan for plan in empty.plans() if plan.name == "甲.txt"]
    assert "租房" in empty.side(plan).document.text


def test_removing_leaves_the_persons_own_file_alone(empty: Library, folder: Path):
    (plan,) = empty.add([folder / "甲.txt"]).plans
    removed = empty.remove(plan)
    assert empty.plans() == ()
    assert empty.search("租房") == (0, ())
    assert (folder / "甲.txt").is_file()
    assert empty.prepare().failed == ()
    assert empty.plans() == ()
    empty.put_back(removed)
    assert empty.plans() == (plan,)
    assert empty.search("租房")[0] == 1


def test_a_broken_index_is_made_anew_from_the_copies(empty: Library, folder: Path, tmp_path: Path):
    empty.add([folder])
    before = empty.plans()
    (tmp_path / "library" / "index.sqlite").write_bytes(b"broken")
    assert empty.prepare().rebuilt
    assert empty.plans() == before
    assert not empty.prepare().rebuilt
    (tmp_path / "library" / "index.sqlite").write_bytes(b"broken while it is in use")
    assert empty.search("租房")[0] == 1


def test_what_was_stopped_goes_on_the_next_time(empty: Library, folder: Path):
    class Stop:
        def step(self, stage: str, done: int, total: int) -> None:
            if done >= 60:
                raise Cancelled

    with pytest.raises(Cancelled):
        empty.add([folder], Stop())
    assert [plan.name for plan in empty.plans()] == ["甲.txt"]
    assert [plan.name for plan in empty.add([folder]).plans] == ["乙.txt"]


def test_a_fault_of_the_program_stops_nothing_either(empty: Library, folder: Path, monkeypatch: pytest.MonkeyPatch):
    real = module.pipeline.understand

    def faulty(document):
        if document.name == "甲.txt":
            raise IndexError
        return real(document)

    monkeypatch.setattr(module.pipeline, "understand", faulty)
    added = empty.add([folder])
    assert len(added.plans) == 1
    assert "甲.txt" in [name for name, _ in added.failed]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that cannot be written to")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(Exception, match="library_unwritable"):
        Library(tmp_path / "new").prepare()


def test_each_system_has_its_place():
    assert data_folder({"APPDATA": "/roaming"}, "win32") == Path("/roaming/Duibiao")
    assert data_folder({"XDG_DATA_HOME": "/data"}, "linux") == Path("/data/Duibiao")
    assert data_folder({"DUIBIAO_DATA": "/stick", "XDG_DATA_HOME": "/data"}, "linux") == Path("/stick")
    assert data_folder({}, "darwin") == Path.home() / "Library" / "Application Support" / "Duibiao"
