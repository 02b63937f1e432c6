"""Text → the numbers that a plan commits to, and its deadlines."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from desktop.core.model.span import Span
from desktop.core.model.task import Comparison, Deadline, Quantity
from desktop.core.parsing.counted import topic
from desktop.core.text.numbering import MYRIADS, NUMERALS, to_int

# 3000 · 1,000 · 12.5 · 三百 · 两 ; the magnitude (万, 亿, 千万) follows.
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|[{NUMERALS}]+)"
# Measure words that a target is counted in. 年 月 日 are dates, 条 款 项 章 are references to text.
_UNIT = (
    r"(?:个百分点|百分点|个工作日|工作日|个月|%|％|‰|万人次|人次|万人|亿元|万元|元|人(?!口)|名|位|家|个(?!部门)|所|期|项|件|门|"
    r"种|类|次|场|批|套|部(?!门)|座|处|支|台|辆|公里|千米|平方米|平方公里|立方米|亩|公顷|吨|千瓦时|千瓦|户|村|镇|县|床|张|篇|"
    r"册|岁|周岁|倍|分钟|小时|学时|课时|日|天|只|头|株|条|例|对(?!应|接)|组|间|宗|笔|席|轮|堂|节|本|枚|份|分(?!之))"
)
_BOUND = (
    r"(?P<before>不少于|不低于|不得少于|不得低于|至少|达到|超过|突破|高于|大于|≥|不超过|不高于|不得超过|不多于|不大于|最高|最多|"
    r"至多|低于|少于|≤|约|大约|近|每人|每年)?\s*"
)
_QUANTITY = re.compile(
    rf"{_BOUND}(?:(?P<low>{_NUMBER})\s*[—\-－~～至到]\s*)?(?P<number>{_NUMBER})\s*(?P<myriad>[十百千]?[万亿])?(?P<more>余|多)?\s*(?P<unit>{_UNIT})"
    rf"(?P<after>以上|以内|以下|左右|上下|之内)?"
)
_PERCENT = re.compile(rf"{_BOUND}百分之(?P<number>{_NUMBER})(?P<after>以上|以内|以下|左右)?")
# 七成, 八成五; not 一成不变, 三成果.
_TENTHS = re.compile(
    rf"{_BOUND}(?P<number>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九])?"
    r"(?P<after>以上|以内|以下|左右)?(?![不果立为员功本长效交套品熟就年人])"
)
# 七折, 七五折, 8.5折; not 三折页.
_DISCOUNT = re.compile(
    rf"{_BOUND}(?P<number>\d(?:\.\d)?|[一二三四五六七八九])(?P<half>[一二三四五六七八九])?折"
    r"(?P<after>以上|以内|以下|左右)?(?![页叠线扇])"
)
_FRACTION = re.compile(
    rf"{_BOUND}(?P<whole>[二两三四五六七八九十])分之(?P<number>[一二两三四五六七八九])(?P<after>以上|以内|以下|左右)?"
)
_HALF = re.compile(rf"{_BOUND}(?:一半|半数)(?P<after>以上|以内|以下|左右)?")
_FLOOR = {"不少于", "不低于", "不得少于", "不得低于", "至少", "达到", "超过", "突破", "高于", "大于", "≥", "以上"}
_CEILING = {
    "不超过",
    "不高于",
    "不得超过",
    "不多于",
    "不大于",
    "最高",
    "最多",
    "至多",
    "低于",
    "少于",
    "≤",
    "以内",
    "以下",
    "之内",
}
_ABOUT = {"约", "大约", "近", "左右", "上下"}
_YEARLY = re.compile(r"每年|年均|每年度|年[度]?(?:招收|培训|培养)")
# 一个, 一批, 一项 … without a figure are articles, not targets; 零部 is part of 零部件.
_ARTICLE = re.compile(
    r"^零部$|^[一两]\s*(?:个|批|项|种|类|次|家|支|套|名|位|所|门|条|件|场|期|处|座|部|对|组|本|份|分)$"
)

_YEAR = r"(?:(?:19|20)\d{2}|[一二]\s*[〇○零九]\s*[〇○零一二三四五六七八九]\s*[〇○零一二三四五六七八九])"
_BY_YEAR = re.compile(
    rf"(?:到|至|力争|在|于|自|从)?\s*(?P<year>{_YEAR})\s*年(?:\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月)?"
    rf"(?:\s*\d{{1,2}}\s*日)?\s*(?P<tail>底前|年底前|底之前|末前|底|末|前|之前|以前|起|初?开始|以来)?"
    r"(?!\s*第\s*\d+\s*号)"
)
_BEGINNINGS = {"起", "开始", "初开始", "以来"}
_RANGE = re.compile(rf"(?P<from>{_YEAR})\s*年?\s*[—\-－–~～至到]+\s*(?P<to>{_YEAR})\s*年")
_DURATION = re.compile(
    rf"(?:用|利用|在|力争|争取|未来|今后)?\s*(?P<number>\d+|[{NUMERALS}]+)\s*(?:至|—|-|～)?\s*(?:\d+|[{NUMERALS}]+)?\s*"
    rf"(?P<unit>年|个月|个工作日|工作日|日|天)(?P<about>左右)?(?P<tail>时间|以内|之内|内)"
)
_PER_UNIT_YEARS = {"年": 1.0, "个月": 1 / 12, "个工作日": 1 / 250, "工作日": 1 / 250, "日": 1 / 365, "天": 1 / 365}
_RELATIVE = re.compile(r"(?:今年|本年度|当年|明年)(?:年)?(?:底前|底|末|内)")


def _value(number: str) -> float:
    """3000 · 1,000 · 12.5 · 三百 → its value; what `_NUMBER` finds always has one."""
    return float(number.replace(",", "") if number[0].isdigit() else to_int(number) or 0)


def _tens(match: re.Match[str]) -> float:
    """七成 → 70, 七五折 → 75."""
    return 10 * _value(match["number"]) + (_value(match["half"]) if match["half"] else 0)


def _magnitude(myriad: str | None) -> float:
    """万 → 10⁴, 千万 → 10⁷."""
    if not myriad:
        return 1.0
    factor = float(MYRIADS[myriad[-1]])
    return factor * {"十": 10, "百": 100, "千": 1000}.get(myriad[0], 1)


def _comparison(before: str | None, after: str | None) -> Comparison:
    words = {before, after}
    if after in _ABOUT:
        return Comparison.ABOUT  # 达到80%左右
    if words & _FLOOR:
        return Comparison.FLOOR
    if words & _CEILING:
        return Comparison.CEILING
    if words & _ABOUT:
        return Comparison.ABOUT
    return Comparison.EXACT


# What is written in words of a whole → per cent.
_SHARES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], float]], ...] = (
    (_PERCENT, lambda match: _value(match["number"])),
    (_TENTHS, _tens),
    (_DISCOUNT, _tens),
    (_FRACTION, lambda match: 100 * _value(match["number"]) / _value(match["whole"])),
    (_HALF, lambda _: 50.0),
)


def quantities(text: str, span: Span) -> tuple[Quantity, ...]:
    """The quantities that stand in `span`, in order: 不少于5期, 300人以上, 最高400万元, 占比达到11%.

    Dates, clause numbers and articles (一批, 一个) are none. The unit is brought to its base
    (2万人次 → 20000 人次); 余 and 多 make a floor. Shares in words are per cent: 百分之五, 七成, 七五折, 三分之二,
    一半.
    """
    found: list[Quantity] = []
    window = span.of(text)
    yearly = _YEARLY.search(window)
    limits = [limit.span for limit in deadlines(text, span)]
    for match in _QUANTITY.finditer(window):
        if _ARTICLE.match(match["number"] + match["unit"]) and not match["myriad"]:
            continue
        value = _value(match["low"] or match["number"])
        place = Span(span.start + match.start(), span.start + match.end())
        if _is_name(window, match) or any(place.overlaps(limit) for limit in limits):
            continue
        unit, scale = _base_unit(match["unit"])
        if match["number"] == "24" and unit == "小时" and match["before"] is None and match["after"] is None:
            continue  # 24小时监测: without a pause
        if unit in {"日", "条", "节", "分"} and match["before"] is None and match["after"] is None:
            continue
        # 3—5家 is kept by any number from 3 on.
        comparison = Comparison.FLOOR if match["more"] or match["low"] else _comparison(match["before"], match["after"])
        period = "year" if match["before"] == "每年" or (yearly and yearly.start() <= match.start()) else ""
        found.append(Quantity(place, value * _magnitude(match["myriad"]) * scale, unit, comparison, period))
    for pattern, share in _SHARES:
        for match in pattern.finditer(window):
            place = Span(span.start + match.start(), span.start + match.end())
            if not any(place.overlaps(quantity.span) for quantity in found):
                bound = _comparison(match["before"], match["after"])
                found.append(Quantity(place, share(match), "%", bound, "year" if yearly else ""))
    return _with_topics(text, span, sorted(found, key=lambda quantity: quantity.span), limits)


def _with_topics(text: str, span: Span, found: list[Quantity], limits: Iterable[Span]) -> tuple[Quantity, ...]:
    """Each with what it counts, looked for between the numbers and dates on either side of it."""
    if not found:
        return ()
    borders = sorted({Span(span.start, span.start), *limits, *(quantity.span for quantity in found)})
    between = {
        middle: Span(before.end, after.start)
        for (before, middle), (_, after) in pairwise(pairwise([*borders, Span(span.end, span.end)]))
        if before.end <= middle.start and middle.end <= after.start
    }
    return tuple(
        replace(quantity, topic=topic(text, between[quantity.span], quantity.span, quantity.unit))
        if quantity.span in between
        else quantity
        for quantity in found
    )


def _is_name(window: str, match: re.Match[str]) -> bool:
    """第3期, 〔2024〕37号, “百团万人湾区行”: a number that counts nothing."""
    at = match.start("low") if match["low"] else match.start("number")
    quoted = window.count("“", 0, at) > window.count("”", 0, at)
    return quoted or window[max(0, at - 1) : at] in {"第", "〔"}


def _base_unit(unit: str) -> tuple[str, float]:
    """万人 → (人, 10⁴); ％ → (%, 1); 名 and 位 count people as 人 does."""
    scale = 1.0
    if unit[0] in MYRIADS and len(unit) > 1:
        scale, unit = float(MYRIADS[unit[0]]), unit[1:]
    return {"％": "%", "名": "人", "位": "人", "个工作日": "工作日", "天": "日"}.get(unit, unit), scale


def deadlines(text: str, span: Span) -> tuple[Deadline, ...]:
    """The deadlines and periods that stand in `span`, in order.

    到2026年底前, 2024—2026年 (its end counts), 用3年左右时间, 15日内, 今年年底前.
    A date in 《》 belongs to a title, one before a number (2019年第76号) to a document, and 起 and 开始 begin: all
    these are none.
    """
    window = span.of(text)
    found: list[Deadline] = []
    for pattern, limit in (
        (_RANGE, lambda match: (_year(match["to"]), None)),
        (_BY_YEAR, lambda match: None if match["tail"] in _BEGINNINGS else (_year(match["year"]), None)),
        (_DURATION, lambda match: (None, _value(match["number"]) * _PER_UNIT_YEARS[match["unit"]])),
        (_RELATIVE, lambda _: (None, None)),
    ):
        for match in pattern.finditer(window):
            stretch = Span(match.start() + len(match[0]) - len(match[0].lstrip()), match.end())
            place = stretch.shifted(span.start)
            titled = window.count("《", 0, match.start()) > window.count("》", 0, match.start())
            said = limit(match)
            if said is not None and not titled and not any(place.overlaps(other.span) for other in found):
                found.append(Deadline(place, *said))
    return tuple(sorted(found, key=lambda deadline: deadline.span))


def _year(written: str) -> int | None:
    digits = re.sub(r"\s", "", written)
    return int(digits) if digits.isdigit() else to_int(digits)
