"""指标: every number that the task commits to against the draft's number of the same unit."""

import re

from desktop.core import resources
from desktop.core.checks.pair import BORDERS, Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.recognition import Level
from desktop.core.model.span import Span
from desktop.core.model.task import Comparison, Quantity
from desktop.core.text.flat import flat

RULE = "target"
_NUMBER = re.compile(r"[\d二三四五六七八九十两百千万亿全]|一(?![批定些次般系])")


def target(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each number that is gone, lower (a ceiling: higher), or no longer a bound."""
    offered = [quantity for passage in pair.around for quantity in passage.quantities]
    copies = pair.taken_over >= resources.table("rules/verdict.toml")["target"]["taken_over"]
    granted = _granted(pair) if copies else frozenset()
    found = []
    # A number that stays as it was is taken first, so that it cannot stand in for another: 500人…1500人 → 1500人.
    for asked in sorted(pair.task.quantities, key=lambda asked: all(given.value != asked.value for given in offered)):
        same = [quantity for quantity in offered if quantity.unit == asked.unit]
        # A larger one that the sentence gives to something else does not stand in for it.
        inside = [quantity for quantity in same if pair.passages[0].span.contains(quantity.span)]
        wanted = sum(quantity.unit == asked.unit for quantity in pair.task.quantities)
        if (copies or pair.follows) and len(inside) >= wanted:
            same = inside
        # A number that only lost its bound is this one's: 11%以上, 35%以上 → 11%左右, 35%以上.
        same = [quantity for quantity in same if quantity.value == asked.value] or same
        if copies:
            same = [] if _taken_out(pair, asked) else [given for given in same if given in inside] or same
        kept = [given for given in same if _keeps(asked, given, granted=asked in granted)]
        if kept:
            offered.remove(min(kept, key=lambda given: (abs(given.value - asked.value), given.span)))
            continue
        words = pair.reference_words(asked.span)
        if _said_otherwise(pair, asked, copies=copies) or (not copies and _is_named(pair, asked)):
            continue
        if not same:
            message = Message.of("finding.target_lost", reference=words)
            found.append(Finding(Dimension.TARGET, Severity.HIGH, asked.span, None, RULE, message))
            continue
        nearest = min(same, key=lambda given: (abs(given.value - asked.value), given.span))
        if _is_share(pair, asked, nearest):
            continue
        code = "finding.target_vague" if _reaches(asked, nearest, granted=asked in granted) else "finding.target_lower"
        message = Message.of(code, reference=words, draft=flat(pair.draft.quote(nearest.span)))
        found.append(Finding(Dimension.TARGET, Severity.HIGH, asked.span, nearest.span, RULE, message))
    return tuple(sorted((*found, *_shared_only(pair)), key=lambda finding: finding.reference))


def _shared_only(pair: Pair) -> tuple[Finding, ...]:
    """A share in place of the whole: 给予全额资助 → 按80%给予资助, in a draft that goes along the reference."""
    if not pair.follows:
        return ()
    passage = pair.passages[0]
    shares = [given for given in passage.quantities if given.unit == "%" and given.value < 100]
    if not shares or any(asked.unit == "%" for asked in pair.task.quantities):
        return ()
    text = pair.reference.document.text
    for word in resources.table("rules/verdict.toml")["target"]["full"]:
        at = text.find(word, pair.task.span.start, pair.task.span.end)
        if at >= 0 and word not in pair.said:
            given = flat(pair.draft.quote(shares[0].span))
            message = Message.of("finding.target_lower", reference=word, draft=given)
            place = Span(at, at + len(word))
            return (Finding(Dimension.TARGET, Severity.HIGH, place, shares[0].span, RULE, message),)
    return ()


def _said_otherwise(pair: Pair, asked: Quantity, *, copies: bool) -> bool:
    """Whether the evidence says as much without a figure: 建设1个平台 → 建设一个平台, 每年修订1次 → 每年修订.

    The whole stands for 100%, in a draft with words of its own for any share: 覆盖50%以上 → 全部覆盖.
    """
    rules = resources.table("rules/verdict.toml")["target"]
    written = pair.reference_words(asked.span)
    if asked.value == 1:
        before = pair.reference_words(Span(pair.task.span.start, asked.span.start)).rpartition("，")[2]
        yearly = asked.unit == "次" and "每" in before
        return f"一{written[-1]}" in pair.said or (yearly and any(word in pair.said for word in rules["rhythm"]))
    whole = asked.unit == "%" and asked.comparison is not Comparison.CEILING and (asked.value == 100 or not copies)
    return whole and any(word in pair.said for word in rules["whole"])


def _taken_out(pair: Pair, asked: Quantity) -> bool:
    """Whether the best passage goes on without a number behind the words that it copies from before this one.

    单个企业最高300万元 → 单个企业若干: that another sentence has 300万元 does not help.
    """
    before = int(resources.table("rules/verdict.toml")["target"]["before"])
    lead = pair.reference_words(Span(pair.task.span.start, asked.span.start))[-before:]
    said = flat(pair.draft.quote(pair.passages[0].span))
    if len(lead) < before or any(mark in lead for mark in BORDERS) or said.count(lead) != 1:
        return False
    if lead + pair.reference_words(asked.span) in said:
        return False
    behind = said.partition(lead)[2] or pair.said.rpartition(said)[2]
    behind = re.split("[。；\n]", behind)[0]
    if not behind.startswith("，"):  # 举办研修班，每年不少于5期: where nothing is in its place, it may stand behind
        behind = re.split(f"[{BORDERS}]", behind)[0]
    return not _NUMBER.search(behind)


def _is_named(pair: Pair, asked: Quantity) -> bool:
    """Whether the number stands with what is before it in a sentence that came into question: 山区26县 is a name."""
    before = int(resources.table("rules/verdict.toml")["target"]["name"])
    start = max(pair.task.span.start, asked.span.start - before)
    return pair.stands_among(Span(start, asked.span.end))


def _is_share(pair: Pair, asked: Quantity, given: Quantity) -> bool:
    """Whether a lower level writes its own part of a total: 全省培训3500名 → 全市培训320名.

    Not where the number holds for each (每个县建设5个), nor for shares and money.
    """
    rules = resources.table("rules/verdict.toml")["target"]
    above, below = pair.reference.recognition.level, pair.draft.recognition.level
    levels = list(Level)
    lower = above is not None and below is not None and levels.index(below) > levels.index(above)
    words = pair.reference_words(Span(pair.task.span.start, asked.span.end)).rpartition("，")[2]
    each = any(word in words for word in rules["each"])
    return lower and not each and asked.unit not in rules["amounts"] and given.value <= rules["part"] * asked.value


def _granted(pair: Pair) -> frozenset[Quantity]:
    """The upper limits of what is given, which are better the higher: 给予奖补，最高300万元.

    Asked only where the draft takes over the wording; one that writes afresh has amounts of its own.
    """
    rules = resources.table("rules/verdict.toml")["target"]
    text = pair.reference.document.text
    words = pair.task.span.of(text)
    if not re.search("|".join(rules["granted"]), words):
        return frozenset()
    borne = re.compile("|".join(rules["borne"]))
    around = int(rules["around"])
    return frozenset(
        quantity
        for quantity in pair.task.quantities
        if quantity.comparison is Comparison.CEILING
        and quantity.unit in rules["amounts"]
        and not borne.search(text[max(pair.task.span.start, quantity.span.start - around) : quantity.span.end])
    )


def _reaches(asked: Quantity, given: Quantity, *, granted: bool) -> bool:
    """Whether the number itself is as demanding: at most a ceiling, else at least what was asked or granted."""
    ceiling = asked.comparison is Comparison.CEILING and not granted
    return given.value <= asked.value if ceiling else given.value >= asked.value


def _keeps(asked: Quantity, given: Quantity, *, granted: bool) -> bool:
    """Whether the draft's number carries the reference's: as demanding, and no softer a bound.

    300人以上 → 不少于300人 keeps; 300人以上 → 300人左右 does not, 400人左右 does.
    """
    if not _reaches(asked, given, granted=granted):
        return False
    if given.comparison is Comparison.CEILING and asked.comparison is not Comparison.CEILING:
        return False  # 不少于20个 → 不超过20个
    softened = given.comparison is Comparison.ABOUT and asked.comparison is not Comparison.ABOUT
    return not (softened and given.value == asked.value)
