"""What every test needs: no display, and the documents of the sample library."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew from what the code makes now"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the file of that name in tests/golden; writes it instead with --update-golden."""

    def compare(name: str, made: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
        assert made == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def national_plan() -> Path:
    """The national action plan of 2024 (a .txt)."""
    return ROOT / "seeds" / "national_action_plan_2024.txt"


@pytest.fixture(scope="session")
def guangdong_measures() -> Path:
    """Guangdong's measures that implement the national plan (a .txt)."""
    return ROOT / "seeds" / "guangdong_measures_2024.txt"
