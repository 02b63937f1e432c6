"""Files and folders → the library of plans on this machine: kept, searched, and read again as sides of a comparison."""

import hashlib
import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file
from pathlib import Path
from typing import Any, TypeVar

from desktop.core import resources
from desktop.core.errors import AppError, ReadError
from desktop.core.model.library import Hit, Plan, PlanClause
from desktop.core.model.review import Side
from desktop.core.progress import Part, Progress, Silent
from desktop.core.storage.library_files import LibraryFiles
from desktop.core.storage.library_index import BrokenIndexError, LibraryIndex
from desktop.core.text.flat import flat
from desktop.services import pipeline

RULES = "rules/library.toml"
STEPS = 100

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the files that were given.

    known: names of files that the library had already. failed: file name and reason. others: how many files of the
    given folders are of a kind that is not read.
    """

    plans: tuple[Plan, ...]
    known: tuple[str, ...]
    failed: tuple[tuple[str, AppError], ...]
    others: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A plan that was taken out, with the name and the bytes of the library's copy."""

    plan: Plan
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class State:
    """What `prepare` found: whether the index had to be made anew, and which documents cannot be read any more."""

    rebuilt: bool
    failed: tuple[tuple[str, AppError], ...]


class Library:
    """Copies of documents in a folder, and an index made from them. Every method may be called from any thread.

    All raise WriteError `library_unwritable` where the system refuses.
    """

    def __init__(self, folder: Path) -> None:
        """folder: made by the first `prepare`, with our sample documents in it."""
        self._folder = folder
        self._files = LibraryFiles(folder / "documents")
        self._index = LibraryIndex(folder / "index.sqlite")
        self._preparing = threading.Lock()

    def prepare(self, progress: Progress | None = None) -> State:
        """Make the index say what the documents say: the first time, after damage, after another program's hand.

        What stops halfway goes on with the next call.
        """
        with self._preparing:
            if not self._files.begun:
                self._begin()
            there = self._folder / "index.sqlite"
            rebuilt = False
            try:
                self._index.check()
            except BrokenIndexError:
                rebuilt = there.exists()
                self._index.create()
            return State(rebuilt, self._index_what_is_new(progress or Silent()))

    def plans(self) -> tuple[Plan, ...]:
        """All plans, by place and title."""
        return self._asked(self._index.plans)

    def clauses(self, plan: Plan) -> tuple[PlanClause, ...]:
        """The clauses of a plan, in its order."""
        return self._asked(lambda: self._index.clauses(plan.sha256))

    def search(self, sought: str) -> tuple[int, tuple[Hit, ...]]:
        """How many clauses hold all sought words, and the first of them, the best first."""
        shown = resources.table(RULES)["search"]["shown"]
        return self._asked(lambda: self._index.search(sought, shown))

    def add(self, paths: Sequence[Path], progress: Progress | None = None) -> Added:
        """Add files, and all documents in folders; one that cannot be read is told and stops nothing.

        Raises Cancelled between two files; what was added until then stays.
        """
        files, others = _files_in(paths)
        plans, known, failed = [], [], []
        for file in Part(progress or Silent(), "library", 0, STEPS, STEPS).through(files):
            try:
                plan = self._add(file)
            except AppError as error:
                failed.append((file.name, error))
            else:
                if plan is None:
                    known.append(file.name)
                else:
                    plans.append(plan)
        return Added(tuple(plans), tuple(known), tuple(failed), others)

    def remove(self, plan: Plan) -> Removed:
        """Take a plan out; the file that it was added from stays where it is. What is returned can be `put_back`.

        Raises ReadError where the library's copy is gone.
        """
        removed = Removed(plan, *self._files.read(plan.sha256))
        self._files.remove(plan.sha256)
        self._asked(lambda: self._index.remove(plan.sha256))
        return removed

    def put_back(self, removed: Removed) -> None:
        """Have a plan again that was taken out."""
        side = _understood(self._files.put(removed.name, removed.data))
        self._asked(lambda: self._index.put(described(side), _clauses(side)))

    def path(self, plan: Plan) -> Path:
        """The library's copy of the file. Raises ReadError."""
        return self._files.path(plan.sha256)

    def side(self, plan: Plan) -> Side:
        """The plan read and understood by the rules in force. Raises ReadError."""
        return pipeline.understand(pipeline.read(self.path(plan)))

    def compared(self, key: str) -> Any:
        """What is kept under a key; None for nothing."""
        return self._asked(lambda: self._index.compared(key))

    def keep_compared(self, key: str, plan: Plan, content: Any) -> None:
        """Keep what came of comparing with a plan as long as the plan is here."""
        self._asked(lambda: self._index.keep_compared(key, plan.sha256, content))

    def _asked(self, ask: Callable[[], T]) -> T:
        """The index's answer; where it is broken, it is made anew and asked again."""
        try:
            return ask()
        except BrokenIndexError:
            self.prepare()
            return ask()

    def _begin(self) -> None:
        """Put our sample documents in."""
        self._files.begin()
        for entry in resources.seed_catalogue():
            with as_file(resources.seed(entry["file"])) as path:
                self._files.put(path.name, path.read_bytes())

    def _index_what_is_new(self, progress: Progress) -> tuple[tuple[str, AppError], ...]:
        documents = self._files.all()
        listed = {self._files.key(plan.sha256): plan for plan in self._index.plans()}
        for key, plan in listed.items():
            if key not in documents:
                self._index.remove(plan.sha256)
        failed = []
        new = [path for key, path in documents.items() if key not in listed]
        for path in Part(progress, "library", 0, STEPS, STEPS).through(new):
            try:
                side = _understood(path)
            except AppError as error:
                failed.append((path.name, error))
            else:
                self._index.put(described(side), _clauses(side))
        return tuple(failed)

    def _add(self, file: Path) -> Plan | None:
        """The plan as added; None where the library has the document, in whatever form of file."""
        side = _understood(file)
        plan = described(side)
        if any(plan.sha256 == other.sha256 or plan.words == other.words for other in self.plans()):
            return None
        try:
            data = file.read_bytes()
        except OSError as error:
            raise ReadError("file_unreadable", name=file.name) from error
        if hashlib.sha256(data).hexdigest() != plan.sha256:
            raise ReadError("file_changed", name=file.name)
        self._files.put(file.name, data)
        self._asked(lambda: self._index.put(plan, _clauses(side)))
        return plan


def described(side: Side) -> Plan:
    """What the library says of a document."""
    made = side.recognition
    front = side.outline.front
    return Plan(
        side.document.sha256,
        words_digest(side),
        side.document.name,
        side.title,
        made.level.value if made.level else "",
        made.place,
        front.document_number,
        front.date,
        len(side.outline.clauses),
        len(side.tasks),
    )


def words_digest(side: Side) -> str:
    """SHA-256 of the text without white space: the same for every form of file."""
    return hashlib.sha256(flat(side.document.text).encode()).hexdigest()


def _clauses(side: Side) -> list[PlanClause]:
    return [
        PlanClause(position, clause.number, clause.heading, side.quote(clause.span))
        for position, clause in enumerate(side.outline.clauses)
    ]


def _understood(path: Path) -> Side:
    """The document in a file. Raises ReadError, also for what nobody foresaw: one file stops nothing."""
    try:
        return pipeline.comparable(pipeline.understand(pipeline.read(path)))
    except AppError:
        raise
    except Exception as error:
        log.exception("a document of the library cannot be read")
        raise ReadError("file_damaged", name=path.name) from error


def _files_in(paths: Sequence[Path]) -> tuple[list[Path], int]:
    """The files themselves, and those in folders whose kind is read, in order; how many are of another kind."""
    suffixes = frozenset(resources.table(RULES)["files"]["suffixes"])
    files: list[Path] = []
    others = 0
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        for file in _walk(path):
            if file.suffix.lower() in suffixes:
                files.append(file)
            else:
                others += 1
    return files, others


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder in order; hidden ones and what Word keeps beside an open file left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(names) if not name.startswith((".", "~$")))
