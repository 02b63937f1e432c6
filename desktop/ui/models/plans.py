"""Plans of the library and clauses found in them → rows of a list."""

from dataclasses import dataclass

from desktop.core.messages import text
from desktop.core.model.library import Hit, Plan, PlanClause
from desktop.ui.models.looks import named
from desktop.ui.models.rows import Row

BEFORE = 14  # characters of a clause shown before the first words that were sought


@dataclass(frozen=True, slots=True)
class Shelved:
    """What a row of the library is about. clause: None for a plan as a whole."""

    plan: Plan
    clause: PlanClause | None = None


def place_of(plan: Plan) -> str:
    """广东省; 国家文件 and the like where it binds no single place, else the title."""
    return plan.place or (text(f"recognition.level.{plan.level}") if plan.level else plan.title)


def facts_of(plan: Plan) -> str:
    """Whose, number or date, how many clauses and tasks."""
    counts = text("ui.library.counts", clauses=plan.clauses, tasks=plan.tasks)
    return "　".join(part for part in (place_of(plan), plan.number or plan.date, counts) if part)


def plan_row(plan: Plan) -> Row[Shelved]:
    """Title and facts."""
    return Row(Shelved(plan), plan.title, facts_of(plan))


def hit_row(hit: Hit) -> Row[Shelved]:
    """Whose plan and which clause; the words around the first place that was found."""
    words = " ".join(hit.clause.text.split("\n"))
    start = max(0, hit.places[0][0] - BEFORE) if hit.places else 0
    mark = "…" if start else ""
    moved = ((first - start + len(mark), last - start + len(mark)) for first, last in hit.places if first >= start)
    head = f"{place_of(hit.plan)}　{named(hit.clause.number, hit.clause.heading)}"
    return Row(Shelved(hit.plan, hit.clause), head, hit.plan.title, mark + words[start:], tuple(moved))
