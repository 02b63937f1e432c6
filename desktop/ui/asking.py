"""Questions of the review that need a dialog: where to cut a task, and what holds for the whole project."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.core.messages import text
from desktop.ui.dialogs.project import ProjectDialog
from desktop.ui.dialogs.split import SplitDialog
from desktop.ui.review.page import ReviewPage


class Asking(QObject):
    """Opens the dialog, and makes one step of undo of the answer."""

    def __init__(self, window: QWidget, review: ReviewPage) -> None:
        """window: over which they appear."""
        super().__init__(window)
        self._window = window
        self._review = review
        review.actions_here.split.triggered.connect(self.split)
        review.actions_here.terms.triggered.connect(self.terms)

    def split(self) -> None:
        """Ask where the selected task is to be cut."""
        controller = self._review.controller
        judgement = controller.judgement
        if judgement is None:
            return
        span = judgement.task.span
        dialog = SplitDialog(controller.comparison.reference.quote(span), self._window)
        if dialog.exec():
            self._review.decision.settle()
            controller.correcting.split(span.start + dialog.at)
        dialog.deleteLater()

    def terms(self) -> None:
        """Ask for the note, the author, the limit and what is to be checked."""
        controller = self._review.controller
        self._review.decision.settle()
        dialog = ProjectDialog(controller.project, self._window)
        if dialog.exec():
            controller.edit(dialog.project, (), text("ui.edit.terms"))
        dialog.deleteLater()
