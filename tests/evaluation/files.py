"""Folders of files → a table: read, refused with which code, crashed, slowest time, memory, beside LibreOffice's text.

python -m tests.evaluation.files FOLDER… [--exports FOLDER] [--all]

Every file is read and its outline made in a process of its own. --exports names a folder with LibreOffice's text
export of the same files (path__below__folder.txt, or the name alone), made with
soffice --headless --convert-to 'txt:Text (encoded):UTF8'. From them: which share of the export's characters
stands in what was read, and which of its lines stand there more often than in the export.
"""

import argparse
import multiprocessing
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import ReadError
from desktop.core.parsing.outline import parse_outline
from desktop.core.readers import read_document

LIMIT = 60  # seconds for one file
GRAM = 4  # characters that must stand together to count as the same text
LONG = 12  # a line of that many characters says the same thing twice, if it does


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `result` is "read", the code of a refusal, or "crashed: …"; kib over the start."""

    path: Path
    result: str
    seconds: float
    kib: int
    text: str = ""
    clauses: int = 0


def examine(path: Path) -> Outcome:
    """Read one file in a process of its own."""
    context = multiprocessing.get_context("fork")
    queue: multiprocessing.queues.SimpleQueue[Outcome] = context.SimpleQueue()
    process = context.Process(target=_examine, args=(path, queue))
    started = time.perf_counter()
    process.start()
    while process.is_alive() and queue.empty() and time.perf_counter() - started < LIMIT:
        process.join(0.002)
    outcome = Outcome(path, "crashed: no answer", time.perf_counter() - started, 0) if queue.empty() else queue.get()
    process.kill()
    process.join()
    return outcome


def _examine(path: Path, queue: "multiprocessing.queues.SimpleQueue[Outcome]") -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    text, clauses = "", 0
    try:
        document = read_document(path)
        text, result = document.text, "read"
        clauses = len(parse_outline(document).clauses)
    except ReadError as error:
        result = error.code
    except BaseException as error:
        result = f"crashed: {type(error).__name__}: {error}"
    seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    queue.put(Outcome(path, result, seconds, used, text, clauses))


def covered(export: str, text: str) -> tuple[int, int, list[str]]:
    """How many characters of the export (white space aside) stand in the text, how many it has, lines amiss."""
    ours = "".join(text.split())
    grams = {ours[at : at + GRAM] for at in range(len(ours) - GRAM + 1)}
    found = total = 0
    amiss = []
    for line in export.splitlines():
        words = "".join(line.split()).replace("\ufeff", "")
        total += len(words)
        if len(words) < GRAM:
            found += len(words) if words in ours else 0
            continue
        known = [False] * len(words)
        for at in range(len(words) - GRAM + 1):
            if words[at : at + GRAM] in grams:
                known[at : at + GRAM] = [True] * GRAM
        found += sum(known)
        if not all(known):
            amiss.append(words)
    return found, total, amiss


def doubled(export: str, text: str) -> list[str]:
    """Long lines of the export that stand more often in the text than in the export."""
    ours, theirs = "".join(text.split()), "".join(export.split())
    lines = {"".join(line.split()) for line in export.splitlines()}
    return sorted(line for line in lines if len(line) >= LONG and ours.count(line) > theirs.count(line))


def _files(folders: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield folder, path


def _export_of(folder: Path, path: Path, exports: Path) -> Path | None:
    below = path.relative_to(folder)
    for parts in (below.parts, below.parts[1:], (folder.name, *below.parts), below.parts[-1:]):
        found = exports / (str(Path("__".join(parts)).with_suffix("")) + ".txt") if parts else None
        if found and found.is_file():
            return found
    return None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--exports", type=Path)
    parser.add_argument("--all", action="store_true", help="one line for every file")
    arguments = parser.parse_args()
    outcomes: list[Outcome] = []
    found = total = compared = 0
    for folder, path in _files(arguments.folders):
        outcome = examine(path)
        outcomes.append(outcome)
        note = ""
        export = _export_of(folder, path, arguments.exports) if arguments.exports and outcome.text else None
        if export is not None:
            theirs = export.read_text(encoding="utf-8")
            here, there, amiss = covered(theirs, outcome.text)
            twice = doubled(theirs, outcome.text)
            found, total, compared = found + here, total + there, compared + 1
            share = here / there if there else 1.0
            note = f"{share:.4f} of {there} characters"
            if share < 0.995 or twice:
                print(f"  differs: {path.name}: {note}; amiss {amiss[:4]}; twice {twice[:3]}")
        if arguments.all or outcome.result.startswith("crashed"):
            print(f"{outcome.result:20} {outcome.seconds:6.2f} s {outcome.kib // 1024:5} MiB {path} {note}")
    print(f"{len(outcomes)} files")
    for result, count in sorted(Counter(outcome.result for outcome in outcomes).items()):
        print(f"  {result}: {count}")
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    largest = max(outcomes, key=lambda outcome: outcome.kib)
    print(
        f"slowest {slowest.seconds:.2f} s ({slowest.path.name}), most memory {largest.kib // 1024} MiB "
        f"({largest.path.name})"
    )
    if compared:
        print(f"{found / total:.5f} of the {total} characters of {compared} exports stand in what was read")


if __name__ == "__main__":
    main()
