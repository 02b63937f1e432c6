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


def test_a_forgotten_suffix_is_added(qapp, monkeypatch, tmp_path):
    asked = []

    def answer(_parent, _title, proposed, _kinds):
        asked.append(proposed)
        return str(tmp_path / "结果1.0"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert ask_target(None, Export.REPORT, tmp_path, "草案.txt") == tmp_path / "结果1.0.docx"
    assert asked == [str(tmp_path / "草案审核报告.docx")]


def test_no_answer_is_no_file(qapp, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert ask_target(None, Export.JSON, Path(), "草案.txt") is None
    assert ask_source(None, "draft", "") is None
