"""举措: a measure of the task that the draft drops while it keeps another."""

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span

RULE = "measure"
RULES = "rules/verdict.toml"
ACTIONS = "lexicon/actions.toml"


def measure(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each measure of the task whose words the evidence does not have, where it has another's."""
    rules = resources.table(RULES)["measure"]
    stretches = pair.task.core if len(pair.task.core) > 1 else pair.task.parts
    kept = {span: pair.kept(_proper(pair, span)) for span in stretches}
    if len(kept) < 2 or max(kept.values()) < rules["kept"]:
        return ()
    return tuple(
        _lost(pair, span)
        for span, share in kept.items()
        if not pair.stands(span, anywhere=True)
        and not _announces(pair, span)
        and (_cut_off(pair, span) or (share < rules["lost"] and not _met(pair, span, rules["met"])))
        and (pair.close or not pair.follows or _nowhere(pair, span, rules["told"]))
    )


def _announces(pair: Pair, span: Span) -> bool:
    """Whether a measure only announces the one behind it: 推进引才引智工作，支持开展…培训."""
    words = pair.reference_words(span)
    rules, endings = resources.table(RULES)["measure"], resources.table(ACTIONS)["function"]["lead_endings"]
    last = max(core.start for core in pair.task.core)
    return span.start < last and len(words) <= rules["announcement"] and words.endswith(tuple(endings))


def _cut_off(pair: Pair, span: Span) -> bool:
    """Whether the evidence takes over the rest word for word and has nothing of its own that could say `span`.

    In a sentence that is copied, a measure that is not copied must be said in words that are the draft's own. Where
    there are hardly any, its words are met only because other measures share them (数字人才 in two of three).
    """
    rules = resources.table(RULES)["measure"]
    others = [other for other in pair.task.core if not other.overlaps(span)]
    if not pair.close or len(span) < rules["literal"] or not others:
        return False
    if pair.taken_over < rules["copied_less"] or pair.own_copy(_proper(pair, span)) > rules["copied_less"]:
        return False
    rest_copied = min(pair.copied(other) for other in others) >= rules["copied_rest"]
    return bool(rest_copied and pair.own_words < rules["own_words"] * len(span))


def _proper(pair: Pair, span: Span) -> Span:
    """The measure without the adverbs before its verb (进一步落实 → 落实), which it need not keep."""
    start, text = span.start, pair.reference.document.text
    while adverb := next((word for word in _adverbs() if text.startswith(word, start, span.end)), ""):
        start += len(adverb)
    return Span(start, span.end) if start < span.end else span


@resources.derived
def _adverbs() -> tuple[str, ...]:
    """Words before a verb that do not change what is done, the longest first."""
    return tuple(sorted(resources.table(ACTIONS)["function"]["adverbs"], key=len, reverse=True))


def _met(pair: Pair, span: Span, least: float) -> bool:
    """Whether other words of the evidence carry what stands at `span`."""
    total = met = 0.0
    for at, term in enumerate(pair.match.terms):
        if span.contains(term.span):
            total += term.weight
            met += term.weight * max(candidate.met[at] for candidate in pair.carried)
    return total > 0 and met / total >= least


def _nowhere(pair: Pair, span: Span, least: float) -> bool:
    """Whether no passage that came into question says `least` of what stands at `span`: in other words, but there."""
    inside = [(at, term.weight) for at, term in enumerate(pair.match.terms) if span.contains(term.span)]
    total = sum(weight for _, weight in inside) or 1.0
    told = (sum(weight * one.met[at] for at, weight in inside) / total for one in pair.match.candidates)
    return max(told, default=0.0) < least


def _lost(pair: Pair, span: Span) -> Finding:
    message = Message.of("finding.measure_lost", reference=pair.reference_words(span))
    return Finding(Dimension.MEASURE, Severity.HIGH, span, None, RULE, message)
