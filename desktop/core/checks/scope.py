"""范围: the members of the task's enumerations that the draft does not name."""

import re
from collections import Counter

from desktop.core import resources
from desktop.core.checks.pair import Pair
from desktop.core.model.finding import Dimension, Finding, Severity
from desktop.core.model.message import Message
from desktop.core.model.span import Span
from desktop.core.text.flat import flat
from desktop.core.text.units import words_of

RULE = "scope"
_JOINED = re.compile(r"(?<=..)[和与及](?=..)")
_BEFORE_LISTS = ("将", "把", "对", "为", "以", "在", "向", "与")
_UNITS = ("部", "委", "局", "厅", "署", "部门")
# Fewer characters of a member stand everywhere.
SHORTEST = 3
# 580万人 is a target, which has a rule of its own.
_COUNTED = re.compile(r"\d+(?:\.\d+)?[%万亿]?")
# A member may open with its item's number: (三)转移、侵占、挪用….
_NUMBER = re.compile(r"^[（(][一二三四五六七八九十\d]+[）)]")
# 以…、汽车为重点: what the whole list is put to.
_PUT = re.compile(r"为(?:重点|主|核心|基础|主体|引领|导向)$")


def scope(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each enumeration of which too large a share is gone while something of it is kept."""
    rules = resources.table("rules/verdict.toml")["scope"]
    gone = float(resources.table("rules/verdict.toml")["measure"]["lost"])
    found = []
    for members in pair.task.scope:
        whole = Span(members[0].start, members[-1].end)
        if len(members) < rules["members"] or pair.kept(whole) < gone:  # a list dropped whole went with its measure
            continue
        if all(_is_level(pair, members, at) for at in range(len(members) - 1)):
            continue  # 省、市、县三级平台: a draft has the levels it has
        lost = _lost(pair, members)
        if len(lost) == len(members) or len(lost) / len(members) < rules["lost_share"]:
            continue
        for span in _runs(members, lost):
            words = pair.reference_words(span)
            message = Message.of("finding.scope_lost", reference=words)
            found.append(Finding(Dimension.SCOPE, Severity.MEDIUM, span, None, RULE, message))
    return tuple(found)


def lost_share(pair: Pair) -> float:
    """0..1: the largest share of members that the evidence does not name, over the task's enumerations."""
    least = resources.table("rules/verdict.toml")["scope"]["members"]
    shares = [len(_lost(pair, members)) / len(members) for members in pair.task.scope if len(members) >= least]
    return max(shares, default=0.0)


def _lost(pair: Pair, members: tuple[Span, ...]) -> list[Span]:
    """The members that the evidence does not name.

    Where the draft's list takes over most of the list, a short member that does not stand there word for word must be
    named by one of that list's: 新技术 is not named by the 新技能 and 技术 of others. The first and last member carry
    words that are not theirs, and are looked for in the whole sentence.
    """
    rules = resources.table("rules/verdict.toml")["scope"]
    lists = _lists(pair)
    others = {_words(pair, member) for member in members}  # an entry that is one member stands for no other
    lost = [
        member
        for at, member in enumerate(members)
        if not _is_level(pair, members, at)  # a draft has the levels it has: 省、自治区 → 市
        and not any(_named(pair, core, pair.said, rules["named"]) for core in _cores(members, at))
        and not any(_in_other_words(_words(pair, member), listed, others) for listed in lists)
    ]
    inner = [
        member
        for at, member in enumerate(members[1:-1], 1)
        if len(member) <= rules["short"] and member not in lost and not _is_level(pair, members, at)
    ]
    for listed in lists:
        gone = [
            m
            for m in inner
            if not any(_named(pair, m, entry, rules["entry"]) for entry in listed)
            and not _in_other_words(_words(pair, m), listed, others)
        ]
        gone = [m for m in gone if _words(pair, m) not in pair.said]
        same = len(members) - len(lost) - len(gone)
        if gone and same >= rules["same_list"] * len(members) and same >= len(listed):
            return sorted((*lost, *gone))
    return lost


def _cores(members: tuple[Span, ...], at: int) -> list[Span]:
    """A member, and what of it may be the member proper: a verb stands before the first (大力支持保护性耕作、…), what
    is listed behind the last. As long as another member of the list."""
    member = members[at]
    cores = [member]
    for length in {len(other) for other in members[1:-1]}:
        if length < len(member) and at == 0:
            cores.append(Span(member.end - length, member.end))
        if SHORTEST <= length < len(member) and at == len(members) - 1:
            cores.append(Span(member.start, member.start + length))
    return cores


def _is_level(pair: Pair, members: tuple[Span, ...], at: int) -> bool:
    levels = resources.table("rules/verdict.toml")["scope"]["levels"]
    return any(pair.reference_words(core) in levels for core in _cores(members, at))


def _lists(pair: Pair) -> list[list[str]]:
    """The lists of the evidence and its sentences, each as its members' words."""
    return [[flat(pair.draft.quote(entry)) for entry in listed] for passage in pair.around for listed in passage.scope]


def _named(pair: Pair, member: Span, said: str, least: float) -> bool:
    """Whether `said` names a member: so many of its pairs stand there."""
    words = _words(pair, member)
    if words in said or _COUNTED.search(words):
        return True
    halves = _JOINED.split(words)  # 共享和匹配 → 共享起来、匹配起来
    if len(halves) > 1 and all(half in said for half in halves):
        return True
    if words.endswith(_UNITS) and any(word in said for word in words_of(words)):
        return True  # 财政部 → 省财政厅
    pairs = [words[i : i + 2] for i in range(len(words) - 1)]
    return bool(pairs) and sum(p in said for p in pairs) >= least * len(pairs)


def _in_other_words(member: str, listed: list[str], others: set[str]) -> bool:
    """Whether an entry of a list, or a half of one joined by 和, is the member in other words, and no other member."""
    entries = {half for entry in listed for half in (entry, *_JOINED.split(entry))} - others
    return any(_alike(member, entry) or _shorter(member, entry, listed) for entry in entries)


def _shorter(member: str, entry: str, listed: list[str]) -> bool:
    """Whether an entry is the member without what is no part of it, or was said before.

    普遍将中医 → 中医; 养护目标要求、养护资金规模 → 养护目标、资金规模. Not 工业互联网 → 互联网.
    """
    before = member.removesuffix(entry)
    if len(entry) < 2 or before == member or not before:
        return False
    return before.endswith(_BEFORE_LISTS) or any(other != entry and before in other for other in listed)


def _alike(member: str, entry: str) -> bool:
    """Whether an entry of the draft's list is a member in other words, most of its characters the same.

    接受捐赠 → 捐赠接受, 邻里相助 → 邻里互助.
    """
    if min(len(member), len(entry)) < 2 or _JOINED.search(member):  # of 在职和离岗创办企业 one half may be gone
        return False
    rest = iter(entry)
    if len(entry) <= 2 * len(member) and len(member) >= SHORTEST and all(character in rest for character in member):
        return True  # 农资进村 → 农资送货进村
    rules = resources.table("rules/verdict.toml")["scope"]
    same = sum((Counter(member) & Counter(entry)).values())
    return bool(len(member) > SHORTEST and same >= rules["alike"] * max(len(member), len(entry)))


def _words(pair: Pair, member: Span) -> str:
    return _PUT.sub("", _NUMBER.sub("", pair.reference_words(member)))


def _runs(members: tuple[Span, ...], lost: list[Span]) -> list[Span]:
    """Lost neighbours as one stretch."""
    runs: list[Span] = []
    for at, member in enumerate(members):
        if member in lost and at and members[at - 1] in lost:
            runs[-1] = Span(runs[-1].start, member.end)
        elif member in lost:
            runs.append(member)
    return runs
