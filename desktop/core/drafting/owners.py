"""The clauses of a draft → those without responsible units where the clauses beside them have some."""

from collections.abc import Iterator

from desktop.core import resources
from desktop.core.model.clause import Clause, ClauseKind
from desktop.core.model.finding import DraftingFault
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span

RULE = "owners"


def owners(draft: Side) -> tuple[DraftingFault, ...]:
    """One fault for each numbered clause with measures and without units, where most under its heading have them."""
    limits = resources.table("rules/drafting.toml")[RULE]
    with_tasks = {task.clause for task in draft.tasks}
    with_owners = {task.clause for task in draft.passages if task.owners}
    return tuple(_faults(draft, with_tasks, with_owners, limits["siblings"], limits["share"]))


def _faults(
    draft: Side, with_tasks: set[str], with_owners: set[str], siblings: int, share: float
) -> Iterator[DraftingFault]:
    groups: dict[tuple[str | None, int], list[Clause]] = {}
    parents = {clause.parent for clause in draft.outline.clauses}
    for clause in draft.outline.clauses:
        if clause.kind is ClauseKind.NUMBERED and clause.id in with_tasks and clause.id not in parents:
            groups.setdefault((clause.parent, clause.level), []).append(clause)
    for clauses in groups.values():
        without = [clause for clause in clauses if clause.id not in with_owners]
        if len(clauses) < siblings or len(clauses) - len(without) < share * len(clauses):
            continue
        for clause in without:
            head = Span(clause.span.start, max(clause.span.start + 1, clause.body.start))
            said = Message.of("drafting.no_owner", count=len(clauses) - len(without), total=len(clauses))
            yield DraftingFault(RULE, clause.id, head, said)
