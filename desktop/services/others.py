"""A review's reference and the library → how other plans carry its tasks (他山之石), plan by plan."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop import __version__
from desktop.core import resources
from desktop.core.messages import written
from desktop.core.model.finding import Judgement, Verdict
from desktop.core.model.library import Carried, Plan
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.progress import Progress
from desktop.services.library import RULES, Library, words_digest

Compare = Callable[[Side, Side, Progress], Comparison]
CARRIED = (Verdict.COVERED, Verdict.WEAKENED)


def others(library: Library, reference: Side, draft: Side) -> tuple[Plan, ...]:
    """The plans to look into, those with a title like the reference's first; reference and draft themselves left out.

    An earlier round of the draft may be among them: it says how the draft once put it.
    """
    sides = (reference, draft)
    # By the file as well: a draft that is being written in has other words than its file.
    here = {words_digest(side) for side in sides} | {side.document.sha256 for side in sides}
    wanted = _pairs(reference.title)
    rest = [plan for plan in library.plans() if here.isdisjoint((plan.words, plan.sha256))]
    return tuple(sorted(rest, key=lambda plan: (-len(wanted & _pairs(plan.title)), plan.place, plan.sha256)))


def carried_by(
    library: Library, plan: Plan, reference: Side, compare: Compare, progress: Progress
) -> dict[str, Carried]:
    """Task id → how the plan carries the task; a task that it does not carry is not there.

    A plan about another matter has nothing to say, though a sentence here and there may look alike.

    What was compared once is kept: by both documents, the reference's cutting, the rules in force and the program.
    Raises ReadError where the library's copy cannot be read any more, Cancelled.
    """
    key = _key(plan, reference)
    content = library.compared(key)
    if content is None:
        made = compare(reference, library.side(plan), progress)
        content = {"share": _share(made), "tasks": [_entry(made, one) for one in made.judgements if one.evidence]}
        library.keep_compared(key, plan, content)
    if content["share"] < resources.table(RULES)["card"]["same_matter"]:
        return {}
    return {entry["task"]: _carried(plan, entry) for entry in content["tasks"] if entry["verdict"] in CARRIED}


def shown(found: Sequence[Carried]) -> tuple[Carried, ...]:
    """What the card lists: the plans that carry the task wholly first, those that add to it before the others."""
    ranked = sorted(found, key=lambda one: (one.verdict is not Verdict.COVERED, not one.strengthened, not one.targets))
    return tuple(ranked[: resources.table(RULES)["card"]["shown"]])


def source_of(one: Carried) -> str:
    """山东省加快数字人才…的若干措施（鲁人社发〔2024〕14号）三、（二）."""
    number = written("library.number", number=one.plan.number) if one.plan.number else ""
    return written("library.source", title=one.plan.title, number=number, clause=one.number)


def starting_point(one: Carried) -> str:
    """The plan's words with their source, to be written on from."""
    return written("library.starting_point", words=one.quote, source=source_of(one))


def _pairs(title: str) -> frozenset[str]:
    return frozenset(title[at : at + 2] for at in range(len(title) - 1))


def _key(plan: Plan, reference: Side) -> str:
    cut = [(task.id, task.span.start, task.span.end) for task in reference.tasks]
    parts = (plan.sha256, reference.document.sha256, cut, resources.rules().version, __version__)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _share(made: Comparison) -> float:
    """Share of the tasks a locality can carry that are carried wholly."""
    local = len(made.judgements) - made.count(Verdict.NOT_APPLICABLE)
    return made.count(Verdict.COVERED) / local if local else 0.0


def _entry(made: Comparison, judgement: Judgement) -> dict[str, Any]:
    """What is kept of a judgement."""
    draft = made.draft
    evidence = judgement.evidence[0]
    clause = draft.outline.by_id[evidence.clause]
    here = [task for task in draft.passages if any(task.span.overlaps(one.span) for one in judgement.evidence)]
    figures = {one.span for task in here for one in task.quantities}
    dates = {one.span for task in here for one in task.deadlines}
    return {
        "task": judgement.task.id,
        "verdict": judgement.verdict.value,
        "strengthened": judgement.strengthened,
        "number": clause.number,
        "heading": clause.heading,
        "quote": _line(draft, evidence.span),
        "targets": list(dict.fromkeys(_line(draft, span) for span in sorted(figures | dates))),
        "units": list(dict.fromkeys(owner.name for task in here for owner in task.owners)),
    }


def _carried(plan: Plan, entry: Mapping[str, Any]) -> Carried:
    return Carried(
        plan,
        Verdict(entry["verdict"]),
        entry["strengthened"],
        entry["number"],
        entry["heading"],
        entry["quote"],
        tuple(entry["targets"]),
        tuple(entry["units"]),
    )


def _line(side: Side, span: Span) -> str:
    return "".join(side.quote(span).split("\n"))
