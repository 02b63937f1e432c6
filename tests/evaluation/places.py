"""Carried tasks, each taken out of its draft in turn → whether the proposal for it goes back where it stood.

    DUIBIAO_PRACTICE=… python -m tests.evaluation.places [--read NUMBER]

Of each pair every task that is surely carried is made missing: the sentence that carries it counts for nothing, nor for
its neighbours in that sentence. The clause that the sentence stands in is where the drafter had it. --read prints so
many places of each pair, of the tasks that really are missing, to be judged by hand.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.review import Comparison
from desktop.core.model.span import Span
from desktop.core.writers.place import Place, Standing, place
from desktop.services.pipeline import compare, read, understand
from tests.evaluation.pairs import practice_pairs, seed_pairs

SURE = 0.8
AROUND = 40  # characters printed on each side of a place


@dataclass
class Figures:
    """Counts over tasks taken out: those with the right clause, those at the very sentence, those without a place."""

    tasks: int = 0
    clause: int = 0
    sentence: int = 0
    nowhere: int = 0

    def __str__(self) -> str:
        shares = (self.clause / self.tasks, self.sentence / self.tasks) if self.tasks else (0.0, 0.0)
        return f"{self.tasks:5} tasks  clause {shares[0]:.2f}  beside {shares[1]:.2f}  nowhere {self.nowhere}"


def taken_out(comparison: Comparison) -> Iterator[tuple[Comparison, Judgement, Span, str]]:
    """Each surely carried task as if it were missing: comparison, judgement, the sentence it had, its clause."""
    for judgement in comparison.judgements:
        if judgement.verdict is Verdict.COVERED and judgement.confidence >= SURE and judgement.evidence:
            best = judgement.evidence[0]
            sentence = next(one.sentence for one in comparison.draft.passages if one.span.overlaps(best.span))
            judgements = tuple(_without(one, sentence, whole=one is judgement) for one in comparison.judgements)
            made = replace(comparison, judgements=judgements)
            yield made, made.by_task[judgement.task.id], sentence, best.clause


def _without(judgement: Judgement, sentence: Span, *, whole: bool) -> Judgement:
    """The judgement without what the sentence says. whole: it is missing."""
    evidence = () if whole else tuple(one for one in judgement.evidence if not one.span.overlaps(sentence))
    candidates = tuple(one for one in judgement.candidates if not one.span.overlaps(sentence))
    verdict = judgement.verdict if evidence else Verdict.MISSING
    return replace(judgement, verdict=verdict, evidence=evidence, candidates=candidates, findings=())


def measure(comparison: Comparison) -> Figures:
    """Take each carried task out and see where it would go."""
    figures = Figures()
    for made, judgement, sentence, clause in taken_out(comparison):
        found = place(made, judgement)
        figures.tasks += 1
        figures.nowhere += found is None
        if found is not None and found.standing is not Standing.APART:
            figures.clause += found.clause == clause
            figures.sentence += sentence.start - 1 <= found.at <= sentence.end + 1
    return figures


def main() -> None:
    """Print the figures pair by pair, and the places to be read."""
    number = int(sys.argv[sys.argv.index("--read") + 1]) if "--read" in sys.argv else 0
    whole = Figures()
    for pair in [*seed_pairs(), *practice_pairs()]:
        comparison = compare(understand(read(pair.reference)), understand(read(pair.draft)))
        figures = measure(comparison)
        print(f"{pair.name:36} {figures}", flush=True)
        for name in ("tasks", "clause", "sentence", "nowhere"):
            setattr(whole, name, getattr(whole, name) + getattr(figures, name))
        missing = [one for one in comparison.judgements if one.verdict is Verdict.MISSING]
        for judgement in random.Random(pair.name).sample(missing, min(number, len(missing))):
            print(_shown(comparison, judgement, place(comparison, judgement)))
    print(f"{'all':36} {whole}")


def _shown(comparison: Comparison, judgement: Judgement, found: Place | None) -> str:
    words = comparison.reference.quote(judgement.task.span).replace("\n", "")
    if found is None:
        return f"    {words}\n        nowhere"
    text = comparison.draft.document.text
    at = found.at
    if found.standing is not Standing.INSIDE:
        at = text.find("\n", at) if "\n" in text[at:] else len(text)
    before, after = text[max(0, at - AROUND) : at], text[at : at + AROUND]
    sign = "" if found.standing is Standing.INSIDE else "¶"
    return f"    {words}\n        " + f"{before}【{sign}】{after}".replace("\n", "⏎")


if __name__ == "__main__":
    main()
