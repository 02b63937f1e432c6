"""A comparison → files on disk, never over one of the two documents that were compared."""

import hashlib
from collections.abc import Container, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from desktop.core.errors import ReadError, WriteError
from desktop.core.messages import in_chinese
from desktop.core.model.document import Document
from desktop.core.model.matrix import Matrix
from desktop.core.model.project import Decision
from desktop.core.model.review import Comparison
from desktop.core.model.several import Several
from desktop.core.office import Failure, OfficeFailure, convert, converter
from desktop.core.parsing.outline import parse_outline
from desktop.core.storage.atomic import check_place, write_atomically
from desktop.core.writers.annotated_draft import annotated_draft
from desktop.core.writers.clean_draft import clean_draft
from desktop.core.writers.edited_draft import clean_edited_draft, edited_draft, says
from desktop.core.writers.json_report import json_report
from desktop.core.writers.matrix_report import matrix_report
from desktop.core.writers.matrix_workbook import matrix_workbook
from desktop.core.writers.proposals import proposed_draft
from desktop.core.writers.review_report import review_report
from desktop.core.writers.task_table import task_table
from desktop.core.writers.workbook import workbook
from desktop.services.editing import as_read

PDF_CODES = {Failure.TIMEOUT: "office_timeout", Failure.FAILED: "office_failed"}


@in_chinese()
def export_json(comparison: Comparison, path: Path, *, several: Several | None = None) -> None:
    """Write the machine-readable report (`duibiao.report/1`) to `path`.

    Raises WriteError, as `export_report` and `export_annotated` do: `over_input`, or what
    `write_atomically` says.
    """
    _refuse_inputs(comparison, path)
    write_atomically(path, json_report(comparison, several))


@in_chinese()
def export_report(
    comparison: Comparison,
    path: Path,
    *,
    moment: datetime,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
    note: str = "",
    several: Several | None = None,
) -> None:
    """Write the report in Word to `path`, dated `moment`, with what was decided (by task id and finding id).

    note: what the drafter has to say of the whole, on the first page; "" for nothing. several: the draft with further
    upper documents, in a part of its own.
    """
    _refuse_inputs(comparison, path)
    write_atomically(path, review_report(comparison, moment=moment, decisions=decisions, note=note, several=several))


@in_chinese()
def export_pdf(
    comparison: Comparison,
    path: Path,
    *,
    moment: datetime,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
    note: str = "",
    several: Several | None = None,
) -> None:
    """Write the same report as PDF, by way of the LibreOffice on this machine.

    Raises WriteError `office_missing`, `office_timeout` or `office_failed` besides: the report in Word can then be had.
    """
    _refuse_inputs(comparison, path)
    program = converter()
    if program is None:
        raise WriteError("office_missing", name=path.name)
    try:
        word = review_report(comparison, moment=moment, decisions=decisions, note=note, several=several)
        pdf = convert(word, "docx", "pdf", program)
    except OfficeFailure as failure:
        raise WriteError(PDF_CODES[failure.reason], name=path.name, seconds=failure.seconds) from failure
    write_atomically(path, pdf)


@in_chinese()
def export_workbook(
    comparison: Comparison,
    path: Path,
    *,
    moment: datetime,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
    several: Several | None = None,
) -> None:
    """Write 条款对照表 as an Excel workbook to `path`, with what was decided (by task id)."""
    _refuse_inputs(comparison, path)
    write_atomically(path, workbook(comparison, moment=moment, decisions=decisions, several=several))


@in_chinese()
def export_tasks(comparison: Comparison, path: Path, *, moment: datetime) -> None:
    """Write 任务分解表, the table of the draft's own tasks, in Word to `path`."""
    _refuse_inputs(comparison, path)
    write_atomically(path, task_table(comparison, moment=moment))


@in_chinese()
def export_matrix_workbook(matrix: Matrix, path: Path, *, moment: datetime) -> None:
    """Write 落实情况矩阵 as an Excel workbook to `path`."""
    _refuse(_documents_of(matrix), path)
    write_atomically(path, matrix_workbook(matrix, moment=moment))


@in_chinese()
def export_matrix_report(matrix: Matrix, path: Path, *, moment: datetime) -> None:
    """Write 落实情况矩阵 in Word to `path`, dated `moment`."""
    _refuse(_documents_of(matrix), path)
    write_atomically(path, matrix_report(matrix, moment=moment))


@in_chinese()
def export_annotated(
    comparison: Comparison,
    draft_path: Path | None,
    path: Path,
    *,
    author: str,
    moment: datetime,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
    original: bytes | None = None,
    checks: bool = False,
) -> None:
    """Write a copy of the draft with comments to `path`; the draft itself is only read.

    draft_path: None where the draft has no file (pasted text). A .docx is annotated as it is, any other
    draft is set anew from its text. Comments are signed `author` and dated `moment`, and say what was decided
    (by task id). original: the draft's bytes where they are at hand; the file is then not read again.
    checks: comments on what is wrong with the draft by itself, too.
    Raises ReadError `file_missing`, `file_unreadable`, or `draft_changed` where the draft at
    `draft_path` is no longer the one that was compared (comments would land on the wrong words).
    """
    word = _original(comparison, draft_path, path, original, author, moment)
    write_atomically(
        path, annotated_draft(comparison, word, author=author, moment=moment, decisions=decisions, checks=checks)
    )


@in_chinese()
def export_proposals(
    comparison: Comparison,
    draft_path: Path | None,
    path: Path,
    *,
    author: str,
    moment: datetime,
    decisions: Mapping[str, Decision] | None = None,
    original: bytes | None = None,
    suggest: bool = False,
) -> None:
    """Write 建议稿 to `path`: a copy of the draft with what was adopted as tracked changes.

    decisions: by task id; None where nobody decides, and every weaker word is proposed to be restored. suggest: a
    sentence for every missing task besides. The rest as for `export_annotated`.
    """
    word = _original(comparison, draft_path, path, original, author, moment)
    write_atomically(
        path, proposed_draft(comparison, word, author=author, moment=moment, decisions=decisions, suggest=suggest)
    )


@in_chinese()
def export_edited(
    comparison: Comparison,
    draft_path: Path | None,
    path: Path,
    *,
    author: str,
    moment: datetime,
    tracked: bool = True,
    original: bytes | None = None,
) -> None:
    """Write 修改稿 to `path`: a copy of the draft with what was written in it.

    tracked: as tracked changes, signed and dated; else as clean text, in the drafter's own typography where it is
    a Word file. The rest as for `export_annotated`.
    """
    word = _as_read(comparison, draft_path, path, original)
    document = comparison.draft.document
    if tracked:
        made = edited_draft(document, word or _set_anew(document), author=author, moment=moment)
    elif word is not None:
        made = clean_edited_draft(document, word)
    else:
        made = clean_draft(document, comparison.draft.outline)
    write_atomically(path, made)


def _original(
    comparison: Comparison, draft_path: Path | None, path: Path, given: bytes | None, author: str, moment: datetime
) -> bytes | None:
    """The drafter's own Word file, what was written in the draft tracked in it; None for one to be set anew."""
    document = comparison.draft.document
    word = _as_read(comparison, draft_path, path, given)
    if document.original is None:
        return word
    made = edited_draft(document, word or _set_anew(document), author=author, moment=moment)
    return made if says(made, document) else None  # a change that could not be tracked: comments need the whole text


def _set_anew(document: Document) -> bytes:
    """The draft as it was read as a Word file."""
    original = as_read(document)
    return clean_draft(original, parse_outline(original))


def _as_read(comparison: Comparison, draft_path: Path | None, path: Path, given: bytes | None) -> bytes | None:
    """The bytes of the drafter's own Word file; None for a draft that is none. Refuses to write over it."""
    _refuse_inputs(comparison, path)
    if draft_path is not None and path.resolve() == draft_path.resolve():
        raise WriteError("over_input", name=path.name)
    data = given if given is not None or draft_path is None else _content(draft_path)
    if data is not None and hashlib.sha256(data).hexdigest() != comparison.draft.document.sha256:
        raise ReadError("draft_changed", name=comparison.draft.document.name)
    return data if comparison.draft.document.format == "docx" else None


def check_target(path: Path, inputs: Iterable[Path]) -> None:
    """Say before long work whether `path` can be written: raises WriteError as the exports would.

    inputs: the files that must not be written over, whether they exist or not.
    """
    check_place(path)
    if any(path.resolve() == document.resolve() for document in inputs):
        raise WriteError("over_input", name=path.name)


def _refuse_inputs(comparison: Comparison, path: Path) -> None:
    """Refuse a file that has the content of either document: by whatever name, it is one of them."""
    _refuse({comparison.reference.document.sha256, comparison.draft.document.sha256}, path)


def _documents_of(matrix: Matrix) -> set[str]:
    return {matrix.reference.document.sha256, *(column.sha256 for column in matrix.columns)}


def _refuse(documents: Container[str], path: Path) -> None:
    if path.is_file() and hashlib.sha256(_content(path)).hexdigest() in documents:
        raise WriteError("over_input", name=path.name)


def _content(path: Path) -> bytes:
    """The bytes of a file; raises ReadError where there are none to be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("file_missing", name=path.name) from error
    except OSError as error:
        raise ReadError("file_unreadable", name=path.name) from error
