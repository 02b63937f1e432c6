"""The national plan against three provinces and generated drafts → time and memory with 1 and 2 processes, and whether
both write the same bytes.

    PYTHONPATH=. python tests/benchmarks/matrix.py [GENERATED] [FOLDER]

GENERATED: how many drafts with planted losses stand beside the three real ones (30). FOLDER: where to leave drafts and
results; a folder that is thrown away without it. The time is that of the whole command; memory is the largest of its
processes, and for two processes what all of them hold together at most.
"""

import hashlib
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.evaluation.pairs import NATIONAL, seed_pairs
from tests.evaluation.planted import plant

GENERATED = 30
LOOK = 0.05  # seconds between two looks at the memory in use
COMMAND = [sys.executable, "-m", "desktop", "matrix"]


def drafts(folder: Path, generated: int) -> Path:
    """A folder with the provinces' drafts and generated ones, and a file that is broken."""
    folder.mkdir(parents=True, exist_ok=True)
    for pair in seed_pairs():
        (folder / pair.draft.name).write_bytes(pair.draft.read_bytes())
    for number in range(1, generated + 1):
        made = plant(NATIONAL, seed=number)
        (folder / f"临江市草案{number}.txt").write_text(made.draft.document.text, encoding="utf-8")
    (folder / "损坏的草案.docx").write_bytes(b"PK\x03\x04 broken")
    return folder


def held(root: int) -> float:
    """MB that a process and all its children hold now, pages that they share counted once for each."""
    family, total = {root}, 0
    for entry in sorted(int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()):
        try:
            status = dict(
                line.split(":", 1) for line in Path(f"/proc/{entry}/status").read_text(encoding="ascii").splitlines()
            )
        except (OSError, ValueError):
            continue
        if entry in family or int(status["PPid"]) in family:
            family.add(entry)
            total += int(status.get("VmRSS", "0").split()[0])
    return total / 1024


def run(folder: Path, target: Path, workers: int) -> tuple[float, float, float, str]:
    """Seconds by the clock, seconds of all processors, most MB held at a time, digest of both files."""
    word, book = target / f"matrix{workers}.docx", target / f"matrix{workers}.xlsx"
    options = ["--workers", str(workers), "--report", str(word), "--workbook", str(book)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1700000000"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [*COMMAND, str(NATIONAL), str(folder), *options]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        most = max(most, held(process.pid))
        time.sleep(LOOK)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"the command ended with {process.returncode}")
    processors = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, processors, most, hashlib.sha256(word.read_bytes() + book.read_bytes()).hexdigest()


def main() -> None:
    """Print a line for each number of processes."""
    generated = int(sys.argv[1]) if len(sys.argv) > 1 else GENERATED
    with TemporaryDirectory() as made:
        place = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made)
        folder = drafts(place / "drafts", generated)
        print(
            f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {generated + 3} drafts"
        )
        results = {workers: run(folder, place, workers) for workers in (1, 2)}
    for workers, (clock, processors, most, digest) in results.items():
        print(
            f"{workers} process(es)  {clock:6.1f} s  {processors:6.1f} s of processors  {most:5.0f} MB  {digest[:12]}"
        )
    print("the same bytes" if len({result[3] for result in results.values()}) == 1 else "DIFFERENT BYTES")


if __name__ == "__main__":
    main()
