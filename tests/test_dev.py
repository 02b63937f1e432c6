"""dev.py: what a bare machine is given, or told."""

import importlib.util
import json
import shutil
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def dev() -> ModuleType:
    """dev.py as a module of its own, free to be bent by the test."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bare(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The same on a Linux that has apt-get and Python, and nothing of Qt, and nobody with rights."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "loads", lambda library: False)
    monkeypatch.setattr(dev, "has_chinese_font", lambda: False)
    monkeypatch.setattr(dev, "administrator", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    return dev


def test_only_the_standard_library_is_needed():
    import ast

    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    assert {name.partition(".")[0] for name in modules} <= set(sys.stdlib_module_names)


def test_without_rights_it_says_what_to_install_and_stops(bare: ModuleType, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as caught:
        bare.prepare_system()
    assert caught.value.code == 1
    said = capsys.readouterr().out
    assert "apt-get install -y --no-install-recommends libegl1 " in said
    assert "fonts-noto-cjk" in said


def test_what_only_the_window_needs_does_not_stop_it(
    bare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(bare, "loads", lambda library: not library.startswith("libxcb"))
    bare.prepare_system()
    said = capsys.readouterr().out
    assert "libxcb-cursor0" in said
    assert "libegl1" not in said


def test_a_python_without_venv_asks_for_the_package(bare: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "python3-venv" in bare.missing_packages()[0]


def test_with_rights_it_installs_what_is_missing_and_nothing_else(bare: ModuleType, monkeypatch: pytest.MonkeyPatch):
    commands: list[list[str]] = []
    monkeypatch.setattr(bare, "administrator", lambda: ["sudo", "-n"])
    monkeypatch.setattr(bare, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(bare, "has_chinese_font", lambda: True)
    monkeypatch.setattr(bare, "run", lambda command: commands.append([str(part) for part in command]) or 0)
    bare.prepare_system()
    assert commands[-1][:4] == ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    assert commands[-1][commands[-1].index("--no-install-recommends") + 1 :] == ["libegl1"]


def test_nothing_is_asked_of_a_machine_that_lacks_nothing(bare: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bare, "loads", lambda library: True)
    monkeypatch.setattr(bare, "has_chinese_font", lambda: True)
    assert bare.missing_packages() == ([], [])


def test_a_set_up_environment_is_used_as_it_is(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    python = dev.venv_program("python", tmp_path)
    python.parent.mkdir()
    python.touch()
    monkeypatch.setattr(dev, "venv_program", lambda name: python)
    monkeypatch.setattr(dev, "prepare_system", lambda: pytest.fail("set up again"))
    (tmp_path / "stamp").write_text(dev.fingerprint(), encoding="utf-8")
    assert dev.prepare() == python


def test_an_environment_made_for_other_packages_is_set_up_again(dev: ModuleType, monkeypatch: pytest.MonkeyPatch):
    before = dev.fingerprint()
    monkeypatch.setattr(Path, "read_bytes", lambda path: path.name.encode() + b" changed")
    assert dev.fingerprint() != before


def test_the_samples_of_the_demo_exist(dev: ModuleType):
    assert (ROOT / dev.REFERENCE).is_file()
    assert (ROOT / dev.DRAFT).is_file()


def test_what_the_project_declares_is_installed(dev: ModuleType):
    wanted = dev.requirements()
    assert any(entry.startswith("pytest>=") for entry in wanted)
    assert any(entry.startswith("python-docx") for entry in wanted)


def test_the_core_is_what_coverage_is_measured_of(dev: ModuleType, monkeypatch: pytest.MonkeyPatch):
    """A bare --cov would take the folder of tests behind it for what is to be measured."""
    monkeypatch.setattr(dev, "prepare", lambda: Path(sys.executable))
    called: list[str] = []
    monkeypatch.setattr(dev, "run", lambda command, **_: called.extend(map(str, command)) or 0)
    assert dev.coverage([]) == 0
    assert "--cov=desktop/core" in called
    assert set(dev.MEASURED) <= set(called)


@pytest.mark.parametrize(("more", "code"), [(0, 0), (-1, 1)])
def test_too_few_branches_of_the_core_are_a_failure(
    dev: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: int, code: int
):
    floor = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["duibiao"]["branches"]
    report = tmp_path / "coverage.json"
    totals = {"covered_branches": round(floor * 100) + more, "num_branches": 10_000}
    report.write_text(json.dumps({"totals": totals}), encoding="utf-8")
    assert dev.branches_held(report) == code
    assert f"{floor} %" in capsys.readouterr().out


def test_a_file_of_the_product_that_is_not_in_the_wheel_is_told(dev: ModuleType, monkeypatch, tmp_path: Path):
    for name in (
        "desktop/app.py",
        "desktop/__pycache__/app.pyc",
        "resources/rules/a.toml",
        "seeds/one.txt",
        "tests/t.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as wheel:
        wheel.writestr("desktop/app.py", "")
        wheel.writestr("desktop/_seeds/one.txt", "")
    assert dev.not_in(tmp_path / "a.whl") == ["desktop/_resources/rules/a.toml"]
