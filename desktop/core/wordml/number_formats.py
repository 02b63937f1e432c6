"""A count and a number format of Word → the characters that Word shows (ISO 29500-1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

from desktop.core.text.numbering import to_chinese

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
GREATEST = 32_767  # the greatest number that Word's own lists count to
FORMAL = str.maketrans("一二三四五六七八九十百千万", "壹贰叁肆伍陆柒捌玖拾佰仟萬")
IDEOGRAPH_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def _roman(count: int) -> str:
    out = ""
    for amount, letters in ROMAN + ROMAN_SMALL:
        out += letters * (count // amount)
        count %= amount
    return out


def _letters(count: int) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _from(characters: str, count: int) -> str:
    return characters[count - 1] if count <= len(characters) else str(count)


def _row(first: str, size: int) -> Callable[[int], str]:
    """A row of `size` characters of Unicode from `first` on (① …), then plain figures."""
    return lambda count: chr(ord(first) + count - 1) if count <= size else str(count)


def _counting(count: int) -> str:
    """一 … 九十九, then figure by figure (一〇〇)."""
    return to_chinese(count) if count < 100 else str(count).translate(IDEOGRAPH_DIGITS)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": to_chinese,
    "taiwaneseCountingThousand": to_chinese,
    "japaneseCounting": to_chinese,
    "chineseLegalSimplified": lambda count: to_chinese(count).translate(FORMAL),
    "ideographLegalTraditional": lambda count: to_chinese(count).translate(FORMAL),
    "ideographDigital": lambda count: str(count).translate(IDEOGRAPH_DIGITS),
    "japaneseDigitalTenThousand": lambda count: str(count).translate(IDEOGRAPH_DIGITS),
    "taiwaneseDigital": lambda count: str(count).translate(IDEOGRAPH_DIGITS),
    "ideographTraditional": lambda count: _from(STEMS, count),
    "ideographZodiac": lambda count: _from(BRANCHES, count),
    "decimalFullWidth": lambda count: str(count).translate(FULL_WIDTH_DIGITS),
    "decimalFullWidth2": lambda count: str(count).translate(FULL_WIDTH_DIGITS),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda count: "",  # noqa: ARG005
}


def format_number(count: int, kind: str) -> str:
    """`count` in the format `kind`; plain figures for a format that Chinese documents do not use, for 0 and
    less where the format has no sign for them, and for counts that Word itself does not reach."""
    if not 1 <= count <= GREATEST and kind != "none":
        return str(count)
    return FORMATS.get(kind, str)(count)
