"""The program with its window, from arguments to exit code."""

import gc
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QSettings

from desktop import app
from desktop.core.model.project import Project, Source
from desktop.core.storage.project_store import save_project
from desktop.ui.tidying import Tidying


@pytest.fixture(autouse=True)
def own_settings(monkeypatch, settings: QSettings):
    monkeypatch.setattr(app, "_settings", lambda: settings)


def test_the_start_page_opens_and_closes(qapp):
    assert app.main([], close_when_shown=True) == 0


def test_a_pair_is_compared_for_real_and_shown(qapp, pair):
    assert app.main([str(file) for file in pair], close_when_shown=True) == 0


def test_python_searches_for_cycles_only_when_the_window_says_so(qapp, pair, monkeypatch):
    """Also after a job that began before the event loop did."""
    by_itself = []

    def note(_phase: str, _told: dict[str, int]) -> None:
        by_itself.append(gc.isenabled())

    class Watched(Tidying):
        def __init__(self, *given) -> None:
            super().__init__(*given)
            gc.callbacks.append(note)

        def end(self) -> None:
            by_itself.append(gc.isenabled())
            gc.callbacks.remove(note)
            super().end()

    monkeypatch.setattr(app, "Tidying", Watched)
    assert app.main([str(file) for file in pair], close_when_shown=True) == 0
    assert by_itself
    assert not any(by_itself)
    assert gc.isenabled()


def test_a_pair_that_cannot_be_read_is_a_failure(qapp, pair, tmp_path):
    assert app.main([str(pair[0]), str(tmp_path / "没有.txt")], close_when_shown=True) == 1


def test_one_file_alone_is_refused(qapp, pair):
    with pytest.raises(ValueError, match="two files"):
        app.main([str(pair[0])])


@pytest.mark.parametrize("before", [None, "2", "nonsense"])
def test_the_size_of_the_interface_is_asked_for_when_the_program_starts(before):
    """In a program of its own: Qt takes the size once."""
    code = (
        "import os\nfrom desktop.app import enlarged\napp = enlarged(130)\n"
        "print(app.primaryScreen().devicePixelRatio(), os.environ.get('QT_SCALE_FACTOR'))"
    )
    there = {name: value for name, value in os.environ.items() if name != "QT_SCALE_FACTOR"}
    there |= {"QT_QPA_PLATFORM": "offscreen"} | ({"QT_SCALE_FACTOR": before} if before else {})
    run = subprocess.run([sys.executable, "-c", code], env=there, capture_output=True, text=True, check=True)
    ratio, after = run.stdout.split()
    assert float(ratio) == pytest.approx(2.6 if before == "2" else 1.3)
    assert after == str(before)


def test_a_project_is_opened_as_the_desktop_hands_it_over(qapp, pair, tmp_path):
    sides = [Source(file.name, file.read_bytes()) for file in pair]
    save_project(Project(*sides), tmp_path / "某省.duibiao")
    assert app.main([str(tmp_path / "某省.duibiao")], close_when_shown=True) == 0


def test_a_project_that_is_none_is_a_failure(qapp, tmp_path):
    (tmp_path / "坏.duibiao").write_bytes(b"PK")
    assert app.main([str(tmp_path / "坏.duibiao")], close_when_shown=True) == 1


def test_every_sample_is_there(qapp):
    found = app.samples()
    assert [sample.place for sample in found] == ["广东省", "广西壮族自治区", "山东省"]
    assert all(sample.reference.is_file() and sample.draft.is_file() for sample in found)
