"""Outlines of practice texts, checked by hand once and held as numbers, levels and kinds.

The texts may not be committed. Where the environment variable DUIBIAO_PRACTICE_CORPUS names their folder, their
outlines are compared with tests/golden/practice_outline; only clause numbers stand there, none of their words.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.parsing.outline import parse_outline
from desktop.core.readers import read_document

FOLDER = os.environ.get("DUIBIAO_PRACTICE_CORPUS")
GOLDEN = Path(__file__).parents[2] / "golden" / "practice_outline"
TEXTS = sorted(GOLDEN.glob("*.txt"))

pytestmark = pytest.mark.skipif(not FOLDER, reason="DUIBIAO_PRACTICE_CORPUS names no folder")


@pytest.mark.parametrize("listed", TEXTS, ids=lambda path: path.stem)
def test_the_clauses_of_a_practice_text(listed: Path, golden: Callable[[str, str], None]) -> None:
    field, _, place = listed.stem.partition("__")
    path = Path(str(FOLDER)) / field / f"{place}.txt"
    outline = parse_outline(read_document(path))
    rows = [
        f"sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:16]}",
        f"title of {len(outline.front.title)} characters",
        *(f"{'  ' * (clause.level - 1)}{clause.number} {clause.kind}" for clause in outline.clauses),
    ]
    golden(f"practice_outline/{listed.name}", "\n".join(rows) + "\n")
