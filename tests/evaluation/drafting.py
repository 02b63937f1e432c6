"""Folders of plans → what the checks of drafting say of them, with the words around, to be read and judged by hand.

python -m tests.evaluation.drafting FOLDER… [--sample N --seed S] [--rule NAME] [--counts] [--planted]

A sample takes the rules by turns, so that a frequent rule does not push out a rare one. --planted puts one fault of
each kind into every plan that has a place for it, and prints how many are found, and what other faults came with them.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.drafting.rules import RULES, drafting_faults
from desktop.core.errors import ReadError
from desktop.core.messages import render
from desktop.core.model.finding import DraftingFault
from desktop.core.model.review import Side
from desktop.core.readers.plain import read_plain
from desktop.services.pipeline import read, understand

SUFFIXES = (".txt", ".docx", ".doc", ".pdf")
AROUND = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A fault and where it is."""

    path: Path
    side: Side
    fault: DraftingFault

    def lines(self) -> Iterator[str]:
        """The place, the words around with the fault in ⟦⟧, the sentence."""
        text, span = self.side.document.text, self.fault.span
        before = text[max(0, span.start - AROUND) : span.start].replace("\n", "⏎")
        after = text[span.end : span.end + AROUND].replace("\n", "⏎")
        number = self.side.outline.by_id[self.fault.clause].number if self.fault.clause else "文首"
        yield f"[{self.fault.rule}] {'/'.join(self.path.parts[-2:])} {number}"
        yield f"    …{before}⟦{text[span.start : span.end]}⟧{after}…"
        yield f"    {render(self.fault.message)}"


def hits(folders: Sequence[Path]) -> Iterator[Hit]:
    """Every fault of every plan in the folders, in order; files without a task are no plans."""
    for folder in folders:
        for path in sorted(file for file in folder.rglob("*") if file.suffix in SUFFIXES):
            try:
                side = understand(read(path))
            except ReadError:
                continue
            if side.tasks:
                yield from (Hit(path, side, fault) for fault in drafting_faults(side))


def sample(found: Sequence[Hit], count: int, seed: int) -> list[Hit]:
    """`count` hits, from the rules by turns, each rule's in an order that the seed decides."""
    shuffled = list(found)
    random.Random(seed).shuffle(shuffled)
    queues = {rule: [hit for hit in shuffled if hit.fault.rule == rule] for rule in RULES}
    taken: list[Hit] = []
    while len(taken) < count and any(queues.values()):
        for queue in queues.values():
            if queue and len(taken) < count:
                taken.append(queue.pop())
    return sorted(taken, key=lambda hit: (list(RULES).index(hit.fault.rule), str(hit.path), hit.fault.span.start))


# Rule → what is sought in a plan (one place by the seed), and what is put in its stead.
PLANTS: dict[str, tuple[str, Callable[[re.Match[str]], str]]] = {
    "brackets": (r"（(?P<inside>[^（）()\n]{4,30})）(?=[，。；])", lambda found: f"（{found['inside']}"),
    "width": (r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", lambda _: ","),
    "unit_names": (r"(?<=[省市县、])发展改革委(?=、|，|）)", lambda _: "发改委"),
    "documents": (r"(?P<body>[\u4e00-\u9fff]发)〔(?P<year>\d{4})〕", lambda found: f"{found['body']}[{found['year']}]"),
    "dates": (r"(?P<year>20\d\d)年(?P<month>6|9|11)月(?P<day>\d{1,2})日", lambda f: f"{f['year']}年{f['month']}月31日"),
    "owners": (r"[（〔](?:责任单位|牵头单位)[:：][^（）〔〕\n]{4,80}[）〕]", lambda _: ""),
    "vague": (r"(?<=。)(?=(?:加强|推进|完善|支持)[\u4e00-\u9fff])", lambda _: "培育一批骨干企业和服务机构。"),
}


def planted(folders: Sequence[Path], seed: int) -> None:
    """Print per rule: plans with a place for a fault, faults found, others that came with them."""
    chance = random.Random(seed)
    table = {rule: [0, 0, 0] for rule in PLANTS}
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            try:
                text = read(path).text
            except ReadError:
                continue
            before = _told(text)
            for rule, (pattern, put) in PLANTS.items():
                places = list(re.finditer(pattern, text))
                if not places or before is None:
                    continue
                found = chance.choice(places)
                after = _told(text[: found.start()] + put(found) + text[found.end() :])
                if after is None:
                    continue
                more = after - before
                table[rule][0] += 1
                table[rule][1] += bool(more[rule])
                table[rule][2] += sum(count for other, count in more.items() if other != rule)
    print("rule          plans  found  others")
    for rule, (plans, count, others) in table.items():
        print(f"{rule:12}{plans:7}{count:7}{others:8}")


def _told(text: str) -> Counter[str] | None:
    """How many faults of each rule a text has; None where it is no plan."""
    side = understand(read_plain(text.encode(), "方案.txt"))
    return Counter(fault.rule for fault in drafting_faults(side)) if side.tasks else None


def main() -> None:
    """Print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rule", choices=list(RULES))
    parser.add_argument("--counts", action="store_true")
    parser.add_argument("--planted", action="store_true")
    arguments = parser.parse_args()
    if arguments.planted:
        planted(arguments.folders, arguments.seed)
        return
    found = [hit for hit in hits(arguments.folders) if arguments.rule in (None, hit.fault.rule)]
    counts = Counter(hit.fault.rule for hit in found)
    print({rule: counts[rule] for rule in RULES}, "in", len({hit.path for hit in found}), "files")
    if arguments.counts:
        return
    shown = sample(found, arguments.sample, arguments.seed) if arguments.sample else found
    for number, hit in enumerate(shown, start=1):
        print(number, *hit.lines(), sep="\n")


if __name__ == "__main__":
    main()
