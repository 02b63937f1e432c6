"""The project under review → its file: every decision is on the disk as soon as it is on the screen."""

from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from desktop.core.errors import AppError, ReadError
from desktop.core.model.project import Project
from desktop.services.project import Autosave, recovery_file
from desktop.ui.tasks import Tasks


class ProjectDesk(QObject):
    """Knows where the project is kept: in the file that the person chose, before that in the recovery folder."""

    changed = Signal(str)  # unnamed, saving, saved, failed
    troubled = Signal(object)  # an AppError

    def __init__(self, tasks: Tasks, folder: Path, parent: QObject | None = None) -> None:
        """folder: where projects without a file of their own are kept; made when needed."""
        super().__init__(parent)
        self._tasks = tasks
        self._folder = folder
        self._autosave: Autosave | None = None
        self._lock: QLockFile | None = None
        self.path: Path | None = None
        self.state = ""

    def lock(self, path: Path) -> QLockFile:
        """Hold a project file for this window. Raises ReadError `project_in_use` where another window has it."""
        lock = QLockFile(str(path.with_name(f".{path.name}.lock")))
        lock.setStaleLockTime(0)  # a lock is stale when its program is gone, however long ago it was made
        if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
            raise ReadError("project_in_use", name=path.name)
        return lock  # a folder that cannot be written to is found out about when saving

    def recovery_path(self, project: Project) -> Path:
        """Where a project without a file is kept."""
        return recovery_file(self._folder, project)

    def left_over(self) -> tuple[Path, ...]:
        """Projects that were never given a file, the latest first; those open in another window left out."""
        if not self._folder.is_dir():
            return ()
        files = sorted(self._folder.glob("*.duibiao"), key=lambda path: path.stat().st_mtime, reverse=True)
        return tuple(path for path in files if self._free(path))

    def _free(self, path: Path) -> bool:
        try:
            self.lock(path).unlock()
        except ReadError:
            return False
        return True

    def take(self, project: Project, path: Path | None, lock: QLockFile | None = None) -> None:
        """From now on keep this project; `path` None: in the recovery folder, until it gets a file.

        lock: what `lock` gave for the file. Raises ReadError `project_in_use`.
        """
        target = path
        if target is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            target = self.recovery_path(project)
        held = lock or (self._lock if self._autosave and self._autosave.path == target else self.lock(target))
        if self._lock is not None and self._lock is not held:
            self._lock.unlock()
        self._lock = held
        self.path = path
        if self._autosave is None or self._autosave.path != target:
            self._autosave = Autosave(target)
        self._tell(("saved" if path else "unnamed") if path or project.work else "")

    def go_on(self, project: Project) -> None:
        """Keep another round of the same project where the one before was kept. Raises ReadError, WriteError."""
        before = self._autosave if self.path is None else None
        self.take(project, self.path, self._lock if self.path is not None else None)
        self.keep_now(project)
        if before is not None and before is not self._autosave:
            before.drop()  # its file is named after the pair: the new one holds all that it held

    def keep(self, project: Project) -> None:
        """Write the project in the background; the latest state is the last one written."""
        if self._autosave is None:
            return
        autosave = self._autosave
        autosave.ask(project)
        self._tell("saving")
        self._tasks.start(
            "autosave",
            lambda _: autosave.write(),
            done=lambda _: self._tell("saved" if self.path else "unnamed"),
            failed=self._fail,
        )

    def keep_now(self, project: Project) -> None:
        """Write the project before going on. Raises WriteError."""
        if self._autosave is not None:
            self._autosave.ask(project)
            self._autosave.write()
            self._tell("saved" if self.path else "unnamed")

    def move(self, project: Project, path: Path) -> None:
        """Keep the project in this file from now on. Raises ReadError `project_in_use`, WriteError."""
        lock = self._lock if self._autosave and self._autosave.path == path else self.lock(path)
        before, unnamed = self._autosave, self.path is None
        made = Autosave(path)
        made.ask(project)
        made.write()
        if lock is not self._lock and self._lock is not None:
            self._lock.unlock()
        self._autosave, self._lock, self.path = made, lock, path
        if before is not None and unnamed:
            before.drop()
        self._tell("saved")

    def drop(self) -> None:
        """Forget a project that has no file: the person does not want it."""
        if self._autosave is not None and self.path is None:
            self._autosave.drop()
        self.leave()

    def leave(self) -> None:
        """Let go of the file."""
        if self._lock is not None:
            self._lock.unlock()
        self._autosave, self._lock, self.path = None, None, None
        self._tell("")

    def _fail(self, error: AppError) -> None:
        self._tell("failed")
        self.troubled.emit(error)

    def _tell(self, state: str) -> None:
        self.state = state
        self.changed.emit(state)
