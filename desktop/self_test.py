"""The sample library → a proof, line by line, that this very build reads, compares, writes and opens its window."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import as_file
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.core import resources
from desktop.core.errors import AppError
from desktop.core.messages import explain, text
from desktop.core.model.review import Comparison
from desktop.core.readers import read_document
from desktop.core.writers.json_report import json_report
from desktop.services.export import (
    export_annotated,
    export_json,
    export_matrix_report,
    export_matrix_workbook,
    export_proposals,
    export_report,
    export_tasks,
    export_workbook,
)
from desktop.services.library import Library
from desktop.services.matrix import compare_folder
from desktop.services.pipeline import compare_files
from desktop.services.places import OWN_FOLDER

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)  # any will do; a fixed one keeps the written files the same


def self_test() -> int:
    """Run every step and print a line for each; 0 where all passed, 1 at the first that did not."""
    catalogue = {entry["role"]: entry["file"] for entry in reversed(resources.seed_catalogue())}
    with (
        as_file(resources.seed(catalogue["reference"])) as reference,
        as_file(resources.seed(catalogue["draft"])) as draft,
        TemporaryDirectory() as folder,
    ):
        steps = _Proof(reference, draft, Path(folder))
        for step in (
            steps.read, steps.compare, steps.repeat, steps.write_json, steps.write_report, steps.write_annotated,
            steps.write_tables, steps.write_matrix, steps.search_library, steps.open_window,
        ):  # fmt: skip
            if not _passes(step):
                print(text("command_line.self_test.broken"))
                return 1
    print(text("command_line.self_test.done"))
    return 0


def _passes(step: Callable[[], str]) -> bool:
    """Run one step and print how it went."""
    name = step.__name__
    try:
        print(text("command_line.self_test.passed", step=step()), flush=True)
    except Exception as error:  # whatever breaks in a build is what this is here to find
        reason = explain(error) if isinstance(error, AppError) else f"{type(error).__name__}: {error}"
        print(text("command_line.self_test.failed", step=name, reason=reason), flush=True)
        return False
    return True


class _Proof:
    """The steps; each returns what it did, for the person, or raises."""

    def __init__(self, reference: Path, draft: Path, folder: Path) -> None:
        self._reference = reference
        self._draft = draft
        self._folder = folder
        self._comparison: Comparison | None = None

    def read(self) -> str:
        """Read the sample draft."""
        document = read_document(self._draft)
        return text("command_line.self_test.read", name=document.name, characters=document.characters)

    def compare(self) -> str:
        """Compare the sample pair."""
        self._comparison = compare_files(self._reference, self._draft)
        return text("command_line.self_test.compare", tasks=len(self._comparison.judgements))

    def repeat(self) -> str:
        """Compare again: the same bytes must come out."""
        again = compare_files(self._reference, self._draft)
        _must(json_report(again) == json_report(self._compared()), "different")
        return text("command_line.self_test.repeat")

    def write_json(self) -> str:
        """Write the JSON report and parse it."""
        target = self._folder / "report.json"
        export_json(self._compared(), target)
        report = json.loads(target.read_text(encoding="utf-8"))
        _must(len(report["tasks"]) == len(self._compared().judgements) > 0, "empty")
        return text("command_line.self_test.json")

    def write_report(self) -> str:
        """Write the Word report and read it back: it must name both plans."""
        target = self._folder / "report.docx"
        export_report(self._compared(), target, moment=MOMENT)
        words = "".join(read_document(target).text.split())
        for side in (self._compared().reference, self._compared().draft):
            _must("".join(side.title.split()) in words, "empty")
        return text("command_line.self_test.report")

    def write_annotated(self) -> str:
        """Write the annotated draft and annotate that again: no text of the draft may be lost on the way."""
        target = self._folder / "annotated.docx"
        author = text("command_line.help.default_author")
        export_annotated(self._compared(), self._draft, target, author=author, moment=MOMENT)
        _must(read_document(target).characters >= self._compared().draft.document.characters * 0.9, "empty")
        second = compare_files(self._reference, target)
        export_annotated(second, target, self._folder / "again.docx", author=author, moment=MOMENT)
        return text("command_line.self_test.annotated")

    def write_tables(self) -> str:
        """Write proposals, task table and workbook; those in Word must be readable again."""
        compared = self._compared()
        author = text("command_line.help.default_author")
        proposals, tasks = self._folder / "proposals.docx", self._folder / "tasks.docx"
        export_proposals(compared, self._draft, proposals, author=author, moment=MOMENT)
        export_tasks(compared, tasks, moment=MOMENT)
        export_workbook(compared, self._folder / "table.xlsx", moment=MOMENT)
        for target in (proposals, tasks):
            _must(read_document(target).characters > 0, "empty")
        return text("command_line.self_test.tables")

    def write_matrix(self) -> str:
        """Compare two drafts and a broken file in processes of their own: where those cannot start, a build is none."""
        drafts = self._folder / "drafts"
        drafts.mkdir()
        words = self._draft.read_text(encoding="utf-8")
        for name, end in (("whole.txt", len(words)), ("half.txt", len(words) // 2)):
            (drafts / name).write_text(words[:end], encoding="utf-8")
        (drafts / "broken.docx").write_bytes(b"PK")
        made = compare_folder(self._reference, drafts)
        export_matrix_report(made, self._folder / "matrix.docx", moment=MOMENT)
        export_matrix_workbook(made, self._folder / "matrix.xlsx", moment=MOMENT)
        _must(len(made.columns) == 2 and len(made.left_out) == 1, "empty")
        return text("command_line.self_test.matrix", count=len(made.columns))

    def search_library(self) -> str:
        """Make a library of the samples and find a word of two characters in it, by SQLite's full-text search."""
        library = Library(self._folder / "library")
        library.prepare()
        count, hits = library.search("人才")
        _must(0 < len(hits) <= count and bool(hits[0].places), "empty")
        return text("command_line.self_test.library", count=len(library.plans()))

    def open_window(self) -> str:
        """Open the window on the pair, out of sight, and close it when the result is shown."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        for folder in ("XDG_CONFIG_HOME", OWN_FOLDER):  # the person's own window layout and library stay as they are
            os.environ[folder] = str(self._folder)
        from desktop import app

        _must(app.main([str(self._reference), str(self._draft)], close_when_shown=True) == 0, "window_failed")
        return text("command_line.self_test.window")

    def _compared(self) -> Comparison:
        """The comparison that an earlier step made."""
        if self._comparison is None:
            raise RuntimeError("compare comes first")
        return self._comparison


def _must(holds: bool, otherwise: str) -> None:
    """Fail the step with a sentence of the catalogue where something does not hold."""
    if not holds:
        raise AssertionError(text(f"command_line.self_test.{otherwise}"))
