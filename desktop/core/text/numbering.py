"""Chinese numerals ↔ integers.

The forms of GB/T 15835—2011 as plans use them: 三百, 十二, 二〇二六, 两, 1万 is not read here (numbers with
units are `parsing.quantities`).
"""

DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
NUMERALS = "".join(DIGITS) + "".join(PLACES) + "".join(MYRIADS)


def to_int(numeral: str) -> int | None:
    """The value of a Chinese numeral (十二 → 12, 三百 → 300, 二〇二六 → 2026); None if it is none."""
    if not numeral or any(c not in NUMERALS for c in numeral):
        return None
    if all(c in DIGITS for c in numeral):
        return int("".join(str(DIGITS[c]) for c in numeral))
    total = section = digit = 0
    for c in numeral:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in PLACES:
            section += (digit or 1) * PLACES[c]
            digit = 0
        else:
            counted = section + digit or (0 if total else 1)  # 万亩: one 万
            total = (total + counted) * MYRIADS[c] if MYRIADS[c] > total else total + counted * MYRIADS[c]
            section = digit = 0
    return total + section + digit


def to_chinese(value: int) -> str:
    """The counting numeral of 0..99999999 (12 → 十二, 105 → 一百零五, 20000 → 二万)."""
    if not 0 <= value < 100_000_000:
        raise ValueError(value)
    if value == 0:
        return "零"
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return to_chinese(high) + "万" + (gap + _below_myriad(low, leading=False) if low else "")
    return _below_myriad(value, leading=True)


def _below_myriad(value: int, *, leading: bool) -> str:
    """1..9999; `leading`: 10..19 at the very front are written 十… without 一."""
    digits = "零一二三四五六七八九"
    out = ""
    gap = False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, place)
        if digit == 0:
            gap = bool(out)
            continue
        out += ("零" if gap else "") + digits[digit] + name
        gap = False
    if leading and out.startswith("一十"):
        out = out[1:]
    return out
