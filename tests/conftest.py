"""What every test needs: no display, the documents of the sample library, and where a Word comment stands."""

import importlib
import io
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test reads or fills the library of whoever runs it.
os.environ["DUIBIAO_DATA"] = tempfile.mkdtemp(prefix="duibiao-tests-")

ROOT = Path(__file__).resolve().parent.parent
# Nothing opens a socket, neither here nor in a process that a test starts (tests/offline).
OFFLINE = ROOT / "tests" / "offline"
SOCKETS = Path(os.environ["DUIBIAO_DATA"]) / "sockets.log"
os.environ["DUIBIAO_SOCKETS"] = str(SOCKETS)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(OFFLINE), os.environ.get("PYTHONPATH", ""))))
sys.path.insert(0, str(OFFLINE))
importlib.import_module("watching")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


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


@pytest.fixture(autouse=True)
def _offline() -> Iterator[None]:
    """A test that reaches out fails, also where what it tests swallows the refusal."""
    yield
    if SOCKETS.exists():
        reached = SOCKETS.read_text(encoding="utf-8")
        SOCKETS.unlink()
        pytest.fail(f"reached out:\n{reached}", pytrace=False)


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


def _anchored(data: bytes) -> dict[str, str]:
    """By comment id the text between its markers as Word shows it, a line feed at the end of each paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    opened: dict[str, str] = {}
    closed: dict[str, str] = {}

    def say(text: str) -> None:
        for key in opened:
            opened[key] += text

    def visit(element: etree._Element) -> None:
        name = etree.QName(element).localname
        number = element.get(f"{{{W}}}id", "")
        if name in ("del", "moveFrom", "Fallback", "instrText", "rt"):
            return
        if name == "commentRangeStart":
            opened[number] = ""
        elif name == "commentRangeEnd":
            closed[number] = opened.pop(number)
        elif name == "t":
            kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            say(element.text or "" if kept else (element.text or "").strip())
        for child in element:
            visit(child)
        if name == "p":
            say("\n")

    visit(root)
    assert not opened, "a comment range has no end"
    return closed


@pytest.fixture(scope="session")
def anchored() -> Callable[[bytes], dict[str, str]]:
    return _anchored
