"""One change of a project → one step of undo and redo."""

from typing import Protocol

from PySide6.QtGui import QUndoCommand

from desktop.core.model.project import Project


class Put(Protocol):
    """Takes a state of the project. tasks: whom it is about. follow: they are to be selected. onward: the next ones."""

    def __call__(self, project: Project, tasks: tuple[str, ...], *, follow: bool, onward: bool = False) -> None: ...


class ProjectEdit(QUndoCommand):
    """From one state of the project to the next, whatever the difference."""

    def __init__(
        self,
        before: Project,
        after: Project,
        *,
        tasks: tuple[str, ...],
        words: str,
        put: Put,
        onward: bool = False,
        merge: int = 0,
    ) -> None:
        """tasks: whom it is about. onward: whoever makes the edit goes on to what comes next.

        merge: edits that come one after the other with the same number are one step; 0: it is one by itself.
        """
        super().__init__(words)
        self._merge = merge
        self._before = before
        self._after = after
        self._tasks = tasks
        self._put = put
        self._onward = onward
        self._again = False

    def redo(self) -> None:
        """To the later state; called once when the edit is made."""
        self._put(self._after, self._tasks, follow=self._again, onward=self._onward and not self._again)
        self._again = True

    def id(self) -> int:
        """What Qt merges by; -1 never."""
        return self._merge or -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next edit in; nothing is left where it leads back."""
        if not isinstance(other, ProjectEdit):
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def undo(self) -> None:
        """Back to the earlier state."""
        self._put(self._before, self._tasks, follow=True)
