"""What every test needs: no display, and the documents of the sample library."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


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
