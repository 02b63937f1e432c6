"""The draft's own tasks, its preface left aside → 任务分解表, the table of who does what by when attached to a plan.

Only what the draft says: what it does not say stays empty and is listed below the table, task by task.
"""

from collections.abc import Iterable
from datetime import datetime

from desktop.core.messages import text
from desktop.core.model.clause import ClauseKind
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.model.task import OwnerRole, Quantity, Task
from desktop.core.wordml.package import to_bytes
from desktop.core.writers.gongwen import new_document
from desktop.core.writers.markup import Row, append, paragraph, run, table
from desktop.core.writers.report_rows import clause_number

COLUMNS = {
    "number": 640,
    "clause": 1500,
    "task": 5150,
    "lead": 1900,
    "support": 1900,
    "deadline": 1500,
    "target": 1980,
}  # twips; together gongwen.LANDSCAPE_WIDTH
WHOLE = 240  # characters of a task; a row with more may break across pages
NAMED = 36  # characters; a number with the words that name what it counts, if they are no longer than this


def task_table(comparison: Comparison, *, moment: datetime) -> bytes:
    """The table as .docx bytes: the same comparison and moment give the same bytes. moment: goes into the properties.

    Of a comparison that is limited to some tasks of the reference, those of the draft that carry one of them.
    """
    draft = comparison.draft
    title = text("task_table.title", title=draft.title)
    document = new_document(title=title, moment=moment, landscape=True)
    tasks = _tasks(draft)
    note = text("task_table.note")
    if comparison.selection is not None:
        whole, tasks = tasks, _carrying(tasks, comparison)
        note += text("task_table.limited", words=comparison.selection.words, shown=len(tasks), tasks=len(whole))
    append(
        document,
        paragraph(run(title), style="Title"),
        paragraph(run(note), style="Note", keep_next=True),
        table(
            tuple(COLUMNS.values()),
            [_row(number, task, draft) for number, task in enumerate(tasks, start=1)],
            head=[text(f"task_table.column.{name}") for name in COLUMNS],
        ),
        *_not_stated(tasks),
    )
    return to_bytes(document)


def _tasks(draft: Side) -> tuple[Task, ...]:
    """The tasks of the plan; what stands before its first number says why there is one, not what is to be done."""
    numbered = tuple(task for task in draft.tasks if draft.outline.by_id[task.clause].kind is not ClauseKind.LEAD)
    return numbered or draft.tasks


def _carrying(tasks: tuple[Task, ...], comparison: Comparison) -> tuple[Task, ...]:
    """Those of the tasks that carry one of the reference's that the comparison is limited to."""
    spans = [evidence.span for judgement in comparison.selected for evidence in judgement.evidence]
    return tuple(task for task in tasks if any(task.span.overlaps(span) for span in spans))


def _row(number: int, task: Task, draft: Side) -> Row:
    cells = [
        paragraph(run(str(number)), style="TableText", align="center"),
        _cell(clause_number(task.clause, draft).replace(" ", "\n")),
        _cell(_flat(draft.quote(task.span))),
    ]
    shared = _owners(task, OwnerRole.RESPONSIBLE)
    if shared and not _owners(task, OwnerRole.LEAD):
        cells.append(_cell(_list(shared)))
        spans: tuple[int, ...] = (1, 1, 1, 2, 1, 1)
    else:
        cells += [
            _cell(_list(_owners(task, OwnerRole.LEAD))),
            _cell(_list((*_owners(task, OwnerRole.SUPPORT), *shared))),
        ]
        spans = ()
    cells.append(_cell("\n".join(dict.fromkeys(_flat(draft.quote(limit.span)) for limit in task.deadlines))))
    cells.append(_cell("\n".join(dict.fromkeys(_target(quantity, draft) for quantity in task.quantities))))
    return Row(tuple(cells), whole=len(task.span) <= WHOLE, spans=spans)


def _not_stated(tasks: tuple[Task, ...]) -> Iterable[str]:
    """What the draft leaves open, each as a sentence with the numbers of the tasks."""
    numbered = list(enumerate(tasks, start=1))
    left_open = {
        "owners": [number for number, task in numbered if not task.owners],
        "lead": [number for number, task in numbered if task.owners and not _owners(task, OwnerRole.LEAD)],
        "deadline": [number for number, task in numbered if not task.deadlines],
        "target": [number for number, task in numbered if not task.quantities],
    }
    yield paragraph(run(text("task_table.open.heading")), style="Note", keep_next=True)
    for name, numbers in left_open.items():
        key = f"task_table.open.{name}" if numbers else f"task_table.open.{name}_none"
        words = text(key, count=len(numbers), numbers=_ranges(numbers))
        yield paragraph(run(words), style="TableText")


def _ranges(numbers: list[int]) -> str:
    """1, 2, 3, 7 → 1—3、7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return text("task_table.list_mark").join(
        str(first) if first == last else text("task_table.range", first=first, last=last) for first, last in runs
    )


def _owners(task: Task, role: OwnerRole) -> tuple[str, ...]:
    return tuple(owner.name for owner in task.owners if owner.role is role)


def _list(units: Iterable[str]) -> str:
    return text("task_table.list_mark").join(dict.fromkeys(units))


def _target(quantity: Quantity, draft: Side) -> str:
    """The number with the words beside it that say what it counts, where they stand close by."""
    whole = quantity.span
    if len(quantity.topic):
        whole = Span(min(whole.start, quantity.topic.start), max(whole.end, quantity.topic.end))
    return _flat(draft.quote(whole if len(whole) <= NAMED else quantity.span))


def _cell(words: str) -> str:
    return paragraph(run(words), style="TableText")


def _flat(words: str) -> str:
    return "".join(words.split("\n"))
