"""Brackets of responsible units → the units, their roles, and the stretch each bracket answers for.

Forms met in plans: （责任单位：省委组织部、省教育厅）, （牵头单位：…；配合单位：…）, （省教育厅牵头，…配合）,
and at a clause's end a bare list （自治区教育厅、科技厅）. "列第一位的责任单位为牵头单位" (Hangzhou 2020) is
practice in some places only, so a bare list keeps the role `responsible`.
"""

import re

from desktop.core.model.span import Span
from desktop.core.model.task import Owner, OwnerRole

_BRACKET = re.compile(r"[（(〔](?P<inside>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)〕]")
_LABEL = re.compile(
    r"(?:(?P<lead>牵头(?:责任)?(?:单位|部门)|主办单位|主责单位)|(?P<support>配合(?:单位|部门)|协办单位|参与单位|参加单位|协同单位)"
    r"|(?P<responsible>责任(?:单位|部门|主体|分工)|落实单位|实施单位|负责单位|责任处室))\s*[:：]"
)
_TRAILING_ROLE = re.compile(
    r"(?P<lead>牵头(?:负责)?|负责|主办)|(?P<support>(?:按职责分工)?(?:配合|参与|协助|协同|指导)|按职责分工负责|分工负责|分别负责|共同负责)"
)
# The last characters of a unit's name, at every level of government.
UNIT_ENDINGS = (
    "部|委|厅|局|办|室|院|署|会|团|社|行|司|处|科|站|中心|政府|委员会|办公室|法院|检察院|工会|妇联|残联|科协|文联|工商联|银行|"
    "税务局|海关|管委会|街道|乡镇|县区|区县|公安|机关|部门|单位|各市|各县|各区|有关方面|集团|公司|企业|学校|高校|协会|党校|总队|支队"
)
_UNIT = re.compile(rf"(?:{UNIT_ENDINGS})(?:（[^（）]*）|\([^()]*\)|〔[^〔〕]*〕)?(?:等)?$|^(?:各|有关|相关)")
# 教育部等, 省教育厅等9部门: not part of the last unit's name.
_AND_OTHERS = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?个?(?:有关)?(?:部门|单位)?$")
_SEPARATOR = "、，,；;。 \t\u3000"


def owners(text: str, bracket: Span) -> tuple[Owner, ...]:
    """The units named inside a bracket that `brackets` found, in order, with their roles."""
    return _labelled(text, Span(bracket.start + 1, bracket.end - 1), OwnerRole.RESPONSIBLE)


def units(text: str, cell: Span, role: OwnerRole) -> tuple[Owner, ...]:
    """The units named in a cell of a table, in order; `role` is theirs where the cell does not say otherwise.

    A name that the narrow column broke in two (省自然资源和 规划厅) is one, its `name` without the blank.
    """
    whole: list[Owner] = []
    for owner in _labelled(text, cell, role):
        before = whole[-1] if whole else None
        if before and _is_begun(before.name) and not text[before.span.end : owner.span.start].strip():
            whole[-1] = Owner(Span(before.span.start, owner.span.end), before.name + owner.name, owner.role)
        else:
            whole.append(owner)
    return tuple(whole)


def _is_begun(name: str) -> bool:
    """Whether a name cannot end here: 省自然资源和, 省人力资源社会."""
    return not _UNIT.search(name) or name.endswith("社会")


def _labelled(text: str, span: Span, otherwise: OwnerRole) -> tuple[Owner, ...]:
    """The units in `span`; labels in it (牵头单位：) give the roles of those behind them."""
    labels = list(_LABEL.finditer(text, span.start, span.end))
    ends = [*(label.start() for label in labels), span.end]
    found = [*_listed(text, Span(span.start, ends[0]), otherwise)]
    for label, end in zip(labels, ends[1:], strict=True):
        found += _listed(text, Span(label.end(), end), OwnerRole(label.lastgroup or otherwise))
    return tuple(found)


def _listed(text: str, span: Span, role: OwnerRole) -> tuple[Owner, ...]:
    """A list of units; 牵头/配合 behind names sets the role of what stands before it."""
    found: list[Owner] = []
    pending: list[Span] = []
    for name in _names(text, span):
        mark = _TRAILING_ROLE.search(name.of(text))
        if mark and mark.end() == len(name):
            said = OwnerRole.SUPPORT if mark["support"] else OwnerRole.LEAD
            said = OwnerRole.RESPONSIBLE if "负责" in mark[0] and "牵头" not in mark[0] else said
            rest = Span(name.start, name.start + mark.start())
            pending += [rest] if len(rest) else []
            found += _named(text, pending, said)
            pending = []
        else:
            pending.append(name)
    found += _named(text, pending, role)
    return tuple(found)


def _named(text: str, places: list[Span], role: OwnerRole) -> list[Owner]:
    names = [(place.start, _AND_OTHERS.sub("", place.of(text))) for place in places]
    return [Owner(Span(start, start + len(name)), name, role) for start, name in names if name]


def _names(text: str, span: Span) -> list[Span]:
    names: list[Span] = []
    depth, start = 0, span.start
    for at in range(span.start, span.end + 1):
        ending = at == span.end
        c = "" if ending else text[at]
        depth += (c in {"（", "(", "〔"}) - (c in {"）", ")", "〕"})
        if ending or (c in _SEPARATOR and depth == 0) or c == "\n":
            if at > start:
                names.append(Span(start, at))
            start = at + 1
    return names


def brackets(text: str, span: Span) -> tuple[Span, ...]:
    """The brackets in `span` that name responsible units, brackets included, in order.

    One with a label (责任单位：) counts wherever it stands; a bare one only behind a sentence or at the
    end, and only where every name in it looks like a unit.
    """
    found: list[Span] = []
    for match in _BRACKET.finditer(text, span.start, span.end):
        place = Span(match.start(), match.end())
        inside = Span(place.start + 1, place.end - 1)
        if _LABEL.match(text, inside.start, inside.end) or (
            _ends_sentence(text, place, span) and _all_units(text, inside)
        ):
            found.append(place)
    return tuple(found)


def _ends_sentence(text: str, place: Span, span: Span) -> bool:
    before = text[span.start : place.start].rstrip()
    after = text[place.end : span.end].lstrip("。； \t\n")
    return bool(before) and (before[-1] in "。；" or not after)


def _all_units(text: str, inside: Span) -> bool:
    names = _names(text, inside)
    if not names or len(inside) < 3:
        return False
    units = sum(bool(_UNIT.search(_TRAILING_ROLE.sub("", name.of(text)).strip())) for name in names)
    return units >= max(1, round(0.8 * len(names)))
