"""One change of a project → one step of undo and redo."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from desktop.core.model.project import Project

Put = Callable[[Project, tuple[str, ...], bool], None]


class ProjectEdit(QUndoCommand):
    """From one state of the project to the next, whatever the difference."""

    def __init__(self, before: Project, after: Project, *, tasks: tuple[str, ...], words: str, put: Put) -> None:
        """tasks: whom it is about. put: takes a state, the tasks
        that it changes, and whether they are to be selected."""
        super().__init__(words)
        self._before = before
        self._after = after
        self._tasks = tasks
        self._put = put
        self._again = False

    def redo(self) -> None:
        """To the later state; called once when the edit is made, and then whoever made it selects what comes next."""
        self._put(self._after, self._tasks, self._again)
        self._again = True

    def undo(self) -> None:
        """Back to the earlier state."""
        self._put(self._before, self._tasks, True)
