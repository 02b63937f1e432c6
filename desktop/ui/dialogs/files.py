"""File dialogs → the file to read, or the place to write an export to."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.messages import text


class Export(StrEnum):
    """What can be written."""

    ANNOTATED = "annotated"
    REPORT = "report"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """With its dot."""
        return ".json" if self is Export.JSON else ".docx"


def default_name(export: Export, draft_name: str) -> str:
    """The draft's name and what the file is: 实施方案（征求意见稿）批注.docx."""
    return f"{Path(draft_name).stem}{text(f'ui.export.part.{export.value}')}{export.suffix}"


def ask_source(parent: QWidget, side: str, folder: str) -> Path | None:
    """The file that is chosen for a side; None for none."""
    title, kinds = text(f"ui.zone.choose_{side}"), text("ui.zone.kinds")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(chosen) if chosen else None


def ask_target(parent: QWidget, export: Export, folder: Path, draft_name: str) -> Path | None:
    """Where to write, its suffix made right; None for nowhere."""
    proposed = str(folder / default_name(export, draft_name))
    title, kinds = text(f"ui.export.title.{export.value}"), text(f"ui.export.kind.{export.value}")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == export.suffix else path.with_name(path.name + export.suffix)
