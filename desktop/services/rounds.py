"""The review of one round and the next draft → the review of the next round, and what changed between the two.

Decisions and pins go on by content. A decision about a task whose verdict, evidence or findings are other than before
is opened again: the earlier one is kept beside it. Where not a word of what is shown for the task changed and only the
machine weighs it otherwise, the decision goes on: a person decided about those words. Nothing of the earlier round is
lost: see `model.project.Round`.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.core.errors import ReadError
from desktop.core.model.finding import Dimension, Judgement, Severity, Verdict
from desktop.core.model.project import (
    FindingKey,
    PinKind,
    Project,
    Round,
    Source,
    Upper,
    finding_keys,
    found,
    located,
)
from desktop.core.model.review import Comparison, Side
from desktop.core.model.rounds import Change, History, Revised, Station, Tally, Turn
from desktop.core.progress import Progress
from desktop.core.text.flat import flat
from desktop.core.text.versions import versions
from desktop.services.cutting import task_keys
from desktop.services.filtering import PROBLEMS
from desktop.services.project import side_of
from desktop.services.review import Compare, ReviewSession, begin_review
from desktop.services.standing import Standing

# Bytes of earlier drafts that a project file carries besides the one before the present: some thirty Word files. Older
# ones beyond that leave their name, their SHA-256, their figures and what was decided.
KEPT = 32 * 1024 * 1024
GRAVITY = {Verdict.NOT_APPLICABLE: 0, Verdict.COVERED: 0, Verdict.WEAKENED: 1, Verdict.MISSING: 2}


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a comparison says of a task, in words, so that it can be laid beside another comparison's."""

    verdict: Verdict
    lost: dict[FindingKey, Severity]


def next_round(
    before: ReviewSession, draft: Side, source: Source, compare: Compare, progress: Progress, *, moment: str
) -> ReviewSession:
    """The review of the next draft for the same reference.

    source: the draft's file. moment: the day, ISO. Raises ReadError `same_round` where it is the draft under review,
    and what `compare` does.
    """
    if hashlib.sha256(source.data).hexdigest() == hashlib.sha256(before.project.draft.data).hexdigest():
        raise ReadError("same_round", name=source.name)
    machine = compare(before.comparison.reference, draft, progress)
    carried = replace(before.project, draft=source, edits=())
    after = ReviewSession(machine, carried, parsed=before.parsed)
    changed = _touched(changes(before.comparison, after.comparison))
    # A verdict by hand hides what the words do: where they are others, neither it nor what was decided on it holds.
    judged = {one for one in after.pinned if any(pin.kind is PinKind.VERDICT for pin in after.pins(one))}
    changed |= judged & _touched(changes(before.machine, machine))
    opened = _opened(before, after, changed, moment)
    also = tuple(_onward(before, place, draft, source, compare, progress) for place in range(len(opened.also)))
    after.put(replace(opened, also=also))
    return after


def _onward(
    before: ReviewSession, place: int, draft: Side, source: Source, compare: Compare, progress: Progress
) -> Upper:
    """A further upper document with what still holds of its decisions in the next round."""
    project = before.project.turned_to(place)
    document = project.reference
    if not (project.decisions or project.pins):
        return before.project.also[place]
    alone = replace(project, also=(), rounds=())
    session = begin_review(side_of(document), before.machine.draft, alone, compare, progress)
    made = next_round(session, draft, source, compare, progress, moment="").project
    return Upper(document, made.decisions, made.pins, made.corrections, made.reopened)


def previous(project: Project) -> Project | None:
    """The project as it stood in the round before; None in the first, or where that draft is not kept."""
    if not project.rounds or not project.rounds[-1].draft.data:
        return None
    last = project.rounds[-1]
    return replace(
        project,
        draft=last.draft,
        decisions=last.decisions,
        pins=last.pins,
        edits=last.edits,
        also=last.also,
        rounds=project.rounds[:-1],
        reopened=last.reopened,
    )


def earlier(session: ReviewSession, compare: Compare, progress: Progress) -> Comparison | None:
    """The comparison of the round before, with its own pins; None where there is none that can be made.

    It is made anew by the rules in force, from the reference as it is cut now: what differs is the draft's doing. The
    draft is its file as it was read: what was written into it here and came back in the next file was mended between
    the two.
    """
    before = previous(session.project)
    if before is None:
        return None
    before = replace(before, edits=())
    return begin_review(session.parsed, side_of(before.draft), before, compare, progress).comparison


def history(session: ReviewSession, told: tuple[Change, ...] = (), revised: tuple[Revised, ...] = ()) -> History | None:
    """All rounds of the project, and what the present one changed. told: what `changes` makes. None in the first."""
    project = session.project
    if not project.rounds:
        return None
    ended = [(one.draft.name, one.sha256, one.ended, one.tally, bool(one.edits)) for one in project.rounds]
    document = session.comparison.draft.document
    stations = [*ended, (document.name, document.sha256, "", tally(session), bool(project.edits))]
    decided = project.rounds[-1].decisions
    return History(
        tuple(Station(number, *one) for number, one in enumerate(stations, start=1)),
        told,
        session.reopened,
        sum(one in decided for one in project.decisions),
        revised,
    )


def tally(session: ReviewSession) -> Tally:
    """The present state of a review in figures."""
    comparison = session.comparison
    problems = [one.task.id for one in comparison.judgements if one.verdict in PROBLEMS]
    return Tally(
        tasks=len(comparison.judgements),
        covered=comparison.count(Verdict.COVERED),
        weakened=comparison.count(Verdict.WEAKENED),
        missing=comparison.count(Verdict.MISSING),
        not_applicable=comparison.count(Verdict.NOT_APPLICABLE),
        settled=sum(map(session.settled, problems)),
        characters=comparison.draft.document.characters,
    )


def revised(before: Side, after: Side) -> tuple[Revised, ...]:
    """Both versions of a draft, paragraph by paragraph; one that holds several clauses is cut where they begin."""
    return versions(*(_paragraphs(side) for side in (before, after)))


def _paragraphs(side: Side) -> list[str]:
    text = side.document.text
    starts = {one.span.start for one in side.document.paragraphs} | {one.span.start for one in side.outline.clauses}
    return [text[start:end].strip() for start, end in pairwise((*sorted(starts), len(text)))]


def changes(before: Comparison, after: Comparison) -> tuple[Change, ...]:
    """The tasks of `after` that are judged otherwise than in `before`, in their order."""
    places, standing = located(task_keys(before.reference)), Standing(before, after)
    keys = task_keys(after.reference)
    made = []
    for judgement in after.judgements:
        old = found(keys[judgement.task.id], places)
        if old is None:
            made.append(_come(judgement, after))
            continue
        was = before.by_task[old]
        if was.verdict is judgement.verdict is Verdict.NOT_APPLICABLE:
            continue  # nobody asks the draft for it, whatever the draft says
        told = _change(was, judgement, before, after)
        if _outcome(was, before) == _outcome(judgement, after):
            made += [] if standing.same(was, judgement) else [told]
        else:
            untouched = standing.untouched(was, judgement)
            made.append(replace(told, turn=Turn.REJUDGED) if untouched else told)
    return tuple(made)


def _touched(changed: Iterable[Change]) -> frozenset[str]:
    """The tasks that the draft's own words made others."""
    return frozenset(change.task for change in changed if change.turn is not Turn.REJUDGED)


def _opened(before: ReviewSession, after: ReviewSession, changed: frozenset[str], moment: str) -> Project:
    """The project of the next round. changed: the tasks that are open again, and whose verdict by hand is over."""
    old, places = before.project, located(task_keys(after.comparison.reference))
    decided = {one.task for one in old.decisions}
    again = tuple(one for one in old.decisions if found(one.task, places) in changed)
    waiting = tuple(one for one in old.reopened if one.task not in decided)
    ended = Round(
        old.draft,
        hashlib.sha256(old.draft.data).hexdigest(),
        moment,
        tally(before),
        old.decisions,
        old.pins,
        old.edits,
        old.reopened,
        old.also,
    )
    return replace(
        after.project,
        decisions=tuple(one for one in old.decisions if one not in again),
        pins=tuple(
            one for one in old.pins if one.kind is not PinKind.VERDICT or found(one.task, places) not in changed
        ),
        rounds=_within((*old.rounds, ended)),
        reopened=(*waiting, *again),
    )


def _within(rounds: tuple[Round, ...]) -> tuple[Round, ...]:
    """The rounds without the drafts that are beyond what a file is to carry, the oldest ones; the last one stays."""
    left, kept = KEPT, []
    for one in reversed(rounds[:-1]):
        left -= len(one.draft.data)
        kept.append(one if left >= 0 else replace(one, draft=replace(one.draft, data=b"")))
    return (*reversed(kept), rounds[-1])


def _outcome(judgement: Judgement, comparison: Comparison) -> _Outcome:
    keys = finding_keys(comparison.reference, judgement)
    found_on = zip(keys, judgement.findings, strict=True)
    return _Outcome(judgement.verdict, {key: finding.severity for key, finding in found_on})


def _come(judgement: Judgement, comparison: Comparison) -> Change:
    """A task that the round before did not have."""
    turn = Turn.NEW if judgement.verdict in PROBLEMS else Turn.OTHER
    return Change(
        judgement.task.id, turn, None, judgement.verdict, come=_dimensions(_outcome(judgement, comparison).lost)
    )


def _change(old: Judgement, new: Judgement, before: Comparison, after: Comparison) -> Change:
    was, now = _outcome(old, before), _outcome(new, after)
    gone = [key for key in was.lost if key not in now.lost]
    come = [key for key in now.lost if key not in was.lost]
    return Change(
        new.task.id,
        _turn(was, now, bool(gone), bool(come)),
        was.verdict,
        now.verdict,
        tuple(flat(before.draft.quote(one.span)) for one in old.evidence),
        _dimensions(gone),
        _dimensions(come),
    )


def _turn(was: _Outcome, now: _Outcome, gone: bool, come: bool) -> Turn:
    """Graver or less grave: by the verdict, then by what was found, then by how much it matters."""
    by = GRAVITY[now.verdict] - GRAVITY[was.verdict]
    if not by and was.verdict is Verdict.WEAKENED:
        by = (come and not gone) - (gone and not come)
    if not by and not gone and not come:
        order = list(Severity)
        steps = [order.index(was.lost[key]) - order.index(now.lost[key]) for key in now.lost]
        by = any(step > 0 for step in steps) - any(step < 0 for step in steps)
    if by < 0:
        return Turn.MENDED
    if by > 0:
        return Turn.WORSE if was.verdict in PROBLEMS else Turn.NEW
    return Turn.OTHER


def _dimensions(keys: Iterable[FindingKey]) -> tuple[Dimension, ...]:
    return tuple(dict.fromkeys(key.dimension for key in keys))
