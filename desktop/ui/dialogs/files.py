"""File dialogs → the file to read, or the place to write an export to."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.messages import text


class Export(StrEnum):
    """What can be written."""

    ANNOTATED = "annotated"
    PROPOSALS = "proposals"
    EDITED = "edited"
    CLEAN = "clean"
    REPORT = "report"
    PDF = "pdf"
    WORKBOOK = "workbook"
    TASKS = "tasks"
    JSON = "json"
    PICTURE = "picture"
    PROJECT = "project"
    MATRIX_WORKBOOK = "matrix_workbook"
    MATRIX_REPORT = "matrix_report"

    @property
    def suffix(self) -> str:
        """With its dot."""
        own = {Export.JSON: ".json", Export.PICTURE: ".png", Export.PROJECT: ".duibiao"}
        own |= {Export.PDF: ".pdf", Export.WORKBOOK: ".xlsx", Export.MATRIX_WORKBOOK: ".xlsx"}
        return own.get(self, ".docx")


def default_name(export: Export, draft_name: str) -> str:
    """The draft's name and what the file is: 实施方案（征求意见稿）批注.docx."""
    return f"{Path(draft_name).stem}{text(f'ui.export.part.{export.value}')}{export.suffix}"


def ask_source(parent: QWidget | None, side: str, folder: str) -> Path | None:
    """The file that is chosen for a side; None for none."""
    dialog = _dialog(parent, text(f"ui.zone.choose_{side}"), folder, text("ui.zone.kinds"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def ask_sources(parent: QWidget | None) -> list[Path]:
    """Any number of files to read; none where the person thought better of it."""
    dialog = _dialog(parent, text("ui.library.add_files"), "", text("ui.zone.kinds"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(one) for one in chosen]


def ask_project(parent: QWidget | None, folder: str) -> Path | None:
    """The project file to open; None for none."""
    dialog = _dialog(parent, text("ui.project.open"), folder, text("ui.export.kind.project"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def ask_folder(parent: QWidget | None, title: str, folder: str) -> Path | None:
    """The folder that is chosen; None for none."""
    dialog = _dialog(parent, title, folder, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)  # one sees what is in it
    return _answer(dialog)


def ask_target(parent: QWidget | None, export: Export, folder: Path, draft_name: str) -> Path | None:
    """Where to write, its suffix made right; None for nowhere."""
    title, kind = text(f"ui.export.title.{export.value}"), text(f"ui.export.kind.{export.value}")
    dialog = _dialog(parent, title, str(folder), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(export.suffix)  # so that the question about an existing file is about the right one
    dialog.selectFile(default_name(export, draft_name))
    path = _answer(dialog)
    return path if path is None or path.suffix.lower() == export.suffix else path.with_name(path.name + export.suffix)


def _dialog(parent: QWidget | None, title: str, folder: str, kinds: str) -> QFileDialog:
    """The system's own dialog; where Qt draws it, with the words that Qt's translation lacks."""
    dialog = QFileDialog(parent, title, folder, kinds)
    labels = QFileDialog.DialogLabel
    for label, words in ((labels.LookIn, "look_in"), (labels.FileName, "file_name"), (labels.FileType, "file_type")):
        dialog.setLabelText(label, text(f"ui.files.{words}"))
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    """What the person chose."""
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
