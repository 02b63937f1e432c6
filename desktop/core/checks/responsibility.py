"""责任单位: the units that the reference names for a task against those of the draft.

省教育厅 stands for 教育部 at its own level: only the field of a unit counts, not its level.
"""

import re
from collections.abc import Iterable, Sequence

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.alignment import Match
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.review import Side
from desktop.core.model.span import Span
from desktop.core.model.task import Owner
from desktop.core.text.units import fields_of, is_counted, words_of

RULE = "responsibility"
_DEPARTMENTS = re.compile(r"(?P<list>(?:[一-龥]{2,10}、)+[一-龥]{2,10}?)(?:等)?(?:有关|相关)?(?:部门|主管部门)")
_MEMBER = re.compile(r"[^、]+")
_NAMED = re.compile(r"[^、，。；\n]+?(?=等|部门|[、，。；\n]|$)")


def responsibility(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each unit of the task that no passage of the evidence names, where the draft names most of them.

    A local plan that shares the work out anew (农业农村部、文化和旅游部 → 市文旅局) has dropped nobody.
    """
    given = _fields(owner for passage in pair.passages for owner in passage.owners)
    asked = [owner for owner in pair.task.owners if is_counted(owner.name)]
    lost = [owner for owner in asked if not fields_of(owner.name) & given]
    least = float(resources.table("rules/verdict.toml")["responsibility"]["kept"])
    if pair.own_units or not given or len(asked) - len(lost) < least * len(asked):
        return _in_the_sentence(pair, least)
    return tuple(
        Finding(
            Dimension.RESPONSIBILITY,
            Severity.MEDIUM,
            owner.span,
            None,
            RULE,
            Message.of("finding.responsibility_lost", reference=owner.name),
        )
        for owner in lost
    ) or _in_the_sentence(pair, least)


def _in_the_sentence(pair: Pair, least: float) -> tuple[Finding, ...]:
    """教育、民政、公安等部门要… → 教育、公安等部门要…: a draft that copies the rest has shortened the list."""
    if pair.taken_over < resources.table("rules/verdict.toml")["responsibility"]["taken_over"]:
        return ()
    text, said = pair.reference.document.text, pair.said.replace("人民政府", "政府")
    found = []
    for match in _DEPARTMENTS.finditer(text, pair.task.span.start, pair.task.span.end):
        members = list(_MEMBER.finditer(text, match.start("list"), match.end("list")))
        known = {member: words_of(member[0]) for member in members}
        lost = [member for member, words in known.items() if words and not any(word in said for word in words)]
        lost = [member for member in lost if not _widened(member[0], said)]
        if len(members) - len(lost) >= least * len(members):
            for member in lost:
                message = Message.of("finding.responsibility_lost", reference=member[0])
                place = Span(member.start(), member.end())
                found.append(Finding(Dimension.RESPONSIBILITY, Severity.MEDIUM, place, None, RULE, message))
    return tuple(found)


def _widened(name: str, said: str) -> bool:
    """Whether `said` has the department under a longer name: 经济和信息化 → 经济商务和信息化."""
    room = int(resources.table("rules/verdict.toml")["responsibility"]["inserted"])
    if len(name) <= room:
        return False
    for entry in _NAMED.findall(said):
        rest = iter(entry)
        if len(entry) <= len(name) + room and all(character in rest for character in name):
            return True
    return False


def shared_out(draft: Side, matches: Sequence[Match]) -> bool:
    """Whether the draft names other units than the reference throughout, so that one unit less says nothing.

    False where too few tasks have units on both sides to tell.
    """
    rules = resources.table("rules/verdict.toml")["responsibility"]
    shares = []
    for match in matches:
        asked = [owner for owner in match.task.owners if is_counted(owner.name)]
        if asked and match.candidates:
            given = _fields(draft.passages[match.candidates[0].number].owners)
            if given:
                shares.append(sum(bool(fields_of(owner.name) & given) for owner in asked) / len(asked))
    return bool(len(shares) >= rules["tell"] and sum(shares) < rules["own"] * len(shares))


def _fields(owners: Iterable[Owner]) -> frozenset[str]:
    """All that the units answer for."""
    return frozenset(field for owner in owners for field in fields_of(owner.name))
