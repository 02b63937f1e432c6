"""What may follow the program's name on the command line, and what is said of a call that is wrong."""

import argparse
import re
from pathlib import Path
from typing import NoReturn

from desktop import __version__
from desktop.core.messages import text
from desktop.core.model.document import View

WRONG_CALL = 2  # the exit code

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
        usage = (self.usage or "").replace("%%", "%")
        see_help = text("command_line.mistake.see_help", usage=usage, program=self.prog)
        self.exit(WRONG_CALL, f"{mistake}\n{see_help}\n")


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


def main_parser() -> _Parser:
    """The parser for everything but `compare`."""
    parser = _parser("duibiao", "usage_window", "description")
    parser.add_argument("files", nargs="*", metavar=text("command_line.help.files"), help=argparse.SUPPRESS)
    parser.add_argument("--self-test", action="store_true", help=text("command_line.help.self_test"))
    version = f"duibiao {__version__}"
    parser.add_argument("--version", action="version", version=version, help=text("command_line.help.version"))
    return parser


def compare_parser() -> _Parser:
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


def matrix_parser() -> _Parser:
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


def library_parser() -> _Parser:
    """The parser for what follows `library`."""
    parser = _parser("duibiao library", "usage_library", "description_library")
    metavar = "|".join(LIBRARY)
    parser.add_argument("action", choices=LIBRARY, metavar=metavar, help=text("command_line.help.library_action"))
    what = text("command_line.help.content")
    parser.add_argument("what", nargs="*", metavar=what, help=text("command_line.help.library_what"))
    _add_rules(parser)
    return parser
