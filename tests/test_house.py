"""The rules of the house that no other tool watches."""

import ast
import json
import re
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop import __version__
from desktop.core import messages, resources

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NETWORK = {
    "asyncio", "ftplib", "http", "imaplib", "multiprocessing.connection", "poplib", "smtplib", "socket", "socketserver",
    "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc", "requests", "httpx", "aiohttp",
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
}  # fmt: skip
# Distribution → the name it is imported by, where the two differ.
IMPORTED_AS = {
    "pyside6-essentials": "PySide6",
    "python-docx": "docx",
    "diff-match-patch": "diff_match_patch",
}


def module_name(path: Path) -> str:
    """desktop/core/errors.py → desktop.core.errors."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that a source file imports anywhere, with the names taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.Module, *names: str) -> Iterator[tuple[str, set[str], bool]]:
    """Calls of these functions with a literal first argument (or two): it, the keywords, whether ** is used."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args or ast.unparse(node.func) not in names:
            continue
        first = node.args[0]
        keywords = {keyword.arg for keyword in node.keywords if keyword.arg}
        for choice in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
            if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                yield choice.value, keywords, any(keyword.arg is None for keyword in node.keywords)


def sentence(key: str) -> str | None:
    """The unfilled sentence under a dotted key; None where the catalogue has none."""
    file, *steps = key.split(".")
    try:
        entry = resources.table(f"{messages.CATALOGUE}/{file}.toml")
        for step in steps:
            entry = entry[step]
    except (KeyError, FileNotFoundError, TypeError):
        return None
    return entry if isinstance(entry, str) else None


def blanks(template: str) -> set[str]:
    """The parameters that a sentence wants."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_everything_but_the_window_works_without_qt():
    names = [module_name(path) for path in SOURCES if not re.match(r"desktop\.(ui|app)\b", module_name(path))]
    program = "import importlib, sys\nsys.modules['PySide6'] = None\nsys.modules['shiboken6'] = None\n" + "".join(
        f"importlib.import_module({name!r})\n" for name in names if name != "desktop.__main__"
    )
    program += "assert not {'http.client', 'ssl', 'urllib.request'} & set(sys.modules), 'left out of the built app'\n"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_nothing_is_sent_anywhere(path: Path):
    names = set(imported(TREES[path]))
    assert not {name for name in names if any(name == net or name.startswith(net + ".") for net in NETWORK)}


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_a_module_says_what_it_does_and_stays_small(path: Path):
    assert ast.get_docstring(TREES[path])
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert path.stem not in ("utils", "util", "misc", "common", "manager", "helper", "helpers", "logic")


def test_every_error_has_a_sentence_that_it_can_fill():
    for path, tree in TREES.items():
        for code, given, open_ended in called(tree, "AppError", "ReadError", "WriteError", "RulesError"):
            template = sentence(f"error.{code}")
            assert template is not None, f"{path}: error.{code}"
            assert open_ended or blanks(template) <= given, f"{path}: error.{code} is given {given}"


def test_every_sentence_about_an_error_is_used():
    literals = {node.value for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    unused = [code for code in resources.table("i18n/zh_CN/error.toml") if not {code, f"error.{code}"} & literals]
    assert not unused


def test_every_message_exists_and_gets_what_it_wants():
    asking = ("text", "messages.text", "written", "messages.written", "Message.of")
    for path, tree in TREES.items():
        for key, given, open_ended in called(tree, *asking):
            template = sentence(key)
            assert template is not None, f"{path}: {key}"
            assert open_ended or blanks(template) <= given, f"{path}: {key} is given {given}"


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    used = {name.partition(".")[0] for tree in TREES.values() for name in imported(tree)}
    foreign = used - set(sys.stdlib_module_names) - {"desktop"}
    declared = {re.split(r"[<>=!~;\[ ]", entry, maxsplit=1)[0] for entry in PROJECT["project"]["dependencies"]}
    assert foreign == {IMPORTED_AS.get(name, name) for name in declared}


def test_the_wheel_carries_resources_and_seeds_where_the_program_looks_for_them():
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    source = (ROOT / "desktop/core/resources.py").read_text(encoding="utf-8")
    for folder, inside in included.items():
        assert (ROOT / folder).is_dir()
        assert f'"{Path(inside).name}", "{folder}"' in source


@pytest.mark.parametrize("path", sorted((ROOT / "resources").rglob("*.toml")), ids=lambda path: path.stem)
def test_a_table_of_resources_parses_and_gives_its_reasons(path: Path):
    content = path.read_text(encoding="utf-8")
    assert tomllib.loads(content)
    assert "#" in content


@pytest.mark.parametrize("path", sorted((ROOT / "resources").rglob("*.json")), ids=lambda path: path.stem)
def test_a_schema_parses(path: Path):
    assert json.loads(path.read_text(encoding="utf-8"))


def test_the_change_log_knows_this_version():
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_readme_gives_the_commands_and_the_exit_codes():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^ {2}(\d+) ", messages.text("command_line.help.exit_codes"), flags=re.MULTILINE)
    assert "python3 dev.py demo" in readme
    assert "python3 dev.py test" in readme
    assert listed == re.findall(r"^\| (\d+) \|", readme, flags=re.MULTILINE)


# --- the sample library ---------------------------------------------------------------------------------

SEEDS = resources.seed_catalogue()


def test_the_catalogue_lists_every_document_once():
    listed = [entry["file"] for entry in SEEDS]
    assert sorted(listed) == sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))


@pytest.mark.parametrize("entry", SEEDS, ids=lambda entry: entry["file"])
def test_the_catalogue_says_of_a_document_what_it_says_of_itself(entry: dict[str, Any]):
    known = {"file", "title", "document_number", "issuers", "date", "level", "role", "place"}
    assert set(entry) <= known
    assert entry["level"] in ("national", "provincial")
    assert entry["role"] in ("reference", "draft", "library")
    content = "".join(resources.seed(str(entry["file"])).read_text(encoding="utf-8").split())
    assert str(entry["title"]) in content
    assert str(entry.get("document_number", "")) in content
    for issuer in entry.get("issuers", []):
        assert issuer.removeprefix("自治区党委").removeprefix("自治区") in content
    if "date" in entry:
        year, month, day = (int(part) for part in str(entry["date"]).split("-"))
        assert f"{year}年{month}月{day}日" in content


# --- the libraries --------------------------------------------------------------------------------------


def test_this_pyside_does_not_lose_references_to_none():
    """PySide6 6.12.0 drops one at every void call, and Python before 3.12 aborts when they run out."""
    core = pytest.importorskip("PySide6.QtCore")
    thing = core.QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
