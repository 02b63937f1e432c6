"""范围: a condition that the draft adds before whom a measure is for, which narrows it.

符合条件的人才 → 具有博士学位且符合条件的人才; 鼓励企业建档 → 鼓励经评审认定的企业建档.
"""

import re
from collections.abc import Iterator

from desktop.core import resources
from desktop.core.checks.pair import Pair, pairs_of
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.text.flat import flat
from desktop.core.text.runs import apart, stretches

RULE = "condition"
RULES = "rules/verdict.toml"
_TO_NOUN = re.compile("[^，。；、的]{0,2}的")


@resources.derived
def _conditions() -> re.Pattern[str]:
    return re.compile("|".join(resources.table(RULES)["condition"]["patterns"]))


@resources.derived
def _kinds() -> tuple[re.Pattern[str], ...]:
    """What a condition before a noun (…的企业) is about: one pattern a kind."""
    return tuple(map(re.compile, resources.table(RULES)["condition"]["kinds"]))


@resources.derived
def _alone() -> tuple[re.Pattern[str], ...]:
    """Phrases that bind a measure wherever they stand."""
    return tuple(map(re.compile, resources.table(RULES)["condition"]["alone"]))


def condition(pair: Pair) -> tuple[Finding, ...]:
    """At most one finding: the counterpart of a measure is bound to a condition that the task does not name."""
    rules = resources.table(RULES)["condition"]
    task = flat(pair.reference.quote(pair.task.sentence))
    if pair.taken_over >= rules["taken_over"]:
        quoted = pair.carried[0].evidence.span
        for words in _put_in(flat(pair.draft.quote(quoted)), task, int(rules["run"])):
            message = Message.of("finding.condition_added", draft=words)
            return (Finding(Dimension.SCOPE, Severity.MEDIUM, pair.task.span, quoted, RULE, message),)
    for core, _, other in pair.counterparts:
        wanted = pairs_of(pair.reference_words(core))
        if other is None or not wanted or len(wanted & other.pairs) < rules["alike"] * len(wanted):
            continue
        passage = next(p for p in pair.around if p.span.contains(other.span))
        added = _bound(pair, other.span, task) if pair.follows else ""
        found = (match[0] for match in _conditions().finditer(flat(pair.draft.quote(passage.span))))
        if added := added or next((words for words in found if words not in task), ""):
            message = Message.of("finding.condition_added", draft=added)
            return (Finding(Dimension.SCOPE, Severity.MEDIUM, core, other.span, RULE, message),)
    return ()


def _bound(pair: Pair, measure: Span, task: str) -> str:
    """The condition on whom a reworded measure is for, in its stretch or the one before; "" where the task has such.

    给予信贷支持 → 对登记满3年且评估等级在3A以上的慈善组织，给予信贷支持.
    """
    words = flat(pair.draft.document.text[pair.under(measure) : measure.end])
    for kind in _kinds():
        found = kind.search(words)
        if found and not kind.search(task) and found[0] not in task and _TO_NOUN.match(words, found.end()):
            # 年快递进出量1万件以上, not its last words alone
            start = max(words.rfind(border, 0, found.start()) for border in "，：、且对向给由") + 1
            bound = words[start or found.start() : found.end()]
            longest = resources.table(RULES)["condition"]["longest"]
            return bound if len(bound) <= longest else ""  # longer: no phrase, a table's row
    return ""


def _put_in(said: str, task: str, run: int) -> Iterator[str]:
    """The conditions in what `said` has between the words that it copies from `task`, to where these go on."""
    for start, end in apart(said, stretches(task, run), run):
        for pattern in _alone():
            if (found := pattern.search(said[start:end])) and not pattern.search(task):
                yield found[0]
        first = start + max(said[start:end].rfind(mark) for mark in "，；：") + 1
        if first == start:  # 鼓励经认定的企业 → the run ends before 鼓励, which is not the draft's own
            first += max((n for n in range(1, end - start) if said[max(0, start - run) : start + n] in task), default=0)
        cut = _TO_NOUN.match(said, end)  # 最高〔级的企业〕 was copied from elsewhere in the sentence
        last = cut.end() - 1 if cut else end
        beside = not said[:first] or said[:first][-1] in "，；：" or said[:first][-2:] in task
        own = first < last and said[first] == "对"  # 对…的企业: a measure of the draft's own
        if first < last and not own and beside and _goes_on(said[last:], task):
            yield from _before_a_noun(said[first:last], said, task)


def _goes_on(behind: str, task: str) -> bool:
    """Whether copied words follow at once: 的企业建立."""
    behind = behind.removeprefix("的")
    return len(behind) > 1 and behind[:2] in task and (behind[:2].isalnum() or behind[0] == "，")


def _before_a_noun(words: str, said: str, task: str) -> Iterator[str]:
    """The condition that is put in: bound to the noun by 的, or to another condition by 且."""
    joined = words.find("且", 0, -1)
    for kind in _kinds():
        found = kind.search(words, max(0, joined))
        if found is None or found[0] in task:
            continue
        before = kind.search(task)
        replaced = joined < 0 and before is not None and before[0] not in said  # 具备条件的 → 符合条件的
        bound = words.endswith(("的", "且")) or words + "的" in said
        if not replaced and (joined >= 0 or bound):
            yield words[max(0, joined) :].removesuffix("的").removesuffix("且")
