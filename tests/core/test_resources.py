import ast
import threading
from contextvars import copy_context
from pathlib import Path

from desktop.core import resources
from desktop.core.resources import Rules
from desktop.core.unit_rules import CLOSED

CORE = Path(__file__).resolve().parents[2] / "desktop" / "core"
OTHER = Rules("别的", "f" * 64, {"lexicon/particles.toml": {"particles": ["的"], "borders": ["。"]}})


@resources.derived
def borders() -> tuple[str, ...]:
    return tuple(resources.table("lexicon/particles.toml")["borders"])


def test_what_is_derived_follows_the_rules_in_force():
    ours = borders()
    with resources.in_force(OTHER):
        assert borders() == ("。",)
        assert resources.rules() is OTHER
    assert borders() == ours != ("。",)
    assert borders() is ours


def test_a_table_that_the_unit_does_not_change_is_ours():
    with resources.in_force(OTHER):
        assert resources.table("rules/verdict.toml") is resources.shipped("rules/verdict.toml")


def test_a_thread_goes_on_with_the_rules_it_was_started_with():
    begun, changed, seen = threading.Event(), threading.Event(), []

    def work() -> None:
        begun.set()
        changed.wait(10)
        seen.append(resources.rules())

    with resources.in_force(OTHER):
        context = copy_context()
        thread = threading.Thread(target=lambda: context.run(work))
        thread.start()
        begun.wait(10)
    changed.set()
    thread.join(10)
    assert seen == [OTHER]
    assert resources.rules() is resources.OURS


def test_nothing_that_is_kept_for_good_is_made_from_rules_that_may_change():
    """`functools.cache` would go on with the rules of the first call; `resources.derived` does not."""
    for path in CORE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.targets[0].id: ast.unparse(node.value) for node in tree.body
                 if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)}  # fmt: skip
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            kept = {ast.unparse(decorator) for decorator in node.decorator_list} & {"cache", "functools.cache"}
            called = [call for call in ast.walk(node) if isinstance(call, ast.Call)]
            for call in called if kept else ():
                if ast.unparse(call.func) == "resources.table":
                    name = names.get(ast.unparse(call.args[0]), ast.unparse(call.args[0])).strip("'\"")
                    assert name in CLOSED, f"{path.name}: {node.name} keeps {name}"
