"""Plans of the library and clauses found in them → rows of a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.messages import text
from desktop.core.model.library import Hit, Plan, PlanClause
from desktop.core.text.segment import words
from desktop.ui.models.looks import named
from desktop.ui.models.rows import Row

KIND = 4  # characters that say what kind of plan it is
BEFORE = 14  # characters of a clause shown before the first words that were sought


@dataclass(frozen=True, slots=True)
class Shelved:
    """What a row of the library is about. clause: None for a plan as a whole."""

    plan: Plan
    clause: PlanClause | None = None


def place_of(plan: Plan) -> str:
    """广东省; 国家文件 and the like where it binds no single place, else the title."""
    return plan.place or (text(f"recognition.level.{plan.level}") if plan.level else plan.title)


def told_apart(plans: Sequence[Plan]) -> tuple[str, ...]:
    """Of several plans of one place what tells each from the others: year, what kind of plan, or title; else ""."""
    beside = [[other for other in plans if place_of(other) == place_of(plan)] for plan in plans]
    return tuple(_apart(plan, others) for plan, others in zip(plans, beside, strict=True))


def _apart(plan: Plan, beside: Sequence[Plan]) -> str:
    if len(beside) == 1 or place_of(plan) == plan.title:
        return ""
    for tell in (_year, _kind):
        if len({tell(one) for one in beside} - {""}) == len(beside):
            return tell(plan)
    return plan.title.removeprefix(plan.place)


def _kind(plan: Plan) -> str:
    """若干措施, “十四五”规划: the last words of the title."""
    taken = ""
    for word in reversed(words(re.sub("（[^）]*）$", "", plan.title))):
        if len(taken) >= KIND and taken.count("”") == taken.count("“"):
            break
        taken = word + taken
    return taken


def _year(plan: Plan) -> str:
    """2021年: of issue, by its date or its number; "" where neither says."""
    numbered = re.search(r"〔(\d{4})〕", plan.number)
    year = plan.date[:4] or (numbered[1] if numbered else "")
    return text("ui.elsewhere.year", year=year) if year else ""


def facts_of(plan: Plan) -> str:
    """Whose, number or date, how many clauses and tasks."""
    counts = text("ui.library.counts", clauses=plan.clauses, tasks=plan.tasks)
    return "　".join(part for part in (place_of(plan), plan.number or plan.date, counts) if part)


def plan_row(plan: Plan) -> Row[Shelved]:
    """Title and facts."""
    return Row(Shelved(plan), plan.title, facts_of(plan))


def hit_row(hit: Hit) -> Row[Shelved]:
    """Whose plan and which clause; the words around the first place that was found."""
    said = " ".join(hit.clause.text.split("\n"))
    start = max(0, hit.places[0][0] - BEFORE) if hit.places else 0
    mark = "…" if start else ""
    moved = ((first - start + len(mark), last - start + len(mark)) for first, last in hit.places if first >= start)
    head = f"{place_of(hit.plan)}　{named(hit.clause.number, hit.clause.heading)}"
    return Row(Shelved(hit.plan, hit.clause), head, hit.plan.title, mark + said[start:], tuple(moved))
