"""Further upper documents of a project: added, taken out, and laid out in a window beside the review."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from desktop.core.errors import AppError, ReadError
from desktop.core.messages import text
from desktop.core.model.document import View
from desktop.core.model.project import Source, Upper
from desktop.core.model.review import Side
from desktop.services.project import Origin, source
from desktop.ui.dialogs.files import ask_source
from desktop.ui.dialogs.several import SeveralWindow
from desktop.ui.project_flow import ProjectFlow
from desktop.ui.review.page import ReviewPage
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme


class UpperFlow(QObject):
    """Every change is a step of undo; the documents are kept in the project."""

    def __init__(
        self,
        window: QWidget,
        review: ReviewPage,
        tasks: Tasks,
        flow: ProjectFlow,
        theme: Theme,
        settings: QSettings,
        *,
        read_file: Callable[[Path, View], Side],
        failed: Callable[[AppError], None],
    ) -> None:
        """window: over which it asks. flow: compares with another document. failed: tells what went wrong."""
        super().__init__(window)
        self._window = window
        self._review = review
        self._tasks = tasks
        self._flow = flow
        self._theme = theme
        self._settings = settings
        self._read_file = read_file
        self._failed = failed
        self.beside: SeveralWindow | None = None
        review.actions_here.add_upper.triggered.connect(self.ask)
        review.actions_here.uppers.triggered.connect(self.show)
        controller = review.controller
        controller.loaded.connect(controller.uppers.forget)
        for signal in (controller.uppers.changed, controller.judged, controller.edited, controller.loaded):
            signal.connect(self._redraw)

    def ask(self) -> None:
        """Ask for the file of one more upper document."""
        path = ask_source(self._window, "reference", str(self._settings.value("folder/source", "")))
        if path is not None:
            self._settings.setValue("folder/source", str(path.parent))
            self.add(path)

    def add(self, path: Path) -> None:
        """Read it in the background; then it belongs to the project."""

        def read() -> Source:
            return source(Origin(path.name, path), self._read_file(path, View.FINAL))

        self._tasks.start("upper", lambda _: read(), done=self._take, failed=self._failed)

    def _take(self, made: Source) -> None:
        controller = self._review.controller
        project = controller.project
        further = [one.document for one in project.also]
        if any(made.data == one.data for one in (project.reference, project.draft, *further)):
            self._failed(ReadError("upper_twice", name=made.name))
            return
        controller.edit(replace(project, also=(*project.also, Upper(made))), (), text("ui.edit.add_upper"))
        self.show()

    def _remove(self, place: int) -> None:
        controller = self._review.controller
        project = controller.project
        also = (*project.also[:place], *project.also[place + 1 :])
        controller.edit(replace(project, also=also), (), text("ui.edit.remove_upper"))

    def turn_to(self, place: int) -> None:
        """The review page shows this further document; what was decided about either is kept."""
        self._review.decision.settle()
        self._flow.turn(self._review.controller.project.turned_to(place))

    def show(self) -> None:
        """Who asks for what, beside the review; without a further document, ask for one."""
        if not self._review.controller.project.also:
            self.ask()
            return
        if self.beside is None:
            self.beside = SeveralWindow(self._theme, self._window)
            self.beside.chosen.connect(self._lead)
            self.beside.added.connect(self.ask)
            self.beside.removed.connect(self._remove)
            self.beside.turned.connect(self.turn_to)
        self.beside.show()
        self._redraw()
        self.beside.raise_()

    def _lead(self, document: int, task: str) -> None:
        """A task of the document under review is selected; of another what carries it is brought into view."""
        controller = self._review.controller
        made = controller.uppers.several
        if document == 0:
            if task not in controller.visible():
                self._review.filter.reset()
            controller.select(task)
        elif made is not None and made.comparisons[document].by_task[task].evidence:
            controller.point_at(made.comparisons[document].by_task[task].evidence[0])

    def _redraw(self) -> None:
        controller = self._review.controller
        if self.beside is None or not self.beside.isVisible() or not controller.is_loaded:
            return
        controller.uppers.ask()
        names = [one.document.name for one in controller.project.also]
        self.beside.show_several(controller.uppers.several, names, known=controller.uppers.known)
