"""A task's words → the strength word that governs it, on the ladder of resources/rules/modality.toml."""

import re

from desktop.core import resources
from desktop.core.model.span import Span
from desktop.core.model.task import Strength

RULES = "rules/modality.toml"
# How far from the front of a measure its strength word may stand: 企业应按规定…, 对…的可…
# A bare verb plan style (实施…) has none and takes the tier of 直接部署.
PLAIN_TIER = 4.0


@resources.derived
def _ladder() -> tuple[tuple[str, float], ...]:
    """Strength words with their tiers."""
    tiers = resources.table(RULES)["tier"]
    return tuple({word: float(tier["value"]) for tier in tiers for word in tier["words"]}.items())


@resources.derived
def _qualifiers() -> tuple[tuple[str, ...], float]:
    entry = resources.table(RULES)["qualifiers"]
    return tuple(entry["words"]), float(entry["drop"])


# A prohibition governs wherever it stands: 加强收费管理，不得向学员收取费用.
_EVERYWHERE = frozenset({"严禁", "禁止", "不得", "不准", "不允许"})
# 提供智力支持, 给予支持: what is given, not how firmly.
_GIVEN = re.compile(r"(?:提供|给予)[^，。；]*支持$")
# Single characters are strength words only before a verb: 应按规定, 可享受, not 应用, 可靠, 主要.
_NOT_ALONE = {
    "应": (
        "应用",
        "应急",
        "应对",
        "应届",
        "适应",
        "响应",
        "反应",
        "供应",
        "对应",
        "应变",
        "相应",
        "效应",
        "应征",
        "应聘",
    ),
    "可": ("可靠", "可持续", "可行", "认可", "许可", "可视", "可再生", "可信", "可追溯", "不可", "可控", "可及"),
    "要": ("要求", "主要", "重要", "要素", "需要", "纲要", "要点", "要害", "必要", "概要", "摘要", "要道"),
    "须": ("必须", "须知"),
    "研究": ("研究院", "研究所", "研究生", "科学研究", "研究与", "科研", "研究机构", "研究中心"),
    "试点": ("试点地区", "试点城市", "试点项目", "试点单位"),
    "禁止": (),
    "不能": ("不能有效",),
}


def strength(text: str, measure: Span) -> Strength:
    """The strength of a measure: the strongest of the words that open it, less what qualifies it.

    Only words in the measure's opening (before its object) govern it: in 支持企业应用新技术 the 支持 does,
    and a 加强 far inside a long object does not. A prohibition counts wherever it stands.
    """
    window = measure.of(text)
    found = [(at, word, tier) for word, tier in _ladder() if word in window and (at := _find(window, word)) is not None]
    words, drop = _qualifiers()
    softened = sum(drop for word in words if word in window)
    if not found:
        return Strength(Span(measure.start, measure.start), "", PLAIN_TIER - softened)
    # Of 全面推行 and 全面 at one place the longer.
    at, word, tier = min(found, key=lambda entry: (entry[1] not in _EVERYWHERE, entry[0], -len(entry[1])))
    qualifier = next((other for other in words if window[:at].endswith(other)), "")
    at, word = at - len(qualifier), qualifier + word
    return Strength(Span(measure.start + at, measure.start + at + len(word)), word, tier - softened)


def _find(window: str, word: str) -> int | None:
    """Where `word` stands as a strength word, None if nowhere."""
    longer = _NOT_ALONE.get(word, ())
    for found in re.finditer(re.escape(word), window):
        given = word == "支持" and _GIVEN.search(window[: found.end()])
        if not given and not any(_covers(window, found.start(), other) for other in longer):
            return found.start()
    return None


def _covers(window: str, at: int, other: str) -> bool:
    """Whether what begins at `at` is only a part of `other` there."""
    return any(window.startswith(other, start) for start in range(max(0, at - len(other) + 1), at + 1))
