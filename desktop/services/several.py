"""A draft's comparison and further upper documents → one table: who asks for what, how the draft carries it, conflicts.

Upper documents are laid beside each other as a draft is laid beside one of them: tasks that find each other ask for the
same, and the rules that name a loss say which of the two asks for more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from desktop.core import resources
from desktop.core.model.finding import Dimension, Finding, Verdict
from desktop.core.model.project import Pin, PinKind, content_keys
from desktop.core.model.review import Comparison, Side
from desktop.core.model.several import Ask, Conflict, Demand, Several
from desktop.core.progress import Progress
from desktop.services import pipeline
from desktop.services.cutting import task_keys
from desktop.services.pairing import named
from desktop.services.rejudging import Rejudge
from desktop.services.review import Compare

RULES = "rules/several.toml"
# Numbers, dates, units and strength can conflict; that one document says more words about a matter is none.
DIMENSIONS = (Dimension.TARGET, Dimension.DEADLINE, Dimension.RESPONSIBILITY, Dimension.MODALITY)


@dataclass(frozen=True, slots=True)
class _Joined:
    """links: task of the one document → tasks of the other. conflicts: by both tasks."""

    links: Mapping[str, tuple[str, ...]]
    conflicts: Mapping[tuple[str, str], tuple[Conflict, ...]]


def several(first: Comparison, others: Sequence[Side], compare: Compare, progress: Progress) -> Several:
    """Lay the draft of a comparison beside further upper documents too, and these beside each other.

    Raises what `compare` does, such as ReadError `same_file`.
    """
    comparisons = (first, *(compare(other, first.draft, progress) for other in others))
    sides = [one.reference for one in comparisons]
    joined = {
        (one, other): _joined(sides, one, other, compare, progress) for one, other in combinations(range(len(sides)), 2)
    }
    return Several(comparisons, _names(sides), tuple(_demands(sides, joined)))


def lay_beside(first: Comparison, files: Iterable[Path], progress: Progress) -> Several:
    """The same for upper documents in files. Raises ReadError, Cancelled."""
    others = [pipeline.comparable(pipeline.understand(pipeline.read(path))) for path in files]
    return several(first, others, pipeline.compare, progress)


def _names(sides: Sequence[Side]) -> tuple[str, ...]:
    """国家文件, 广东省文件; their titles where that tells nothing or not enough."""
    made = [named(side.recognition) for side in sides]
    return tuple(name if name and made.count(name) == 1 else side.title for name, side in zip(made, sides, strict=True))


def _joined(sides: Sequence[Side], one: int, other: int, compare: Compare, progress: Progress) -> _Joined:
    forth, back = compare(sides[one], sides[other], progress), compare(sides[other], sides[one], progress)
    found, returned = _found(forth), _found(back)
    rules = resources.table(RULES)
    links: dict[str, tuple[str, ...]] = {}
    for task, near in found.items():
        kept = []
        for counterpart, score in near.items():
            best = next(iter(returned.get(counterpart, {})), None)
            if score >= rules["mutual_from" if best == task else "one_sided_from"]:
                kept.append(counterpart)
        if kept:
            links[task] = tuple(kept)
    conflicts: dict[tuple[str, str], tuple[Conflict, ...]] = {}
    for task, counterpart, more in _asking_more(forth, links):
        conflicts[task, counterpart] = _conflicts(forth, Ask(one, task), Ask(other, counterpart), more)
    reverse = _reversed(links)
    for counterpart, task, more in _asking_more(back, reverse):
        made = _conflicts(back, Ask(other, counterpart), Ask(one, task), more)
        conflicts[task, counterpart] = _merged(conflicts.get((task, counterpart), ()), made)
    return _Joined(links, conflicts)


def _found(comparison: Comparison) -> dict[str, dict[str, float]]:
    """Task → the other document's tasks that carry it, the best first, with how much of it."""
    made: dict[str, dict[str, float]] = {}
    for judgement in comparison.judgements:
        if judgement.verdict is Verdict.MISSING:
            continue
        for evidence in judgement.evidence:
            for task in comparison.draft.tasks:
                if task.span.overlaps(evidence.span):
                    made.setdefault(judgement.task.id, {}).setdefault(task.id, evidence.score)
    return made


def _reversed(links: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    made: dict[str, tuple[str, ...]] = {}
    for task, counterparts in links.items():
        for counterpart in counterparts:
            made[counterpart] = (*made.get(counterpart, ()), task)
    return made


def _asking_more(
    comparison: Comparison, links: Mapping[str, Sequence[str]]
) -> Iterable[tuple[str, str, tuple[Finding, ...]]]:
    """Each joined pair, and in what the first of it asks for more: the rules over exactly these two."""
    rejudge, keys = Rejudge(comparison), task_keys(comparison.reference)
    passages = content_keys("draft", comparison.draft, comparison.draft.passages)
    for place in range(max((len(one) for one in links.values()), default=0)):
        pins = {
            task: (Pin(keys[task], PinKind.LINK, passages[counterparts[place]]),)
            for task, counterparts in links.items()
            if place < len(counterparts)
        }
        judged = rejudge.corrected(pins, tuple(Dimension)).by_task
        for task in pins:
            findings = tuple(one for one in judged[task].findings if one.dimension in DIMENSIONS)
            if findings:
                yield task, links[task][place], findings


def _conflicts(comparison: Comparison, more: Ask, less: Ask, findings: Iterable[Finding]) -> tuple[Conflict, ...]:
    return tuple(
        Conflict(
            one.dimension,
            more,
            less,
            comparison.reference.quote(one.reference),
            comparison.draft.quote(one.draft) if one.draft else "",
        )
        for one in findings
    )


def _merged(forth: Sequence[Conflict], back: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts of both directions; where each document names what the other does not, they are one."""
    left = list(back)
    made = []
    for one in forth:
        twin = next(
            (two for two in left if two.dimension is one.dimension and not (one.less_words or two.less_words)), None
        )
        if twin is None:
            made.append(one)
            continue
        left.remove(twin)
        made.append(Conflict(one.dimension, one.more, one.less, one.more_words, twin.more_words, both=True))
    return (*made, *left)


def _demands(sides: Sequence[Side], joined: Mapping[tuple[int, int], _Joined]) -> Iterable[Demand]:
    taken: set[Ask] = set()
    for one, side in enumerate(sides):
        for task in side.tasks:
            ask = Ask(one, task.id)
            if ask in taken:
                continue
            asks = [ask]
            conflicts: list[Conflict] = []
            for other in range(one + 1, len(sides)):
                pair = joined[one, other]
                for counterpart in pair.links.get(task.id, ()):
                    asks.append(Ask(other, counterpart))
                    conflicts += pair.conflicts.get((task.id, counterpart), ())
            taken.update(asks)
            yield Demand(tuple(asks), tuple(conflicts))
