"""Finding → the change to the draft that gives back what was weakened, where an official could write what it makes.

A strength word is put back only before the words that follow it in the reference too, so that 全面推行 finds its
object and 应 its subject; a number or date only where the same thing is counted. The rest is for a person to word.
"""

import re
from collections.abc import Iterator

from desktop.core.model.finding import Finding
from desktop.core.model.review import Comparison
from desktop.core.text.flat import flat
from desktop.core.text.replacement import Replacement
from desktop.core.writers.report_rows import rules

PAUSE = re.compile(r"[，；。：！？…\n]")
SAME = 4  # characters that follow on both sides; fewer are chance: 技能, 人才 stand behind many verbs
VERB = 6  # characters between a strength word and its object: 加快〔推进〕, 要〔进一步加强〕
ALIKE = 0.5  # of the character pairs of the shorter surroundings, so that two numbers count the same thing
AROUND = 12  # characters at each side of a number or date that say what it is about
JOINED = "、和与及或不未无非勿"  # before a strength word: it is one of several, or denied
BOUND = "且并的"  # what ties a condition to the words behind it: 具有博士学位且符合条件的 → 符合条件的
COPULAS = "是为属"  # 对象是〔具有博士学位的〕: nothing would be left
LEVELS = str.maketrans("省市区县州", "国" * 5)  # 全国 is 全省 in a province's draft
SENTENCE = re.compile(r"[。；\n]")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
YEARLY = "每年"  # may be part of a number or stand before it
YEAR = re.compile(r"(?:19|20)\d\d年")
BOUNDS = re.compile(r"(?:达到|不少于|不低于|超过|至少|约)$")
FLOOR = re.compile(r"达到|不少于|不低于|超过|至少|以上")


def restoration(comparison: Comparison, finding: Finding) -> Replacement | None:
    """The change to the draft's text; None where the draft has no words in its place, or the sentence would not do."""
    if finding.draft is None or not len(finding.draft) or not len(finding.reference):
        return None
    named = {key: str(value) for key, value in finding.message.params}
    match finding.rule:
        case "condition":
            return _without_condition(comparison, finding, named.get("draft", ""))
        case "modality" if "draft" in named and "reference" not in named:
            return _without_qualifier(comparison, finding)
        case "modality":
            return _strength(comparison, finding, bare=finding.message.code.endswith("_bare"))
        case "step":  # found in its place, so it fits there
            return Replacement(finding.draft.start, finding.draft.end, _words(comparison, finding))
        case "deadline":
            return _date(comparison, finding)
        case _:
            return _number(comparison, finding)


def is_certain(comparison: Comparison, finding: Finding, change: Replacement) -> bool:
    """Whether the change may be proposed before anybody has decided.

    Another number may be the locality's own: a city's 1000人 under a province's 8000人 is its share, 6% under 不超过10%
    keeps it, growth has its own pace everywhere. Only a floor for a rate or standard holds wherever it stands.
    """
    old, new = comparison.draft.document.text[change.start : change.end], change.text
    if finding.rule != "target" or NUMBER.findall(old) == NUMBER.findall(new):
        return True
    standard = re.search(rf"\d(?:{'|'.join(map(re.escape, rules()['standards']))})", new)
    before = comparison.reference.document.text[max(0, finding.reference.start - AROUND) : finding.reference.start]
    own = any(word in before for word in rules()["own_measure"])
    return bool(standard and FLOOR.search(new) and not own)


# --- strength words -----------------------------------------------------------------------------------------------


def _strength(comparison: Comparison, finding: Finding, *, bare: bool) -> Replacement | None:
    """bare: the reference has only a verb or a noun where the draft has a weak word: 培育 → 探索培育."""
    assert finding.draft is not None
    text, start, end = comparison.draft.document.text, finding.draft.start, finding.draft.end
    if text[:start].endswith(tuple(JOINED)):
        return None
    source = _line(comparison.reference.document.text, finding.reference.start)
    width = 0 if bare else len(finding.reference)
    behind = _line(text, end)
    kept = _before(behind, source, width)
    if kept is not None:
        return Replacement(start, end, source[:kept])
    # 企业应按规定 → 鼓励企业按规定: the word stands behind who has to act.
    subject = PAUSE.split(comparison.reference.document.text[: finding.reference.start])[-1]
    if subject and behind.startswith(subject) and (not text[:start] or PAUSE.match(text[start - 1])):
        kept = _before(behind[len(subject) :], source, width)
        if kept == 0:
            return Replacement(start, end, "")
        if kept is not None:
            return Replacement(start, end + len(subject), subject + source[:kept])
    return None


def _before(behind: str, source: str, width: int) -> int | None:
    """How many characters of `source` stand before the words that `behind` begins with; None where it has them not.

    source: from the strength word on, which takes `width` characters.
    """
    places = [at for at in range(width + VERB + 1) if not PAUSE.search(source[:at])]
    best = max(places, key=lambda at: (_common(behind, source[at:]), -at))
    length = _common(behind, source[best:])
    stretches = [PAUSE.split(words)[0] for words in (behind, source[best:])]
    if length < SAME and not (length == max(map(len, stretches)) and length >= SAME // 2):
        return None
    # 支持企业人才培训机构开展… has another object than 加强企业人才培训; where words are only taken away, any will do.
    own, asked = (set(_pairs(words)) for words in stretches)
    return best if not best or len(own & asked) >= ALIKE * max(len(own), len(asked)) else None


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike, up to a pause; places of any level are alike."""
    length = 0
    for left, right in zip(one.translate(LEVELS), other.translate(LEVELS), strict=False):
        if left != right or PAUSE.match(left):
            break
        length += 1
    return length


def _without_qualifier(comparison: Comparison, finding: Finding) -> Replacement | None:
    """要根据财力保障 → 要保障; where the reference has a word in the qualifier's place, that word: 要确保保障."""
    assert finding.draft is not None
    text, start, end = comparison.draft.document.text, finding.draft.start, finding.draft.end
    alone = not text[:start] or PAUSE.match(text[start - 1])
    if alone and text[end : end + 1] == "，":
        return Replacement(start, end + 1, "")  # 原则上，…
    core, behind = comparison.reference.quote(finding.reference), _line(text, end)
    at = max(range(len(core)), key=lambda place: (_common(behind, core[place:]), -place))
    if _common(behind, core[at:]) < SAME:
        return None
    before = "" if alone else text[max(0, start - 2) : start]
    for gap in range(min(VERB, at) + 1):
        if core[: at - gap].endswith(before) and (before or at == gap):
            return Replacement(start, end, core[at - gap : at])
    return None


# --- conditions, numbers, dates -----------------------------------------------------------------------------------


def _without_condition(comparison: Comparison, finding: Finding, condition: str) -> Replacement | None:
    """The draft without a condition that it added, where that stands once in the sentence of the finding."""
    assert finding.draft is not None
    text = comparison.draft.document.text
    first = max(text.rfind(mark, 0, finding.draft.start) for mark in "。；\n") + 1
    sentence = SENTENCE.split(text[first:], maxsplit=1)[0]
    if not condition or sentence.count(condition) != 1:
        return None
    start = first + sentence.index(condition)
    end = start + len(condition)
    end += condition[0] not in BOUND and text[end : end + 1] in tuple(BOUND)  # 符合条件〔且经认定〕的 keeps its 的
    stays = text[end : end + 1].isalnum() and not text[:start].endswith(tuple(COPULAS))
    return Replacement(start, end, "") if stays else None


def _number(comparison: Comparison, finding: Finding) -> Replacement | None:
    assert finding.draft is not None
    start, end = finding.draft.start, finding.draft.end
    text, words = comparison.draft.document.text, _words(comparison, finding)
    if BOUNDS.search(text[max(0, start - AROUND) : start]) and not NUMBER.match(words):
        return None  # 达到达到300人
    # A number that the reference names beside this one counts another thing there.
    source = comparison.reference.document.text
    first = max(source.rfind(mark, 0, finding.reference.start) for mark in "。；\n") + 1
    beside = source[first : finding.reference.start] + SENTENCE.split(source[finding.reference.end :], maxsplit=1)[0]
    taken = set(NUMBER.findall(text[start:end])) & set(NUMBER.findall(beside))
    if taken or not _same_thing(comparison, finding):
        return None
    own = len(YEARLY) * text[start:end].startswith(YEARLY)
    yearly = own or text[:start].endswith(YEARLY)
    return Replacement(start + own, end, words.removeprefix(YEARLY) if yearly else words)


def _date(comparison: Comparison, finding: Finding) -> Replacement | None:
    """The reference's words where they are built alike; else its year in the draft's: 2027年底前 → 2025年底前."""
    assert finding.draft is not None
    start, end = finding.draft.start, finding.draft.end
    old, new = comparison.draft.document.text[start:end], _words(comparison, finding)
    if not _same_thing(comparison, finding):
        return None
    if NUMBER.sub("0", old) == NUMBER.sub("0", new):
        return Replacement(start, end, new)
    years = YEAR.findall(new)
    if len(years) == len(YEAR.findall(old)) == 1 and "月" not in old + new:
        return Replacement(start, end, YEAR.sub(years[0], old))
    return None


def _same_thing(comparison: Comparison, finding: Finding) -> bool:
    """Whether what surrounds two numbers or dates speaks of the same."""
    assert finding.draft is not None
    sides = []
    for document, span in (
        (comparison.reference.document, finding.reference),
        (comparison.draft.document, finding.draft),
    ):
        left, right = document.text[max(0, span.start - AROUND) : span.start], document.text[span.end :][:AROUND]
        sides.append(set(_pairs(SENTENCE.split(left)[-1])) | set(_pairs(SENTENCE.split(right, maxsplit=1)[0])))
    return len(sides[0] & sides[1]) >= ALIKE * min(map(len, sides))


def _pairs(words: str) -> Iterator[str]:
    """Neighbouring characters, marks and numbers left out."""
    words = words.translate(LEVELS)
    return (pair for i in range(len(words) - 1) if (pair := words[i : i + 2]).isalpha())


def _words(comparison: Comparison, finding: Finding) -> str:
    return flat(comparison.reference.quote(finding.reference))


def _line(text: str, start: int) -> str:
    return text[start:].split("\n", 1)[0]
