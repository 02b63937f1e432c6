"""Arguments → a comparison on the command line, or the window; every outcome has its own exit code."""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.core import resources
from desktop.core.errors import AppError, Cancelled, ReadError, RulesError, WriteError
from desktop.core.messages import explain, text
from desktop.core.model.document import View
from desktop.core.model.project import Decision
from desktop.options import (
    EXPORTS,
    MATRIX_EXPORTS,
    WRONG_CALL,
    compare_parser,
    library_parser,
    main_parser,
    matrix_parser,
)

DONE, FAULT, UNREADABLE, UNWRITABLE, NO_WINDOW, INTERRUPTED = 0, 1, 3, 4, 5, 130


def main(
    argv: Sequence[str],
    *,
    window: Callable[[Sequence[str]], int],
    self_test: Callable[[], int],
) -> int:
    """Do what the arguments ask for; the exit code, as --help lists them.

    argv: without the program's name. window: opens the window, on a pair of files where it gets two, on a project where
    it gets one.
    self_test: runs the program's proof of itself.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a character is no reason to stop
    try:
        commands = {
            "compare": (compare_parser, _compare),
            "matrix": (matrix_parser, _matrix),
            "library": (library_parser, _library),
        }
        if argv and argv[0] in commands:
            parser, run = commands[argv[0]]
            arguments = parser().parse_args(argv[1:])
            with resources.in_force(_rules(arguments.rules)):
                return run(arguments)
        arguments = main_parser().parse_args(argv)
        if arguments.self_test:
            return self_test()
        if not _opens(arguments.files):
            return _tell(text("command_line.mistake.pair"), WRONG_CALL)
        return window(arguments.files)
    except AppError as error:
        if "--verbose" in argv:
            traceback.print_exc()
        codes = {ReadError: UNREADABLE, RulesError: UNREADABLE, WriteError: UNWRITABLE}
        return _tell(explain(error), codes.get(type(error), NO_WINDOW))
    except (KeyboardInterrupt, Cancelled):
        return _tell(text("command_line.summary.interrupted"), INTERRUPTED)
    except Exception as error:
        if "--verbose" in argv:
            traceback.print_exc()
        return _tell(text("error.program_fault", name=type(error).__name__), FAULT)


def _opens(files: Sequence[str]) -> bool:
    """Whether the window opens with these: with none, a pair, or a project, as the desktop hands it over."""
    from desktop.core.storage.project_store import SUFFIX

    return len(files) in (0, 2) or (len(files) == 1 and Path(files[0]).suffix.lower() == SUFFIX)


def _compare(arguments: argparse.Namespace) -> int:
    """Compare two files, write what was asked for, print the summary."""
    from desktop.services import export  # the stages load jieba and python-docx: not for --help
    from desktop.services.checking import named_kinds, without
    from desktop.services.filtering import named_filter
    from desktop.services.pipeline import compare_files
    from desktop.services.round_files import compare_rounds
    from desktop.services.several import lay_beside
    from desktop.services.summary import several_lines, summary_lines

    reference, draft = arguments.reference, arguments.draft
    inputs = [path for path in (reference, draft, arguments.previous, *arguments.also) if path is not None]
    try:
        wanted, unwanted = named_filter(arguments.only), named_kinds(arguments.skip_checks)
    except ValueError as error:
        return _tell(text("command_line.mistake.no_such_kind", what=str(error)), WRONG_CALL)
    targets = _targets(arguments, EXPORTS)
    if twice := _twice(targets):
        return _tell(text("command_line.mistake.same_target", name=twice.name), WRONG_CALL)
    for target in targets:
        export.check_target(target, inputs)

    progress = _Progress(shown=arguments.verbose or _is_terminal())
    moment, author, view = _moment(), arguments.author, View(arguments.view)
    decisions: Mapping[str, Decision] = {}
    if arguments.previous is None:
        comparison = compare_files(reference, draft, progress, view=view)
    else:
        day = moment.date().isoformat()
        session, history = compare_rounds(reference, arguments.previous, draft, progress, view=view, moment=day)
        comparison, decisions = replace(session.comparison, history=history), session.decisions

    several = lay_beside(comparison, arguments.also, progress) if arguments.also else None
    comparison = without(replace(comparison, selection=wanted.selection(comparison, decisions)), unwanted)
    adopted = decisions or None  # as long as nothing is decided, all that could be adopted
    writers: dict[str, Callable[[Path], None]] = {
        "annotated": lambda path: export.export_annotated(
            comparison, draft, path, author=author, moment=moment, decisions=decisions, checks=arguments.comment_checks
        ),
        "proposals": lambda path: export.export_proposals(
            comparison, draft, path, author=author, moment=moment, decisions=adopted, suggest=arguments.suggest
        ),
        "report": lambda path: export.export_report(
            comparison, path, moment=moment, decisions=decisions, several=several
        ),
        "pdf": lambda path: export.export_pdf(comparison, path, moment=moment, decisions=decisions, several=several),
        "workbook": lambda path: export.export_workbook(
            comparison, path, moment=moment, decisions=decisions, several=several
        ),
        "tasks": lambda path: export.export_tasks(comparison, path, moment=moment),
        "json": lambda path: export.export_json(comparison, path, several=several),
    }
    for name in EXPORTS:
        if (path := getattr(arguments, name)) is not None:
            writers[name](path)
    _print([*summary_lines(comparison), *(several_lines(several) if several else ()), *_written(targets)])
    return DONE


def _matrix(arguments: argparse.Namespace) -> int:
    """Compare a plan with every draft of a folder, write what was asked for, print the summary."""
    from desktop.services import export
    from desktop.services.matrix import compare_folder, drafts_in
    from desktop.services.matrix_summary import matrix_lines

    reference, folder = arguments.reference, arguments.folder
    targets = _targets(arguments, MATRIX_EXPORTS)
    if twice := _twice(targets):
        return _tell(text("command_line.mistake.same_target", name=twice.name), WRONG_CALL)
    for target in targets:
        export.check_target(target, (reference, *drafts_in(folder)))
    progress = _Progress(shown=arguments.verbose or _is_terminal())
    matrix = compare_folder(reference, folder, progress, view=View(arguments.view), workers=arguments.workers)
    moment = _moment()
    if arguments.report is not None:
        export.export_matrix_report(matrix, arguments.report, moment=moment)
    if arguments.workbook is not None:
        export.export_matrix_workbook(matrix, arguments.workbook, moment=moment)
    _print([*matrix_lines(matrix), *_written(targets)])
    return DONE if matrix.columns else UNREADABLE


def _targets(arguments: argparse.Namespace, names: Sequence[str]) -> list[Path]:
    """The files that are to be written."""
    return [path for name in names if (path := getattr(arguments, name)) is not None]


def _twice(targets: Sequence[Path]) -> Path | None:
    """The first that is asked for a second time."""
    resolved = [target.resolve() for target in targets]
    return next((target for at, target in enumerate(targets) if resolved[at] in resolved[:at]), None)


def _written(targets: Sequence[Path]) -> list[str]:
    """A line for each file, after a blank one."""
    lines = [text("command_line.summary.written", path=str(path)) for path in targets]
    return ["", *lines] if lines else []


def _library(arguments: argparse.Namespace) -> int:
    """List, add to, search or take out of the library of plans."""
    from desktop.services import library_summary as lines
    from desktop.services.library import Library
    from desktop.services.places import library_folder

    action, what = arguments.action, arguments.what
    if (action == "list") == bool(what):
        return _tell(text(f"command_line.mistake.library_{'nothing' if what else 'something'}"), WRONG_CALL)
    library = Library(library_folder())
    progress = _Progress(shown=arguments.verbose or _is_terminal())
    for sentence in lines.state_lines(library.prepare(progress)):
        _tell(sentence, DONE)
    if action == "add":
        added = library.add([Path(one) for one in what], progress)
        _print(lines.added_lines(added))
        return UNREADABLE if added.failed and not added.plans and not added.known else DONE
    if action == "search":
        _print(lines.hit_lines(*library.search(" ".join(what))))
        return DONE
    if action == "list":
        _print(lines.plan_lines(library.plans()))
        return DONE
    plans = [lines.plan_of(library.plans(), one) for one in what]
    for wanted, plan in zip(what, plans, strict=True):
        if plan is None:
            return _tell(text("command_line.mistake.no_such_plan", what=wanted), WRONG_CALL)
    for plan in plans:
        if plan is not None:
            library.remove(plan)
            _print([text("command_line.library.removed", title=plan.title)])
    return DONE


def _rules(folder: Path | None) -> resources.Rules:
    """The unit's, else ours."""
    from desktop.services.pipeline import unit_rules

    return unit_rules(folder)


class _Progress:
    """Progress on standard error: one line for each new stage."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._stage = ""

    def step(self, stage: str, done: int, total: int) -> None:
        """Print the stage's name once when it begins."""
        if self._shown and stage != self._stage:
            name = text(f"stage.{stage}")
            print(text("command_line.progress.line", done=done, total=total, stage=name), file=sys.stderr, flush=True)
        self._stage = stage


def _moment() -> datetime:
    """The time that goes into the files: now, or SOURCE_DATE_EPOCH (seconds since 1970) for repeatable output."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), tz=UTC) if epoch.isdecimal() else datetime.now().astimezone()


def _is_terminal() -> bool:
    """Whether somebody may be watching standard error."""
    return sys.stderr is not None and sys.stderr.isatty()


def _tell(sentence: str, code: int) -> int:
    """Print a sentence on standard error; the code it goes with."""
    print(sentence, file=sys.stderr, flush=True)
    return code


def _print(lines: Sequence[str]) -> None:
    """Print lines on standard output; whoever stops reading early (`| head`) has had enough."""
    try:
        print("\n".join(lines), flush=True)
    except BrokenPipeError:
        # Python would try once more to flush at exit and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
