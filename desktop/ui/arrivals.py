"""Files that a person chooses or drops, text that a person pastes → the sides of the next comparison, or a project."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData, QObject, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.core.messages import text
from desktop.ui.dialogs.files import ask_project, ask_source
from desktop.ui.dialogs.paste import PasteDialog
from desktop.ui.project_flow import is_project
from desktop.ui.start.chooser import Chooser
from desktop.ui.start.page import StartPage


class Arrivals(QObject):
    """Asks for files with the system's dialogs, and tells a project from a document."""

    def __init__(
        self,
        window: QWidget,
        start: StartPage,
        chooser: Chooser,
        settings: QSettings,
        *,
        opened: Callable[[Path], None],
        arrived: Callable[[Sequence[Path]], None],
    ) -> None:
        """start: where they are asked for. chooser: takes them.

        opened: what becomes of a project file. arrived: what becomes of files that were copied elsewhere.
        """
        super().__init__(window)
        self._window = window
        self._chooser = chooser
        self._settings = settings
        self._opened = opened
        self._arrived = arrived
        self._start = start
        start.choose_asked.connect(self.choose)
        start.paste_asked.connect(self.paste)
        start.pasted.connect(self.take_clipboard)
        start.project_asked.connect(lambda path: opened(Path(path)))

    def choose(self, side: str) -> None:
        """Ask for the file of a side."""
        path = ask_source(self._window, side, str(self._settings.value("folder/source", "")))
        if path is not None:
            self._settings.setValue("folder/source", str(path.parent))
            self._chooser.take_file(side, path)

    def paste(self, side: str) -> None:
        """Ask for the text of a side."""
        dialog = PasteDialog(side, self._window)
        if dialog.exec():
            self._chooser.take_text(side, text(f"ui.paste.file_{side}"), dialog.words)
        dialog.deleteLater()

    def take_clipboard(self) -> None:
        """Files that were copied are taken as if they were dropped; copied text is shown for the side that is open."""
        # PySide6 does not declare that there is nothing for an empty clipboard.
        held = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        if held is None:
            return
        files = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
        if files:
            self._arrived(files)
        elif held.hasText():
            self.paste(self._start.open_side())

    def choose_project(self) -> None:
        """Ask for a project file."""
        path = ask_project(self._window, str(self._settings.value("folder/export", "")))
        if path is not None:
            self._opened(path)

    def take_project(self, paths: Sequence[Path]) -> bool:
        """Open what was dropped where it is one project; whether it was."""
        if len(paths) == 1 and is_project(paths[0]):
            self._opened(paths[0])
            return True
        return False
