"""Verdict → its mark, its word and its colour on paper: never the colour alone."""

from desktop.core.messages import text
from desktop.core.model.finding import Judgement, Verdict
from desktop.core.writers.markup import run

COLOURS = {
    Verdict.COVERED: "2E7D5B",
    Verdict.WEAKENED: "B26A00",
    Verdict.MISSING: "C2412D",
    Verdict.NOT_APPLICABLE: "64748B",
}
STRENGTHENED = "2563A8"
# Pale, behind the same colours where a cell holds a verdict alone.
GROUNDS = {
    Verdict.COVERED: "EFF6F2",
    Verdict.WEAKENED: "FDF4E3",
    Verdict.MISSING: "FCEFEC",
    Verdict.NOT_APPLICABLE: "F1F3F5",
}
MORE_GROUND = "EAF2FB"
LOST = COLOURS[Verdict.MISSING]
NEW = STRENGTHENED
QUIET = "667085"


def mark(verdict: Verdict) -> str:
    """✓ ▽ ○ or —."""
    return text(f"word.mark.{verdict}")


def verdict_runs(judgement: Judgement) -> tuple[str, ...]:
    """The verdict's mark and word, and △ 加码·细化 below it where the draft strengthens the task."""
    verdict = judgement.verdict
    runs = [run(mark(verdict) + text(f"word.verdict.{verdict}"), colour=COLOURS[verdict], bold=True)]
    if judgement.strengthened:
        words = text("word.mark.strengthened") + text("word.name.strengthened")
        runs.append(run("\n" + words, colour=STRENGTHENED, half_points=16))
    return tuple(runs)
