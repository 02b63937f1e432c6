"""Names of exports, and the dialogs that ask for files."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.ui.dialogs.files import Export, ask_source, ask_target, default_name


@pytest.mark.parametrize(
    ("export", "name"),
    [
        (Export.ANNOTATED, "实施方案（征求意见稿）批注.docx"),
        (Export.REPORT, "实施方案（征求意见稿）审核报告.docx"),
        (Export.JSON, "实施方案（征求意见稿）对照数据.json"),
    ],
)
def test_the_proposed_name_says_whose_and_what(export, name):
    assert default_name(export, "实施方案（征求意见稿）.pdf") == name


@pytest.fixture
def person(monkeypatch):
    """Answers every file dialog with `chosen` (None: leaves it) and notes what it proposed."""

    class Person:
        chosen: str | None = None
        proposed = ""

    def answer(dialog):
        Person.proposed = dialog.selectedFiles()[0] if dialog.selectedFiles() else ""
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [Person.chosen])
        return Person.chosen is not None

    monkeypatch.setattr(QFileDialog, "exec", answer)
    return Person


def test_a_forgotten_suffix_is_added(qapp, person, tmp_path):
    person.chosen = str(tmp_path / "结果1.0")
    assert ask_target(None, Export.REPORT, tmp_path, "草案.txt") == tmp_path / "结果1.0.docx"
    assert person.proposed == str(tmp_path / "草案审核报告.docx")


def test_a_chosen_file_is_taken(qapp, person, tmp_path):
    person.chosen = str(tmp_path / "草案.docx")
    assert ask_source(None, "draft", str(tmp_path)) == tmp_path / "草案.docx"


def test_no_answer_is_no_file(qapp, person):
    assert ask_target(None, Export.JSON, Path(), "草案.txt") is None
    assert ask_source(None, "draft", "") is None
