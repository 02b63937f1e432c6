"""Plans and their clauses ↔ the library's index: an SQLite file that can be made again from the documents any time."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from desktop.core.errors import WriteError
from desktop.core.model.library import Hit, Plan, PlanClause
from desktop.core.text.grams import grams, places, query

# Another number whenever the tables or the way of indexing change: an index of any other is made anew.
SCHEMA = 1
WAIT_SECONDS = 10  # another window or a command line may be writing
# SQLite's codes without what stands in their higher bits.
PRIMARY = 0xFF
REFUSED = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})

_TABLES = """
CREATE TABLE plan (sha256 TEXT PRIMARY KEY, words TEXT, name TEXT, title TEXT, level TEXT, place TEXT, number TEXT,
                   date TEXT, tasks INTEGER);
CREATE TABLE clause (id INTEGER PRIMARY KEY, plan TEXT, position INTEGER, number TEXT, heading TEXT, text TEXT);
CREATE INDEX clauses_of_plan ON clause (plan, position);
CREATE VIRTUAL TABLE said USING fts5 (grams, content = '', tokenize = 'unicode61 remove_diacritics 0');
CREATE TABLE compared (key TEXT PRIMARY KEY, plan TEXT, content TEXT);
"""
_PLAN = """plan.sha256, plan.words, plan.name, plan.title, plan.level, plan.place, plan.number, plan.date,
           (SELECT count(*) FROM clause AS every WHERE every.plan = plan.sha256), plan.tasks"""


class BrokenIndexError(Exception):
    """The file is no index of ours, or not whole any more: it has to be made anew."""


class LibraryIndex:
    """Every call opens the file for itself, so that any thread may call.

    Raises BrokenIndexError where the file is no sound index, WriteError where the system refuses.
    """

    def __init__(self, path: Path) -> None:
        """path: of the file, which need not exist: see `check` and `create`."""
        self._path = path

    def check(self) -> None:
        """Raise BrokenIndexError unless there is a whole index of this schema."""
        if not self._path.is_file():
            raise BrokenIndexError
        with self._open() as index:
            sound = index.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            if not sound or index.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
                raise BrokenIndexError

    def create(self) -> None:
        """An empty index in place of whatever is there."""
        try:
            for name in (self._path.name, f"{self._path.name}-journal"):
                self._path.with_name(name).unlink(missing_ok=True)
        except OSError as error:
            raise WriteError("library_unwritable", folder=str(self._path.parent)) from error
        with self._open() as index:
            index.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {SCHEMA}; COMMIT;")

    def put(self, plan: Plan, clauses: Sequence[PlanClause]) -> None:
        """Add a plan with its clauses, wholly or not at all."""
        with self._open() as index:
            index.execute("BEGIN IMMEDIATE")
            self._drop(index, plan.sha256)
            values = (plan.sha256, plan.words, plan.name, plan.title, plan.level, plan.place, plan.number, plan.date)
            index.execute(f"INSERT INTO plan VALUES ({'?, ' * len(values)} ?)", (*values, plan.tasks))
            for clause in clauses:
                row = index.execute(
                    "INSERT INTO clause (plan, position, number, heading, text) VALUES (?, ?, ?, ?, ?)",
                    (plan.sha256, clause.position, clause.number, clause.heading, clause.text),
                )
                index.execute("INSERT INTO said (rowid, grams) VALUES (?, ?)", (row.lastrowid, grams(clause.text)))

    def remove(self, sha256: str) -> None:
        """Take a plan away, with its clauses and what was compared with it."""
        with self._open() as index:
            index.execute("BEGIN IMMEDIATE")
            self._drop(index, sha256)

    def plans(self) -> tuple[Plan, ...]:
        """All plans, by place and title."""
        with self._open() as index:
            rows = index.execute(f"SELECT {_PLAN} FROM plan ORDER BY plan.place, plan.title, plan.sha256").fetchall()
        return tuple(Plan(*row) for row in rows)

    def clauses(self, sha256: str) -> tuple[PlanClause, ...]:
        """A plan's clauses in its order."""
        with self._open() as index:
            rows = index.execute(
                "SELECT position, number, heading, text FROM clause WHERE plan = ? ORDER BY position", (sha256,)
            ).fetchall()
        return tuple(PlanClause(*row) for row in rows)

    def search(self, sought: str, limit: int) -> tuple[int, tuple[Hit, ...]]:
        """How many clauses hold all sought words, and the best of them: short ones that say them often first."""
        wanted = query(sought)
        if not wanted:
            return 0, ()
        found = "FROM said JOIN clause ON clause.id = said.rowid JOIN plan ON plan.sha256 = clause.plan"
        with self._open() as index:
            count = index.execute("SELECT count(*) FROM said WHERE said MATCH ?", (wanted,)).fetchone()[0]
            rows = index.execute(
                f"""SELECT {_PLAN}, clause.position, clause.number, clause.heading, clause.text {found}
                    WHERE said MATCH ? ORDER BY bm25(said), clause.id LIMIT ?""",
                (wanted, limit),
            ).fetchall()
        hits = (Hit(Plan(*row[:-4]), PlanClause(*row[-4:]), places(row[-1], sought)) for row in rows)
        return count, tuple(hits)

    def compared(self, key: str) -> Any:
        """What `keep_compared` was given under this key; None for nothing."""
        with self._open() as index:
            row = index.execute("SELECT content FROM compared WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else None

    def keep_compared(self, key: str, plan: str, content: Any) -> None:
        """Keep what came of comparing with a plan (as JSON) under a key that says of what and by which rules."""
        with self._open() as index:
            index.execute("BEGIN IMMEDIATE")
            index.execute("INSERT OR REPLACE INTO compared VALUES (?, ?, ?)", (key, plan, _json(content)))

    def _drop(self, index: sqlite3.Connection, sha256: str) -> None:
        rows: Iterable[tuple[int, str]] = index.execute("SELECT id, text FROM clause WHERE plan = ?", (sha256,))
        for row, text in rows:
            index.execute("INSERT INTO said (said, rowid, grams) VALUES ('delete', ?, ?)", (row, grams(text)))
        for table, column in (("clause", "plan"), ("compared", "plan"), ("plan", "sha256")):
            index.execute(f"DELETE FROM {table} WHERE {column} = ?", (sha256,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection; what was begun in it is committed at the end, or rolled back where something went wrong."""
        try:
            with closing(sqlite3.connect(self._path, timeout=WAIT_SECONDS, isolation_level=None)) as index, index:
                yield index
        except sqlite3.DatabaseError as error:
            code = error.sqlite_errorcode & PRIMARY
            if code in REFUSED:
                raise WriteError("library_unwritable", folder=str(self._path.parent)) from error
            if code in BROKEN or "no such" in str(error):
                raise BrokenIndexError from error
            raise


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
