"""力度: the strength word of each measure of the task against that of the measure which carries it.

全面推行 → 探索 is a loss; 必须 → 应当 is none (立法技术规范（试行）（一）); the same word on both sides is none.
"""

import re

from desktop.core import resources
from desktop.core.checks.pair import Counterpart, Pair, pairs_of
from desktop.core.checks.softened import WHOLE, counted_anew, softened
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.text.flat import flat

RULE = "modality"
EXCHANGED = "finding.modality"


def modality(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each measure whose counterpart is weaker by the rule's drop or more.

    A counterpart must share enough of the measure's words; else its strength says nothing of this measure.
    """
    rules = resources.table("rules/verdict.toml")["modality"]
    sentence = pair.reference_words(pair.task.sentence)
    copies = pair.taken_over >= rules["taken_over"]
    found = []
    for core, asked, other in pair.counterparts:
        least = rules["drop"] if len(asked.span) else rules["bare_drop"]
        if other is None or asked.tier - other.strength.tier < least:
            continue
        wanted = pairs_of(pair.reference_words(core))
        if pair.stands(core, anywhere=True):
            continue
        if not wanted or len(wanted & other.pairs) < rules["alike"] * len(wanted):
            continue
        if not copies and not _same_object(pair, core, other):
            continue
        word = flat(pair.reference.quote(asked.span))
        behind = flat(pair.draft.document.text[other.strength.span.end : other.span.end])
        if counted_anew(flat(pair.draft.quote(other.strength.span)), behind, pair.reference_words(core)):
            continue
        if word.startswith(WHOLE) and WHOLE in flat(pair.draft.quote(other.span)):
            continue  # 全面落实 → 要全面兑现
        given = flat(pair.draft.quote(other.strength.span))
        if not given or pair.said.count(given) <= sentence.count(given):
            found += _qualified(pair, core, other)
            continue
        message = (
            Message.of(EXCHANGED, reference=word, draft=given)
            if word
            else Message.of("finding.modality_bare", reference=flat(pair.reference.quote(core)), draft=given)
        )
        severity = Severity.HIGH if asked.tier >= rules["duty"] else Severity.MEDIUM
        place = asked.span if len(asked.span) else core
        found.append(Finding(Dimension.MODALITY, severity, place, other.strength.span, RULE, message))
    if any(finding.message.code == EXCHANGED for finding in found):
        return tuple(found)
    if not found and pair.follows and (hedged := _hedged(pair)):
        return hedged
    told = softened(pair)  # word by word, it may tell in place of which words the draft's own stand
    if not found or any(finding.message.code == EXCHANGED for finding in told):
        return told
    return tuple(found)


def _same_object(pair: Pair, core: Span, other: Counterpart) -> bool:
    """Whether both measures end on the same thing: 开展等级认定 is not what 支持等级认定组织提升水平 speaks of."""
    last = int(resources.table("rules/verdict.toml")["modality"]["last"])
    return pair.reference_words(core)[-2:] in flat(pair.draft.quote(other.span))[-last:]


def _hedged(pair: Pair) -> tuple[Finding, ...]:
    """One finding where a reworded measure, or the stretch before it, makes it depend on means or circumstances.

    对志愿者开展相关培训 → 并视情组织志愿者参加相关培训.
    """
    least = float(resources.table("rules/verdict.toml")["modality"]["alike"])
    asked = pair.reference_words(pair.task.sentence)
    for core, _, other in pair.counterparts:
        wanted = pairs_of(pair.reference_words(core))
        if other is None or not wanted or len(wanted & other.pairs) < least * len(wanted):
            continue
        text = pair.draft.document.text
        start = pair.under(other.span)
        for pattern in _hedges():
            found = pattern.search(text, start, other.span.end)
            if found and not pattern.search(asked):
                place = Span(found.start(), found.end())
                message = Message.of("finding.modality_qualified", draft=flat(found[0]))
                return (Finding(Dimension.MODALITY, Severity.MEDIUM, core, place, RULE, message),)
    return ()


@resources.derived
def _hedges() -> tuple[re.Pattern[str], ...]:
    """What makes a measure depend on means or circumstances, one pattern a kind."""
    return tuple(map(re.compile, resources.table("rules/modality.toml")["hedges"]["patterns"]))


def _qualified(pair: Pair, core: Span, other: Counterpart) -> list[Finding]:
    """The same strength word with a qualifier that the task does not have: 要确保 → 要根据财力."""
    before, after = flat(pair.reference.quote(core)), pair.draft.quote(other.span)
    for word in resources.table("rules/modality.toml")["qualifiers"]["words"]:
        at = after.find(word)
        if at >= 0 and word not in before:
            place = Span(other.span.start + at, other.span.start + at + len(word))
            message = Message.of("finding.modality_qualified", draft=word)
            return [Finding(Dimension.MODALITY, Severity.MEDIUM, core, place, RULE, message)]
    return []
