"""Arguments → a comparison on the command line, or the window; every outcome has its own exit code."""

import argparse
import os
import re
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from desktop import __version__
from desktop.core import resources
from desktop.core.errors import AppError, Cancelled, ReadError, RulesError, WriteError
from desktop.core.messages import explain, text
from desktop.core.model.document import View
from desktop.core.model.project import Decision

DONE, FAULT, WRONG_CALL, UNREADABLE, UNWRITABLE, NO_WINDOW, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130

# What `compare` can write, in the order in which --help lists it.
EXPORTS = ("annotated", "proposals", "report", "pdf", "workbook", "tasks", "json")
# The same for `matrix`.
MATRIX_EXPORTS = ("report", "workbook")

# What can be done with the library.
LIBRARY = ("list", "add", "search", "remove")

# argparse's own words → keys of command_line.toml; it offers no catalogue short of replacing gettext.
MISTAKES = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "required"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "unrecognized"),
    (re.compile(r"argument (?P<what>\S+): expected one argument"), "no_value"),
    (re.compile(r"argument (?P<what>\S+): invalid (?:choice|_count value): .+"), "no_such_value"),
)


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
            "compare": (_compare_parser, _compare),
            "matrix": (_matrix_parser, _matrix),
            "library": (_library_parser, _library),
        }
        if argv and argv[0] in commands:
            parser, run = commands[argv[0]]
            arguments = parser().parse_args(argv[1:])
            with resources.in_force(_rules(arguments.rules)):
                return run(arguments)
        arguments = _main_parser().parse_args(argv)
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


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call and leave with code 2."""
        for pattern, key in MISTAKES:
            if found := pattern.fullmatch(message):
                mistake = text(f"command_line.mistake.{key}", what=found["what"])
                break
        else:
            mistake = text("command_line.mistake.other")
        _tell(mistake, WRONG_CALL)
        usage = (self.usage or "").replace("%%", "%")
        _tell(text("command_line.mistake.see_help", usage=usage, program=self.prog), WRONG_CALL)
        sys.exit(WRONG_CALL)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with a Chinese heading before the usage."""

    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        """Put 用法 where argparse says usage."""
        super().add_usage(usage, actions, groups, prefix or text("command_line.help.usage"))  # type: ignore[arg-type]


def _parser(program: str, usage: str, description: str) -> _Parser:
    """A parser with the parts that both ways to call the program share."""
    parser = _Parser(
        prog=program,
        usage=text(f"command_line.help.{usage}"),
        description=text(f"command_line.help.{description}"),
        epilog=text("command_line.help.exit_codes"),
        formatter_class=_Formatter,
        add_help=False,
        allow_abbrev=False,
    )
    parser._positionals.title = text("command_line.help.arguments")
    parser._optionals.title = text("command_line.help.options")
    parser.add_argument("-h", "--help", action="help", help=text("command_line.help.help"))
    parser.add_argument("--verbose", action="store_true", help=text("command_line.help.verbose"))
    return parser


def _main_parser() -> _Parser:
    """The parser for everything but `compare`."""
    parser = _parser("duibiao", "usage_window", "description")
    parser.add_argument("files", nargs="*", metavar=text("command_line.help.files"), help=argparse.SUPPRESS)
    parser.add_argument("--self-test", action="store_true", help=text("command_line.help.self_test"))
    version = f"duibiao {__version__}"
    parser.add_argument("--version", action="version", version=version, help=text("command_line.help.version"))
    return parser


def _compare_parser() -> _Parser:
    """The parser for what follows `compare`."""
    parser = _parser("duibiao compare", "usage_compare", "description_compare")
    for name in ("reference", "draft"):
        metavar = text(f"word.role.{name}")
        parser.add_argument(name, type=Path, metavar=metavar, help=text(f"command_line.help.{name}"))
    for name in EXPORTS:
        metavar = text("command_line.help.target")
        parser.add_argument(f"--{name}", type=Path, metavar=metavar, help=text(f"command_line.help.{name}"))
    only = text("command_line.help.kinds")
    parser.add_argument("--only", default="", metavar=only, help=text("command_line.help.only"))
    parser.add_argument("--skip-checks", default="", metavar=only, help=text("command_line.help.skip_checks"))
    parser.add_argument("--suggest", action="store_true", help=text("command_line.help.suggest"))
    parser.add_argument("--comment-checks", action="store_true", help=text("command_line.help.comment_checks"))
    earlier, previous = text("command_line.help.earlier"), text("command_line.help.previous")
    parser.add_argument("--previous", type=Path, metavar=earlier, help=previous)
    upper, also = text("word.role.reference"), text("command_line.help.also")
    parser.add_argument("--also", type=Path, action="append", default=[], metavar=upper, help=also)
    _add_reading(parser)
    author = text("command_line.help.default_author")
    parser.add_argument(
        "--author",
        default=author,
        metavar=text("command_line.help.name"),
        help=text("command_line.help.author", default=author),
    )
    return parser


def _matrix_parser() -> _Parser:
    """The parser for what follows `matrix`."""
    parser = _parser("duibiao matrix", "usage_matrix", "description_matrix")
    reference, drafts = text("word.role.reference"), text("command_line.help.drafts")
    parser.add_argument("reference", type=Path, metavar=reference, help=text("command_line.help.reference"))
    parser.add_argument("folder", type=Path, metavar=drafts, help=text("command_line.help.draft_folder"))
    target = text("command_line.help.target")
    for name in MATRIX_EXPORTS:
        parser.add_argument(f"--{name}", type=Path, metavar=target, help=text(f"command_line.help.matrix_{name}"))
    _add_reading(parser)
    number = text("command_line.help.number")
    parser.add_argument("--workers", type=_count, metavar=number, help=text("command_line.help.workers"))
    return parser


def _add_reading(parser: _Parser) -> None:
    """The options that say how files are read and by which rules."""
    views = [view.value for view in View]
    metavar = "|".join(views)
    parser.add_argument("--view", choices=views, default=views[0], metavar=metavar, help=text("command_line.help.view"))
    _add_rules(parser)


def _add_rules(parser: _Parser) -> None:
    """The option for a unit's own rules."""
    folder, rules = text("command_line.help.folder"), text("command_line.help.rules")
    parser.add_argument("--rules", type=Path, metavar=folder, help=rules)


def _count(words: str) -> int:
    """A number from 1 on. Raises ValueError, of which argparse makes a mistake in the call."""
    number = int(words)
    if number < 1:
        raise ValueError(words)
    return number


def _library_parser() -> _Parser:
    """The parser for what follows `library`."""
    parser = _parser("duibiao library", "usage_library", "description_library")
    metavar = "|".join(LIBRARY)
    parser.add_argument("action", choices=LIBRARY, metavar=metavar, help=text("command_line.help.library_action"))
    what = text("command_line.help.content")
    parser.add_argument("what", nargs="*", metavar=what, help=text("command_line.help.library_what"))
    _add_rules(parser)
    return parser


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
