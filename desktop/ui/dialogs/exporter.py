"""What is under review → files, written in the background, with the sentence that says what became of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.core.errors import AppError
from desktop.core.messages import text
from desktop.core.model.project import Decision, Source
from desktop.core.model.review import Comparison
from desktop.core.model.several import Several
from desktop.core.storage.atomic import write_atomically
from desktop.ui.dialogs.files import Export, ask_target
from desktop.ui.dialogs.notice_bar import NoticeBar
from desktop.ui.models.preferences import stored
from desktop.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Exported:
    """What is written: the comparison, what was decided (by task id and finding id), the draft's own file.

    author: whose name the project gives for comments; "" for that of the settings. note: for the report's first page.
    checks: comments on what is wrong with the draft by itself, too. several: the draft with further upper documents.
    """

    comparison: Comparison
    decisions: Mapping[str, Decision]
    draft: Source
    author: str = ""
    note: str = ""
    checks: bool = False
    several: Several | None = None

    @property
    def draft_path(self) -> Path | None:
        """Where the draft was read from; None for pasted text."""
        return Path(self.draft.path) if self.draft.path else None


class Exporter:
    """Asks where to, writes, tells."""

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        notice: NoticeBar,
        settings: QSettings,
        *,
        now: Callable[[], datetime],
        failed: Callable[[AppError], None],
    ) -> None:
        """window: over which the question appears. failed: tells what went wrong."""
        self._window = window
        self._tasks = tasks
        self._notice = notice
        self._settings = settings
        self._now = now
        self._failed = failed

    def export(self, kind: Export, exported: Exported) -> None:
        """Write one of the results."""
        author, moment = exported.author or stored(self._settings).author, self._now()
        self._write(kind, exported, lambda target: _write(kind, exported, target, author, moment))

    def picture(self, data: bytes, exported: Exported) -> None:
        """Write a picture."""
        self._write(Export.PICTURE, exported, lambda target: write_atomically(target, data))

    def ask(self, kind: Export, exported: Exported) -> Path | None:
        """Where to write; None for nowhere."""
        path = exported.draft_path
        return self._target(kind, path.parent if path else None, exported.draft.name)

    def _write(self, kind: Export, exported: Exported, write: Callable[[Path], None]) -> None:
        path = exported.draft_path
        self.write(kind, path.parent if path else None, exported.draft.name, write)

    def write(self, kind: Export, folder: Path | None, name: str, write: Callable[[Path], None]) -> None:
        """Ask where to put something that is called after the document `name`, beside it at first, and have it written.

        folder: the document's; None where it has no file.
        """
        target = self._target(kind, folder, name)
        if target is None:
            return
        self._notice.tell(text("ui.export.busy", name=target.name), good=True)
        self._tasks.start("export", lambda _: write(target), done=lambda _: self._written(target), failed=self._failed)

    def _target(self, kind: Export, folder: Path | None, name: str) -> Path | None:
        beside = folder if folder and folder.is_dir() else Path(str(self._settings.value("folder/export", "")))
        target = ask_target(self._window, kind, beside, name)
        if target is not None:
            self._settings.setValue("folder/export", str(target.parent))
        return target

    def _written(self, target: Path) -> None:
        def show_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))

        words = text("ui.export.done", name=target.name)
        self._notice.tell(words, good=True, action=(text("ui.export.show_folder"), show_folder))


def _write(kind: Export, exported: Exported, target: Path, author: str, moment: datetime) -> None:
    """In the background: write one export."""
    from desktop.services.export import (  # python-docx and XlsxWriter are not for the start of the window
        export_annotated,
        export_edited,
        export_json,
        export_pdf,
        export_proposals,
        export_report,
        export_tasks,
        export_workbook,
    )

    comparison, decisions, several = exported.comparison, exported.decisions, exported.several
    match kind:
        case Export.ANNOTATED:
            export_annotated(
                comparison,
                exported.draft_path,
                target,
                author=author,
                moment=moment,
                decisions=decisions,
                original=exported.draft.data,
                checks=exported.checks,
            )
        case Export.PROPOSALS:
            export_proposals(
                comparison,
                exported.draft_path,
                target,
                author=author,
                moment=moment,
                decisions=decisions or None,  # as long as nothing is decided, all that could be adopted
                original=exported.draft.data,
            )
        case Export.EDITED | Export.CLEAN:
            export_edited(
                comparison,
                exported.draft_path,
                target,
                author=author,
                moment=moment,
                tracked=kind is Export.EDITED,
                original=exported.draft.data,
            )
        case Export.PDF:
            export_pdf(comparison, target, moment=moment, decisions=decisions, note=exported.note, several=several)
        case Export.WORKBOOK:
            export_workbook(comparison, target, moment=moment, decisions=decisions, several=several)
        case Export.TASKS:
            export_tasks(comparison, target, moment=moment)
        case Export.REPORT:
            export_report(comparison, target, moment=moment, decisions=decisions, note=exported.note, several=several)
        case Export.JSON:
            export_json(comparison, target, several=several)
        case _:
            raise ValueError(kind)
