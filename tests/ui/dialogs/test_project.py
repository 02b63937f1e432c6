"""The dialog of what holds for one review."""

import pytest

from desktop.core.model.finding import Dimension
from desktop.core.model.project import Project, Source, Terms
from desktop.ui.dialogs.project import ProjectDialog

EMPTY = Project(Source("上位.txt", b""), Source("草案.txt", b""))


@pytest.fixture
def dialog(qtbot):
    def make(project: Project = EMPTY) -> ProjectDialog:
        made = ProjectDialog(project)
        qtbot.addWidget(made)
        return made

    return make


def test_untouched_it_changes_nothing(dialog):
    given = Project(
        EMPTY.reference,
        EMPTY.draft,
        note="周五上会",
        note_in_report=True,
        terms=Terms("法规处", 4500, (Dimension.TARGET, Dimension.DEADLINE)),
    )
    assert dialog(EMPTY).project == EMPTY
    assert dialog(given).project == given


def test_what_is_filled_in_holds(dialog):
    made = dialog()
    made.note.setPlainText(" 周五上会 ")
    made.in_report.setChecked(True)
    made.author.setText("法规处")
    made.limit.setCurrentIndex(made.limit.findData(4000))
    made.dimensions[Dimension.RESPONSIBILITY].setChecked(False)
    project = made.project
    assert (project.note, project.note_in_report, project.terms.author) == ("周五上会", True, "法规处")
    assert project.terms.limit == 4000
    assert Dimension.RESPONSIBILITY not in project.terms.dimensions
    assert len(project.terms.dimensions) == 5


def test_nothing_at_all_cannot_be_checked(dialog):
    made = dialog()
    for box in made.dimensions.values():
        box.setChecked(False)
    assert not made.take.isEnabled()
