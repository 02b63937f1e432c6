"""The whole command beside a bare Python process and three peers, in turns on the same pair as .docx → one table.

    PYTHONPATH=. python tests/benchmarks/peers.py [--peers PYTHON] [--rounds N]

The pair is the national plan and Guangdong's measures. Every program is a process of its own, started in turns so that
whatever else the machine does falls on all alike; the best of all rounds counts. Shown are seconds by the clock and of
the processor, and both as multiples of ours.

bare        Python that imports python-docx and jieba, reads jieba's dictionary and opens both files
redlines    python-redlines with Docxodus: tracked changes of the one against the other
office      LibreOffice's own comparison of documents, by a macro in a profile of its own that exists already
tf-idf      jieba, TF-IDF of clauses, assignment by scikit-learn and scipy

The peers are no part of the product. PYTHON is an interpreter that has them; without it they are left out:

    python -m venv /tmp/peers
    /tmp/peers/bin/pip install python-redlines python-redlines-docxodus scikit-learn jieba python-docx

Then where our time goes, stage by stage, in seconds of the processor (the best of the rounds).
"""

import argparse
import os
import platform
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from tests.evaluation.pairs import NATIONAL, SEEDS

DRAFT = SEEDS / "guangdong_measures_2024.txt"
OUTPUTS = {
    "annotated": "docx", "proposals": "docx", "report": "docx", "workbook": "xlsx", "tasks": "docx", "json": "json",
}  # fmt: skip
PATIENCE = 120
ATTEMPTS = 4  # LibreOffice may still end before its macro has run
BARE = """
import sys, warnings
warnings.simplefilter("ignore")
import docx, jieba
for path in sys.argv[1:]:
    docx.Document(path)
cutter = jieba.Tokenizer()
cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
"""
REDLINES = """
import sys
from python_redlines import DocxodusEngine
made = DocxodusEngine().run_redline("peer", sys.argv[1], sys.argv[2])[0]
assert made[:2] == b"PK"
"""
TF_IDF = """
import sys, warnings
warnings.simplefilter("ignore")
import docx, jieba
from scipy.optimize import linear_sum_assignment
from sklearn.feature_extraction.text import TfidfVectorizer
jieba.setLogLevel(40)
sides = [[p.text for p in docx.Document(path).paragraphs if p.text.strip()] for path in sys.argv[1:3]]
vectors = TfidfVectorizer(analyzer=jieba.lcut).fit(sides[0] + sides[1])
likeness = (vectors.transform(sides[0]) @ vectors.transform(sides[1]).T).toarray()
pairs = list(zip(*linear_sum_assignment(-likeness)))
assert pairs
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Peer"/></library:library>
"""
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Peer" script:language="StarBasic">
Sub Main
  On Error Goto Fault
  Call Redline("{draft}", "{reference}", "{target}")
  StarDesktop.terminate()
  Exit Sub
  Fault:
  said = Error$
  handle = FreeFile
  Open "{told}" For Output As #handle
  Print #handle, said
  Close #handle
  StarDesktop.terminate()
End Sub
Sub Redline(draft As String, reference As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(draft, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim other(0) As New com.sun.star.beans.PropertyValue
  other(0).Name = "URL"
  other(0).Value = reference
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:CompareDocuments", "", 0, other())
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, kind())
  document.close(True)
End Sub
</script:module>
"""
STAGES = """
import sys, time
from datetime import datetime
from pathlib import Path
began = time.process_time()
told = []
def lap(name):
    global began
    now = time.process_time()
    told.append((name, now - began))
    began = now
told.append(("Python", began))
from desktop import cli
from desktop.services import export, filtering, pipeline, summary
lap("import")
from desktop.core.text.segment import words
words("对标")
lap("dictionary")
paths = [Path(path) for path in sys.argv[1:3]]
documents = [pipeline.read(path) for path in paths]
lap("read")
sides = [pipeline.understand(document) for document in documents]
lap("parse")
class Watch:
    def step(self, stage, done, total):
        if stage == "check" and told[-1][0] != "align":
            lap("align")
comparison = pipeline.compare(*sides, Watch())
lap("check")
folder, moment = Path(sys.argv[3]), datetime(2026, 1, 1)
export.export_annotated(comparison, paths[1], folder / "annotated.docx", author="x", moment=moment)
export.export_proposals(comparison, paths[1], folder / "proposals.docx", author="x", moment=moment)
export.export_report(comparison, folder / "report.docx", moment=moment)
export.export_workbook(comparison, folder / "workbook.xlsx", moment=moment)
export.export_tasks(comparison, folder / "tasks.docx", moment=moment)
export.export_json(comparison, folder / "report.json")
lap("write")
print(" ".join(f"{name}={seconds:.4f}" for name, seconds in told))
"""


@dataclass
class Runner:
    """A program and its best times. target: what it must have written, None for nothing.

    told: where it says why it failed. anew: a folder that is put in the place of another before each start.
    attempts: how often it is started until it has done its work once.
    """

    name: str
    command: Sequence[str]
    target: Path | None = None
    told: Path | None = None
    anew: tuple[Path, Path] | None = None
    attempts: int = 1
    clock: float = float("inf")
    processor: float = float("inf")
    starts: int = 0
    failures: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Once more; a start that failed counts for nothing and is repeated, and the table says so."""
        for _ in range(self.attempts):
            why = self._start()
            if not why:
                return
            self.failures.append(why)

    def _start(self) -> str:
        """One start; why it failed, "" where it did not."""
        self.starts += 1
        for file in (self.target, self.told):
            if file is not None:
                file.unlink(missing_ok=True)
        if self.anew is not None:
            shutil.rmtree(self.anew[1], ignore_errors=True)
            shutil.copytree(*self.anew)
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
            start_new_session=True,
        )
        patience = threading.Timer(PATIENCE, os.killpg, (process.pid, signal.SIGKILL))
        patience.start()
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        patience.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        # LibreOffice may stumble over its own end when its file is written: what counts is the file.
        if process.returncode if self.target is None else not self.target.is_file():
            said = self.told.read_text(encoding="utf-8").strip() if self.told and self.told.is_file() else ""
            return said or f"exit code {process.returncode} and nothing written"
        self.clock = min(self.clock, clock)
        self.processor = min(self.processor, usage.ru_utime + usage.ru_stime)
        return ""

    @property
    def remark(self) -> str:
        """What the table says of starts that failed."""
        if not self.failures:
            return ""
        whole = "" if self.clock < float("inf") else "never ran through; "
        return f"  {whole}{len(self.failures)} of {self.starts} starts failed, the last: {self.failures[-1]}"


def environment() -> dict[str, str]:
    """Byte code is kept, as wherever a program is installed; the checkout is importable."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPATH": str(Path.cwd()),
        "PYTHONPYCACHEPREFIX": str(Path.home() / ".cache" / "duibiao-benchmarks"),
    }


def as_word(source: Path, target: Path) -> Path:
    """A text file as .docx, a paragraph for each line."""
    document = docx.Document()
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.strip():
            document.add_paragraph(line.strip())
    document.save(str(target))
    return target


def office(folder: Path, reference: Path, draft: Path) -> Runner | None:
    """LibreOffice with a profile that exists and holds the macro; None where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return None
    profile, target = folder / "profile", folder / "office.docx"
    options = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # The first start makes the profile, and runs the empty macro that comes with it.
    subprocess.run([*options, "macro:///Standard.Module1.Main"], capture_output=True, check=False, timeout=PATIENCE)
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    told = folder / "office.txt"
    files = {"draft": draft, "reference": reference, "target": target, "told": told}
    places = {name: file.as_uri() for name, file in files.items()}
    (basic / "Peer.xba").write_text(MACRO.format(**places), encoding="utf-8")
    # LibreOffice aborts at the end of each second start on one profile, before the macro has run.
    kept = folder / "kept"
    profile.rename(kept)
    return Runner("office", [*options, "macro:///Standard.Peer.Main"], target, told, (kept, profile), ATTEMPTS)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers", default="")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with TemporaryDirectory() as made:
        folder = Path(made)
        reference, draft = as_word(NATIONAL, folder / "reference.docx"), as_word(DRAFT, folder / "draft.docx")
        pair = [str(reference), str(draft)]
        outputs = [part for name, kind in OUTPUTS.items() for part in (f"--{name}", str(folder / f"{name}.{kind}"))]
        ours = Runner("duibiao", [sys.executable, "-m", "desktop", "compare", *pair, *outputs], folder / "report.docx")
        runners = [ours, Runner("bare", [sys.executable, "-c", BARE, *pair])]
        if arguments.peers:
            runners.append(Runner("redlines", [arguments.peers, "-c", REDLINES, *pair]))
            runners.append(Runner("tf-idf", [arguments.peers, "-c", TF_IDF, *pair]))
        compared = office(folder, reference, draft)
        runners += [compared] if compared else []
        stages: dict[str, float] = {}
        for runner in runners:
            runner.run()  # caches are warm
        for _ in range(arguments.rounds):
            for runner in runners:
                runner.run()
            command = [sys.executable, "-c", STAGES, *pair, str(folder)]
            told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment()).stdout
            for entry in told.split():
                name, _, seconds = entry.partition("=")
                stages[name] = min(stages.get(name, float("inf")), float(seconds))
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}")
    print("            clock              processor")
    for runner in runners:
        times = f"{runner.clock:6.2f} s  × {runner.clock / ours.clock:4.2f}"
        share = runner.processor / ours.processor
        print(f"{runner.name:10}  {times}  {runner.processor:6.2f} s  × {share:4.2f}{runner.remark}")
    print(
        "  ".join(f"{name} {seconds:.3f}" for name, seconds in stages.items()), f"  together {sum(stages.values()):.3f}"
    )


if __name__ == "__main__":
    main()
