"""A plan and a folder of drafts → the matrix of tasks × drafts, on all cores."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.core import resources
from desktop.core.errors import AppError, ReadError
from desktop.core.model.document import View
from desktop.core.model.matrix import LeftOut, Matrix, MatrixColumn, matrix_column
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.progress import Progress, Silent
from desktop.core.resources import Rules
from desktop.services import workers as processes
from desktop.services.pairing import same
from desktop.services.pipeline import comparable, compare, read, understand

# What other programs leave beside open documents, and what systems hide.
NOT_DRAFTS = re.compile(r"\.|~\$|~WRL|Thumbs\.db$|desktop\.ini$", re.IGNORECASE)
DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class _Job:
    """What every process is told once."""

    reference: Side
    rules: Rules
    view: View


def drafts_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that may be drafts, 2 before 10. Raises ReadError `matrix_no_folder`, `matrix_empty`."""
    files = tuple(path for path in _entries(folder) if path.is_file())
    if not files:
        raise ReadError("matrix_empty", name=folder.name)
    return files


def compare_folder(
    reference: Path,
    folder: Path,
    progress: Progress | None = None,
    *,
    view: View = View.FINAL,
    workers: int | None = None,
) -> Matrix:
    """Lay every draft of the folder beside the plan. Whatever cannot be compared is said in `left_out`.

    view: of the drafts' tracked changes. workers: how many processes; None for as many as the machine has cores. The
    result is the same with any number. Raises ReadError where the plan or the folder cannot be read, Cancelled.
    """
    watch = progress or Silent()
    files = drafts_in(folder)
    watch.step("read_reference", 0, len(files))
    side = comparable(understand(read(reference)))
    job = _Job(side, resources.rules(), view)
    count = min(workers or min(processes.cores(), processes.MOST), len(files))
    answers = processes.spread(
        partial(_compared, job),
        files,
        workers=count,
        crashed=lambda path: LeftOut(path.name, Message.of("error.draft_crashed", name=path.name)),
        told=lambda done: watch.step("drafts", done, len(files)),
    )
    columns, left_out = _once_each(answers)
    inside = [path.name for path in _entries(folder) if path.is_dir()]
    left_out += [LeftOut(name, Message.of("error.matrix_subfolder", name=name)) for name in inside]
    return Matrix(side, tuple(columns), tuple(left_out), resources.rules().version, view)


def _compared(job: _Job, path: Path) -> MatrixColumn | LeftOut:
    """One draft; nothing that is wrong with it is an error here. Runs in a process of its own."""
    with resources.in_force(job.rules):
        try:
            document = read(path, view=job.view)
            draft = understand(document)
            if same(job.reference, draft):
                return LeftOut(path.name, Message.of("error.matrix_reference", name=path.name))
            return matrix_column(compare(job.reference, comparable(draft)))
        except AppError as error:
            return LeftOut(path.name, Message.of(f"error.{error.code}", **error.params))
        except Exception as error:
            return LeftOut(path.name, Message.of("error.draft_fault", name=path.name, kind=type(error).__name__))


def _once_each(answers: Sequence[MatrixColumn | LeftOut]) -> tuple[list[MatrixColumn], list[LeftOut]]:
    """Columns and what has none; of files with the same content the first."""
    first: dict[str, str] = {}
    columns: list[MatrixColumn] = []
    left_out: list[LeftOut] = []
    for answer in answers:
        if isinstance(answer, LeftOut):
            left_out.append(answer)
        elif (known := first.setdefault(answer.sha256, answer.name)) != answer.name:
            left_out.append(LeftOut(answer.name, Message.of("error.matrix_twice", name=answer.name, other=known)))
        else:
            columns.append(answer)
    return columns, left_out


def _entries(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise ReadError("matrix_no_folder", name=folder.name)
    try:
        found = [path for path in folder.iterdir() if not NOT_DRAFTS.match(path.name)]
    except OSError as error:
        raise ReadError("matrix_no_folder", name=folder.name) from error
    return sorted(found, key=lambda path: _natural(path.name))


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """A key by which 草案2 stands before 草案10."""
    parts = DIGITS.split(name.casefold())
    return (*((int(part), "") if part.isdecimal() else (-1, part) for part in parts), (0, name))
