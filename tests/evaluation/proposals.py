"""Drafts with planted losses → the changes proposed to them unasked, and whether they give the plan's own words back.

    python -m tests.evaluation.proposals [PLAN ...] [--read]

A planted loss is undone where the clause that the change makes stands in the plan. --read prints every proposal, those
of the seeds' pairs too, which have no such truth and are to be read.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.core.model.review import Comparison
from desktop.core.text.replacement import Replacement
from desktop.core.wordml.changes import Change
from desktop.core.writers.proposals import proposals
from desktop.services.pipeline import compare, read, understand
from tests.evaluation.pairs import plans, seed_pairs
from tests.evaluation.planted import LOCAL, plant

PAUSE = re.compile(r"[，；。：\n]")
LEVELS = str.maketrans("省市区县州厅", "国" * 5 + "局")


@dataclass(frozen=True, slots=True)
class Proposal:
    """before, put, after: the clause of the draft around the change and what the change makes of it."""

    before: str
    gone: str
    put: str
    after: str

    @property
    def clause(self) -> str:
        """The clause as it would stand."""
        return self.before + self.put + self.after

    def __str__(self) -> str:
        return f"{self.before}[-{self.gone}-]{{+{self.put}+}}{self.after}"


def proposed(comparison: Comparison) -> Iterator[Proposal]:
    """What is proposed before anybody has decided, each in its clause."""
    text = comparison.draft.document.text
    for change in proposals(comparison, None):
        yield _in_clause(change, text)


def _in_clause(change: Change, text: str) -> Proposal:
    assert isinstance(change, Replacement), "nobody adopted a sentence"
    before = PAUSE.split(text[: change.start])[-1]
    after = PAUSE.split(text[change.end :])[0]
    return Proposal(before, text[change.start : change.end], change.text, after)


def gives_back(proposal: Proposal, plan: str) -> bool:
    """Whether the clause stands in the plan, names of places and units aside."""
    return _placeless(proposal.clause) in _placeless(plan)


def _placeless(words: str) -> str:
    for before, after in LOCAL:
        words = words.replace(before, after)
    return "".join(words.translate(LEVELS).split())


def main() -> None:
    """Print how many proposals give the plan's words back, plan by plan, and those that do not."""
    named = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    total = right = 0
    for path in named or plans():
        planted = plant(path)
        made = list(proposed(compare(planted.reference, planted.draft)))
        wrong = [one for one in made if not gives_back(one, planted.reference.document.text)]
        total, right = total + len(made), right + len(made) - len(wrong)
        print(f"{path.parent.name}/{path.stem:36} {len(made):4} proposed {len(wrong):3} other wording", flush=True)
        for one in made if "--read" in sys.argv else wrong:
            print(f"    {one}")
    print(f"{total} proposed, {right} give the plan's own words back")
    if "--read" in sys.argv:
        for pair in seed_pairs():
            print(pair.name)
            for one in proposed(compare(understand(read(pair.reference)), understand(read(pair.draft)))):
                print(f"    {one}")


if __name__ == "__main__":
    main()
