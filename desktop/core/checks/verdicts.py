"""Matches → the one verdict for each task, with evidence, findings and the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.core import messages, resources
from desktop.core.checks.authority import authority
from desktop.core.checks.carrying import closeness_of, features, follows, likelihoods, manner, share_of
from desktop.core.checks.condition import condition
from desktop.core.checks.content import content
from desktop.core.checks.copied import RUN as LONG
from desktop.core.checks.copied import copied, in_runs, wording_of
from desktop.core.checks.deadline import deadline
from desktop.core.checks.left_out import RULE as LEFT_OUT
from desktop.core.checks.left_out import left_out
from desktop.core.checks.measure import measure
from desktop.core.checks.modality import modality
from desktop.core.checks.named import named
from desktop.core.checks.pair import Pair
from desktop.core.checks.responsibility import responsibility, shared_out
from desktop.core.checks.scope import scope
from desktop.core.checks.step import step
from desktop.core.checks.target import target
from desktop.core.model.alignment import Candidate, Match
from desktop.core.model.finding import Authority, Evidence, Finding, Judgement, Verdict
from desktop.core.model.message import Message
from desktop.core.model.review import Addition, Side
from desktop.core.model.span import Span
from desktop.core.model.task import Comparison
from desktop.core.progress import NOBODY, Part
from desktop.core.text.clause_number import cited
from desktop.core.text.flat import flat
from desktop.core.text.runs import shared, stretches

RULES = "rules/verdict.toml"
# Rules whose findings are losses whatever the likelihoods say (`_overruling`).
HARD = frozenset({"target", "deadline", "modality", "named", "step"})
CHECKS = (modality, target, scope, named, deadline, responsibility, measure, condition, step, left_out)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the whole says of each task. closeness: of the draft to the reference's wording (`carrying.closeness_of`).

    takers: passage → the one task that it carries, in a draft that copies; else nothing. own_units: whether the draft
    shares the work out among units of its own (`responsibility.shared_out`).
    """

    closeness: float
    takers: Mapping[int, str]
    own_units: bool = False


def ground(draft: Side, matches: Sequence[Match], before: Ground | None = None) -> Ground:
    """Look at all matches; before: an earlier state of the draft, whose manner of writing still holds."""
    closeness = before.closeness if before else closeness_of(matches)
    own_units = before.own_units if before else shared_out(draft, matches)
    return Ground(closeness, _takers(matches) if manner(closeness) == "close" else {}, own_units)


def judge(reference: Side, draft: Side, matches: Sequence[Match], watch: Part = NOBODY) -> tuple[Judgement, ...]:
    """One judgement for each match, in order. watch: hears of each match; may raise Cancelled."""
    on = ground(draft, matches)
    return tuple(judged(reference, draft, match, on) for match in watch.through(matches))


def _takers(matches: Sequence[Match]) -> dict[int, str]:
    """Passage → the task whose wording it takes over: where a draft copies, that is the one task it carries."""
    least = float(resources.table(RULES)["decision"]["taken"])
    best: dict[int, tuple[float, str]] = {}
    for match in matches:
        for candidate in match.candidates:
            share = share_of(candidate, "runs")
            if share >= least and share > best.get(candidate.number, (0.0, ""))[0]:
                best[candidate.number] = (share, match.task.id)
    return {number: task for number, (_, task) in best.items()}


def _left(match: Match, takers: Mapping[int, str]) -> Match:
    """The match without the passages that take over another task's wording and little of this one's."""
    most = float(resources.table(RULES)["decision"]["echo"])
    left = tuple(
        candidate
        for candidate in match.candidates
        if takers.get(candidate.number, match.task.id) == match.task.id or share_of(candidate, "runs") >= most
    )
    return replace(match, candidates=left)


def judged(reference: Side, draft: Side, match: Match, on: Ground) -> Judgement:
    """The judgement of one match. It depends on the draft beyond the match in the sentences of its candidates, and in
    whether a name that the task quotes (“…”) stands anywhere."""
    kind, cue = authority(reference.document.text, match.task)
    shown = nearest(match)
    left = _left(match, on.takers)
    verdict, sure, carried, findings = _decided(reference, draft, match, left, on)
    if cue is not None and not _kept(reference, draft, left):
        code = "finding.verdict.national" if kind is Authority.NATIONAL else "finding.verdict.region"
        return Judgement(
            match.task,
            Verdict.NOT_APPLICABLE,
            kind,
            Message.of(code, cue=flat(reference.quote(cue))),
            float(resources.table(RULES)["authority"]["confidence"]),
            evidence=tuple(candidate.evidence for candidate in carried),
            candidates=shown,
            authority_cue=cue,
        )
    if verdict is Verdict.MISSING:
        return Judgement(match.task, verdict, kind, _why_missing(draft, match), sure, candidates=shown)
    added = _added(Pair(reference, draft, match, carried))
    share = copied(draft.quote(carried[0].evidence.span), wording_of(reference.document.text))
    return Judgement(
        match.task,
        verdict,
        kind,
        _why_carried(draft, carried, findings, strengthened=bool(added), share=share),
        sure,
        evidence=_quoted(left, carried),
        candidates=shown,
        findings=findings,
        strengthened=bool(added),
        additions_to=added,
        copied=round(share, 4),
        authority_cue=cue,
    )


def _kept(reference: Side, draft: Side, match: Match) -> bool:
    """Whether the draft has the task word for word, whoever should carry it: then it is judged like any other."""
    if not match.candidates:
        return False
    pair = Pair(reference, draft, match, match.candidates[:1])
    share = in_runs(reference.quote(match.task.span), stretches(pair.said, LONG))
    return share >= float(resources.table(RULES)["authority"]["kept"])


_Decision = tuple[Verdict, float, tuple[Candidate, ...], tuple[Finding, ...]]


def _decided(reference: Side, draft: Side, whole: Match, match: Match, on: Ground) -> _Decision:
    """Verdict, confidence, the passages that carry the task, and the findings; whole: the match with what other tasks
    take over (`_left`).

    Where the draft takes over the wording, what is not taken over is a loss by intent, and the rules decide
    alone. Elsewhere the likelihoods decide, and only a number, date or strength word that fell overrules them.
    """
    rules = resources.table(RULES)["decision"]

    def laid(match: Match, carried: tuple[Candidate, ...]) -> Pair:
        close = manner(on.closeness) == "close"
        return Pair(reference, draft, match, carried, close, on.own_units, follows(on.closeness))

    if apart := _taken_apart(reference, draft, whole):
        pair = laid(whole, apart)
        findings = losses(pair)
        return Verdict.WEAKENED if findings else Verdict.COVERED, float(rules["sure"]), apart, findings
    if not match.candidates:
        return Verdict.MISSING, 1.0, (), ()
    measured = features(Pair(reference, draft, match, match.candidates[:1]), on.closeness)
    if measured["union"] < rules["nothing"]:
        return Verdict.MISSING, float(rules["nothing_sure"]), (), ()
    likely = likelihoods(measured)
    carried = _carried(match)
    pair = laid(match, carried)
    findings = losses(pair)
    if measured["runs"] >= rules["verbatim"]:
        verdict = Verdict.WEAKENED if findings else Verdict.COVERED
        certain = pair.close or not findings or any(finding.rule in HARD for finding in findings)
        return verdict, float(rules["sure" if certain else "rather"]), carried, findings
    verdict = max(likely, key=lambda kind: likely[kind])
    if verdict is Verdict.MISSING and (literal := _literal(pair)):
        half = Pair(reference, draft, match, (literal,))
        return Verdict.WEAKENED, float(rules["sure"]), (literal,), measure(half) or content(half)
    hard = _overruling(pair, findings, measured["union"])
    if verdict is Verdict.COVERED and hard:
        return Verdict.WEAKENED, round(max(0.5, likely[Verdict.WEAKENED]), 3), carried, hard
    sure = round(likely[verdict], 3)
    if verdict is Verdict.WEAKENED:
        return verdict, sure, carried, findings or content(pair)
    return verdict, sure, carried if verdict is Verdict.COVERED else (), ()


def losses(pair: Pair) -> tuple[Finding, ...]:
    """What all rules find, no words twice: a list that lost a member is told by `scope`."""
    found = [finding for check in CHECKS for finding in check(pair)]
    told = [finding.reference for finding in found if finding.rule != LEFT_OUT]
    return tuple(
        finding
        for finding in found
        if finding.rule != LEFT_OUT or not any(place.overlaps(finding.reference) for place in told)
    )


def _overruling(pair: Pair, findings: Sequence[Finding], union: float) -> tuple[Finding, ...]:
    """The findings that make a task weakened although its likelihoods say that it is carried; union: `features`.

    One figure for another is a loss in whatever words, and so is a name that was to be taken up. A figure that a
    sentence in other words leaves out, and a word of strength in it, are one only where the rest of the task is there.
    Where the draft says nothing but what it took over, or goes through the reference sentence by sentence, it has
    shortened the sentence: what a list or a pair lost counts, too.
    """
    rules = resources.table(RULES)["decision"]
    shortened = bool(pair.shortened >= rules["shortened"])
    told = bool(shortened or union >= rules["told"])

    def counts(finding: Finding) -> bool:
        match finding.rule:
            case "scope":
                return shortened or pair.follows
            case "left_out":
                return pair.follows
            case "condition":
                return told and pair.follows
            case "named":
                return True
            case "modality":
                return told
            case _:
                return finding.rule in HARD and (told or finding.draft is not None)

    return tuple(filter(counts, findings))


def _taken_apart(reference: Side, draft: Side, match: Match) -> tuple[Candidate, ...]:
    """The passages among which the draft divides a task that it takes over word for word; () where it does not.

    What a task says in one sentence may stand in two of the same clause, or behind what is added to it; what else these
    carry does not matter.
    """
    rules = resources.table(RULES)["evidence"]
    words = flat(reference.quote(match.task.span))
    pieces = stretches(words, LONG)
    said = [flat(draft.quote(candidate.evidence.span)) for candidate in match.candidates]
    if any(words in text for text in said):  # nothing is left that a second passage could add
        return ()
    known = [frozenset(piece for piece in pieces if piece in text) for text in said]
    needed = rules["apart_whole"] * len(words)
    if shared(words, frozenset().union(*known), LONG) < needed:  # not by all of them together
        return ()
    first = max(range(len(known)), key=lambda at: shared(words, known[at], LONG))
    clause = match.candidates[first].evidence.clause
    chosen, taken = [first], known[first]
    for at, other in enumerate(match.candidates):
        if other.evidence.clause != clause or len(chosen) >= rules["most"]:
            continue
        if shared(words, taken | known[at], LONG) - shared(words, taken, LONG) >= LONG:
            chosen.append(at)
            taken |= known[at]
    whole = shared(words, taken, LONG) >= needed
    return tuple(match.candidates[at] for at in chosen) if whole and len(chosen) > 1 else ()


def _literal(pair: Pair) -> Candidate | None:
    """The first candidate in which a measure of the task stands word for word, if any."""
    least = int(resources.table(RULES)["measure"]["literal"])
    for core in pair.task.core if len(pair.task.core) > 1 else ():
        words = pair.reference_words(core)
        for candidate in pair.match.candidates if len(words) >= least else ():
            if words in flat(pair.draft.quote(candidate.evidence.span)):
                return candidate
    return None


def _carried(match: Match) -> tuple[Candidate, ...]:
    """The candidates that together carry the task: the best, what a part of it needs, and what comes near."""
    rules = resources.table(RULES)["evidence"]
    best = match.candidates[0]
    chosen = [best]
    taken_over = share_of(best, "runs") >= rules["taken_over"]
    for part in range(len(match.task.parts)):
        nearest = max(match.candidates, key=lambda candidate: (match.coverage(candidate, part), candidate.score))
        had, gets = match.coverage(best, part), match.coverage(nearest, part)
        needed = gets >= rules["part_met"] if taken_over else True
        if nearest not in chosen and needed and gets > had + rules["part_gain"]:
            chosen.append(nearest)
    if taken_over:  # its wording stands there: what merely sounds alike must not stand in for what was cut
        return tuple(chosen)
    floor = best.score * rules["near"]
    chosen += [candidate for candidate in match.candidates[1:] if candidate.score >= floor and candidate not in chosen]
    return tuple(chosen[: int(rules["most"])])


def _quoted(match: Match, carried: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """The evidence: what carries the task, then what else comes near it, which a reader would look at too."""
    rules = resources.table(RULES)["evidence"]
    least = carried[0].score * rules["beside"]
    beside = [candidate for candidate in match.candidates if candidate not in carried and candidate.score >= least]
    return tuple(candidate.evidence for candidate in (*carried, *beside)[: int(rules["most"])])


def nearest(match: Match) -> tuple[Evidence, ...]:
    """The passages to look at when a verdict is doubted, the best first: those not far behind the best."""
    rules = resources.table(RULES)["nearest"]
    least = match.candidates[0].score * rules["behind"] if match.candidates else 0.0
    near = (candidate.evidence for candidate in match.candidates if candidate.score >= least)
    return tuple(near)[: int(rules["most"])]


def _where(draft: Side, clause: str) -> str:
    return cited(draft.outline.by_id[clause].number)


def _why_missing(draft: Side, match: Match) -> Message:
    if not match.candidates:
        return Message.of("finding.verdict.missing_nothing")
    return Message.of("finding.verdict.missing", clause=_where(draft, match.candidates[0].evidence.clause))


def _why_carried(
    draft: Side, carried: Sequence[Candidate], findings: Sequence[Finding], *, strengthened: bool, share: float
) -> Message:
    clause = _where(draft, carried[0].evidence.clause)
    if findings:
        names = dict.fromkeys(messages.written(f"word.dimension.{finding.dimension}") for finding in findings)
        return Message.of("finding.verdict.weakened", clause=clause, dimensions="、".join(names))
    if strengthened:
        return Message.of("finding.verdict.strengthened", clause=clause)
    if share >= 0.8:
        return Message.of("finding.verdict.copied", clause=clause)
    several = len({candidate.evidence.clause for candidate in carried}) > 1
    return Message.of("finding.verdict.covered_several" if several else "finding.verdict.covered", clause=clause)


def _added(pair: Pair) -> tuple[Span, ...]:
    """What the best passage commits to beyond the task: numbers, deadlines, a higher number."""
    passage = pair.passages[0]
    asked = {quantity.unit: quantity for quantity in pair.task.quantities}
    added = []
    for quantity in passage.quantities:
        before = asked.get(quantity.unit)
        more = before is not None and before.comparison is not Comparison.CEILING and quantity.value > before.value
        if before is None or more:
            added.append(quantity.span)
    if not pair.task.deadlines:
        added += [limit.span for limit in passage.deadlines]
    return tuple(sorted(added))


def additions(draft: Side, judgements: Sequence[Judgement], near: Mapping[int, float]) -> tuple[Addition, ...]:
    """The draft's measures that no task of the reference is carried by. near: by passage, the score of the task it is
    nearest to (`alignment.company.best_scores`)."""
    used = {evidence.span for judgement in judgements for evidence in judgement.evidence}
    limit = float(resources.table(RULES)["addition"]["score"])
    return tuple(
        Addition(passage.clause, passage.span)
        for number, passage in enumerate(draft.passages)
        if passage.measure and passage.span not in used and near.get(number, 0.0) < limit
    )
