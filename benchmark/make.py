"""The seeds, the readers' verdicts and the generator of planted losses → a data set in one folder.

    python -m benchmark.make [FOLDER] [--answers]

Writes documents/, pairs.json, README.md and the scorer. With --answers also what this program and the plain ways answer
(answers/*.json) and the table of the README. The same code gives the same bytes; a digest names them.
"""

import argparse
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmark.score import PLANTED, lines, scored
from benchmark.scorer import Report
from desktop import __version__
from desktop.core.checks.authority import authority
from desktop.core.model.finding import Authority
from desktop.core.model.review import Side
from desktop.core.writers.json_report import json_report
from desktop.services.pipeline import compare, read, understand
from tests.evaluation.baselines import BASELINES
from tests.evaluation.pairs import seed_pairs
from tests.evaluation.planted import HARMLESS, LOSSES, UNIT, Planted, plant

HERE = Path(__file__).parent
PROGRAMS = ("__init__.py", "scorer.py", "planted.py", "score.py")
# The five-year plan is left out: with some 500 tasks it would outweigh all others together.
DRAWS = (7, 8)

SHOWN = ("verdict_accuracy", "missing_f1", "flag_f1", "evidence_at_1")
HEAD = (
    f"| judged by | {' | '.join(SHOWN)} | {' | '.join(PLANTED)} |",
    "|---" * (1 + len(SHOWN) + len(PLANTED)) + "|",
)

Judge = Callable[[Side, Side], Report]


def make(folder: Path) -> str:
    """Write the data set into a new or empty folder; its digest."""
    (folder / "documents").mkdir(parents=True)
    pairs = [*_readers(folder), *_planted(folder)]
    kinds = {
        kind: (dimension.value if dimension else verdict.value) for kind, (_, verdict, dimension) in LOSSES.items()
    }
    data = {
        "format": "duibiao.benchmark/1",
        "made_with": __version__,
        "losses": kinds | {UNIT: "responsibility"},
        "harmless": list(HARMLESS),
        "pairs": pairs,
    }
    (folder / "pairs.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "benchmark").mkdir()
    for name in PROGRAMS:
        shutil.copyfile(HERE / name, folder / "benchmark" / name)
    shutil.copyfile(HERE / "README.md", folder / "README.md")
    return digest(folder)


def digest(folder: Path) -> str:
    """Names the documents and what is asked about them: who gives a figure gives this with it."""
    found = hashlib.sha256()
    for path in [folder / "pairs.json", *sorted((folder / "documents").iterdir())]:
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def answers(folder: Path, judge: Judge) -> dict[str, Report]:
    """What a way of judging says of every pair of the data set."""
    given = {}
    for pair in json.loads((folder / "pairs.json").read_text(encoding="utf-8"))["pairs"]:
        reference, draft = (understand(read(folder / pair[side])) for side in ("reference", "draft"))
        given[pair["id"]] = judge(reference, draft)
    return given


def engine(reference: Side, draft: Side) -> Report:
    """This program's own report, with what the scorer looks at."""
    report = json.loads(json_report(compare(reference, draft)))
    kept = ("quote", "verdict", "authority", "findings", "evidence")
    return {"tasks": [{name: task[name] for name in kept} for task in report["tasks"]]}


JUDGES: dict[str, Judge] = {"duibiao": engine, **BASELINES}


def _readers(folder: Path) -> Iterator[dict[str, Any]]:
    """The pairs that readers judged."""
    for pair in seed_pairs():
        names = [_document(folder, path.name, path.read_bytes()) for path in (pair.reference, pair.draft)]
        yield {"id": pair.name, "set": "readers", "reference": names[0], "draft": names[1], "tasks": pair.rows()}


def _planted(folder: Path) -> Iterator[dict[str, Any]]:
    """Drafts made of plans, with losses that are known."""
    plans = [seed_pairs()[0].reference, *(pair.draft for pair in seed_pairs())]
    for plan in plans:
        for draw in DRAWS:
            made = plant(plan, seed=draw)
            name = f"planted_{plan.stem}_{draw}"
            reference = _document(folder, plan.name, plan.read_bytes())
            draft = _document(folder, f"{name}.txt", made.draft.document.text.encode())
            tasks = list(_rows(made))
            yield {"id": name, "set": "planted", "reference": reference, "draft": draft, "tasks": tasks}


def _rows(made: Planted) -> Iterator[dict[str, Any]]:
    """What was done to each task, in the shape of the readers' rows. What only the centre can do is left out."""
    for task in made.reference.tasks:
        planted = made.plants.get(task.id)
        if planted is None or authority(made.reference.document.text, task)[0] is not Authority.LOCAL:
            continue
        yield {
            "id": task.id,
            "quote": made.reference.quote(task.span),
            "edit": planted.kind,
            "accept": [planted.verdict.value],
            "kinds": [planted.dimension.value] if planted.dimension else [],
        }


def _document(folder: Path, name: str, content: bytes) -> str:
    """Put a document into the data set; where it stands."""
    (folder / "documents" / name).write_bytes(content)
    return f"documents/{name}"


def _row(name: str, table: dict[str, dict[str, float]]) -> str:
    """The line of the README's table."""
    pairs = [found for pair, found in table.items() if pair != "planted"]
    cells = ["/".join(f"{found[figure]:.2f}" for found in pairs) for figure in SHOWN]
    cells += [f"{table['planted'][figure]:.2f}" for figure in PLANTED]
    return f"| {name} | " + " | ".join(cells) + " |"


def put_table(page: Path, rows: Sequence[str], *, name: str = "figures") -> None:
    """Put lines between two marks of a page, in place of those that stood there."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{page.name} has no place for {name}")
    page.write_text("\n".join([before + begin, "", *rows, "", end + after]), encoding="utf-8", newline="\n")


def main() -> None:
    """Make it; with --answers judge it in every way there is here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("out/benchmark"))
    parser.add_argument("--answers", action="store_true", help="also the answers of this program and of the plain ways")
    given = parser.parse_args()
    print(f"{given.folder}  digest {make(given.folder)}")
    if given.answers:
        (given.folder / "answers").mkdir()
        data = json.loads((given.folder / "pairs.json").read_text(encoding="utf-8"))
        rows = list(HEAD)
        for name, judge in JUDGES.items():
            said = answers(given.folder, judge)
            target = given.folder / "answers" / f"{name}.json"
            target.write_text(json.dumps(said, ensure_ascii=False) + "\n", encoding="utf-8")
            table = scored(said, data)[0]
            rows.append(_row(name, table))
            print("\n".join([f"\n{name}", *lines(table)]), flush=True)
        put_table(HERE / "README.md", [*rows, "", f"Data set {digest(given.folder)}."])
        shutil.copyfile(HERE / "README.md", given.folder / "README.md")


if __name__ == "__main__":
    main()
