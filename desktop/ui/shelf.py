"""The library beside the work: its window, what it says of the tasks under review, and words taken from it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.core.errors import AppError
from desktop.core.messages import text
from desktop.core.model.library import Carried
from desktop.services.library import Library
from desktop.services.others import Compare, source_of, starting_point
from desktop.ui.dialogs.library import LibraryWindow
from desktop.ui.dialogs.notice_bar import NoticeBar
from desktop.ui.review.gathering import Gathering
from desktop.ui.review.page import ReviewPage
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme


class Shelf(QObject):
    """Joins the library with the review page."""

    def __init__(
        self,
        window: QWidget,
        review: ReviewPage,
        theme: Theme,
        tasks: Tasks,
        library: Library,
        compare: Compare,
        *,
        notice: NoticeBar,
        failed: Callable[[AppError], None],
    ) -> None:
        """window: over which the library appears. failed: tells what went wrong."""
        super().__init__(window)
        self._window = window
        self._review = review
        self._theme = theme
        self._tasks = tasks
        self._library = library
        self._notice = notice
        self.library: LibraryWindow | None = None
        self.gathering = Gathering(review.controller, tasks, library, compare, failed=failed)
        review.controller.elsewhere.opened.connect(self.show)
        review.controller.elsewhere.taken.connect(self.take)

    def show(self, wanted: Carried | None = None) -> None:
        """Open the library, at what is wanted."""
        if self.library is None:
            self.library = LibraryWindow(self._library, self._tasks, self._theme, self._window)
            self.library.changed.connect(self.gathering.begin)
        self.library.begin(wanted)
        self.library.show()
        self.library.raise_()
        self.library.activateWindow()

    def take(self, one: Carried) -> None:
        """Write a plan's words into the draft where the selected task is missing, to be written on.

        For any other task they go where the next paste finds them. Their source is noted either way.
        """
        source = source_of(one)
        if self._review.controller.drafting.start_from(one.quote, text("ui.elsewhere.source", source=source)):
            undo = (text("ui.action.undo"), self._review.controller.undo.undo)
            self._notice.tell(text("ui.elsewhere.written", source=source), good=True, action=undo)
            return
        QGuiApplication.clipboard().setText(starting_point(one))
        self._notice.tell(text("ui.elsewhere.copied", source=source), good=True)
