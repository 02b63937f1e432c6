"""A comparison that follows the draft while it is written, clause by clause.

Beginning it costs what comparing costs. From then on a change in a clause is compared with what may be about it: the
passages of that clause with all tasks, and the tasks that had or have one of them near. What a word tells in the whole
draft, and how close the draft keeps to the reference's wording, stay as they were at the beginning
(`alignment.live`); when the drafter pauses, the whole is compared anew, and what is shown then is what anybody gets who
opens the draft as a file.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace

from desktop.core.alignment.company import best_scores
from desktop.core.alignment.live import LiveMatching
from desktop.core.checks.verdicts import Ground, ground, judged
from desktop.core.model.clause import Clause
from desktop.core.model.finding import Evidence, Judgement
from desktop.core.model.review import Comparison, Side
from desktop.core.model.span import Span
from desktop.core.model.task import Task
from desktop.core.parsing.again import signature
from desktop.core.progress import Part, Progress, Silent
from desktop.services.pipeline import STEPS, laid_out

MATCHING, JUDGING = (20, 75), (75, 95)
QUOTED = "“"


class LiveComparison:
    """One reference, and a draft in its latest state."""

    def __init__(self, reference: Side, draft: Side, progress: Progress | None = None) -> None:
        """Compare the whole, as `pipeline.compare` does. Raises Cancelled when `progress` says so."""
        watch = progress or Silent()
        self._matching = LiveMatching(reference, draft, Part(watch, "align", *MATCHING, STEPS))
        matches = self._matching.matches
        self._ground = ground(draft, matches)
        judging = Part(watch, "check", *JUDGING, STEPS)
        judgements = tuple(judged(reference, draft, match, self._ground) for match in judging.through(matches))
        self.comparison: Comparison = laid_out(reference, draft, judgements, best_scores(matches))

    @property
    def draft(self) -> Side:
        """The draft in the state that was compared last."""
        return self.comparison.draft

    @property
    def manner(self) -> Ground:
        """What the whole said of each task at the beginning."""
        return self._ground

    def follow(self, draft: Side) -> Comparison:
        """Compare the draft in another state of it. A judgement that nothing touched is the same object as before."""
        reference, before = self.comparison.reference, self.draft
        kept, moved_by = _unchanged(before, draft, self._matching.numbers)
        changed = self._matching.follow(draft, kept)
        matches, places = self._matching.matches, self._matching.places
        was, self._ground = self._ground, ground(draft, matches, self._ground)
        others = {
            number
            for number in was.takers.keys() | self._ground.takers.keys()
            if was.takers.get(number) != self._ground.takers.get(number)
        }
        taken = {places[number]: task for number, task in self._ground.takers.items()}
        on = replace(self._ground, takers=taken)
        judgements = []
        for place, (old, match) in enumerate(zip(self.comparison.judgements, matches, strict=True)):
            again = (
                place in changed
                or any(candidate.number in others for candidate in match.candidates)
                or QUOTED in reference.quote(old.task.span)
            )
            judgements.append(
                judged(reference, draft, self._matching.match(place), on) if again else _moved(old, moved_by)
            )
        near = {places[number]: score for number, score in best_scores(matches).items()}
        self.comparison = laid_out(reference, draft, tuple(judgements), near)
        return self.comparison


def _unchanged(before: Side, after: Side, numbers: tuple[int, ...]) -> tuple[list[int | None], Callable[[Span], Span]]:
    """For each passage of `after` its number in `before`, where nothing that is said of it can differ; and where a
    stretch of an unchanged clause has gone."""
    old = _by_clause(before, numbers)
    kept: list[int | None] = []
    starts: list[int] = []
    shifts: list[int] = []
    last = -1
    for clause, passages in _by_clause(after, range(len(after.passages))).items():
        same = before.outline.by_id.get(clause)
        known = old.get(clause, [])
        now = after.outline.by_id[clause]
        place = known[0][0] if known else 0
        if same is None or not passages or place <= last or not _alike(before, same, known, after, now, passages):
            kept += [None] * len(passages)
            continue
        last = known[-1][0]
        kept += [number for _, number, _ in known]
        starts.append(same.span.start)
        shifts.append(now.span.start - same.span.start)

    def moved(span: Span) -> Span:
        by = shifts[bisect_right(starts, span.start) - 1]
        return span.shifted(by) if by else span

    return kept, moved


_Numbered = list[tuple[int, int, Task]]


def _by_clause(side: Side, numbers: "tuple[int, ...] | range") -> dict[str, _Numbered]:
    """Clause id → its passages, each with its place and number."""
    found: dict[str, _Numbered] = {clause.id: [] for clause in side.outline.clauses}
    for place, (number, passage) in enumerate(zip(numbers, side.passages, strict=True)):
        found[passage.clause].append((place, number, passage))
    return found


def _alike(before: Side, old: Clause, known: _Numbered, after: Side, now: Clause, passages: _Numbered) -> bool:
    """Whether a clause says the same under the same headings, and was cut into the same passages."""
    if list(_chain(before, old)) != list(_chain(after, now)) or len(known) != len(passages):
        return False
    if "\t" not in after.quote(now.span):
        return True
    by = now.span.start - old.span.start  # rows of a table depend on its head, which may stand in another clause
    return all(one.shifted(by) == other for (_, _, one), (_, _, other) in zip(known, passages, strict=True))


def _chain(side: Side, clause: Clause) -> Iterator[object]:
    yield signature(side.document.text, clause)
    while clause.parent is not None:
        clause = side.outline.by_id[clause.parent]
        yield clause.id, clause.heading, side.document.text[clause.span.start : clause.body.start]


def _moved(judgement: Judgement, to: Callable[[Span], Span]) -> Judgement:
    """A judgement about passages of unchanged clauses, which may stand elsewhere now."""

    def each(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(one, span=to(one.span)) for one in evidence)

    spans = [one.span for one in (*judgement.evidence, *judgement.candidates)]
    spans += [finding.draft for finding in judgement.findings if finding.draft]
    if all(to(span) is span for span in (*spans, *judgement.additions_to)):
        return judgement
    return replace(
        judgement,
        evidence=each(judgement.evidence),
        candidates=each(judgement.candidates),
        findings=tuple(replace(one, draft=to(one.draft)) if one.draft else one for one in judgement.findings),
        additions_to=tuple(map(to, judgement.additions_to)),
    )
