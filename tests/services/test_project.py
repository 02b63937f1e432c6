"""Two files as a project, and a project written while one works, whatever happens to file and disk."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.errors import ReadError, WriteError
from desktop.core.model.project import ContentKey, Decision, DecisionKind, Project
from desktop.core.model.review import Side
from desktop.core.storage.project_store import load_project
from desktop.services import project as projects
from desktop.services.pipeline import read, understand
from desktop.services.project import Autosave, Origin, open_project, recovered, recovery_file, side_of, source

REFERENCE = "某计划\n\n一、重点任务\n\n（一）培育。全面推行企业新型学徒制。\n"
DRAFT = "某省实施方案\n\n一、主要任务\n\n（一）培育。探索企业新型学徒制。\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "上位.txt", tmp_path / "草案.txt"
    for path, words in zip(paths, (REFERENCE, DRAFT), strict=True):
        path.write_text(words, encoding="utf-8")
    return paths


@pytest.fixture
def project(files: tuple[Path, Path]) -> Project:
    return Project(*(source(Origin(path.name, path), understood(path)) for path in files))


def understood(path: Path) -> Side:
    return understand(read(path))


def decided(project: Project) -> Project:
    key = ContentKey("reference", "1.1", "全面推行企业新型学徒制", 0)
    return project.decided([Decision(key, DecisionKind.ADOPT)])


def code_of(caught: pytest.ExceptionInfo[ReadError]) -> str:
    return caught.value.code


# --- a document of the project ----------------------------------------------------------------------------


def test_a_document_is_kept_with_its_bytes_and_its_place(files):
    made = source(Origin("草案.txt", files[1]), understood(files[1]))
    assert (made.name, made.data, made.path) == ("草案.txt", DRAFT.encode(), str(files[1].absolute()))


def test_pasted_words_are_a_document_without_a_place(files):
    made = source(Origin("粘贴的文字.txt", words=DRAFT), understood(files[1]))
    assert (made.data, made.path) == (DRAFT.encode(), "")
    assert side_of(made).document.text == understood(files[1]).document.text


def test_a_file_that_is_gone_or_other_than_it_was_compared_is_told(files):
    side = understood(files[1])
    files[1].write_text(DRAFT + "另行通知。\n", encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        source(Origin("草案.txt", files[1]), side)
    assert code_of(caught) == "file_changed"
    files[1].unlink()
    with pytest.raises(ReadError) as caught:
        source(Origin("草案.txt", files[1]), side)
    assert code_of(caught) == "file_missing"
    with pytest.raises(ReadError) as caught:
        source(Origin("草案.txt", files[1].parent), side)
    assert code_of(caught) == "file_unreadable"


@pytest.mark.parametrize("name", ["../../外.txt", "..\\..\\外.txt", "/外.txt", "..", "", "草\0案.txt"])
def test_a_name_that_leads_elsewhere_leads_nowhere(project: Project, name: str):
    side = side_of(replace(project.draft, name=name))
    assert side.document.text.startswith("某省实施方案")
    assert "/" not in side.document.name


# --- opening it again -------------------------------------------------------------------------------------


def test_what_was_saved_opens_with_both_sides_read(project: Project, tmp_path: Path):
    path = tmp_path / "某省.duibiao"
    keeper = Autosave(path)
    keeper.ask(decided(project))
    keeper.write()
    opened = open_project(path)
    assert (opened.project.decisions, opened.from_previous) == (decided(project).decisions, False)
    assert (opened.reference.title, opened.draft.title) == ("某计划", "某省实施方案")


def test_what_was_never_saved_is_recovered_and_an_untouched_pair_is_not(project: Project, tmp_path: Path):
    place = recovery_file(tmp_path, project)
    assert place == recovery_file(tmp_path, decided(project))
    assert place != recovery_file(tmp_path, replace(project, draft=project.reference))
    assert recovered(place) is None
    keeper = Autosave(place)
    keeper.ask(project)
    keeper.write()
    assert recovered(place) is None
    keeper.ask(decided(project))
    keeper.write()
    found = recovered(place)
    assert found is not None
    assert found.decisions == decided(project).decisions


# --- writing while one works ------------------------------------------------------------------------------


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Project]:
    """The states that reach the disk."""
    states: list[Project] = []
    save = projects.save_project

    def counted(project: Project, path: Path) -> None:
        states.append(project)
        save(project, path)

    monkeypatch.setattr(projects, "save_project", counted)
    return states


def test_only_the_latest_state_is_written_and_only_once(project: Project, tmp_path: Path, written: list[Project]):
    keeper = Autosave(tmp_path / "某省.duibiao")
    keeper.write()
    assert written == []
    keeper.ask(project)
    keeper.ask(decided(project))
    keeper.write()
    keeper.write()
    assert written == [decided(project)]
    assert load_project(keeper.path).project.decisions == decided(project).decisions


def test_a_state_that_could_not_be_written_is_still_to_be_written(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    keeper = Autosave(tmp_path / "某省.duibiao")
    keeper.ask(project)

    def full(project: Project, path: Path) -> None:
        raise WriteError("target_unwritable", name=path.name)

    with monkeypatch.context() as patch:
        patch.setattr(projects, "save_project", full)
        with pytest.raises(WriteError):
            keeper.write()
    assert not keeper.path.exists()
    keeper.write()
    assert keeper.path.exists()


def test_what_is_dropped_is_taken_away_with_its_previous_copy_and_not_written_any_more(
    project: Project, tmp_path: Path
):
    keeper = Autosave(tmp_path / "某省.duibiao")
    for state in (project, decided(project)):
        keeper.ask(state)
        keeper.write()
    assert len(list(tmp_path.glob("某省.duibiao*"))) == 2
    keeper.ask(project)
    keeper.drop()
    keeper.write()
    assert list(tmp_path.glob("某省.duibiao*")) == []
    keeper.drop()
