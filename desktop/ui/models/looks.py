"""A judgement → the word under which it is drawn, listed and filtered. No Qt."""

from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.review import Comparison

STRENGTHENED = "strengthened"
ADDITION = "addition"
# The order of the filter chips: what needs the drafter first.
CHIPS = ("missing", "weakened", "covered", STRENGTHENED, "not_applicable")


def look(judgement: Judgement) -> str:
    """The verdict's value; "strengthened" for a carried task that the draft takes further."""
    if judgement.verdict is Verdict.COVERED and judgement.strengthened:
        return STRENGTHENED
    return judgement.verdict.value


def kinds(judgement: Judgement) -> frozenset[str]:
    """The filter chips that a judgement answers to: its verdict, and 加码·细化 whatever the verdict."""
    return frozenset({judgement.verdict.value} | ({STRENGTHENED} if judgement.strengthened else set()))


def count(comparison: Comparison, chip: str) -> int:
    """How many tasks answer to a chip."""
    return sum(chip in kinds(judgement) for judgement in comparison.judgements)


def named(number: str, heading: str) -> str:
    """A clause as people write it: （一）实施…, with a blank after a number that needs one (第三章 保障措施)."""
    return f"{number}{'' if number[-1:] in ('、', '）', '.') else ' '}{heading}".strip()
