"""Source files and their tests → which small changes to the code no test notices.

    python -m tests.mutation [MODULE ...] [--most N]

For each change (a mutant) the tests of that module run in a process forked from this one, in which the libraries and
the dictionary are read already. A mutant that lets all of them pass has survived and is printed with its line. Without
MODULE all those listed here (HELD).
"""

import argparse
import ast
import copy
import importlib
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).resolve().parent.parent
# Module → its tests.
HELD = {
    "core.parsing.quantities": ("core/parsing/test_quantities.py",),
    "core.parsing.counted": ("core/parsing/test_counted.py", "core/parsing/test_quantities.py"),
    "core.parsing.modality": ("core/parsing/test_modality.py",),
    "core.parsing.scope": ("core/parsing/test_scope.py",),
    "core.parsing.owners": ("core/parsing/test_owners.py",),
    "core.parsing.roles": ("core/parsing/test_roles.py", "core/parsing/test_tasks.py"),
    "core.parsing.tasks": ("core/parsing/test_tasks.py", "core/parsing/test_task_table.py"),
    "core.alignment.matching": ("core/alignment",),
    "core.alignment.shortlist": ("core/alignment/test_shortlist.py",),
    "core.checks.target": ("core/checks/test_target.py",),
    "core.checks.deadline": ("core/checks/test_deadline.py",),
    "core.checks.modality": ("core/checks/test_modality.py",),
    "core.checks.responsibility": ("core/checks/test_responsibility.py",),
    "core.checks.scope": ("core/checks/test_scope.py",),
    "core.checks.measure": ("core/checks/test_measure.py",),
    "core.checks.condition": ("core/checks/test_condition.py",),
    "core.checks.content": ("core/checks/test_content.py",),
    "core.checks.carrying": ("core/checks/test_carrying.py",),
    "core.checks.citation": ("core/checks/test_citation.py",),
    "core.checks.named": ("core/checks/test_named.py",),
    "core.checks.authority": ("core/checks/test_authority.py",),
    "core.checks.copied": ("core/checks/test_copied.py",),
    "core.checks.pair": ("core/checks/test_pair.py",),
    "core.checks.verdicts": ("core/checks/test_verdicts.py",),
    "core.text.versions": ("core/text/test_versions.py",),
    "core.wordml.comments": ("core/wordml/test_comments.py", "core/writers/test_annotated_draft.py"),
    "core.wordml.revisions": ("core/wordml/test_revisions.py",),
    "core.wordml.table_rows": ("core/wordml/test_revisions.py", "core/wordml/test_accepting.py"),
    "core.wordml.cutting": ("core/wordml/test_revisions.py", "core/wordml/test_comments.py"),
    "core.wordml.inline": ("core/wordml/test_walk.py",),
    "core.wordml.walk": ("core/wordml/test_walk.py",),
    "core.writers.proposals": ("core/writers/test_proposals.py", "core/writers/test_edited_draft.py"),
    "core.writers.annotations": ("core/writers/test_annotated_draft.py",),
    "core.writers.edited_draft": ("core/writers/test_edited_draft.py",),
}
OPTIONS = ("-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-m", "not slow")
SECONDS = 120  # a mutant that never ends is noticed as well
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Continue: ast.Break,
    ast.Break: ast.Continue,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed module. line: where; change: how, for the person."""

    line: int
    change: str
    code: CodeType


def mutants(source: str, name: str) -> Iterator[Mutant]:
    """Every mutant of a source text, in the order of its nodes."""
    tree = ast.parse(source)
    decorated = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef | ast.FunctionDef))
    decorators = {inner for node in decorated for outer in node.decorator_list for inner in ast.walk(outer)}
    for at, node in enumerate(ast.walk(tree)):
        if node in decorators:  # frozen=True, slots=True: nothing that a test should try
            continue
        for field, value in ast.iter_fields(node):
            for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
                new = _other(node, field, child)
                if new is None:
                    continue
                changed = copy.deepcopy(tree)
                twin = next(other for count, other in enumerate(ast.walk(changed)) if count == at)
                if place is None:
                    setattr(twin, field, new)
                else:
                    getattr(twin, field)[place] = new
                ast.fix_missing_locations(changed)
                line = getattr(child, "lineno", 0) or getattr(node, "lineno", 0)
                yield Mutant(line, f"{_told(child)} → {_told(new)}", compile(changed, name, "exec"))


def _other(parent: ast.AST, field: str, child: object) -> object:
    """What stands in place of a node; None where it stays."""
    if not isinstance(child, ast.AST) or field in ("annotation", "returns", "decorator_list"):
        return None
    if isinstance(parent, ast.keyword) and parent.arg == "strict":  # of zip: what it guards against never happens
        return None
    if type(child) in SWAPS:
        new: ast.AST = SWAPS[type(child)]()
        return ast.copy_location(new, child) if hasattr(child, "lineno") else new
    if isinstance(child, ast.Constant) and isinstance(child.value, bool):
        return ast.copy_location(ast.Constant(not child.value), child)
    if isinstance(child, ast.Constant) and isinstance(child.value, int | float):
        return ast.copy_location(ast.Constant(child.value + 1), child)
    if isinstance(child, ast.UnaryOp) and isinstance(child.op, ast.Not):
        return child.operand
    if isinstance(child, ast.Return) and child.value is not None and not isinstance(child.value, ast.Constant):
        return ast.copy_location(ast.Return(ast.Constant(None)), child)
    if isinstance(parent, ast.If | ast.IfExp) and field == "test" and isinstance(child, ast.Name | ast.Call):
        return ast.copy_location(ast.UnaryOp(ast.Not(), child), child)
    return None


def _told(node: object) -> str:
    if isinstance(node, ast.expr | ast.stmt):
        return ast.unparse(node)[:60]
    return type(node).__name__


class _Instead(MetaPathFinder, Loader):
    """Gives the mutant where the module is imported."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self._name, self._path, self._code = name, path, code

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """For this module alone."""
        if fullname != self._name:
            return None
        loader = _Loader(fullname, str(self._path))
        loader.code = self._code
        return spec_from_loader(fullname, loader, origin=str(self._path))


class _Loader(SourceFileLoader):
    """A loader that runs other code than stands in the file."""

    code: CodeType

    def get_code(self, fullname: str) -> CodeType:
        """The mutant."""
        return self.code


def survives(module: str, path: Path, mutant: Mutant | None, tests: tuple[str, ...]) -> bool:
    """Whether the tests all pass with the mutant in place of the module; None: with the module itself."""
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        signal.alarm(SECONDS)
        if mutant is not None:
            sys.meta_path.insert(0, _Instead(module, path, mutant.code))
        import pytest

        files = [str(ROOT / "tests" / test) for test in tests]
        os._exit(int(pytest.main([*OPTIONS, *files])) != 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _prepare() -> None:
    """Read what every child needs, and nothing of what is changed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(ROOT)
    for name in ("pytest", "hypothesis", "docx", "lxml.etree", "PySide6.QtWidgets"):
        importlib.import_module(name)
    importlib.import_module("desktop.core.text.segment").words("读好词典")


def main() -> int:
    """Try the mutants of each module; 1 where one survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="below desktop, with dots: core.parsing.quantities")
    parser.add_argument("--most", type=int, default=0, help="try so many of each module at most, drawn by a seed")
    given = parser.parse_args()
    _prepare()
    alive = 0
    for short in given.modules or HELD:
        module, path = f"desktop.{short}", ROOT / "desktop" / (short.replace(".", "/") + ".py")
        if module in sys.modules or not survives(module, path, None, HELD[short]):
            sys.exit(f"{short}: its tests fail, or it was read too early")
        every = list(mutants(path.read_text(encoding="utf-8"), str(path)))
        tried = random.Random(short).sample(every, min(given.most, len(every))) if given.most else every
        begun = time.monotonic()
        left = [mutant for mutant in tried if survives(module, path, mutant, HELD[short])]
        alive += len(left)
        share = 1 - len(left) / max(1, len(tried))
        seconds = time.monotonic() - begun
        counts = f"{len(every):4} mutants, {len(tried):4} tried, {len(left):3} alive"
        print(f"{short:32} {counts}  {share:.3f}  {seconds:.0f} s", flush=True)
        for mutant in sorted(left, key=lambda one: one.line):
            print(f"    {path.name}:{mutant.line}  {mutant.change}", flush=True)
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
