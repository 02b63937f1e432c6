"""A reference and the corrections of its cutting → the reference cut as people want it.

A correction names tasks by what they say. One whose task is not there (another edition of the reference, or better
rules that cut elsewhere) changes nothing and is kept and told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.core.model.project import (
    ContentKey,
    Correction,
    CorrectionKind,
    Decision,
    Pin,
    PinKind,
    Project,
    content_keys,
    found,
    located,
)
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.parsing.recut import merge_tasks, split_task
from desktop.core.text.flat import flat


@dataclass(frozen=True)
class Recut:
    """side: the reference as corrected. origins: task id → numbers of the corrections that it comes from.

    lost: the corrections that these documents have no place for.
    """

    side: Side
    origins: Mapping[str, frozenset[int]] = field(default_factory=dict)
    lost: tuple[Correction, ...] = ()


def recut(side: Side, corrections: Sequence[Correction]) -> Recut:
    """Apply corrections in their order to a reference as it was parsed."""
    origins: dict[str, frozenset[int]] = {}
    lost: list[Correction] = []
    for number, correction in enumerate(corrections):
        places = located(task_keys(side))
        first, second = found(correction.task, places), found(correction.rest, places)
        try:
            if first is None:
                raise ValueError(correction.task)
            if correction.kind is CorrectionKind.SPLIT:
                side, made, of = _split(side, first, correction.rest)
            else:
                side, made, of = _merged(side, first, second)
        except ValueError:
            lost.append(correction)
            continue
        came = frozenset({number}).union(*(origins.pop(task, frozenset()) for task in of))
        origins |= dict.fromkeys(made, came)
    return Recut(side, origins, tuple(lost))


def task_keys(side: Side) -> dict[str, ContentKey]:
    """Task id → its key."""
    return content_keys("reference", side, side.tasks)


def neighbour(side: Side, task: str, by: int) -> str | None:
    """The task before (-1) or behind (1) a task in its clause; None where it is the first or last."""
    tasks = side.tasks
    at = side.places[task] + by
    if not 0 <= at < len(tasks) or tasks[at].clause != tasks[at - by].clause:
        return None
    return tasks[at].id


def split(project: Project, side: Side, task: str, at: int) -> Project:
    """The project in which a task is cut before the character at `at`; what was decided about it holds for both halves.

    side: the reference as it is cut now. Raises ValueError where one half would say nothing.
    """
    whole = _task(side, task)
    _, rest = split_task(side.document.text, side.outline.by_id[whole.clause], whole, at)
    key = task_keys(side)[task]
    words = flat(side.quote(Span(rest.span.start, whole.span.end)))
    return _corrected(project, side, Correction(CorrectionKind.SPLIT, key, replace(key, text=words, repeat=0)))


def merge(project: Project, side: Side, task: str, by: int) -> Project:
    """The project in which a task and its neighbour (before: -1, behind: 1) are one.

    What was decided alike about both holds for it; where they differ, nothing is decided about it. Raises ValueError
    where it has no such neighbour.
    """
    other = neighbour(side, task, by)
    if other is None:
        raise ValueError(task)
    keys = task_keys(side)
    first, second = (task, other) if by > 0 else (other, task)
    return _corrected(project, side, Correction(CorrectionKind.MERGE, keys[first], keys[second]))


def uncut(project: Project, parsed: Side, task: str) -> Project:
    """The project without the corrections that a task comes from, and without those that rest on them.

    parsed: the reference as the machine cut it.
    """
    before = recut(parsed, project.corrections)
    gone = before.origins.get(task, frozenset())
    left = tuple(one for number, one in enumerate(project.corrections) if number not in gone)
    resting = [one for one in recut(parsed, left).lost if one not in before.lost]
    left = tuple(one for one in left if one not in resting)
    after = recut(parsed, left).side
    return _carried_over(replace(project, corrections=left), before.side, after)


def _split(side: Side, task: str, rest: ContentKey) -> tuple[Side, tuple[str, ...], tuple[str, ...]]:
    """The side with a task cut where `rest` begins, the ids that come of it, and the id that goes."""
    whole = _task(side, task)
    places = [at for at in range(whole.span.start, whole.span.end) if not side.document.text[at].isspace()]
    words = flat(side.quote(whole.span))
    if not rest.text or not words.endswith(rest.text) or len(rest.text) == len(words):
        raise ValueError(rest)
    at = places[len(words) - len(rest.text)]
    halves = split_task(side.document.text, side.outline.by_id[whole.clause], whole, at)
    return _exchanged(side, (task,), halves), tuple(half.id for half in halves), (task,)


def _merged(side: Side, first: str, second: str | None) -> tuple[Side, tuple[str, ...], tuple[str, ...]]:
    """The side with two neighbours made one."""
    if second is None or neighbour(side, first, 1) != second:
        raise ValueError(second)
    one, other = _task(side, first), _task(side, second)
    whole = merge_tasks(side.document.text, side.outline.by_id[one.clause], one, other)
    return _exchanged(side, (first, second), (whole,)), (whole.id,), (first, second)


def _exchanged(side: Side, gone: tuple[str, ...], made: Sequence[Task]) -> Side:
    """The side with tasks in place of others; what they take up, such as an announcement between, goes too."""
    place = next(at for at, passage in enumerate(side.passages) if passage.id == gone[0])
    kept = [p for p in side.passages if p.id not in gone and not any(one.span.contains(p.span) for one in made)]
    return replace(side, passages=(*kept[:place], *made, *kept[place:]))


def _task(side: Side, task: str) -> Task:
    return next(one for one in side.tasks if one.id == task)


def _corrected(project: Project, side: Side, correction: Correction) -> Project:
    after = recut(side, (correction,)).side
    made = replace(project, corrections=(*project.corrections, correction))
    return _carried_over(made, side, after)


def _carried_over(project: Project, before: Side, after: Side) -> Project:
    """The project with what was said about tasks that are cut otherwise now said about those that came of them."""
    old, new = task_keys(before), task_keys(after)
    gone = [one for one in before.tasks if new.get(one.id) != old[one.id]]
    made = [one for one in after.tasks if old.get(one.id) != new[one.id]]
    decisions: list[Decision] = []
    pins: list[Pin] = []
    used: set[Decision | Pin] = set()
    for task in made:
        sources = [old[one.id] for one in gone if one.span.overlaps(task.span)]
        said = [[one for one in project.decisions if one.task == key] for key in sources]
        for decision in _alike(said):
            if decision.finding is None or decision.finding.text in new[task.id].text:
                used.update(one for ones in said for one in ones if one.finding == decision.finding)
                decisions.append(replace(decision, task=new[task.id]))
        fixed = [[pin for pin in project.pins if pin.task == key] for key in sources]
        for pin in _agreed(fixed):
            used.update(one for ones in fixed for one in ones if (one.kind, one.passage) == (pin.kind, pin.passage))
            pins.append(replace(pin, task=new[task.id]))
    return replace(
        project,
        decisions=(*(one for one in project.decisions if one not in used), *decisions),
        pins=(*(one for one in project.pins if one not in used), *pins),
    )


def _alike(said: Sequence[Sequence[Decision]]) -> list[Decision]:
    """What holds for a task that comes of several: decisions about findings, and about the tasks if all are alike."""
    made = [one for ones in said for one in ones if one.finding is not None]
    whole = [one for ones in said for one in ones if one.finding is None]
    if whole and len(whole) == len(said) and len({one.kind for one in whole}) == 1:
        made.append(replace(whole[0], reason=_joined(one.reason for one in whole), note=_joined(n.note for n in whole)))
    return made


def _agreed(fixed: Sequence[Sequence[Pin]]) -> list[Pin]:
    """The pins of all tasks; a verdict only where all have the same."""
    every = [pin for pins in fixed for pin in pins]
    verdicts = [pin for pin in every if pin.kind is PinKind.VERDICT]
    agreed = len(verdicts) == len(fixed) and len({pin.verdict for pin in verdicts}) == 1
    return [pin for pin in every if pin.kind is not PinKind.VERDICT] + (verdicts[:1] if agreed else [])


def _joined(words: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(one for one in words if one))
