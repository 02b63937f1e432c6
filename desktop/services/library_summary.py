"""What the library holds, took or found → the lines that the command line prints."""

from desktop.core.messages import explain, text
from desktop.core.model.library import Hit, Plan
from desktop.services.library import Added, State

ID_SHOWN = 8  # digits of the hash that name a plan on the command line
AROUND = 20  # characters on either side of the first words that were sought


def plan_lines(plans: tuple[Plan, ...]) -> tuple[str, ...]:
    """How many plans there are, and one line for each."""
    lines = [_plan(plan) for plan in plans]
    return (text("command_line.library.count", count=len(plans)), *lines)


def state_lines(state: State) -> tuple[str, ...]:
    """Whether the index was made anew, and what of it could not be read; nothing where all is well."""
    told = [text("ui.library.rebuilt")] if state.rebuilt else []
    return (*told, *(explain(error) for _, error in state.failed))


def added_lines(added: Added) -> tuple[str, ...]:
    """What was added, what was there, and which files could not be read, and why."""
    lines = [text("command_line.library.added", plan=_plan(plan).strip()) for plan in added.plans]
    lines += [text("command_line.library.known", name=name) for name in added.known]
    lines += [text("command_line.library.failed", reason=explain(error)) for _, error in added.failed]
    counts = text(
        "command_line.library.result", added=len(added.plans), known=len(added.known), failed=len(added.failed)
    )
    others = [text("command_line.library.others", count=added.others)] if added.others else []
    return (*lines, counts, *others)


def hit_lines(count: int, hits: tuple[Hit, ...]) -> tuple[str, ...]:
    """How many clauses were found; of each the plan, its number and the words around the first place."""
    lines = [
        text(
            "command_line.library.hit",
            id=hit.plan.sha256[:ID_SHOWN],
            title=hit.plan.title,
            number=hit.clause.number,
            words=_around(hit),
        )
        for hit in hits
    ]
    return (text("command_line.library.found", count=count, shown=len(hits)), *lines)


def plan_of(plans: tuple[Plan, ...], wanted: str) -> Plan | None:
    """The only plan whose hash begins like this; None for none or several."""
    found = [plan for plan in plans if wanted and plan.sha256.startswith(wanted.lower())]
    return found[0] if len(found) == 1 else None


def _plan(plan: Plan) -> str:
    known = "，".join(part for part in (plan.place, plan.number, plan.date) if part)
    about = text("command_line.library.about", what=known) if known else ""
    return text(
        "command_line.library.plan",
        id=plan.sha256[:ID_SHOWN],
        title=plan.title,
        about=about,
        clauses=plan.clauses,
        tasks=plan.tasks,
    )


def _around(hit: Hit) -> str:
    words = " ".join(hit.clause.text.split("\n"))
    start, end = hit.places[0] if hit.places else (0, 0)
    before, after = max(0, start - AROUND), end + AROUND
    return ("…" if before else "") + words[before:after] + ("…" if after < len(words) else "")
