"""A task cut at a place, or two neighbouring tasks → the tasks that come of it, with all that they say."""

from dataclasses import replace

from desktop.core.model.clause import Clause
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.parsing.sentences import sentences, trimmed
from desktop.core.parsing.tasks import passage

# What may stand between two halves and belongs to neither: A，B; A；B; A。B.
BETWEEN = "，,；;。、：:"


def split_task(text: str, clause: Clause, task: Task, at: int) -> tuple[Task, Task]:
    """The task's two halves, the second from the character at `at` on; ids 2.1-3.1 and 2.1-3.2.

    clause: in which it stands. Both halves keep the responsible units. Raises ValueError where one would be empty.
    """
    if not task.span.start < at < task.span.end:
        raise ValueError(at)
    halves = []
    for number, half in enumerate((Span(task.span.start, at), Span(at, task.span.end)), start=1):
        span = trimmed(text, half, BETWEEN)
        if not any(c.isalnum() for c in span.of(text)):
            raise ValueError(at)
        within = [Span(max(part.start, span.start), min(part.end, span.end)) for part in _meeting(task.parts, span)]
        parts = tuple(cut for one in within if len(cut := trimmed(text, one, BETWEEN)))
        sentence = _sentence(text, task.sentence, span)
        made = passage(text, f"{task.id}.{number}", clause, span, sentence, parts or (span,), measure=True)
        halves.append(replace(made, owners=task.owners))
    return halves[0], halves[1]


def merge_tasks(text: str, clause: Clause, first: Task, second: Task) -> Task:
    """One task from the first's beginning to the second's end; it has the first's id and the units of both.

    Raises ValueError where they do not stand in this order in the clause.
    """
    if first.clause != second.clause or first.span.end > second.span.start:
        raise ValueError(second.id)
    span = Span(first.span.start, second.span.end)
    sentence = Span(min(first.sentence.start, second.sentence.start), max(first.sentence.end, second.sentence.end))
    parts = (first.parts or (first.span,)) + (second.parts or (second.span,))
    made = passage(text, first.id, clause, span, sentence, parts, measure=True)
    return replace(made, owners=tuple(dict.fromkeys((*first.owners, *second.owners))))


def _meeting(parts: tuple[Span, ...], span: Span) -> list[Span]:
    return [part for part in parts if part.overlaps(span)]


def _sentence(text: str, whole: Span, span: Span) -> Span:
    """The sentences of `whole` that `span` stands in."""
    found = [one for one in sentences(text, whole) if one.overlaps(span)]
    return Span(found[0].start, found[-1].end) if found else whole
